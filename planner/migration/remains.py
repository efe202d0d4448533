# SPDX-License-Identifier: MIT
"""What is still to be moved once a copy is under way: for every draw, of the whole and of each archive."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.migration import arithmetic as sums
from planner.migration.plan import Plan, Pool, Source
from planner.migration.simulate import Values, stock_of, tb_a_day


@dataclass(frozen=True)
class _Moving:
    """A source or a pool in every draw: its TB at the start, its rate, and the days before it moves."""

    stock: Sequence[float]
    tb_day: Sequence[float]
    idle: Sequence[float]

    def left(self, new: float, days: float) -> list[float]:
        """Return the TB left after so many days, of which `new` have landed since the start."""
        if not any(self.idle):
            rows = zip(self.stock, self.tb_day, strict=True)
            return [gone if (gone := stock + new - rate * days) > 0 else 0.0 for stock, rate in rows]
        return [
            max(stock + new - rate * max(days - idle, 0.0), 0.0)
            for stock, rate, idle in zip(self.stock, self.tb_day, self.idle, strict=True)
        ]


class Remains:
    """The TB still to be moved on any day, for every draw; what does not change with the day is kept.

    Counted are the stock, what has landed since the copy began, and the second pass over failures.
    """

    def __init__(self, plan: Plan, values: Values) -> None:
        self._plan = plan
        self._none = [0.0] * len(values["retry-share"])
        self._stocks = {one.system: stock_of(one, values) for one in plan.sources}
        self._sources = {one.system: self._source(one, values) for one in plan.sources}
        self._pools = {one.id: self._pool(one, values) for one in plan.pools}

    def _source(self, source: Source, values: Values) -> _Moving:
        rates = zip(tb_a_day(source, values), values["retry-share"], strict=True)
        idle = values[source.fixed_days] if source.fixed_days else self._none
        return _Moving(self._stocks[source.system], [rate / (1 + retry) for rate, retry in rates], idle)

    def _pool(self, pool: Pool, values: Values) -> _Moving:
        together = [sum(each) for each in zip(*(self._stocks[one] for one in pool.members), strict=True)]
        rates = zip(values[pool.tb_day], values["retry-share"], strict=True)
        return _Moving(together, [used * pool.factor / (1 + retry) for used, retry in rates], self._none)

    def after(self, days: float) -> list[float]:
        """Return the TB left of everything so many days after the copy began."""
        gone = self._alone(days)
        totals = [sum(each) for each in zip(*gone.values(), self._none, strict=True)]
        for pool, held in self._pooled(days):
            outside = [left for system, left in gone.items() if system not in pool.members]
            with_pool = [sum(each) for each in zip(held, *outside, strict=True)]
            totals = [max(pair) for pair in zip(totals, with_pool, strict=True)]
        return totals

    def by_source(self, days: float) -> dict[str, list[float]]:
        """Return the TB left of each source so many days after the copy began.

        Where sources share a limit, each is given the part of it that it holds of what they hold together.
        """
        left = self._alone(days)
        for pool, held in self._pooled(days):
            together = self._pools[pool.id].stock
            for member in pool.members:
                shares = zip(self._stocks[member], together, strict=True)
                pooled = [
                    rest * (own / all_ if all_ else 0.0)
                    for rest, (own, all_) in zip(held, shares, strict=True)
                ]
                left[member] = [max(pair) for pair in zip(left[member], pooled, strict=True)]
        return left

    def _alone(self, days: float) -> dict[str, list[float]]:
        return {
            one.system: self._sources[one.system].left(self._landed((one,), days), days)
            for one in self._plan.sources
        }

    def _pooled(self, days: float) -> list[tuple[Pool, list[float]]]:
        plan = self._plan
        members = [(one, [plan.source(name) for name in one.members]) for one in plan.pools]
        return [(one, self._pools[one.id].left(self._landed(held, days), days)) for one, held in members]

    def _landed(self, sources: Sequence[Source], days: float) -> float:
        landing = min(days, self._plan.stops_after)
        return sum(sums.landed(one.new_tb_day, one.growth_yr, landing) for one in sources)
