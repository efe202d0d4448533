# SPDX-License-Identifier: MIT
"""Where each value was written: a tree beside the data, made while it is read and asked only when needed.

Building a table of every path would cost more than reading the file. Instead each list and mapping has a
`Branch` with the places of its children, and a path is walked when somebody asks for it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from planner.diagnostics import Span

Step = str | int
Path = tuple[Step, ...]


class Place(Protocol):
    """A stretch of a text: an event of libyaml, or a branch. Its marks count lines and columns from 0."""

    start_mark: Any
    end_mark: Any


Children = list[Place] | dict[str, tuple[Place, Place]]


class Branch:
    """A list or a mapping: its own place, and the places of its items, or of its keys and values.

    `file` is set where a branch comes from another file than the one above it.
    """

    __slots__ = ("children", "end_mark", "file", "start_mark")

    def __init__(self, start_mark: Any, end_mark: Any, children: Children, file: str | None = None) -> None:
        self.start_mark = start_mark
        self.end_mark = end_mark
        self.children = children
        self.file = file

    @property
    def keys(self) -> dict[str, tuple[Any, Any]]:
        """Return the keys and values of a mapping."""
        return self.children if isinstance(self.children, dict) else {}

    @property
    def items(self) -> list[Any]:
        """Return the items of a list."""
        return self.children if isinstance(self.children, list) else []

    def child(self, step: Step) -> tuple[Place | None, Place] | None:
        """Return the place of the key, if there is one, and of the value; None if nothing is there."""
        children = self.children
        if isinstance(children, dict):
            # A field that Python keeps for itself is `from_` in the model and `from` in the file.
            return children.get(str(step)) or children.get(str(step).rstrip("_"))
        return (None, children[step]) if isinstance(step, int) and 0 <= step < len(children) else None


@dataclass(frozen=True)
class Spot:
    """What was found at the end of a path: file, key and value, and whether the whole path was there."""

    file: str
    key: Place | None
    value: Place
    whole: bool


def find(root: Branch, path: Path) -> Spot:
    """Return the place at the path, or of the nearest parent that was written."""
    spot = Spot(root.file or "", None, root, whole=True)
    for step in path:
        found = spot.value.child(step) if isinstance(spot.value, Branch) else None
        if found is None:
            return Spot(spot.file, spot.key, spot.value, whole=False)
        key, value = found
        spot = Spot(getattr(value, "file", None) or spot.file, key, value, whole=True)
    return spot


@dataclass(frozen=True)
class _Start:
    line: int = 0
    column: int = 0


def origin(file: str) -> Branch:
    """Return the place of a file of which nothing was read."""
    return Branch(_Start(), _Start(), {}, file)


def span_of(place: Place, file: str, lines: Sequence[str] = ()) -> Span:
    """Return the span of a place. Marks past the end of the text are brought back to its last line."""
    start, end = place.start_mark, place.end_mark
    span = Span(file, start.line + 1, start.column + 1, end.line + 1, end.column + 1)
    if lines and span.line > len(lines):
        last = len(lines[-1]) + 1
        return Span(file, len(lines), last, len(lines), last)
    return span
