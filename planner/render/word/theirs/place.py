# SPDX-License-Identifier: MIT
"""Where the text goes: at the bookmark or content control called `content`, else at the end."""

from dataclasses import dataclass

from lxml import etree

from planner.render.word.theirs.faults import StyleFault

Element = etree._Element
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CONTENT = "content"
MARK, HERE = "planner-content", "here"
EMPTY = frozenset({"pPr", "r", "proofErr", "bookmarkStart", "bookmarkEnd", "lastRenderedPageBreak", "rPr"})


@dataclass(frozen=True)
class Place:
    """Where the text goes: a mark (a processing instruction) among the blocks of the body; `named` if it was
    asked for by name, and not just taken at the end.
    """

    mark: Element
    named: bool


def find_place(body: Element) -> Place | list[StyleFault]:
    """Put the mark where the text goes, in place of what stands there as an example, and return it."""
    found = [*_controls(body), *_bookmarks(body)]
    if len(found) > 1:
        return [
            StyleFault("PLN313", f"the house style names {len(found)} places '{CONTENT}': which is meant?")
        ]
    mark = etree.ProcessingInstruction(MARK, HERE)
    if not found:
        _at_the_end(body, mark)
        return Place(mark, False)
    block = _block(found[0], body)
    if block is None or block.tag == f"{W}tbl":
        inside = "a table, a text box or another content control"
        return [StyleFault("PLN313", f"the place '{CONTENT}' of the house style stands inside {inside}")]
    if found[0].tag == f"{W}sdt":
        _instead(block, block, mark)
    else:
        _at_bookmark(body, found[0], block, mark)
    return Place(mark, True)


def _controls(body: Element) -> list[Element]:
    out = []
    for control in body.iter(f"{W}sdt"):
        held = (control.find(f"{W}sdtPr/{W}{name}") for name in ("tag", "alias"))
        if CONTENT in [(one.get(f"{W}val") or "").strip().lower() for one in held if one is not None]:
            out.append(control)
    return out


def _bookmarks(body: Element) -> list[Element]:
    starts = body.iter(f"{W}bookmarkStart")
    return [one for one in starts if (one.get(f"{W}name") or "").lower() == CONTENT]


def _block(element: Element, body: Element) -> Element | None:
    """Return the block of the body that the element is or stands in, or None if it lies deeper."""
    here = element
    above = here.getparent()
    while above is not None and above is not body:
        if above.tag not in (f"{W}p", f"{W}r", f"{W}hyperlink", f"{W}ins"):
            return None
        here, above = above, above.getparent()
    return here if above is body else None


def _at_bookmark(body: Element, start: Element, block: Element, mark: Element) -> None:
    """Put the mark at a bookmark: in the place of the whole paragraphs it covers, else after its own."""
    identifier = start.get(f"{W}id")
    end = next((one for one in body.iter(f"{W}bookmarkEnd") if one.get(f"{W}id") == identifier), None)
    last = _block(end, body) if end is not None else None
    if block.tag != f"{W}p":
        last = last if last is not None and last.tag != f"{W}p" else block
        _instead(block, last, mark)
    elif last is None or _before(start) or (end is not None and last.tag == f"{W}p" and _after(end)):
        block.addnext(mark)
        _take_away(start, end)
    else:
        _instead(block, last, mark)


def _take_away(*marks: Element | None) -> None:
    for mark in marks:
        above = mark.getparent() if mark is not None else None
        if mark is not None and above is not None:
            above.remove(mark)


def _before(start: Element) -> bool:
    return any(_says(one) for one in start.itersiblings(preceding=True))


def _after(end: Element) -> bool:
    return any(_says(one) for one in end.itersiblings())


def _says(element: Element) -> bool:
    """Return whether an element shows anything: words, a picture, a field."""
    shown = (f"{W}t", f"{W}drawing", f"{W}pict", f"{W}object", f"{W}fldChar", f"{W}sym")
    return any(True for _ in element.iter(*shown))


def _instead(first: Element, last: Element, mark: Element) -> None:
    """Put the mark in the place of blocks; the end of a section that they hold is kept behind it."""
    doomed = [first]
    while doomed[-1] is not last and (following := doomed[-1].getnext()) is not None:
        doomed.append(following)
    first.addprevious(mark)
    ends = [end for block in doomed for end in block.iter(f"{W}sectPr")]
    above = mark.getparent()
    for block in doomed:
        if above is not None and block.tag != f"{W}sectPr":
            above.remove(block)
    after = mark
    for end in ends:
        if end.getparent() is above:
            continue
        holder = etree.Element(f"{W}p")
        etree.SubElement(holder, f"{W}pPr").append(end)
        after.addnext(holder)
        after = holder


def _at_the_end(body: Element, mark: Element) -> None:
    """Put the mark before the last section's properties; empty paragraphs at the end give way."""
    blocks = list(body)
    end = blocks[-1] if blocks and blocks[-1].tag == f"{W}sectPr" else None
    if end is not None:
        blocks.pop()
    while blocks and blocks[-1].tag == f"{W}p" and is_empty(blocks[-1]):
        body.remove(blocks.pop())
    if end is not None:
        end.addprevious(mark)
    else:
        body.append(mark)


def is_empty(block: Element) -> bool:
    """Return whether a paragraph holds nothing at all, not even the end of a section or a page break."""
    if block.tag != f"{W}p" or _says(block):
        return False
    return not any(True for _ in block.iter(f"{W}sectPr", f"{W}br", f"{W}pageBreakBefore", f"{W}sdt"))
