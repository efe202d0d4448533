# SPDX-License-Identifier: MIT
"""The file of a trust's own, with a mark where the text goes: everything else of it stays as it is."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from lxml import etree

from planner.render.word.theirs.contents import MARK as CONTENTS
from planner.render.word.theirs.faults import HouseStyleError, StyleFault
from planner.render.word.theirs.package import Package, xml
from planner.render.word.theirs.place import MARK, find_place, is_empty
from planner.render.word.theirs.sections import Sections, section_after, sections_of

Element = etree._Element
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
PICTURE = re.compile(r"(?:.*/)?media/picture(\d{1,6})\.\w+", re.I)
LINK = re.compile(r"rId(?:Png|Svg)(\d{1,6})")
OURS = re.compile("_p[0-9a-f]{8}$")
SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}


@dataclass(frozen=True)
class Taken:
    """Numbers and names that the file uses already: ours begin after them."""

    bookmarks: int
    drawings: int
    pictures: int
    comments: int
    names: tuple[str, ...]


@dataclass(frozen=True)
class Frame:
    """A house style of a trust's own: its parts, its document with the mark in it, and its sections.

    `leading` and `trailing` say whether anything stands before and after the mark in its section; `named`,
    whether the file asked for the place. None of it is changed by a document: each takes a copy.
    """

    package: Package
    root: Element
    sections: Sections
    taken: Taken
    named: bool
    leading: bool
    trailing: bool


def frame_of(package: Package) -> Frame:
    """Return the frame of a file. Raises HouseStyleError if there is no clear place for the text."""
    root = _with_our_prefixes(xml(package.parts[package.main], package.main))
    body = root.find(f"{W}body")
    if body is None:
        reason = "it is saved as Strict Open XML, or is empty"
        raise HouseStyleError(
            [
                StyleFault(
                    "PLN309", f"the house style cannot be used: {reason}", "save it in Word as .docx or .dotx"
                )
            ]
        )
    _take_our_marks(body)
    place = find_place(body)
    if isinstance(place, list):
        raise HouseStyleError(place)
    own = section_after(body, place.mark)
    return Frame(
        package,
        root,
        sections_of(body, own),
        _taken(package, root),
        place.named,
        _before(place.mark),
        _after(place.mark, own),
    )


def marked(body: Element, name: str = MARK) -> Element | None:
    """Return the mark in a copy of the document."""
    marks = body.iter(etree.ProcessingInstruction)
    return next((one for one in marks if getattr(one, "target", "") == name), None)


def _take_our_marks(body: Element) -> None:
    """Take away the hidden bookmarks by which a document of ours knows its paragraphs."""
    ours = {
        one.get(f"{W}id") for one in body.iter(f"{W}bookmarkStart") if OURS.match(one.get(f"{W}name") or "")
    }
    for one in list(body.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
        above = one.getparent()
        if one.get(f"{W}id") in ours and above is not None:
            above.remove(one)


def _with_our_prefixes(root: Element) -> Element:
    """Return the document under a root that knows the prefixes of our text, and keeps all of its own."""
    made = etree.Element(root.tag, nsmap={**cast("dict[str, str]", root.nsmap), **SPACES})
    for name, value in root.attrib.items():
        made.set(name, value)
    made.extend(list(root))
    return made


def _before(mark: Element) -> bool:
    """Return whether anything stands before the mark in its section."""
    for block in mark.itersiblings(preceding=True):
        if block.tag == f"{W}sectPr" or block.find(f"{W}pPr/{W}sectPr") is not None:
            return False
        if isinstance(block.tag, str) and not is_empty(block):
            return True
    return False


def _after(mark: Element, own: Element) -> bool:
    for block in mark.itersiblings():
        if block is own:
            return False
        if block.find(f"{W}pPr/{W}sectPr") is own:
            return any(True for _ in block.iter(f"{W}t", f"{W}drawing"))
        if isinstance(block.tag, str) and block.tag != f"{W}bookmarkEnd" and not is_empty(block):
            return True
    return False


def _taken(package: Package, root: Element) -> Taken:
    comments = package.target("comments")
    told = xml(package.parts[comments], comments).iter(f"{W}comment") if comments else iter(())
    links = (match for link in package.links(package.main) if (match := LINK.fullmatch(link.id)))
    pictures = (match for name in package.parts if (match := PICTURE.fullmatch(name)))
    names = (one.get(f"{W}name") or "" for one in root.iter(f"{W}bookmarkStart"))
    return Taken(
        bookmarks=_most(one.get(f"{W}id") for one in root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")),
        drawings=_most(one.get("id") for one in root.iter(DRAWN)),
        pictures=_most(match[1] for match in (*links, *pictures)),
        comments=_most((one.get(f"{W}id") for one in told), -1) + 1,
        names=tuple(sorted(filter(None, names))),
    )


def _most(numbers: Iterable[str | None], least: int = 0) -> int:
    return max((int(one) for one in numbers if one and one.isdecimal() and len(one) < 10), default=least)


__all__ = ["CONTENTS", "Frame", "Taken", "frame_of", "marked"]
