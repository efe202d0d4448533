# SPDX-License-Identifier: MIT
"""Counting a period day by day: whether its first day counts, what is left out, and where it may end."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from planner.regimes.pack import Counting
from planner.regimes.working_days import ONE_DAY, WorkingDays

LONGEST = 36_600
"""No period of the law is longer; a bound, so that no mistake counts for ever."""


@dataclass(frozen=True)
class CountedDay:
    """One day of the count: its number, or None where it is left out, and why."""

    on: date
    number: int | None
    why: str = ""


@dataclass(frozen=True)
class Count:
    """A period counted: its first and last day, the last before any rolling, and each day between.

    A period of no days ends on the day of the event.
    """

    event: date
    first: date
    end: date
    unrolled: date
    days: tuple[CountedDay, ...]

    @property
    def rolled(self) -> bool:
        """Whether the end was moved."""
        return self.end != self.unrolled


@dataclass(frozen=True)
class Rule:
    """How to count: days of the calendar or worked days, with or without the day of the event."""

    unit: Literal["calendar", "working"]
    event_day_counted: bool
    rolls: bool
    least_working_days: int

    @classmethod
    def of(cls, counting: Counting, unit: Literal["calendar", "working"], event_day: str | None) -> "Rule":
        """Return the rule of a regime, unless the period says otherwise of its unit or the event's day."""
        counted = counting.event_day_counted if event_day is None else event_day == "counted"
        return cls(unit, counted, counting.roll_forward == "next_working_day", counting.least_working_days)


def count(event: date, days: int, rule: Rule, working: WorkingDays) -> Count:
    """Return the period of so many days from an event. Raises ValueError for a negative or endless one."""
    if not 0 <= days <= LONGEST:
        raise ValueError(f"{days} days cannot be counted")
    if days == 0:
        return Count(event, event, event, event, ())
    first = event if rule.event_day_counted else event + ONE_DAY
    counted = [] if rule.event_day_counted else [CountedDay(event, None, "the day of the event")]
    counted += _worked(first, days, working) if rule.unit == "working" else _plain(first, days, working)
    unrolled = counted[-1].on
    counted += _filled(first, unrolled, rule.least_working_days, working)
    if rule.rolls:
        counted += _rolled(counted[-1].on, working)
    return Count(event, first, counted[-1].on, unrolled, tuple(counted))


def _plain(first: date, days: int, working: WorkingDays) -> list[CountedDay]:
    every = (first + timedelta(days=offset) for offset in range(days))
    return [CountedDay(day, number, working.why_free(day)) for number, day in enumerate(every, start=1)]


def _worked(first: date, days: int, working: WorkingDays) -> list[CountedDay]:
    counted: list[CountedDay] = []
    day, number = first, 0
    while number < days:
        if working.is_working(day):
            number += 1
            counted.append(CountedDay(day, number))
        else:
            counted.append(CountedDay(day, None, working.why_free(day)))
        day += ONE_DAY
    return counted


def _filled(first: date, last: date, least: int, working: WorkingDays) -> list[CountedDay]:
    """Return the days that must be added until the period holds its least number of worked days."""
    added: list[CountedDay] = []
    held = working.worked_between(first, last)
    while held < least:
        last += ONE_DAY
        held += working.is_working(last)
        added.append(CountedDay(last, None, f"added: a period holds at least {least} working days"))
    return added


def _rolled(last: date, working: WorkingDays) -> list[CountedDay]:
    """Return the days by which a period that ends on a day not worked runs on, to the end of a worked one."""
    added: list[CountedDay] = []
    while not working.is_working(last):
        last += ONE_DAY
        free = working.why_free(last)
        added.append(CountedDay(last, None, free or "the next working day: the period ends here"))
    return added
