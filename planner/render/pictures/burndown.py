# SPDX-License-Identifier: MIT
"""The burn-down: terabytes over the months, the whole as a band from P50 to P80, each archive as a line."""

from dataclasses import dataclass
from datetime import date
from math import floor, log10

from planner.documents.figures import Marker
from planner.documents.figures.burndown import BurnDownFigure, BurnDownLine
from planner.english import counted, short_date
from planner.render.pictures.flags import Flag, draw_flags, height, stack
from planner.render.pictures.legend import Sign, draw_legend
from planner.render.pictures.palette import BLUE, DARK, GREEN, GREY, INK, LIGHT, PORTRAIT_MM, RED, RULE, SMALL
from planner.render.pictures.svg import Point, Sheet, diamond, polyline
from planner.render.pictures.timeaxis import HEADER, TimeAxis, after, draw_grid, draw_header

LEFT, TALL, MOST_STREAMS, STEPS = 44.0, 170.0, 4, 5
STYLES = ((DARK, "5 2"), (GREEN, "1.5 1.5"), (INK, "7 2 1.5 2"), (GREY, "3 3"))
FLAGS = {"contract_end": (RED, ""), "today": (DARK, "3 2"), "go_live": (GREEN, "6 1.5 1.5 1.5")}


@dataclass(frozen=True)
class Plot:
    """Where terabytes are drawn: `top` of the scale is `most` of them."""

    axis: TimeAxis
    top: float
    most: float

    def at(self, when: date, terabytes: float) -> Point:
        """The place of an amount at the end of a day."""
        share = min(terabytes / self.most, 1.0) if self.most else 0.0
        return self.axis.x(after(when)), self.top + TALL * (1 - share)


def draw_burn_down(figure: BurnDownFigure) -> tuple[Sheet, float]:
    """The sheet and its height; archives beyond the fourth are counted beneath, not drawn."""
    sheet = Sheet(PORTRAIT_MM)
    days = [point[0] for point in figure.whole.points] + [one.date for one in figure.markers]
    axis = TimeAxis.over(min(days), max(days), LEFT, sheet.width - 1)
    flags = stack([_flag(marker, axis, figure.whole) for marker in figure.markers], 0, sheet.width)
    most = _round_up(max(point[2] for point in figure.whole.points))
    plot = Plot(axis, height(flags) + HEADER + 2, most)
    draw_grid(sheet, axis, plot.top - HEADER, plot.top + TALL)
    _draw_scale(sheet, plot)
    _draw_band(sheet, plot, figure.whole)
    for line, style in zip(figure.streams[:MOST_STREAMS], STYLES, strict=False):
        _draw_line(sheet, plot, line, *style)
    draw_flags(sheet, flags, plot.top - HEADER, plot.top + TALL)
    for marker in figure.markers:
        if marker.kind == "contract_end" and figure.whole.points[0][0] <= marker.date:
            _draw_amount(sheet, plot, figure.whole, marker.date)
    draw_header(sheet, axis, plot.top - HEADER)
    return sheet, draw_legend(sheet, plot.top + TALL + 6, _legend(figure), _note(figure))


def _round_up(amount: float) -> float:
    """The least round number that is no smaller: 1, 2, 5 and their tenfold."""
    if amount <= 0.001:
        return 1.0
    unit = 10.0 ** floor(log10(amount))
    return next(unit * step for step in (1, 1.5, 2, 3, 4, 5, 6, 8, 10) if unit * step >= amount * (1 - 1e-9))


def _flag(marker: Marker, axis: TimeAxis, whole: BurnDownLine) -> Flag:
    colour, dash = FLAGS[marker.kind]
    words = f"{marker.label}: {short_date(marker.date)}"
    if marker.kind != "contract_end":
        return Flag(axis.x(marker.date), words, colour, dash)
    if marker.date >= whole.points[0][0]:
        p50, p80 = whole.at(marker.date)
        words += f", {p50:,.0f} to {p80:,.0f} TB left" if p80 > 0 else ", nothing left"
    return Flag(axis.x(after(marker.date)), words, colour, dash)


def _draw_scale(sheet: Sheet, plot: Plot) -> None:
    for step in range(STEPS + 1):
        amount = plot.most * step / STEPS
        y = plot.top + TALL * (1 - step / STEPS)
        sheet.line((plot.axis.left, y), (plot.axis.right, y), RULE, 0.4)
        words = f"{amount:,.0f}" if plot.most >= 10 else f"{amount:,.1f}"
        sheet.text(plot.axis.left - 4, y + (2.5 if step else 0), words, LEFT, SMALL, GREY, False, "end")
    sheet.text(0, plot.top - 9, "TB left", LEFT - 4, SMALL, GREY, True)


def _draw_band(sheet: Sheet, plot: Plot, line: BurnDownLine) -> None:
    likely = [plot.at(when, p50) for when, p50, _ in line.points]
    safe = [plot.at(when, p80) for when, _, p80 in line.points]
    sheet.polygon([*likely, *reversed(safe)], LIGHT, "none", f"{line.label}: P50 to P80")
    sheet.path(polyline(likely), stroke=BLUE, line=1.6, title=f"{line.label}: P50")
    sheet.path(polyline(safe), stroke=BLUE, line=1.0, dash="2 1.5", title=f"{line.label}: P80")


def _draw_line(sheet: Sheet, plot: Plot, line: BurnDownLine, colour: str, dash: str) -> None:
    points = [plot.at(when, p50) for when, p50, _ in line.points]
    sheet.path(polyline(points), stroke=colour, line=1.2, dash=dash, title=f"{line.label}: P50")


def _draw_amount(sheet: Sheet, plot: Plot, line: BurnDownLine, when: date) -> None:
    """Mark what is left when a contract ends; the flag above tells the amount."""
    p50, p80 = line.at(when)
    for amount in (p50, p80):
        sheet.polygon(diamond(plot.at(when, amount), 3.0), RED, "#FFFFFF")


def _legend(figure: BurnDownFigure) -> list[tuple[Sign, str]]:
    def band(s: Sheet, x: float, y: float) -> None:
        s.rect(x, y - 3, 20, 6, LIGHT)
        s.line((x, y + 3), (x + 20, y + 3), BLUE, 1.6)

    signs: list[tuple[Sign, str]] = [(band, f"{figure.whole.label}: P50 (line) to P80")]
    for line, (colour, dash) in zip(figure.streams[:MOST_STREAMS], STYLES, strict=False):
        signs.append((_sign(colour, dash), f"{line.label}, P50"))
    return signs


def _sign(colour: str, dash: str) -> Sign:
    return lambda s, x, y: s.line((x, y), (x + 20, y), colour, 1.2, dash)


def _note(figure: BurnDownFigure) -> str:
    said = "If the copy begins as planned. Red: what is left, P50 to P80, when a contract ends."
    left = len(figure.streams) - MOST_STREAMS
    return said + (f" {counted(left, 'more archive')} not drawn." if left > 0 else "")
