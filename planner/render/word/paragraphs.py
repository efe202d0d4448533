# SPDX-License-Identifier: MIT
"""Paragraphs and lists, in the body and in the cells of tables."""

from collections.abc import Iterable

from lxml import etree

from planner.render.word.inline import Node, inline, nodes_of
from planner.render.word.story import Story
from planner.render.word.vocabulary import PARAGRAPHS

Element = etree._Element
IN_CELLS = {"small": "TableSmall", "because": "TableSmall", "note": "TableSmall"}
MARKS_IN_CELLS = {"because": "Muted", "unknown": "UnknownMark", "assumed": "AssumedMark"}
EMPTY: list[Element | list[Node]] = [[""]]
"""What an element without words holds: one paragraph."""
AFTER_TABLE = 240
"""Twentieths of a point between a table and the paragraph under it."""


def layout(
    style: str,
    *,
    keep: bool | None = False,
    numbers: str = "",
    before: int = 0,
    after: int = 0,
    indent: str = "",
    jc: str = "",
) -> str:
    """Return the properties of a paragraph; `style` is the id of its style, spaces are in twips.

    `keep` holds it on the page of what follows; None lets it go even where its style holds it.
    """
    space = (f' w:before="{before}"' if before else "") + (f' w:after="{after}"' if after else "")
    return (
        f'<w:pPr><w:pStyle w:val="{style}"/>'
        + ('<w:keepNext w:val="0"/>' if keep is None else "<w:keepNext/>" if keep else "")
        + numbers
        + (f"<w:spacing{space}/>" if space else "")
        + indent
        + (f'<w:jc w:val="{jc}"/>' if jc else "")
        + "</w:pPr>"
    )


def respaced(xml: str, **space: int) -> str:
    """Return a paragraph with other space `before` or `after` than its style gives, in twips."""
    head, end, rest = xml.partition("</w:pPr>")
    start, mark, tail = head.partition("<w:spacing")
    if not mark:
        at = min(
            (place for name in ("<w:ind ", "<w:jc ") if (place := head.find(name)) >= 0), default=len(head)
        )
        start, tail = head[:at], f"/>{head[at:]}"
    values = "".join(f' w:{side}="{width}"' for side, width in space.items())
    return f"{start}<w:spacing{values}{tail}{end}{rest}"


def paragraph(story: Story, properties: str, nodes: Iterable[Node], known: str, mark: str = "") -> str:
    """Return one paragraph, which takes the bookmarks that wait for one.

    `known` is its own bookmark, `mark` names a character style.
    """
    runs = inline(story, nodes, style=mark)
    return f"<w:p>{properties}{known}{story.landed(runs) if story.pending else runs}</w:p>"


def body_paragraph(story: Story, element: Element) -> str:
    """Return a `<p>` of the running text in the style of its class."""
    story.land(element.get("id"))
    name = PARAGRAPHS.get(element.get("class") or "", "Body Text")
    before, story.after_table = (AFTER_TABLE if story.after_table else 0), False
    after = 140 if name == "TableSmall" else 0
    properties = layout(story.house.id(name), keep=leads_on(element), before=before, after=after)
    return paragraph(story, properties, nodes_of(element), story.mark(element))


def leads_on(element: Element, further: int = 2) -> bool:
    """Return whether a table or a figure follows, at once or after one more paragraph.

    Then the text is kept with it.
    """
    follows = element.getnext()
    while follows is not None and not isinstance(follows.tag, str):
        follows = follows.getnext()
    if follows is None or further == 0:
        return False
    return follows.tag in ("table", "figure") or (follows.tag == "p" and leads_on(follows, further - 1))


def list_paragraphs(story: Story, element: Element, depth: int = 0, cell: str = "") -> list[str]:
    """Return the paragraphs of a list and of the lists inside it.

    An ordered list counts from one whatever came before it. Inside a table (`cell` is the style of its text)
    the list takes less room.
    """
    ordered = element.tag == "ol"
    number = story.lists.fresh() if ordered else story.lists.bullets
    style = cell or ("List Number" if ordered else "List Bullet")
    level = min(depth, 2)
    mark = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    left = 227 * (level + 1)
    indent = f'<w:ind w:left="{left}" w:hanging="227"/>' if cell else ""
    continued = f'<w:ind w:left="{left if cell else 397 * (level + 1)}" w:firstLine="0"/>'
    out: list[str] = []
    story.land(element.get("id"))
    for item in element:
        story.land(item.get("id"))
        out += _item(story, item, depth, cell, (style, mark, indent, continued))
    return out


def _item(story: Story, item: Element, depth: int, cell: str, look: tuple[str, str, str, str]) -> list[str]:
    """Return the paragraphs of one item: the first carries the mark, what follows stands under its words."""
    style, mark, indent, continued = look
    out: list[str] = []
    for n, part in enumerate(flow(item) or EMPTY):
        known = story.mark(item, n) if isinstance(part, list) else story.mark(part)
        if isinstance(part, list):
            nodes: list[Node] = part
        elif part.tag == "p":
            story.land(part.get("id"))
            nodes = nodes_of(part)
        else:
            out += list_paragraphs(story, part, depth + 1, cell)
            continue
        before, story.after_table = (AFTER_TABLE if story.after_table and not cell else 0), False
        numbers = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>' if out else mark
        properties = layout(
            story.house.id(style), numbers=numbers, before=before, indent=continued if out else indent
        )
        out.append(paragraph(story, properties, nodes, known))
    return out


def flow(element: Element) -> list[Element | list[Node]]:
    """Return what an element holds: `<p>`, `<ul>`, `<ol>`, and lists of nodes that make one paragraph."""
    parts: list[Element | list[Node]] = []
    loose: list[Node] = []
    for node in nodes_of(element):
        if isinstance(node, str) or node.tag not in ("p", "ul", "ol"):
            loose.append(node)
            continue
        if any(not isinstance(part, str) or part.strip(" \t\r\n") for part in loose):
            parts.append(loose)
        loose = []
        parts.append(node)
    if any(not isinstance(part, str) or part.strip(" \t\r\n") for part in loose):
        parts.append(loose)
    return parts


def cell_paragraphs(story: Story, element: Element, style: str, keep: bool, jc: str, table: str = "") -> str:
    """Return the paragraphs of a cell that holds blocks; the last is always a paragraph, as Word demands.

    `table` is the style of the table, which may give its text a colour of its own.
    """
    out: list[str] = []
    for n, part in enumerate(flow(element) or EMPTY):
        if isinstance(part, list):
            properties = layout(story.house.cell(style, table), keep=keep, jc=jc)
            out.append(paragraph(story, properties, part, story.mark(element, n)))
        elif part.tag == "p":
            story.land(part.get("id"))
            name = IN_CELLS.get(part.get("class") or "", style)
            properties = layout(story.house.cell(name, table), keep=keep, jc=jc, before=40 if out else 0)
            mark = MARKS_IN_CELLS.get(part.get("class") or "", "")
            out.append(paragraph(story, properties, nodes_of(part), story.mark(part), mark=mark))
        else:
            out += list_paragraphs(story, part, cell=style)
    return "".join(out)
