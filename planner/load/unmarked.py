# SPDX-License-Identifier: MIT
"""A response workbook whose hidden marks are gone, read by what people see: its seal, headings and ids.

Programs that copy values into a new workbook lose hidden rows and columns. The seal printed over each table
says which lot it is, the headings which column, and the id in the first column which row. Nothing less is
taken for a bid, and what is read so is for review.
"""

from collections.abc import Iterable, Iterator

from planner.documents.table import Table
from planner.documents.tender.prices import price_table
from planner.documents.tender.response import responses, signature
from planner.evaluation.identity import Identity, identity_in
from planner.evaluation.questions import LotAsked
from planner.evaluation.seal import short_seal
from planner.evaluation.tender import Tender
from planner.load.office import Book, Grid, MarkedRow, MarkedTable

ROWS_TO_HEADINGS = 40
"""How far down a sheet the headings of a table are looked for."""
Found = tuple[Identity, MarkedTable]


def tables_by_sight(book: Book, tender: Tender, known: Iterable[str]) -> tuple[Found, ...]:
    """Return the tables of a bid that are found without marks, but for the kinds that are known."""
    lot = next((one for one in tender.lots if _says(book, short_seal(tender.seals[one.id]))), None)
    return () if lot is None else tuple(_found(book, tender, lot, set(known)))


def _found(book: Book, tender: Tender, lot: LotAsked, known: set[str]) -> Iterator[Found]:
    seal = short_seal(tender.seals[lot.id])
    for wanted in (
        responses(lot, seal),
        price_table(tender.schedule, lot.id, seal),
        signature(lot.id, seal),
    ):
        identity = identity_in(wanted.id)
        if identity is None or identity.kind in known:
            continue
        table = next(filter(None, (_seen(grid, wanted) for grid in book.grids)), None)
        if table is not None:
            yield identity, table


def _says(book: Book, seal: str) -> bool:
    """Return whether the seal is printed on one of the sheets, over its table."""
    return any(
        isinstance(cell.value, str) and seal in cell.value
        for grid in book.grids
        if not grid.hidden
        for number, row in grid.rows.items()
        if number < ROWS_TO_HEADINGS
        for cell in row.values()
    )


def _seen(grid: Grid, wanted: Table) -> MarkedTable | None:
    """Return the table of a sheet that has the id column and every column that bidders fill in."""
    needed = {_plain(one.heading) for one in wanted.columns if one.editable or one.key == "id"}
    ids = {str(row[0]) for row in wanted.rows}
    for header in sorted(number for number in grid.rows if number < ROWS_TO_HEADINGS):
        headings: dict[str, int] = {}
        for column, cell in sorted(grid.rows[header].items()):
            headings.setdefault(_plain(cell.value), column)
        if needed <= headings.keys():
            columns = {
                one.key: headings[_plain(one.heading)]
                for one in wanted.columns
                if _plain(one.heading) in headings
            }
            rows = tuple(_rows(grid, header, columns, ids))
            return MarkedTable(wanted.id, grid, columns, {}, rows, header) if rows else None
    return None


def _rows(grid: Grid, header: int, columns: dict[str, int], ids: set[str]) -> Iterator[MarkedRow]:
    for number in sorted(one for one in grid.rows if one > header):
        id_ = str(grid.cell(number, columns["id"]).value or "").strip()
        if id_ in ids:
            written = grid.rows[number]
            cells = {key: written[column] for key, column in columns.items() if column in written}
            yield MarkedRow(id_, number, cells)


def _plain(value: object) -> str:
    return " ".join(str(value or "").split()).casefold()
