# SPDX-License-Identifier: MIT
"""A matrix sheet: heat maps that count the register live, and the totals of each band."""

from typing import Any

from planner.documents.workbook import Band, Formula, Grid, MatrixSheet, TableSheet, Value
from planner.render.excel import text
from planner.render.excel.formulas import quoted, structured
from planner.render.excel.page import put_notes, put_titles, set_page
from planner.render.excel.press import Place, Press, put, put_text
from planner.render.excel.styles import DARK_BLUE, GREY, TONES, WHITE

_LABEL_WIDTH, _CELL_WIDTH = 24.0, 15.0
_ROW_HEIGHT = 44.0


def write_matrix(press: Press, sheet: Any, values: MatrixSheet) -> None:
    """Write the sheet."""
    place = press.place(values.table)
    across = len(values.across)
    sheet.set_column(0, 0, 4)
    sheet.set_column(1, 1, _LABEL_WIDTH)
    sheet.set_column(2, 1 + across, _CELL_WIDTH)
    row = put_titles(press, sheet, values.title, values.subtitle) + 1
    for grid in values.grids:
        row = _put_grid(press, sheet, values, grid, place, row)
        row = _put_totals(press, sheet, values, grid, place, row) + 1
    sheet.center_horizontally()
    put_notes(press, sheet, row, values.notes, 2 + across, 4 + _LABEL_WIDTH + across * _CELL_WIDTH)
    set_page(press, sheet, values, tall=1, landscape=len(values.grids) < 2)


def _put_grid(press: Press, sheet: Any, values: MatrixSheet, grid: Grid, place: Place, top: int) -> int:
    """One heat map under its heading; the first row after it."""
    last = 1 + len(values.across)
    put_text(
        sheet,
        top,
        0,
        grid.title,
        press.styles.get(bold=True, font_size=12, font_color=DARK_BLUE),
        press.styles,
    )
    sheet.set_row(top, 20)
    side = press.styles.header(rotation=90, align="center")
    sheet.merge_range(top + 1, 0, top + len(values.down), 0, "", side)
    put_text(sheet, top + 1, 0, values.down_label, side, press.styles)
    for number, (down, label) in enumerate(values.down, top + 1):
        sheet.set_row(number, _ROW_HEIGHT)
        put_text(sheet, number, 1, f"{down}  {label}", press.styles.header(indent=1), press.styles)
        for column, (over, _) in enumerate(values.across, 2):
            value = _count(values, place.sheet, _wanted(values, grid, down, over))
            formula = Formula(
                _counting(values, place, [(grid.down, str(down)), (grid.across, str(over))]), value
            )
            put(press, sheet, number, column, formula, _cell(press, values.bands, down * over))
    foot = top + 1 + len(values.down)
    sheet.set_row(foot, 32)
    for column, (over, label) in enumerate(values.across, 2):
        put_text(sheet, foot, column, f"{over}  {label}", press.styles.header(align="center"), press.styles)
    base = press.styles.header(align="center")
    sheet.merge_range(foot + 1, 2, foot + 1, last, "", base)
    put_text(sheet, foot + 1, 2, values.across_label, base, press.styles)
    return foot + 3


def _cell(press: Press, bands: tuple[Band, ...], product: int) -> Any:
    band = next((band for band in bands if (band.low or 0) <= product <= (band.high or product)), None)
    look = TONES[band.tone] if band else {}
    edge = {"border": 2, "border_color": WHITE, "align": "center", "valign": "vcenter"}
    # A count of none is a quiet dot, so that the eye goes to the numbers.
    return press.styles.get(**{**edge, **look, "bold": True, "font_size": 16, "num_format": '0;-0;"·"'})


def _put_totals(press: Press, sheet: Any, values: MatrixSheet, grid: Grid, place: Place, top: int) -> int:
    """How many rows lie in each band, as sums over the heat map above; the first row after them."""
    for number, band in enumerate(values.bands, top):
        pairs = [
            (down, over)
            for down, _ in values.down
            for over, _ in values.across
            if (band.low or 0) <= down * over <= (band.high or down * over)
        ]
        found = sum(_count(values, place.sheet, _wanted(values, grid, *pair)) for pair in pairs)
        cells = [_counting(values, place, [(grid.down, str(d)), (grid.across, str(a))]) for d, a in pairs]
        look = press.styles.get(
            **{**TONES[band.tone], "border": 1, "border_color": WHITE, "valign": "vcenter", "indent": 1}
        )
        span = f"{band.low:g}–{band.high:g}" if band.low is not None and band.high is not None else ""
        put_text(sheet, number, 1, f"{band.label}  {span}".strip(), look, press.styles)
        total = Formula("+".join(cells) or "0", found)
        put(
            press,
            sheet,
            number,
            2,
            total,
            press.styles.get(bold=True, align="left", indent=1, font_color=GREY),
        )
    return top + len(values.bands)


def _wanted(values: MatrixSheet, grid: Grid, down: int, across: int) -> list[tuple[str, str]]:
    return [(grid.down, str(down)), (grid.across, str(across)), *values.only]


def _counting(values: MatrixSheet, place: Place, pairs: list[tuple[str, str]]) -> str:
    """The COUNTIFS over the register for these values and the sheet's own limits."""
    tests = [f"{_column(place, key)},{value}" for key, value in pairs]
    tests += [f"{_column(place, key)},{quoted(value)}" for key, value in values.only]
    return f"COUNTIFS({','.join(tests)})"


def _column(place: Place, key: str) -> str:
    heading = place.sheet.columns[place.sheet.column(key)].heading
    return structured(place.table, " ".join(text.clean(heading).split()))


def _count(values: MatrixSheet, register: TableSheet, wanted: list[tuple[str, str]]) -> int:
    """What the COUNTIFS gives today."""
    tests = [(register.column(key), value) for key, value in wanted]
    return sum(all(_meets(row[index], value) for index, value in tests) for row in register.rows)


def _meets(value: Value, wanted: str) -> bool:
    held = value.value if isinstance(value, Formula) else value
    words = "" if held is None else str(held)
    if wanted.startswith("<>"):
        return words.casefold() != wanted[2:].casefold()
    return words.casefold() == wanted.casefold()
