# SPDX-License-Identifier: MIT
"""Use of capacity: for each month a frame as high as what there is, filled as far as it is used."""

from planner.documents.figures.capacity import CapacityFigure, CapacityLane
from planner.render.pictures.legend import Sign, draw_legend
from planner.render.pictures.palette import BLUE, DARK, GREY, INK, PALE, PORTRAIT_MM, RULE, SMALL, TEXT
from planner.render.pictures.svg import Sheet, hatch
from planner.render.pictures.timeaxis import HEADER, TimeAxis, draw_grid, draw_header

LEFT, TALL, BETWEEN, NAME = 34.0, 52.0, 12.0, 13.0
GAP = 1.2
"""Points left free on either side of a month."""


def draw_capacity(figure: CapacityFigure) -> tuple[Sheet, float]:
    """The sheet and its height."""
    sheet = Sheet(PORTRAIT_MM)
    months = [month for lane in figure.lanes for month, _, _ in lane.months]
    axis = TimeAxis.over(min(months), max(months), LEFT, sheet.width - 1)
    bottom = HEADER + len(figure.lanes) * (NAME + TALL + BETWEEN)
    draw_grid(sheet, axis, 0, bottom)
    top = HEADER
    for lane in figure.lanes:
        _draw_lane(sheet, axis, lane, top)
        top += NAME + TALL + BETWEEN
    draw_header(sheet, axis, 0)
    return sheet, draw_legend(sheet, bottom + 8, LEGEND, "")


def _draw_lane(sheet: Sheet, axis: TimeAxis, lane: CapacityLane, top: float) -> None:
    most = max((max(used, there) for _, used, there in lane.months), default=0.0) or 1.0
    foot = top + NAME + TALL
    sheet.text(LEFT + 3, top + 10, f"{lane.label}: {lane.unit}", axis.right - LEFT, TEXT, INK, True)
    for share in (0.0, 1.0):
        y = foot - TALL * share
        sheet.line((axis.left, y), (axis.right, y), RULE, 0.4)
        words = f"{most * share:,.0f}" if most >= 10 or not share else f"{most:,.1f}"
        sheet.text(axis.left - 4, y + 2.5, words, LEFT, SMALL, GREY, False, "end")
    for begin, left, right in axis.periods(1):
        found = next((one for one in lane.months if one[0] == begin), None)
        if found is None:
            continue
        _, used, there = found
        x, wide = left + GAP, right - left - 2 * GAP
        if not there:
            hatch(sheet, x, foot - TALL, wide, TALL)
            continue
        sheet.rect(x, foot - TALL * there / most, wide, TALL * there / most, PALE, DARK, 0.5)
        told = f"{used:,.1f} of {there:,.1f}"
        sheet.rect(x, foot - TALL * used / most, wide, TALL * used / most, BLUE, title=told)


def _used(sheet: Sheet, x: float, y: float) -> None:
    sheet.rect(x, y - 4, 9, 8, PALE, DARK, 0.5)
    sheet.rect(x, y, 9, 4, BLUE)


def _frozen(sheet: Sheet, x: float, y: float) -> None:
    hatch(sheet, x, y - 4, 9, 8)


LEGEND: list[tuple[Sign, str]] = [
    (_used, "frame: what there is in the month; filled: what is used"),
    (_frozen, "frozen throughout"),
]
