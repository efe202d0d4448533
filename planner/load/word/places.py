# SPDX-License-Identifier: MIT
"""Where a paragraph stands, in the words that a reader sees there."""

from collections.abc import Sequence

from planner.documents.wording import plain
from planner.load.word.body import Cell, Paragraph

LONG = 60


def where(paragraphs: Sequence[Paragraph]) -> dict[str, str]:
    """Return for each named paragraph its heading, row and column: `Risks > R12 > Cause`."""
    places: dict[str, str] = {}
    headings = ["", "", ""]
    columns: dict[tuple[int, int], str] = {}
    subject, row = "", (-1, -1)
    for one in paragraphs:
        words = _short(one)
        if one.level:
            headings[one.level - 1 :] = [words] + [""] * (3 - one.level)
        parts = [heading for heading in headings if heading]
        if one.cell is not None:
            if (one.cell.table, one.cell.row) != row:
                subject, row = words, (one.cell.table, one.cell.row)
            if one.cell.row == 0:
                columns[one.cell.table, one.cell.column] = words
            parts += _in_table(one.cell, subject, columns)
        for name in (*one.ids, one.own):
            if name:
                places.setdefault(name, " > ".join(part for part in parts if part))
    return places


def _in_table(cell: Cell, subject: str, columns: dict[tuple[int, int], str]) -> list[str]:
    return [subject, columns.get((cell.table, cell.column), "") if cell.row else ""]


def _short(one: Paragraph) -> str:
    words = plain(one.words.pieces)
    return words if len(words) <= LONG else f"{words[: LONG - 1].rstrip()}…"
