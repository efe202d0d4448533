# SPDX-License-Identifier: MIT
"""One sheet of a workbook, as its elements go by. What the sheet says of its own size is not believed."""

import re
from collections.abc import Sequence
from datetime import date

from planner.load.office import limits
from planner.load.office.cells import Cell, CellValue
from planner.load.office.strings import TextPieces, unescaped
from planner.load.office.styles import Dates
from planner.load.office.xml import Attributes, Refused

_PLACE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")


class SheetReader:
    """Gathers the cells of one sheet. `room` is how many cells the workbook may still have."""

    def __init__(self, strings: Sequence[str], dates: Dates, room: int) -> None:
        self.rows: dict[int, dict[int, Cell]] = {}
        self.hidden_rows: set[int] = set()
        self.merged: list[tuple[int, int, int, int]] = []
        self.count = 0
        self._strings = strings
        self._dates = dates
        self._room = room
        self._row, self._column = -1, -1
        self._kind, self._style = "", 0
        self._value, self._formula = "", ""
        self._written = False
        self._pieces = TextPieces()

    def begin(self, name: str, attributes: Attributes) -> None:
        """Open an element."""
        if name == "c":
            self._begin_cell(attributes)
        elif name == "row":
            said = attributes.get("r", "")
            self._row = int(said) - 1 if said.isdigit() and len(said) < 8 else self._row + 1
            self._column = -1
            if attributes.get("hidden") in ("1", "true"):
                self.hidden_rows.add(self._row)
        elif name == "f":
            self._formula = "="
        elif name == "mergeCell":
            self.merged.append(_area(attributes.get("ref", "")))
        self._pieces.begin(name)

    def _begin_cell(self, attributes: Attributes) -> None:
        place = _PLACE.fullmatch(attributes.get("r", ""))
        self._column = _number(place[1]) if place else self._column + 1
        if place:
            self._row = int(place[2]) - 1
        self._kind = attributes.get("t", "n")
        style = attributes.get("s", "0")
        self._style = int(style) if style.isdigit() else 0
        self._value, self._formula, self._written = "", "", False
        self._pieces.taken()

    def end(self, name: str, text: str) -> None:
        """Close an element."""
        self._pieces.end(name, text)
        if name == "v":
            self._value, self._written = text, True
        elif name == "f":
            self._formula = f"={text}"
        elif name == "c":
            self._end_cell()

    def _end_cell(self) -> None:
        value = self._typed()
        if value is None and not self._formula:
            return
        if self._row >= limits.ROWS or self._column >= limits.COLUMNS:
            raise Refused(f"a cell lies beyond row {limits.ROWS:,} or column {limits.COLUMNS}")
        self.count += 1
        if self.count > self._room:
            raise Refused(f"it has more than {limits.CELLS:,} cells")
        cell = Cell(value, self._formula, self._kind == "e")
        self.rows.setdefault(self._row, {})[self._column] = cell

    def _typed(self) -> CellValue:
        if self._kind == "inlineStr":
            return self._pieces.taken() or None
        if not self._written:
            return None
        if self._kind == "s":
            index = int(self._value)
            if not 0 <= index < len(self._strings):
                raise ValueError("a cell names a text that is not there")
            return self._strings[index] or None
        if self._kind in ("str", "e"):
            return unescaped(self._value) or None
        if self._kind == "b":
            return self._value.strip() in ("1", "true")
        return self._numeric()

    def _numeric(self) -> CellValue:
        said = self._value.strip()
        if not said:
            return None
        if self._kind == "d":
            return _iso_day(said)
        number = float(said)
        if number != number or abs(number) == float("inf"):
            return said
        day = self._dates.day(self._style, number)
        if day is not None:
            return day
        return int(number) if number == int(number) and abs(number) < 1e15 else number


def _iso_day(said: str) -> CellValue:
    try:
        return date.fromisoformat(said[:10])
    except ValueError:
        return said


def _number(name: str) -> int:
    number = 0
    for letter in name.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def _area(ref: str) -> tuple[int, int, int, int]:
    """Return a merged range. `Refused` for one that no person made."""
    first, _, last = ref.partition(":")
    places = [_PLACE.fullmatch(part) for part in (first, last or first)]
    if not places[0] or not places[1]:
        raise Refused("a merged range has no place")
    rows = sorted(int(place[2]) - 1 for place in places if place)
    columns = sorted(_number(place[1]) for place in places if place)
    if (rows[1] - rows[0] + 1) * (columns[1] - columns[0] + 1) > limits.RANGE_CELLS:
        raise Refused(f"a merged range covers more than {limits.RANGE_CELLS:,} cells")
    return rows[0], columns[0], rows[1], columns[1]
