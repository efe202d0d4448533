# SPDX-License-Identifier: MIT
"""Terms and caps: how far a contract may run on, under the regime that it was let in."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from regime_shelf import pack

from planner.model.contract import Contract
from planner.model.months import months_after
from planner.regimes import (
    AsLet,
    as_let,
    change_notice,
    extension_caps,
    framework_end,
    last_day_of_term,
    renewed_end,
)
from planner.regimes.months import corresponding_day
from planner.regimes.terms import latest_end_by_ground

DAYS = st.dates(date(2004, 1, 1), date(2040, 12, 31))
MONTHS = st.integers(1, 120)


@pytest.mark.parametrize(
    ("first", "months", "last"),
    [
        (date(2013, 7, 1), 84, date(2020, 6, 30)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2023, 3, 1), 12, date(2024, 2, 29)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 1, 31), 2, date(2026, 3, 30)),
    ],
)
def test_the_last_day_of_a_term(first: date, months: int, last: date) -> None:
    assert last_day_of_term(first, months) == last


@given(DAYS, MONTHS)
def test_the_next_term_begins_where_this_one_ends(first: date, months: int) -> None:
    last = last_day_of_term(first, months)
    assert first < last + timedelta(days=1)
    assert corresponding_day(first, months) - timedelta(days=1) <= last <= corresponding_day(first, months)


def test_a_term_of_no_months_has_no_last_day() -> None:
    with pytest.raises(ValueError, match="no last day"):
        last_day_of_term(date(2026, 1, 1), 0)


@given(DAYS, MONTHS, st.lists(st.integers(1, 36), max_size=4))
def test_a_renewal_adds_its_own_months_and_never_the_initial_term_again(
    first: date, initial: int, renewals: list[int]
) -> None:
    end = last_day_of_term(first, initial)
    renewed = renewed_end(end, renewals)
    added = (renewed.year * 12 + renewed.month) - (end.year * 12 + end.month)
    assert added == sum(renewals)
    assert renewed == (months_after(end, sum(renewals)) if renewals else end)
    if sum(renewals) < initial:
        assert renewed < months_after(end, initial)


def test_a_renewal_from_the_end_of_february_ends_with_the_month() -> None:
    assert renewed_end(date(2023, 2, 28), [12]) == date(2024, 2, 29)
    assert renewed_end(date(2024, 2, 29), [12, 12]) == date(2026, 2, 28)


def let(value: float | None = None, threshold: int | None = None) -> AsLet:
    return AsLet(date(2026, 7, 1), date(2036, 6, 30), value, threshold)


def test_under_the_act_a_tenth_of_the_longest_term_is_no_substantial_change() -> None:
    caps = {cap.ground.id: cap for cap in extension_caps(pack("pa2023"), let())}
    cap = caps["non-substantial"]
    assert let().days == 3653
    assert cap.last_day == date(2036, 6, 30) + timedelta(days=365)
    assert cap.measured == "term"
    assert caps["provided-for"].last_day is None


def test_half_the_value_is_half_the_term_at_an_even_price() -> None:
    caps = {cap.ground.id: cap for cap in extension_caps(pack("pa2023"), let(8_000_000))}
    for ground in ("unforeseeable", "known-risk", "additional"):
        assert caps[ground].rise == 4_000_000
        assert caps[ground].last_day == date(2036, 6, 30) + timedelta(days=1826)


def test_the_smaller_of_a_tenth_and_the_threshold_caps_a_small_change() -> None:
    caps = {cap.ground.id: cap for cap in extension_caps(pack("pa2023"), let(8_000_000, 135_018))}
    cap = caps["below-threshold"]
    assert cap.rise == 135_018
    reach = 3653 * 135_018 / 8_000_000
    assert cap.last_day == date(2036, 6, 30) + timedelta(days=int(reach))


def test_without_its_value_a_contract_has_no_cap_by_threshold() -> None:
    caps = {cap.ground.id: cap for cap in extension_caps(pack("pcr2015"), let())}
    assert caps["below-threshold"].last_day is None
    assert caps["below-threshold"].rise is None


def test_below_a_tenth_is_less_than_a_tenth() -> None:
    thousand = AsLet(date(2020, 1, 1), date(2020, 1, 1) + timedelta(days=999), 1_000_000, 10_000_000)
    assert thousand.days == 1000
    by_ground = latest_end_by_ground(extension_caps(pack("pcr2015"), thousand))
    assert by_ground["below-threshold"] == thousand.longest_end + timedelta(days=99)
    assert by_ground["additional"] == thousand.longest_end + timedelta(days=500)
    under_the_act = latest_end_by_ground(extension_caps(pack("pa2023"), thousand))
    assert under_the_act["below-threshold"] == thousand.longest_end + timedelta(days=100)


def test_under_the_older_regulations_the_whole_of_additional_services_is_capped() -> None:
    caps = {cap.ground.id: cap for cap in extension_caps(pack("pcr2006"), let(8_000_000))}
    assert caps["additional-services"].rise == 4_000_000
    assert "all changes together" in caps["additional-services"].words
    assert caps["non-substantial"].last_day is None


@given(DAYS, st.integers(1, 6000))
def test_no_cap_ends_before_the_contract(first: date, days: int) -> None:
    contract = AsLet(first, first + timedelta(days=days - 1), 1_000_000, 135_018)
    ends = [
        end
        for name in ("pcr2006", "pcr2015", "pa2023")
        for end in latest_end_by_ground(extension_caps(pack(name), contract)).values()
    ]
    assert len(ends) >= 8
    assert all(end >= contract.longest_end for end in ends)
    assert all((end - contract.longest_end).days <= days / 2 for end in ends)


def test_a_contract_that_ends_before_it_begins_has_no_caps() -> None:
    with pytest.raises(ValueError, match="ends before it begins"):
        extension_caps(pack("pa2023"), AsLet(date(2026, 1, 2), date(2026, 1, 1)))


def test_a_framework_lasts_four_years() -> None:
    for name in ("pcr2006", "pcr2015", "pa2023"):
        assert framework_end(pack(name), date(2012, 6, 1)) == date(2016, 5, 31)
    assert framework_end(pack("pa2023"), date(2026, 3, 1), "open-framework") == date(2034, 2, 28)
    with pytest.raises(KeyError):
        framework_end(pack("pcr2006"), date(2012, 6, 1), "open-framework")


def written(**fields: object) -> Contract:
    return Contract.model_validate({"id": "pacs", "start": "2016-07-01", "end": "2023-06-30", **fields})


def test_a_contract_of_the_model_as_it_was_awarded() -> None:
    contract = written(extensions=[{"months": "12", "count": "2", "taken": "1"}], value={"annual": "400000"})
    found = as_let(contract, 118_133)
    assert found is not None
    assert (found.first_day, found.longest_end) == (date(2016, 7, 1), date(2024, 6, 30))
    assert found.value == pytest.approx(400_000 * 2922 / 365.25)
    assert found.threshold == 118_133


def test_a_contract_that_says_nothing_of_extensions_has_no_longest_term() -> None:
    assert as_let(written()) is None
    assert as_let(written(extensions=[{"count": "1"}])) is None


@pytest.mark.parametrize(
    ("value", "term", "novation", "needed"),
    [
        (10, 0, False, False),
        (10.1, 0, False, True),
        (0, 10, False, False),
        (0, 10.1, False, True),
        (50, 8, False, False),
        (50, 20, False, True),
        (-9, 0, False, False),
        (0, 0, False, True),
        (5, 5, True, True),
    ],
)
def test_when_a_change_needs_a_notice(value: float, term: float, novation: bool, needed: bool) -> None:
    found = change_notice(pack("pa2023"), value, term, novation)
    assert found is not None
    assert found.needed is needed
    assert found.words


def test_the_regulations_know_no_change_notice_by_percentage() -> None:
    assert change_notice(pack("pcr2015"), 50, 50, novation=False) is None
