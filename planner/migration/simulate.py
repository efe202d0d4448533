# SPDX-License-Identifier: MIT
"""Plays a migration plan through: once for each draw, all draws together, always the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planner.migration import arithmetic as sums
from planner.migration.plan import Plan, Pool, Source
from planner.migration.references import THROTTLES
from planner.migration.sampling import DRAWS, shares

WORKING_DAYS_A_DAY = 253 / 365.25
"""Working days of England in a day of the calendar; the timeline counts them on its own calendar."""

Values = Mapping[str, Sequence[float]]
"""For each driver its value in every draw."""

Memory = dict[str, tuple[list[float], list[float]]]


@dataclass(frozen=True)
class Outcome:
    """What came of each draw, in days of the calendar.

    `first` is when the priority bands are through, `bulk` when everything is; `after` follows the copy
    (the last exceptions, verification, the last delta) and `elapsed` is the whole, inventory first.
    `exception_days` are days of people, worked while the copy runs.
    """

    first: list[float]
    bulk: list[float]
    after: list[float]
    elapsed: list[float]
    exception_days: list[float]
    by_source: Memory


def drawn(plan: Plan, count: int = DRAWS) -> dict[str, list[float]]:
    """Return the draws of every driver."""
    return {
        driver.id: [driver.range.typical] * count
        if driver.range.certain
        else [driver.range.at(share) for share in shares(driver.id, count)]
        for driver in plan.drivers
    }


def corners(plan: Plan) -> dict[str, list[float]]:
    """Return three cases: everything at its best, everything typical, everything at its worst."""
    return {
        driver.id: [driver.range.best, driver.range.typical, driver.range.worst] for driver in plan.drivers
    }


def run(plan: Plan, values: Values, memory: Memory | None = None) -> Outcome:
    """Return what comes of every draw; `memory` gives the days of sources that need no second run."""
    count = len(values["retry-share"])
    days: Memory = dict(memory or {})
    for source in plan.sources:
        if source.system not in days:
            days[source.system] = _source_days(source, plan, values)
    for pool in plan.pools:
        if pool.id not in days:
            days[pool.id] = _pool_days(pool, plan, values)
    bulk = [max(each) for each in zip(*(whole for _, whole in days.values()), [0.0] * count, strict=True)]
    first = [
        min(max(each), end)
        for each, end in zip(
            zip(*(early for early, _ in days.values()), [0.0] * count, strict=True), bulk, strict=True
        )
    ]
    before, after = _around(plan, values)
    elapsed = [sum(each) for each in zip(before, bulk, after, strict=True)]
    return Outcome(first, bulk, after, elapsed, _people(plan, values), days)


def tb_a_day(source: Source, values: Values) -> list[float]:
    """Return the rate of a source in every draw, before any limit that it shares."""
    rates = values[source.speed.rate]
    if source.speed.weekly:
        return [sums.weekly_rate(rate) for rate in rates]
    if source.speed.overhead and source.speed.streams:
        rates = [
            sums.queried_mb_s(rate, source.speed.mean_mb, overhead, round(streams))
            for rate, overhead, streams in zip(
                rates, values[source.speed.overhead], values[source.speed.streams], strict=True
            )
        ]
    return [
        sums.unthrottled_rate(rate, sums.hours_a_day(share, clinic), available)
        for rate, share, clinic, available in zip(rates, *(values[key] for key in THROTTLES), strict=True)
    ]


def _source_days(source: Source, plan: Plan, values: Values) -> tuple[list[float], list[float]]:
    fixed = values[source.fixed_days] if source.fixed_days else [0.0] * len(values["retry-share"])
    first, whole = [], []
    for stock, rate, retry, share, extra in zip(
        stock_of(source, values),
        tb_a_day(source, values),
        values["retry-share"],
        _first_shares(source, values),
        fixed,
        strict=True,
    ):
        days = sums.days_while_landing(stock, source.new_tb_day, rate, source.growth_yr, plan.stops_after)
        whole.append(days * (1 + retry) + (extra if stock else 0.0))
        first.append(sums.copy_days(stock * share, rate) * (1 + retry) + (extra if stock else 0.0))
    return first, whole


def _pool_days(pool: Pool, plan: Plan, values: Values) -> tuple[list[float], list[float]]:
    members = [plan.source(member) for member in pool.members]
    new = sum(member.new_tb_day for member in members)
    growth = max((member.growth_yr for member in members if member.new_tb_day), default=0.0)
    early = [_first_shares(member, values) for member in members]
    sizes = [stock_of(member, values) for member in members]
    first, whole = [], []
    for at, (used, retry) in enumerate(zip(values[pool.tb_day], values["retry-share"], strict=True)):
        rate = used * pool.factor
        stock = sum(size[at] for size in sizes)
        ahead = sum(size[at] * share[at] for size, share in zip(sizes, early, strict=True))
        whole.append(sums.days_while_landing(stock, new, rate, growth, plan.stops_after) * (1 + retry))
        first.append(sums.copy_days(ahead, rate) * (1 + retry))
    return first, whole


def stock_of(source: Source, values: Values) -> list[float]:
    """Return the TB that lie in a source when the copy begins."""
    return [size + source.landed_before_tb for size in values[source.size]]


def _first_shares(source: Source, values: Values) -> list[float]:
    """Return what share of a source goes first: its recent years, and some patients of the older ones."""
    recent = source.first_share
    return [recent + (1 - recent) * older for older in values["first-share"]]


def _around(plan: Plan, values: Values) -> tuple[list[float], list[float]]:
    """Return the days of the calendar before and after the copy, in every draw."""
    before, after = (
        [sum(each) / WORKING_DAYS_A_DAY for each in zip(*(values[name] for name in names), strict=True)]
        for names in (plan.stages_before, plan.stages_after)
    )
    return before, after


def _people(plan: Plan, values: Values) -> list[float]:
    """Return the days of people that the exceptions take, in every draw."""
    studies = sum(source.studies for source in plan.sources)
    return [
        sums.exception_days(studies, share, minutes, hours, 1.0)
        for share, minutes, hours in zip(
            *(values[f"exception-{name}"] for name in ("share", "minutes", "hours")), strict=True
        )
    ]
