# SPDX-License-Identifier: MIT
"""Estates in a few lines for the tests of the migration, and the shipped references read as they stand."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from planner.migration.estimate import MigrationEstimate, estimate
from planner.migration.reading import FILES, MigrationReferences, migration_references
from planner.migration.volumes import VolumeEstimate, volumes
from planner.model import Project
from planner.rules.entries import References
from planner.rules.facts import Facts, facts_of
from planner.shipped import shipped

CATALOGUE = shipped("requirements-catalogue")


def text_of(path: Path) -> Any:
    """Return a YAML file with every scalar as text, as the loader gives it."""
    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)


def reference_texts() -> dict[str, Any]:
    """Return the shipped reference files as they are written, fresh each time."""
    return {name: text_of(CATALOGUE / "references" / f"{name}.yaml") for name in FILES}


@cache
def known_ids() -> References:
    """Return the sources, instruments and activities that the catalogue has."""
    activities = [
        entry["id"]
        for path in sorted((CATALOGUE / "activities").glob("*.yaml"))
        for entry in text_of(path)["entries"]
    ]
    return References(
        sources=frozenset(entry["key"] for entry in text_of(CATALOGUE / "sources.yaml")["sources"]),
        instruments=frozenset(
            entry["id"] for entry in text_of(CATALOGUE / "instruments.yaml")["instruments"]
        ),
        activities=frozenset(activities),
    )


@cache
def references() -> MigrationReferences:
    """Return the shipped references."""
    found, problems = migration_references(reference_texts(), known_ids())
    assert found is not None, problems
    return found


def estate(written: str | Mapping[str, Any]) -> Project:
    """Return an estate; its day is 1 June 2026 unless it says another."""
    given = yaml.load(written, yaml.BaseLoader) if isinstance(written, str) else written
    return Project.model_validate({"planner": "1", "as_of": "2026-06-01", **given})


def example(name: str) -> Project:
    """Return a shipped example, its files joined."""
    joined: dict[str, Any] = {}
    for path in sorted((shipped("examples") / name).glob("*.yaml")):
        for noun, value in text_of(path).items():
            joined[noun] = [*joined.get(noun, []), *value] if isinstance(value, list) else value
    return Project.model_validate(joined)


def facts(project: Project) -> Facts:
    """Return the facts of an estate."""
    return facts_of(project)


def volumes_of(project: Project) -> VolumeEstimate:
    """Return the volumes with the shipped sizes."""
    return volumes(project, references().sizes)


def estimate_of(project: Project) -> MigrationEstimate:
    """Return the estimate with the shipped references."""
    return estimate(facts_of(project), volumes_of(project), references())
