# SPDX-License-Identifier: MIT
"""Labels above a time axis, each with a line down to its day, stacked so that no two labels touch."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from planner.render.pictures.fonts import shorten, width
from planner.render.pictures.palette import SMALL, WHITE
from planner.render.pictures.svg import Sheet

LEVEL = 9.5


@dataclass(frozen=True)
class Flag:
    """Words at a place on the axis; the line is broken as `dash` says."""

    x: float
    words: str
    colour: str
    dash: str = ""
    line: float = 1.0


@dataclass(frozen=True)
class Placed:
    """A flag whose label starts at `left`, so many levels above the axis."""

    flag: Flag
    left: float
    level: int

    @property
    def right(self) -> float:
        """Where the label ends."""
        return self.left + width(self.flag.words, SMALL, True)


def stack(flags: Sequence[Flag], left: float, right: float) -> list[Placed]:
    """The flags with their labels on the lowest level where they cover no other label and no other's line."""
    waiting = [_beside(flag, left, right) for flag in sorted(flags, key=lambda flag: (flag.x, flag.words))]
    placed: list[Placed] = []
    while waiting:
        free = [p for p in waiting if not any(_covers(p, q) for q in waiting if q is not p)]
        chosen = free[0] if free else max(waiting, key=lambda p: sum(_covers(q, p) for q in waiting))
        waiting.remove(chosen)
        level = 1 + max((q.level for q in placed if _covers(chosen, q)), default=-1)
        while any(q.level == level and _touch(chosen, q) for q in placed):
            level += 1
        placed.append(replace(chosen, level=level))
    return placed


def _beside(flag: Flag, left: float, right: float) -> Placed:
    """The label at the right of its line, or over it where the sheet ends too soon."""
    words = shorten(flag.words, SMALL, right - left - 6, True)
    wide = width(words, SMALL, True)
    start = max(left, min(flag.x + 3, right - wide))
    return Placed(replace(flag, words=words), start, 0)


def _covers(one: Placed, other: Placed) -> bool:
    return one.left - 2 <= other.flag.x <= one.right + 2


def _touch(one: Placed, other: Placed) -> bool:
    return one.left < other.right + 4 and other.left < one.right + 4


def height(placed: Sequence[Placed]) -> float:
    """How much room the labels need above the axis."""
    return (max((p.level for p in placed), default=-1) + 1) * LEVEL


def draw_flags(sheet: Sheet, placed: Sequence[Placed], top: float, bottom: float) -> None:
    """Draw the lines from each label down to `bottom`, and the labels, lowest just above `top`."""
    for p in placed:
        y = top - p.level * LEVEL - (9 if p.left > p.flag.x else 1)
        sheet.line((p.flag.x, y), (p.flag.x, bottom), p.flag.colour, p.flag.line, p.flag.dash, p.flag.words)
    for p in placed:
        base = top - p.level * LEVEL - 2.5
        sheet.rect(p.left - 1, base - 6.5, p.right - p.left + 2, 8.5, WHITE)
        sheet.text(p.left, base, p.flag.words, p.right - p.left + 0.01, SMALL, p.flag.colour, True)
