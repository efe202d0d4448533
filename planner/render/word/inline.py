# SPDX-License-Identifier: MIT
"""Words within a paragraph: runs, links, cross-references, comments."""

import re
from collections.abc import Iterable
from xml.sax.saxutils import escape

from lxml import etree

from planner.render.word.outline import Anchor, words
from planner.render.word.story import PLANNER, Story
from planner.render.word.vocabulary import BADGES, SPANS

Element = etree._Element
Node = Element | str
BLANK = re.compile("[ \t\r\n]+")
WORD_FIRST = re.compile("[^\\W\\d_]{3,}")
"""A number that a house style begins with a word of its own, such as `Chapter 2`."""
NBSP = "\u00a0"


def text_run(text: str, properties: str = "") -> str:
    """Return one run of text; a line feed becomes a space."""
    marks = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{marks}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def complex_field(instruction: str, shown: str) -> str:
    """Return a field with its result already in it, not marked for updating."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    code = f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
    return f"{mark.format('begin')}{code}{mark.format('separate')}{text_run(shown)}{mark.format('end')}"


def nodes_of(element: Element) -> list[Node]:
    """Return the texts and the elements directly inside an element, in order."""
    nodes: list[Node] = [element.text] if element.text else []
    for child in element:
        nodes.append(child)
        if child.tail:
            nodes.append(child.tail)
    return nodes


def inline(story: Story, nodes: Iterable[Node], bold: bool = False, style: str = "") -> str:
    """Return the runs of one paragraph, with white space drawn together as a browser does.

    `style` names the character style of everything that has none of its own.
    """
    writer = _Runs(story)
    for node in nodes:
        writer.write(node, bold, False, style)
    return "".join(writer.out)


class _Runs:
    def __init__(self, story: Story) -> None:
        self.story = story
        self.out: list[str] = []
        self.at_space = True
        self.in_change = False

    def write(self, node: Node, bold: bool, italic: bool, style: str) -> None:
        """Add a text or an element in the character style it inherits."""
        if isinstance(node, str):
            self.text(node, bold, italic, style)
        elif node.tag == "br":
            self.out.append("<w:r><w:br/></w:r>")
            self.at_space = True
        elif node.tag == "a":
            self.link(node, bold, italic)
        elif node.tag == "span":
            self.span(node, bold, italic, style)
        elif node.tag in ("ins", "del"):
            self.tracked(node, bold, italic, style)
        else:
            self.inside(node, bold or node.tag == "strong", italic or node.tag == "em", style)

    def inside(self, element: Element, bold: bool, italic: bool, style: str) -> None:
        """Add what an element holds."""
        if identifier := element.get("id"):
            self.out.append(self.story.bookmark(self.story.outline.anchors[identifier].bookmark, ""))
        for node in nodes_of(element):
            self.write(node, bold, italic, style)

    def text(self, text: str, bold: bool, italic: bool, style: str) -> None:
        """Add plain text, leaving out a space that follows a space."""
        text = BLANK.sub(" ", text)
        if self.at_space:
            text = text.lstrip(" ")
        if not text:
            return
        self.at_space = text.endswith(" ")
        marks = f'<w:rStyle w:val="{self.story.house.id(style)}"/>' if style else ""
        marks += ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "")
        self.out.append(text_run(text, marks))

    def span(self, element: Element, bold: bool, italic: bool, style: str) -> None:
        """Add a span: a badge, a mark or a comment on what it holds."""
        comment = element.get("data-comment")
        author, day = element.get("data-author") or PLANNER, element.get("data-date") or ""
        number = self.story.comment(comment, author, day) if comment else -1
        if comment:
            self.out.append(f'<w:commentRangeStart w:id="{number}"/>')
        name = element.get("class") or ""
        if name in BADGES:
            self.badge(element, bold, italic, SPANS[name])
        else:
            self.inside(element, bold, italic, SPANS.get(name, style))
        if comment:
            self.out.append(
                f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'
            )

    def badge(self, element: Element, bold: bool, italic: bool, style: str) -> None:
        """Add a label on a coloured ground, with a little air to its left and right."""
        self.text(NBSP, bold, italic, style)
        self.at_space = True
        self.inside(element, bold, italic, style)
        self.text(NBSP, bold, italic, style)

    def tracked(self, element: Element, bold: bool, italic: bool, style: str) -> None:
        """Add words that planner inserts or deletes, for a person to accept or to reject."""
        before, self.out, self.in_change = self.out, [], True
        self.inside(element, bold, italic, style)
        runs, self.out, self.in_change = "".join(self.out), before, False
        if element.tag == "del":
            runs = runs.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
        if runs:
            self.out.append(self.story.tracked(str(element.tag), runs))

    def link(self, element: Element, bold: bool, italic: bool) -> None:
        """Add a link with words as a hyperlink, one without words as a reference that prints the number."""
        anchor = self.story.outline.anchors[str(element.get("href"))[1:]]
        if self.in_change:
            self.text(
                words(element) or f"{'section ' * (anchor.kind == 'heading')}{anchor.number}",
                bold,
                italic,
                "",
            )
            return
        if not words(element):
            self.out.append(reference(anchor))
            self.at_space = False
            return
        self.out.append(f'<w:hyperlink w:anchor="{anchor.bookmark}" w:history="1">')
        self.inside(element, bold, italic, "Hyperlink")
        self.out.append("</w:hyperlink>")


def reference(anchor: Anchor) -> str:
    """Return a field that prints the number of a caption or heading and jumps to it."""
    if anchor.kind == "caption":
        return complex_field(f"REF {anchor.bookmark} \\h", anchor.number)
    if not anchor.number:
        named = complex_field(f"REF {anchor.bookmark} \\h", anchor.words)
        return text_run("section \u201c") + named + text_run("\u201d")
    number = complex_field(f"REF {anchor.bookmark} \\r \\h", anchor.number.rstrip("."))
    bare = anchor.kind == "appendix" or WORD_FIRST.match(anchor.number)
    return number if bare else text_run(f"section{NBSP}") + number
