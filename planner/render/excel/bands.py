# SPDX-License-Identifier: MIT
"""Conditional formats: tones that follow what people change."""

from typing import Any

from xlsxwriter.utility import xl_col_to_name

from planner.documents.workbook import SCORE_BANDS, Band, Column
from planner.render.excel.formulas import quoted
from planner.render.excel.press import Place, Press
from planner.render.excel.styles import PALE_BLUE, TONES


def paint_bands(press: Press, sheet: Any, place: Place) -> None:
    """Give each banded column its tones, then every second row its pale ground."""
    last_column = len(place.sheet.columns) - 1
    for index, column in enumerate(place.sheet.columns):
        cell = f"${xl_col_to_name(index)}{place.first + 1}"
        for band in bands_of(column):
            first, last = (0, last_column) if band.whole_row else (index, index)
            rule = {"type": "formula", "criteria": condition(band, cell), "format": tone(press, band)}
            sheet.conditional_format(place.first, first, place.last, last, rule)
    stripe = {
        "type": "formula",
        "criteria": "=MOD(ROW(),2)=0",
        "format": press.styles.tone(bg_color=PALE_BLUE),
    }
    for first, last in _runs([not column.editable for column in place.sheet.columns]):
        sheet.conditional_format(place.first, first, place.last, last, stripe)


def bands_of(column: Column) -> tuple[Band, ...]:
    """The bands of the column: its own, or the NHS ones for a score."""
    return column.bands or (SCORE_BANDS if column.kind == "score" else ())


def tone(press: Press, band: Band) -> Any:
    """The format of the band."""
    return press.styles.tone(**TONES[band.tone])


def condition(band: Band, cell: str) -> str:
    """The test that the cell lies in the band; a blank cell lies in none."""
    if band.equals:
        tests = ",".join(f"{cell}={quoted(word)}" for word in band.equals)
        return f"=OR({tests})"
    parts = [f'{cell}<>""']
    if band.low is not None:
        parts.append(f"{cell}>={band.low:g}")
    if band.high is not None:
        parts.append(f"{cell}<={band.high:g}")
    return f"=AND({','.join(parts)})"


def _runs(wanted: list[bool]) -> list[tuple[int, int]]:
    """The first and last index of each unbroken run of true values."""
    edges = [
        index for index in range(len(wanted) + 1) if wanted[index : index + 1] != wanted[index - 1 : index]
    ]
    starts = [index for index in edges if index < len(wanted) and wanted[index]]
    return [(start, next((e for e in edges if e > start), len(wanted)) - 1) for start in starts]
