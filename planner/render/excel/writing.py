# SPDX-License-Identifier: MIT
"""The workbook writer: opens the file in memory, writes each sheet by its kind, and hands back the bytes."""

from collections.abc import Callable, Mapping
from datetime import datetime
from io import BytesIO, StringIO
from typing import Any

import xlsxwriter

from planner.documents.workbook import (
    GanttSheet,
    MatrixSheet,
    PlanOnAPageSheet,
    Properties,
    Sheet,
    TableSheet,
    TextSheet,
    Workbook,
)
from planner.render.excel import text
from planner.render.excel.choices import add_lists
from planner.render.excel.gantts import write_gantt
from planner.render.excel.marks import add_base
from planner.render.excel.matrices import write_matrix
from planner.render.excel.plans import write_plan
from planner.render.excel.press import Picture, Press, open_press
from planner.render.excel.sheets import OurWorksheet
from planner.render.excel.tables import write_table
from planner.render.excel.words import write_words

__all__ = ["Picture", "write_xlsx"]

_WRITERS: tuple[tuple[type, Callable[[Press, Any, Any], None]], ...] = (
    (TableSheet, write_table),
    (MatrixSheet, write_matrix),
    (GanttSheet, write_gantt),
    (PlanOnAPageSheet, write_plan),
    (TextSheet, write_words),
)
_PROPERTY_LIMIT = 255
ALLOWED = {"format_columns": True, "format_rows": True, "autofilter": True}
"""What a person may do in a protected sheet beside filling in: widen, heighten, and filter."""
_THEME = (("Calibri", "Arial"), ("Cambria", "Arial"), ("4F81BD", "005EB8"), ("C0504D", "003087"))
"""Office's fonts and first two accents, and ours. Without it Excel would show `theme` fonts as Calibri."""


def write_xlsx(
    workbook: Workbook,
    pictures: Mapping[str, Picture] | None = None,
    colours: Mapping[str, str] | None = None,
) -> bytes:
    """The .xlsx file of the workbook; the same workbook and pictures give the same bytes.

    `pictures` are those its text sheets name; `colours` stand in the place of our own, by `#RRGGBB`.
    ValueError if the workbook names a sheet, column or picture that is not there, or a formula uses a
    function outside `SAFE`: the caller's fault, not the data's.
    """
    file = BytesIO()
    book = _open_book(file)
    _set_properties(book, workbook.properties)
    press = open_press(book, workbook, pictures or {}, colours)
    for values in workbook.sheets:
        sheet = book.add_worksheet(press.name(values), OurWorksheet)
        _writer(values)(press, sheet, values)
        if workbook.protected:
            sheet.protect("", ALLOWED)
    _define_names(press)
    add_lists(press)
    add_base(press)
    book.close()
    return file.getvalue()


def _open_book(file: BytesIO) -> Any:
    """An empty workbook in memory in which text stays text, with our fonts and colours as its theme."""
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        # XlsxWriter adds to this very dictionary, so it must be a new one for each workbook.
        "default_format_properties": {"font_name": "Arial", "font_size": 10},
    }
    book = xlsxwriter.Workbook(file, options)
    theme = book.theme_xml
    for theirs, ours in _THEME:
        theme = theme.replace(f'"{theirs}"', f'"{ours}"')
    book.use_custom_theme(StringIO(theme))
    return book


def _writer(values: Sheet) -> Callable[[Press, Any, Any], None]:
    return next(write for kind, write in _WRITERS if isinstance(values, kind))


def _set_properties(book: Any, properties: Properties) -> None:
    """The document properties. The day the content stands for is the only time in the file."""
    on = properties.on
    said = {
        "title": properties.title,
        "subject": properties.subject,
        "company": properties.company,
        "author": properties.author,
        "status": properties.status,
    }
    legal = {name: text.cut(text.clean(words), _PROPERTY_LIMIT) for name, words in said.items()}
    book.set_properties({**legal, "created": datetime(on.year, on.month, on.day)})  # noqa: DTZ001 - no zone in a day


def _define_names(press: Press) -> None:
    """Name the cells of each table, so that people's own formulas and our reader find them."""
    for place in press.places.values():
        sheet = press.names[place.sheet.name].replace("'", "''")
        area = xlsxwriter.utility.xl_range_abs(place.first, 0, place.last, len(place.sheet.columns) - 1)
        press.book.define_name(f"{place.table}_rows", f"='{sheet}'!{area}")
