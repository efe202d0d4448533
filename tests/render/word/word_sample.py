# SPDX-License-Identifier: MIT
"""A document with one of everything, as the templates will write it, and the file that Word gets of it."""

from datetime import date
from functools import cache
from io import BytesIO
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


WORDS = (
    ("One imaging history for each patient", "must", "gate", "The Supplier shall present every study of a patient, "
     "whatever its age and wherever it was acquired, in one list ordered by date.",
     "The PACS of three sites hold studies of the same patients under different numbers.", "IHE RAD SWF.b RAD-14"),
    ("Reports reach the ordering clinician", "must", "scored", "The Supplier shall deliver each verified report to "
     "the electronic patient record within 60 seconds and shall show every report that was not delivered.",
     "The EPR receives reports over an interface that belongs to the outgoing contract.", "HL7 v2.4 ORU^R01"),
    ("Studies are read while the archive is away", "should", "scored", "The Supplier shall keep the last 24 months of "
     "studies readable at each site when the link to the archive is lost.",
     "The long-term archive is the regional store, reached over N3.", "DICOM PS3.4 Annex C"),
    ("Pictures for the theatre list", "could", "info", "The Supplier shall fetch the studies of tomorrow's theatre "
     "list to the theatre suite by 06:00.", "Orthopaedic templating opens studies that are years old.", ""),
)  # fmt: skip


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
            f'<td>Twenty studies of ten patients are opened at each site; none is missing.</td>'
            f'<td class="num">{n * 37 % 100}</td></tr>'
        )
    heads = "ID|Requirement|Priority|Use|Standard|Acceptance test|Weight".split("|")
    return (
        '<table class="register" data-widths="9 40 10 10 14 24 8"><caption>Clinical requirements</caption><thead><tr>'
        + "".join(f"<th>{head}</th>" for head in heads)
        + f"</tr></thead><tbody>{''.join(lines)}</tbody></table>"
    )


BODY = """
<!-- at sample.html.j2:1 -->
<h1 id="purpose">Purpose of this document</h1>
<p class="lead">The contract for pictures and for radiology's own system ends on 30 June 2013. This document says what
the Trust asks of the systems that follow, and why.</p>
<p>It is written for the programme board and for bidders. Each requirement names the fact about the Trust that gives
rise to it; <a href="#register"></a> holds them all, <a href="#context"></a> shows what surrounds the systems and
<a href="#questions"></a> lists what nobody has answered yet. Terms are explained in <a href="#glossary"></a>, and the
first of all requirements is <a href="#CLN-01">CLN-01</a>. See also <a href="#volumes"></a>.</p>
<h2 id="scope">What is in scope</h2>
<p>Three things are replaced:</p>
<ul><li>the picture archiving and communication system at <strong>all three sites</strong></li>
<li>the radiology information system, with:<ul><li>its work lists</li><li>its <em>patient letters</em></li></ul></li>
<li>the long-term archive</li></ul>
<p>They are replaced in this order:</p>
<ol><li>the archive</li><li>the radiology information system</li><li>the PACS</li></ol>
<p>And switched off in this one:</p>
<ol><li>the PACS<ol><li>its web viewer</li><li>its database</li></ol></li><li>the archive</li></ol>
<h3>What is out of scope</h3>
<p>The electronic patient record stays; so does order communication for general practice.</p>
<p class="note">Prices are not asked for here. They belong to the invitation to tender.</p>
<p class="because">The regional store serves eleven trusts, and leaving it takes longest.</p>
<p class="unknown">Unknown: how many copies of each mammogram the regional store holds.</p>
<p class="assumed">Assumed: the network between the sites carries 1 Gbit/s.</p>
<h1 id="estate">The estate today</h1>
<p class="lead">What the Trust runs, in figures.</p>
<h2>Particulars</h2>
<table class="keyvalue" data-widths="30 70"><tbody>
<tr><th>Trust</th><td>Ysbyty Gŵyr &amp; Borders NHS Trust</td></tr>
<tr><th>Contract ends</th><td class="date">30 June 2013</td></tr>
<tr><th>Archive</th><td><span class="assumed" data-comment="Ask the supplier for the size on disk.">45 TB</span>,
of which <span class="unknown">unknown</span> compressed</td></tr>
<tr><th>Sites</th><td><ul><li>Gŵyr General</li><li>Borders Infirmary</li></ul></td></tr>
</tbody></table>
<p>Volumes follow. They were counted in February 2012 and drive every figure in this document.</p>
<h2 id="volumes">Volumes and risks</h2>
<table class="facts" data-widths="30 20 20 30"><caption>Studies held, by modality</caption><thead><tr><th>Modality</th>
<th class="num">Studies a year</th><th class="num">Size, TB</th><th>Where</th></tr></thead><tbody>
<tr><td>Computed tomography</td><td class="num">31,000</td><td class="num">22.5</td><td>Regional store</td></tr>
<tr><td>Mammography</td><td class="num">9,000</td><td class="num">6.1</td><td>PACS only</td></tr>
<tr><td><strong>Both</strong></td><td class="num">40,000</td><td class="num">28.6</td><td></td></tr></tbody></table>
<table class="matrix" id="heat"><caption>Risks by likelihood and impact</caption><thead><tr><th>Likelihood</th>
<th class="centre">Minor</th><th class="centre">Major</th><th class="centre">Catastrophic</th></tr></thead><tbody>
<tr><th>Likely</th><td><span class="band-moderate">Moderate 8</span></td><td><span class="band-extreme">Extreme 16</span>
</td><td><span class="band-extreme">Extreme 20</span></td></tr>
<tr><th>Rare</th><td><span class="band-low">Low 2</span></td><td><span class="band-moderate">Moderate 4</span></td>
<td><span class="band-high">High 10</span></td></tr></tbody></table>
<table class="compact"><thead><tr><th>Interface</th><th>From</th><th>To</th><th>Protocol</th></tr></thead><tbody>
<tr><td>Orders</td><td>EPR</td><td>RIS</td><td>HL7 v2.4 <span class="muted">over MLLP</span></td></tr>
<tr><td>Reports</td><td>RIS</td><td>EPR</td><td><span class="critical">critical</span></td></tr></tbody></table>
<figure id="context"><img src="context.svg" alt="Three systems in a row: orders, radiology, archive">
<figcaption>What surrounds the radiology systems</figcaption></figure>
<section class="landscape">
<h1>Requirements</h1>
<p>Gates are passed or failed; the rest is scored.</p>
<div-register/>
</section>
<h1 id="questions">Questions to answer</h1>
<p>Each is marked where it matters, for example
<span class="unknown" data-comment="Who holds the second copy? Ask the regional store & its supplier.">the second
copy</span>. Long words such as LlanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogochLlanfairpwllgwyngyllgogery
break; so do ids like R03@ris-epr-reports. Emoji 😀 and ŵ ŷ are kept.</p>
<section class="appendix">
<h1 id="traceability">Where each requirement comes from</h1>
<h2>Facts used</h2><p>From <em>estate.yaml</em>, line 14.</p>
</section>
<section class="appendix">
<h1 id="glossary">Glossary</h1>
<dl><dt>PACS</dt><dd>Picture archiving and communication system.</dd>
<dt>RIS</dt><dd>Radiology information system: orders, appointments, reports.</dd></dl>
</section>
"""


def document(rows: int = 30) -> HtmlDocument:
    """Return the sample with a register of so many rows."""
    return HtmlDocument(PROPERTIES, BODY.replace("<div-register/>", register(rows).replace("<table", '<table id="register"')))


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
