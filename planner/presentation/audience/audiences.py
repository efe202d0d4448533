# SPDX-License-Identifier: MIT
"""Who may see what: the audiences of a pack and the classes of facts that are kept from them, as data."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from planner.load import read_yaml_file, validate
from planner.load.positions import Positions
from planner.model import Project
from planner.model.audiences import Audience, Audiences
from planner.shipped import shipped

FILE = "audiences.yaml"
INTERNAL = "internal"


class UnsoundAudiencesError(Exception):
    """The shipped file of audiences is wrong: a fault of planner's own."""


@cache
def audiences() -> Audiences:
    """Return the audiences that planner ships."""
    read = read_yaml_file(shipped("requirements-catalogue") / FILE, FILE)
    found, faults = validate(Audiences, read.value, Positions(read.root, {FILE: read.lines}, {}))
    if found is None or read.faults or faults:
        raise UnsoundAudiencesError("; ".join(one.message for one in (*read.faults, *faults)))
    return found


def audience(name: str) -> Audience | None:
    """Return the audience of this name, or None."""
    return next((one for one in audiences().audiences if one.id == name), None)


@dataclass(frozen=True)
class Withheld:
    """A fact that is kept back: its class, where it stands in the project, and what it says."""

    kind: str
    place: str
    text: str


def withheld(project: Project, kept_back: Audience) -> tuple[Withheld, ...]:
    """Return every fact of a project that an audience may not see, as the text that tells it."""
    found = []
    for group in audiences().classes:
        if group.id not in kept_back.withholds:
            continue
        for field in group.fields:
            noun, *path = field.split(".")
            found += [
                Withheld(group.title, f"{noun}{place}", text)
                for place, text in _values(getattr(project, noun), path, "")
            ]
    return tuple(dict.fromkeys(found))


def _values(held: Any, path: list[str], place: str) -> list[tuple[str, str]]:
    """Return the texts at a path, through lists and parts."""
    if held is None:
        return []
    if isinstance(held, (tuple, list)):
        named = ((getattr(one, "id", None) or str(n), one) for n, one in enumerate(held, start=1))
        return [
            found for name, one in named for found in _values(one, path, f"{place}/{name}" if path else place)
        ]
    if not path:
        return [(place, str(held))]
    return _values(getattr(held, path[0]), path[1:], f"{place}.{path[0]}")


def without(project: Project, kept_back: Audience) -> Project:
    """Return the project as if nobody had said what the audience may not see."""
    fields = [
        field for group in audiences().classes if group.id in kept_back.withholds for field in group.fields
    ]
    for field in fields:
        project = _blanked(project, field.split("."))
    return project


def _blanked(held: Any, path: list[str]) -> Any:
    if held is None or not path:
        return None
    if isinstance(held, (tuple, list)):
        return tuple(_blanked(one, path) for one in held)
    value = getattr(held, path[0])
    if value is None:
        return held
    return held.model_copy(update={path[0]: _blanked(value, path[1:]) if len(path) > 1 else None})
