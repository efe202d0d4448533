# SPDX-License-Identifier: MIT
"""Words of a paragraph of their own within a cell or an item: what has to be before they can be changed."""

from lxml import etree

from planner.render.word.identity import Marked, Place
from planner.render.word.paragraphs import EMPTY, flow

Element = etree._Element
BLOCKS = ("p", "ul", "ol")


def alone(found: dict[Place, Marked], place: Place) -> Element:
    """Return the element that holds the words of a paragraph and nothing else.

    A loose text among the paragraphs of a cell or of an item gets a `<p>` of its own.
    """
    element, n = place
    if element.tag == "figure" or not any(child.tag in BLOCKS for child in element):
        return element
    return own_paragraphs(found, element)[n]


def own_paragraphs(found: dict[Place, Marked], element: Element) -> dict[int, Element]:
    """Put each loose text of a cell or item into a `<p>`; return them by the number they had."""
    made: dict[int, Element] = {}
    parts = flow(element) or EMPTY
    for child in list(element):
        element.remove(child)
    element.text = None
    for n, part in enumerate(parts):
        if not isinstance(part, list):
            part.tail = None
            element.append(part)
            continue
        made[n] = paragraph = etree.SubElement(element, "p")
        last = None
        for node in part:
            if not isinstance(node, str):
                node.tail = None
                paragraph.append(node)
                last = node
            elif last is None:
                paragraph.text = (paragraph.text or "") + node
            else:
                last.tail = (last.tail or "") + node
        if one := found.pop((element, n), None):
            found[paragraph, 0] = one
    return made
