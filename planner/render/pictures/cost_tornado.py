# SPDX-License-Identifier: MIT
"""The tornado of cost: a bar for each input from one end of its range to the other, widest on top."""

from collections.abc import Callable

from planner.documents.figures.costs import CostBar, CostTornadoFigure, money
from planner.render.pictures.fonts import width
from planner.render.pictures.legend import Sign, draw_legend
from planner.render.pictures.palette import BLUE, DARK, GREY, INK, LIGHT, PORTRAIT_MM, RED, RULE, SMALL, TEXT
from planner.render.pictures.svg import Sheet, hatch

PITCH, BAR, TOP = 14.0, 8.0, 16.0
END, TURNS = 34.0, 46.0
"""Room for the sum at each end of a bar, and for the change that turns the order."""
FAR = 1.5
"""How many times the width of all bars a rival may lie away and still be drawn."""


def draw_cost_tornado(figure: CostTornadoFigure) -> tuple[Sheet, float]:
    """The sheet and its height."""
    sheet = Sheet(PORTRAIT_MM)
    bars = figure.bars
    labels = min(sheet.width * 0.38, max([60.0, *(width(bar.label, TEXT) for bar in bars)]) + 6)
    least, most = _span(figure)
    left, right = labels + END, sheet.width - TURNS - END
    scale = (right - left) / ((most - least) or 1.0)

    def across(value: float) -> float:
        return left + (value - least) * scale

    said = "Net present cost with this input at one end of its range and at the other"
    sheet.text(0, 8, said, sheet.width - TURNS - 70, SMALL, GREY, True)
    sheet.text(sheet.width - 1, 8, "Order turns at", 64, SMALL, GREY, True, "end")
    bottom = TOP + len(bars) * PITCH + 2
    if _drawn(figure) and figure.rival_net is not None:
        at = across(figure.rival_net)
        sheet.line((at, TOP - 2), (at, bottom), RED, 1.0, "3 2", f"{figure.rival}: {money(figure.rival_net)}")
    for index, bar in enumerate(bars):
        _draw_bar(sheet, TOP + index * PITCH, bar, labels, across)
    at = across(figure.net)
    sheet.line((at, TOP - 2), (at, bottom), INK, 1.0)
    return sheet, draw_legend(sheet, bottom + 3, _legend(figure), _note(figure))


def _span(figure: CostTornadoFigure) -> tuple[float, float]:
    ends = [figure.net, *(end for bar in figure.bars for end in (bar.low, bar.high))]
    if _drawn(figure) and figure.rival_net is not None:
        ends.append(figure.rival_net)
    return min(ends), max(ends)


def _drawn(figure: CostTornadoFigure) -> bool:
    """Whether the rival lies near enough for its line: else the bars would be too small to be read."""
    if figure.rival_net is None or not figure.bars:
        return False
    wide = max(bar.high for bar in figure.bars) - min(bar.low for bar in figure.bars)
    return abs(figure.rival_net - figure.net) <= FAR * wide


def _draw_bar(
    sheet: Sheet, top: float, bar: CostBar, labels: float, across: Callable[[float], float]
) -> None:
    middle = top + PITCH / 2
    base = middle + 2.6
    low, high = across(bar.low), across(bar.high)
    sheet.line((0, top + PITCH), (sheet.width, top + PITCH), RULE, 0.25)
    sheet.text(0, base, bar.label, labels - 5, TEXT, INK)
    _bar(sheet, low, middle, high - low, bar.stated, f"{bar.label}: {money(bar.low)} to {money(bar.high)}")
    sheet.text(low - 3, base, money(bar.low), END - 3, SMALL, INK, anchor="end")
    sheet.text(high + 3, base, money(bar.high), END - 3, SMALL, INK)
    sheet.text(sheet.width - 1, base, bar.turns, TURNS - 2, SMALL, INK, anchor="end")


def _bar(sheet: Sheet, left: float, middle: float, wide: float, stated: bool, title: str = "") -> None:
    """Draw one bar: filled where somebody gave the range, light and hatched where a default stands in."""
    stroke = "none" if stated else DARK
    sheet.rect(left, middle - BAR / 2, wide, BAR, BLUE if stated else LIGHT, stroke, 0.5, 0, "", title)
    if not stated:
        hatch(sheet, left, middle - BAR / 2, wide, BAR, DARK, 4)


def _legend(figure: CostTornadoFigure) -> list[tuple[Sign, str]]:
    entries: list[tuple[Sign, str]] = [(_upright(INK, ""), f"as stated, {money(figure.net)}")]
    if _drawn(figure) and figure.rival_net is not None:
        entries.append((_upright(RED, "3 2"), f"“{figure.rival}”, {money(figure.rival_net)}"))
    kinds = {bar.stated for bar in figure.bars}
    every = ((True, "range stated"), (False, "planning default, not verified"))
    return entries + [(_sign(stated), words) for stated, words in every if stated in kinds]


def _upright(colour: str, dash: str) -> Sign:
    return lambda sheet, x, y: sheet.line((x + 10, y - 5), (x + 10, y + 5), colour, 1.0, dash)


def _sign(stated: bool) -> Sign:
    return lambda sheet, x, y: _bar(sheet, x, y, 20, stated)


def _note(figure: CostTornadoFigure) -> str:
    said = "One input at a time, all else as stated."
    if figure.rival_net is not None and not _drawn(figure):
        said += f" “{figure.rival}” costs {money(figure.rival_net)}, beyond this picture."
    return said
