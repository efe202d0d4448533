# SPDX-License-Identifier: MIT
"""Figures drawn: our own SVG, and the same as PNG with the fonts we ship, so that every computer agrees."""

from collections.abc import Callable
from typing import Any

import resvg_py

from planner.documents.figures import (
    BurnDownFigure,
    CapacityFigure,
    ContextFigure,
    CostTornadoFigure,
    DependencyFigure,
    Figure,
    GanttFigure,
    HeatMapFigure,
    LapseFigure,
    SCurveFigure,
    TornadoFigure,
)
from planner.documents.html import Picture
from planner.render.pictures.burndown import draw_burn_down
from planner.render.pictures.capacity import draw_capacity
from planner.render.pictures.context import draw_context
from planner.render.pictures.cost_tornado import draw_cost_tornado
from planner.render.pictures.dependency import draw_dependency
from planner.render.pictures.fonts import font_files
from planner.render.pictures.gantt import draw_gantt
from planner.render.pictures.heatmap import draw_heat_map
from planner.render.pictures.lapse import draw_lapse
from planner.render.pictures.palette import POINTS_PER_MM
from planner.render.pictures.scurve import draw_s_curve
from planner.render.pictures.svg import Sheet
from planner.render.pictures.tornado import draw_tornado

DOTS_PER_INCH = 200
MOST_DOTS = 1_300_000  # a whole page is coarser, about 150 to the inch, to be drawn in 0.3 s
DRAWN: tuple[tuple[type, Callable[[Any], tuple[Sheet, float]]], ...] = (
    (GanttFigure, draw_gantt),
    (CapacityFigure, draw_capacity),
    (HeatMapFigure, draw_heat_map),
    (LapseFigure, draw_lapse),
    (DependencyFigure, draw_dependency),
    (ContextFigure, draw_context),
    (SCurveFigure, draw_s_curve),
    (TornadoFigure, draw_tornado),
    (CostTornadoFigure, draw_cost_tornado),
    (BurnDownFigure, draw_burn_down),
)


def draw(figure: Figure) -> Picture:
    """The figure as PNG at 200 dots to the inch and as SVG, with its printed size.

    The width is that of the text on an A4 page: upright 166 mm or, if `figure.landscape`, 253 mm.
    """
    sheet, height = next(drawing for kind, drawing in DRAWN if isinstance(figure, kind))(figure)
    tall = round(height / POINTS_PER_MM, 2)
    svg = sheet.svg(height, figure.title, figure.alt_text())
    return Picture(_png(svg, sheet.width_mm, tall), sheet.width_mm, tall, svg)


def _png(svg: str, width_mm: float, height_mm: float) -> bytes:
    """The picture in dots; only the shipped fonts are looked at, so no computer's own fonts matter."""
    inches = width_mm / 25.4, height_mm / 25.4
    dots_per_inch = min(DOTS_PER_INCH, (MOST_DOTS / (inches[0] * inches[1])) ** 0.5)
    wide = max(1, round(inches[0] * dots_per_inch))
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg, width=wide, dpi=96, skip_system_fonts=True, font_files=font_files()
        )
    )
