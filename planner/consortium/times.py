# SPDX-License-Identifier: MIT
"""When each member is out: as planned together, alone, later, and with another member gone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from planner.model import Project
from planner.model.months import months_after
from planner.rules.facts import facts_of
from planner.schedule.simulation import RiskEffect
from planner.schedule.timeline import ENDS_OF_CONTRACTS
from planner.verdicts.four import Verdict, verdicts_of
from planner.verdicts.levers import SIDE_ITERATIONS
from planner.verdicts.options import OWN_PURCHASES, Course, courses
from planner.verdicts.outlooks import SIGNATURE, played
from planner.verdicts.programmes import Ground, Programme, programme_of

COMES_APART = "R72"
"""The risk of the catalogue that a consortium comes apart."""


@dataclass(frozen=True)
class MemberGround:
    """A member ready to be planned again: what it stands on, the programme it follows, and its risks."""

    id: str
    name: str
    organisation: str
    ground: Ground
    programme: Programme
    effects: tuple[RiskEffect, ...]
    apart: RiskEffect | None
    """What the risk that the consortium comes apart does to time, if the catalogue has it."""

    @property
    def signed(self) -> bool:
        """Return whether the new contract is signed: from then on nobody waits for a common purchase."""
        return any(one.activity.id == SIGNATURE for one in self.programme.done)


@dataclass(frozen=True)
class Times:
    """When a member is live and out: planned, at an even chance, in four futures of five, and by when due.

    `chance` is that of being out in time, None where no end is known; `runs` is how often it was played.
    """

    live: date | None
    live_p50: date | None
    live_p80: date | None
    out: date | None
    out_p50: date | None
    out_p80: date | None
    due: date | None
    chance: float | None
    runs: int
    refused: tuple[str, ...] = ()
    route: str = ""


def times_of(programme: Programme, ground: Ground, effects: Sequence[RiskEffect]) -> Times:
    """Return when a programme is through, played with its risks."""
    one = played(programme, ground, effects, SIDE_ITERATIONS)
    verdicts = {verdict.kind: verdict for verdict in verdicts_of(programme, one.outlook)}
    live, out = verdicts["replace"], verdicts["leave"]
    route = programme.course.then or programme.course.route
    return Times(
        live=live.done or live.planned,
        live_p50=live.p50,
        live_p80=live.p80,
        out=out.done or out.planned,
        out_p50=out.p50,
        out_p80=out.p80,
        due=_due(out, programme),
        chance=out.chance,
        runs=one.iterations,
        refused=programme.refused,
        route=route.title if route else "",
    )


def _due(out: Verdict, programme: Programme) -> date | None:
    ends = [end.day for end in out.due]
    if not ends and programme.schedule:
        ends = [one.day for one in programme.schedule.dates.deadlines if one.kind in ENDS_OF_CONTRACTS]
    return min(ends, default=None)


def together(member: MemberGround) -> Times:
    """Return when a member is out as it plans now."""
    return times_of(member.programme, member.ground, member.effects)


def alone(member: MemberGround) -> Times | None:
    """Return when a member is out if it buys by itself; None where no route for that is known.

    Its own option of that kind is taken, if it has named one. What has been done stays done, but for the
    common tender: that was not its own.
    """
    course = _own_course(member.ground)
    if course is None:
        return None
    rest = member.effects if member.apart is None else [e for e in member.effects if e.id != member.apart.id]
    ground = _on(member.ground, _own_purchase(member.ground.project))
    return times_of(programme_of(course, ground), ground, rest)


TENDERED = ("A05", "C05", "C06", "D05", "D06", "D07", "D08", "D09", "D10", "D11", "D12")
"""The activities that belong to the purchase of all: who goes has not done them for itself."""


def _own_purchase(project: Project) -> Project:
    held = project.programme.progress or ()
    kept = tuple(one for one in held if one.activity not in TENDERED)
    return project.model_copy(update={"programme": project.programme.model_copy(update={"progress": kept})})


def _own_course(ground: Ground) -> Course | None:
    named = courses(ground.project, ground.routes, False, False)
    for key in OWN_PURCHASES:
        route = ground.routes.by_id.get(key)
        if route is None or not route.valid_on(ground.project.as_of):
            continue
        own = next((one for one in named if one.route is not None and one.route.id == key), None)
        return own or Course(f"alone-{key}", route.title, route, route, derived=True)
    return None


def later(member: MemberGround, months: int) -> Times:
    """Return when a member is out if what is left begins so many months later."""
    project = member.ground.project
    start = months_after(max(project.programme.start or project.as_of, project.as_of), months)
    programme = project.programme
    held = [one for one in programme.progress or () if one.finished]
    moved = programme.model_copy(update={"start": start, "progress": tuple(held)})
    ground = _on(member.ground, project.model_copy(update={"programme": moved}))
    return times_of(programme_of(member.programme.course, ground), ground, member.effects)


def without(member: MemberGround, gone: str, before: Times) -> Times:
    """Return when a member is out if another has gone: shared things are shared with one less.

    Until the new contract is signed, the agreement and the tender have to be gone through again: the risk
    that the consortium comes apart has then happened. Where nothing of it bears on the member, `before`
    stands.
    """
    project = _less(member.ground.project, gone)
    ground = _on(member.ground, project)
    programme = programme_of(member.programme.course, ground)
    effects: Iterable[RiskEffect] = member.effects
    if member.apart is not None and not member.signed:
        happened = replace(member.apart, probability=1.0)
        effects = [*(one for one in member.effects if one.id != happened.id), happened]
    elif _same(programme, member.programme):
        return before
    return times_of(programme, ground, tuple(effects))


def _same(one: Programme, other: Programme) -> bool:
    return one.schedule == other.schedule and one.refused == other.refused


def _on(ground: Ground, project: Project) -> Ground:
    known = ground.facts
    return replace(ground, facts=facts_of(project, known.on, known.computed, known.figures))


def _less(project: Project, gone: str) -> Project:
    """Return the project with an organisation taken out of all that is shared."""

    def left(names: tuple[str, ...] | None) -> tuple[str, ...] | None:
        return None if names is None else tuple(one for one in names if one != gone)

    return project.model_copy(
        update={
            "organisations": tuple(one for one in project.organisations if one.id != gone),
            "systems": tuple(
                one.model_copy(update={"shared_with": left(one.shared_with)}) for one in project.systems
            ),
            "contracts": tuple(
                one.model_copy(update={"parties": left(one.parties)}) for one in project.contracts
            ),
        }
    )


@dataclass(frozen=True)
class Timing:
    """Every member's times: as planned, alone, later by the months tried, and with each other one gone."""

    base: Mapping[str, Times]
    alone: Mapping[str, Times | None]
    late: Mapping[tuple[str, int], Times]
    without: Mapping[tuple[str, str], Times]
    """By the member who is timed, and the one who has gone."""


def timing_of(members: Sequence[MemberGround], months: Mapping[str, int]) -> Timing:
    """Return every time that a consortium is asked for. `months` is how late each member is tried to be."""
    base = {one.id: together(one) for one in members}
    late: dict[tuple[str, int], Times] = {}
    for one in members:
        mine = {months[one.id]} if one.id in months else set()
        for length in sorted(mine if one.signed else set(months.values())):
            late[one.id, length] = later(one, length)
    return Timing(
        base=base,
        alone={one.id: alone(one) for one in members},
        late=late,
        without={
            (one.id, other.id): without(one, other.organisation, base[one.id])
            for one in members
            for other in members
            if one is not other
        },
    )
