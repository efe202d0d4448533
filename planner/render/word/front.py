# SPDX-License-Identifier: MIT
"""What comes before the body: the cover and the contents, whose entries are already written."""

from collections.abc import Iterable
from xml.sax.saxutils import escape

from lxml import etree

from planner.documents.html import DocumentProperties
from planner.english import long_date
from planner.render.word.blocks import blocks
from planner.render.word.inline import inline, nodes_of, text_run
from planner.render.word.outline import Heading, Outline, words
from planner.render.word.paragraphs import layout
from planner.render.word.reading import legal
from planner.render.word.story import Story

NO_NUMBER = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
"""Takes a paragraph out of the list of a style that it is based on."""
Element = etree._Element
COVER = ("CoverCompany", "Title", "Subtitle", "CoverText")
DEPTH = 2
"""Levels of headings that the contents list."""
CROWDED = 40
"""Entries with which the contents just fill a page as the house style spaces them."""
CLOSE = 60
"""The space before a chapter in crowded contents, in twips: a page more for one line is worse."""


def cover_lines(properties: DocumentProperties) -> Element:
    """Return the cover as paragraphs in the class of their style: whose, what, how far it has come."""
    root = etree.Element("div")
    head = (
        ("CoverCompany", properties.company),
        ("Title", properties.title),
        ("Subtitle", properties.subject),
    )
    for name, text in head:
        etree.SubElement(root, "p", {"class": name}).text = legal(text)
    lines = (
        ("Status", properties.status),
        ("Version", properties.version),
        ("Date", long_date(properties.date)),
        ("Prepared by", properties.author),
    )
    for label, text in lines:
        if text.strip():
            line = etree.SubElement(root, "p", {"class": "CoverText", "data-block": label})
            strong = etree.SubElement(line, "strong")
            strong.text, strong.tail = label, f" {legal(text)}"
    return root


def cover(story: Story, lines: Iterable[Element]) -> str:
    """Return the paragraphs of the cover, and the pictures, tables and lists that people put there."""
    return "".join(_cover_line(story, line) for line in lines)


def _cover_line(story: Story, line: Element) -> str:
    if line.tag != "p":
        return "".join(block.xml for block in blocks(story, (line,)))
    name = line.get("class") or ""
    style = layout(story.house.id(name if name in COVER else "CoverText"))
    nodes = nodes_of(line)
    label = ""
    if name == "CoverText" and nodes and not isinstance(nodes[0], str) and nodes[0].tag == "strong":
        label = f"{text_run(words(nodes[0]), '<w:b/>')}<w:r><w:tab/></w:r>"
        nodes = nodes[1:]
    return f"<w:p>{style}{story.mark(line)}{label}{inline(story, nodes)}</w:p>"


def contents(story: Story, outline: Outline) -> str:
    """Return the contents as a field with its result: links that work at once and nothing to update.

    Page numbers are left out: only Word knows them, and a wrong one is worse than none. Updating the field in
    Word (F9) adds them.
    """
    lines = entries(story, outline)
    if not lines:
        return ""
    uncounted = NO_NUMBER if story.house.frame is not None else ""
    apart = layout(story.house.id("TOC Heading"), numbers=f"<w:pageBreakBefore/>{uncounted}")
    title = f"<w:p>{apart}{text_run('Contents')}</w:p>"
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
    return f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{title}{lines}</w:sdtContent></w:sdt>"


def entries(story: Story, outline: Outline, asked: str = "") -> str:
    """Return the field of the contents with its result; `asked` is the instruction of a field of theirs."""
    listed = [heading for heading in outline.headings.values() if heading.level <= DEPTH]
    if not listed:
        return ""
    appendix = f'\\t "{story.house.name("AppendixHeading")},1"'
    code = asked or f'TOC \\o "1-{DEPTH}" \\h \\z'
    code = escape(f"{code} {appendix}" if "\\t" not in code else code)
    start = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">'
        f' {code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    close = len(listed) > CROWDED
    lines = "".join(_entry(story, entry, "" if n else start, close) for n, entry in enumerate(listed))
    # The field ends within its last entry: a paragraph of its own would turn a full page.
    return lines.removesuffix("</w:p>") + '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'


def _entry(story: Story, heading: Heading, start: str, close: bool) -> str:
    style = story.house.id(f"TOC {heading.level}")
    before = CLOSE if close and heading.level == 1 else 0
    number = f"{text_run(heading.number)}<w:r><w:tab/></w:r>" if heading.number else ""
    words = number + text_run(heading.text)
    link = f'<w:hyperlink w:anchor="{heading.bookmark}" w:history="1">{words}</w:hyperlink>'
    return f"<w:p>{layout(style, before=before)}{start}{link}</w:p>"
