# SPDX-License-Identifier: MIT
"""The tables of a workbook, found by their hidden marks wherever people have moved or renamed them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from planner.documents.marks import (
    BASE,
    COLUMNS,
    COMPUTED,
    DECIDED,
    ID_HEADING,
    KEY,
    NOTE,
    OWN,
    SAID,
    TABLE,
    Plain,
    decoded,
)
from planner.load.office.cells import Book, Cell, Grid


@dataclass(frozen=True)
class Before:
    """What a cell said when the workbook was written; where that was a decision, also planner's own value."""

    said: Plain
    decided: bool = False
    computed: Plain = None


Said = Mapping[tuple[str, str, str], Before]
"""What a workbook said when it was written, by table, row and column (an own one by its heading)."""


@dataclass(frozen=True)
class MarkedRow:
    """A row of a table. `id` is the hidden id, blank for a row that people added.

    `cells` are by the key of the column; `own` by the heading of a column that people added.
    """

    id: str
    number: int
    cells: Mapping[str, Cell]
    own: Mapping[str, Cell] = field(default_factory=dict)

    def cell(self, key: str) -> Cell:
        """Return the cell of that column; a blank one if the column is gone."""
        return self.cells.get(key, Cell(None))


@dataclass(frozen=True)
class MarkedTable:
    """A table: its name, the sheet it lies on, its columns by key, people's own by heading, and its rows."""

    name: str
    grid: Grid
    columns: Mapping[str, int]
    own: Mapping[str, int]
    rows: tuple[MarkedRow, ...]
    header: int

    def address(self, row: MarkedRow, key: str) -> str:
        """Return where the cell of a column is, by its key or by its heading; of a lost column, the row."""
        column = self.columns.get(key, self.own.get(key, 0))
        return self.grid.address(row.number, column)

    def heading(self, key: str) -> str:
        """Return the heading of a column as it stands in the sheet."""
        column = self.columns.get(key)
        return "" if column is None else str(self.grid.cell(self.header, column).value or "")


def marked_tables(book: Book) -> tuple[MarkedTable, ...]:
    """Return every marked table of the workbook, in the order of its sheets."""
    return tuple(table for grid in book.grids for table in _tables_of(grid))


def _tables_of(grid: Grid) -> Iterator[MarkedTable]:
    marks = [
        (number, column, str(cell.value)[len(TABLE) :])
        for number in sorted(grid.rows)
        for column, cell in grid.rows[number].items()
        if isinstance(cell.value, str) and cell.value.startswith(TABLE)
    ]
    for index, (number, column, name) in enumerate(marks):
        until = marks[index + 1][0] if index + 1 < len(marks) else None
        yield _table(grid, name, number, column, until)


def _table(grid: Grid, name: str, mark: int, id_column: int, until: int | None) -> MarkedTable:
    below = [row for row in sorted(grid.rows) if row > mark and (until is None or row < until)]
    header = _header(grid, below, id_column)
    columns: dict[str, int] = {}
    named: dict[int, str] = {}
    for column, cell in sorted(grid.rows[mark].items()):
        text = cell.value if isinstance(cell.value, str) else ""
        if text.startswith(KEY):
            columns.setdefault(text[len(KEY) :], column)
        elif text.startswith(OWN):
            named[column] = text[len(OWN) :]
    own = _own_columns(grid, header, {*columns.values(), id_column}, named)
    body = [row for row in below if row > header]
    rows = tuple(_rows(grid, body, id_column, columns, own))
    return MarkedTable(name, grid, columns, own, rows, header)


def _header(grid: Grid, below: list[int], id_column: int) -> int:
    """Return the row of headings: that which names the hidden column, else the first with anything in it."""
    for row in below[:10]:
        if grid.cell(row, id_column).value == ID_HEADING:
            return row
    return below[0] if below else 0


def _own_columns(grid: Grid, header: int, taken: set[int], named: Mapping[int, str]) -> dict[str, int]:
    """Return the columns that people added, by heading: those with a heading, and those we wrote back."""
    found: dict[str, int] = {}
    for column in sorted({*grid.rows.get(header, {}), *named}):
        if column in taken:
            continue
        heading = str(grid.cell(header, column).value or named.get(column, "")).strip()
        if heading:
            found.setdefault(heading, column)
    return found


def _rows(
    grid: Grid, body: list[int], id_column: int, columns: Mapping[str, int], own: Mapping[str, int]
) -> Iterator[MarkedRow]:
    for number in body:
        said = grid.cell(number, id_column).value
        id_ = "" if said is None else str(said).strip()
        if id_ == NOTE:
            continue
        written = grid.rows[number]
        cells = {key: written[column] for key, column in columns.items() if column in written}
        theirs = {heading: written[column] for heading, column in own.items() if column in written}
        if id_ or cells or theirs:
            yield MarkedRow(id_, number, cells, theirs)


def written_before(book: Book) -> Said | None:
    """Return what each cell of the marked tables said when planner wrote the workbook; None if that is gone.

    A long text of a cell that is not to be edited is known by its hash only, as `digest` makes it.
    """
    for grid in book.grids:
        if grid.cell(0, 0).value == BASE:
            return _said(grid)
    return None


def _said(grid: Grid) -> Said:
    keys: dict[str, list[tuple[int, str]]] = {}
    said: dict[tuple[str, str, str], Before] = {}
    for number in sorted(grid.rows):
        table, kind, row = (_text(grid, number, column) for column in range(3))
        if kind == COLUMNS:
            columns = sorted(column for column in grid.rows[number] if column > 2)
            keys[table] = [(column, _text(grid, number, column)) for column in columns]
        elif kind in (SAID, COMPUTED):
            for column, key in keys.get(table, ()):
                text = _text(grid, number, column)
                if kind == SAID:
                    said[table, row, key] = Before(decoded(text))
                elif text and (table, row, key) in said:
                    own = None if text == DECIDED else decoded(text)
                    said[table, row, key] = Before(said[table, row, key].said, True, own)
    return said


def _text(grid: Grid, row: int, column: int) -> str:
    value = grid.cell(row, column).value
    return "" if value is None else str(value)
