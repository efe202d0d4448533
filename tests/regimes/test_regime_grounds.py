# SPDX-License-Identifier: MIT
"""Grounds for a direct award or a change, judged by answers; and the Provider Selection Regime."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from regime_shelf import pack, shelf

from planner.regimes import Scope, judge, judge_all, known_end, selection_test
from planner.regimes.selection import representations_until

GROUNDS = [ground for one in shelf().packs.values() for ground in (*one.modifications, *one.direct_awards)]


def ground(regime: str, id_: str):  # type: ignore[no-untyped-def]
    held = (*pack(regime).direct_awards, *pack(regime).modifications)
    return next(one for one in held if one.id == id_)


def test_every_ground_turns_on_questions() -> None:
    assert len(GROUNDS) >= 30
    assert all(one.tests for one in GROUNDS)


def test_a_ground_holds_shuts_or_asks() -> None:
    for one in GROUNDS:
        right = {test.key: test.needs for test in one.tests}
        assert judge(one, right).holds is True
        assert judge(one, {}).holds is None
        assert judge(one, {}).open == one.tests
        for test in one.tests:
            shut = judge(one, {test.key: not test.needs})
            assert shut.holds is False
            assert test.asks in shut.words


@given(
    st.dictionaries(
        st.sampled_from([t.key for g in GROUNDS for t in g.tests]), st.sampled_from([True, False, None])
    )
)
def test_a_further_answer_never_reopens_what_is_shut(answers: dict[str, bool | None]) -> None:
    for one in GROUNDS:
        if judge(one, answers).holds is False:
            assert (
                judge(
                    one,
                    {
                        **{t.key: t.needs for t in one.tests if answers.get(t.key) is None},
                        **{k: v for k, v in answers.items() if v is not None},
                    },
                ).holds
                is False
            )


@pytest.mark.parametrize("regime", ["pcr2006", "pcr2015", "pa2023"])
def test_an_end_known_for_years_is_no_urgency(regime: str) -> None:
    answers = {
        "strictly_necessary": True,
        "attributable": False,
        "time_for_competition": False,
        "foreseen": False,
    }
    urgency = ground(regime, "extreme-urgency")
    assert judge(urgency, answers).holds is True
    assert judge(urgency, known_end(answers)).holds is False


def test_the_grounds_are_judged_in_the_order_of_the_pack() -> None:
    judged = judge_all(
        pack("pa2023").direct_awards, {"exclusive_rights": True, "reasonable_alternative": True}
    )
    assert [one.ground.id for one in judged][:2] == ["exclusive-rights", "technical-reasons"]
    assert [one.holds for one in judged][:2] == [False, False]
    assert judged[-1].words.endswith("received?")


def test_services_like_the_first_only_within_the_years_the_law_gives() -> None:
    assert ground("pa2023", "similar-services").within_years == 5
    assert ground("pcr2015", "repeated-services").within_years == 3
    assert ground("pcr2015", "additional-deliveries").max_years == 3
    assert ground("pcr2006", "additional-deliveries").max_years == 3


@pytest.mark.parametrize(
    ("scope", "outcome", "questions"),
    [
        (Scope(False), "outside", 0),
        (Scope(None), "ask", 1),
        (Scope(True, 1_000_000, 0), "inside", 0),
        (Scope(True, 1_000_000, 400_000, separable=False), "inside", 0),
        (Scope(True, 1_000_000, 400_000, separable=True), "separate", 0),
        (Scope(True, 400_000, 1_000_000, separable=False), "separate", 0),
        (Scope(True, 500_000, 500_000, separable=False), "separate", 0),
        (Scope(True, 1_000_000, 400_000), "ask", 1),
        (Scope(True), "ask", 2),
        (Scope(True, None, 1_000_000, separable=True), "separate", 0),
    ],
)
def test_bundled_reporting(scope: Scope, outcome: str, questions: int) -> None:
    found = selection_test(shelf().selection, scope, date(2026, 6, 1))
    assert (found.outcome, len(found.questions)) == (outcome, questions)
    assert "regulation 3(2) to (4)" in found.reference


def test_before_the_selection_regime_nothing_is_inside() -> None:
    assert (
        selection_test(shelf().selection, Scope(True, 2, 1, separable=False), date(2023, 12, 31)).outcome
        == "outside"
    )


def test_reporting_is_inside_and_systems_are_outside() -> None:
    inside = {service.id for service in shelf().selection.services if service.inside}
    assert inside == {"medical-imaging"}
    assert len(shelf().selection.services) >= 5


def test_representations_are_counted_from_the_day_after_the_standstill_begins() -> None:
    counted = representations_until(shelf().selection, shelf().holidays, date(2026, 6, 1))
    assert counted.end == date(2026, 6, 12)  # begins 2 June; the eighth working day after it
