# SPDX-License-Identifier: MIT
"""Boxes of the context diagram: a name, and below it one row for each link that the box tells of.

A link is told once: by the box farther from the systems in scope, which names the other end. So every
link can be read without following its line. Links between two systems in scope are told by their source.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from planner.documents.figures import ContextFigure, Link, LinkState, Node
from planner.render.pictures.fonts import shorten, width, wrap
from planner.render.pictures.links import Family, family, protocol_words, purpose_words
from planner.render.pictures.palette import SMALL, TEXT

Lane = Literal["left", "centre", "right", "bottom"]
FARTHEST: tuple[Lane, ...] = ("right", "bottom", "left", "centre")
ROW, LINE, PORT = 9.0, 9.0, 8.0
MOST_ROWS = 9


@dataclass(frozen=True)
class Row:
    """One or more links between the box it stands in and the box `far`, alike in family and state."""

    far: str
    family: Family
    state: LinkState
    into_home: bool
    into_far: bool
    purposes: tuple[str, ...]
    vital: bool
    title: str
    count: int = 1

    def words(self, far_label: str) -> str:
        """Arrow, other end and purposes."""
        said = ", ".join(word for word in dict.fromkeys(self.purposes) if word)
        if not self.far:
            return said
        arrow = "↔" if self.into_home and self.into_far else "←" if self.into_home else "→"
        return f"{arrow}\u00a0{far_label}" + (f": {said}" if said else "")


@dataclass(frozen=True)
class Panel:
    """A box with its place; `ports` is how many lines reach it on its busier side other than at its rows."""

    node: Node
    lane: Lane
    rows: tuple[Row, ...]
    lines: tuple[str, ...]
    notes: tuple[str, ...]
    texts: tuple[tuple[str, ...], ...]
    w: float
    x: float = 0
    y: float = 0
    ports: int = 0

    @property
    def name_height(self) -> float:
        """Height of the name with its note."""
        return 5 + LINE * (max(1, len(self.lines)) + len(self.notes))

    @property
    def head(self) -> float:
        """Height of the name, or what the ports beside it need."""
        return max(self.name_height, PORT * self.ports + 3)

    @property
    def h(self) -> float:
        """Height."""
        return self.head + self._above(len(self.texts)) + (2 if self.rows else 1)

    def row_y(self, index: int) -> float:
        """The middle of the first line of a row."""
        return self.y + self.head + self._above(index) + ROW / 2

    def port_y(self, index: int, count: int) -> float:
        """The height of one of so many ports beside the name."""
        return self.y + self.head * (index + 0.5) / count

    def _above(self, index: int) -> float:
        return sum(ROW + 8 * (len(lines) - 1) for lines in self.texts[:index])


def panels(figure: ContextFigure, widths: dict[Lane, float], wrapped: bool, merged: bool) -> dict[str, Panel]:
    """The boxes by id, without places.

    With `wrapped`, rows of narrow boxes may take two lines; with `merged`, links that are alike share a row.
    """
    lanes: dict[str, Lane] = {}
    nodes: dict[str, Node] = {}
    for lane in ("centre", "left", "bottom", "right"):
        for node in getattr(figure, lane):
            if node.id not in nodes:
                lanes[node.id], nodes[node.id] = lane, node
    rows: dict[str, list[Row]] = {name: [] for name in nodes}
    for link in figure.links:
        if link.source in nodes and link.target in nodes and link.source != link.target:
            rows[home(link, lanes)].append(_row(link, home(link, lanes), nodes))
    found = {}
    for name, node in nodes.items():
        told = _merged(rows[name]) if merged else rows[name]
        wide = widths[lanes[name]]
        lines = tuple(wrap(node.label, TEXT, wide - 8, 4 if node.folds > 1 else 2, True))
        notes = tuple(wrap(node.note, SMALL, wide - 8, 4 if node.folds > 1 else 1))
        kept = _capped(told)
        most = 2 if lanes[name] == "centre" or (wrapped and lanes[name] == "bottom") else 1
        texts = tuple(_text(row, nodes[row.far].label if row.far else "", wide - 8, most) for row in kept)
        found[name] = Panel(node, lanes[name], tuple(kept), lines, notes, texts, wide)
    return found


def _text(row: Row, far_label: str, room: float, most: int) -> tuple[str, ...]:
    """The words of a row in at most so many lines; on one line the name of the other end gives way first."""
    words = row.words(far_label)
    if width(words, SMALL, row.vital) <= room:
        return (words,)
    if most > 1:
        return tuple(wrap(words, SMALL, room - 8, most, row.vital)) or ("",)
    spare = room - width(row.words(""), SMALL, row.vital)
    if spare < 24 and room < 90:
        return (row.words("").replace("\u00a0:", "", 1),)
    return (row.words(shorten(far_label, SMALL, max(spare, room * 0.36), row.vital)),)


def home(link: Link, lanes: dict[str, Lane]) -> str:
    """The end that tells of the link: the one farther out, the source where both are alike."""
    return min((link.source, link.target), key=lambda name: FARTHEST.index(lanes[name]))


def _row(link: Link, at: str, nodes: dict[str, Node]) -> Row:
    far = link.target if at == link.source else link.source
    kind = family(link.protocol)
    title = f"{nodes[link.source].label} → {nodes[link.target].label}: {purpose_words(link.label)}"
    title += f", {protocol_words(link.protocol)}" if link.protocol else ""
    title += f", criticality {link.criticality}" if link.criticality else ""
    title += "" if link.state == "normal" else f", {'dead' if link.state == 'dead' else 'state unknown'}"
    said = (purpose_words(link.label),)
    return Row(
        far, kind, link.state, link.target == at, link.source == at, said, link.criticality == 1, title
    )


def _merged(rows: Sequence[Row]) -> list[Row]:
    alike: dict[tuple[str, str, str], Row] = {}
    for row in rows:
        key = (row.far, row.family, row.state)
        alike[key] = _join(alike[key], row) if key in alike else row
    return list(alike.values())


def _join(one: Row, other: Row) -> Row:
    return replace(
        one,
        into_home=one.into_home or other.into_home,
        into_far=one.into_far or other.into_far,
        purposes=one.purposes + other.purposes,
        vital=one.vital or other.vital,
        title=f"{one.title}; {other.title}",
        count=one.count + other.count,
    )


def _capped(rows: Sequence[Row]) -> list[Row]:
    """At most MOST_ROWS rows; the last then says how many are not drawn, and tells them under a pointer."""
    if len(rows) <= MOST_ROWS:
        return list(rows)
    rest = rows[MOST_ROWS - 1 :]
    title = "; ".join(row.title for row in rest)
    more = Row(
        "", "other", "normal", False, False, (f"and {sum(row.count for row in rest)} more",), False, title
    )
    return [*rows[: MOST_ROWS - 1], more]
