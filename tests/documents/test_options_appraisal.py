# SPDX-License-Identifier: MIT
"""The options appraisal: what it says of money, criteria and time, and when a pack has one."""

import pytest
from document_estates import plan

from planner.documents.options_appraisal import appraised, options_appraisal

TWO = """
organisations: [{id: t1, role: trust}]
contracts: [{id: c1, covers: [pacs], end: 2029-03-31}]
systems: [{id: pacs, kind: pacs, contract: c1, in_scope: replace}]
appraisal:
  price_base: 2026-27
  first_year: 2026-27
  years: 3
  preferred: own
  criteria: [{id: fit, title: Fit, weight: 60}, {id: time, title: Time, weight: 40}]
  budgets: {2026-27: {revenue: "£100,000"}}
options:
  - id: shared
    title: Buy with others
    route: framework_calloff
    costs: [{id: c, title: Charge, kind: other, amounts: {2026-27: "£200,000"}}]
    scores: {fit: {score: 3, because: It fits}, time: {score: 4}}
  - id: own
    title: Buy alone
    route: open
    costs: [{id: c, title: Charge, kind: other, amounts: {2026-27: "£300,000"}}]
    scores: {fit: {score: 2}, time: {score: 2}}
"""


def test_the_answers_name_the_cheapest_the_best_and_what_stands_against_the_preferred() -> None:
    answers = " ".join(options_appraisal(plan(TWO))["answers"])
    assert "Cheapest over its life is “Buy with others”, at £200,000." in answers
    assert "The next, “Buy alone”, costs £100,000 more." in answers
    assert "Best on the criteria is “Buy with others”, with 68.0 of 100." in answers
    assert "The trust prefers “Buy alone”. Against it: it costs £100,000 more than the cheapest" in answers


def test_a_budget_that_is_short_is_told_by_year() -> None:
    told = options_appraisal(plan(TWO))["short"]
    assert told[0] == "“Buy with others” lacks £140,000 in all: 2026-27 (revenue).", "with VAT at 20%"


def test_what_nobody_stated_is_listed_for_each_option() -> None:
    rows = options_appraisal(plan(TWO))["t"]["appraisal-missing"]["rows"]
    told = {(row["option"]["text"], row["what"]["text"]) for row in rows}
    assert ("Do nothing", "What it costs: no cost is stated, so it is in no ranking of cost") in told
    assert ("Do nothing", "The score on “Fit”") in told


@pytest.mark.parametrize(
    ("change", "has"),
    [
        (lambda text: text, True),
        (lambda text: text[: text.index("appraisal:")] + "options: [{id: a, route: open}]", False),
        (lambda text: text[: text.index("appraisal:")], False),
    ],
)
def test_a_pack_has_an_appraisal_once_the_trust_has_begun_one(change, has) -> None:
    assert appraised(plan(change(TWO))) is has


def test_the_ladders_stand_side_by_side_with_a_column_for_each_option_that_buys() -> None:
    table = options_appraisal(plan(TWO))["t"]["ladders-side"]
    assert [head["text"] for head in table["heads"].values()] == [
        "Decision", "Do the minimum", "Buy with others", "Buy alone"
    ]  # fmt: skip
    rows = {row["decision"]["text"]: row["o1"]["text"] for row in table["rows"]}
    assert rows["Counted back from"] == "31 Mar 2029"
    assert "2028" in rows["Contract signed"] or "2027" in rows["Contract signed"]
    assert list(rows)[-1] == "The option stands"


def test_an_option_that_is_dead_says_by_how_much_it_comes_too_late() -> None:
    late = TWO.replace("end: 2029-03-31", "end: 2026-12-31")
    why = {
        row["option"]["text"]: row["why"]["text"]
        for row in options_appraisal(plan(late))["t"]["options-why"]["rows"]
    }
    assert "days after the end of the contract c1 on 31 December 2026" in why["Buy alone"]
