# SPDX-License-Identifier: MIT
"""What would help an option: a longer contract, a faster copy, quicker boards, and all of them at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from planner.schedule.activities import Duration
from planner.schedule.instances import Activity
from planner.schedule.setting import COPY_OF_PRIORITY_BANDS, COPY_OF_REMAINDER
from planner.schedule.simulation import Outlook, RiskEffect, outlook
from planner.schedule.timeline import Deadline
from planner.verdicts import ladder
from planner.verdicts.programmes import Ground, Programme, extensions

SIDE_ITERATIONS = 2_048
"""How often an option is played that stands beside the headline: two whole blocks of stratified draws."""

APPROVALS = ("C06", "D11")
"""The approvals of the outline and of the full business case."""

SAFE_ENOUGH = 0.8

LeverId = Literal["extension", "route", "copy", "approvals", "together"]


@dataclass(frozen=True)
class Lever:
    """What would help an option: by how many days at P80, and the chance of the first end it would give.

    `by` is the last day for it, where one is set.
    """

    id: LeverId
    title: str
    days: int
    chance: float
    by: date | None = None


@dataclass(frozen=True)
class Played:
    """A programme with what came of playing it; None where nothing is bought."""

    programme: Programme
    outlook: Outlook | None
    iterations: int


def levers(
    one: Played, first: Deadline | None, chance: float | None, ground: Ground, risks: Sequence[RiskEffect]
) -> Iterator[Lever]:
    """Yield what helps an option that is not safe enough: a longer contract, a faster copy, quick boards."""
    if one.outlook is None or first is None or chance is None or chance >= SAFE_ENOUGH:
        return
    longer = None if one.programme.course.extends else _extension(one, first, ground)
    if longer is not None:
        yield longer[0]
    shorter = [
        lever
        for key, title, activities in SHORTER
        if (lever := _shorter(one, (key, title), activities, (first, first.day), ground, risks))
    ]
    yield from shorter
    if len(shorter) + bool(longer) > 1:
        activities = tuple(name for lever in shorter for name in _activities(lever.id))
        last = longer[1] if longer else first.day
        lever = _shorter(one, ("together", "All of these together"), activities, (first, last), ground, risks)
        if lever is not None:
            yield replace(lever, by=longer[0].by if longer else None)


SHORTER: tuple[tuple[LeverId, str, tuple[str, ...]], ...] = (
    (
        "copy",
        "Copy the images at the best rate in the range",
        (COPY_OF_PRIORITY_BANDS, COPY_OF_REMAINDER),
    ),
    ("approvals", "Have both business cases approved in the shortest usual time", APPROVALS),
)
"""What can be made shorter: the lever, its title, and the activities that then take their lowest time."""


def _activities(lever: str) -> tuple[str, ...]:
    return next(activities for key, _, activities in SHORTER if key == lever)


def _extension(one: Played, first: Deadline, ground: Ground) -> tuple[Lever, date] | None:
    """Return what an extension would give, and to which day: the work stays as it is, and the end moves."""
    goal = one.outlook.goals.get(ladder.goal_id(first)) if one.outlook else None
    for longer in extensions(one.programme.facts, ground.regimes):
        later = longer.contract.application_end or longer.contract.end
        if longer.contract.id == first.contract and longer.open and goal and later and later > first.day:
            title = f"Extend {longer.contract.name_in_print}"
            chance = goal.range.chance(later)
            return Lever("extension", title, (later - first.day).days, chance, longer.notice), later
    return None


def _shorter(
    one: Played,
    lever: tuple[LeverId, str],
    activities: Sequence[str],
    end: tuple[Deadline, date],
    ground: Ground,
    risks: Sequence[RiskEffect],
) -> Lever | None:
    """Return what it gives to hold activities at their lowest; the end may be moved to another day for it."""
    schedule = one.programme.schedule
    if schedule is None or one.outlook is None:
        return None
    held = [_at_best(known.activity, activities) for known in schedule.activities]
    key = ladder.goal_id(end[0])
    goal = next(known for known in ladder.goals_of(one.programme, schedule) if known.id == key)
    goal = replace(goal, asked=(), due=dict.fromkeys(goal.due, end[1]))
    other = outlook(
        held, schedule.dates, ground.calendar, risks, [goal], SIDE_ITERATIONS, ground.together
    ).goals.get(key)
    if other is None or other.chance is None:
        return None
    days = (one.outlook.goals[key].range.p80 - other.range.p80).days + (end[1] - end[0].day).days
    return Lever(*lever, days, other.chance) if days > 0 else None


def _at_best(activity: Activity, named: Sequence[str]) -> Activity:
    low = activity.duration.low
    return replace(activity, duration=Duration(low, low, low)) if activity.template_id in named else activity
