# SPDX-License-Identifier: MIT
"""How wide the columns of a table are: as asked for or as they need, and no word of a heading is broken."""

from collections.abc import Sequence
from itertools import islice

from lxml import etree

from planner.render.word.checking import classes, columns_of
from planner.render.word.outline import words

Element = etree._Element
AROUND, A_BOLD_LETTER, A_LETTER = 200, 120, 92
"""Twips: the padding of a cell, and what a letter of a heading and of the text takes on average."""
A_DAY = len("30 Sep 2012")
GIVES = 0.3
"""The part of its width that a column gives to one that is too narrow, at most."""
LONGEST = 14
"""Letters of a word beyond which it may be broken."""


def column_widths(
    element: Element, head: list[Element], body: list[Element], kinds: Sequence[str], width: int
) -> list[int]:
    """Return the widths of the columns in twips, which add up to the width of the table.

    `kinds` are the classes of their cells: a day is not parted between two lines.
    """
    given = (element.get("data-widths") or "").split()
    count = columns_of(element)
    shares = [float(share) for share in given] or _needs([*head, *islice(body, 60)], count)
    wide = [share * width / sum(shares) for share in shares]
    wide = _raised(wide, _least(head, kinds, count))
    edges = [round(sum(wide[: n + 1])) for n in range(count)]
    return [right - left for left, right in zip([0, *edges], edges, strict=False)]


def _least(head: list[Element], kinds: Sequence[str], count: int) -> list[float]:
    """Return how wide each column must be for the words of its heading, and for the days in it."""
    least = [0.0] * count
    for row in (row for row in head if len(row) == count):
        for n, cell in enumerate(row):
            longest = max((len(word) for word in words(cell).split()), default=0)
            least[n] = max(least[n], AROUND + A_BOLD_LETTER * min(longest, LONGEST) if longest else 0)
    for n, kind in enumerate(kinds[:count]):
        if kind == "date":
            least[n] = max(least[n], AROUND + A_LETTER * A_DAY)
    return least


def _raised(wide: list[float], least: list[float]) -> list[float]:
    """Return widths nearer to what they must be at least, taken from the columns that have more.

    None gives more than a part of what it was given: where that is not enough, all that must be wider are so
    in the same measure.
    """
    lacks = [max(0.0, must - has) for has, must in zip(wide, least, strict=True)]
    spare = [max(0.0, min(has - must, has * GIVES)) for has, must in zip(wide, least, strict=True)]
    moved = min(sum(lacks), sum(spare))
    if not moved:
        return wide
    return [
        has + lack * moved / sum(lacks) - more * moved / sum(spare)
        for has, lack, more in zip(wide, lacks, spare, strict=True)
    ]


def _needs(rows: Sequence[Element], count: int) -> list[float]:
    """Return how much room each column asks for by its first rows: its longest word and its mean length."""
    longest, total = [4] * count, [0] * count
    for row in rows:
        if len(row) != count or classes(row):
            continue
        for n, cell in enumerate(row):
            text = words(cell)
            longest[n] = max(longest[n], *(len(word) for word in text.split() or [""]))
            total[n] += len(text)
    return [
        min(word, 24) + min(amount / max(1, len(rows)), 60)
        for word, amount in zip(longest, total, strict=True)
    ]
