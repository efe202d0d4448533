# SPDX-License-Identifier: MIT
"""One change each: what is said to have changed, what it did, and that nothing else is said."""

from datetime import date

import pytest
from change_estates import ESTATES, LATER, PROMISED, REFUSED, RENAMED, SMALL, WITH_VNA, changes, note

from planner.changes.compare import Changes

PAIRS = [(a, b) for a in ESTATES for b in ESTATES if a != b]


def facts(found: Changes) -> list[tuple[str, str, str, str]]:
    return [(one.id, one.field, one.was, one.is_now) for one in found.facts]


@pytest.mark.parametrize("name", ESTATES)
def test_a_project_compared_with_itself_has_not_changed(name: str) -> None:
    found = changes(ESTATES[name], ESTATES[name])
    assert not found
    said = note(ESTATES[name], ESTATES[name])
    assert said.lead == ("Nothing changed.",)
    assert said.sections == ()


@pytest.mark.parametrize(("one", "other"), PAIRS, ids=lambda name: name)
def test_what_comes_one_way_goes_the_other(one: str, other: str) -> None:
    there, back = changes(ESTATES[one], ESTATES[other]), changes(ESTATES[other], ESTATES[one])
    swapped = {"new": "gone", "gone": "new", "in": "out", "out": "in"}
    kinds = {(risk.id, swapped.get(risk.kind, risk.kind)) for risk in there.risks}
    assert kinds == {(risk.id, risk.kind) for risk in back.risks}
    asked = {(held.id, swapped.get(held.kind, held.kind)) for held in there.requirements}
    assert asked == {(held.id, held.kind) for held in back.requirements}
    assert sorted((f.id, f.field, f.is_now, f.was) for f in there.facts) == sorted(facts(back))
    days = {move.id: -(move.days or 0) for move in (*there.milestones, *there.ends)}
    assert days == {move.id: move.days or 0 for move in (*back.milestones, *back.ends)}
    assert {q.question.id for q in (*there.questions.answered, *there.questions.dropped)} == {
        q.id for q in back.questions.new
    }


@pytest.mark.parametrize(("one", "other"), PAIRS, ids=lambda name: name)
def test_the_shares_of_a_chain_add_up_to_the_move(one: str, other: str) -> None:
    for move in changes(ESTATES[one], ESTATES[other]).milestones:
        if move.chain:
            assert sum(link.days for link in move.chain) == move.days, move


def test_a_later_end_is_one_fact_and_moves_the_end_and_its_last_safe_days() -> None:
    found = changes(SMALL, LATER)
    assert facts(found) == [("c", "end", "30 June 2027", "30 June 2030")]
    assert (found.facts[0].was_at, found.facts[0].now_at) == ("contracts/c/end", "contracts/c/end")
    ends = [(one.before, one.after) for one in found.ends]
    assert (date(2027, 6, 30), date(2030, 6, 30)) in ends
    assert found.rungs
    assert all(one.days is None or one.days > 1_000 for one in found.rungs if one.before and one.after)
    leave = found.verdicts[0]
    assert (leave.after.chance or 0) > (leave.before.chance or 0)


def test_a_system_more_is_told_as_one_change() -> None:
    found = changes(SMALL, WITH_VNA)
    assert [(one.kind, one.noun, one.id) for one in found.facts] == [("added", "systems", "vna")]
    effect = found.effects[0]
    assert effect.known
    came = {one.id for one in found.risks}
    assert set(effect.risks) == came


def test_an_answer_closes_its_question_and_names_its_line() -> None:
    found = changes(SMALL, PROMISED)
    answered = {one.question.id: one for one in found.questions.answered}
    held = answered["Q-contracts-c-exit.plan"]
    assert [(one.is_now, one.now_at) for one in held.answers] == [("agreed", "contracts/c/exit.plan")]
    assert found.questions.open_after < found.questions.open_before


def test_a_risk_that_comes_names_the_fact_that_brought_it() -> None:
    found = changes(SMALL, REFUSED)
    (risk,) = [one for one in found.risks if one.kind == "new"]
    assert [(one.id, one.field, one.is_now) for one in risk.causes] == [("c", "exit.plan", "none")]
    assert risk.why[0] == "Nobody could say before."
    (effect,) = found.effects
    assert risk.id in effect.risks


def test_a_risk_that_goes_says_why_and_what_changed() -> None:
    (risk,) = [one for one in changes(REFUSED, PROMISED).risks if one.kind == "gone"]
    assert risk.after is None
    assert risk.before
    assert risk.why
    assert [(one.was, one.is_now) for one in risk.causes] == [("none", "agreed")]


def test_a_new_id_is_followed_through_its_alias() -> None:
    found = changes(SMALL, RENAMED)
    assert [(one.kind, one.was, one.is_now) for one in found.facts] == [("renamed", "pacs", "main-pacs")]
    assert not found.risks
    assert not found.requirements
    assert not found.questions


def test_what_time_did_is_parted_from_what_the_facts_did() -> None:
    found = changes(SMALL, LATER, before="2026-06-01", after="2026-09-01")
    live = next(one for one in found.milestones if one.id == "live")
    assert live.by_facts == 0
    assert live.by_time == live.days
    assert live.days is not None
    assert live.days > 0
    assert {one.due for one in found.rungs} <= {"facts", "time", "both"}


def test_time_alone_is_said_to_be_time() -> None:
    found = changes(SMALL, SMALL, before="2026-06-01", after="2026-09-01")
    assert found.facts == ()
    assert {one.due for one in (*found.rungs, *found.risks, *found.requirements, *found.options)} <= {"time"}
    assert note(SMALL, SMALL, "2026-06-01", "2026-09-01").lead[0].startswith("No fact changed between")


def test_without_a_plan_in_between_the_note_says_why() -> None:
    from dataclasses import replace

    from planner.changes.compare import compare
    from planner.changes.note import note_of

    found = changes(SMALL, LATER, "2026-06-01", "2026-09-01")
    alone = compare(replace(found.pair, between=None, between_fails="the contract was not there."))
    told = " ".join(note_of(alone).lead)
    assert "cannot be told apart: the contract was not there." in told
    assert {one.due for one in alone.rungs} == {""}
