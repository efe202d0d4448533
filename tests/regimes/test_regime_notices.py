# SPDX-License-Identifier: MIT
"""Notices: when each is due, and the last day on which a step can begin and still be over in time."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from regime_shelf import shelf

from planner.regimes import Asked, Refusal, Way, date_for, due, latest_event, latest_steps
from planner.regimes.notices import earliest_signature


@pytest.mark.parametrize(
    ("code", "event", "last"),
    [
        ("UK1", date(2026, 1, 10), date(2026, 5, 26)),
        ("UK7", date(2026, 12, 5), date(2027, 1, 3)),
        ("UK11", date(2027, 6, 30), date(2027, 7, 29)),
        ("UK8", date(2026, 5, 1), date(2026, 7, 29)),
        ("UK8", date(2026, 10, 1), date(2027, 1, 29)),
        ("UK8", date(2026, 12, 31), date(2027, 1, 29)),
        ("UK9", date(2026, 3, 2), date(2026, 3, 31)),
        ("UK17", date(2026, 1, 15), date(2026, 4, 29)),
        ("UK17", date(2026, 3, 31), date(2026, 4, 29)),
        ("UK17", date(2026, 4, 1), date(2026, 10, 29)),
        ("UK17", date(2026, 11, 1), date(2027, 4, 29)),
    ],
)
def test_when_a_notice_is_due(code: str, event: date, last: date) -> None:
    found = due(shelf(), "pa2023", code, event)
    assert found is not None
    assert found.last_day == last
    assert found.reference.startswith("Procurement Act 2023, section")


def test_a_light_touch_contract_has_longer() -> None:
    found = due(shelf(), "pa2023", "UK7", date(2026, 9, 1), {"light_touch": "yes"})
    assert found is not None
    assert found.last_day == date(2026, 12, 29)


@pytest.mark.parametrize(
    "code", ["UK2", "UK3", "UK4", "UK5", "UK6", "UK10", "UK12", "UK13", "UK14", "UK15", "UK16"]
)
def test_a_notice_without_a_number_of_days_has_no_date(code: str) -> None:
    assert due(shelf(), "pa2023", code, date(2026, 9, 1)) is None


def test_a_notice_not_yet_in_force_is_not_due() -> None:
    assert due(shelf(), "pa2023", "UK8", date(2026, 3, 31)) is None
    assert due(shelf(), "pa2023", "UK9", date(2025, 12, 31)) is None


def test_award_notices_of_the_regulations() -> None:
    old = due(shelf(), "pcr2006", "CAN", date(2013, 6, 3))
    assert old is not None
    assert old.last_day == date(2013, 7, 22)  # 48 days end on Sunday 21 July
    new = due(shelf(), "pcr2015", "CAN", date(2019, 3, 4))
    assert new is not None
    assert new.last_day == date(2019, 4, 3)


def test_an_unknown_notice_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        due(shelf(), "pa2023", "UK18", date(2026, 1, 1))


STANDSTILLS = st.sampled_from(
    [("pa2023", date(2026, 1, 1)), ("pcr2015", date(2017, 1, 1)), ("pcr2006", date(2012, 1, 1))]
)


@settings(max_examples=60)
@given(STANDSTILLS, st.integers(0, 365))
def test_the_latest_day_is_the_last_that_is_in_time(regime: tuple[str, date], offset: int) -> None:
    name, start = regime
    by = start + timedelta(days=offset)
    asked = Asked("standstill", name, by)
    latest = latest_event(shelf(), asked, by)
    assert date_for(shelf(), Asked("standstill", name, latest)).end <= by
    assert date_for(shelf(), Asked("standstill", name, latest + timedelta(days=1))).end > by


def test_the_last_safe_days_of_an_open_procedure_under_the_act() -> None:
    rungs = latest_steps(shelf(), Way("pa2023", "open"), date(2026, 12, 5))
    assert [rung.latest for rung in rungs] == [date(2026, 10, 29), date(2026, 11, 24)]
    signed = earliest_signature(shelf(), Asked("standstill", "pa2023", rungs[-1].latest))
    assert signed == date(2026, 12, 5)


def test_each_step_is_over_before_the_next_begins() -> None:
    rungs = latest_steps(shelf(), Way("pcr2006", "restricted"), date(2013, 6, 28))
    days = [rung.latest for rung in rungs]
    assert len(days) == 3
    assert days == sorted(set(days))
    requests = date_for(shelf(), Asked("requests", "pcr2006", days[0]))
    tenders = date_for(shelf(), Asked("tender", "pcr2006", days[1], said={"procedure": "restricted"}))
    assert requests.end < days[1]
    assert tenders.end < days[2]


def test_every_procedure_has_its_steps() -> None:
    seen = 0
    for name, by in (
        ("pcr2006", date(2013, 6, 28)),
        ("pcr2015", date(2020, 6, 26)),
        ("pa2023", date(2027, 6, 25)),
    ):
        for procedure in shelf().packs[name].procedures:
            rungs = latest_steps(shelf(), Way(name, procedure.id), by)
            assert rungs
            assert all(rung.latest < by for rung in rungs)
            seen += 1
    assert seen >= 16


def test_facts_shorten_the_way_and_a_voluntary_standstill_lengthens_it() -> None:
    by = date(2027, 6, 25)
    usual = latest_steps(shelf(), Way("pa2023", "competitive-flexible"), by)
    urgent = {"tender": {"urgency": "yes"}, "participation": {"urgency": "yes"}}
    quick = latest_steps(shelf(), Way("pa2023", "competitive-flexible", said=urgent), by)
    assert (quick[0].latest - usual[0].latest).days == 30
    held = latest_steps(shelf(), Way("pa2023", "call-off"), by)
    left = latest_steps(shelf(), Way("pa2023", "call-off", voluntary=False), by)
    assert held[0].latest < left[0].latest


def test_a_signature_before_the_regime_could_be_run_is_refused() -> None:
    with pytest.raises(Refusal):
        latest_steps(shelf(), Way("pa2023", "open"), date(2025, 2, 28))
