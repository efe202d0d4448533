# SPDX-License-Identifier: MIT
"""How much of a shared capacity is used, month by month."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from planner.model.months import months_after
from planner.waves.plan import WavePlan


@dataclass(frozen=True)
class MonthOfUse:
    """What is used in a month and what there is: TB, days on which a member is served, or members at most.

    `there_is` is nought in a month that is frozen throughout.
    """

    first: date
    used: float
    there_is: float


def by_month(plan: WavePlan) -> Iterator[MonthOfUse]:
    """Yield each month from the opening, of people from their first member, to the last member's end."""
    if plan.last is None:
        return
    pool = plan.pool
    month = pool.opens.replace(day=1)
    whole = pool.per_day if pool.kind == "export" else float(pool.at_once or len(plan.waves))
    if pool.kind == "go-live":
        whole /= pool.days
    if pool.kind != "export":
        month = max(month, plan.waves[0].first.replace(day=1))
    while month <= plan.last:
        following = months_after(month, 1)
        days = [month + timedelta(days=at) for at in range((following - month).days)]
        there_is = whole * sum(pool.open_on(one) for one in days)
        if pool.kind == "go-live":
            there_is = float(ceil(there_is))
        yield MonthOfUse(month, sum(plan.used(one) for one in days), there_is)
        month = following
