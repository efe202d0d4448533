# SPDX-License-Identifier: MIT
"""What a workbook could not hold as it was said: characters replaced, text cut, rows too high."""

from collections.abc import Iterator

from xlsxwriter.utility import xl_rowcol_to_cell

from planner.diagnostics import Diagnostic
from planner.documents.workbook import TableSheet, Workbook
from planner.render.excel import text
from planner.render.excel.press import header_row
from planner.render.excel.widths import column_widths, row_lines, shown


def check_workbook(file: str, workbook: Workbook) -> tuple[Diagnostic, ...]:
    """A warning for each cell that the file shows otherwise than it was said; nearly always empty."""
    tables = [sheet for sheet in workbook.sheets if isinstance(sheet, TableSheet)]
    return tuple(
        fault for sheet in tables for fault in (*_cell_faults(file, sheet), *_row_faults(file, sheet))
    )


def _cell_faults(file: str, sheet: TableSheet) -> Iterator[Diagnostic]:
    first = header_row(sheet) + 1
    for number, row in enumerate(sheet.rows, first):
        for column, value in enumerate(row):
            words = shown(value)
            place = f"{file}!{sheet.name}!{xl_rowcol_to_cell(number, column)}"
            if text.has_illegal(words):
                yield Diagnostic(
                    "PLN501",
                    "warning",
                    f"{place}: characters that no workbook can hold were replaced by \ufffd",
                )
            if text.is_too_long(words):
                yield Diagnostic(
                    "PLN502",
                    "warning",
                    f"{place}: text of {len(words):,} characters was cut at Excel's 32,767",
                )


def _row_faults(file: str, sheet: TableSheet) -> Iterator[Diagnostic]:
    first = header_row(sheet) + 1
    for number, lines in enumerate(row_lines(sheet, column_widths(sheet)), first):
        if lines * 12.8 + 4 > text.ROW_HEIGHT_LIMIT:
            place = f"{file}!{sheet.name}!{number + 1}"
            said = f"{place}: the row is higher than Excel can show; select a cell to read it whole"
            yield Diagnostic("PLN503", "note", said)
