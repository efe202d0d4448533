# SPDX-License-Identifier: MIT
"""What decisions do to a plan: scores, acceptance, requirements, activities, and what has lost its object."""

from datetime import date
from typing import Any

import pytest
from round_trips import plan_with

from planner.documents.tables.orphaned import orphaned
from planner.documents.tables.register import register
from planner.documents.tables.requirements import decisions as requirement_rows
from planner.model.decisions import Decisions
from planner.rules.decided import decided_risks, facts_print


def row(text: str, id_: str, on: date | None = None) -> dict[str, Any]:
    return next(one for one in register(plan_with(text, on)).records if one["id"] == id_)


FIRST = plan_with().risks.risks[0]


def said(**facts: object) -> str:
    lines = "".join(f"      {key}: {value}\n" for key, value in facts.items())
    return f"decisions:\n  risks:\n    - risk: {FIRST.id}\n{lines}"


def test_a_score_set_by_the_trust_keeps_the_one_that_was_worked_out_in_sight() -> None:
    held = row(said(likelihood=1, why="Seen there.", set="{likelihood: {by: Jo, on: 2026-11-24}}"), FIRST.id)
    assert (held["likelihood"], held["score"]) == (1, FIRST.impact)
    planners = f"Worked out as {FIRST.likelihood} × {FIRST.impact} = {FIRST.score}"
    assert held["remark"] == f"{planners}; set by Jo on 24 November 2026."


def accepted(**more: object) -> str:
    facts = f"{{score: {FIRST.score}, facts: {facts_print(FIRST)}}}"
    return said(status="accepted", **{"accepted": facts, **more})


def test_an_accepted_risk_stays_accepted_while_nothing_changes() -> None:
    assert row(accepted(accepted_until="2027-06-30"), FIRST.id)["status"] == "Accepted"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (accepted(accepted_until="2020-01-31"), "Open again: the acceptance expired on 31 January 2020."),
        (accepted(accepted="{score: 1}"), f"score was 1 when it was accepted, and is {FIRST.score} now"),
        (accepted(accepted="{facts: 00000000}"), "the facts it rests on have changed since it was accepted"),
    ],
)
def test_an_acceptance_that_no_longer_holds_says_why(text: str, why: str) -> None:
    held = row(text, FIRST.id)
    assert held["status"] == "Open"
    assert why in held["remark"]


def test_the_print_of_the_facts_stays_when_only_time_passes() -> None:
    early, late = plan_with(on=date(2026, 6, 1)), plan_with(on=date(2026, 6, 2))
    prints = [{risk.id: facts_print(risk) for risk in one.risks.risks} for one in (early, late)]
    assert prints[0] == prints[1]


def test_a_requirement_left_out_is_told_and_can_be_taken_in_again() -> None:
    id_ = plan_with().requirements.applicable[0].id
    text = (
        f"decisions:\n  requirements:\n    - {{requirement: {id_}, decision: out, why: Bought elsewhere}}\n"
    )
    plan = plan_with(text)
    assert id_ not in {item.id for item in plan.requirements.applicable}
    (told,) = (item.reason for item in plan.requirements.not_applicable if item.id == id_)
    assert told == "Left out: Bought elsewhere."
    assert requirement_rows(plan).records[-1]["decision"] == "Out"


def test_wording_and_priority_of_the_trust_go_to_the_bidders() -> None:
    first = plan_with().requirements.applicable[0]
    facts = f"requirement: {first.id}, priority: could, wording: Ours."
    text = f"decisions:\n  requirements:\n    - {{{facts}}}\n"
    changed = next(item for item in plan_with(text).requirements.applicable if item.id == first.id)
    assert (changed.sentence, changed.entry.priority) == ("Ours.", "could")
    shown = next(one for one in requirement_rows(plan_with(text)).records if one["id"] == first.id)
    assert (shown["requirement"], shown["wording"], shown["priority"]) == (first.sentence, "Ours.", "Could")


def test_a_finished_activity_leaves_the_programme() -> None:
    first = plan_with().schedule.activities[0]
    text = (
        f"decisions:\n  activities:\n    - activity: {first.id}\n"
        "      started: 2026-01-05\n      finished: 2026-02-01\n"
    )
    plan = plan_with(text)
    assert first.id not in plan.schedule.by_id
    assert (plan.done[0].activity.id, plan.done[0].finished) == (first.id, date(2026, 2, 1))


def test_a_decision_about_a_risk_that_is_gone_is_kept_in_sight() -> None:
    text = "decisions:\n  risks:\n    - {risk: R99@c-gone, owner: Ann Patel, set: {owner: {by: Jo}}}\n"
    (held,) = orphaned(plan_with(text), "Risk").records
    assert (held["which"], held["said"], held["by"]) == ("R99@c-gone", "Owner: Ann Patel", "Jo")


def test_a_risk_that_got_another_name_keeps_its_decisions() -> None:
    old = f"OLD-1{FIRST.id.removeprefix(FIRST.rule.id)}"
    decisions = Decisions.model_validate({"risks": [{"risk": old, "owner": "Ann"}]})
    risks = decided_risks(plan_with().risks, decisions, date(2026, 11, 24), {"OLD-1": FIRST.rule.id})
    (changed,) = (risk for risk in risks.risks if risk.id == FIRST.id)
    assert changed.decision is not None
    assert changed.decision.owner == "Ann"
