# SPDX-License-Identifier: MIT
"""Draws `templates/word/house-style.docx`: the styles, the numbering and the page that every document is set in.

Run it as `python tools/house_style.py templates/word/house-style.docx` after a change here. The same script gives
the same bytes. A trust may put its own .docx in its place, as long as that holds the same style names.
"""

import sys
import zipfile
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

BLUE, NAVY, SKY, INK, GREY, RULE, PALE = "005EB8", "003087", "41B6E6", "212B32", "4C6272", "D0D7DD", "EAF2FA"
RED, GREEN, ORANGE, YELLOW, ROSE, CREAM, STONE = (
    "B3121D",
    "007F3B",
    "F7A35C",
    "FFDD7A",
    "FBE6E4",
    "FFF6D9",
    "E8EDEE",
)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


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


def panel(last: bool) -> str:
    """Return the borders that pad the blue panel of the cover; the last paragraph closes it with a light stripe."""
    sides = [("top", BLUE), ("left", BLUE), ("bottom", SKY if last else BLUE), ("right", BLUE)]
    rules = (f'<w:{s} w:val="single" w:sz="{48}" w:space="14" w:color="{c}"/>' for s, c in sides)
    return f"<w:pBdr>{''.join(rules)}</w:pBdr>{fill(BLUE)}"


def style(
    kind: str, name: str, body: str, based: str = "", following: str = "", default: bool = False
) -> str:
    """Return one style; its id is its name without spaces."""
    key = {"annotation text": "CommentText"}.get(
        name, name.title().replace(" ", "") if name.islower() else name
    )
    links = f'<w:basedOn w:val="{based}"/>' if based else ""
    links += f'<w:next w:val="{following}"/>' if following else ""
    flag = ' w:default="1"' if default else ' w:customStyle="1"' if name not in BUILT_IN else ""
    return (
        f'<w:style w:type="{kind}"{flag} w:styleId="{key.replace(" ", "")}"><w:name w:val="{name}"/>{links}'
        f'<w:uiPriority w:val="1"/><w:qFormat/>{body}</w:style>'
    )


def paragraph(name: str, layout: str, character: str = "", based: str = "Normal", following: str = "") -> str:
    """Return a paragraph style."""
    return style("paragraph", name, f"<w:pPr>{layout}</w:pPr><w:rPr>{character}</w:rPr>", based, following)


BUILT_IN = {
    "Normal", "Title", "Subtitle", "heading 1", "heading 2", "heading 3", "Body Text", "caption", "List Bullet",
    "List Number", "TOC Heading", "toc 1", "toc 2", "header", "footer", "annotation text", "Hyperlink", "Normal Table",
}  # fmt: skip


def numbered(number: int, level: int = 0) -> str:
    """Return the reference from a style to its level of a list."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def headings() -> list[str]:
    """Return the title page, headings, contents and caption styles."""
    kept = "<w:keepNext/><w:keepLines/>"
    outline = '<w:outlineLvl w:val="{}"/>'
    cover = '<w:ind w:left="400" w:right="400"/>'
    return [
        paragraph("Title", kept + panel(False) + spacing(3400, 0, 252) + cover, face(34, "FFFFFF", True)),
        paragraph("Subtitle", panel(True) + spacing(0, 900, 264) + cover, face(15, "FFFFFF")),
        paragraph("CoverText", '<w:tabs><w:tab w:val="left" w:pos="2268"/></w:tabs>' + spacing(0, 110)
                  + '<w:ind w:left="2268" w:hanging="2268"/>', face(11.5)),
        paragraph("heading 1", kept + numbered(1) + bar(BLUE, "bottom", 12, 5) + spacing(480, 220, 252)
                  + outline.format(0), face(20, NAVY, True), following="BodyText"),
        paragraph("heading 2", kept + numbered(1, 1) + spacing(340, 120, 252) + outline.format(1),
                  face(14, BLUE, True), following="BodyText"),
        paragraph("heading 3", kept + numbered(1, 2) + spacing(260, 90, 252) + outline.format(2),
                  face(11.5, NAVY, True), following="BodyText"),
        paragraph("AppendixHeading", "<w:pageBreakBefore/>" + numbered(2), based="Heading1", following="BodyText"),
        paragraph("TOC Heading", kept + bar(BLUE, "bottom", 12, 5) + spacing(0, 260, 252), face(20, NAVY, True)),
        paragraph("toc 1", '<w:tabs><w:tab w:val="left" w:pos="567"/><w:tab w:val="right" w:leader="dot" w:pos="9411"/>'
                  "</w:tabs>" + spacing(170, 40) + '<w:ind w:left="567" w:right="567" w:hanging="567"/>',
                  face(11, NAVY, True)),
        paragraph("toc 2", '<w:tabs><w:tab w:val="left" w:pos="1247"/><w:tab w:val="right" w:leader="dot" w:pos="9411"/>'
                  "</w:tabs>" + spacing(0, 30) + '<w:ind w:left="1247" w:right="567" w:hanging="680"/>', face(10, INK)),
        paragraph("caption", kept + spacing(240, 100, 252), face(9.5, GREY, True), following="BodyText"),
        paragraph("header", bar(RULE, "bottom", 6, 6) + spacing(0, 0, 240), face(8.5, GREY)),
        paragraph("footer", bar(RULE, "top", 6, 6) + spacing(0, 0, 240), face(8.5, GREY)),
    ]  # fmt: skip


def texts() -> list[str]:
    """Return the styles of running text and of the cells of tables."""
    inset = '<w:ind w:left="284" w:right="284"/>'
    return [
        style("paragraph", "Normal", f"<w:rPr>{face(10.5)}</w:rPr>", default=True),
        paragraph("Body Text", spacing(0, 150, 288)),
        paragraph("Lead", spacing(0, 220, 288), face(13, GREY), following="BodyText"),
        paragraph("Note", "<w:keepLines/>" + bar(BLUE) + fill(PALE) + spacing(120, 200) + inset, face(10)),
        paragraph("Because", "<w:keepLines/>" + bar(SKY, size=18) + spacing(40, 160) + inset,
                  face(10, GREY, italic=True)),
        paragraph("Unknown", "<w:keepLines/>" + bar(RED) + fill(ROSE) + spacing(120, 200) + inset, face(10)),
        paragraph("Assumed", "<w:keepLines/>" + bar("D99A00") + fill(CREAM) + spacing(120, 200) + inset, face(10)),
        paragraph("List Bullet", numbered(3) + spacing(0, 80, 276), following="ListBullet"),
        paragraph("List Number", numbered(4) + spacing(0, 80, 276), following="ListNumber"),
        paragraph("TableText", spacing(0, 0, 259), face(9)),
        paragraph("TableHead", "<w:keepNext/>" + spacing(0, 0, 252), face(9, "FFFFFF", True)),
        paragraph("TableSmall", spacing(0, 0, 252), face(8, GREY)),
        paragraph("TableRowHead", "", face(9, NAVY, True), based="TableText"),
        paragraph("TableGroup", "<w:keepNext/>" + fill("DCE9F6"), face(9.5, NAVY, True), based="TableText"),
        paragraph("annotation text", spacing(0, 0, 240), face(10)),
    ]  # fmt: skip


def badges() -> list[str]:
    """Return the character styles; each badge differs by weight or line as well as by colour."""

    def badge(name: str, colour: str, ground: str = "", bold: bool = True, rest: str = "") -> str:
        weight = "<w:b/><w:bCs/>" if bold else ""
        shade = fill(ground) if ground else ""
        return style("character", name, f'<w:rPr>{weight}<w:color w:val="{colour}"/>{rest}{shade}</w:rPr>')

    dotted = '<w:u w:val="dotted" w:color="{}"/>'
    return [
        badge("Hyperlink", BLUE, bold=False, rest='<w:u w:val="single"/>'),
        badge("Must", "FFFFFF", NAVY), badge("Should", "FFFFFF", BLUE), badge("Could", NAVY, "CFE4F7"),
        badge("Wont", INK, STONE, bold=False),
        badge("Gate", "FFFFFF", "5B2071"), badge("Scored", "5B2071", "EFE3F3"), badge("Info", INK, STONE, bold=False),
        badge("BandLow", "FFFFFF", GREEN), badge("BandModerate", INK, YELLOW), badge("BandHigh", INK, ORANGE),
        badge("BandExtreme", "FFFFFF", RED),
        badge("AssumedMark", "5C4200", CREAM, bold=False, rest=dotted.format("B37F00")),
        badge("UnknownMark", RED, ROSE, rest=dotted.format(RED)),
        badge("Critical", RED), badge("Muted", GREY, bold=False),
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
    plain = (
        '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" '
        'w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    )
    return [
        style("table", "Normal Table", plain, default=True).replace('"NormalTable"', '"TableNormal"'),
        table("Register", rules(), 75, first_row=BLUE, band="F6F9FC"),
        table("Facts", rules(), 75, first_row=BLUE),
        table("Compact", rules(), 40, first_row=BLUE, band="F6F9FC"),
        table("KeyValue", rules(outside=RULE), 80, first_row=BLUE, first_column="F0F5FA"),
        table("Matrix", rules("FFFFFF", "FFFFFF", vertical=True), 110, first_row=BLUE, first_column="F0F5FA"),
    ]


def level(depth: int, form: str, text: str, left: int, hanging: int, link: str = "", colour: str = "") -> str:
    """Return one level of a list."""
    linked = f'<w:pStyle w:val="{link}"/>' if link else ""
    ink = f'<w:rPr><w:color w:val="{colour}"/></w:rPr>' if colour else ""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{linked}<w:suff w:val="tab"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/>'
        f"</w:pPr>{ink}</w:lvl>"
    )


def numbering() -> str:
    """Return the four lists: headings, appendices, bullets and numbers."""
    lists = [
        [("decimal", "%1", 680, 680, "Heading1"), ("decimal", "%1.%2", 680, 680, "Heading2"),
         ("decimal", "%1.%2.%3", 794, 794, "Heading3")],
        [("upperLetter", "Appendix %1", 2154, 2154, "AppendixHeading"), ("decimal", "%1.%2", 680, 680, ""),
         ("decimal", "%1.%2.%3", 794, 794, "")],
        [("bullet", "•", 397, 284, "ListBullet", BLUE), ("bullet", "–", 794, 284, "", BLUE),
         ("bullet", "•", 1191, 284, "", BLUE)],
        [("decimal", "%1.", 454, 397, "ListNumber", BLUE), ("lowerLetter", "%2.", 908, 397, "", BLUE),
         ("lowerRoman", "%3.", 1362, 397, "", BLUE)],
    ]  # fmt: skip
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:multiLevelType w:val="multilevel"/>'
        f"{''.join(level(depth, *form) for depth, form in enumerate(levels))}</w:abstractNum>"
        for n, levels in enumerate(lists, 1)
    )
    uses = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(1, len(lists) + 1)
    )
    return f'{HEAD}<w:numbering xmlns:w="{W}">{abstract}{uses}</w:numbering>'


def styles() -> str:
    """Return the part that holds every style."""
    fonts = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>'
    language = (
        '<w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>'
    )
    defaults = f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}{language}</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    every = [*texts(), *headings(), *badges(), *tables()]
    return f'{HEAD}<w:styles xmlns:w="{W}">{defaults}{"".join(every)}</w:styles>'


def sampler() -> str:
    """Return a page that shows the paragraph styles to whoever opens the file, and sets paper and margins."""
    names = "Title Subtitle CoverText Heading1 Heading2 Heading3 AppendixHeading BodyText Lead Note Because Unknown"
    names += " Assumed Caption ListBullet ListNumber TableText TableSmall TableRowHead TableGroup"
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
    kinds = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{MAIN}.{kind}+xml"/>'
        for name, kind in (("document", "document.main"), ("styles", "styles"), ("numbering", "numbering"))
    )
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{R}/{name}" Target="{name}.xml"/>'
        for n, name in enumerate(("styles", "numbering"), 1)
    )
    return {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
        f'"application/vnd.openxmlformats-package.relationships+xml"/>{kinds}</Types>',
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>',
        "word/document.xml": sampler(),
        "word/numbering.xml": numbering(),
        "word/styles.xml": styles(),
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
