# SPDX-License-Identifier: MIT
"""Which paragraph is which: names that stay when others come and go around them.

A name is made of what a paragraph says something about (the heading above it, the template's own block, the
table, the row's own id, the column) and never of its position. Each is a hidden bookmark in the document,
with a fingerprint of planner's words beside it; Word and LibreOffice both keep it when they save.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from xml.sax.saxutils import quoteattr

from lxml import etree

from planner.documents.edits import name_of
from planner.documents.wording import BREAK, Piece, fingerprint
from planner.render.word.checking import rows_of
from planner.render.word.inline import NBSP, Node, nodes_of
from planner.render.word.outline import LEVELS, Outline, words
from planner.render.word.paragraphs import EMPTY, flow
from planner.render.word.vocabulary import BADGES, INLINE

Element = etree._Element
Place = tuple[Element, int]
"""A paragraph to be: the element that holds its words, and which of its loose texts if it has several."""

OURS, THEIRS = "_p", "_q"
"""How the bookmark of a paragraph begins: planner's own, or one that a person added. Word hides both."""
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
KNOWN = "customXml/item1.xml"
LIST = "urn:planner:paragraphs:1"
ITEM = "7A1E5D0C-3B52-4C8E-9F0B-5D1A6C2E4F10"
STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
NUMBERS = re.compile("[0-9.,%: –-]*")
PLAIN = Piece("")


@dataclass
class Marked:
    """One paragraph of planner's: what it is about, its words, and `shown`, what a person made of them.

    `label` is what Word counts at its beginning: `Table 3: `. Several may be of one `kind`, such as the
    paragraphs of one loop; the words then make the name.
    """

    key: str
    pieces: list[Piece]
    label: list[Piece] = field(default_factory=list)
    id: str = ""
    shown: str = ""
    kind: str = ""

    @cached_property
    def printed(self) -> str:
        """The fingerprint of planner's words."""
        return fingerprint([*self.label, *self.pieces])


@dataclass
class _Walk:
    outline: Outline
    pictures: Mapping[str, str]
    heading: str = ""
    found: dict[Place, Marked] = field(default_factory=dict)

    def add(self, element: Element, nodes: list[Node], key: str, n: int = 0, label: str = "") -> None:
        counted = [Piece(label), Piece("", link="#"), Piece(": ")] if label else []
        self.found[element, n] = Marked(key, list(pieces_of(nodes, self.outline)), counted)


def identities(
    root: Element, outline: Outline, pictures: Mapping[str, str], cover: Element | None = None
) -> dict[Place, Marked]:
    """Return every paragraph of a document in reading order, each with a name of its own.

    `pictures` gives the fingerprint of each picture by its `src`.
    """
    walk = _Walk(outline, pictures, "cover")
    for line in cover if cover is not None else ():
        if line.tag == "p":
            walk.add(line, nodes_of(line), f"cover/{line.get('class')}/{line.get('data-block', '')}")
        else:
            _blocks(walk, (line,))
    walk.heading = ""
    _blocks(walk, root)
    for one in walk.found.values():
        one.kind = one.key
    for depth in (0, 1):
        seen = Counter(one.key for one in walk.found.values())
        again: Counter[str] = Counter()
        for one in walk.found.values():
            if seen[one.key] > 1:
                again[one.key] += 1
                one.key += f"#{again[one.key]}" if depth else f"~{one.printed}"
    for one in walk.found.values():
        one.id = name_of(one.key)
    return walk.found


def _blocks(walk: _Walk, element: Iterable[Element]) -> None:
    for child in element:
        tag = str(child.tag)
        if tag == "section":
            _blocks(walk, child)
        elif tag in LEVELS:
            walk.heading = child.get("id") or f"{tag}/{words(child)}"
            walk.add(child, nodes_of(child), f"heading/{walk.heading}")
        elif tag == "p":
            walk.add(child, nodes_of(child), f"{walk.heading}/{_block(child)}")
        elif tag in ("ul", "ol"):
            _list(walk, child, walk.heading)
        elif tag == "figure":
            _figure(walk, child)
        elif tag == "dl":
            _glossary(walk, child)
        else:
            _table(walk, child)


def _block(element: Element) -> str:
    """Return which block of its template an element is, as far as the template says."""
    return element.get("id") or f"{element.tag}.{element.get('class', '')}.{element.get('data-block', '')}"


def _list(walk: _Walk, element: Element, key: str) -> None:
    for item in element:
        for n, part in enumerate(flow(item) or EMPTY):
            if isinstance(part, list):
                walk.add(item, part, f"{key}/{_block(item)}/{n}", n)
            elif part.tag == "p":
                walk.add(part, nodes_of(part), f"{key}/{_block(part)}")
            else:
                _list(walk, part, f"{key}/{_block(item)}")


def _figure(walk: _Walk, element: Element) -> None:
    image, caption = element.find("img"), element.find("figcaption")
    key = element.get("id") or (str(image.get("src")) if image is not None else "")
    if image is not None:
        walk.found[element, 0] = Marked(
            f"picture/{key}", [Piece("", link=walk.pictures.get(str(image.get("src")), "picture"))]
        )
    if caption is not None:
        walk.add(caption, nodes_of(caption), f"caption/{key}", label="Figure ")


def _table(walk: _Walk, element: Element) -> None:
    caption = element.find("caption")
    named = words(caption) if caption is not None else walk.heading
    key = f"table/{element.get('id') or named}"
    if caption is not None:
        walk.add(caption, nodes_of(caption), f"{key}/caption", label="Table ")
    head, body = rows_of(element)
    columns = [words(cell) for cell in head[-1]] if head else []
    for n, row in enumerate(head):
        for column, cell in enumerate(row):
            _cell(walk, cell, f"{key}/head{n}/{columns[column] if columns else column}")
    subjects = [subject_of(row) for row in body]
    twice = {name for name, count in Counter(subjects).items() if count > 1}
    for name, row in zip(subjects, body, strict=True):
        whole = f"~{sha256(words(row).encode()).hexdigest()[:8]}" if name in twice else ""
        for column, cell in enumerate(row):
            which = columns[column] if column < len(columns) else ""
            _cell(walk, cell, f"{key}/{name}{whole}/{which or column}")


def subject_of(row: Element) -> str:
    """Return what a row of a table is about: its id, or the first words in it that are no number or date."""
    if row.get("id"):
        return str(row.get("id"))
    for cell in row:
        if cell.get("class") == "id":
            return words(cell)
    texts = [words(cell) for cell in row if cell.get("class") not in ("num", "date")]
    return next((text for text in texts if not NUMBERS.fullmatch(text)), words(row))


def _cell(walk: _Walk, cell: Element, key: str) -> None:
    if all(child.tag in INLINE for child in cell):
        walk.add(cell, nodes_of(cell), key)
        return
    for n, part in enumerate(flow(cell) or EMPTY):
        if isinstance(part, list):
            walk.add(cell, part, f"{key}/{n}", n)
        elif part.tag == "p":
            walk.add(part, nodes_of(part), f"{key}/{_block(part)}")
        else:
            _list(walk, part, key)


def _glossary(walk: _Walk, element: Element) -> None:
    key = f"table/{element.get('id') or walk.heading}"
    for term, meaning in zip(element.iterchildren("dt"), element.iterchildren("dd"), strict=False):
        name = words(term)
        _cell(walk, term, f"{key}/{name}/term")
        _cell(walk, meaning, f"{key}/{name}/meaning")


def pieces_of(nodes: list[Node], outline: Outline) -> Iterator[Piece]:
    """Yield the words of a paragraph as Word will show them."""
    for node in nodes:
        yield from _pieces(node, PLAIN, outline)


def _pieces(node: Node, like: Piece, outline: Outline) -> Iterator[Piece]:
    if isinstance(node, str):
        yield Piece(node) if like is PLAIN else like._replace(text=node)
        return
    if node.tag == "br":
        yield Piece(BREAK)
        return
    name = node.get("class") or ""
    if node.tag == "a":
        anchor = outline.anchors.get(str(node.get("href"))[1:])
        like = like._replace(link=anchor.bookmark if anchor else "", style="")
        if not words(node):
            yield Piece("", link=like.link)
            return
    elif node.tag == "span":
        like = like._replace(style=name or like.style)
    else:
        like = like._replace(bold=like.bold or node.tag == "strong", italic=like.italic or node.tag == "em")
    air = (Piece(NBSP),) * (name in BADGES and node.tag == "span")
    yield from air
    for child in nodes_of(node):
        yield from _pieces(child, like, outline)
    yield from air


def known_paragraphs(document: str, names: Iterable[str]) -> dict[str, str]:
    """Return the part that lists every paragraph in order, so that one which a person deletes is missed."""
    return {
        KNOWN: f'{HEAD}<paragraphs xmlns="{LIST}" document={quoteattr(document)}>'
        f"{' '.join(names)}</paragraphs>",
        "customXml/itemProps1.xml": f'{HEAD}<ds:datastoreItem ds:itemID="{{{ITEM}}}" xmlns:ds="{STORE}">'
        f'<ds:schemaRefs><ds:schemaRef ds:uri="{LIST}"/></ds:schemaRefs></ds:datastoreItem>',
    }
