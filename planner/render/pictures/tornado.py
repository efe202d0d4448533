# SPDX-License-Identifier: MIT
"""The tornado: one bar for each risk and each activity, as long as the days it costs at P80."""

from planner.documents.figures.uncertainty import TornadoBar, TornadoFigure
from planner.english import counted, short_date
from planner.render.pictures.fonts import width
from planner.render.pictures.legend import Sign, draw_legend
from planner.render.pictures.palette import BLUE, DARK, GREY, INK, LIGHT, PORTRAIT_MM, RULE, SMALL, TEXT
from planner.render.pictures.svg import Sheet, hatch

MOST_BARS = 25
PITCH, BAR, VALUE = 12.5, 7.5, 46.0


def draw_tornado(figure: TornadoFigure) -> tuple[Sheet, float]:
    """The sheet and its height; the cheapest of more bars than can be read are counted beneath."""
    sheet = Sheet(PORTRAIT_MM)
    bars = figure.bars[:MOST_BARS]
    indent = 4 + min(84.0, max((width(bar.id, SMALL) for bar in bars), default=0))
    wide = (indent + width(bar.label, TEXT, bar.kind == "risk") for bar in bars)
    labels = min(sheet.width * 0.46, max([60.0, *wide]) + 8)
    by = short_date(figure.p80)
    said = f"Days earlier than {by} (P80) without the risk, or with the activity at its shortest"
    sheet.text(0, 8, said, sheet.width, SMALL, GREY, True)
    scale = (sheet.width - labels - VALUE) / max([1, *(bar.days for bar in bars)])
    for index, bar in enumerate(bars):
        _draw_bar(sheet, 14 + index * PITCH, bar, indent, labels, scale)
    bottom = 14 + len(bars) * PITCH + 2
    sheet.line((labels, 13), (labels, bottom), INK, 0.75)
    return sheet, draw_legend(sheet, bottom + 3, _legend(bars), _note(figure))


def _draw_bar(sheet: Sheet, top: float, bar: TornadoBar, indent: float, labels: float, scale: float) -> None:
    base, middle = top + PITCH / 2 + 2.6, top + PITCH / 2
    sheet.line((0, top + PITCH), (sheet.width, top + PITCH), RULE, 0.25)
    sheet.text(0, base, bar.id, indent - 4, SMALL, GREY)
    sheet.text(indent, base, bar.label, labels - indent - 5, TEXT, INK, bar.kind == "risk")
    wide = max(bar.days, 0) * scale
    _bar(sheet, labels, middle, wide, bar.kind, f"{bar.id} {bar.label}: {bar.days} days")
    words = counted(bar.days, "day") if bar.days >= 0 else f"−{counted(-bar.days, 'day')}"
    sheet.text(labels + wide + 4, base, words, VALUE, SMALL, INK)


def _bar(sheet: Sheet, left: float, middle: float, wide: float, kind: str, title: str = "") -> None:
    """Draw one bar: filled for a risk, light, outlined and hatched for an activity."""
    risk = kind == "risk"
    stroke = "none" if risk else DARK
    sheet.rect(left, middle - BAR / 2, wide, BAR, BLUE if risk else LIGHT, stroke, 0.5, 0, "", title)
    if not risk:
        hatch(sheet, left, middle - BAR / 2, wide, BAR, DARK, 4)


def _legend(bars: tuple[TornadoBar, ...]) -> list[tuple[Sign, str]]:
    kinds = {bar.kind for bar in bars}
    every = (("risk", "risk: gone"), ("activity", "activity: at its shortest"))
    return [(_sign(kind), words) for kind, words in every if kind in kinds]


def _sign(kind: str) -> Sign:
    return lambda sheet, x, y: _bar(sheet, x, y, 20, kind)


def _note(figure: TornadoFigure) -> str:
    left = len(figure.bars) - MOST_BARS
    said = "Bars do not add up: what is saved on one chain lets another hold the date."
    return said + (f" {counted(left, 'cheaper one')} in the workbook." if left > 0 else "")
