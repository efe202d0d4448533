# SPDX-License-Identifier: MIT
"""The hidden marks by which an edited copy of a workbook is read again: see `planner.documents.marks`."""

from collections.abc import Mapping
from typing import Any

from planner.documents.marks import (
    BASE,
    BASE_SHEET,
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
    coded,
    digest,
)
from planner.documents.workbook import Column, Formula, Link, TableSheet, Value
from planner.render.excel import text
from planner.render.excel.press import Place, Press, put_text


def marked_columns(place: Place) -> list[dict[str, Any]]:
    """Return the last column of a marked table, which holds the ids; none for a table without marks."""
    return [{"header": ID_HEADING}] if place.sheet.identity else []


def put_marks(press: Press, sheet: Any, place: Place) -> None:
    """Write the hidden row over the headings, and the hidden column of ids."""
    values = place.sheet
    if not values.identity:
        return
    last, style = len(values.columns), press.styles.get()
    for index, column in enumerate(values.columns):
        put_text(sheet, place.header - 1, index, _mark(column), style, press.styles)
    put_text(sheet, place.header - 1, last, f"{TABLE}{values.identity}", style, press.styles)
    sheet.set_row(place.header - 1, None, None, {"hidden": True})
    sheet.set_column(last, last, 8, None, {"hidden": True})
    for number, id_ in enumerate(values.row_ids, place.first):
        put_text(sheet, number, last, id_ or NOTE, style, press.styles)
    for number in range(place.last + 2, place.last + 2 + len(values.notes)):
        put_text(sheet, number, last, NOTE, style, press.styles)


def _mark(column: Column) -> str:
    return f"{OWN}{column.heading}" if column.own else f"{KEY}{column.key}"


def add_base(press: Press) -> None:
    """Add the hidden sheet with what the marked tables say today, if there are any."""
    marked = [place.sheet for place in press.places.values() if place.sheet.identity]
    if not marked:
        return
    sheet = press.book.add_worksheet(text.sheet_name(BASE_SHEET, press.names.values()))
    sheet.very_hidden()
    rows = [(BASE, "", ""), *(row for values in marked for row in _base_rows(values))]
    style = press.styles.get()
    for number, row in enumerate(rows):
        for column, said in enumerate(row):
            if said:
                sheet.write_string(number, column, said, style)


def _base_rows(values: TableSheet) -> list[tuple[str, ...]]:
    """Return the keys of a table and what each of its rows says; formulas say nothing of their own."""
    columns = values.columns
    rows: list[tuple[str, ...]] = [
        (values.identity, COLUMNS, "", *(column.heading if column.own else column.key for column in columns))
    ]
    for id_, row in zip(values.row_ids, values.rows, strict=True):
        if not id_:
            continue
        rows.append((values.identity, SAID, id_, *map(_said, columns, row)))
        computed: Mapping[str, Value] = values.computed.get(id_, {})
        if computed:
            said = (_computed(computed, column) for column in columns)
            rows.append((values.identity, COMPUTED, id_, *said))
    return rows


def _computed(computed: Mapping[str, Value], column: Column) -> str:
    if column.key not in computed:
        return ""
    return coded(_plain(computed[column.key])) or DECIDED


def _said(column: Column, value: Value) -> str:
    if isinstance(value, Formula):
        return ""
    return coded(_plain(value)) if column.editable else digest(_plain(value))


def _plain(value: Value) -> Plain:
    if isinstance(value, Formula):
        return value.value
    said = value.text if isinstance(value, Link) else value
    return text.clean(said) if isinstance(said, str) else said
