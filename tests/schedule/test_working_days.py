# SPDX-License-Identifier: MIT
"""A calendar counts what a person counts on a wall calendar, and answers from tables."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plans import regional

from planner.schedule.calendar import (
    OutsideCalendarError,
    WorkingCalendar,
    every_day_calendar,
    holidays_from_csv,
)

DAYS = st.dates(date(2004, 1, 1), date(2032, 12, 31))
ENGLAND = regional("eng")
ANYWHERE_IN_THE_UK = WorkingCalendar(
    "any part of the UK", frozenset().union(*(regional(one).holidays for one in ("eng", "wls", "sct", "nir")))
)


def by_hand(calendar: WorkingCalendar, day: date) -> bool:
    return day.weekday() < 5 and day not in calendar.holidays


def test_easter_and_christmas_are_not_worked() -> None:
    assert ENGLAND.next_working_day(date(2026, 4, 3)) == date(2026, 4, 7)  # Good Friday to Easter Tuesday
    assert ENGLAND.add_working_days(date(2026, 12, 24), 1) == date(
        2026, 12, 29
    )  # Boxing Day moves to the 28th


def test_scotland_works_on_easter_monday_and_not_on_the_second_of_january() -> None:
    assert regional("sct").is_working(date(2026, 4, 6))
    assert not regional("sct").is_working(date(2026, 1, 2))
    assert ENGLAND.is_working(date(2026, 1, 2))


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        (date(2024, 2, 28), 1, date(2024, 2, 29)),  # a leap day is worked
        (date(2023, 2, 28), 1, date(2023, 3, 1)),
        (date(2024, 2, 29), -1, date(2024, 2, 28)),
        (date(2026, 1, 30), 1, date(2026, 2, 2)),  # the end of a month is a Friday
        (date(2026, 8, 29), 1, date(2026, 9, 1)),  # from a Saturday over the August holiday
        (date(2026, 8, 29), -1, date(2026, 8, 28)),
        (date(2026, 8, 29), 0, date(2026, 8, 29)),
    ],
)
def test_days_are_added_as_excel_workday_adds_them(start: date, count: int, end: date) -> None:
    assert ENGLAND.add_working_days(start, count) == end


@pytest.mark.parametrize(
    ("published", "england", "anywhere"),
    [
        (date(2025, 11, 24), date(2025, 12, 3), date(2025, 12, 4)),  # St Andrew's Day moved to 1 December
        (date(2026, 3, 11), date(2026, 3, 20), date(2026, 3, 23)),  # St Patrick's Day
        (date(2026, 6, 8), date(2026, 6, 17), date(2026, 6, 18)),  # Scotland at the World Cup
        (date(2025, 12, 19), date(2026, 1, 2), date(2026, 1, 5)),
    ],
)
def test_a_standstill_of_eight_days_counts_holidays_anywhere(
    published: date, england: date, anywhere: date
) -> None:
    assert ENGLAND.add_working_days(published, 7) == england
    assert ANYWHERE_IN_THE_UK.add_working_days(published, 7) == anywhere


@given(DAYS, st.integers(-60, 60))
def test_adding_days_is_stepping_through_them(start: date, count: int) -> None:
    day, left = start, abs(count)
    while left:
        day += timedelta(days=1 if count > 0 else -1)
        left -= by_hand(ENGLAND, day)
    assert ENGLAND.add_working_days(start, count) == day


@given(DAYS, st.integers(0, 400))
def test_days_between_are_counted_from_the_first_up_to_the_last(start: date, length: int) -> None:
    end = start + timedelta(days=length)
    counted = sum(by_hand(ENGLAND, start + timedelta(days=n)) for n in range(length))
    assert ENGLAND.working_days_between(start, end) == counted
    assert ENGLAND.working_days_between(end, start) == -counted


@given(DAYS)
def test_the_neighbouring_working_days_enclose_a_day(day: date) -> None:
    before, after = ENGLAND.previous_working_day(day), ENGLAND.next_working_day(day)
    assert before <= day <= after
    assert ENGLAND.is_working(before)
    assert ENGLAND.is_working(after)
    assert (before == after) == ENGLAND.is_working(day) == by_hand(ENGLAND, day)


def test_every_day_is_worked_on_the_every_day_calendar() -> None:
    assert every_day_calendar().add_working_days(date(2026, 12, 24), 10) == date(2027, 1, 3)


def test_a_day_outside_the_tables_is_refused() -> None:
    with pytest.raises(OutsideCalendarError, match="1959-12-31"):
        ENGLAND.is_working(date(1959, 12, 31))
    with pytest.raises(OutsideCalendarError):
        ENGLAND.add_working_days(date(1960, 1, 4), -5)
    with pytest.raises(OutsideCalendarError):
        ENGLAND.add_working_days(date(2140, 12, 30), 5)


def test_the_last_year_with_holidays_is_known() -> None:
    assert ENGLAND.known_until == date(2032, 12, 31)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "line 1"),
        ("day,name\n2026-01-01,New Year\n", "line 1"),
        ("date,name\n1 January,New Year\n", "line 2: '1 January' is not a date"),
        ("date,name\n2026-01-01\n", "line 2: the holiday on 2026-01-01 has no name"),
        ("date,name\n2026-01-02,Two\n2026-01-01,One\n", "line 3: 2026-01-01 is repeated or out of order"),
    ],
)
def test_a_faulty_calendar_file_is_refused_by_line(text: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        holidays_from_csv(text)
