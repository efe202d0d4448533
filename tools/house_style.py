# SPDX-License-Identifier: MIT
"""Draws `templates/word/house-style.docx`: the styles, numbering and page that every document is set in.

Run it as `python tools/house_style.py templates/word/house-style.docx` after a change here. The same script
gives the same bytes. A trust may put its own .docx in its place, as long as that holds the same style names.
"""

import sys
import zipfile
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

import house_palette as house
import house_theme
from house_palette import BLUE, GREY, HEAD, INK, NAVY, RED, RULE, W

R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
LINKED = {name: (name, f"{MAIN}.{name}+xml") for name in ("styles", "numbering", "fontTable")} | {
    "theme": ("theme/theme1", "application/vnd.openxmlformats-officedocument.theme+xml")
}
"""What the document rests on, by the name of its relationship: where it lies, and of what kind it is."""


def spacing(before: int, after: int, line: int = 276) -> str:
    """Return space before and after, in twentieths of a point, and the line pitch in 240ths of a line."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def fill(colour: str) -> str:
    """Return a plain background of one colour."""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{colour}"/>'


def face(points: float, colour: str = INK, bold: bool = False, italic: bool = False, tail: str = "") -> str:
    """Return character properties in the order that the schema asks for."""
    weight = ("<w:b/><w:bCs/>" if bold else "") + ("<w:i/><w:iCs/>" if italic else "")
    size = round(points * 2)
    return f'{weight}<w:color w:val="{colour}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>{tail}'


def bar(colour: str, side: str = "left", size: int = 36, space: int = 10) -> str:
    """Return a coloured rule at one side of a paragraph."""
    return f'<w:pBdr><w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{colour}"/></w:pBdr>'


def box(colour: str, edge: str, space: int = 5, size: int = 4) -> str:
    """Return a ground padded on all sides, with a bar of another colour at its left."""
    line = '<w:{} w:val="single" w:sz="{}" w:space="{}" w:color="{}"/>'
    above, below = (line.format(side, size, space, colour) for side in ("top", "bottom"))
    left = line.format("left", max(size, 36), max(space, 10), edge)
    right = line.format("right", size, max(space, 10), colour)
    return f"<w:pBdr>{above}{left}{below}{right}</w:pBdr>{fill(colour)}"


def panel(last: bool) -> str:
    """Return the blue panel of the cover; its two parts' edges differ unseen, for equal ones lose the gap."""
    return box(BLUE if last else house.NEARLY_BLUE, BLUE, 14, 48).replace(
        f'w:fill="{house.NEARLY_BLUE}"', f'w:fill="{BLUE}"'
    )


def style(
    kind: str, name: str, body: str, based: str = "", following: str = "", default: bool = False
) -> str:
    """Return one style; its id is its name without spaces."""
    key = {"annotation text": "CommentText"}.get(
        name, name.title().replace(" ", "") if name.islower() else name
    )
    links = f'<w:basedOn w:val="{based}"/>' if based else ""
    links += f'<w:next w:val="{following}"/>' if following else ""
    flag = ' w:default="1"' if default else ' w:customStyle="1"' if f"|{name}|" not in BUILT_IN else ""
    return (
        f'<w:style w:type="{kind}"{flag} w:styleId="{key.replace(" ", "")}"><w:name w:val="{name}"/>{links}'
        f'<w:uiPriority w:val="1"/><w:qFormat/>{body}</w:style>'
    )


def paragraph(name: str, layout: str, character: str = "", based: str = "Normal", following: str = "") -> str:
    """Return a paragraph style."""
    return style("paragraph", name, f"<w:pPr>{layout}</w:pPr><w:rPr>{character}</w:rPr>", based, following)


BUILT_IN = (
    "|Normal|Title|Subtitle|heading 1|heading 2|heading 3|Body Text|caption|List Bullet|List Number|"
    "TOC Heading|toc 1|toc 2|header|footer|annotation text|Hyperlink|Normal Table|"
)


def numbered(number: int, level: int = 0) -> str:
    """Return the reference from a style to its level of a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def tabs(*stops: tuple[str, int]) -> str:
    """Return tab stops; one at the right leads to a page number by dots."""
    lead = {"right": ' w:leader="dot"'}
    lines = (f'<w:tab w:val="{side}"{lead.get(side, "")} w:pos="{place}"/>' for side, place in stops)
    return f"<w:tabs>{''.join(lines)}</w:tabs>"


def headings() -> list[str]:
    """Return the title page, headings, contents and caption styles."""
    kept = "<w:keepNext/><w:keepLines/>"
    outline = '<w:outlineLvl w:val="{}"/>'
    cover = '<w:ind w:left="400" w:right="400"/>'
    return [
        paragraph("Title", kept + panel(False) + spacing(3400, 0, 252) + cover, face(34, "FFFFFF", True)),
        paragraph("Subtitle", panel(True) + spacing(0, 900, 264) + cover, face(15, "FFFFFF")),
        paragraph("CoverCompany", spacing(0, 0), face(16, BLUE, True)),
        paragraph("CoverText", tabs(("left", 2268)) + spacing(0, 110)
                  + '<w:ind w:left="2268" w:hanging="2268"/>', face(11.5)),
        paragraph("heading 1", kept + numbered(1) + bar(BLUE, "bottom", 12, 5) + spacing(480, 220, 252)
                  + outline.format(0), face(20, NAVY, True), following="BodyText"),
        paragraph("heading 2", kept + numbered(1, 1) + spacing(340, 120, 252) + outline.format(1),
                  face(14, BLUE, True), following="BodyText"),
        paragraph("heading 3", kept + numbered(1, 2) + spacing(260, 90, 252) + outline.format(2),
                  face(11.5, NAVY, True), following="BodyText"),
        paragraph("AppendixHeading", "<w:pageBreakBefore/>" + numbered(2) + spacing(0, 220, 252),
                  face(18, NAVY, True), "Heading1", "BodyText"),
        paragraph("TOC Heading", kept + bar(BLUE, "bottom", 12, 5) + spacing(0, 260, 252),
                  face(20, NAVY, True)),
        paragraph("toc 1", tabs(("left", 567), ("left", 1418), ("right", 9411)) + spacing(170, 40)
                  + '<w:ind w:left="567" w:right="567" w:hanging="567"/>', face(11, NAVY, True)),
        paragraph("toc 2", tabs(("left", 1247), ("right", 9411)) + spacing(0, 30)
                  + '<w:ind w:left="1247" w:right="567" w:hanging="680"/>', face(10)),
        paragraph("caption", kept + spacing(240, 100, 252), face(9.5, GREY, True), following="BodyText"),
        paragraph("header", bar(RULE, "bottom", 6, 6) + spacing(0, 0, 240), face(8.5, GREY)),
        paragraph("footer", bar(RULE, "top", 6, 6) + spacing(0, 0, 240), face(8.5, GREY)),
    ]  # fmt: skip


def texts() -> list[str]:
    """Return the styles of running text and of the cells of tables."""
    inset = '<w:ind w:left="290" w:right="210"/>'
    return [
        style("paragraph", "Normal", f"<w:rPr>{face(10.5)}</w:rPr>", default=True),
        paragraph("Body Text", spacing(0, 150, 288)),
        paragraph("Lead", "<w:keepNext/>" + spacing(0, 220, 288), face(13, GREY), following="BodyText"),
        paragraph("Note box", "<w:keepLines/>" + box(house.PALE, BLUE) + spacing(180, 260) + inset, face(10)),
        paragraph("Because", "<w:keepLines/>" + bar(house.SKY, size=18) + spacing(40, 160) + inset,
                  face(10, GREY, italic=True)),
        paragraph("Unknown", "<w:keepLines/>" + box(house.ROSE, RED) + spacing(180, 260) + inset, face(10)),
        paragraph("Assumed", "<w:keepLines/>" + box(house.CREAM, "D99A00") + spacing(180, 260)
                  + inset, face(10)),
        paragraph("List Bullet", numbered(3) + spacing(0, 80, 276), following="ListBullet"),
        paragraph("List Number", numbered(4) + spacing(0, 80, 276), following="ListNumber"),
        paragraph("TableText", spacing(0, 0, 259), face(9)),
        paragraph("TableHead", "<w:keepNext/>" + spacing(0, 0, 252), face(9, "FFFFFF", True)),
        paragraph("TableSmall", spacing(0, 0, 252), face(8)),
        paragraph("Table Heading", "", face(9, NAVY, True), based="TableText"),
        paragraph("TableGroup", "<w:keepNext/>" + fill("DCE9F6"), face(9.5, NAVY, True), based="TableText"),
        paragraph("annotation text", spacing(0, 0, 240), face(10)),
    ]  # fmt: skip


def badges() -> list[str]:
    """Return the character styles; each badge differs by weight or line as well as by colour."""
    dotted = '<w:u w:val="dotted"/>'
    inks = {
        "Hyperlink": (BLUE, "", False, '<w:u w:val="single"/>'),
        "Must": ("FFFFFF", NAVY, True, ""), "Should": ("FFFFFF", BLUE, True, ""),
        "Could": (NAVY, "CFE4F7", True, ""), "Wont": (INK, house.STONE, False, ""),
        "Gate": ("FFFFFF", "5B2071", True, ""), "Scored": ("5B2071", "EFE3F3", True, ""),
        "Info": (INK, house.STONE, False, ""),
        "BandLow": ("FFFFFF", house.GREEN, True, ""), "BandModerate": (INK, house.YELLOW, True, ""),
        "BandHigh": (INK, house.ORANGE, True, ""), "BandExtreme": ("FFFFFF", RED, True, ""),
        "AssumedMark": ("5C4200", house.CREAM, False, dotted), "UnknownMark": (RED, house.ROSE, True, dotted),
        "Critical": (RED, "", True, ""), "Muted": (GREY, "", False, ""),
    }  # fmt: skip
    return [
        style("character", name, f'<w:rPr>{"<w:b/>" if bold else ""}<w:color w:val="{colour}"/>{line}'
              f"{fill(ground) if ground else ''}</w:rPr>")
        for name, (colour, ground, bold, line) in inks.items()
    ]  # fmt: skip


def rules(inside: str = RULE, outside: str = BLUE, vertical: bool = False) -> str:
    """Return the lines of a table: light between rows, stronger above and below."""
    line = '<w:{} w:val="single" w:sz="{}" w:space="0" w:color="{}"/>'
    upright = line.format("insideV", 12, "FFFFFF") if vertical else ""
    return (
        f"<w:tblBorders>{line.format('top', 8, outside)}{line.format('bottom', 8, outside)}"
        f"{line.format('insideH', 4 if not vertical else 12, inside)}{upright}</w:tblBorders>"
    )


def table(
    name: str, lines: str, pad: int, first_row: str = "", first_column: str = "", band: str = ""
) -> str:
    """Return a table style with its padding in twips and the grounds of its parts."""
    sides = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", pad), ("left", 100), ("bottom", pad), ("right", 100))
    )
    parts = "".join(
        f'<w:tblStylePr w:type="{part}"><w:tcPr>{fill(colour)}{rest}</w:tcPr></w:tblStylePr>'
        for part, colour, rest in (
            ("firstRow", first_row, '<w:vAlign w:val="bottom"/>'), ("firstCol", first_column, ""),
            ("band2Horz", band, ""),
        ) if colour
    )  # fmt: skip
    body = (
        f'<w:tblPr><w:tblStyleRowBandSize w:val="1"/><w:tblInd w:w="0" w:type="dxa"/>{lines}'
        f"<w:tblCellMar>{sides}</w:tblCellMar></w:tblPr>{parts}"
    )
    return style("table", name, body, based="TableNormal")


def tables() -> list[str]:
    """Return the five table styles, and the plain one that Word expects beneath them."""
    sides = "".join(f'<w:{side} w:w="108" w:type="dxa"/>' for side in ("left", "right"))
    plain = f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>{sides}</w:tblCellMar></w:tblPr>'
    return [
        style("table", "Normal Table", plain, default=True).replace('"NormalTable"', '"TableNormal"'),
        table("Register", rules(), 75, first_row=BLUE, band="F6F9FC"),
        table("Facts", rules(), 75, first_row=BLUE),
        table("Compact", rules(), 40, first_row=BLUE, band="F6F9FC"),
        table("KeyValue", rules(outside=RULE), 80, first_row=BLUE, first_column="F0F5FA"),
        table("Matrix", rules("FFFFFF", "FFFFFF", vertical=True), 110, first_row=BLUE, first_column="F0F5FA"),
    ]


def styles() -> str:
    """Return the part that holds every style."""
    fonts = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>'
    language = (
        '<w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>'
    )
    run = f"<w:rPrDefault><w:rPr>{fonts}{language}</w:rPr></w:rPrDefault>"
    defaults = f"<w:docDefaults>{run}<w:pPrDefault/></w:docDefaults>"
    every = [*texts(), *headings(), *badges(), *tables()]
    return f'{HEAD}<w:styles xmlns:w="{W}">{defaults}{"".join(every)}</w:styles>'


def sampler() -> str:
    """Return a page that shows the paragraph styles to whoever opens the file, and sets paper and margins."""
    names = (
        "CoverCompany Title Subtitle CoverText Heading1 Heading2 Heading3 AppendixHeading BodyText Lead "
        "NoteBox Because Unknown Assumed Caption ListBullet ListNumber TableText TableSmall TableHeading "
        "TableGroup"
    )
    lines = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{name}"/></w:pPr><w:r><w:t>{escape(name)}</w:t></w:r></w:p>'
        for name in names.split()
    )
    page = (
        '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1247" w:right="1247" w:bottom="1247" '
        'w:left="1247" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
    )
    return f'{HEAD}<w:document xmlns:w="{W}"><w:body>{lines}{page}</w:body></w:document>'


def parts() -> dict[str, str]:
    """Return the members of the package by name."""
    kinds = f'<Override PartName="/word/document.xml" ContentType="{MAIN}.document.main+xml"/>'
    links = ""
    for name, (target, content) in LINKED.items():
        kinds += f'<Override PartName="/word/{target}.xml" ContentType="{content}"/>'
        links += f'<Relationship Id="rId-{name}" Type="{R}/{name}" Target="{target}.xml"/>'
    relations = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    )
    root = f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/>'
    linked = f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{{}}</Relationships>'
    return {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types">{relations}{kinds}</Types>',
        "_rels/.rels": linked.format(root),
        "word/_rels/document.xml.rels": linked.format(links),
        "word/document.xml": sampler(),
        "word/fontTable.xml": house_theme.font_table(),
        "word/numbering.xml": house.numbering(),
        "word/styles.xml": styles(),
        "word/theme/theme1.xml": house_theme.theme(),
    }


def house_style() -> bytes:
    """Return the whole .docx, the same bytes every time."""
    held = BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        for name, text in sorted(parts().items()):
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.compress_type, member.create_system, member.external_attr = (
                zipfile.ZIP_DEFLATED,
                3,
                0o600 << 16,
            )
            package.writestr(member, text.encode())
    return held.getvalue()


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(house_style())
