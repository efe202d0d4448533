# SPDX-License-Identifier: MIT
"""Where a fact was written: by noun, id and field, as everything after the loading knows it."""

from collections.abc import Mapping, Sequence
from typing import Any

from planner.diagnostics import Span
from planner.load.places import Branch, Path, Spot, Step, find, span_of


class Positions:
    """The places of all facts of a project. What was not written is placed at its nearest written parent."""

    def __init__(
        self, root: Branch, sources: Mapping[str, Sequence[str]], ids: Mapping[str, Mapping[str, int]]
    ) -> None:
        self._root = root
        self._sources = sources
        self._ids = ids

    def at(self, noun: str, item: int | str = "", field: str = "") -> Span:
        """Return the span of a fact: `at("systems", "pacs-main", "archive.by_modality.CT")`.

        `item` is an id or an index, and "" for a noun that is written once (`programme`, `as_of`).
        A list or a mapping is shown by its key; an item of a list by its first line.
        """
        return self.span(self.path(noun, item, field))

    def where(self, noun: str, item: int | str = "", field: str = "") -> str:
        """Return the place as documents print it: `estate/contracts.yaml:14`."""
        span = self.at(noun, item, field)
        return f"{span.file}:{span.line}"

    def path(self, noun: str, item: int | str = "", field: str = "") -> Path:
        """Return the path in the merged data. An unknown id leads to its noun."""
        steps: list[Step] = [noun]
        if item != "":
            index = item if isinstance(item, int) else self._ids.get(noun, {}).get(item)
            if index is None:
                return (noun,)
            steps.append(index)
        steps += [int(step) if step.isdigit() else step for step in field.split(".") if step]
        return tuple(steps)

    def span(self, path: Path) -> Span:
        """Return the span of the value at this path; of its key if it is a list, a mapping or blank."""
        spot = find(self._root, path)
        inner = isinstance(spot.value, Branch) and bool(spot.value.children)
        value = self._value_span(spot)
        blank = (value.line, value.column) == (value.end_line, value.end_column)
        return self._span_of(spot.key, spot) if spot.key is not None and (inner or blank) else value

    def key_span(self, path: Path) -> Span:
        """Return the span of the key at this path; of the value if it has none."""
        spot = find(self._root, path)
        return self._span_of(spot.key, spot) if spot.key is not None else self._value_span(spot)

    def _value_span(self, spot: Spot) -> Span:
        return self._span_of(spot.value, spot)

    def _span_of(self, place: Any, spot: Spot) -> Span:
        return span_of(place, spot.file, self._sources.get(spot.file, ()))
