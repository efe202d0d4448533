# SPDX-License-Identifier: MIT
"""Every option side by side: its programme, its four verdicts, its ladder, and what would keep it alive."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from planner.schedule.progress import DoneActivity
from planner.schedule.simulation import RiskEffect, outlook
from planner.schedule.timeline import Deadline
from planner.verdicts import four, ladder
from planner.verdicts.four import Verdict
from planner.verdicts.ladder import Rung
from planner.verdicts.levers import SIDE_ITERATIONS, Lever, Played, levers
from planner.verdicts.options import Course, courses
from planner.verdicts.programmes import Ground, Programme, extensions, programme_of

Standing = Literal["open", "not_known", "shut", "dead"]
"""`shut`: a rule, a notice or a date stands against it; `dead`: time does; `not_known`: a blank decides."""


@dataclass(frozen=True)
class EndOutlook:
    """One end of a contract: the chance to be done before it, and whether it is past saving."""

    end: Deadline
    chance: float | None
    dead: bool


@dataclass(frozen=True)
class OptionOutlook:
    """One option with all that follows from it. The ends of contracts stand with the first ahead."""

    programme: Programme
    iterations: int
    verdicts: tuple[Verdict, ...]
    rungs: tuple[Rung, ...]
    levers: tuple[Lever, ...]
    ends: tuple[EndOutlook, ...]
    standing: Standing
    next_to_die: Rung | None

    @property
    def course(self) -> Course:
        """Return the option."""
        return self.programme.course

    def end(self, kind: str) -> EndOutlook | None:
        """Return the first end of a kind, of applications or of an archive."""
        return next((one for one in self.ends if one.end.kind == kind), None)

    def verdict(self, kind: four.Kind) -> Verdict:
        """Return one of the four verdicts."""
        return next(one for one in self.verdicts if one.kind == kind)


def played(programme: Programme, ground: Ground, risks: Sequence[RiskEffect], iterations: int) -> Played:
    """Return a programme with its goals played so many times."""
    schedule = programme.schedule
    if schedule is None:
        return Played(programme, None, 0)
    goals = [*four.goals_of(schedule), *ladder.goals_of(programme, schedule)]
    held = [one.activity for one in schedule.activities]
    return Played(
        programme,
        outlook(held, schedule.dates, ground.calendar, risks, goals, iterations, ground.together),
        iterations,
    )


def outlook_of(one: Played, ground: Ground, risks: Sequence[RiskEffect]) -> OptionOutlook:
    """Return all that follows from an option that has been played."""
    programme, schedule = one.programme, one.programme.schedule
    rungs = ladder.ladder_of(programme, one.outlook)
    ends = ladder.ends_of(schedule) if schedule else []
    first = ends[0] if ends else None
    chances = {end: ladder.chance_of(end, one.outlook) for end in ends if one.outlook}
    met = tuple(
        EndOutlook(end, chance, ladder.dead_at(rungs, end, chance)) for end, chance in chances.items()
    )
    chance = met[0].chance if met else None
    return OptionOutlook(
        programme=programme,
        iterations=one.iterations,
        verdicts=four.verdicts_of(programme, one.outlook),
        rungs=rungs,
        levers=tuple(levers(one, first, chance, ground, risks)),
        ends=met,
        standing=_standing(programme, met),
        next_to_die=ladder.dies_next(rungs, ground.project.as_of, [held.end for held in met if held.dead]),
    )


def _standing(programme: Programme, ends: Sequence[EndOutlook]) -> Standing:
    if programme.refused:
        return "shut"
    if ends and ends[0].dead:
        return "dead"
    unknown = programme.unknown or (programme.schedule is not None and not ends)
    return "not_known" if unknown else "open"


SIGNATURE = "D13"


def every_outlook(
    ground: Ground, risks: Sequence[RiskEffect], done: Sequence[DoneActivity] = ()
) -> tuple[OptionOutlook, ...]:
    """Return every option of a trust, in its order, each played less often than the headline.

    `done` is what lies behind: once a contract is signed no other option is derived.
    """
    bought = any(one.activity.template_id == SIGNATURE for one in done)
    may_extend = any(one.refused is None for one in extensions(ground.facts, ground.regimes))
    found = [
        outlook_of(played(programme_of(course, ground), ground, risks, SIDE_ITERATIONS), ground, risks)
        for course in courses(ground.project, ground.routes, may_extend, bought)
    ]
    return tuple(_with_quicker_route(one, found) for one in found)


def _with_quicker_route(one: OptionOutlook, others: Sequence[OptionOutlook]) -> OptionOutlook:
    """Return an option with the quickest other route as a lever, where it has any to pull."""
    if not one.levers:
        return one
    mine = one.verdict("replace").p80
    open_ones = [
        other
        for other in others
        if other.standing != "shut" and other.course.extends == one.course.extends and other.ends
    ]
    best = min(
        open_ones, key=lambda other: (other.verdict("replace").p80 or date.max, other.course.id), default=None
    )
    theirs = best.verdict("replace").p80 if best else None
    if best is None or mine is None or theirs is None or theirs >= mine:
        return one
    title = f"Buy as in “{best.course.title}”"
    lever = Lever("route", title, (mine - theirs).days, best.ends[0].chance or 0.0)
    return replace(one, levers=(*one.levers, lever))
