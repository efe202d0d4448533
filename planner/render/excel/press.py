# SPDX-License-Identifier: MIT
"""The press: what every sheet needs from the whole workbook, and the one way to put a value in a cell."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from planner.documents.workbook import Formula, Link, Properties, Sheet, TableSheet, Value, Workbook
from planner.render.excel import text
from planner.render.excel.formulas import FIRST_DAY, bound, result, serial
from planner.render.excel.styles import Styles


class Picture(Protocol):
    """A drawn picture: its PNG bytes and the size it is printed at."""

    @property
    def png(self) -> bytes:
        """The PNG file."""

    @property
    def width_mm(self) -> float:
        """The printed width in millimetres."""

    @property
    def height_mm(self) -> float:
        """The printed height in millimetres."""


@dataclass(frozen=True)
class Place:
    """Where a table lies: its sheet, its name, and its heading row (from 0)."""

    sheet: TableSheet
    table: str
    header: int

    @property
    def first(self) -> int:
        """The first row of cells."""
        return self.header + 1

    @property
    def last(self) -> int:
        """The last row of cells; a table has one even when it lists nothing."""
        return self.header + max(len(self.sheet.rows), 1)


@dataclass
class Press:
    """An open workbook with its styles, the legal names of its sheets, and the places of its tables."""

    book: Any
    styles: Styles
    properties: Properties
    pictures: Mapping[str, Picture]
    names: dict[str, str]
    places: dict[str, Place]
    anchors: dict[tuple[str, str], int]
    protected: bool = False
    lists: list[tuple[str, ...]] = field(default_factory=list)

    def name(self, sheet: Sheet) -> str:
        """The legal name of the sheet."""
        return self.names[sheet.name]

    def place(self, sheet: str) -> Place:
        """Where the table of that sheet lies; ValueError for a sheet that has none."""
        if sheet not in self.places:
            raise ValueError(f"no table sheet is called {sheet!r}")
        return self.places[sheet]

    def link(self, link: Link) -> str:
        """The address inside the workbook that the link jumps to."""
        if link.sheet not in self.names:
            raise ValueError(
                f"the link {link.text!r} leads to {link.sheet!r}, which is no sheet of the workbook"
            )
        row = self.anchors.get((link.sheet, link.row or ""), 0)
        quoted = self.names[link.sheet].replace("'", "''")
        return f"internal:'{quoted}'!A{row + 1}"


def open_press(
    book: Any, workbook: Workbook, pictures: Mapping[str, Picture], colours: Mapping[str, str] | None = None
) -> Press:
    """A press for the workbook: every name and place is fixed before the first cell is written."""
    names: dict[str, str] = {}
    places: dict[str, Place] = {}
    anchors: dict[tuple[str, str], int] = {}
    taken: list[str] = []
    for sheet in workbook.sheets:
        names[sheet.name] = text.sheet_name(sheet.name, names.values())
        if isinstance(sheet, TableSheet):
            place = Place(sheet, text.table_name(sheet.name, taken), header_row(sheet))
            places[sheet.name] = place
            taken.append(place.table)
            anchors |= _anchors(place)
    held = workbook.properties
    return Press(book, Styles(book, colours), held, pictures, names, places, anchors, workbook.protected)


def header_row(sheet: TableSheet) -> int:
    """The row of the table's headings: under the title, its lines, the legend and the hidden row of marks."""
    legend = any(column.editable for column in sheet.columns)
    marks = bool(sheet.identity)
    return 1 + len(sheet.subtitle) + (1 if legend else 0) + (0 if sheet.rows else 1) + (1 if marks else 0)


def _anchors(place: Place) -> dict[tuple[str, str], int]:
    ids = [index for index, column in enumerate(place.sheet.columns) if column.kind == "id"]
    if not ids:
        return {}
    rows = enumerate(place.sheet.rows, place.first)
    return {(place.sheet.name, _plain(row[ids[0]])): number for number, row in rows}


def _plain(value: Value) -> str:
    return value.text if isinstance(value, Link) else str(value)


def put_text(sheet: Any, row: int, column: int, value: str, style: Any, styles: Styles) -> None:
    """Write text as text, whatever it looks like."""
    legal = text.clean(value)
    sheet.write_string(row, column, legal, styles.quoted(style) if text.looks_live(legal) else style)


def put(press: Press, sheet: Any, row: int, column: int, value: Value, style: Any, cell: Any = None) -> None:
    """Write any value. `cell` gives the reference for each `{key}` of a formula."""
    if value is None:
        sheet.write_blank(row, column, None, style)
    elif isinstance(value, str):
        put_text(sheet, row, column, value, style, press.styles)
    elif isinstance(value, bool):
        sheet.write_string(row, column, "Yes" if value else "No", style)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value, style)
    elif isinstance(value, date):
        _put_day(sheet, row, column, value, style)
    elif isinstance(value, Formula):
        sheet.write_formula(row, column, bound(value, cell or _no_columns), style, result(value))
    else:
        sheet.write_url(row, column, press.link(value), style, text.clean(value.text))


def _put_day(sheet: Any, row: int, column: int, day: date, style: Any) -> None:
    if day < FIRST_DAY:
        sheet.write_string(row, column, day.isoformat(), style)
    else:
        sheet.write_number(row, column, serial(day), style)


def _no_columns(key: str) -> str:
    raise ValueError(f"{{{key}}} names a column, and this sheet has none")
