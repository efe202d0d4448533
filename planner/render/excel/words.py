# SPDX-License-Identifier: MIT
"""A text sheet: headings, paragraphs, lists, names with values, and pictures with alternative text."""

from datetime import date
from io import BytesIO
from typing import Any

from planner.documents.workbook import (
    Block,
    Bullets,
    Heading,
    KeyValue,
    Link,
    Paragraph,
    PictureBlock,
    TextSheet,
)
from planner.render.excel import text
from planner.render.excel.page import put_titles, set_page
from planner.render.excel.press import Press, put, put_text
from planner.render.excel.styles import BLUE, DARK_BLUE, DATE, GREY, RULE
from planner.render.excel.widths import shown

_KEY_WIDTH, _TEXT_WIDTH = 26.0, 74.0
"""Together no wider than A4 portrait at `_SCALE`: Excel ignores page breaks when it fits to a page."""
_SCALE = 90
_PAGE_HEIGHT = 735.0 * 100 / _SCALE
"""Points between the margins of A4 portrait, at that scale."""
_PIXELS_PER_MM = 96 / 25.4
_POINTS_PER_MM = 72 / 25.4
_PICTURE_ROW = 15.0


def write_words(press: Press, sheet: Any, values: TextSheet) -> None:
    """Write the sheet."""
    sheet.set_column(0, 0, _KEY_WIDTH)
    sheet.set_column(1, 1, _TEXT_WIDTH)
    row = put_titles(press, sheet, values.title, values.subtitle) + 1
    used, breaks = 28.0 + 15 * row, []
    for block in values.blocks:
        row, high = _put_block(press, sheet, row, block)
        if used + high > _PAGE_HEIGHT and isinstance(block, PictureBlock):
            breaks.append(row - _picture_rows(press, block))
            used = 0.0
        used = (used + high) % _PAGE_HEIGHT
    set_page(press, sheet, values, landscape=False, fitted=False)
    sheet.set_print_scale(_SCALE)
    sheet.set_h_pagebreaks(breaks)


def _put_block(press: Press, sheet: Any, row: int, block: Block) -> tuple[int, float]:
    """Write the block at that row; the first row after it, and the points it takes."""
    if isinstance(block, Heading):
        return row + 1, _put_heading(press, sheet, row, block)
    if isinstance(block, Paragraph):
        return row + 1, _put_wide(press, sheet, row, block.text)
    if isinstance(block, Bullets):
        high = [_put_wide(press, sheet, at, f"•  {item}", 1) for at, item in enumerate(block.items, row)]
        return row + len(high), sum(high)
    if isinstance(block, KeyValue):
        return row + 1, _put_pair(press, sheet, row, block)
    return _put_picture(press, sheet, row, block)


def _put_heading(press: Press, sheet: Any, row: int, block: Heading) -> float:
    first = block.level == 1
    look = {"bold": True, "font_size": 13 if first else 11, "font_color": BLUE if first else DARK_BLUE}
    style = press.styles.get(
        **look, valign="bottom", **({"bottom": 1, "bottom_color": BLUE} if first else {})
    )
    put_text(sheet, row, 0, block.text, style, press.styles)
    if first:
        sheet.write_blank(row, 1, None, style)
    return _set_height(sheet, row, 28.0 if first else 22.0)


def _put_wide(press: Press, sheet: Any, row: int, words: str, indent: int = 0) -> float:
    style = press.styles.get(text_wrap=True, **({"indent": indent} if indent else {}))
    sheet.merge_range(row, 0, row, 1, "", style)
    put_text(sheet, row, 0, words, style, press.styles)
    lines = text.line_count(text.clean(words), _KEY_WIDTH + _TEXT_WIDTH - 2 * indent)
    return _set_height(sheet, row, text.height(lines) + 2)


def _put_pair(press: Press, sheet: Any, row: int, block: KeyValue) -> float:
    edge = {"bottom": 1, "bottom_color": RULE, "text_wrap": True}
    put_text(sheet, row, 0, block.key, press.styles.get(bold=True, font_color=GREY, **edge), press.styles)
    style = press.styles.get(align="left", num_format=DATE if _is_day(block) else "General", **edge)
    if isinstance(block.value, Link):
        style = press.styles.get(**edge, font_color=BLUE, underline=1)
    put(press, sheet, row, 1, block.value, style)
    lines = text.line_count(text.clean(shown(block.value)), _TEXT_WIDTH)
    return _set_height(sheet, row, text.height(max(lines, text.line_count(block.key, _KEY_WIDTH * 0.93))))


def _set_height(sheet: Any, row: int, high: float) -> float:
    sheet.set_row(row, min(high, text.ROW_HEIGHT_LIMIT))
    return high


def _is_day(block: KeyValue) -> bool:
    return isinstance(block.value, date)


def _printed(press: Press, block: PictureBlock) -> tuple[float, float]:
    """The width and height in millimetres that the picture is printed at, within the page's text."""
    if block.picture not in press.pictures:
        raise ValueError(f"no picture is called {block.picture!r}; there are {sorted(press.pictures)}")
    picture = press.pictures[block.picture]
    shrink = min(
        1.0,
        (_KEY_WIDTH + _TEXT_WIDTH) * 7 / _PIXELS_PER_MM / picture.width_mm,
        (_PAGE_HEIGHT - 60) / _POINTS_PER_MM / picture.height_mm,
    )
    return picture.width_mm * shrink, picture.height_mm * shrink


def _picture_rows(press: Press, block: PictureBlock) -> int:
    """The rows the picture takes: a blank one, its own, and its caption."""
    return int(_printed(press, block)[1] * _POINTS_PER_MM / _PICTURE_ROW) + 4


def _put_picture(press: Press, sheet: Any, row: int, block: PictureBlock) -> tuple[int, float]:
    """The picture at its printed size on rows of its own, with its caption under it."""
    if not block.alt.strip():
        raise ValueError(f"the picture {block.picture!r} has no alternative text")
    width, height = _printed(press, block)
    png = press.pictures[block.picture].png
    native_width, native_height, dots = _png_size(png)
    place = {
        "image_data": BytesIO(png),
        "description": text.clean(block.alt),
        "x_scale": width * _PIXELS_PER_MM / (native_width * 96 / dots),
        "y_scale": height * _PIXELS_PER_MM / (native_height * 96 / dots),
        "object_position": 2,
    }
    rows = _picture_rows(press, block)
    for number in range(row, row + rows):
        sheet.set_row(number, _PICTURE_ROW)
    sheet.insert_image(row + 1, 0, f"{block.picture}.png", place)
    if block.caption:
        look = press.styles.get(italic=True, font_color=GREY)
        put_text(sheet, row + rows - 2, 0, block.caption, look, press.styles)
    return row + rows, rows * _PICTURE_ROW


def _png_size(png: bytes) -> tuple[int, int, float]:
    """Width and height in pixels and the dots an inch that XlsxWriter scales by."""
    if png[:8] != b"\x89PNG\r\n\x1a\n":
        raise ValueError("a picture in a workbook must be a PNG")
    dots, at = 96.0, 8
    while at + 8 <= len(png):
        length, name = int.from_bytes(png[at : at + 4], "big"), png[at + 4 : at + 8]
        if name == b"pHYs" and png[at + 16] == 1:
            dots = int.from_bytes(png[at + 8 : at + 12], "big") * 0.0254
        at += length + 12
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big"), dots
