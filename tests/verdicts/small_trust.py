# SPDX-License-Identifier: MIT
"""A small trust with one managed service, on the shipped catalogue: what differs is given by each test."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from planner.documents.catalogue import Catalogue
from planner.documents.plan import ExitPlan
from planner.load.catalogue import load_catalogue
from planner.model import Contract, Project
from planner.pipeline import make_plan
from planner.shipped import shipped


@cache
def catalogue() -> Catalogue:
    found = load_catalogue(Path(shipped("requirements-catalogue"))).catalogue
    assert found is not None
    return found


def contract(**more: Any) -> Contract:
    """Seven years from 1 October 2020, to be extended twice by a year on six months' notice."""
    told = {
        "id": "c",
        "title": "The managed service",
        "covers": ["pacs", "ris"],
        "start": "2020-10-01",
        "end": "2027-09-30",
        "extensions": [{"months": "12", "count": "2", "notice_months": "6", "kind": "express"}],
    }
    return Contract.model_validate({**told, **more})


def project(as_of: date = date(2026, 6, 1), **more: Any) -> Project:
    written: dict[str, Any] = {
        "planner": "1",
        "as_of": as_of.isoformat(),
        "organisations": [{"id": "t", "role": "trust"}],
        "systems": [
            {"id": "pacs", "kind": "pacs", "in_scope": "replace"},
            {"id": "ris", "kind": "ris", "in_scope": "replace"},
        ],
        "contracts": [contract()],
        **more,
    }
    return Project.model_validate(written)


def plan(as_of: date = date(2026, 6, 1), **more: Any) -> ExitPlan:
    return make_plan(project(as_of, **more), catalogue(), lambda noun, id_, field: f"{noun} {id_} {field}")
