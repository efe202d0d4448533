# SPDX-License-Identifier: MIT
"""What ten thousand runs of a programme say: ranges of dates, chances, and what costs the time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from planner.schedule.simulation.effects import RiskEffect


@dataclass(frozen=True)
class DateRange:
    """A date that is not certain: each day it may fall on, and the share of futures no later than it.

    Both run upwards, and the last share is 1. Days are kept as proleptic Gregorian ordinals, because most
    are never looked at; `points` gives the S-curve with its dates.
    """

    ordinals: tuple[int, ...]
    shares: tuple[float, ...]

    @property
    def points(self) -> tuple[tuple[date, float], ...]:
        """The S-curve, point by point."""
        return tuple(
            (date.fromordinal(day), share) for day, share in zip(self.ordinals, self.shares, strict=True)
        )

    @property
    def first(self) -> date:
        """The earliest day that came up."""
        return date.fromordinal(self.ordinals[0])

    @property
    def last(self) -> date:
        """The latest day that came up."""
        return date.fromordinal(self.ordinals[-1])

    def by(self, share: float) -> date:
        """The first day by which it has come about in at least so large a share of all futures."""
        return date.fromordinal(self.ordinals[min(bisect_left(self.shares, share), len(self.shares) - 1)])

    def chance(self, day: date) -> float:
        """The share of futures in which it comes about on the day or before."""
        place = bisect_right(self.ordinals, day.toordinal())
        return self.shares[place - 1] if place else 0.0

    @property
    def p50(self) -> date:
        """As likely to be earlier as later."""
        return self.by(0.5)

    @property
    def p80(self) -> date:
        """Missed in one future out of five."""
        return self.by(0.8)

    @property
    def p90(self) -> date:
        """Missed in one future out of ten."""
        return self.by(0.9)


@dataclass(frozen=True)
class MilestoneForecast:
    """A milestone: the day of the plan in which everything takes its typical time, and its range.

    `p80_error` is the standard error of P80 in days: how far another set of draws would put it.
    """

    id: str
    title: str
    planned: date
    range: DateRange
    p80_error: float

    @property
    def planned_chance(self) -> float:
        """The chance that the milestone is reached on the planned day or before."""
        return self.range.chance(self.planned)


@dataclass(frozen=True)
class DeadlineForecast:
    """The chance that an activity makes a day that others have set.

    `error` is the standard error of the probability, at most; stratified draws do better.
    """

    activity_id: str
    kind: str
    title: str
    due: date
    probability: float
    error: float


@dataclass(frozen=True)
class ActivityForecast:
    """The finish of an activity, and for each goal the share of futures in which it holds the goal up."""

    id: str
    finish: DateRange
    criticality: Mapping[str, float]


@dataclass(frozen=True)
class Swing:
    """How much earlier a goal would be without one risk, or with one activity at its shortest.

    `days` are calendar days at P80, `mean_days` on the average of all futures.
    """

    kind: Literal["risk", "activity"]
    id: str
    title: str
    days: int
    mean_days: float


@dataclass(frozen=True)
class Uncertainty:
    """The programme run many times. Activities are in the order of the catalogue, milestones by date.

    `swings` holds the tornado of each goal, the dearest first. `swing_iterations` says how many of the
    runs it was taken from.
    """

    iterations: int
    swing_iterations: int
    milestones: tuple[MilestoneForecast, ...]
    deadlines: tuple[DeadlineForecast, ...]
    activities: tuple[ActivityForecast, ...]
    swings: Mapping[str, tuple[Swing, ...]]
    risks: tuple[RiskEffect, ...]
    by_id: Mapping[str, ActivityForecast] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_id", {one.id: one for one in self.activities})

    @property
    def goals(self) -> tuple[str, ...]:
        """The milestones whose chains and tornados are known; `end` where the programme names none."""
        return tuple(self.swings)

    def milestone(self, milestone_id: str) -> MilestoneForecast | None:
        """The forecast of a milestone, or None if this programme has none such."""
        return next((one for one in self.milestones if one.id == milestone_id), None)
