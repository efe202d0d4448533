# SPDX-License-Identifier: MIT
"""Every option side by side: its programme, its four verdicts, its ladder, and what would keep it alive."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from planner.schedule.activities import Duration
from planner.schedule.instances import Activity
from planner.schedule.setting import COPY_OF_PRIORITY_BANDS, COPY_OF_REMAINDER
from planner.schedule.simulation import Outlook, RiskEffect, outlook
from planner.schedule.timeline import Deadline
from planner.verdicts import four, ladder
from planner.verdicts.four import Verdict
from planner.verdicts.ladder import Rung
from planner.verdicts.options import Course, courses
from planner.verdicts.programmes import Ground, Programme, extensions, programme_of

HEADLINE_ITERATIONS = 10_000
SIDE_ITERATIONS = 2_048
"""How often an option is played that stands beside the headline: two whole blocks of stratified draws."""

APPROVALS = ("C06", "D11")
"""The approvals of the outline and of the full business case."""

SAFE_ENOUGH = 0.8

Standing = Literal["open", "not_known", "shut", "dead"]
"""`shut`: a rule, a notice or a date stands against it; `dead`: time does; `not_known`: a blank decides."""


@dataclass(frozen=True)
class Lever:
    """What would help an option: by how many days at P80, and the chance of the first end it would give.

    `by` is the last day for it, where one is set.
    """

    id: Literal["extension", "route", "copy", "approvals"]
    title: str
    days: int
    chance: float
    by: date | None = None


@dataclass(frozen=True)
class OptionOutlook:
    """One option with all that follows from it. `first` is the end of a contract that comes first."""

    programme: Programme
    iterations: int
    verdicts: tuple[Verdict, ...]
    rungs: tuple[Rung, ...]
    levers: tuple[Lever, ...]
    first: Deadline | None
    chance: float | None
    standing: Standing
    next_to_die: Rung | None

    @property
    def course(self) -> Course:
        """Return the option."""
        return self.programme.course

    def verdict(self, kind: four.Kind) -> Verdict:
        """Return one of the four verdicts."""
        return next(one for one in self.verdicts if one.kind == kind)


@dataclass(frozen=True)
class Played:
    """A programme with what came of playing it; None where nothing is bought."""

    programme: Programme
    outlook: Outlook | None
    iterations: int


def played(programme: Programme, ground: Ground, risks: Sequence[RiskEffect], iterations: int) -> Played:
    """Return a programme with its goals played so many times."""
    schedule = programme.schedule
    if schedule is None:
        return Played(programme, None, 0)
    goals = [*four.goals_of(schedule), *ladder.goals_of(programme, schedule)]
    held = [one.activity for one in schedule.activities]
    return Played(
        programme, outlook(held, schedule.dates, ground.calendar, risks, goals, iterations), iterations
    )


def outlook_of(one: Played, ground: Ground, risks: Sequence[RiskEffect]) -> OptionOutlook:
    """Return all that follows from an option that has been played."""
    programme, schedule = one.programme, one.programme.schedule
    rungs = ladder.ladder_of(programme, one.outlook)
    ends = ladder.ends_of(schedule) if schedule else []
    first = ends[0] if ends else None
    chance = ladder.chance_of(first, one.outlook) if first and one.outlook else None
    return OptionOutlook(
        programme=programme,
        iterations=one.iterations,
        verdicts=four.verdicts_of(programme, one.outlook),
        rungs=rungs,
        levers=tuple(_levers(one, first, chance, ground, risks)),
        first=first,
        chance=chance,
        standing=_standing(programme, rungs, first),
        next_to_die=ladder.dies_next(rungs, ground.project.as_of),
    )


def _standing(programme: Programme, rungs: Sequence[Rung], first: Deadline | None) -> Standing:
    if programme.refused:
        return "shut"
    if first is not None and ladder.dead_at(rungs, first):
        return "dead"
    unknown = programme.unknown or (programme.schedule is not None and first is None)
    return "not_known" if unknown else "open"


def _levers(
    one: Played, first: Deadline | None, chance: float | None, ground: Ground, risks: Sequence[RiskEffect]
) -> Iterator[Lever]:
    """Yield what helps an option that is not safe enough: a longer contract, a faster copy, quick boards."""
    if one.outlook is None or first is None or chance is None or chance >= SAFE_ENOUGH:
        return
    if not one.programme.course.extends:
        yield from _extension(one, first, ground)
    copy = (COPY_OF_PRIORITY_BANDS, COPY_OF_REMAINDER)
    yield from _shorter(
        one, "copy", "Copy the images at the best rate in the range", copy, first, ground, risks
    )
    title = "Have both business cases approved in the shortest usual time"
    yield from _shorter(one, "approvals", title, APPROVALS, first, ground, risks)


def _extension(one: Played, first: Deadline, ground: Ground) -> Iterator[Lever]:
    """Yield what an extension would give: the days stay as they are, and the end moves."""
    goal = one.outlook.goals.get(f"{first.kind} {first.day.isoformat()}") if one.outlook else None
    for longer in extensions(one.programme.facts, ground.regimes):
        later = longer.contract.application_end or longer.contract.end
        if longer.contract.id == first.contract and longer.open and goal and later and later > first.day:
            title = f"Extend {longer.contract.name_in_print}"
            yield Lever("extension", title, (later - first.day).days, goal.range.chance(later), longer.notice)


def _shorter(
    one: Played,
    lever: Literal["copy", "approvals"],
    title: str,
    activities: Sequence[str],
    first: Deadline,
    ground: Ground,
    risks: Sequence[RiskEffect],
) -> Iterator[Lever]:
    schedule = one.programme.schedule
    if schedule is None or one.outlook is None:
        return
    held = [_at_best(known.activity, activities) for known in schedule.activities]
    goal = next(g for g in ladder.goals_of(one.programme, schedule) if first.day in g.due.values())
    goal = replace(goal, asked=())
    other = outlook(held, schedule.dates, ground.calendar, risks, [goal], SIDE_ITERATIONS).goals.get(goal.id)
    if other is not None and other.chance is not None:
        days = (one.outlook.goals[goal.id].range.p80 - other.range.p80).days
        if days > 0:
            yield Lever(lever, title, days, other.chance)


def _at_best(activity: Activity, named: Sequence[str]) -> Activity:
    low = activity.duration.low
    return replace(activity, duration=Duration(low, low, low)) if activity.template_id in named else activity


def every_outlook(ground: Ground, risks: Sequence[RiskEffect]) -> tuple[OptionOutlook, ...]:
    """Return every option of a trust, in its order, those beside the headline played less often."""
    may_extend = any(one.refused is None for one in extensions(ground.facts, ground.regimes))
    found = [
        outlook_of(played(programme_of(course, ground), ground, risks, SIDE_ITERATIONS), ground, risks)
        for course in courses(ground.project, ground.routes, may_extend)
    ]
    return tuple(_with_quicker_route(one, found) for one in found)


def _with_quicker_route(one: OptionOutlook, others: Sequence[OptionOutlook]) -> OptionOutlook:
    """Return an option with the quickest other route as a lever, where it has any to pull."""
    if not one.levers or one.first is None:
        return one
    mine = one.verdict("replace").p80
    open_ones = [
        other
        for other in others
        if other.standing != "shut"
        and other.course.extends == one.course.extends
        and other.chance is not None
    ]
    best = min(
        open_ones, key=lambda other: (other.verdict("replace").p80 or date.max, other.course.id), default=None
    )
    theirs = best.verdict("replace").p80 if best else None
    if best is None or mine is None or theirs is None or theirs >= mine or best.chance is None:
        return one
    title = f"Buy as in “{best.course.title}”"
    lever = Lever("route", title, (mine - theirs).days, best.chance)
    return replace(one, levers=(*one.levers, lever))
