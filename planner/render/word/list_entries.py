# SPDX-License-Identifier: MIT
"""A list in the numbering part: every list that counts by itself needs an entry of its own."""

from lxml import etree

from planner.render.word.pages import W

Element = etree._Element


def added(root: Element, number: int, form: str) -> Element:
    """Return a new list of this number that follows a form, put where the schema wants it."""
    made = etree.Element(f"{W}num", {f"{W}numId": str(number)})
    etree.SubElement(made, f"{W}abstractNumId", {f"{W}val": form})
    last = root.find(f"{W}numIdMacAtCleanup")
    if last is None:
        root.append(made)
    else:
        last.addprevious(made)
    return made
