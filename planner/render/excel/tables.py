# SPDX-License-Identifier: MIT
"""A table sheet: a real table with filters, frozen headings, drop-downs and tones, ready to print."""

from collections.abc import Callable
from datetime import date
from typing import Any

from planner.documents.workbook import Column, Formula, Link, TableSheet, Value
from planner.render.excel import text
from planner.render.excel.bands import paint_bands
from planner.render.excel.choices import offer_choices
from planner.render.excel.formulas import FIRST_DAY, bound, serial, structured
from planner.render.excel.marks import marked_columns, put_marks
from planner.render.excel.page import put_notes, put_titles, set_page
from planner.render.excel.press import Place, Press, put, put_text
from planner.render.excel.styles import BLUE, FILL_IN, RULE
from planner.render.excel.widths import column_widths, heading_height, row_lines

LEGEND = "Light yellow cells are yours to fill in; the rest is written anew each time the plan is built."
LOCKED_LEGEND = "Light yellow cells are yours to fill in; the rest is locked."
EMPTY = "Nothing to list."


def write_table(press: Press, sheet: Any, values: TableSheet) -> None:
    """Write the sheet."""
    place = press.place(values.name)
    widths = column_widths(values)
    for index, (column, width) in enumerate(zip(values.columns, widths, strict=True)):
        sheet.set_column(index, index, width, None, {"hidden": column.hidden})
    row = put_titles(press, sheet, values.title, (*values.subtitle, *(() if values.rows else (EMPTY,))))
    if any(column.editable for column in values.columns):
        look = press.styles.get(bg_color=FILL_IN, border=1, border_color=RULE)
        sheet.write_blank(row, 0, None, look)
        legend = LOCKED_LEGEND if press.protected else LEGEND
        put_text(sheet, row, _legend_column(values), legend, press.styles.subtitle(), press.styles)
    # The table first: it fills its formula columns with formulas that have no result yet.
    _add_table(press, sheet, place)
    _put_cells(press, sheet, place)
    _put_heights(sheet, place, widths)
    offer_choices(press, sheet, place)
    paint_bands(press, sheet, place)
    shown = sum(width for column, width in zip(values.columns, widths, strict=True) if not column.hidden)
    put_notes(press, sheet, place.last + 2, values.notes, len(values.columns), shown)
    put_marks(press, sheet, place)
    sheet.freeze_panes(place.first, _frozen_columns(values))
    sheet.repeat_rows(place.header)
    set_page(press, sheet, values, values.paper)


def _legend_column(values: TableSheet) -> int:
    shown = [index for index, column in enumerate(values.columns) if not column.hidden]
    return shown[1] if len(shown) > 1 else 1


def _frozen_columns(values: TableSheet) -> int:
    """The columns that stay in sight: up to and with the first one, when it names the row."""
    first = next((index for index, column in enumerate(values.columns) if not column.hidden), 0)
    return first + 1 if values.columns[first].kind == "id" else 0


def _put_cells(press: Press, sheet: Any, place: Place) -> None:
    """Write the body row by row, in the order the file stores it."""
    styles = [press.styles.cell(column) for column in place.sheet.columns]
    cell = _columns(press, place)
    if not place.sheet.rows:
        for index, style in enumerate(styles):
            sheet.write_blank(place.first, index, None, style)
    write_string, write_number, is_plain = sheet.write_string, sheet.write_number, text.is_plain
    for number, row in enumerate(place.sheet.rows, place.first):
        for index, value in enumerate(row):
            # The commonest kinds of cell go the short way: on large tables this is a fifth of the time.
            if isinstance(value, str) and value and is_plain(value):
                write_string(number, index, value, styles[index])
            elif value.__class__ is int:
                write_number(number, index, value, styles[index])
            elif value.__class__ is date and value >= FIRST_DAY:
                write_number(number, index, serial(value), styles[index])
            else:
                style = _style(press, place.sheet.columns[index], styles[index], value)
                put(press, sheet, number, index, None if value == "" else value, style, cell)


def _style(press: Press, column: Column, plain: Any, value: Value) -> Any:
    """The column's own style, but for a link and for a fraction among whole numbers."""
    if isinstance(value, Link):
        return press.styles.cell(column, font_color=BLUE, underline=1)
    if isinstance(value, float) and column.kind == "number" and not column.places and value != int(value):
        return press.styles.cell(column, num_format="#,##0.0#")
    return plain


def _columns(press: Press, place: Place) -> Callable[[str], str]:
    """Return what gives the cell of a column in the same row, or the whole column of another table."""

    def reference(name: str) -> str:
        sheet, _, key = name.rpartition("!")
        there = press.place(sheet) if sheet else place
        return structured(there.table, _heading(there.sheet.columns[there.sheet.column(key)]), not sheet)

    return reference


def _heading(column: Column) -> str:
    return " ".join(text.clean(column.heading).split())


def _put_heights(sheet: Any, place: Place, widths: list[float]) -> None:
    sheet.set_row(place.header, heading_height(place.sheet, widths))
    for number, lines in enumerate(row_lines(place.sheet, widths), place.first):
        sheet.set_row(number, text.height(lines))


def _add_table(press: Press, sheet: Any, place: Place) -> None:
    """Lay the table over the cells, name it, and give each heading its comment."""
    columns = [_table_column(press, place, index) for index in range(len(place.sheet.columns))]
    columns += marked_columns(place)
    sheet.add_table(
        place.header,
        0,
        place.last,
        len(columns) - 1,
        {"name": place.table, "style": None, "columns": columns, "title": text.clean(place.sheet.title)},
    )
    for index, column in enumerate(place.sheet.columns):
        if column.help and not column.hidden:
            note = text.clean(column.help)
            rows = 1 + text.line_count(note, 34)
            sheet.write_comment(
                place.header, index, note, {"author": "planner", "width": 260, "height": 18 * rows}
            )


def _table_column(press: Press, place: Place, index: int) -> dict[str, Any]:
    """The table's own column: a formula that every row shares is also given to the rows that people add."""
    column = place.sheet.columns[index]
    look = {"header": _heading(column), "header_format": press.styles.header()}
    cells = [row[index] for row in place.sheet.rows]
    shared = {cell.expression if isinstance(cell, Formula) else "" for cell in cells}
    if len(shared) == 1 and (expression := min(shared)):
        look["formula"] = bound(Formula(expression, None), _columns(press, place))
    return look
