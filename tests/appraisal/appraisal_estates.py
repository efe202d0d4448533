# SPDX-License-Identifier: MIT
"""Small comparisons: options in YAML as a trust writes them, and what planner knows."""

from functools import cache
from textwrap import dedent
from typing import Any

import yaml

from planner.appraisal.comparison import Comparison
from planner.appraisal.knowledge import AppraisalKnowledge
from planner.model import Project
from planner.pipeline import make_plan, read_catalogue

ESTATE = """
planner: 1
as_of: 2026-06-01
organisations: [{id: t1, role: trust}]
contracts: [{id: c1, covers: [pacs], end: 2028-03-31}]
systems: [{id: pacs, kind: pacs, contract: c1, in_scope: replace}]
"""


@cache
def known() -> AppraisalKnowledge:
    found = read_catalogue().catalogue
    assert found is not None
    return found.appraisal


def project(text: str) -> Project:
    """Return the small estate with what is written of its options."""
    written = yaml.load(ESTATE, yaml.BaseLoader) | yaml.load(dedent(text), yaml.BaseLoader)
    return Project.model_validate(written)


def compared(text: str) -> Comparison:
    """Return the options of a project compared, each with its outlook."""
    catalogue = read_catalogue().catalogue
    assert catalogue is not None
    plan = make_plan(project(text), catalogue, lambda noun, id_, field: "estate.yaml:1")
    return plan.comparison


def by_id(found: Comparison) -> dict[str, Any]:
    return {one.id: one for one in found.options}
