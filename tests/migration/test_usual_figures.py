# SPDX-License-Identifier: MIT
"""The rules and the estimate reckon with the same planning figures, and both have them from the catalogue."""

import pytest
from migration_estates import references

from planner.migration import figures_of
from planner.migration.arithmetic import exception_days
from planner.model import Project
from planner.rules.facts import facts_of
from planner.rules.words.sizing import exception_weeks

ESTATE = Project.model_validate(
    {
        "planner": "1",
        "as_of": "2026-06-01",
        "systems": [{"id": "pacs", "kind": "pacs", "archive": {"studies": "2.6 million"}}],
        "programme": {"team": {"wte": "2"}},
    }
)


def test_a_copy_runs_for_two_thirds_of_the_week():
    # 19.0 hours of 24 at 85 % availability, as worked in the reference
    assert figures_of(references().rates).used_share == pytest.approx(0.67, abs=0.005)


def test_a_team_needs_the_weeks_that_the_estimate_counts_in_days():
    usual = figures_of(references().rates)
    (weeks,) = exception_weeks(facts_of(ESTATE, figures=usual))
    share, minutes = (
        references().rates.parameter(f"exception-{name}").typical for name in ("share", "minutes")
    )
    assert weeks.value == pytest.approx(exception_days(2_600_000, share, minutes, 6, wte=2) / 5)


def test_without_figures_the_weeks_are_unknown_and_never_nought():
    (weeks,) = exception_weeks(facts_of(ESTATE))
    assert weeks.value is None
