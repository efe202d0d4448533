# SPDX-License-Identifier: MIT
"""Pairs of small estates that differ in one thing, and what is said of the difference."""

from dataclasses import dataclass
from functools import cache

import yaml

from planner.changes.compare import Changes, compare
from planner.changes.note import Note, note_of
from planner.changes.side import Pair, Side
from planner.documents.catalogue import Catalogue
from planner.documents.plan import ExitPlan
from planner.model import Project
from planner.pipeline import make_plan, read_catalogue

SMALL = """
organisations: [{id: our-trust, ods: ZZ1, name: Our Trust, role: trust}]
sites: [{id: north, name: North Hospital, organisation: our-trust}]
contracts: [{id: c, title: Image contract, covers: [pacs], start: 2018-01-01, end: 2027-06-30}]
systems:
  - {id: pacs, title: Old PACS, kind: pacs, in_scope: replace, sites: [north], owner_org: our-trust}
  - {id: ris, title: Old RIS, kind: ris, in_scope: retain, sites: [north], owner_org: our-trust}
"""
"""One contract over one PACS, and a RIS that stays."""

LATER = SMALL.replace("end: 2027-06-30", "end: 2030-06-30")
"""The contract ends three years later."""

WITH_VNA = SMALL + "  - {id: vna, title: Archive, kind: vna, in_scope: retain, sites: [north]}\n"
"""One system more, which stays."""

PROMISED = SMALL.replace("end: 2027-06-30}", "end: 2027-06-30, exit: {plan: agreed}}")
"""An exit plan is agreed: a question less."""

REFUSED = SMALL.replace("end: 2027-06-30}", "end: 2027-06-30, exit: {plan: none}}")
"""There is no exit plan: a question less, and a risk more."""

RENAMED = SMALL.replace("{id: pacs, ", "{id: main-pacs, aliases: [pacs], ").replace(
    "[pacs]", "[main-pacs]", 1
)
RENAMED = RENAMED.replace("aliases: [main-pacs]", "aliases: [pacs]")
"""The PACS has another id, and keeps the old one as an alias."""

ESTATES = {"small": SMALL, "later": LATER, "with vna": WITH_VNA, "promised": PROMISED, "refused": REFUSED}


def project(text: str, as_of: str = "2026-06-01") -> Project:
    """Return an estate written in YAML as a project."""
    written = {"planner": "1", "as_of": as_of, **(yaml.load(text, yaml.BaseLoader) or {})}
    return Project.model_validate(written)


@dataclass(frozen=True)
class Where:
    """Says where a fact is written: its noun, id and field, since there is no file."""

    def __call__(self, noun: str, id_: str, field: str) -> str:
        return "/".join(part for part in (noun, id_, field) if part)


@cache
def catalogue() -> Catalogue:
    """Return the catalogue that planner ships."""
    found = read_catalogue().catalogue
    assert found is not None
    return found


def replan(held: Project) -> ExitPlan:
    """Return the plan of a project under the shipped catalogue."""
    return make_plan(held, catalogue(), Where())


@cache
def side(text: str, as_of: str = "2026-06-01") -> Side:
    """Return one side of a comparison."""
    held = project(text, as_of)
    return Side("a side", replan(held), held)


@cache
def changes(old: str, new: str, before: str = "2026-06-01", after: str = "2026-06-01") -> Changes:
    """Return what changed from one estate to another; every changed fact is tried by itself."""
    between = side(new, before) if before != after else None
    return compare(Pair(side(old, before), side(new, after), between), replan)


def note(old: str, new: str, before: str = "2026-06-01", after: str = "2026-06-01") -> Note:
    """Return the change note of two estates."""
    return note_of(changes(old, new, before, after))
