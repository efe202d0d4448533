# SPDX-License-Identifier: MIT
"""How a sheet opens and prints: title block, paper, margins, running header and footer."""

from typing import Any, Literal

from planner.documents.workbook import Properties, Sheet
from planner.english import long_date
from planner.render.excel import text
from planner.render.excel.press import Press, put_text
from planner.render.excel.styles import BLUE

"""English whatever the machine's locale, so that the same workbook gives the same bytes."""
PAPER: dict[str, int] = {"A4": 9, "A3": 8}
_LINE_LIMIT = 90
"""Characters of free text in one part of a header; Excel allows 255 in all, codes included."""


def set_page(
    press: Press,
    sheet: Any,
    values: Sheet,
    paper: Literal["A4", "A3"] = "A4",
    tall: int = 0,
    landscape: bool = True,
    fitted: bool = True,
) -> None:
    """Print on that paper, one page wide and `tall` pages high (0: as many as it takes)."""
    if landscape:
        sheet.set_landscape()
    else:
        sheet.set_portrait()
    sheet.set_paper(PAPER[paper])
    sheet.set_margins(left=0.4, right=0.4, top=0.75, bottom=0.65)
    if fitted:
        sheet.fit_to_pages(1, tall)
    sheet.set_header(_header(press.properties, press.name(values)), {"margin": 0.3})
    sheet.set_footer(_footer(press.properties), {"margin": 0.3})
    sheet.hide_gridlines(2)
    sheet.set_tab_color(press.styles.colour(BLUE))


def _header(properties: Properties, name: str) -> str:
    return f'&L&"Arial,Bold"&9{_running(properties.title)}&R&"Arial,Regular"&9{_running(name)}'


def _footer(properties: Properties) -> str:
    left = " · ".join(part for part in (properties.company, properties.status) if part)
    day = long_date(properties.on)
    sides = f'&L&"Arial,Regular"&8{_running(left)}&C&"Arial,Regular"&8{_running(day)}'
    return sides + '&R&"Arial,Regular"&8Page &P of &N'


def _running(words: str) -> str:
    line = text.cut(" ".join(text.clean(words).split()), _LINE_LIMIT).replace("&", "&&")
    # A number straight after the size code would be read as part of the size.
    return f" {line}" if line[:1].isdigit() else line


def put_titles(press: Press, sheet: Any, title: str, lines: tuple[str, ...]) -> int:
    """Write the title and the lines under it from the top left; the first row after them."""
    put_text(sheet, 0, 0, title, press.styles.title(), press.styles)
    sheet.set_row(0, 28)
    for number, line in enumerate(lines, 1):
        put_text(sheet, number, 0, line, press.styles.subtitle(), press.styles)
    return 1 + len(lines)


def put_notes(press: Press, sheet: Any, row: int, lines: tuple[str, ...], columns: int, width: float) -> int:
    """Write the notes one under another across so many columns; the first row after them."""
    style = press.styles.get(font_color="#4C6272", text_wrap=True)
    for number, line in enumerate(lines, row):
        if columns > 1:
            sheet.merge_range(number, 0, number, columns - 1, "", style)
        put_text(sheet, number, 0, line, style, press.styles)
        sheet.set_row(number, text.height(text.line_count(text.clean(line), width)))
    return row + len(lines)
