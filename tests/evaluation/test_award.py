# SPDX-License-Identifier: MIT
"""What the law asks of an award: every letter says its part, and a price that looks low is pointed out."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from returned_bids import tender_plan
from test_scoring_round import rounds

from planner.documents.tender.debrief import debriefs
from planner.documents.tender.low_price import low_price_sentences
from planner.evaluating import evaluation_files
from planner.evaluation.award import low_prices
from planner.evaluation.ranking import Offer
from planner.presentation import plain


def offers(*prices: int | None) -> list[Offer]:
    return [Offer(str(n), f"Bidder {n}", price, {}) for n, price in enumerate(prices)]


def test_a_price_is_low_from_more_than_a_tenth_below_the_average() -> None:
    assert low_prices(offers(90, 110), 10) == ()  # exactly a tenth
    (found,) = low_prices(offers(89, 111), 10)
    assert (found.name, found.price, found.average) == ("Bidder 0", 89, 100)


def test_one_price_alone_is_never_low_and_no_price_is_no_price_of_nought() -> None:
    assert low_prices(offers(50), 10) == ()
    assert low_prices(offers(100, None, 100), 10) == ()


@given(st.lists(st.integers(1, 10**12), min_size=2, max_size=8), st.integers(1, 60))
def test_never_all_are_low_and_the_lowest_is_if_any_is(prices: list[int], percent: int) -> None:
    found = low_prices(offers(*prices), percent)
    assert len(found) < len(prices)
    assert not found or min(prices) in {one.price for one in found}


def under(regime: str) -> dict[str, object]:
    plan = tender_plan()
    said = plan.project.evaluation.model_copy(update={"regime": regime})
    return {"plan": replace(plan, project=plan.project.model_copy(update={"evaluation": said}))}


@pytest.mark.parametrize(
    ("regime", "has", "has_not"),
    [
        (
            "pa2023",
            ("regulation 31(2)(b)", "regulation 31(2)(c)", "most advantageous tender"),
            "regulation 86",
        ),
        ("pcr2015", ("regulation 86(3)", "most economically advantageous", "advantages"), "regulation 31"),
        ("pcr2006", ("most economically advantageous", "advantages"), "regulation 86"),
    ],
)
def test_the_letter_to_a_loser_is_of_its_regime(
    tmp_path: Path, regime: str, has: tuple[str, ...], has_not: str
) -> None:
    found, _ = rounds(tmp_path / "in")
    letters = dict(debriefs(under(regime)["plan"], found.outcomes[0], plain().templates))  # type: ignore[arg-type]
    html = letters["debrief-one-beta"].html
    assert [one for one in has if one not in html] == []
    assert has_not not in html
    assert html.index("Yours faithfully") < html.index("Scores and reasons by question")


def test_a_low_price_is_told_with_the_duty_and_decides_nothing(tmp_path: Path) -> None:
    from returned_bids import evaluated, filled

    bids = {"alpha": filled("Alpha Ltd", 500), "beta": filled("Beta plc", 1200)}
    found = evaluated(tmp_path / "in", bids)
    (said,) = (one.message for one in found.diagnostics if one.code == "PLN554")
    assert "Alpha Ltd" in said
    (same,) = low_price_sentences(under("pcr2015")["plan"], found.outcomes[0])  # type: ignore[arg-type]
    assert "regulation 69" in same
    assert found.outcomes[0].offers[0].out == ""
    assert "evaluation-report-one.docx" in evaluation_files(tender_plan(), found)
