# SPDX-License-Identifier: MIT
"""A workbook of the trust's own whose hidden marks are gone, read by what people see: headings and ids.

Whoever copies the visible cells into a new workbook, or has Excel remove what is hidden, takes them away.
Which table a sheet holds is then told by its headings, which row is which by the id in it. What the copy said
when it was written is told by its hidden sheet, and if that is gone too by what planner writes today.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from planner.collecting.bindings import BINDINGS
from planner.documents.marks import BASE, ID_HEADING
from planner.load.office import Before, Book, Grid, MarkedRow, MarkedTable, marked_tables, written_before
from planner.load.office.tables import Said

ROWS_TO_HEADINGS = 40
"""How far down a sheet the headings of a table are looked for."""
KEYS = ("id", "question")
"""The column by which people tell the rows of a table apart: the first of these that it has."""


@dataclass(frozen=True)
class Today:
    """What planner would write today: its workbooks read back, and every id that the catalogue knows."""

    books: tuple[Book, ...] = ()
    entries: frozenset[str] = frozenset()


AsToday = Callable[[], Today]


@dataclass(frozen=True)
class Sighted:
    """The tables that were found by what people see, and what is taken for what they said.

    `sure` says whether that is what the workbook itself said when it was written. `unplaced` are rows with
    an id of the catalogue's that the plan does not have.
    """

    tables: tuple[MarkedTable, ...] = ()
    said: Said | None = None
    sure: bool = True
    unplaced: tuple[tuple[MarkedTable, MarkedRow], ...] = ()


def by_sight(book: Book, marked: Sequence[MarkedTable], said: Said | None, as_today: AsToday) -> Sighted:
    """Return the tables of a workbook that have no marks any more, beside those in `marked`, which have."""
    missing = {name for name, _, _ in said or ()} - {table.name for table in marked}
    if said is not None and not missing & BINDINGS.keys():
        return Sighted()
    today = as_today()
    wanted = [table for one in today.books for table in marked_tables(one) if table.name in BINDINGS]
    wanted = [one for one in wanted if one.name in missing] if said is not None else wanted
    free = {(table.grid.name, table.header) for table in marked}
    found: list[MarkedTable] = []
    lost: list[tuple[MarkedTable, MarkedRow]] = []
    for pattern in wanted:
        if pattern.name in {table.name for table in (*marked, *found)}:
            continue
        seen = _seen(book, pattern, free)
        if seen is not None:
            free.add((seen.grid.name, seen.header))
            ids = {row for name, row, _ in said if name == pattern.name} if said else set()
            table, unplaced = _named(seen, pattern, ids, today.entries)
            found.append(table)
            lost += [(table, row) for row in unplaced]
    return Sighted(tuple(found), said or _said_today(today), said is not None, tuple(lost))


def _said_today(today: Today) -> Said:
    every: dict[tuple[str, str, str], Before] = {}
    for one in today.books:
        every |= written_before(one) or {}
    return every


def _seen(book: Book, pattern: MarkedTable, taken: set[tuple[str, int]]) -> MarkedTable | None:
    """Return the table whose headings are most like those of the pattern, without its rows' ids."""
    headings = {_plain(pattern.heading(key)): key for key in pattern.columns}
    facts = {_plain(pattern.heading(key)) for key in BINDINGS[pattern.name].facts if key in pattern.columns}
    key = _plain(pattern.heading(_key(pattern)))
    best: tuple[int, MarkedTable] | None = None
    for grid in book.grids:
        for number in sorted(grid.rows)[:ROWS_TO_HEADINGS] if grid.cell(0, 0).value != BASE else ():
            row = sorted(grid.rows[number].items(), reverse=True)
            there = {_plain(cell.value): column for column, cell in row}
            alike = headings.keys() & there.keys()
            if key not in alike or not facts & alike or 2 * len(alike) < len(headings):
                continue
            if (grid.name, number) not in taken and (best is None or len(alike) > best[0]):
                columns = {headings[one]: there[one] for one in alike}
                best = len(alike), MarkedTable(pattern.name, grid, columns, {}, (), number)
    return best[1] if best else None


def _named(
    table: MarkedTable, pattern: MarkedTable, ids: set[str], entries: frozenset[str]
) -> tuple[MarkedTable, list[MarkedRow]]:
    """Return the table with its rows by their ids, and rows of the catalogue that are not in the plan."""
    key, grid = _key(pattern), table.grid
    known = {_plain(row.cell(key).value): row.id for row in pattern.rows if row.id}
    known |= {_plain(id_): id_ for id_ in ids if key == "id"}
    own = dict(_own_columns(grid, table))
    rows: list[MarkedRow] = []
    unplaced: list[MarkedRow] = []
    for number in sorted(one for one in grid.rows if one > table.header):
        held = grid.rows[number]
        cells = {name: held[column] for name, column in table.columns.items() if column in held}
        said = _plain(cells[key].value) if key in cells else ""
        if len(cells) < 2 or said == _plain(pattern.heading(key)):
            continue  # a note beneath the table, or the headings again
        theirs = {heading: held[column] for heading, column in own.items() if column in held}
        row = MarkedRow(known.get(said, ""), number, cells, theirs)
        gone = not row.id and said and _of_catalogue(cells[key].value, entries)
        (unplaced if gone else rows).append(row)
    return replace(table, own=own, rows=tuple(rows)), unplaced


def _own_columns(grid: Grid, table: MarkedTable) -> Iterator[tuple[str, int]]:
    for column, cell in sorted(grid.rows[table.header].items()):
        heading = str(cell.value or "").strip()
        if heading and heading != ID_HEADING and column not in table.columns.values():
            yield heading, column


def _of_catalogue(id_: object, entries: frozenset[str]) -> bool:
    return str(id_ or "").strip().partition("@")[0] in entries


def _key(table: MarkedTable) -> str:
    return next(key for key in KEYS if key in table.columns)


def _plain(value: object) -> str:
    return " ".join(str(value or "").split()).casefold()


def nothing_known() -> Today:
    """Return nothing: then no workbook without marks can be read."""
    return Today()
