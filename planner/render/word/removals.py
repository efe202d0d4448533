# SPDX-License-Identifier: MIT
"""What a person deleted stays out, and the document stays whole without it."""

from lxml import etree

from planner.render.word.identity import Marked, Place
from planner.render.word.loose import alone
from planner.render.word.outline import CAPTIONS, LEVELS, Outline, words

Element = etree._Element


def remove(found: dict[Place, Marked], gone: set[str]) -> None:
    """Take the paragraphs of these names out, and the rows, lists and tables that are empty without them."""
    tables: set[Element] = set()
    for place, one in list(found.items()):
        if one.id not in gone or place not in found:
            continue
        element = alone(found, place)
        found.pop(place if place in found else (element, 0))
        tables.update(element.iterancestors("table", "dl"))
        if element.tag in ("td", "th", "dt", "dd"):
            _emptied(element)
        else:
            _drop(element)
    for table in tables:
        _tidy(table)


def _emptied(element: Element) -> None:
    for child in list(element):
        element.remove(child)
    element.text = None


def _drop(element: Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    parent.remove(element)
    if parent.tag in ("ul", "ol", "li") and len(parent) == 0 and not (parent.text or "").strip():
        _drop(parent)


def _tidy(table: Element) -> None:
    """Take out the rows of a table that say nothing any more, and the table with its last row."""
    if table.tag == "dl":
        for term in list(table.iterchildren("dt")):
            meaning = term.getnext()
            if meaning is not None and not words(term) and not words(meaning):
                table.remove(meaning)
                table.remove(term)
    body = [row for row in table.iter("tr") if next(row.iterancestors("thead"), None) is None]
    for row in body:
        parent = row.getparent()
        if parent is not None and not words(row):
            parent.remove(row)
    empty = len(table) == 0 if table.tag == "dl" else not any(words(row) for row in body)
    if empty and (parent := table.getparent()) is not None:
        parent.remove(table)


def without_dead_links(root: Element, outline: Outline, cover: Element | None = None) -> None:
    """Turn links that lead nowhere any more into their words, and let no heading skip a level.

    A link without words prints the number of what it leads to; it is dead where that lost its caption.
    """
    every = {str(element.get("id")): element for element in root.iter() if element.get("id")}
    for part in (root, *(() if cover is None else (cover,))):
        for link in list(part.iter("a")):
            name = (link.get("href") or "")[1:]
            shown = str(link.attrib.pop("data-shown", ""))
            if name in every and (words(link) or _numbered(every[name])):
                continue
            if not words(link):
                link.text = shown or (outline.anchors[name].number if name in outline.anchors else "")
            link.tag = "strip"
        etree.strip_tags(part, "strip")
    level = 0
    for heading in root.iter(*LEVELS):
        if LEVELS[str(heading.tag)] > level + 1:
            heading.tag = f"h{level + 1}"
        level = LEVELS[str(heading.tag)]


def _numbered(element: Element) -> bool:
    """Return whether a reference to an element prints a number: a heading, or something with a caption."""
    return element.tag in (*LEVELS, *CAPTIONS) or next(element.iterchildren(*CAPTIONS), None) is not None
