# SPDX-License-Identifier: MIT
"""Reads a list of cited entries into values of one shape, and finds everything that is wrong with each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import Field, ValidationError

from planner.rules.binding import meant
from planner.rules.parts import Grade, Part, Words
from planner.rules.problems import Place, Problem, shape_problem


class Cited(Part):
    """A fact of the catalogue with where it comes from and how well it is known."""

    sources: tuple[Words, ...] = Field(min_length=1)
    grade: Grade


M = TypeVar("M", bound=Part)


@dataclass(frozen=True)
class Cites:
    """What the entries of a list may cite under one field: a word for it, and the ids there are."""

    field: str
    what: str
    known: frozenset[str] | None


def listed(
    data: Mapping[str, Any], key: str, model: type[M], name: str, cites: Iterable[Cites]
) -> tuple[tuple[M, ...], tuple[Problem, ...]]:
    """Return the entries of a list without those that are wrong, and all that is wrong.

    `name` is the field by which an entry is called; no two entries may have the same.
    """
    found: list[M] = []
    problems: list[Problem] = []
    seen: set[str] = set()
    groups = tuple(cites)
    for index, raw in enumerate(data.get(key) or ()):
        entry, faults = _read(raw, model, (key, index), name)
        called = str(getattr(entry, name)) if entry else ""
        if entry is not None:
            faults += unknown(entry, called, (key, index), groups)
        if called and called in seen:
            faults.append(Problem(called, (key, index, name), f"'{called}' is said twice"))
        seen.add(called)
        problems += faults
        if entry is not None and not faults:
            found.append(entry)
    return tuple(found), tuple(problems)


def _read(raw: Any, model: type[M], place: Place, name: str) -> tuple[M | None, list[Problem]]:
    called = str(raw.get(name, "")) if isinstance(raw, Mapping) else ""
    if not isinstance(raw, Mapping):
        return None, [Problem(called, place, "an entry is a set of named facts")]
    try:
        return model.model_validate(raw), []
    except ValidationError as caught:
        return None, [shape_problem(called, place, fault, model) for fault in caught.errors()]


def unknown(entry: Part, called: str, place: Place, cites: Iterable[Cites]) -> list[Problem]:
    """Return a problem for each id that an entry cites and that nothing has."""
    return [
        Problem(
            called,
            (*place, group.field),
            f"there is no {group.what} '{key}'",
            meant(key, sorted(group.known)),
        )
        for group in cites
        if group.known is not None
        for key in getattr(entry, group.field)
        if key not in group.known
    ]
