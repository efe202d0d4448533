# SPDX-License-Identifier: MIT
"""The waves: who is served when, who is late, and below what no order can come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from planner.waves.bounds import alone
from planner.waves.shared import ONCE, Laid, Leaver, Pool, laid, policies, served
from planner.waves.solve import Answer, Effort, solve

USUAL = Effort()


@dataclass(frozen=True)
class Wave:
    """One member's turn: first and last day, TB a day, and whether the deadline could be met at all."""

    leaver: Leaver
    first: date
    last: date
    rate: float
    hopeless: bool

    @property
    def late(self) -> int | None:
        """Return how many days after its deadline it is done, below 0 if before; None without a deadline."""
        deadline = self.leaver.deadline
        return None if deadline is None else (self.last - deadline).days


@dataclass(frozen=True)
class WavePlan:
    """The waves of one pool. `bound` is below every order at a steady rate; `unplanned` have no known TB."""

    pool: Pool
    waves: tuple[Wave, ...]
    unplanned: tuple[Leaver, ...]
    answer: Answer | None
    bound: int
    together: int

    @cached_property
    def late(self) -> tuple[Wave, ...]:
        """Return those who are done too late, the latest first."""
        late = (one for one in self.waves if (one.late or 0) > 0)
        return tuple(sorted(late, key=lambda one: (-(one.late or 0), one.leaver.id)))

    @property
    def days_late(self) -> int:
        """Return the days late of all together, each times the weight of its member."""
        return sum((one.late or 0) * one.leaver.weight for one in self.late)

    @property
    def proven(self) -> bool:
        """Return whether no order at a steady rate does better."""
        return self.answer is not None and self.answer.cost <= self.bound

    @property
    def least_late(self) -> int:
        """Return how many members are late in any order, by weight."""
        return self.bound // ONCE

    @property
    def last(self) -> date | None:
        """Return the day on which the last member is done."""
        return max((one.last for one in self.waves), default=None)

    def used(self, day: date) -> float:
        """Return what is used on a day: TB of an export, else members served."""
        if not self.pool.open_on(day):
            return 0.0
        now = [one for one in self.waves if one.first <= day <= one.last]
        return sum(one.rate for one in now) if self.pool.kind == "export" else float(len(now))


def plan_waves(pool: Pool, leavers: Sequence[Leaver], effort: Effort = USUAL) -> WavePlan:
    """Return the order that gets most members out in time; of several, the one with the fewest days late."""
    those = served(pool, leavers)
    left = tuple(one for one in leavers if one not in those and one.size is None)
    if not those or (pool.kind == "export" and pool.per_day * 100 < 1):
        return WavePlan(pool, (), left, None, 0, 1)
    tried = [(n, held := laid(pool, those, n), solve(held.problem, effort)) for n in policies(pool, those)]
    together, held, answer = min(tried, key=lambda one: (one[2].cost, _ends(one[1], one[2]), one[0]))
    lowest = min(one.bound for _, _, one in tried)
    free = alone(tried[0][1].problem)
    waves = []
    for at, one in enumerate(those):
        first = answer.starts[at]
        last = first + held.problem.activities[at].days - 1
        if pool.kind == "go-live":
            last = first
        due = held.problem.goals[at].due
        waves.append(
            Wave(one, _day(held, first), _day(held, last), held.rates[at], due is not None and free[at] > due)
        )
    waves.sort(key=lambda one: (one.first, one.last, one.leaver.id))
    return WavePlan(pool, tuple(waves), left, answer, lowest, together)


def _ends(held: Laid, answer: Answer) -> int:
    return sum(held.problem.ends(answer.starts))


def _day(held: Laid, at: int) -> date:
    days = held.axis.days
    return days[at] if at < len(days) else days[-1] + timedelta(days=at - len(days) + 1)
