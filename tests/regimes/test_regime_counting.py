# SPDX-License-Identifier: MIT
"""Counting days: what holds of every period, whatever its length, its event and the holidays."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from regime_shelf import pack, shelf

from planner.regimes.counting import Rule, count
from planner.regimes.months import corresponding_day
from planner.regimes.planned import follows, precedes, qualifies
from planner.regimes.working_days import WorkingDays, working_days

EVENTS = st.dates(date(2006, 1, 31), date(2031, 12, 1))
LENGTHS = st.integers(0, 200)
RULES = st.builds(
    Rule, st.sampled_from(["calendar", "working"]), st.booleans(), st.booleans(), st.integers(0, 3)
)
SOME_DAYS = st.sets(st.dates(date(2006, 1, 1), date(2032, 12, 31)), max_size=40)


def days_without(holidays: set[date]) -> WorkingDays:
    return WorkingDays(dict.fromkeys(holidays, "a holiday"), 2004, 2032)


@given(EVENTS, LENGTHS, RULES, SOME_DAYS)
def test_no_period_ends_before_its_event(event: date, days: int, rule: Rule, free: set[date]) -> None:
    counted = count(event, days, rule, days_without(free))
    assert counted.event <= counted.end
    assert counted.unrolled <= counted.end


@given(EVENTS, st.integers(1, 200), RULES, SOME_DAYS)
def test_a_period_that_rolls_ends_on_a_working_day(
    event: date, days: int, rule: Rule, free: set[date]
) -> None:
    working = days_without(free)
    rolling = Rule(rule.unit, rule.event_day_counted, True, rule.least_working_days)
    counted = count(event, days, rolling, working)
    assert working.is_working(counted.end)
    span = (counted.end - counted.first).days + 1
    held = sum(working.is_working(counted.first + timedelta(days=one)) for one in range(span))
    assert held >= rolling.least_working_days


@given(EVENTS, LENGTHS, RULES, SOME_DAYS, st.dates(date(2006, 1, 1), date(2032, 12, 31)))
def test_another_holiday_never_shortens(
    event: date, days: int, rule: Rule, free: set[date], more: date
) -> None:
    before = count(event, days, rule, days_without(free)).end
    assert count(event, days, rule, days_without(free | {more})).end >= before


@given(EVENTS, st.integers(1, 200), RULES, SOME_DAYS)
def test_a_longer_period_never_ends_sooner(event: date, days: int, rule: Rule, free: set[date]) -> None:
    working = days_without(free)
    assert count(event, days, rule, working).end <= count(event, days + 1, rule, working).end


@given(EVENTS, st.integers(1, 200), RULES, SOME_DAYS)
def test_the_days_are_numbered_without_a_gap(event: date, days: int, rule: Rule, free: set[date]) -> None:
    counted = count(event, days, rule, days_without(free))
    numbers = [day.number for day in counted.days if day.number is not None]
    assert numbers == list(range(1, days + 1))
    shown = [day.on for day in counted.days]
    assert shown == [event + timedelta(days=one) for one in range(len(shown))]
    assert shown[-1] == counted.end


def test_a_period_of_no_days_ends_on_the_day_of_the_event() -> None:
    saturday = date(2026, 12, 26)
    counted = count(saturday, 0, Rule("calendar", False, True, 2), days_without(set()))
    assert (counted.end, counted.days) == (saturday, ())


def test_a_holiday_of_one_part_is_named_with_its_part() -> None:
    everywhere = working_days(pack("pa2023").working_day, shelf().holidays)
    assert everywhere.why_free(date(2026, 11, 30)) == "bank holiday: Saint Andrew's Day (Scotland)"
    assert everywhere.why_free(date(2026, 12, 25)) == "bank holiday: Christmas Day"
    assert everywhere.why_free(date(2026, 11, 28)) == "weekend"
    assert everywhere.why_free(date(2026, 12, 1)) == ""


def test_the_act_leaves_out_the_days_that_are_extra_somewhere() -> None:
    everywhere = working_days(pack("pa2023").working_day, shelf().holidays)
    england = working_days(pack("pcr2015").working_day, shelf().holidays)
    extra = [date(2026, month, day) for month, day in ((1, 2), (3, 17), (6, 15), (7, 13), (8, 3), (11, 30))]
    extra += [date(2027, 1, 4), date(2027, 3, 17), date(2027, 7, 12), date(2027, 8, 2), date(2027, 11, 30)]
    assert len(extra) == 11
    assert not any(everywhere.is_working(day) for day in extra)
    assert all(england.is_working(day) for day in extra)


@given(EVENTS, st.integers(-60, 60))
def test_a_month_counted_in_law_keeps_the_day_or_ends_with_the_month(event: date, months: int) -> None:
    found = corresponding_day(event, months)
    assert (found.year * 12 + found.month) - (event.year * 12 + event.month) == months
    assert found.day == event.day or (found + timedelta(days=1)).day == 1


@given(EVENTS, st.integers(-30, 500))
def test_the_two_views_of_a_planned_notice_agree(notice: date, later: int) -> None:
    window = pack("pa2023").planned_notice
    assert window is not None
    announced = notice + timedelta(days=later)
    assert follows(window, notice).holds(announced) == precedes(window, announced).holds(notice)
    assert qualifies(window, notice, announced) == follows(window, notice).holds(announced)


def test_a_leap_day_may_follow_the_last_of_february() -> None:
    window = pack("pa2023").planned_notice
    assert window is not None
    assert follows(window, date(2027, 2, 28)).last == date(2028, 2, 29)
