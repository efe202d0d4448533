# SPDX-License-Identifier: MIT
"""Working days as a regime defines them: a bank holiday in any of the parts it names is none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from planner.regimes.pack import PART_NAMES, WorkingDay

ONE_DAY = timedelta(days=1)
SATURDAY = 5

HolidaysByPart = Mapping[str, Mapping[date, str]]
"""The bank holidays of each part of the United Kingdom, with their names, as the calendars hold them."""


@dataclass(frozen=True)
class WorkingDays:
    """Monday to Friday without the bank holidays of some parts; `names` says of each whose it is.

    Outside the years for which holidays are held only weekends are free: ask `known`.
    """

    names: Mapping[date, str]
    first_year: int
    last_year: int
    provisional_after: date = date.max
    parts: tuple[str, ...] = field(default=())

    def is_working(self, day: date) -> bool:
        """Return whether the day is worked."""
        return day.weekday() < SATURDAY and day not in self.names

    def next_working_day(self, day: date) -> date:
        """Return the day itself if it is worked, otherwise the first worked day after it."""
        while not self.is_working(day):
            day += ONE_DAY
        return day

    def known(self, day: date) -> bool:
        """Return whether the bank holidays of that year are held."""
        return self.first_year <= day.year <= self.last_year

    def why_free(self, day: date) -> str:
        """Return why the day is not worked, or nothing if it is."""
        if day in self.names:
            return f"bank holiday: {self.names[day]}"
        return "weekend" if day.weekday() >= SATURDAY else ""

    def worked_between(self, first: date, last: date) -> int:
        """Return how many worked days there are from `first` to `last`, both counted."""
        span = range((last - first).days + 1)
        return sum(self.is_working(first + timedelta(days=offset)) for offset in span)


def working_days(rule: WorkingDay, holidays: HolidaysByPart) -> WorkingDays:
    """Return the working days of a regime. Raises KeyError if a part it names has no calendar."""
    calendars = [(part, holidays[part]) for part in rule.parts]
    years = [{day.year for day in days} for _, days in calendars]
    return WorkingDays(
        names=_named(calendars),
        first_year=max(min(held, default=date.max.year) for held in years),
        last_year=min(max(held, default=date.min.year) for held in years),
        provisional_after=rule.provisional_after,
        parts=rule.parts,
    )


def _named(calendars: Sequence[tuple[str, Mapping[date, str]]]) -> dict[date, str]:
    """Return what to call each holiday: with the parts that keep it, where some do not."""
    names: dict[date, str] = {}
    for day in sorted({day for _, days in calendars for day in days}):
        keep = [part for part, days in calendars if day in days]
        name = next(days[day] for _, days in calendars if day in days)
        where = "" if len(keep) == len(calendars) else f" ({', '.join(PART_NAMES[part] for part in keep)})"
        names[day] = name + where
    return names
