# SPDX-License-Identifier: MIT
"""Days, months and years as people write them, and a date that remembers how much of it is known."""

import re
from calendar import monthrange
from datetime import date, datetime
from typing import Any

from planner.model.refusal import refuse, shown


class LooseDate(date):
    """A date of which perhaps only the month or the year is known.

    It stands on the last day of what was written, so that "due by" comparisons are fair, and
    remembers its `precision` (`day`, `month` or `year`) so that no document prints a day that
    nobody wrote.
    """

    precision: str

    def __new__(cls, year: int, month: int, day: int, precision: str = "day") -> "LooseDate":
        """Return the date with its precision."""
        made = super().__new__(cls, year, month, day)
        made.precision = precision
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        """Return how to copy the date: with its precision, which a plain date does not have."""
        return LooseDate, (self.year, self.month, self.day, self.precision)


_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_LOOSE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def read_day(value: Any) -> Any:
    """Return the day written as YYYY-MM-DD."""
    if isinstance(value, date):
        return value.date() if isinstance(value, datetime) else value
    found = _DAY.fullmatch(str(value).strip())
    _no_span(value)
    if not found:
        raise refuse(
            "day_form",
            "'{written}' is not a date",
            "write the date as year-month-day, such as 2013-06-30",
            written=shown(value),
        )
    return _calendar_day(int(found[1]), int(found[2]), int(found[3]), shown(value))


def _no_span(value: Any) -> None:
    """Refuse two years as what they are, where one day is asked."""
    if _SPAN.fullmatch(str(value).strip()):
        raise refuse(
            "day_form",
            "'{written}' is a span of years, and one date is asked",
            "write the date as year-month-day, such as 2026-06-30",
            written=shown(value),
        )


def _calendar_day(year: int, month: int, day: int, written: str) -> date:
    try:
        made = date(year, month, day)
    except ValueError:
        raise refuse(
            "day_impossible",
            "there is no day '{written}' in the calendar",
            "check the month and the day",
            written=written,
        ) from None
    if not 1990 <= year <= 2100:
        raise refuse(
            "day_far",
            "the year of '{written}' cannot be right",
            "years run from 1990 to 2100",
            written=written,
        )
    return made


def read_loose_day(value: Any) -> Any:
    """Return the date written as YYYY, YYYY-MM or YYYY-MM-DD, on the last day of what was written."""
    if isinstance(value, LooseDate):
        return value
    if isinstance(value, date):
        return LooseDate(value.year, value.month, value.day)
    found = _LOOSE.fullmatch(str(value).strip())
    _no_span(value)
    if not found:
        raise refuse(
            "day_form",
            "'{written}' is not a date",
            "write the date as 2026, 2026-09 or 2026-09-30",
            written=shown(value),
        )
    year, month, day = int(found[1]), int(found[2] or 12), int(found[3] or 1)
    _calendar_day(year, month, day, shown(value))
    if found[3]:
        return LooseDate(year, month, day)
    return LooseDate(year, month, monthrange(year, month)[1], "month" if found[2] else "year")


_SPAN = re.compile(r"\d{4}\s*(?:-|–|to)\s*\d{4}")
_YEARS = re.compile(r"(\d{4})(?:\s*(?:-|–|to)\s*(\d{4}))?")


def read_years(value: Any) -> Any:
    """Return the first and last year of `2005-2009`, `2005` or a list of two."""
    if isinstance(value, dict):
        value = [value.get("from"), value.get("to", value.get("from"))]
    text = "-".join(str(part) for part in value) if isinstance(value, (list, tuple)) else str(value).strip()
    found = _YEARS.fullmatch(text)
    first, last = (int(found[1]), int(found[2] or found[1])) if found else (1, 0)
    if found and first > last:
        raise refuse(
            "years_form",
            "'{written}' ends before it begins",
            f"write the earlier year first: {last}-{first}",
            written=shown(text),
        )
    if not 1950 <= first <= last <= 2100:
        raise refuse(
            "years_form",
            "'{written}' is not a span of years",
            "write 2005-2009 or 2005",
            written=shown(value),
        )
    return (first, last)
