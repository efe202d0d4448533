# SPDX-License-Identifier: MIT
"""Every conditional activity is asked of estates where it is needed, not needed, and not yet known."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from planner.model import Project
from planner.rules.binding import compile_clause
from planner.rules.evaluate import evaluate
from planner.rules.facts import facts_of
from planner.rules.words import WORD_TABLE
from planner.schedule.reading import activity_catalogue
from planner.shipped import shipped

ANSWERS = {"applies": True, "does_not_apply": False, "unknown": None}
CASES = yaml.safe_load((Path(__file__).parent / "conditions.yaml").read_text(encoding="utf-8"))
FILES = sorted((shipped("requirements-catalogue") / "activities").glob("*.yaml"))
TEMPLATES = activity_catalogue(yaml.safe_load(path.read_text(encoding="utf-8")) for path in FILES)[1]
CONDITIONS = {one.id: one.when for one in TEMPLATES if one.when != "always"} | {
    f"{one.id} after {rule.link.predecessor}": rule.when for one in TEMPLATES for rule in one.dated_links
}
ASKED = [
    pytest.param(case["entry"], answer, told["given"], id=f"{case['entry']}: {told['name']}")
    for case in CASES
    for answer in ANSWERS
    for told in case.get(answer, ())
]


def project(given: dict[str, Any]) -> Project:
    return Project.model_validate({"planner": "1", "as_of": "2026-06-01", **given})


@pytest.mark.parametrize(("entry", "answer", "given"), ASKED)
def test_an_estate_gets_the_activities_it_needs(entry: str, answer: str, given: dict[str, Any]) -> None:
    condition, faults = compile_clause(CONDITIONS[entry], WORD_TABLE)
    assert condition is not None, faults
    assert evaluate(condition, facts_of(project(given))).value is ANSWERS[answer]


def test_every_condition_has_its_cases() -> None:
    assert {case["entry"] for case in CASES} == set(CONDITIONS)
    assert len(CONDITIONS) >= 12
    assert len(ASKED) >= 30
    for case in CASES:
        assert {"applies", "does_not_apply"} <= set(case), case["entry"]
