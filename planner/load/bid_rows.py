# SPDX-License-Identifier: MIT
"""The rows of a table that came back, by their hidden ids; which are there twice, and what was moved."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from planner.load.office import MarkedRow, MarkedTable


@dataclass(frozen=True)
class Rows:
    """Rows by id, the first of each; `repeated` are the places of those that differ from one another."""

    by_id: Mapping[str, MarkedRow]
    repeated: Mapping[str, tuple[str, ...]]


def rows_of(table: MarkedTable) -> Rows:
    """Return the rows of a table by id. Copies that say the same are one row."""
    by_id: dict[str, MarkedRow] = {}
    repeated: dict[str, list[str]] = {}
    for row in table.rows:
        if not row.id:
            continue
        first = by_id.setdefault(row.id, row)
        if first is not row and not _same(first, row):
            repeated.setdefault(row.id, [_place(table, first)]).append(_place(table, row))
    return Rows(by_id, {id_: tuple(places) for id_, places in repeated.items()})


def _place(table: MarkedTable, row: MarkedRow) -> str:
    return table.grid.address(row.number, min(table.columns.values(), default=0))


def _same(first: MarkedRow, second: MarkedRow) -> bool:
    keys = {*first.cells, *second.cells}
    return all(
        (first.cell(key).value, first.cell(key).formula) == (second.cell(key).value, second.cell(key).formula)
        for key in keys
    )


def told_all_the_same(table: MarkedTable, name: str) -> Iterator[str]:
    """Yield what a person did to a sheet that did no harm; `name` is what it was called."""
    grid = table.grid
    if grid.name != name:
        yield f"{grid.address(0, 0)}: the sheet {name} was renamed; it was read by its marks"
    hidden = [row.number + 1 for row in table.rows if row.number in grid.hidden_rows]
    if grid.hidden:
        yield f"{grid.address(0, 0)}: the sheet is hidden; it was read all the same"
    if hidden:
        rows = ", ".join(str(number) for number in hidden[:10]) + (" and others" if len(hidden) > 10 else "")
        yield f"{grid.address(hidden[0] - 1, 0)}: hidden rows were read all the same: {rows}"
    places = list(table.columns.values())
    if places != sorted(places) or (places and places[-1] - places[0] != len(places) - 1):
        yield f"{grid.address(table.header, 0)}: columns were moved or added; each was read by its mark"
