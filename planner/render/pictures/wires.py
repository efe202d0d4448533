# SPDX-License-Identifier: MIT
"""The lines between the elements of a path: smooth, apart at their ends, numbered where there is room."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planner.documents.figures import Link, LinkState, Node
from planner.render.pictures.fonts import width
from planner.render.pictures.layers import Holder, Item, Layers
from planner.render.pictures.links import draw_arrow, family, stroke
from planner.render.pictures.palette import DARK, GREY, INK, RED, SMALL, WHITE
from planner.render.pictures.svg import Point, Sheet, cross, curve

Piece = tuple[Point, Point, Point, Point]


@dataclass(frozen=True)
class Box:
    """An element with its place and the lines of its name."""

    node: Node
    x: float
    y: float
    w: float
    lines: tuple[str, ...]
    size: float
    ports: int = 0

    @property
    def h(self) -> float:
        """Height: the name, and a tag for a state other than works; at least what its links need."""
        name = 9 + 9 * len(self.lines) + (10 if self.node.state != "works" else 0)
        return max(name, 11.0 * self.ports + 4)

    @property
    def middle(self) -> float:
        """Half way down."""
        return self.y + self.h / 2


@dataclass(frozen=True)
class Wire:
    """A link as smooth pieces from left to right; `forward` if it points that way."""

    pieces: tuple[Piece, ...]
    forward: bool


Middles = Mapping[Item, float]


def wire(layers: Layers, index: int, link: Link, boxes: Mapping[str, Box], middles: Middles) -> Wire:
    """The line of one link, from the right of one box past its place holders to the left of another."""
    route = layers.routes[index]
    if len(route) < 2:
        return Wire((), True)
    forward = route[0] == link.source
    first, last = (
        boxes[link.source if forward else link.target],
        boxes[link.target if forward else link.source],
    )
    start = (first.x + first.w, first.middle + _shift(layers, index, 0, middles, first.h))
    end = (last.x, last.middle + _shift(layers, index, -1, middles, last.h))
    if first.x == last.x:
        return Wire((_loop(start, (last.x + last.w, end[1])),), forward)
    lefts = sorted({box.x for box in boxes.values()})
    at, pieces = start, []
    for holder in route[1:-1]:
        if isinstance(holder, Holder):
            left, y = lefts[holder.column], middles[holder]
            pieces += [_bend(at, (left, y)), _bend((left, y), (left + first.w, y))]
            at = (left + first.w, y)
    return Wire((*pieces, _bend(at, end)), forward)


def _shift(layers: Layers, index: int, side: int, middles: Middles, tall: float) -> float:
    """How far from the middle of its box a link ends, so that links on one side stand apart and in order."""
    item = layers.routes[index][side]
    beside = 1 if side == 0 else -2
    others = [
        (middles[route[beside]], number)
        for number, route in enumerate(layers.routes)
        if len(route) > 1 and route[side] == item
    ]
    place = sorted(others).index((middles[layers.routes[index][beside]], index))
    return (place - (len(others) - 1) / 2) * min(11.0, (tall - 6) / len(others))


def _bend(a: Point, b: Point) -> Piece:
    middle = (a[0] + b[0]) / 2
    return a, (middle, a[1]), (middle, b[1]), b


def _loop(a: Point, b: Point) -> Piece:
    return a, (a[0] + 22, a[1]), (b[0] + 22, b[1]), b


def draw_wires(sheet: Sheet, links: Sequence[Link], wires: Sequence[Wire]) -> None:
    """Draw the lines, with an arrow where the information arrives."""
    for index, (link, line) in enumerate(zip(links, wires, strict=True), 1):
        if line.pieces:
            style = stroke(family(link.protocol), link.state)
            d = "".join(curve(*piece) for piece in line.pieces)
            sheet.path(
                d, stroke=style.colour, line=style.line, dash=style.dash, title=f"{index} {link.label}"
            )
            tip, before = line.pieces[-1][3], line.pieces[-1][2]
            if not line.forward:
                tip, before = line.pieces[0][0], line.pieces[0][1]
            draw_arrow(sheet, tip, "right" if before[0] < tip[0] else "left", style.colour)


def draw_badges(sheet: Sheet, links: Sequence[Link], wires: Sequence[Wire]) -> None:
    """Draw the number of each link on its line, where it covers no other number."""
    taken: list[Point] = []
    for index, (link, line) in enumerate(zip(links, wires, strict=True), 1):
        if line.pieces:
            places = [_at(piece, t / 20) for t in (8, 12, 10, 6, 14, 5, 15) for piece in line.pieces]
            at = next(
                (p for p in places if _apart(p, taken) >= 12), max(places, key=lambda p: _apart(p, taken))
            )
            taken.append(at)
            draw_badge(sheet, at, index, link.state)


def _at(piece: Piece, t: float) -> Point:
    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
    x = sum(weight * point[0] for weight, point in zip(weights, piece, strict=True))
    y = sum(weight * point[1] for weight, point in zip(weights, piece, strict=True))
    return x, y


def _apart(point: Point, others: Sequence[Point]) -> float:
    return min((max(abs(point[0] - x), abs(point[1] - y)) for x, y in others), default=1e9)


def draw_badge(sheet: Sheet, at: Point, number: int, state: LinkState) -> None:
    """Draw the number of a link in a disc: red for a dead one, ringed and with ? for one not known."""
    words = f"{number}?" if state == "unknown" else str(number)
    radius = max(5.2, width(words, SMALL, True) / 2 + 1.8)
    fill = {"normal": DARK, "dead": RED, "unknown": WHITE}[state]
    sheet.circle(at, radius, fill, GREY if state == "unknown" else WHITE)
    ink = INK if state == "unknown" else WHITE
    sheet.text(at[0], at[1] + 2.5, words, radius * 2, SMALL, ink, True, "middle")
    if state == "dead":
        cross(sheet, (at[0] + radius + 0.5, at[1] - radius + 0.5), 2.2, RED, 1.3)
