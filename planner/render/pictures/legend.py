# SPDX-License-Identifier: MIT
"""The key under a picture: signs with their meaning, in as many lines as they need."""

from collections.abc import Callable, Sequence

from planner.render.pictures.fonts import width
from planner.render.pictures.palette import GREY, RULE, SMALL
from planner.render.pictures.svg import Sheet

Sign = Callable[[Sheet, float, float], None]
SIGN = 20.0
PITCH = 11.0


def draw_legend(sheet: Sheet, top: float, entries: Sequence[tuple[Sign, str]], note: str = "") -> float:
    """Draw the key across the sheet and return where it ends; a sign is given its left and its middle."""
    sheet.line((0, top), (sheet.width, top), RULE, 0.5)
    x, y = 1.0, top + 9
    for sign, words in entries:
        wide = SIGN + 4 + width(words, SMALL)
        if x > 1 and x + wide > sheet.width:
            x, y = 1.0, y + PITCH
        sign(sheet, x, y)
        sheet.text(x + SIGN + 4, y + 2.5, words, sheet.width - x - SIGN - 4, SMALL, GREY)
        x += wide + 12
    if note:
        y += PITCH
        sheet.text(1, y + 2.5, note, sheet.width - 2, SMALL, GREY)
    return y + 7
