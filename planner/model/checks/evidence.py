# SPDX-License-Identifier: MIT
"""Evidence that is given for a fact which no such thing has."""

from typing import Any, get_args, get_origin

from pydantic import BaseModel

from planner.diagnostics import Finding, did_you_mean
from planner.model.checks.references import SINGULAR
from planner.model.noun import Noun
from planner.model.project import NOUNS, Project


def evidence_of_nothing(project: Project) -> list[Finding]:
    """Return a finding for each fact named under `evidence.facts` that is no field of the thing.

    A slip here would leave a tested fact marked as merely declared in every document.
    """
    return [
        _finding(noun, thing, fact)
        for noun in NOUNS
        for thing in getattr(project, noun)
        if thing.evidence and thing.evidence.facts
        for fact in thing.evidence.facts
        if not _leads_somewhere([type(thing)], fact.split("."))
    ]


def _leads_somewhere(kinds: list[Any], steps: list[str]) -> bool:
    """Return whether the steps are fields, places in lists or names in tables, one within another."""
    for step in steps:
        kinds = [inner for kind in kinds for inner in _inside(kind, step)]
    return bool(kinds)


def _inside(kind: Any, step: str) -> list[Any]:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        field = kind.model_fields.get(f"{step}_" if step == "from" else step)
        return _alternatives(field.annotation) if field else []
    if get_origin(kind) is dict:
        return _alternatives(get_args(kind)[1])
    return _alternatives(get_args(kind)[0]) if get_origin(kind) is tuple and step.isdigit() else []


def _alternatives(annotation: Any) -> list[Any]:
    """Return what a field may hold: every side of a union, without the notes around it."""
    if hasattr(annotation, "__metadata__"):
        return _alternatives(annotation.__origin__)
    sides = [side for side in get_args(annotation) if side is not type(None)]
    is_union = annotation is not None and type(None) in get_args(annotation)
    return [found for side in sides for found in _alternatives(side)] if is_union else [annotation]


def _finding(noun: str, thing: Noun, fact: str) -> Finding:
    fields = sorted(type(thing).model_fields)
    remedy = did_you_mean(fact, fields) or "name the fact by its path, such as end or archive.studies"
    message = f"evidence is given for '{fact}', which no {SINGULAR.get(noun, 'item')} has"
    return Finding("PLN102", message, noun, thing.id, "evidence.facts", remedy)
