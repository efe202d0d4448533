# SPDX-License-Identifier: MIT
"""Contract arithmetic: month ends and leap days, extensions in turn, notice from the present term."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from planner.model import Contract
from planner.model.months import months_after, months_before
from planner.model.terms import (
    exit_notice,
    extended,
    extension_notices,
    key_dates,
    last_day,
    latest_possible_end,
    renewal_notices,
)

DAYS = st.dates(date(1995, 1, 1), date(2060, 12, 31))


def contract(**facts: Any) -> Contract:
    return Contract.model_validate({"id": "c", "title": "PACS service", **facts})


# ---- months


def test_the_end_of_a_month_leads_to_the_end_of_a_month() -> None:
    assert months_after(date(2013, 6, 30), 12) == date(2014, 6, 30)
    assert months_after(date(2013, 2, 28), 1) == date(2013, 3, 31)
    assert months_after(date(2011, 2, 28), 12) == date(2012, 2, 29)
    assert months_after(date(2012, 2, 29), 12) == date(2013, 2, 28)
    assert months_before(date(2013, 6, 30), 9) == date(2012, 9, 30)
    assert months_before(date(2013, 3, 31), 1) == date(2013, 2, 28)


def test_a_day_that_the_month_does_not_have_becomes_its_last() -> None:
    assert months_after(date(2013, 1, 30), 1) == date(2013, 2, 28)
    assert months_after(date(2012, 2, 28), 12) == date(2013, 2, 28)
    assert months_after(date(2012, 12, 15), 1) == date(2013, 1, 15)


@given(DAYS, st.integers(0, 600))
def test_months_land_in_the_month_that_was_counted(day: date, months: int) -> None:
    later = months_after(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    if (day + timedelta(days=1)).day == 1:
        assert (later + timedelta(days=1)).day == 1


@given(DAYS, st.integers(0, 600))
def test_there_and_back_is_the_same_day_unless_a_month_was_too_short(day: date, months: int) -> None:
    back = months_before(months_after(day, months), months)
    assert (back.year, back.month) == (day.year, day.month)
    if (day + timedelta(days=1)).day == 1 or day.day <= 27:
        assert back == day


# ---- extensions


def test_an_extension_adds_its_own_months_and_never_the_first_term_again() -> None:
    made = contract(start="2003-07-01", end="2013-06-30", extensions=[{"months": "12", "count": "3"}])
    assert [step.application for step in extended(made)] == [date(year, 6, 30) for year in (2014, 2015, 2016)]
    assert latest_possible_end(made) == date(2016, 6, 30)


@given(st.integers(1, 36), st.integers(0, 5), st.integers(0, 5), DAYS)
def test_what_has_been_taken_is_in_the_end_already(months: int, count: int, taken: int, end: date) -> None:
    made = contract(end=end, extensions=[{"months": months, "count": count, "taken": taken}])
    left = max(count - taken, 0)
    assert len(list(extended(made))) == left
    assert latest_possible_end(made) == months_after(end, months * left)


@given(DAYS, st.lists(st.integers(1, 24), min_size=1, max_size=4))
def test_month_ends_do_not_drift_over_several_extensions(end: date, lengths: list[int]) -> None:
    made = contract(end=end, extensions=[{"months": months} for months in lengths])
    steps = [step.application for step in extended(made)]
    assert steps == [months_after(end, sum(lengths[: place + 1])) for place in range(len(lengths))]
    assert latest_possible_end(made) == steps[-1]


def test_notice_is_counted_from_the_end_of_the_present_term() -> None:
    made = contract(
        start="2003-07-01",
        end="2013-06-30",
        extensions=[{"months": "12", "count": "3", "notice_months": "9"}],
    )
    assert extension_notices(made) == [(0, date(2012, 9, 30))]
    moved = made.model_copy(update={"end": date(2014, 6, 30)})
    assert extension_notices(moved) == [(0, date(2013, 9, 30))]


def test_an_extension_has_no_day_for_notice_before_its_turn() -> None:
    made = contract(
        end="2013-06-30",
        extensions=[{"months": "24", "notice_months": "6"}, {"months": "12", "notice_months": "3"}],
    )
    assert extension_notices(made) == [(0, date(2012, 12, 31))]
    used = contract(
        end="2015-06-30",
        extensions=[
            {"months": "24", "notice_months": "6", "taken": "1"},
            {"months": "12", "notice_months": "3"},
        ],
    )
    assert extension_notices(used) == [(1, date(2015, 3, 31))]


def test_a_day_that_the_contract_states_is_taken_as_it_stands() -> None:
    made = contract(
        end="2013-06-30", extensions=[{"months": "12", "notice_months": "9", "latest_notice": "2012-08-15"}]
    )
    assert extension_notices(made) == [(0, date(2012, 8, 15))]
    computed = contract(
        end="2013-06-30", extensions=[{"months": "12", "notice_months": "9", "latest_notice": "computed"}]
    )
    assert extension_notices(computed) == [(0, date(2012, 9, 30))]


def test_an_extension_that_cannot_be_taken_at_all_gives_nothing() -> None:
    made = contract(end="2013-06-30", extensions=[{"months": "12", "count": "0", "notice_months": "9"}])
    assert extension_notices(made) == []
    assert list(extended(made)) == []
    assert latest_possible_end(made) == date(2013, 6, 30)


def test_what_renews_itself_has_a_day_to_stop_it_not_a_day_to_ask_for_it() -> None:
    made = contract(end="2013-06-30", extensions=[{"months": "12", "notice_months": "3", "kind": "tacit"}])
    assert extension_notices(made) == []
    assert renewal_notices(made) == [(0, date(2013, 3, 31))]
    assert (
        "stop PACS service from renewing itself"
        in {key.kind: key.words for key in key_dates(made)}["renewal_notice"]
    )
    served = made.model_copy(update={"notice_served": date(2013, 3, 1)})
    assert "renewal_notice" not in {key.kind for key in key_dates(served)}


def test_application_and_archive_are_lengthened_apart() -> None:
    made = contract(
        end="2013-06-30",
        archive_end="2014-06-30",
        extensions=[
            {"months": "24", "applies_to": "archive", "notice_months": "6"},
            {"months": "12", "applies_to": "application", "notice_months": "3"},
        ],
    )
    assert extension_notices(made) == [(0, date(2013, 12, 31)), (1, date(2013, 3, 31))]
    assert [(step.application, step.archive) for step in extended(made)] == [
        (date(2013, 6, 30), date(2016, 6, 30)),
        (date(2014, 6, 30), date(2016, 6, 30)),
    ]
    assert latest_possible_end(made) == date(2016, 6, 30)


def test_a_stated_last_day_is_never_passed() -> None:
    made = contract(end="2013-06-30", max_end="2016-03-31", extensions=[{"months": "24", "count": "2"}])
    assert [step.application for step in extended(made)] == [date(2015, 6, 30), date(2016, 3, 31)]
    assert latest_possible_end(made) == date(2016, 3, 31)


def test_where_a_part_is_unknown_the_whole_is() -> None:
    assert latest_possible_end(contract(end="2013-06-30")) is None
    assert latest_possible_end(contract(end="2013-06-30", extensions=[])) == date(2013, 6, 30)
    assert latest_possible_end(contract(end="2013-06-30", extensions=[{"count": "2"}])) is None
    assert latest_possible_end(contract(extensions=[{"months": "12"}])) is None
    assert extension_notices(contract(end="2013-06-30", extensions=[{"months": "12"}])) == []
    assert exit_notice(contract(end="2013-06-30")) is None
    assert exit_notice(contract(notice_to_exit_months="9")) is None


def test_notice_to_leave_runs_from_the_earlier_end_where_the_parts_end_apart() -> None:
    apart = contract(application_end="2013-06-30", archive_end="2014-06-30", notice_to_exit_months="9")
    assert exit_notice(apart) == date(2012, 9, 30)
    assert last_day(apart) == date(2014, 6, 30)
    one = contract(archive_end="2014-06-30", notice_to_exit_months="9")
    assert exit_notice(one) == date(2013, 9, 30)


def test_the_dates_that_nobody_must_miss_come_in_order_with_the_facts_behind_them() -> None:
    made = contract(
        end="2013-06-30",
        archive_end="2014-06-30",
        notice_to_exit_months="9",
        extensions=[{"months": "12", "notice_months": "6"}],
    )
    assert [(key.on.isoformat(), key.kind, key.field) for key in key_dates(made)] == [
        ("2012-09-30", "notice", "notice_to_exit_months"),
        ("2012-12-31", "extension_notice", "extensions.0"),
        ("2013-06-30", "contract_end", "end"),
        ("2014-06-30", "contract_end", "archive_end"),
        ("2015-06-30", "latest_end", "extensions"),
    ]
    served = made.model_copy(update={"notice_served": date(2012, 5, 1)})
    assert [key.kind for key in key_dates(served)][:1] == ["notice_served"]
    assert "notice" not in [key.kind for key in key_dates(served)]
