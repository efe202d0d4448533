# SPDX-License-Identifier: MIT
"""The S-curve: chances from nought to certain over the months, and beneath them the dates to plan with."""

from dataclasses import dataclass
from datetime import date

from planner.documents.figures import Marker
from planner.documents.figures.uncertainty import Curve, SCurveFigure, percent
from planner.english import counted, short_date
from planner.render.pictures.flags import Flag, draw_flags, height, stack
from planner.render.pictures.palette import (
    BLUE,
    DARK,
    GREEN,
    GREY,
    INK,
    LIGHT,
    PORTRAIT_MM,
    RED,
    RULE,
    SMALL,
    TEXT,
    WHITE,
)
from planner.render.pictures.svg import Point, Sheet, diamond, polyline
from planner.render.pictures.timeaxis import HEADER, TimeAxis, after, draw_grid, draw_header

LEFT, TALL, PITCH = 40.0, 190.0, 11.5
MOST_CURVES, MOST_POINTS = 6, 160
GRID = (0, 20, 50, 80, 100)
STYLES = ((BLUE, ""), (DARK, "5 2"), (GREEN, "1.5 1.5"), (INK, "7 2 1.5 2"), (GREY, "3 3"), (LIGHT, ""))
FLAGS = {"contract_end": (RED, ""), "today": (DARK, "3 2"), "go_live": (GREEN, "6 1.5 1.5 1.5")}
COLUMNS = ("Plan", "Chance of plan", "P50", "P80", "P90")


@dataclass(frozen=True)
class Plot:
    """Where the chances are drawn."""

    axis: TimeAxis
    top: float

    def at(self, when: date, share: float) -> Point:
        """The place of a chance at the end of a day."""
        return self.axis.x(after(when)), self.top + TALL * (1 - share)


def draw_s_curve(figure: SCurveFigure) -> tuple[Sheet, float]:
    """The sheet and its height; curves beyond the sixth are counted beneath, not drawn."""
    sheet = Sheet(PORTRAIT_MM)
    curves = figure.curves[:MOST_CURVES]
    axis = _axis(figure, curves, sheet.width - 1)
    flags = stack([_flag(marker, axis) for marker in figure.markers], 0, sheet.width)
    plot = Plot(axis, height(flags) + HEADER + 2)
    draw_grid(sheet, axis, plot.top - HEADER, plot.top + TALL)
    _draw_scale(sheet, plot)
    draw_flags(sheet, flags, plot.top - HEADER, plot.top + TALL)
    draw_header(sheet, axis, plot.top - HEADER)
    for curve, style in zip(curves, STYLES, strict=False):
        _draw_curve(sheet, plot, curve, style)
    return sheet, _draw_table(sheet, plot.top + TALL + 6, figure)


def _axis(figure: SCurveFigure, curves: tuple[Curve, ...], right: float) -> TimeAxis:
    days = [point[0] for curve in curves for point in (curve.points[0], curve.points[-1])]
    days += [curve.planned for curve in curves if curve.planned] + [marker.date for marker in figure.markers]
    return TimeAxis.over(
        min(days, default=date(2000, 1, 1)), max(days, default=date(2000, 12, 1)), LEFT, right
    )


def _flag(marker: Marker, axis: TimeAxis) -> Flag:
    colour, dash = FLAGS[marker.kind]
    when = after(marker.date) if marker.kind == "contract_end" else marker.date
    return Flag(axis.x(when), f"{marker.label}: {short_date(marker.date)}", colour, dash)


def _draw_scale(sheet: Sheet, plot: Plot) -> None:
    for share in GRID:
        y = plot.top + TALL * (1 - share / 100)
        chosen = share in (50, 80)
        line, dash = (0.75, "2 2") if chosen else (0.4, "")
        sheet.line((plot.axis.left, y), (plot.axis.right, y), GREY if chosen else RULE, line, dash)
        base = y + (2.5 if share else 0)
        sheet.text(plot.axis.left - 4, base, f"{share}%", LEFT, SMALL, INK if chosen else GREY, chosen, "end")
    sheet.text(0, plot.top - 9, "Chance", LEFT - 4, SMALL, GREY, True)


def _draw_curve(sheet: Sheet, plot: Plot, curve: Curve, style: tuple[str, str]) -> None:
    """Draw the curve, a diamond at P50 and at P80, and a circle where the plan lies on it."""
    colour, dash = style
    step = max(1, -(-len(curve.points) // MOST_POINTS))
    shown = [*curve.points[:-1:step], curve.points[-1]]
    line = [(plot.at(shown[0][0], 0)), *(plot.at(*point) for point in shown)]
    sheet.path(polyline(line), stroke=colour, line=1.6, dash=dash, title=curve.label)
    for share in (0.5, 0.8):
        when = curve.by(share)
        sheet.polygon(
            diamond(plot.at(when, curve.chance(when)), 3.2),
            colour,
            WHITE,
            f"P{share * 100:.0f} {short_date(when)}",
        )
    if curve.planned:
        at = plot.at(curve.planned, curve.chance(curve.planned))
        sheet.circle(at, 2.8, WHITE, colour, f"Planned: {short_date(curve.planned)}")


def _draw_table(sheet: Sheet, top: float, figure: SCurveFigure) -> float:
    """Draw the key with the dates of each curve, and return where it ends."""
    wide = (58.0, 62.0, 54.0, 54.0, 54.0)
    rights = [sheet.width - sum(wide[index + 1 :]) - 2 for index in range(len(wide))]
    room = rights[0] - wide[0] - 30
    sheet.line((0, top), (sheet.width, top), RULE, 0.5)
    for name, right in zip(COLUMNS, rights, strict=True):
        sheet.text(right, top + 9, name, 60, SMALL, GREY, True, "end")
    sheet.text(26, top + 9, "Date", room, SMALL, GREY, True)
    y = top + 9
    for curve, (colour, dash) in zip(figure.curves[:MOST_CURVES], STYLES, strict=False):
        y += PITCH
        sheet.line((1, y - 2.5), (21, y - 2.5), colour, 1.6, dash)
        sheet.polygon(diamond((11, y - 2.5), 3.2), colour, WHITE)
        sheet.text(26, y, curve.label, room, TEXT, INK, True)
        for name, words, right in zip(COLUMNS, _cells(curve), rights, strict=True):
            sheet.text(right, y, words, 60, TEXT, INK, name == "P80", "end")
    y += PITCH
    sheet.text(1, y + 1, _note(figure), sheet.width - 2, SMALL, GREY)
    return y + 6


def _cells(curve: Curve) -> tuple[str, ...]:
    planned = (
        (short_date(curve.planned), percent(curve.chance(curve.planned))) if curve.planned else ("–", "–")
    )
    return (*planned, *(short_date(curve.by(share)) for share in (0.5, 0.8, 0.9)))


def _note(figure: SCurveFigure) -> str:
    said = "Diamonds mark P50 and P80, the days by which one future in two and four in five are through"
    if any(curve.planned for curve in figure.curves):
        said += "; circles mark the plan"
    left = len(figure.curves) - MOST_CURVES
    return said + "." + (f" {counted(left, 'more date')} not drawn." if left > 0 else "")
