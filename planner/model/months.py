# SPDX-License-Identifier: MIT
"""Arithmetic of whole months, as contracts count them."""

from calendar import monthrange
from datetime import date


def months_after(day: date, months: int) -> date:
    """Return the day so many months later; the last day of a month leads to the last day of a month.

    A term that ends on 28 February (or any month's last day) runs to the end of the later month:
    that is what "extended by twelve months" means of a term that ends with a month.
    """
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    last = monthrange(year, month)[1]
    ends_month = day.day == monthrange(day.year, day.month)[1]
    return date(year, month, last if ends_month else min(day.day, last))


def months_before(day: date, months: int) -> date:
    """Return the day so many months earlier, by the same rule: month ends lead to month ends."""
    return months_after(day, -months)
