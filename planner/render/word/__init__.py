# SPDX-License-Identifier: MIT
"""Semantic HTML to Word.

The HTML is checked against a closed set of tags and classes, numbered, and written as WordprocessingML in the
named styles of a house-style document. `write_docx` is the whole room on one page.
"""

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path

from planner.documents.edits import Edit
from planner.documents.html import HtmlDocument, Picture
from planner.render.word.blocks import SLIVER, Block, blocks, settled
from planner.render.word.checking import check
from planner.render.word.front import contents, cover, cover_lines
from planner.render.word.house import HouseStyle, read_house_style
from planner.render.word.outline import Outline, outline_of
from planner.render.word.package import bundle, comments_part, parts
from planner.render.word.pages import Page
from planner.render.word.problems import DocumentError, Problem
from planner.render.word.reading import Source
from planner.render.word.story import Story
from planner.render.word.theirs.assembly import framed
from planner.render.word.told import Told, said_of, told_of

__all__ = ["DocumentError", "Problem", "html_problems", "said_in", "write_docx", "write_kept"]


def write_docx(
    document: HtmlDocument, pictures: Mapping[str, Picture], house_style: Path | HouseStyle
) -> bytes:
    """Return the document as a .docx: the same bytes for the same document, pictures and house style.

    The house style is planner's own by its path, or one that was read, such as a trust's. `pictures` are
    keyed by the `src` of the document's images. Raises DocumentError with every fault of the HTML and of its
    references at once, or with every fault of the house style; OSError when that cannot be read.
    """
    return write_kept(document, pictures, house_style, ())[0]


def write_kept(
    document: HtmlDocument,
    pictures: Mapping[str, Picture],
    house_style: Path | HouseStyle,
    edits: Sequence[Edit],
) -> tuple[bytes, tuple[Edit, ...]]:
    """Return the document with what people wrote in it, and the edits that have no place in it any more.

    Raises as `write_docx` does.
    """
    house = house_style if isinstance(house_style, HouseStyle) else read_house_style(house_style)
    frame = house.frame
    source, outline, told, unfit = _edited(document, pictures, house, edits)
    story = Story(house, outline, pictures, told.marks, known=told.known)
    story.day, story.name = document.properties.date.isoformat(), document.name
    body = settled(list(blocks(story, source.root)))
    orphans = (*told.orphans, *unfit)
    if frame is not None:
        made = framed(frame, story, document, outline, body, partial(comments_part, story))
        return bundle(made), orphans
    front = "" if document.plain else cover(story, told.cover) + contents(story, outline)
    made = parts(story, document.properties, _bound(front, body, house.page))
    return bundle(made), orphans


def _edited(
    document: HtmlDocument, pictures: Mapping[str, Picture], house: HouseStyle, edits: Sequence[Edit]
) -> tuple[Source, Outline, Told, Sequence[Edit]]:
    """Return the tree of a document with what people wrote in it, and the edits it cannot be given.

    No edit may stop a document from being written. Of those with which it could not be, each that can stand
    alone is tried with the others, and the rest are handed back.
    """
    try:
        return *_tree(document, pictures, house, edits), ()
    except DocumentError:
        _tree(document, pictures, house, ())  # the fault may be planner's own, or a template's
    sound: list[Edit] = []
    for edit in edits:
        try:
            _tree(document, pictures, house, [*sound, edit])
        except DocumentError:
            continue
        sound.append(edit)
    return *_tree(document, pictures, house, sound), [edit for edit in edits if edit not in sound]


def _tree(
    document: HtmlDocument, pictures: Mapping[str, Picture], house: HouseStyle, edits: Sequence[Edit]
) -> tuple[Source, Outline, Told]:
    source = Source(document.html)
    check(source, pictures)
    taken = house.frame.taken.names if house.frame is not None else ()
    outline = outline_of(source, house.levels, taken)
    if source.problems:
        raise DocumentError(source.problems)
    plain = document.plain or house.frame is not None
    told = told_of(source, None if plain else cover_lines(document.properties), outline, pictures, edits)
    if edits:
        check(source, pictures)
        outline = outline_of(source, house.levels, taken)
        if source.problems:
            raise DocumentError(source.problems)
    return source, outline, told


def said_in(document: HtmlDocument, pictures: Mapping[str, Picture]) -> dict[str, tuple[str, str]]:
    """Return what planner says in each paragraph of a document: the fingerprint and the words, by name."""
    source = Source(document.html)
    lines = None if document.plain else cover_lines(document.properties)
    return said_of(source, lines, outline_of(source), pictures)


def html_problems(html: str, pictures: Mapping[str, Picture]) -> tuple[Problem, ...]:
    """Return everything that would stop this HTML from becoming a document, in order."""
    source = Source(html)
    check(source, pictures)
    outline_of(source)
    return tuple(sorted(set(source.problems)))


def _bound(front: str, body: list[Block], page: Page) -> str:
    """Return cover, contents and body, parted into sections wherever the page turns.

    Where there is no cover, the first page of the body goes without header and footer in its place.
    """
    first = section(page, landscape=False, first=True)
    if not body:
        return front + first
    out = [front, _ended(SLIVER, first)] if front else []
    bare = not front
    for block, following in pairwise(body):
        if following.landscape == block.landscape:
            out.append(block.xml)
            continue
        end, bare = section(page, landscape=block.landscape, first=bare), False
        out.append(_ended(block.xml, end) if block.kind == "paragraph" else block.xml + _ended(SLIVER, end))
    last = body[-1]
    out += [last.xml, SLIVER if last.kind == "table" else ""]
    out.append(section(page, landscape=last.landscape, first=bare))
    return "".join(out)


def _ended(paragraph: str, end: str) -> str:
    """Return a paragraph that closes its section.

    It is never a table, which cannot, nor a caption: LibreOffice forgets the number of one that does.
    """
    return paragraph.replace("</w:pPr>", f"{end}</w:pPr>", 1)


def section(page: Page, *, landscape: bool, first: bool = False) -> str:
    """Return the properties of a section; the first has a cover without header and footer."""
    way = "landscape" if landscape else "portrait"
    edges = "".join(
        f'<w:{kind}Reference w:type="default" r:id="rId-{kind}-{way}"/>' for kind in ("header", "footer")
    )
    wide, high = (page.height, page.width) if landscape else (page.width, page.height)
    turned = ' w:orient="landscape"' if landscape else ""
    margins = " ".join(f'w:{side}="{width}"' for side, width in page.margins.items())
    return (
        f'<w:sectPr>{edges}<w:type w:val="nextPage"/><w:pgSz w:w="{wide}" w:h="{high}"{turned}/>'
        f'<w:pgMar {margins}/><w:cols w:space="708"/>{"<w:titlePg/>" if first else ""}</w:sectPr>'
    )
