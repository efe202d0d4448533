# SPDX-License-Identifier: MIT
"""What comes before the body: the cover and the contents, whose entries are already written."""

from xml.sax.saxutils import escape

from planner.documents.html import DocumentProperties
from planner.english import long_date
from planner.render.word.inline import text_run
from planner.render.word.outline import Heading, Outline
from planner.render.word.paragraphs import layout
from planner.render.word.reading import legal
from planner.render.word.story import Story

DEPTH = 2
"""Levels of headings that the contents list."""
CROWDED = 40
"""Entries with which the contents just fill a page as the house style spaces them."""
CLOSE = 80
"""The space before a chapter in crowded contents, in twips: a page more for one line is worse."""


def cover(story: Story, properties: DocumentProperties) -> str:
    """Return the cover: whose document it is, what it is, and how far it has come."""
    style = story.house.id
    out = []
    head = (
        ("CoverCompany", properties.company),
        ("Title", properties.title),
        ("Subtitle", properties.subject),
    )
    for name, words in head:
        out.append(f"<w:p>{layout(style(name))}{text_run(legal(words))}</w:p>")
    lines = (
        ("Status", properties.status),
        ("Version", properties.version),
        ("Date", long_date(properties.date)),
        ("Prepared by", properties.author),
    )
    for label, words in lines:
        if words.strip():
            runs = f"{text_run(label, '<w:b/>')}<w:r><w:tab/></w:r>{text_run(legal(words))}"
            out.append(f"<w:p>{layout(style('CoverText'))}{runs}</w:p>")
    return "".join(out)


def contents(story: Story, outline: Outline) -> str:
    """Return the contents as a field with its result: links that work at once and nothing to update.

    Page numbers are left out: only Word knows them, and a wrong one is worse than none. Updating the field in
    Word (F9) adds them.
    """
    entries = [heading for heading in outline.headings.values() if heading.level <= DEPTH]
    if not entries:
        return ""
    appendix = story.house.name("AppendixHeading")
    apart = layout(story.house.id("TOC Heading")).replace("</w:pPr>", "<w:pageBreakBefore/></w:pPr>")
    title = f"<w:p>{apart}{text_run('Contents')}</w:p>"
    code = f'TOC \\o "1-{DEPTH}" \\h \\z \\t "{escape(appendix)},1"'
    start = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">'
        f' {code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    close = len(entries) > CROWDED
    lines = "".join(_entry(story, entry, "" if n else start, close) for n, entry in enumerate(entries))
    end = f'<w:p>{layout(story.house.id("Body Text"))}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
    return f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{title}{lines}{end}</w:sdtContent></w:sdt>"


def _entry(story: Story, heading: Heading, start: str, close: bool) -> str:
    style = story.house.id(f"TOC {heading.level}")
    before = CLOSE if close and heading.level == 1 else 0
    words = f"{text_run(heading.number)}<w:r><w:tab/></w:r>{text_run(heading.text)}"
    link = f'<w:hyperlink w:anchor="{heading.bookmark}" w:history="1">{words}</w:hyperlink>'
    return f"<w:p>{layout(style, before=before)}{start}{link}</w:p>"
