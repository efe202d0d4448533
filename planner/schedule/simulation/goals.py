# SPDX-License-Identifier: MIT
"""Goals with days set by others: when each is reached, whether in time, and how late a decision may fall.

The last safe day of a decision is counted back in every run from the days that are set, over the
durations of that very run. So it tells what the decision must leave room for, and nothing of the past.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from planner.schedule.simulation.uncertainty import DateRange

SAME_SHARE = 1e-9
"""Slack of floating point: a share of 0.2 and one of 1 - 0.8 are the same."""

Moment = Literal["start", "finish"]


@dataclass(frozen=True)
class Asked:
    """The moment of an activity at which something is decided: it starts, or it has finished."""

    activity: str
    moment: Moment


@dataclass(frozen=True)
class Goal:
    """Activities that must all have finished, and the last day that others have set for some of them.

    `asked` are the moments of which the last safe day is wanted.
    """

    id: str
    activities: tuple[str, ...]
    due: Mapping[str, date] = field(default_factory=dict)
    asked: tuple[Asked, ...] = ()


@dataclass(frozen=True)
class GoalForecast:
    """When a goal is reached, and the chance that every day set for it is kept; None where none is set."""

    range: DateRange
    chance: float | None


@dataclass(frozen=True)
class LastSafe:
    """The last day of a decision in each run, so that from it on nothing is late."""

    days: DateRange

    def at(self, chance: float) -> date:
        """The last day from which the goal is still made in at least so large a share of futures."""
        place = bisect_right(self.days.shares, 1 - chance + SAME_SHARE)
        return date.fromordinal(self.days.ordinals[min(place, len(self.days.ordinals) - 1)])

    def chance(self, day: date) -> float:
        """The share of futures in which a decision on the day leaves time enough."""
        place = bisect_left(self.days.ordinals, day.toordinal())
        return 1 - (self.days.shares[place - 1] if place else 0.0)

    @property
    def p50(self) -> date:
        """After this day the chances are against it."""
        return self.at(0.5)

    @property
    def p80(self) -> date:
        """Until this day four futures out of five leave time enough."""
        return self.at(0.8)


@dataclass(frozen=True)
class Outlook:
    """What the runs say of each goal, and of each moment asked about that a goal waits for."""

    iterations: int
    goals: Mapping[str, GoalForecast]
    last: Mapping[tuple[str, Asked], LastSafe]
