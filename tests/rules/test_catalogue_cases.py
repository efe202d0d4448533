# SPDX-License-Identifier: MIT
"""Every case of tests/catalogue: an estate in a few lines, and whether an entry applies, or who can say."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from rule_catalogue import OUTCOMES, benefits, cases, requirements, risks
from rule_estates import given

from planner.rules.derive import derive_requirements, derive_risks
from planner.rules.derive_benefits import derive_benefits
from planner.rules.findings import NotApplicable, Undecided
from planner.rules.problems import Problem

REQUIREMENT_CASES = cases("requirements")
RISK_CASES = cases("risks")
BENEFIT_CASES = cases("benefits")


READERS: dict[str, Callable[[], tuple[dict[str, Any], tuple[Problem, ...]]]] = {
    "requirements": requirements,
    "risks": risks,
    "benefits": benefits,
}


def _name(case: tuple[str, str, dict[str, Any]]) -> str:
    return f"{case[0]}-{case[1]}-{case[2]['name']}"


@pytest.mark.parametrize("case", REQUIREMENT_CASES, ids=_name)
def test_requirement(case: tuple[str, str, dict[str, Any]]) -> None:
    entry, outcome, body = case
    result = derive_requirements([requirements()[0][entry]], given(body["given"] or {}, body.get("computed")))
    found = {True: result.applicable, False: result.not_applicable, None: result.undecided}
    said = next(value for value, held in found.items() if held)
    assert said is OUTCOMES[outcome], _why(result.undecided, result.not_applicable)
    assert all(item.questions for item in result.undecided), "what is unknown must ask something"


@pytest.mark.parametrize("case", RISK_CASES, ids=_name)
def test_risk(case: tuple[str, str, dict[str, Any]]) -> None:
    entry, outcome, body = case
    result = derive_risks([risks()[0][entry]], given(body["given"] or {}, body.get("computed")))
    said = True if result.risks else None if result.undecided else False
    assert said is OUTCOMES[outcome], _why(result.undecided, result.not_applicable)
    assert all(item.questions for item in result.undecided), "what is unknown must ask something"
    if "score" in body:
        assert [str(risk.score) for risk in result.risks] == [body["score"]], result.risks[0].drivers
    if "matches" in body:
        assert [match.id for risk in result.risks for match in risk.matches] == body["matches"]


@pytest.mark.parametrize("case", BENEFIT_CASES, ids=_name)
def test_benefit(case: tuple[str, str, dict[str, Any]]) -> None:
    entry, outcome, body = case
    result = derive_benefits([benefits()[0][entry]], given(body["given"] or {}))
    said = True if result.benefits else None if result.undecided else False
    assert said is OUTCOMES[outcome], _why(result.undecided, result.not_applicable)
    assert all(item.questions for item in result.undecided), "what is unknown must ask something"


def _why(undecided: tuple[Undecided, ...], not_applicable: tuple[NotApplicable, ...]) -> str:
    asked = [question.text for item in undecided for question in item.questions]
    return "\n".join([*asked, *(item.reason for item in not_applicable)])


@pytest.mark.parametrize(
    ("held", "floor"),
    [(REQUIREMENT_CASES, 400), (RISK_CASES, 160), (BENEFIT_CASES, 50)],
    ids=["requirements", "risks", "benefits"],
)
def test_there_are_cases(held: list[tuple[str, str, dict[str, Any]]], floor: int) -> None:
    assert len(held) >= floor
    names = Counter((entry, case["name"]) for entry, _, case in held)
    assert [key for key, count in names.items() if count > 1] == []


@pytest.mark.parametrize(("kind", "floor"), [("requirements", 255), ("risks", 84), ("benefits", 21)])
def test_every_entry_is_sound_and_has_a_case(kind: str, floor: int) -> None:
    entries, problems = READERS[kind]()
    assert [f"{problem.entry} {problem.path}: {problem.message}" for problem in problems] == []
    assert len(entries) >= floor
    held = cases(kind)
    applied = {entry for entry, outcome, _ in held if outcome == "applies"}
    denied = {entry for entry, outcome, _ in held if outcome == "does_not_apply"}
    conditional = {key for key, entry in entries.items() if entry.when != "always"}
    assert sorted(entries.keys() - applied) == []
    assert sorted(conditional - denied) == []
    assert sorted({entry for entry, _, _ in held} - entries.keys()) == []
