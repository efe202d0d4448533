# SPDX-License-Identifier: MIT
"""The business case: five cases by their names, filled from the model, and every gap asked of somebody."""

from typing import Any

import pytest
from document_estates import SMALL, plan

from planner.documents.business_case.document import business_case
from planner.documents.documents import documents_of
from planner.documents.words import ROLES
from planner.presentation.audience import audience

COSTED = (
    SMALL
    + """
people:
  - {id: p, role: FIN, name: Ada Merchant}
options:
  - id: own
    title: Buy by ourselves
    route: open
    costs:
      - {id: charge, title: Service charge, kind: other, per_year: "£100,000", first: 2026-27, last: 2028-29}
    scores: {fit: {score: 4, because: It fits}}
appraisal:
  price_base: 2026-27
  first_year: 2026-27
  years: 3
  criteria: [{id: fit, title: Strategic fit, weight: 1}]
"""
)
DECIDED = (
    COSTED
    + """
  preferred: own
  inflation_pct: 2
  budgets: {2026-27: {revenue: "£90,000"}, 2027-28: {revenue: "£200,000"}, 2028-29: {revenue: "£200,000"}}
"""
)


def case(anchor: str, text: str = COSTED) -> dict[str, Any]:
    held: dict[str, Any] = next(one for one in business_case(plan(text))["cases"] if one["anchor"] == anchor)
    return held


def questions(anchor: str, text: str = COSTED) -> str:
    return "\n".join(one["text"] for one in case(anchor, text)["questions"])


def test_the_five_cases_have_the_names_and_the_order_of_the_model() -> None:
    assert [one["title"] for one in business_case(plan(COSTED))["cases"]] == [
        "The strategic case", "The economic case", "The commercial case", "The financial case",
        "The management case",
    ]  # fmt: skip


def test_every_gap_is_put_to_a_role_and_by_name_where_somebody_is_in_it() -> None:
    asked = [one["ask"] for held in business_case(plan(COSTED))["cases"] for one in held["questions"]]
    assert len(asked) > 10
    assert {one.split(":")[0] for one in asked} <= set(ROLES.values())
    assert "Finance lead: Ada Merchant" in asked


@pytest.mark.parametrize(
    ("anchor", "question"),
    [
        ("economic", "Which option does the trust prefer"),
        ("financial", "By how much do prices rise"),
        ("financial", "How much revenue is there"),
    ],
)
def test_a_question_goes_once_it_is_answered(anchor: str, question: str) -> None:
    assert question in questions(anchor)
    assert question not in questions(anchor, DECIDED)


def test_the_board_is_asked_for_what_the_trust_prefers() -> None:
    assert "nobody has said" in business_case(plan(COSTED))["asks"]
    assert "asked to approve “Buy by ourselves”" in business_case(plan(DECIDED))["asks"]


def test_the_money_of_the_preferred_option_is_held_against_the_budget() -> None:
    """£100,000 with 20% VAT is £120,000, and £90,000 are there: £30,000 are lacking in the first year."""
    (cash,) = case("financial", DECIDED)["tables"]
    first = cash["table"]["rows"][0]
    assert [first[key]["text"] for key in ("year", "revenue", "revenue_budget", "short")] == [
        "2026-27", "120,000", "90,000", "30,000"
    ]  # fmt: skip
    assert not case("financial")["tables"]


def test_doing_nothing_and_the_minimum_are_told_as_not_written_by_the_trust() -> None:
    told = " ".join(case("economic")["sentences"])
    assert "“Do nothing” is what happens if nothing is decided" in told
    assert "“Do the minimum” was put there by planner" in told
    assert "What do these cost, year by year: “Do nothing” and “Do the minimum”?" in questions("economic")


def test_it_is_written_where_options_are_appraised_and_goes_to_the_board_but_not_to_bidders() -> None:
    assert "business-case" in [one.name for one in documents_of(plan(COSTED))]
    assert "business-case" not in [one.name for one in documents_of(plan())]
    gets = {
        who: audience(who).gets("business-case.docx") for who in ("internal", "board", "tender", "supplier")
    }  # type: ignore[union-attr]
    assert gets == {"internal": True, "board": True, "tender": False, "supplier": False}
