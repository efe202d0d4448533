# SPDX-License-Identifier: MIT
"""A document with one of everything, as the templates will write it, and the file that Word gets of it."""

from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import resvg_py
from lxml import etree

from planner.documents.html import DocumentProperties, HtmlDocument, Picture
from planner.render.word import write_docx
from planner.shipped import shipped

HOUSE_STYLE = shipped("templates") / "word" / "house-style.docx"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

PROPERTIES = DocumentProperties(
    title="Requirements for a new PACS and radiology information system",
    subject="What the Trust asks of the systems that replace those whose contract ends on 30 June 2013",
    company="Ysbyty Gŵyr & Borders NHS Trust",
    author="Radiology informatics",
    status="Draft for the programme board",
    keywords="PACS; RIS; exit",
    date=date(2012, 3, 1),
    version="0.3",
)

SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 240" width="640" height="240">
<rect width="640" height="240" fill="#f0f5fa"/>
<g fill="#fff" stroke="#005eb8" stroke-width="3">
<rect x="30" y="80" width="140" height="80" rx="8"/><rect x="250" y="80" width="140" height="80" rx="8"/>
<rect x="470" y="80" width="140" height="80" rx="8"/></g>
<g stroke="#003087" stroke-width="4"><path d="M170 120H250"/><path d="M390 120H470"/></g></svg>"""


@cache
def pictures() -> dict[str, Picture]:
    """Return the one picture of the sample."""
    png = bytes(resvg_py.svg_to_bytes(svg_string=SVG, zoom=2))
    return {"context.svg": Picture(png=png, width_mm=160, height_mm=60, svg=SVG)}


FOLDER = Path(__file__).parent
WORDS = [line.split("|") for line in (FOLDER / "sample-requirements.txt").read_text("utf-8").splitlines()]
BODY = (FOLDER / "sample.html").read_text("utf-8")


def register(rows: int) -> str:
    """Return a requirement register of so many rows, with a sub-heading before every tenth."""
    lines = []
    for n in range(rows):
        title, priority, gate, text, because, standard = WORDS[n % len(WORDS)]
        if n % 10 == 0:
            lines.append(f'<tr class="group"><td>Clinical requirements, part {n // 10 + 1}</td></tr>')
        badge = f'<span class="{priority}">{priority.title()}</span>'
        lines.append(
            f'<tr id="CLN-{n + 1:02}"><td class="id">CLN-{n + 1:02}</td><td><strong>{title}.</strong> {text}'
            f'<p class="because">{because}</p></td><td class="centre">{badge}</td>'
            f'<td class="centre"><span class="{gate}">{gate.title()}</span></td><td>{standard}</td>'
            f"<td>Twenty studies of ten patients are opened at each site; none is missing.</td>"
            f'<td class="num">{n * 37 % 100}</td></tr>'
        )
    heads = ["ID", "Requirement", "Priority", "Use", "Standard", "Acceptance test", "Weight"]
    return (
        '<table class="register" data-widths="9 40 10 10 14 24 8"><caption>Clinical requirements</caption>'
        "<thead><tr>"
        + "".join(f"<th>{head}</th>" for head in heads)
        + f"</tr></thead><tbody>{''.join(lines)}</tbody></table>"
    )


def document(rows: int = 30) -> HtmlDocument:
    """Return the sample with a register of so many rows."""
    return HtmlDocument(
        PROPERTIES, BODY.replace("<div-register/>", register(rows).replace("<table", '<table id="register"'))
    )


def page(html: str) -> HtmlDocument:
    """Return a document that holds just this HTML."""
    return HtmlDocument(PROPERTIES, html)


@cache
def written() -> bytes:
    """Return the sample as a Word file."""
    return write_docx(document(), pictures(), HOUSE_STYLE)


def part(docx: bytes, name: str = "word/document.xml") -> etree._Element:
    """Return one part of a Word file as a tree."""
    with ZipFile(BytesIO(docx)) as package:
        return etree.fromstring(package.read(name))


def body_of(html: str) -> etree._Element:
    """Return the body that Word gets of this HTML."""
    return part(write_docx(page(html), pictures(), HOUSE_STYLE))


def text_of(element: etree._Element) -> str:
    """Return the text that a reader sees in an element."""
    return "".join(str(node.text or "") for node in element.iter(f"{W}t"))
