# SPDX-License-Identifier: MIT
"""Whole months as the law counts them: to the corresponding day, or the month's last where it has none."""

from calendar import monthrange
from datetime import date


def corresponding_day(day: date, months: int) -> date:
    """Return the same day of the month, so many months later (earlier, if negative).

    A month that has no such day gives its last. Contracts count otherwise: the model's `months_after`
    keeps the end of a month at the end of a month.
    """
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
