# SPDX-License-Identifier: MIT
"""The shipped catalogue and its cases, read for the tests as they stand on disk."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from planner.rules.benefits import BenefitRule, benefit_entries
from planner.rules.entries import References, Requirement, RiskRule, requirement_entries, risk_entries
from planner.rules.interfaces import InterfaceRules, interface_rules
from planner.rules.problems import Problem
from planner.rules.usual import ReferenceIntegration, reference_integrations
from planner.shipped import shipped

CASES = Path(__file__).parents[1] / "catalogue"
OUTCOMES = {"applies": True, "does_not_apply": False, "unknown": None}


def _files(folder: Path) -> list[tuple[str, Any]]:
    paths = sorted(folder.glob("*.yaml"))
    return [(path.stem, yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)) for path in paths]


def _ids(name: str, key: str = "id") -> frozenset[str]:
    path = shipped("requirements-catalogue") / f"{name}.yaml"
    return frozenset(item[key] for item in yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)[name])


@cache
def references() -> References:
    """Return the ids that the shipped entries may refer to."""
    root = shipped("requirements-catalogue")
    requirements = [item["id"] for _, data in _files(root / "requirements") for item in data["entries"]]
    activities = [item["id"] for _, data in _files(root / "activities") for item in data["entries"]]
    return References(
        _ids("sources", "key"), _ids("instruments"), frozenset(requirements), frozenset(activities)
    )


@cache
def requirements() -> tuple[dict[str, Requirement], tuple[Problem, ...]]:
    """Return every requirement by id, and what is wrong with the catalogue."""
    read = [requirement_entries(data, references()) for _, data in _files(_folder("requirements"))]
    return {entry.id: entry for found, _ in read for entry in found}, tuple(
        p for _, found in read for p in found
    )


@cache
def risks() -> tuple[dict[str, RiskRule], tuple[Problem, ...]]:
    """Return every risk by id, and what is wrong with the catalogue."""
    read = [risk_entries(data, references()) for _, data in _files(_folder("risks"))]
    return {entry.id: entry for found, _ in read for entry in found}, tuple(
        p for _, found in read for p in found
    )


@cache
def benefits() -> tuple[dict[str, BenefitRule], tuple[Problem, ...]]:
    """Return every benefit by id, and what is wrong with the catalogue."""
    found, problems = benefit_entries(dict(_files(_folder("references")))["benefits"], references())
    return {entry.id: entry for entry in found}, problems


def reference_file(name: str) -> dict[str, Any]:
    """Return what a shipped file of references says."""
    data: dict[str, Any] = dict(_files(_folder("references")))[name]
    return data


@cache
def library() -> tuple[ReferenceIntegration, ...]:
    """Return the reference integrations; there is nothing wrong with them."""
    found, problems = reference_integrations(reference_file("integrations"), references())
    assert problems == ()
    return found


@cache
def interface_rules_shipped() -> InterfaceRules:
    """Return what is required of interfaces; there is nothing wrong with it."""
    found, problems = interface_rules(reference_file("interface-requirements"), references())
    assert found is not None, problems
    return found


def _folder(name: str) -> Path:
    return shipped("requirements-catalogue") / name


def cases(kind: str) -> list[tuple[str, str, dict[str, Any]]]:
    """Return (entry id, outcome, case) for every case of requirements or of risks."""
    return [
        (block["entry"], outcome, case)
        for _, blocks in _files(CASES / kind)
        for block in blocks or ()
        for outcome in OUTCOMES
        for case in block.get(outcome) or ()
    ]
