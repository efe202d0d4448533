# SPDX-License-Identifier: MIT
"""What members share when they leave: a store that exports, a migration team, a supplier's go-live slots.

Each becomes the same scheduling problem, on an axis of the days on which it is open: an export pauses in a
freeze and goes on after it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from typing import Literal

from planner.waves.problem import Activity, Capacity, Goal, Problem

Kind = Literal["export", "team", "go-live"]
HUNDREDTHS = 100
"""TB a day are counted in hundredths, downwards."""
ONCE = 100_000
"""A member more that is late weighs more than any number of days late."""
MOST_DAYS = 40_000


@dataclass(frozen=True)
class Freeze:
    """Days, both included, on which nothing is done."""

    first: date
    last: date
    why: str = ""


@dataclass(frozen=True)
class Disks:
    """Disks filled at the store and carried: TB each, how many there are, days for one turn."""

    size: float
    held: int | None = None
    days: float | None = None


@dataclass(frozen=True)
class Pool:
    """One shared capacity from the day it opens.

    An export gives `per_day` TB to all together, to at most `at_once` members. Of a team or of go-live slots
    `at_once` is how many members it serves side by side, and `days` how many working days each holds it.
    """

    id: str
    title: str
    kind: Kind
    opens: date
    at_once: int | None = None
    per_day: float = 0.0
    each: float | None = None
    days: int = 1
    freezes: tuple[Freeze, ...] = ()
    disks: Disks | None = None
    holidays: frozenset[date] = frozenset()

    @property
    def weekends(self) -> bool:
        """Return whether it goes on over the weekend: copies do, people do not."""
        return self.kind == "export"

    def open_on(self, day: date) -> bool:
        """Return whether anything is done on a day."""
        if day < self.opens or any(one.first <= day <= one.last for one in self.freezes):
            return False
        return self.weekends or (day.weekday() < 5 and day not in self.holidays)


@dataclass(frozen=True)
class Leaver:
    """A member: TB to be exported, its own greatest rate, from when and by when, what it can land.

    `landing` is landing storage in TB, emptied at `intake` TB a day. None is not known.
    """

    id: str
    name: str
    size: float | None = None
    rate: float | None = None
    earliest: date | None = None
    deadline: date | None = None
    landing: float | None = None
    intake: float | None = None
    weight: int = 1

    def greatest(self, pool: Pool) -> float:
        """Return the TB a day at which it can be served if nobody else is."""
        known = [one for one in (pool.per_day, pool.each, self.rate, self.landed) if one is not None]
        return min(known)

    @property
    def landed(self) -> float | None:
        """Return the steady rate at which its landing storage is full only when all has arrived."""
        if self.landing is None or self.intake is None or self.size is None or self.size <= self.landing:
            return None
        return self.intake * self.size / (self.size - self.landing)


@dataclass(frozen=True)
class Axis:
    """The days on which a pool is open, in order."""

    days: tuple[date, ...]

    @classmethod
    def of(cls, pool: Pool, many: int) -> "Axis":
        """Return the first so many days on which a pool is open."""
        found: list[date] = []
        day = pool.opens
        while len(found) < many and (day - pool.opens).days < MOST_DAYS:
            if pool.open_on(day):
                found.append(day)
            day += timedelta(days=1)
        return cls(tuple(found))

    def first(self, day: date | None) -> int:
        """Return the place of the first open day on or after a day; 0 where none is stated."""
        return bisect_left(self.days, day) if day else 0

    def until(self, day: date) -> int:
        """Return how many open days there are up to a day, itself included."""
        return bisect_right(self.days, day)


@dataclass(frozen=True)
class Laid:
    """A pool and those who are served, laid out as a problem. `rates` are TB a day, by member."""

    problem: Problem
    axis: Axis
    rates: tuple[float, ...]


def served(pool: Pool, leavers: Sequence[Leaver]) -> tuple[Leaver, ...]:
    """Return those who can be planned: of an export, those whose TB are known and more than nothing."""
    return tuple(one for one in leavers if pool.kind != "export" or one.size)


def laid(pool: Pool, leavers: Sequence[Leaver], together: int = 1, later: int = 0) -> Laid:
    """Return the problem. In an export each gets at most the part of one of `together`, at a steady rate.

    Deadlines are put off by `later` open days.
    """
    rates = tuple(_rate(pool, one, together) for one in leavers)
    lengths = [_days(pool, one, rate) for one, rate in zip(leavers, rates, strict=True)]
    known = [day for one in leavers for day in (one.earliest, one.deadline) if day]
    span = max([0, *((day - pool.opens).days for day in known)]) + sum(lengths) + later + 30
    axis = Axis.of(pool, min(span, MOST_DAYS))
    most = max(int(pool.per_day * HUNDREDTHS + 1e-9), 1)
    slots = max(pool.at_once or len(leavers), 1)
    activities, goals = [], []
    for at, (one, rate, days) in enumerate(zip(leavers, rates, lengths, strict=True)):
        uses = ((0, 1),) if pool.kind != "export" else ((0, 1), (1, max(int(rate * HUNDREDTHS + 1e-9), 1)))
        activities.append(Activity(one.id, days, uses, (), axis.first(one.earliest)))
        due = None if one.deadline is None else axis.until(one.deadline) + later
        if due is not None and pool.kind == "go-live":
            due += days - 1
        goals.append(Goal(one.id, (at,), due, one.weight, ONCE * one.weight))
    capacities = [Capacity.level(f"{pool.id} at once", slots)]
    if pool.kind == "export":
        capacities.append(Capacity.level(f"{pool.id} TB", most))
    return Laid(Problem(tuple(activities), tuple(capacities), tuple(goals)), axis, rates)


def _rate(pool: Pool, one: Leaver, together: int) -> float:
    if pool.kind != "export":
        return 0.0
    rate = min(one.greatest(pool), pool.per_day / together)
    return max(int(rate * HUNDREDTHS + 1e-9), 1) / HUNDREDTHS


def _days(pool: Pool, one: Leaver, rate: float) -> int:
    if pool.kind != "export":
        return max(pool.days, 1)
    return max(ceil((one.size or 0.0) / rate - 1e-9), 1)


def policies(pool: Pool, leavers: Sequence[Leaver]) -> range:
    """Return over how many at once the rate is to be shared out, each to be tried."""
    if pool.kind != "export":
        return range(1, 2)
    return range(1, max(min(pool.at_once or 4, len(leavers), 6), 1) + 1)
