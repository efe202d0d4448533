# SPDX-License-Identifier: MIT
"""One service path: elements from left to right, links numbered, what is stopped crossed out."""

from collections import Counter
from dataclasses import replace

from planner.documents.figures import DependencyFigure, Link, Node, PathState
from planner.english import counted
from planner.render.pictures.fonts import width, wrap
from planner.render.pictures.layers import Layers, layer, settle
from planner.render.pictures.legend import Sign, draw_legend
from planner.render.pictures.links import (
    link_legend,
    protocol_words,
    purpose_words,
)
from planner.render.pictures.palette import (
    AMBER,
    BLUE,
    CREAM,
    FAINT,
    GREY,
    INK,
    PALE,
    PORTRAIT_MM,
    RED,
    ROSE,
    SMALL,
    TEXT,
    WHITE,
)
from planner.render.pictures.svg import Sheet, cross
from planner.render.pictures.wires import Box, draw_badge, draw_badges, draw_wires, wire

MOST_COLUMNS, MOST_NODES, MOST_LINKS = 7, 30, 40
PAPERS: dict[PathState, tuple[str, str, str]] = {
    "works": (PALE, BLUE, ""),
    "degraded": (CREAM, "#8A5A00", ""),
    "stopped": (ROSE, RED, "4 2"),
    "unknown": (FAINT, GREY, "1.5 1.5"),
}


def draw_dependency(figure: DependencyFigure) -> tuple[Sheet, float]:
    """The sheet and its height; elements and links beyond what can be read are counted in the note."""
    sheet = Sheet(PORTRAIT_MM)
    nodes = {node.id: node for node in figure.nodes[:MOST_NODES]}
    links = [link for link in figure.links if link.source in nodes and link.target in nodes][:MOST_LINKS]
    layers = layer(list(nodes), [(link.source, link.target) for link in links], MOST_COLUMNS)
    boxes = _columns(layers, nodes, sheet.width - 12)
    middles, bottom = settle(layers, {item: box.h for item, box in boxes.items()})
    boxes = {item: replace(box, y=middles[item] - box.h / 2) for item, box in boxes.items()}
    wires = [wire(layers, index, link, boxes, middles) for index, link in enumerate(links)]
    draw_wires(sheet, links, wires)
    for box in boxes.values():
        draw_box(sheet, box)
    draw_badges(sheet, links, wires)
    below = _key(sheet, links, nodes, bottom + 8)
    return sheet, draw_legend(sheet, below + 2, _legend(links), _note(figure, links))


def _columns(layers: Layers, nodes: dict[str, Node], room: float) -> dict[str, Box]:
    """The boxes as wide as their columns allow, each at the left of its column and not yet at its height."""
    columns = max(1, len(layers.columns))
    wide = min(104.0, room / (columns + 0.42 * (columns - 1)))
    gap = min(110.0, (room - wide * columns) / max(1, columns - 1))
    ends = Counter((route[side], side) for route in layers.routes if route for side in (0, -1))
    ports = {name: max(ends[name, 0], ends[name, -1]) for name in nodes}
    boxes: dict[str, Box] = {}
    for index, column in enumerate(layers.columns):
        for item in column:
            if isinstance(item, str):
                node = nodes[item]
                size = _size(node.label, wide - 5)
                lines = tuple(wrap(node.label, size, wide - 5, 3, True))
                boxes[item] = Box(node, 6 + index * (wide + gap), 0, wide, lines, size, ports[item])
    return boxes


def _size(label: str, room: float) -> float:
    """The size of the letters: a little smaller where the longest word would have to be broken."""
    longest = max(label.split(), key=lambda word: width(word, TEXT, True), default="")
    return TEXT if width(longest, TEXT, True) <= room else SMALL


def draw_box(sheet: Sheet, box: Box) -> None:
    """Draw one element; a stopped one is dashed red and crossed out, and every state but works is written."""
    node = box.node
    paper, edge, dash = PAPERS[node.state]
    sheet.rect(box.x, box.y, box.w, box.h, paper, edge, 1, 3, dash, f"{node.id}: {node.label}")
    tag = 10 if node.state != "works" else 0
    y = box.middle + 7 - (9 * len(box.lines) + tag) / 2
    for line in box.lines:
        sheet.text(box.x + box.w / 2, y, line, box.w - 4, box.size, INK, True, "middle")
        y += 9
    if node.state != "works":
        _draw_tag(sheet, box, y)


def _draw_tag(sheet: Sheet, box: Box, y: float) -> None:
    """Write the state; the tag and the corner of what is stopped carry a saltire besides."""
    state = box.node.state
    sign = 9 if state == "stopped" else 0
    wide = min(box.w - 4, width(state, SMALL, True) + 6 + sign)
    left = box.x + (box.w - wide) / 2
    fills = {"stopped": RED, "degraded": AMBER, "unknown": WHITE}
    sheet.rect(left, y - 6.5, wide, 9, fills[state], "none", 0.5, 1.5)
    ink = WHITE if state == "stopped" else INK
    middle = left + (wide + sign) / 2
    sheet.text(middle, y + 0.3, state, wide - sign - 1, SMALL, ink, True, "middle")
    if state == "stopped":
        cross(sheet, (left + 6.5, y - 2), 2.6, WHITE, 1.2)
        cross(sheet, (box.x, box.y), 5, RED, 2)


def _key(sheet: Sheet, links: list[Link], nodes: dict[str, Node], top: float) -> float:
    """Write what each number stands for, in two columns, and return where they end."""
    half = (len(links) + 1) // 2
    room = sheet.width / 2 - 24
    ends = []
    for first, last, x in ((0, half, 1.0), (half, len(links), sheet.width / 2 + 4)):
        y = top
        for index in range(first, last):
            link = links[index]
            lines = wrap(_sentence(link, nodes), SMALL, room, 2)
            draw_badge(sheet, (x + 7, y + 7.5), index + 1, link.state)
            for row, words in enumerate(lines):
                ink = RED if link.state == "dead" else INK
                sheet.text(x + 18, y + 10 + row * 8.5, words, room, SMALL, ink)
            y += 4.5 + 8.5 * max(1, len(lines))
        ends.append(y)
    return max(ends)


def _sentence(link: Link, nodes: dict[str, Node]) -> str:
    said = f"{nodes[link.source].label} → {nodes[link.target].label}: {purpose_words(link.label)}"
    said += f", {protocol_words(link.protocol)}" if link.protocol else ""
    said += f", criticality\u00a0{link.criticality}" if link.criticality else ""
    return {"dead": "Dead: ", "unknown": "Not known: ", "normal": ""}[link.state] + said


def _legend(links: list[Link]) -> list[tuple[Sign, str]]:
    return [
        *link_legend(links),
        (lambda s, x, y: draw_badge(s, (x + 10, y), 1, "normal"), "number of the link above"),
    ]


def _note(figure: DependencyFigure, links: list[Link]) -> str:
    more = len(figure.nodes) - MOST_NODES
    said = f"{counted(more, 'more element')} not drawn. " if more > 0 else ""
    unseen = len(figure.links) - len(links)
    return said + (f"{counted(unseen, 'link')} to or from what is not drawn." if unseen else "")
