# SPDX-License-Identifier: MIT
"""A workbook as it was read: sheets of typed cells, each with the address that a person can go to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

CellValue = str | int | float | date | bool | None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. `formula` is the formula behind the value, `error` is true for #REF! and its like.

    A date is a `date`; with a time of day, a `datetime`.
    """

    value: CellValue
    formula: str = ""
    error: bool = False


BLANK = Cell(None)


@dataclass(frozen=True)
class Grid:
    """A sheet: its cells by row and column from 0, the rows and columns that are hidden, what is merged."""

    book: str
    name: str
    rows: Mapping[int, Mapping[int, Cell]]
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    merged: tuple[tuple[int, int, int, int], ...] = ()

    def cell(self, row: int, column: int) -> Cell:
        """Return the cell there; a blank one if nothing was written."""
        return self.rows.get(row, {}).get(column, BLANK)

    def address(self, row: int, column: int) -> str:
        """Return where a cell is, as `risk-register.xlsx!Risks!F37`."""
        return f"{self.book}!{self.name}!{letters(column)}{row + 1}"

    def merged_at(self, row: int, column: int) -> tuple[int, int, int, int] | None:
        """Return the merged range that covers the cell: first row and column, last row and column."""
        for first_row, first, last_row, last in self.merged:
            if first_row <= row <= last_row and first <= column <= last:
                return first_row, first, last_row, last
        return None


@dataclass(frozen=True)
class Book:
    """A workbook: its sheets in order, who saved it last, and on which day."""

    name: str
    grids: tuple[Grid, ...]
    saved_by: str = ""
    saved_on: date | None = None
    properties: Mapping[str, str] = field(default_factory=dict)


def letters(column: int) -> str:
    """Return the letters of a column counted from 0: A, B, … Z, AA."""
    text, rest = "", column + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        text = chr(65 + digit) + text
    return text
