# SPDX-License-Identifier: MIT
"""Is this tree made of the closed set of tags, attributes and classes, and is every table sound?"""

import re
from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches

from lxml import etree

from planner.documents.html import Picture
from planner.render.word.reading import Source
from planner.render.word.vocabulary import ATTRIBUTES, BLOCKS, CLASSES, CONTENT, EVERYWHERE, WITHOUT_TEXT

Element = etree._Element
Fault = tuple[Element, str]
PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
WHOLE = re.compile("[1-9][0-9]{0,3}")


def meant(word: str, known: Collection[str]) -> str:
    """Return " (did you mean …?)" for a word that is nearly one of the known words, else nothing."""
    near = get_close_matches(word, sorted(known), n=1)
    return f" (did you mean {near[0]!r}?)" if near else ""


def classes(element: Element) -> list[str]:
    """Return the classes of an element, in the order written."""
    return (element.get("class") or "").split()


def rows_of(table: Element) -> tuple[list[Element], list[Element]]:
    """Return the header rows and the body rows of a table."""
    head = [row for part in table.iterchildren("thead") for row in part.iterchildren("tr")]
    body: list[Element] = []
    for part in table.iterchildren("tbody", "tr"):
        body.extend(part.iterchildren("tr") if part.tag == "tbody" else (part,))
    return head, body


def span_of(cell: Element) -> int:
    """Return how many columns a cell covers."""
    return int(cell.get("colspan") or 1)


def check(source: Source, pictures: Mapping[str, Picture]) -> None:
    """Add to the source's problems everything in its tree that no Word document can be made of."""
    for element in source.root.iter():
        for at, message in _faults(element, element is source.root, pictures):
            source.problems.append(source.problem(at.sourceline, message))


def _faults(element: Element, root: bool, pictures: Mapping[str, Picture]) -> Iterator[Fault]:
    """Yield what is wrong with one element, its children's names included."""
    tag = str(element.tag)
    if not root and tag not in CONTENT:
        return
    allowed = BLOCKS if root else CONTENT[tag]
    for child in element:
        if child.tag not in allowed:
            yield child, _misplaced(str(child.tag), "the document" if root else f"<{tag}>")
    if (root or tag in WITHOUT_TEXT) and (stray := _stray_text(element)):
        yield element, f"the text {stray!r} stands outside any paragraph"
    if element.attrib and not root:
        yield from _attribute_faults(element, tag)
    if tag in SPECIAL:
        yield from SPECIAL[tag](element, pictures)


def _misplaced(tag: str, place: str) -> str:
    if tag in CONTENT:
        return f"<{tag}> may not stand in {place}"
    return f"<{tag}> is not a tag that a document can be made of{meant(tag, CONTENT)}"


def _stray_text(element: Element) -> str:
    texts = (element.text, *(child.tail for child in element))
    return next((text.strip()[:40] for text in texts if text and text.strip()), "")


def _attribute_faults(element: Element, tag: str) -> Iterator[Fault]:
    known = ATTRIBUTES.get(tag, frozenset()) | EVERYWHERE
    for name in element.attrib:
        if name not in known:
            yield element, f"<{tag}> takes no attribute {str(name)!r}{meant(str(name), known)}"
    named = classes(element)
    for word in named:
        if word not in CLASSES.get(tag, frozenset()):
            yield element, f"<{tag}> has no class {word!r}{meant(word, CLASSES.get(tag, frozenset()))}"
    if len(named) > 1 and tag != "section":
        yield element, f"<{tag}> takes one class, not {len(named)}"
    if "landscape" in named and "portrait" in named:
        yield element, "a section is either landscape or portrait"
    if element.get("data-comment") == "":
        yield element, "data-comment is empty"


def _picture_faults(element: Element, pictures: Mapping[str, Picture]) -> Iterator[Fault]:
    name = element.get("src") or ""
    picture = pictures.get(name)
    if not (element.get("alt") or "").strip():
        yield element, f"the picture {name!r} has no alternative text (alt)"
    if picture is None:
        yield element, f"there is no picture {name!r}{meant(name, pictures.keys())}"
    elif not picture.png.startswith((PNG, JPEG)) or min(picture.width_mm, picture.height_mm) <= 0:
        yield element, f"the picture {name!r} is no PNG or JPEG with a width and a height"


def _figure_faults(element: Element, _: Mapping[str, Picture]) -> Iterator[Fault]:
    if len(element.findall("img")) != 1:
        yield element, "a figure holds exactly one <img>"


def _list_faults(element: Element, _: Mapping[str, Picture]) -> Iterator[Fault]:
    if len(element) == 0:
        yield element, f"the list <{element.tag}> has no entry"


def _glossary_faults(element: Element, _: Mapping[str, Picture]) -> Iterator[Fault]:
    tags = [child.tag for child in element]
    if not tags or len(tags) % 2 or tags != ["dt", "dd"] * (len(tags) // 2):
        yield element, "<dl> holds pairs of <dt> and <dd>, at least one"


def _heading_faults(element: Element, _: Mapping[str, Picture]) -> Iterator[Fault]:
    if not "".join(map(str, element.itertext())).strip():
        yield element, f"the heading <{element.tag}> is empty"


def _table_faults(table: Element, _: Mapping[str, Picture]) -> Iterator[Fault]:
    if not classes(table):
        yield table, "<table> needs a class: register, facts, compact, keyvalue or matrix"
    head, body = rows_of(table)
    if not body:
        yield table, "the table has no row"
        return
    for cell in table.iter("th", "td"):
        if not WHOLE.fullmatch(cell.get("colspan") or "1"):
            yield cell, "colspan is not a whole number from 1 to 9999"
            return
    columns = columns_of(table)
    for row in (*head, *body):
        if "group" in classes(row):
            if len(row) != 1:
                yield row, "a row of class group has one cell, which covers the whole width"
        elif (covered := sum(map(span_of, row))) != columns:
            yield row, f"the row covers {covered} columns, the table has {columns}"
    yield from _width_faults(table, columns)


def columns_of(table: Element) -> int:
    """Return the number of columns, as the first row that is not a sub-heading shows it."""
    head, body = rows_of(table)
    plain = (row for row in (*head, *body) if "group" not in classes(row))
    return max(1, sum(map(span_of, next(plain, body[0]))))


def _width_faults(table: Element, columns: int) -> Iterator[Fault]:
    widths = (table.get("data-widths") or "").split()
    if widths and len(widths) != columns:
        yield table, f"data-widths gives {len(widths)} widths, the table has {columns} columns"
    for width in widths:
        if not WHOLE.fullmatch(width):
            yield table, f"{width!r} in data-widths is not a whole number from 1 to 9999"


SPECIAL = {
    "img": _picture_faults,
    "figure": _figure_faults,
    "ul": _list_faults,
    "ol": _list_faults,
    "dl": _glossary_faults,
    "h1": _heading_faults,
    "h2": _heading_faults,
    "h3": _heading_faults,
    "table": _table_faults,
}
"""What some tags ask beyond the closed set."""
