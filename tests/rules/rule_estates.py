# SPDX-License-Identifier: MIT
"""Small estates for the tests of the rules, written as a project folder is written."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import yaml

from planner.model import Project
from planner.rules.facts import Computed, Facts, facts_of
from planner.rules.figures import Figures

USUAL = Figures(
    landing_factor=1.3, used_share=0.67, exception_share=0.005, exception_minutes=8, exception_hours=6
)


def facts(text: str, **computed: Any) -> Facts:
    """Return the facts of an estate written in YAML; the day is 1 June 2026 unless it says another."""
    return given(yaml.load(text, yaml.BaseLoader) or {}, computed)


def given(scrap: Mapping[str, Any], computed: Mapping[str, Any] | None = None) -> Facts:
    """Return the facts of a scrap of a project, with the values the graph and the schedule would have."""
    written = {"planner": "1", "as_of": "2026-06-01", **scrap}
    return facts_of(Project.model_validate(written), computed=computed_of(computed or {}), figures=USUAL)


def computed_of(written: Mapping[str, Any]) -> Computed:
    """Return computed values as a case writes them: all as text."""
    days = {
        name: {
            key: day if isinstance(day, date) else date.fromisoformat(day)
            for key, day in written[name].items()
        }
        for name in ("starts", "finishes")
        if name in written
    }
    lists = {
        name: {key: tuple(value) for key, value in written[name].items()}
        for name in ("single_points", "depends_on")
        if name in written
    }
    groups = (
        tuple(tuple(group) for group in written["cutover_groups"]) if "cutover_groups" in written else None
    )
    floats = (
        {key: int(value) for key, value in written["total_float"].items()}
        if "total_float" in written
        else None
    )
    length = float(written["migration_days"]) if "migration_days" in written else None
    return Computed(
        single_points=lists.get("single_points"),
        depends_on=lists.get("depends_on"),
        cutover_groups=groups,
        starts=days.get("starts"),
        finishes=days.get("finishes"),
        total_float=floats,
        migration_days=length,
    )
