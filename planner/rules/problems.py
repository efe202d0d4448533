# SPDX-License-Identifier: MIT
"""What can be wrong with an entry of the catalogue, and where it is wrong."""

from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from planner.english import lowered
from planner.rules.binding import meant

Place = tuple[str | int, ...]
"""The way from the top of a file to a value."""


@dataclass(frozen=True)
class Problem:
    """What is wrong with one entry: its id and place in the list, the field, and a column where one is known.

    `path` leads from the top of the file to the value, as the loader's spans do.
    """

    entry: str
    path: tuple[str | int, ...]
    message: str
    help: str | None = None
    column: int | None = None
    length: int = 1


def shape_problem(entry: str, place: Place, fault: Any, model: type[BaseModel]) -> Problem:
    """Return what is wrong with the shape of an entry, where it is wrong."""
    path = (*place, *fault["loc"])
    key = str(fault["loc"][-1]) if fault["loc"] else ""
    if fault["type"] == "extra_forbidden":
        return Problem(entry, path, f"an entry has no '{key}'", meant(key, sorted(model.model_fields)))
    if fault["type"] == "missing":
        return Problem(entry, path, f"'{key}' is missing")
    return Problem(entry, path, f"'{key}': {lowered(fault['msg'])}")
