# SPDX-License-Identifier: MIT
"""Read a picture back: its texts as boxes on paper, measured with the shipped fonts."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from lxml import etree

from planner.render.pictures.fonts import width

SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Written:
    """Words with the box that their letters fill: capitals reach 0.72 of the size, tails 0.21 below."""

    words: str
    left: float
    top: float
    right: float
    bottom: float
    size: float


def root_of(svg: str) -> etree._Element:
    return etree.fromstring(svg.encode())


def written(root: etree._Element) -> list[Written]:
    found = []
    for element in root.iter(SVG + "text"):
        words = "".join(element.xpath("text()"))
        x, y, size = (float(element.get(name, "0")) for name in ("x", "y", "font-size"))
        wide = width(words, size, element.get("font-weight") == "bold")
        left = x - wide * {"start": 0, "middle": 0.5, "end": 1}[element.get("text-anchor", "start")]
        found.append(Written(words, left, y - 0.72 * size, left + wide, y + 0.21 * size, size))
    return found


def overlaps(texts: list[Written], slack: float = 0.4) -> list[tuple[str, str]]:
    """Pairs of texts whose boxes share more than a sliver."""
    return [
        (one.words, other.words)
        for one, other in combinations(texts, 2)
        if one.left + slack < other.right
        and other.left + slack < one.right
        and one.top + slack < other.bottom
        and other.top + slack < one.bottom
    ]


def outside(root: etree._Element, texts: list[Written]) -> list[str]:
    _, _, wide, tall = (float(number) for number in root.get("viewBox", "").split())
    return [
        text.words
        for text in texts
        if text.left < -0.5 or text.right > wide + 0.5 or text.top < -0.5 or text.bottom > tall + 0.5
    ]


def boxes(root: etree._Element) -> Iterator[tuple[float, float, float, float]]:
    """The rounded, outlined boxes: left, top, right, bottom."""
    for rect in root.iter(SVG + "rect"):
        if rect.get("rx") and rect.get("stroke"):
            x, y, w, h = (float(rect.get(name, "0")) for name in ("x", "y", "width", "height"))
            yield x, y, x + w, y + h


def spilling(root: etree._Element, texts: list[Written]) -> list[str]:
    """Texts that begin inside a box and end outside it."""
    found = []
    for left, top, right, bottom in boxes(root):
        for text in texts:
            middle = (text.top + text.bottom) / 2
            if top < middle < bottom and left < (text.left + text.right) / 2 < right:
                inside = text.left >= left - 0.1 and text.right <= right + 0.1
                inside = inside and text.top >= top - 0.5 and text.bottom <= bottom + 0.5
                found += [] if inside else [text.words]
    return found


def titles(root: etree._Element) -> list[str]:
    return [element.text or "" for element in root.iter(SVG + "title")]


def all_words(root: etree._Element) -> str:
    """Everything written or told under a pointer."""
    return "\n".join([*(text.words for text in written(root)), *titles(root)])
