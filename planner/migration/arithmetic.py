# SPDX-License-Identifier: MIT
"""How long a copy takes: rates, hours, availability, and new work landing while the old is copied.

Sizes are terabytes of 10^12 bytes, rates megabytes (10^6) a second, times days that run seven to
the week. A published *weekly average* already holds nights, clinics and pauses, so it is only ever
divided into the volume (`weekly_rate`); the hours of the week and the availability are taken off a
*measured, unthrottled* rate alone (`unthrottled_rate`). Doing both at once makes months into years.
"""

import math

SECONDS_AN_HOUR = 3_600
MB_IN_TB = 1_000_000
DAYS_A_WEEK = 7
DAYS_A_MONTH = 365.25 / 12
DAYS_A_YEAR = 365.25

_NO_GROWTH = 1e-9
"""Growth by the day that changes no date."""

NEVER = math.inf
"""The length of a copy that new work outruns."""


def hours_a_day(clinical_share: float, clinic_hours: float) -> float:
    """Return the effective hours in a day of the week: nights and weekends whole, clinic hours in part.

    `clinical_share` is how much of the full rate is allowed in the clinic hours of a weekday; at 0.3
    and ten hours the answer is 19.0.
    """
    weekday = 24 - clinic_hours * (1 - clinical_share)
    return (5 * weekday + 2 * 24) / DAYS_A_WEEK


def unthrottled_rate(mb_s: float, hours: float, availability: float) -> float:
    """Return TB a day from a rate measured while nothing held it back."""
    return mb_s * SECONDS_AN_HOUR * hours * availability / MB_IN_TB


def weekly_rate(tb_week: float) -> float:
    """Return TB a day from a weekly average, which already holds every pause."""
    return tb_week / DAYS_A_WEEK


def monthly_rate(tb_month: float) -> float:
    """Return TB a day from an allowance by the month."""
    return tb_month / DAYS_A_MONTH


def line_rate(mbit_s: float, share: float) -> float:
    """Return TB a day over a link of which a share may be used, averaged over the week."""
    return mbit_s * share / 8 * SECONDS_AN_HOUR * 24 / MB_IN_TB


def queried_mb_s(mb_s: float, mean_mb: float, overhead_s: float, streams: int) -> float:
    """Return the rate left when every study also costs a query, an association and an insert.

    One stream needs overhead + size / rate seconds for a study; `streams` of them run side by side,
    and together they never pass the rate itself. Small studies on few streams are what this slows.
    """
    each = overhead_s + mean_mb / mb_s
    return min(mb_s, streams * mean_mb / each)


def copy_days(terabytes: float, tb_day: float) -> float:
    """Return the days that a volume takes at a rate; `NEVER` where nothing moves."""
    if terabytes <= 0:
        return 0.0
    return terabytes / tb_day if tb_day > 0 else NEVER


def days_with_new_work(bulk: float, share: float) -> float:
    """Return bulk / (1 - share): the copy, while new studies keep landing in the source.

    `share` is new work a day over work moved a day. From 1 upward the copy never ends.
    """
    return bulk / (1 - share) if share < 1 else NEVER


def days_while_landing(
    stock: float, new_a_day: float, tb_day: float, growth_yr: float = 0.0, stops_after: float = NEVER
) -> float:
    """Return the days until a source is empty while new work lands in it, or `NEVER`.

    The stock and all that has landed by the day must have been moved: stock + landed(t) = tb_day x t.
    New work itself grows by `growth_yr` (0.12 is twelve per cent a year). It stops landing after
    `stops_after` days, when the modalities send elsewhere or a dual feed begins.
    """
    if stock <= 0:
        return 0.0
    if tb_day <= 0:
        return NEVER
    before = _root_while_landing(stock, new_a_day, tb_day, growth_yr)
    if before <= stops_after:
        return before
    if stops_after == NEVER:
        return NEVER
    return (stock + landed(new_a_day, growth_yr, stops_after)) / tb_day


def landed(new_a_day: float, growth_yr: float, days: float) -> float:
    """Return the TB that land in so many days, when the daily amount grows through the year."""
    daily = math.log1p(growth_yr) / DAYS_A_YEAR
    if daily < _NO_GROWTH:
        return new_a_day * days
    return new_a_day * math.expm1(daily * days) / daily


def _root_while_landing(stock: float, new_a_day: float, tb_day: float, growth_yr: float) -> float:
    """Return the first day on which nothing is left, if new work lands for ever."""
    if new_a_day >= tb_day:
        return NEVER
    first = stock / (tb_day - new_a_day)
    daily = math.log1p(growth_yr) / DAYS_A_YEAR
    if daily < _NO_GROWTH or new_a_day <= 0:
        return first
    turn = math.log(tb_day / new_a_day) / daily  # the day on which as much lands as is moved
    if _left(stock, new_a_day, tb_day, growth_yr, turn) > 0:
        return NEVER
    # What is left falls ever more slowly up to the turn: Newton's steps rise to the root and never pass it.
    day = min(first, turn)
    for _ in range(60):
        slope = new_a_day * math.exp(daily * day) - tb_day
        if slope >= 0:
            break
        step = _left(stock, new_a_day, tb_day, growth_yr, day) / slope
        day -= step
        if abs(step) < 1e-9 * day:
            break
    return day


def _left(stock: float, new_a_day: float, tb_day: float, growth_yr: float, day: float) -> float:
    return stock + landed(new_a_day, growth_yr, day) - tb_day * day


def years_compounding(stock: float, growth_yr: float, tb_year: float) -> float:
    """Return the years t that solve stock x (1 + growth)^t = tb_year x t, or `NEVER`.

    For an archive of which only the size and the yearly growth of the whole are known. The whole
    grows for ever and the rate does not, so below `least_rate` no t exists and the copy never ends.
    """
    if stock <= 0:
        return 0.0
    if growth_yr <= 0:
        return stock / tb_year if tb_year > 0 else NEVER
    if tb_year < least_rate(stock, growth_yr):
        return NEVER
    low, high = 0.0, 1 / math.log1p(growth_yr)
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if stock * (1 + growth_yr) ** middle > tb_year * middle else (low, middle)
    return high


def least_rate(stock: float, growth_yr: float) -> float:
    """Return the TB a year below which an archive that grows as a whole is never caught.

    It is e x stock x ln(1 + growth), where the line of what is moved touches the curve of what is held.
    """
    return math.e * stock * math.log1p(growth_yr)


def exception_days(studies: float, share: float, minutes: float, hours: float, wte: float) -> float:
    """Return the working days that people need for the studies no rule resolves, so many hours to a day."""
    return studies * share * minutes / (60 * hours * wte)
