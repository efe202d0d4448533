# SPDX-License-Identifier: MIT
"""The lines of the context diagram, drawn along the tracks that were worked out for them.

Each line has a white edge, so that where two cross one is seen to pass over the other; where a row joins a
line that others share there is a dot.
"""

from dataclasses import dataclass
from typing import Literal

from planner.documents.figures import LinkState
from planner.render.pictures.context_plan import Plan, stop_height
from planner.render.pictures.links import Stroke, draw_arrow, draw_state_sign, stroke
from planner.render.pictures.nets import Net, Stop
from planner.render.pictures.palette import WHITE
from planner.render.pictures.svg import Point, Sheet, polyline, rounded


@dataclass(frozen=True)
class End:
    """One end of a net: from the edge of a box at `edge` to the track at `x`, at the height `y`."""

    stop: Stop
    edge: Point
    x: float
    towards: Literal["left", "right", "up"]


@dataclass
class Drawing:
    """What one net is drawn with: lines in the net's style, ends in their own, dots where they join."""

    style: Stroke
    state: LinkState
    lines: list[str]
    dots: list[Point]
    ends: list[tuple[End, str]]


def draw_nets(sheet: Sheet, made: Plan) -> None:
    """Draw every net."""
    for number, net in enumerate(made.nets):
        drawing = _drawing(made, number, net)
        for d in [*drawing.lines, *(d for _, d in drawing.ends)]:
            sheet.path(d, stroke=WHITE, line=drawing.style.line + 2)
        for d in drawing.lines:
            sheet.path(d, stroke=drawing.style.colour, line=drawing.style.line, dash=drawing.style.dash)
        for end, d in drawing.ends:
            own = stroke(net.family, end.stop.state)
            sheet.path(d, stroke=own.colour, line=own.line, dash=own.dash, title=end.stop.title)
        for at in drawing.dots:
            sheet.circle(at, 1.7, drawing.style.colour)
        for end, _ in drawing.ends:
            _draw_end(sheet, end, stroke(net.family, end.stop.state))


def _draw_end(sheet: Sheet, end: End, own: Stroke) -> None:
    """Draw the arrow into a box and the sign of a link that is dead or unknown."""
    x, y = end.edge
    if end.stop.arrow:
        draw_arrow(sheet, (x, y), end.towards, own.colour)
    if end.stop.row is not None and end.stop.state != "normal":
        draw_state_sign(sheet, (x + (9 if end.x > x else -9), y), end.stop.state)


def _drawing(made: Plan, number: int, net: Net) -> Drawing:
    drawing = Drawing(stroke(net.family, net.state), net.state, [], [], [])
    uprights: list[tuple[float, list[End]]] = []
    for channel, stops in net.channels.items():
        x = made.track[number, channel]
        uprights.append((x, [_end(made, number, channel, stop, x) for stop in stops]))
    for gutter, stops in net.gutters.items():
        x = made.track[number, f"gutter {gutter}"]
        uprights.append((x, [_end(made, number, "gutter", stop, x) for stop in stops]))
    if net.foot:
        x, panel = made.ports[net.foot.panel, "foot", number], made.panels[net.foot.panel]
        uprights.append((x, [End(net.foot, (x, panel.y + panel.h), x, "up")]))
    run = made.level.get(number)
    middle = (min(x for x, _ in uprights) + max(x for x, _ in uprights)) / 2
    for x, ends in uprights:
        _upright(drawing, x, ends, None if run is None else (middle, run))
    return drawing


def _end(made: Plan, number: int, where: str, stop: Stop, x: float) -> End:
    panel = made.panels[stop.panel]
    y = stop_height(made, number, where, stop.panel, stop.row)
    if stop.side == "before":
        return End(stop, (panel.x + panel.w, y), x, "left")
    return End(stop, (panel.x, y), x, "right")


def _upright(drawing: Drawing, x: float, ends: list[End], level: Point | None) -> None:
    """Add one upright part: its ends, and the way to the middle of the level run if there is one.

    The outermost ends turn the corner; the others join with a dot. An end in another state than the net keeps
    its own line up to the track.
    """
    heights = [end.edge[1] for end in ends] + ([level[1]] if level else [])
    top, foot = min(heights), max(heights)
    middle = (top + foot) / 2
    for end in ends:
        y = end.edge[1]
        if end.edge[0] == x:
            drawing.ends.append((end, polyline(((x, y), (x, middle)))))
        elif y in (top, foot) and end.stop.state != drawing.state:
            drawing.ends.append((end, polyline((end.edge, (x, y)))))
            drawing.lines.append(polyline(((x, y), (x, middle))))
        elif y in (top, foot):
            drawing.ends.append((end, rounded((end.edge, (x, y), (x, middle)))))
        else:
            drawing.ends.append((end, polyline((end.edge, (x, y)))))
            drawing.dots.append((x, y))
    if level:
        drawing.lines.append(rounded(((x, middle), (x, level[1]), level)))
