# SPDX-License-Identifier: MIT
"""A text sheet: headings, paragraphs, lists, names with values, and pictures with alternative text."""

from io import BytesIO
from typing import Any

from planner.documents.workbook import Block, Bullets, Heading, KeyValue, Paragraph, PictureBlock, TextSheet
from planner.render.excel import text
from planner.render.excel.page import put_titles, set_page
from planner.render.excel.press import Press, put, put_text
from planner.render.excel.styles import BLUE, DARK_BLUE, DATE, GREY, RULE
from planner.render.excel.widths import shown

_KEY_WIDTH, _TEXT_WIDTH = 28.0, 92.0
_PIXELS_PER_MM = 96 / 25.4
_POINTS_PER_MM = 72 / 25.4


def write_words(press: Press, sheet: Any, values: TextSheet) -> None:
    """Write the sheet."""
    sheet.set_column(0, 0, _KEY_WIDTH)
    sheet.set_column(1, 1, _TEXT_WIDTH)
    row = put_titles(press, sheet, values.title, values.subtitle) + 1
    for block in values.blocks:
        row = _put_block(press, sheet, row, block)
    set_page(press, sheet, values)


def _put_block(press: Press, sheet: Any, row: int, block: Block) -> int:
    """Write the block at that row; the first row after it."""
    if isinstance(block, Heading):
        return _put_heading(press, sheet, row, block)
    if isinstance(block, Paragraph):
        return _put_wide(press, sheet, row, block.text)
    if isinstance(block, Bullets):
        for item in block.items:
            row = _put_wide(press, sheet, row, f"•  {item}", indent=1)
        return row
    if isinstance(block, KeyValue):
        return _put_pair(press, sheet, row, block)
    return _put_picture(press, sheet, row, block)


def _put_heading(press: Press, sheet: Any, row: int, block: Heading) -> int:
    first = block.level == 1
    look = {"bold": True, "font_size": 13 if first else 11, "font_color": BLUE if first else DARK_BLUE}
    style = press.styles.get(
        **look, valign="bottom", **({"bottom": 1, "bottom_color": BLUE} if first else {})
    )
    put_text(sheet, row, 0, block.text, style, press.styles)
    if first:
        sheet.write_blank(row, 1, None, style)
    sheet.set_row(row, 28 if first else 22)
    return row + 1


def _put_wide(press: Press, sheet: Any, row: int, words: str, indent: int = 0) -> int:
    style = press.styles.get(text_wrap=True, **({"indent": indent} if indent else {}))
    sheet.merge_range(row, 0, row, 1, "", style)
    put_text(sheet, row, 0, words, style, press.styles)
    sheet.set_row(row, text.height(text.line_count(text.clean(words), _KEY_WIDTH + _TEXT_WIDTH - 2 * indent)))
    return row + 1


def _put_pair(press: Press, sheet: Any, row: int, block: KeyValue) -> int:
    edge = {"bottom": 1, "bottom_color": RULE, "text_wrap": True}
    put_text(sheet, row, 0, block.key, press.styles.get(bold=True, font_color=GREY, **edge), press.styles)
    style = press.styles.get(align="left", num_format=DATE if _is_day(block) else "General", **edge)
    put(press, sheet, row, 1, block.value, style)
    lines = text.line_count(text.clean(shown(block.value)), _TEXT_WIDTH)
    sheet.set_row(row, text.height(max(lines, text.line_count(block.key, _KEY_WIDTH * 0.93))))
    return row + 1


def _is_day(block: KeyValue) -> bool:
    return hasattr(block.value, "toordinal")


def _put_picture(press: Press, sheet: Any, row: int, block: PictureBlock) -> int:
    """The picture at its printed size on rows of its own, never wider than the page's text."""
    if block.picture not in press.pictures:
        raise ValueError(f"no picture is called {block.picture!r}; there are {sorted(press.pictures)}")
    if not block.alt.strip():
        raise ValueError(f"the picture {block.picture!r} has no alternative text")
    picture = press.pictures[block.picture]
    native_width, native_height, dots = _png_size(picture.png)
    wide = (_KEY_WIDTH + _TEXT_WIDTH) * 7 / _PIXELS_PER_MM
    shrink = min(1.0, wide / picture.width_mm)
    width, height = picture.width_mm * shrink, picture.height_mm * shrink
    place = {
        "image_data": BytesIO(picture.png),
        "description": text.clean(block.alt),
        "x_scale": width * _PIXELS_PER_MM / (native_width * 96 / dots),
        "y_scale": height * _PIXELS_PER_MM / (native_height * 96 / dots),
        "object_position": 2,
    }
    sheet.insert_image(row, 0, f"{block.picture}.png", place)
    rows = int(height * _POINTS_PER_MM / 15) + 1
    for number in range(row, row + rows):
        sheet.set_row(number, 15)
    if block.caption:
        put_text(
            sheet, row + rows, 0, block.caption, press.styles.get(italic=True, font_color=GREY), press.styles
        )
    return row + rows + 2


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
