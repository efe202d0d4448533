# SPDX-License-Identifier: MIT
"""The house style: a .docx or .dotx of which styles, numbering, theme, fonts and page size are taken.

Whatever else such a file holds (macros, links, text) never reaches a document. The file comes from outside,
so its size is limited before it is read and no document type declaration is accepted.
"""

import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from planner.render.word.pages import A4, MARGINS, Page, W, twips
from planner.render.word.problems import DocumentError, Problem
from planner.render.word.vocabulary import CHARACTER_STYLES, PARAGRAPH_STYLES, TABLE_STYLES

if TYPE_CHECKING:
    from planner.render.word.theirs.frame import Frame
    from planner.render.word.theirs.lists import Level

Element = etree._Element
FILE_BYTES, EXPANDED_BYTES, MEMBERS = 20_000_000, 100_000_000, 1_500
ALSO_CALLED = {"annotationtext": "commenttext", "notebox": "note", "tableheading": "tablerowhead"}
"""Names that a style must bear, and the keys of ours.

A PDF takes tags from names: LibreOffice makes a cell in *Table Heading* the heading of its row, and *Note*
would stand for what the standard of tagged PDF calls so, a footnote.
"""
THEME, FONTS = "word/theme/theme1.xml", "word/fontTable.xml"
EMBEDDED = tuple(f"{W}embed{face}" for face in ("Regular", "Bold", "Italic", "BoldItalic"))


@dataclass(frozen=True)
class HouseStyle:
    """What a document takes from its house style.

    `ids`, `names` and `fills` map the name of a style, spaces and case aside, to its id, to its name as the
    file spells it and to its ground colour; `lists` maps the names of styles that count to their lists.
    `faces` holds its theme and its table of fonts, by name of the part.
    `frame` is the file of a trust's own into which the text goes, where there is one; `levels` is how its
    headings count (none: as ours do), `own_tables` are the styles of tables that are its own, and
    `annex_told` says that its style of appendices does not number them by itself.
    """

    styles: bytes
    numbering: Element
    faces: dict[str, bytes]
    page: Page
    ids: dict[str, str]
    names: dict[str, str]
    fills: dict[str, str]
    lists: dict[str, int]
    frame: "Frame | None" = None
    levels: "tuple[Level | None, ...] | None" = None
    own_tables: frozenset[str] = frozenset()
    annex_told: bool = False

    def cell(self, style: str, table: str) -> str:
        """Return the id of a style of cells in a table of this style; one of theirs gives its own colours."""
        plain = self.ids.get(key_of(f"{style} plain")) if table in self.own_tables else None
        return plain or self.id(style)

    def id(self, name: str) -> str:
        """Return the id of the style of this name."""
        return self.ids[key_of(name)]

    def name(self, name: str) -> str:
        """Return the name of a style as the house style spells it."""
        return self.names[key_of(name)]

    def fill(self, name: str) -> str:
        """Return the ground colour of the style of this name as six hexadecimal digits, or nothing."""
        return self.fills.get(key_of(name), "")


def key_of(name: str) -> str:
    """Return the name of a style as our tables are keyed: without spaces, in lower case."""
    key = name.replace(" ", "").lower()
    return ALSO_CALLED.get(key, key)


def read_house_style(path: Path) -> HouseStyle:
    """Return the house style at `path`.

    Raises DocumentError when it is not a sound Word file or lacks styles (all of them named), and OSError
    when it cannot be read.
    """
    if path.stat().st_size > FILE_BYTES:
        raise _refusal("the file is larger than 20 MB")
    try:
        with path.open("rb") as held, zipfile.ZipFile(held) as package:
            members = _members(package)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, ValueError, EOFError) as fault:
        raise _refusal(f"it is not a Word document: {fault}") from fault
    if "word/styles.xml" not in members:
        raise _refusal("it is not a Word document: it holds no styles")
    styles = _xml(members["word/styles.xml"])
    numbering = _xml(members.get("word/numbering.xml") or b"<w:numbering xmlns:w='%s'/>" % W[1:-1].encode())
    page = _page(_xml(members["word/document.xml"])) if "word/document.xml" in members else Page(*A4, MARGINS)
    by_key = _check(styles)
    return HouseStyle(
        styles=etree.tostring(styles, xml_declaration=True, encoding="UTF-8", standalone=True),
        numbering=_without_pictures(numbering),
        faces=_faces(members),
        page=page,
        ids={key: str(style.get(f"{W}styleId")) for key, style in by_key.items()},
        names={key: _name(style) for key, style in by_key.items()},
        fills={key: fill for key, style in by_key.items() if (fill := fill_of(style))},
        lists=_lists(by_key, styles, numbering),
    )


def _refusal(message: str) -> DocumentError:
    return DocumentError([Problem(0, f"the house style cannot be used: {message}")])


def _members(package: zipfile.ZipFile) -> dict[str, bytes]:
    """Return the parts that are taken from the package, within the limits."""
    names = package.namelist()
    if len(names) > MEMBERS or len(set(names)) != len(names):
        raise _refusal("it has too many members, or two of one name")
    if sum(entry.file_size for entry in package.infolist()) > EXPANDED_BYTES:
        raise _refusal("it unpacks to more than 100 MB")
    wanted = ("word/styles.xml", "word/numbering.xml", "word/document.xml", THEME, FONTS)
    return {name: package.read(name) for name in wanted if name in names}


def _xml(text: bytes) -> Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(text, parser)
    except etree.XMLSyntaxError as fault:
        raise _refusal(f"a part is broken: {fault}") from fault
    if etree.ElementTree(root).docinfo.internalDTD is not None:
        raise _refusal("a part holds a document type declaration")
    return root


def _page(document: Element) -> Page:
    """Return the page of the last section, turned upright; A4 with 2.2 cm margins where it says nothing."""
    size = document.find(f"{W}body/{W}sectPr/{W}pgSz")
    edges = document.find(f"{W}body/{W}sectPr/{W}pgMar")
    width, height = A4
    if size is not None:
        width, height = sorted(twips(size, name, default) for name, default in (("w", A4[0]), ("h", A4[1])))
    margins = dict(MARGINS)
    if edges is not None:
        margins = {name: twips(edges, name, default) for name, default in MARGINS.items()}
    page = Page(width, height, margins)
    if min(page.text_width(False), page.text_height(True)) < 2000:
        raise _refusal("its margins leave no room for text")
    return page


def _check(styles: Element) -> dict[str, Element]:
    """Return the styles by key, or raise one exception that names every style that is missing."""
    found = {}
    for style in styles.iterchildren(f"{W}style"):
        if (name := _name(style)) and style.get(f"{W}styleId"):
            found[key_of(name)] = style
    missing = [
        Problem(0, f"the house style has no {kind} style called {name!r}")
        for kind, names in (
            ("paragraph", PARAGRAPH_STYLES),
            ("character", CHARACTER_STYLES),
            ("table", TABLE_STYLES),
        )
        for name in names
        if key_of(name) not in found or found[key_of(name)].get(f"{W}type") != kind
    ]
    if missing:
        raise DocumentError(missing)
    return found


def _name(style: Element) -> str:
    name = style.find(f"{W}name")
    return "" if name is None else name.get(f"{W}val") or ""


def fill_of(style: Element) -> str:
    """Return the ground colour of a style, or nothing."""
    shade = style.find(f"{W}rPr/{W}shd")
    shade = style.find(f"{W}pPr/{W}shd") if shade is None else shade
    colour = "" if shade is None else str(shade.get(f"{W}fill") or "")
    return colour if len(colour) == 6 and colour.isalnum() else ""


def _lists(by_key: dict[str, Element], styles: Element, numbering: Element) -> dict[str, int]:
    """Return the list number that the styles of headings and lists carry, by style name."""
    by_id = {style.get(f"{W}styleId"): style for style in styles.iterchildren(f"{W}style")}
    known = {
        number
        for num in numbering.iterchildren(f"{W}num")
        if (number := num.get(f"{W}numId") or "").isdecimal()
    }
    lists, missing = {}, []
    for name in ("Heading 1", "AppendixHeading", "List Bullet", "List Number"):
        number = _number(by_key[key_of(name)], by_id, 12)
        if number in known:
            lists[name] = int(number)
        else:
            missing.append(Problem(0, f"the style {name!r} of the house style carries no numbering"))
    if missing:
        raise DocumentError(missing)
    return lists


def _number(style: Element, by_id: dict[str | None, Element], steps: int) -> str:
    """Return the list number of a style or of the style it is based on."""
    number = style.find(f"{W}pPr/{W}numPr/{W}numId")
    if number is not None:
        return str(number.get(f"{W}val"))
    based = style.find(f"{W}basedOn")
    above = by_id.get(based.get(f"{W}val")) if based is not None else None
    return _number(above, by_id, steps - 1) if above is not None and steps else ""


def _faces(members: dict[str, bytes]) -> dict[str, bytes]:
    """Return theme and table of fonts; fonts that the file carries with it are not taken along."""
    faces = {THEME: members[THEME]} if THEME in members else {}
    if FONTS in members:
        fonts = _xml(members[FONTS])
        etree.strip_elements(fonts, *EMBEDDED)
        faces[FONTS] = etree.tostring(fonts, xml_declaration=True, encoding="UTF-8", standalone=True)
    return faces


def _without_pictures(numbering: Element) -> Element:
    """Return the numbering without picture bullets, whose pictures are not taken along."""
    etree.strip_elements(numbering, f"{W}numPicBullet", f"{W}lvlPicBulletId", f"{W}numIdMacAtCleanup")
    return numbering
