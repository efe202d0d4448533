# SPDX-License-Identifier: MIT
"""Small estates for the tests of documents, written as a project folder is written, and their plans."""

from collections.abc import Callable
from functools import cache

import yaml

from planner.documents.catalogue import Catalogue
from planner.documents.plan import ExitPlan
from planner.documents.table import Table
from planner.load.catalogue import load_catalogue
from planner.model import Project
from planner.pipeline import make_plan
from planner.shipped import shipped

SMALL = """
organisations: [{id: our-trust, ods: ZZ1, name: Our Trust, role: trust}]
sites: [{id: north, name: North Hospital, organisation: our-trust}]
contracts: [{id: c, title: Image contract, covers: [pacs], start: 2018-01-01, end: 2027-06-30}]
systems:
  - {id: pacs, title: Old PACS, kind: pacs, in_scope: replace, sites: [north], owner_org: our-trust}
  - {id: ris, title: Old RIS, kind: ris, in_scope: retain, sites: [north], owner_org: our-trust}
"""
"""One contract over one PACS, and a RIS that stays."""


@cache
def catalogue() -> Catalogue:
    """Return the catalogue that planner ships."""
    found = load_catalogue(shipped("requirements-catalogue")).catalogue
    assert found is not None
    return found


@cache
def plan(text: str = SMALL, as_of: str = "2026-06-01") -> ExitPlan:
    """Return the plan of an estate written in YAML; places are `noun/id/field`, since there is no file."""
    written = {"planner": "1", "as_of": as_of, **(yaml.load(text, yaml.BaseLoader) or {})}
    return make_plan(Project.model_validate(written), catalogue(), lambda *fact: "/".join(fact))


def row(make: Callable[[ExitPlan], Table], held: ExitPlan, number: int = 0) -> dict[str, object]:
    """Return one row of a table by the keys of its columns."""
    return make(held).records[number]
