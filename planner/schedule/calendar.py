# SPDX-License-Identifier: MIT
"""Working days: a calendar answers with table look-ups, never by stepping through days.

A table says, for every day, how many working days came before it; its inverse says which day the n-th
working day is. Both are built once for a calendar. Days are also known by their *offset* from `first`,
so that the critical path can work in whole numbers; an offset stands for the instant the day begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from itertools import accumulate

FIRST_DAY = date(1960, 1, 1)
LAST_DAY = date(2140, 12, 31)
"""Wide enough for a copy of twenty years, back or on from any day on which a plan can be made."""
SATURDAY = 5


class OutsideCalendarError(ValueError):
    """A date or a length of time that runs beyond the days a calendar knows."""


@dataclass(frozen=True)
class WorkingCalendar:
    """Which days are worked in one region: Monday to Friday without the holidays given.

    Outside the years for which holidays were given only weekends are free: see `known_until`.
    """

    region: str
    holidays: frozenset[date] = frozenset()
    every_day: bool = False
    first: date = FIRST_DAY
    last: date = LAST_DAY
    before: Sequence[int] = field(init=False, repr=False, compare=False)
    days: Sequence[int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        base = self.first.toordinal()
        length = self.last.toordinal() - base + 1
        free = {day.toordinal() - base for day in self.holidays}
        monday = self.first.weekday()
        worked = [
            self.every_day or ((monday + offset) % 7 < SATURDAY and offset not in free)
            for offset in range(length)
        ]
        object.__setattr__(self, "before", [0, *accumulate(worked)])
        object.__setattr__(self, "days", [offset for offset, works in enumerate(worked) if works])

    @property
    def known_until(self) -> date:
        """The last day whose holidays are known; later days are free only at weekends."""
        return self.last if self.every_day or not self.holidays else date(max(self.holidays).year, 12, 31)

    def offset(self, day: date) -> int:
        """Days from `first` to the day; `OutsideCalendarError` if the tables do not hold it."""
        if not self.first <= day <= self.last:
            raise OutsideCalendarError(f"{day.isoformat()} is outside {self.first.year} to {self.last.year}")
        return day.toordinal() - self.first.toordinal()

    def day(self, offset: int) -> date:
        """The date that begins at the offset."""
        return date.fromordinal(self.first.toordinal() + offset)

    def is_working(self, day: date) -> bool:
        """Whether the day is worked."""
        offset = self.offset(day)
        return self.before[offset + 1] > self.before[offset]

    def next_working_day(self, day: date) -> date:
        """The day itself if it is worked, otherwise the first worked day after it."""
        return self._worked(self.before[self.offset(day)])

    def previous_working_day(self, day: date) -> date:
        """The day itself if it is worked, otherwise the last worked day before it."""
        return self._worked(self.before[self.offset(day) + 1] - 1)

    def add_working_days(self, day: date, count: int) -> date:
        """The `count`-th worked day after the day (before it, when negative); the day itself for 0.

        As Excel's WORKDAY: the day given is not counted, whether it is worked or not.
        """
        offset = self.offset(day)
        if count > 0:
            return self._worked(self.before[offset + 1] + count - 1)
        return self._worked(self.before[offset] + count) if count < 0 else day

    def working_days_between(self, start: date, end: date) -> int:
        """Worked days from `start` up to but not including `end`; negative when `end` comes first."""
        return self.before[self.offset(end)] - self.before[self.offset(start)]

    def _worked(self, index: int) -> date:
        if not 0 <= index < len(self.days):
            raise OutsideCalendarError(f"the day lies outside {self.first.year} to {self.last.year}")
        return self.day(self.days[index])


@cache
def every_day_calendar(first: date = FIRST_DAY, last: date = LAST_DAY) -> WorkingCalendar:
    """A calendar on which every day is worked, as a machine copies data on Christmas Day."""
    return WorkingCalendar("every day", every_day=True, first=first, last=last)


def holidays_from_csv(text: str) -> dict[date, str]:
    """Every holiday named in the text of a `date,name` file, in the order of the file.

    Raises ValueError naming the line that is not an ISO date, a comma and a name, or is out of order.
    """
    lines = text.splitlines()
    if not lines or lines[0] != "date,name":
        raise ValueError("line 1: expected the heading 'date,name'")
    holidays: dict[date, str] = {}
    for number, line in enumerate(lines[1:], start=2):
        day_text, comma, name = line.partition(",")
        try:
            day = date.fromisoformat(day_text)
        except ValueError:
            raise ValueError(f"line {number}: {day_text!r} is not a date like 2026-12-25") from None
        if not comma or not name.strip():
            raise ValueError(f"line {number}: the holiday on {day_text} has no name")
        if holidays and day <= next(reversed(holidays)):
            raise ValueError(f"line {number}: {day_text} is repeated or out of order")
        holidays[day] = name.strip()
    return holidays
