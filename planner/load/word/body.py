# SPDX-License-Identifier: MIT
"""The body of a Word document as a line of paragraphs, each with where it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from planner.load.word.runs import Reader, Surroundings, W, Words

Element = etree._Element
MARK = re.compile(r"_p([0-9a-f]{8})")
OWN = re.compile(r"_q([0-9a-f]{8})_[0-9]+")
CONTENTS = re.compile(r"(?:toc|contents|index) (?:[1-9]|heading)")


@dataclass
class Cell:
    """Where in which table a paragraph stands; a table inside a cell counts as part of that cell."""

    table: int
    row: int
    column: int
    span: int = 1


@dataclass
class Paragraph:
    """A paragraph as it came back: the names it bears, its words, its kind and where it stands."""

    words: Words
    style: str
    level: int = 0
    listed: bool = False
    cell: Cell | None = None
    ids: list[str] = field(default_factory=list)
    own: str = ""

    @property
    def empty(self) -> bool:
        """True if nobody can see anything in it."""
        held = self.words
        seen = any(piece.text.strip() or piece.link for piece in (*held.pieces, *held.before))
        return not (seen or held.drawn or held.other or held.boxes)


class Body:
    """Walks the body of a document once."""

    def __init__(self, around: Surroundings, names: dict[str, str]) -> None:
        self.around = around
        self.names = names
        self.reader = Reader(around)
        self.tables = 0
        self.waiting: list[str] = []

    def paragraphs(self, element: Element, cell: Cell | None = None) -> Iterator[Paragraph]:
        """Yield the paragraphs of the body, or of a cell, in reading order."""
        for child in element:
            if child.tag == f"{W}p":
                yield from self._paragraph(child, cell)
            elif child.tag == f"{W}tbl":
                yield from self._table(child, cell)
            elif child.tag == f"{W}bookmarkStart":
                self.waiting.append(str(child.get(f"{W}name")))
            elif child.tag == f"{W}sdt":
                if not _is_contents(child) and (inside := child.find(f"{W}sdtContent")) is not None:
                    yield from self.paragraphs(inside, cell)
            elif child.tag in (f"{W}ins", f"{W}customXml", f"{W}smartTag", f"{W}moveTo"):
                yield from self.paragraphs(child, cell)

    def _paragraph(self, element: Element, cell: Cell | None) -> Iterator[Paragraph]:
        properties = element.find(f"{W}pPr")
        style = self._style(properties)
        words = self.reader.paragraph(element)
        if CONTENTS.fullmatch(style):
            return
        words.marks[:0], self.waiting = self.waiting, []
        found = Paragraph(words, style, cell=cell)
        found.ids = [match[1] for mark in words.marks if (match := MARK.fullmatch(mark))]
        found.own = next((match[1] for mark in words.marks if (match := OWN.fullmatch(mark))), "")
        found.level = _level(style)
        found.listed = style.startswith("list") or (_numbered(properties) and not found.level)
        yield found
        for box in words.boxes:
            for inner in Body(self.around, self.names).paragraphs(box):
                inner.ids, inner.own, inner.cell = [], "", cell
                yield inner

    def _style(self, properties: Element | None) -> str:
        style = properties.find(f"{W}pStyle") if properties is not None else None
        identifier = str(style.get(f"{W}val")) if style is not None else ""
        return self.names.get(identifier, identifier.lower())

    def _table(self, table: Element, outer: Cell | None) -> Iterator[Paragraph]:
        self.tables += outer is None
        number = self.tables
        for n, row in enumerate(table.iter(f"{W}tr") if outer is None else ()):
            if next(row.iterancestors(f"{W}tbl"), None) is not table or _deleted(row):
                continue
            for column, held in enumerate(_cells(row)):
                covered = held.find(f"{W}tcPr/{W}gridSpan")
                span = int(covered.get(f"{W}val") or 1) if covered is not None else 1
                yield from self.paragraphs(held, Cell(number, n, column, span))
        if outer is not None:
            for paragraph in table.iter(f"{W}p"):
                yield from self._paragraph(paragraph, outer)


def _cells(row: Element) -> Iterator[Element]:
    for child in row:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml"):
            yield from _cells(child)


def _deleted(row: Element) -> bool:
    return row.find(f"{W}trPr/{W}del") is not None


def _is_contents(block: Element) -> bool:
    gallery = block.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return gallery is not None and gallery.get(f"{W}val") == "Table of Contents"


def _level(style: str) -> int:
    if style == "appendixheading":
        return 1
    match = re.fullmatch("heading ([1-9])", style)
    return min(int(match[1]), 3) if match else 0


def _numbered(properties: Element | None) -> bool:
    number = properties.find(f"{W}numPr/{W}numId") if properties is not None else None
    return number is not None and number.get(f"{W}val") not in (None, "0")
