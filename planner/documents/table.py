# SPDX-License-Identifier: MIT
"""A table as values. Word, Excel and pack.json print the same one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from planner.documents.workbook import Column, Formula, Link, TableSheet, Value


@dataclass(frozen=True)
class Table:
    """Rows of plain values under named columns; `id` is its name in pack.json, `title` its caption.

    `ids` name the rows where no column of kind `id` does; `computed` is what planner itself worked out for
    cells in which a decision of the trust is shown, by row and column.
    """

    id: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    note: str = ""
    ids: tuple[str, ...] = ()
    computed: Mapping[str, Mapping[str, Value]] = field(default_factory=dict)

    @property
    def records(self) -> list[dict[str, Any]]:
        """Return each row as a mapping from column key to a plain value; a formula gives its result."""
        keys = [column.key for column in self.columns]
        return [dict(zip(keys, map(plain, row), strict=True)) for row in self.rows]

    def __bool__(self) -> bool:
        """Return whether there is anything to print."""
        return bool(self.rows)

    def sheet(self, name: str, subtitle: Iterable[str] = (), paper: str = "A4") -> TableSheet:
        """Return the table as a sheet of a workbook."""
        notes = (self.note,) if self.note else ()
        rows = self.rows or (tuple(self._nothing()),)
        ids = self._row_ids()
        return TableSheet(
            name,
            self.title,
            self.columns,
            rows,
            tuple(subtitle),
            notes,
            "A3" if paper == "A3" else "A4",
            self.id if ids else "",
            ids,
            self.computed,
        )

    def _row_ids(self) -> tuple[str, ...]:
        """Return the id of each row, if there is anything to fill in and every row has one."""
        if not any(column.editable for column in self.columns):
            return ()
        if not self.rows:
            return ("",)
        named = next((index for index, column in enumerate(self.columns) if column.kind == "id"), None)
        if self.ids or named is None:
            return self.ids
        return tuple(str(plain(row[named])) for row in self.rows)

    def _nothing(self) -> Iterable[Value]:
        """Return the one row of an empty table: it says so, since Excel allows no table without a row."""
        said = False
        for column in self.columns:
            if not said and column.kind in ("text", "long", "id") and not column.hidden:
                said = True
                yield "None"
            else:
                yield None


def plain(value: Value) -> str | int | float | bool | None:
    """Return a cell as JSON and templates take it: dates in ISO form, formulas as their results."""
    if isinstance(value, Formula):
        return plain(value.value)
    if isinstance(value, Link):
        return value.text
    return value.isoformat() if isinstance(value, date) else value
