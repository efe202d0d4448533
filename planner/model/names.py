# SPDX-License-Identifier: MIT
"""One name for each thing: what is referred to by an alias or an ODS code, referred to by its id."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from planner.model.checks.references import REFERENCES, Reference
from planner.model.project import Project

COVERS = Reference("contracts", "covers", ("systems", "integrations", "holdings"))


def with_ids(project: Project) -> Project:
    """Return the project with every reference made by id; the same project where it is so already.

    Whoever looks things up by id need not know that people also write aliases and ODS codes.
    """
    for reference in (*REFERENCES, COVERS):
        names = other_names(project, reference.targets)
        if not names:
            continue
        steps = reference.field.split(".")
        old = getattr(project, reference.noun)
        new = tuple(_renamed(thing, steps, names) for thing in old) if isinstance(old, tuple) else None
        changed = _renamed(old, steps, names) if new is None else new
        project = project.model_copy(update={reference.noun: changed})
    return project


def other_names(project: Project, nouns: tuple[str, ...]) -> dict[str, str]:
    """Return the id behind every alias and ODS code of these nouns; what is an id stays that id."""
    things = [thing for noun in nouns for thing in getattr(project, noun)]
    ids = {thing.id for thing in things}
    names: dict[str, str] = {}
    for thing in things:
        for name in (getattr(thing, "ods", None), *(thing.aliases or ())):
            if name and name not in ids:
                names.setdefault(name, thing.id)
    return names


def _renamed(value: Any, steps: list[str], names: Mapping[str, str]) -> Any:
    """Return the value with the names at the end of the steps replaced; itself where none is."""
    if isinstance(value, tuple):
        parts = tuple(_renamed(part, steps, names) for part in value)
        return parts if any(new is not old for new, old in zip(parts, value, strict=True)) else value
    if not steps:
        return names.get(value, value) if isinstance(value, str) else value
    if not isinstance(value, BaseModel):
        return value
    field = "from_" if steps[0] == "from" else steps[0]
    old = getattr(value, field)
    new = _renamed(old, steps[1:], names)
    return value if new is old else value.model_copy(update={field: new})
