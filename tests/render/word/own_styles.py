# SPDX-License-Identifier: MIT
"""House styles of others, as Word and LibreOffice leave them: made by python-docx and by hand, with traps."""

from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

NS = nsdecls("w")
CORE = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"


def control(shown: str, *, tag: str = "", xpath: str = "", block: bool = False) -> str:
    """Return a content control that is named, or bound to a property, and shows a prompt."""
    bound = f'<w:dataBinding w:xpath="{xpath}" w:storeItemID="{CORE}"/>' if xpath else ""
    named = f'<w:tag w:val="{tag}"/>' if tag else ""
    run = f'<w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>[{shown}]</w:t></w:r>'
    inside = f"<w:p>{run}</w:p>" if block else run
    return (
        f"<w:sdt {NS}><w:sdtPr>{named}{bound}<w:showingPlcHdr/></w:sdtPr>"
        f"<w:sdtContent>{inside}</w:sdtContent></w:sdt>"
    )


def field(instruction: str, shown: str) -> str:
    """Return a field with its last answer, as Word writes one."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    half = len(instruction) // 2
    code = "".join(
        f'<w:r><w:instrText xml:space="preserve">{part}</w:instrText></w:r>'
        for part in (instruction[:half], instruction[half:])
    )
    answer = f"<w:r><w:t>{shown}</w:t></w:r>"
    return f"{mark.format('begin')}{code}{mark.format('separate')}{answer}{mark.format('end')}"


def paragraph(inside: str, style: str = "") -> str:
    """Return a paragraph of such pieces."""
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p {NS}>{look}{inside}</w:p>"


def add(document: Document, *blocks: str) -> None:
    """Put blocks before the properties of the last section."""
    end = document.element.body.sectPr
    for block in blocks:
        end.addprevious(parse_xml(block))


def saved(document: Document) -> bytes:
    held = BytesIO()
    document.save(held)
    return held.getvalue()


@cache
def trust() -> bytes:
    """Return a trust's template: a cover with a table and controls, and three kinds of header.

    Its headings are numbered, a section lies on its side, and there is a page at the back.
    """
    document = docx.Document()
    document.core_properties.title = "Template"
    styles = document.styles
    styles["Normal"].font.name = "Georgia"
    for n, size in ((1, 22), (2, 16), (3, 13)):
        styles[f"Heading {n}"].font.color.rgb = RGBColor(0x6A, 0x1B, 0x4D)
        styles[f"Heading {n}"].font.name = "Georgia"
        styles[f"Heading {n}"].font.size = Pt(size)
    _cover(document)
    own = document.add_section(WD_SECTION.NEW_PAGE)
    own.different_first_page_header_footer = True
    own.header.is_linked_to_previous = False
    _edges(own, document)
    add(document, paragraph(control("Put your text here", tag="content"), "Normal"))
    document.settings.odd_and_even_pages_header_footer = True
    lying = document.add_section(WD_SECTION.NEW_PAGE)
    lying.orientation = WD_ORIENT.LANDSCAPE
    lying.page_width, lying.page_height = lying.page_height, lying.page_width
    lying.left_margin = lying.right_margin = Cm(1.5)
    lying.header.is_linked_to_previous = False
    lying.header.paragraphs[0].text = "Lying header of the trust"
    document.add_paragraph("About the trust: the page at the back.")
    _number_headings(document)
    return saved(document)


def _cover(document: Document) -> None:
    table = document.add_table(rows=1, cols=2)
    cells = table.rows[0].cells
    title = control("Title", xpath="/ns1:coreProperties[1]/ns0:title[1]")
    cells[0]._tc.append(parse_xml(paragraph(title, "Title")))
    cells[1]._tc.append(parse_xml(paragraph(field(" DOCPROPERTY  Company  \\* MERGEFORMAT ", "Acme"))))
    add(
        document,
        paragraph(control("Subject", xpath="/ns1:coreProperties[1]/ns0:subject[1]")),
        paragraph(control("Status", xpath="/ns1:coreProperties[1]/ns1:contentStatus[1]")),
        paragraph('<w:fldSimple w:instr=" SUBJECT "><w:r><w:t>Old subject</w:t></w:r></w:fldSimple>'),
        paragraph(control("Date", tag="Publish Date")),
    )


def _edges(section: object, document: Document) -> None:
    section.header.paragraphs[0]._p.append(parse_xml(f"<w:r {NS}><w:t>Header of the trust: </w:t></w:r>"))
    for piece in parse_xml(paragraph(field(" TITLE ", "Old title"))):
        section.header.paragraphs[0]._p.append(piece)
    section.first_page_header.paragraphs[0].text = "First header of the trust"
    section.even_page_header.is_linked_to_previous = False
    section.even_page_header.paragraphs[0].text = "Even header of the trust"
    section.footer.is_linked_to_previous = False
    section.footer.paragraphs[0].text = "Footer of the trust"


def _number_headings(document: Document) -> None:
    """Let headings 1 and 2 count as `Part I` and `I.1.`, in a list whose number ours would have taken."""
    numbering = document.part.numbering_part.element
    forms = (("upperRoman", "%1."), ("decimal", "%1.%2."), ("lowerLetter", "%1.%2.%3"))
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:pStyle w:val="Heading{n + 1}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for n, (kind, text) in enumerate(forms)
    )
    numbering.insert(0, parse_xml(f'<w:abstractNum {NS} w:abstractNumId="77">{levels}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {NS} w:numId="4711"><w:abstractNumId w:val="77"/></w:num>'))
    for n in (1, 2, 3):
        layout = document.styles[f"Heading {n}"].element.get_or_add_pPr()
        layout.append(parse_xml(f'<w:numPr {NS}><w:ilvl w:val="{n - 1}"/><w:numId w:val="4711"/></w:numPr>'))


def changed(content: bytes, change: Callable[[str, bytes], bytes | None], **more: bytes) -> bytes:
    """Return a file with its parts changed by a function of name and content (none: left out)."""
    held = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(held, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            if (part := change(name, old.read(name))) is not None:
                new.writestr(ZipInfo(name), part)
        for name, part in more.items():
            new.writestr(ZipInfo(name), part)
    return held.getvalue()


def kept(folder: Path, content: bytes, name: str = "trust.docx") -> Path:
    """Return the path of a file with this content."""
    path = folder / name
    path.write_bytes(content)
    return path


__all__ = ["add", "changed", "control", "field", "kept", "paragraph", "qn", "saved", "trust"]
