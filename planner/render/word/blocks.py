# SPDX-License-Identifier: MIT
"""The body: headings, paragraphs, captions, figures and sections, in reading order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from xml.sax.saxutils import quoteattr

from lxml import etree

from planner.render.word.checking import classes
from planner.render.word.inline import complex_field, inline, nodes_of, text_run
from planner.render.word.outline import words
from planner.render.word.paragraphs import AFTER_TABLE, body_paragraph, layout, list_paragraphs, respaced
from planner.render.word.story import Story
from planner.render.word.tables import glossary, table
from planner.render.word.vocabulary import HEADINGS

Element = etree._Element
EMU_PER_MM, EMU_PER_TWIP = 36_000, 635
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
SVG = (
    '<a:extLst><a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}"><asvg:svgBlip '
    'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="{}"/></a:ext></a:extLst>'
)
AFTER_LIST = 150
"""Twips between the last item of a list and what follows."""
SLIVER = (
    '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    '<w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
)
"""A paragraph one point high: what Word needs between two tables, and between a table and a new section."""


@dataclass(frozen=True)
class Block:
    """A heading, paragraph, caption or table of the body, and which way its page lies."""

    kind: str
    xml: str
    landscape: bool


def blocks(story: Story, element: Iterable[Element], landscape: bool = False) -> Iterator[Block]:
    """Yield the blocks of a section or of the whole document."""
    for child in element:
        tag = str(child.tag)
        if tag == "section":
            named = classes(child)
            story.land(child.get("id"))
            turned = "landscape" in named or (landscape and "portrait" not in named)
            yield from blocks(story, child, turned)
        elif tag in HEADINGS:
            story.after_table = False
            yield Block("heading", _heading(story, child), landscape)
        elif tag == "p":
            yield Block("paragraph", body_paragraph(story, child), landscape)
        elif tag in ("ul", "ol"):
            *items, last = list_paragraphs(story, child)
            for item in (*items, respaced(last, after=AFTER_LIST)):
                yield Block("paragraph", item, landscape)
        elif tag == "figure":
            yield from _figure(story, child, landscape)
        else:
            yield from _table(story, child, landscape)


def _heading(story: Story, element: Element) -> str:
    """Return a heading; beneath an appendix its number comes from the list of appendices."""
    heading = story.outline.headings[element]
    top = heading.appendix and heading.level == 1
    style = story.house.id("AppendixHeading" if top else HEADINGS[str(element.tag)])
    numbers = ""
    if heading.appendix and (not top or story.house.annex_told):
        annex = story.house.lists["AppendixHeading"]
        numbers = f'<w:numPr><w:ilvl w:val="{heading.level - 1}"/><w:numId w:val="{annex}"/></w:numPr>'
    runs = story.bookmark(heading.bookmark, inline(story, nodes_of(element)))
    return f"<w:p>{layout(style, numbers=numbers)}{story.mark(element)}{story.landed(runs)}</w:p>"


def _caption(story: Story, element: Element, word: str) -> str:
    """Return a caption whose number is a field, bookmarked so that a reference can print `Table 3`."""
    number = story.outline.captions[element]
    label = text_run(f"{word} ") + complex_field(f"SEQ {word} \\* ARABIC", str(number))
    owner = element.getparent()
    for identifier in (element.get("id"), owner.get("id") if owner is not None else None):
        if identifier:
            label = story.bookmark(story.outline.anchors[identifier].bookmark, label)
    runs = label + text_run(": ") + inline(story, nodes_of(element))
    # A caption stands over its table and under its figure: only the one is held to what follows.
    style = layout(story.house.id("Caption"), keep=True if word == "Table" else None)
    return f"<w:p>{style}{story.mark(element)}{story.landed(runs)}</w:p>"


def _table(story: Story, element: Element, landscape: bool) -> Iterator[Block]:
    caption = element.find("caption")
    if caption is not None:
        yield Block("caption", _caption(story, caption, "Table"), landscape)
    elif story.after_table:
        yield Block("paragraph", SLIVER.replace('w:before="0"', f'w:before="{AFTER_TABLE}"'), landscape)
    width = story.house.page.text_width(landscape)
    described = _described(story, element)
    drawn = (glossary if element.tag == "dl" else table)(story, element, width, described)
    story.after_table = True
    yield Block("table", drawn, landscape)


def _described(story: Story, element: Element) -> str:
    """Return what a table without caption is about: the last heading before it."""
    what = "Glossary" if element.tag == "dl" else "Table"
    above = next(element.iterancestors(), element).getroottree().getroot()
    before = None
    for candidate in above.iter("h1", "h2", "h3", element.tag):
        if candidate is element:
            break
        before = candidate if candidate in story.outline.headings else before
    return f"{what}: {words(before)}" if before is not None else what


def _figure(story: Story, element: Element, landscape: bool) -> Iterator[Block]:
    image, caption = element.find("img"), element.find("figcaption")
    if image is None:
        return
    if caption is None:
        story.land(element.get("id"))
    story.land(image.get("id"))
    before, story.after_table = (240 if story.after_table else 120), False
    properties = layout(story.house.id("Body Text"), keep=caption is not None, before=before)
    drawing = f"<w:r>{_drawing(story, image, landscape, caption is not None)}</w:r>"
    yield Block(
        "paragraph", f"<w:p>{properties}{story.mark(element)}{story.landed(drawing)}</w:p>", landscape
    )
    if caption is not None:
        yield Block("caption", _caption(story, caption, "Figure"), landscape)


def _drawing(story: Story, image: Element, landscape: bool, captioned: bool) -> str:
    """Return a picture no larger than the page leaves room for."""
    name = str(image.get("src"))
    picture = story.pictures[name]
    png, svg = story.picture(name)
    story.drawings += 1
    page = story.house.page
    wide, high = picture.width_mm * EMU_PER_MM, picture.height_mm * EMU_PER_MM
    room = page.text_height(landscape) - (1800 if captioned else 800)
    scale = min(1.0, page.text_width(landscape) * EMU_PER_TWIP / wide, room * EMU_PER_TWIP / high)
    cx, cy = max(1, int(wide * scale)), max(1, int(high * scale))
    alt = quoteattr(str(image.get("alt")).strip())
    known = f'id="{story.drawings}" name="Picture {story.drawings}" descr={alt}'
    blip = f'<a:blip r:embed="{png}">{SVG.format(svg) if svg else ""}</a:blip>'
    return (
        f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{cx}" cy="{cy}"/>'
        f'<wp:docPr {known}/><wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{A}" noChangeAspect="1"/>'
        f'</wp:cNvGraphicFramePr><a:graphic xmlns:a="{A}"><a:graphicData uri="{PIC}">'
        f'<pic:pic xmlns:pic="{PIC}"><pic:nvPicPr><pic:cNvPr {known}/><pic:cNvPicPr/></pic:nvPicPr>'
        f"<pic:blipFill>{blip}<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing>"
    )


def settled(body: list[Block]) -> list[Block]:
    """Return the blocks with each heading on the page of what it heads, none held down from its top."""
    out: list[Block] = []
    for block in reversed(body):
        if block.kind == "heading" and out and out[-1].landscape != block.landscape:
            block = replace(block, landscape=out[-1].landscape)
        out.append(block)
    out.reverse()
    for n, block in enumerate(out):
        if block.kind == "heading" and (n == 0 or out[n - 1].landscape != block.landscape):
            out[n] = replace(block, xml=respaced(block.xml, before=0))
    return out
