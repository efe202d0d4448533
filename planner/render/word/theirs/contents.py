# SPDX-License-Identifier: MIT
"""The contents of a house style of a trust's own: where it has a field for them, ours are put in it."""

from lxml import etree

from planner.render.word.theirs.fields import Field, fields
from planner.render.word.theirs.place import HERE

Element = etree._Element
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MARK = "planner-contents"


def take_contents(body: Element) -> str:
    """Put the mark in the place of the field of contents, and return its instruction; nothing without one."""
    for found in fields(body):
        words = found.words
        asked = bool(words) and words[0].upper() == "TOC" and "\\c" not in words
        if asked and _replaced(found, body):
            return " ".join(found.instruction.split())
    return ""


def _replaced(found: Field, body: Element) -> bool:
    """Put the mark in the place of the paragraphs that hold the field."""
    first, last = _paragraph(found.first), _paragraph(found.last)
    if first is None or last is None:
        return False
    above = first.getparent()
    if above is None or above is not last.getparent() or above.tag not in (f"{W}body", f"{W}sdtContent"):
        return False
    mark = etree.ProcessingInstruction(MARK, HERE)
    first.addprevious(mark)
    here: Element | None = first
    while here is not None:
        following = here.getnext() if here is not last else None
        if here.find(f"{W}pPr/{W}sectPr") is None:
            above.remove(here)
        else:
            for run in list(here):
                if run.tag != f"{W}pPr":
                    here.remove(run)
        here = following
    return True


def _paragraph(run: Element | None) -> Element | None:
    return next(run.iterancestors(f"{W}p"), None) if run is not None else None
