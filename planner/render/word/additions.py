# SPDX-License-Identifier: MIT
"""Paragraphs, pictures, tables and rows that people added, put back where they stood."""

from collections.abc import Sequence

from lxml import etree

from planner.documents.edits import Edit
from planner.render.word.checking import classes, columns_of, span_of
from planner.render.word.identity import Marked, Place
from planner.render.word.loose import BLOCKS, own_paragraphs

Element = etree._Element
CELLS = ("td", "th", "dd", "dt")
HEADINGS = ("h1", "h2", "h3")


def insert(
    root: Element, found: dict[Place, Marked], orphans: list[Edit], added: Sequence[Edit]
) -> dict[Element, str]:
    """Put each addition after the paragraph that it followed, in the order in which they were written.

    Returns the name of the addition that each new element belongs to; what found no place joins the orphans.
    """
    owners: dict[Element, str] = {}
    last: dict[str, Element] = {}
    for edit in added:
        blocks = parsed_blocks(edit.text)
        target: Element | None = _target(root, found, last, edit)
        sound = target is not None and bool(blocks) and all(block.tag in TAGS for block in blocks)
        for block in blocks if sound else ():
            target = _put(root, found, target, block, edit.inside) if target is not None else None
            if target is not None:
                owners[block] = edit.block
                last[edit.block] = target
        if not sound or target is None:
            orphans.append(edit)
    return owners


TAGS = frozenset({"p", "h1", "h2", "h3", "ul", "ol", "li", "table", "figure", "tr"})


def parsed_blocks(text: str) -> list[Element]:
    """Return the blocks of an addition as elements; a row or an item may stand alone."""
    page = etree.fromstring(f"<div>{_wrapped(text)}</div>".encode(), etree.HTMLParser(encoding="utf-8"))
    body = page.find("body/div")
    blocks = list(body) if body is not None else []
    if text.startswith(("<tr", "<li")) and blocks:
        blocks = list(blocks[0].iter(text[1:3]))
    for block in blocks:
        block.tail = None
    return blocks


def _wrapped(text: str) -> str:
    if text.startswith("<tr"):
        return f"<table>{text}</table>"
    return f"<ul>{text}</ul>" if text.startswith("<li") else text


def _target(
    root: Element, found: dict[Place, Marked], placed: dict[str, Element], edit: Edit
) -> Element | None:
    """Return the element after which an addition goes: what it followed, else the heading it stood under."""
    if edit.after in placed:
        return placed[edit.after]
    if not edit.after:
        return root
    for wanted in (edit.after, "" if edit.inside else edit.under):
        for (element, n), one in list(found.items()):
            if wanted and one.id == wanted:
                return _part(found, element, n) if edit.inside else element
    return None


def _part(found: dict[Place, Marked], element: Element, n: int) -> Element:
    """Return the paragraph itself where a cell holds several."""
    if element.tag in (*CELLS, "li") and any(child.tag in BLOCKS for child in element):
        return own_paragraphs(found, element)[n]
    return element


def _put(
    root: Element, found: dict[Place, Marked], target: Element, block: Element, inside: bool
) -> Element | None:
    """Put a block after the target; return where the next one goes, or None if it cannot stand there."""
    if block.tag == "tr":
        return _row(target, block)
    if inside and block.tag in BLOCKS:
        return _in_cell(found, target, block)
    if block.tag == "li":
        if target.tag == "li":
            target.addnext(block)
            return block
        holder = etree.Element("ul")
        holder.append(block)
        return block if _put(root, found, target, holder, inside) is not None else None
    if target is root:
        home = root[0] if len(root) and root[0].tag == "section" else root
        home.insert(0, block)
        return block
    anchor = _outermost(root, target)
    if anchor is None:
        return None
    if block.tag in HEADINGS and _on_cover(root, anchor):
        block.tag = "p"
    anchor.addnext(block)
    return block


def _on_cover(root: Element, anchor: Element) -> bool:
    """Return whether something stands on the cover, where no heading is counted."""
    above = anchor.getparent()
    return above is not None and above is not root and above.tag == "div"


def _outermost(root: Element, target: Element) -> Element | None:
    """Return what stands in a section or in the document itself and holds the target."""
    at: Element | None = target
    while at is not None:
        above = at.getparent()
        if above is None:
            return None
        if above is root or above.tag in ("section", "div"):
            return at
        at = above
    return None


def _in_cell(found: dict[Place, Marked], target: Element, block: Element) -> Element | None:
    """Put a paragraph or list into the cell of the target, after it."""
    cell = next((up for up in (target, *target.iterancestors()) if up.tag in CELLS), None)
    if cell is None:
        return None
    if target is cell:
        paragraph = etree.Element("p")
        paragraph.text, cell.text = cell.text, None
        for child in list(cell):
            paragraph.append(child)
        cell.append(paragraph)
        if one := found.pop((cell, 0), None):
            found[paragraph, 0] = one
        target = paragraph
    while target.getparent() is not cell and target.tag not in BLOCKS:
        above = target.getparent()
        if above is None:
            return None
        target = above
    target.addnext(block)
    return block


def _row(target: Element, row: Element) -> Element | None:
    """Put a row after the row of the target, with as many cells as its table has columns."""
    after = target if target.tag == "tr" else next(target.iterancestors("tr"), None)
    table = next(target.iterancestors("table"), None)
    if after is None or table is None:
        return None
    if next(after.iterancestors("thead"), None) is not None:
        body = table.find("tbody")
        if body is None:
            return None
        body.insert(0, row)
    else:
        after.addnext(row)
    if "group" in classes(row):
        return row
    columns = columns_of(table)
    while sum(map(span_of, row)) > columns and len(row) > 1:
        last = row[-1]
        joined = " ".join(
            text for text in ("".join(map(str, row[-2].itertext())), *map(str, last.itertext())) if text
        )
        for child in list(row[-2]):
            row[-2].remove(child)
        row[-2].text = joined
        row.remove(last)
    while sum(map(span_of, row)) < columns:
        etree.SubElement(row, "td")
    return row
