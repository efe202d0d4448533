# SPDX-License-Identifier: MIT
"""Hands that edit a Word document as people do, on its XML, and one that collects it and writes it anew."""

import random
import zipfile
from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO

import resvg_py
from lxml import etree

from planner.documents.edits import Edit
from planner.documents.html import DocumentProperties, HtmlDocument, Picture
from planner.documents.merging import Came, merged
from planner.load.word.compare import compare
from planner.load.word.document import read_document
from planner.render.word import said_in, write_kept
from planner.shipped import shipped

HOUSE_STYLE = shipped("templates") / "word" / "house-style.docx"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMES = {"w": W[1:-1]}
STEM = "report"
PROPERTIES = DocumentProperties(
    "A report", "Of a trial", "Wexmoor Hospitals NHS Trust", "Informatics", "Draft", "", date(2027, 3, 1), "1"
)
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {0} 60" width="{0}" height="60">'
    '<rect width="{0}" height="60"/></svg>'
)


def drawing(width: int) -> Picture:
    """Return a picture of so many pixels."""
    svg = SVG.format(width)
    return Picture(bytes(resvg_py.svg_to_bytes(svg_string=svg)), width / 4, 15, svg)


@dataclass
class Office:
    """An office file held in memory."""

    members: dict[str, bytes]

    @classmethod
    def of(cls, raw: bytes) -> "Office":
        with zipfile.ZipFile(BytesIO(raw)) as package:
            return cls({name: package.read(name) for name in package.namelist()})

    def parts(self) -> tuple[str, ...]:
        return tuple(self.members)

    def has(self, part: str) -> bool:
        return part in self.members

    def read(self, part: str) -> bytes:
        return self.members[part]

    def raw(self) -> bytes:
        held = BytesIO()
        with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in self.members.items():
                package.writestr(name, content)
        return held.getvalue()

    def words(self) -> str:
        """Return every word of the body, deleted ones and comments included."""
        texts = ""
        for part in ("word/document.xml", "word/comments.xml"):
            if part in self.members:
                root = etree.fromstring(self.members[part])
                for paragraph in root.iter(f"{W}p"):
                    texts += "".join(t.text or "" for t in paragraph.iter(f"{W}t", f"{W}delText")) + "\n"
        return texts


def collected(
    raw: bytes, edits: Sequence[Edit], html: str, pictures: dict[str, Picture] | None = None
) -> tuple[tuple[Edit, ...], Came]:
    """Return the edits of a project after a document has come back, and what came."""
    present = said_in(HtmlDocument(PROPERTIES, html), pictures or {})
    came = compare(read_document(Office.of(raw)), STEM, present)
    return merged(edits, STEM, came), came


def written(
    html: str, edits: Sequence[Edit] = (), pictures: dict[str, Picture] | None = None
) -> tuple[bytes, tuple[Edit, ...]]:
    """Return the document with the edits in it, and those that found no place."""
    return write_kept(HtmlDocument(PROPERTIES, html), pictures or {}, HOUSE_STYLE, edits)


@dataclass
class Hands:
    """Somebody at work on a document. Every word they type is a new one, and is remembered."""

    raw: bytes
    chance: random.Random
    typed: list[str] = field(default_factory=list)
    erased: set[str] = field(default_factory=set)
    count: int = 0

    def __post_init__(self) -> None:
        self.office = Office.of(self.raw)
        self.root = etree.fromstring(self.office.members["word/document.xml"])

    def done(self) -> bytes:
        """Return the document as it is saved."""
        self.office.members["word/document.xml"] = etree.tostring(
            self.root, xml_declaration=True, encoding="UTF-8", standalone=True
        )
        return self.office.raw()

    def word(self) -> str:
        self.count += 1
        word = f"w{self.chance.getrandbits(40):010x}"
        self.typed.append(word)
        return word

    def paragraphs(self) -> list[etree._Element]:
        """Return the paragraphs of the body with words in them, without the contents."""
        found = self.root.xpath(
            "//w:body//w:p[not(ancestor::w:sdt)][.//w:t][not(.//w:fldChar)][not(.//w:ins)][not(.//w:del)]",
            namespaces=NAMES,
        )
        return [one for one in found if "".join(t.text or "" for t in one.iter(f"{W}t")).strip()]

    def holding(self, words: str) -> etree._Element:
        """Return the first paragraph that holds these words."""
        return next(
            one for one in self.paragraphs() if words in "".join(t.text or "" for t in one.iter(f"{W}t"))
        )

    def any(self) -> etree._Element:
        return self.chance.choice(self.paragraphs())

    def append(self, paragraph: etree._Element) -> None:
        """Type a word at the end of a paragraph."""
        run = deepcopy(paragraph.findall(f".//{W}r")[-1])
        for child in list(run):
            if child.tag != f"{W}rPr":
                run.remove(child)
        text = etree.SubElement(run, f"{W}t")
        text.text = f" {self.word()}"
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        paragraph.append(run)

    def type_over(self, paragraph: etree._Element) -> None:
        """Select a whole paragraph and type: Word takes its bookmarks with it."""
        self.forget(paragraph)
        for child in list(paragraph):
            if child.tag != f"{W}pPr":
                paragraph.remove(child)
        paragraph.append(self.run(f"{self.word()} {self.word()}"))

    def delete(self, paragraph: etree._Element) -> None:
        """Delete a paragraph; the last of a cell is emptied."""
        self.forget(paragraph)
        parent = paragraph.getparent()
        if (parent.tag == f"{W}tc" and len(parent.findall(f"{W}p")) == 1) or paragraph.find(
            f"{W}pPr/{W}sectPr"
        ) is not None:
            for child in list(paragraph):
                if child.tag != f"{W}pPr":
                    paragraph.remove(child)
        else:
            parent.remove(paragraph)

    def forget(self, element: etree._Element) -> None:
        """Remember that a person erased the words of an element."""
        text = "".join(t.text or "" for t in element.iter(f"{W}t", f"{W}delText"))
        self.erased |= {word for word in self.typed if word in text}

    def run(self, text: str, marks: str = "") -> etree._Element:
        return etree.fromstring(
            f'<w:r xmlns:w="{W[1:-1]}"><w:rPr>{marks}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'
        )

    def insert(self, paragraph: etree._Element, style: str = "") -> etree._Element:
        """Press Enter at the end of a paragraph and type a new one."""
        made = etree.Element(f"{W}p")
        if style:
            properties = etree.SubElement(made, f"{W}pPr")
            etree.SubElement(properties, f"{W}pStyle").set(f"{W}val", style)
        made.append(self.run(f"{self.word()} ", "<w:b/>"))
        made.append(self.run(self.word()))
        paragraph.addnext(made)
        return made

    def insert_section(self, paragraph: etree._Element) -> None:
        """Write a section of one's own: a heading and two paragraphs."""
        top = paragraph
        while top.getparent().tag != f"{W}body":
            top = top.getparent()
        heading = self.insert(top, "Heading2")
        self.insert(self.insert(heading))

    def insert_table(self, paragraph: etree._Element) -> None:
        """Put a table of one's own after a paragraph of the running text."""
        top = paragraph
        while top.getparent().tag != f"{W}body":
            top = top.getparent()
        cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
        rows = "".join(
            f"<w:tr>{''.join(cell.format(self.word()) for _ in range(3))}</w:tr>" for _ in range(2)
        )
        table = etree.fromstring(f'<w:tbl xmlns:w="{W[1:-1]}"><w:tblPr/><w:tblGrid/>{rows}</w:tbl>')
        top.addnext(table)
        table.addnext(etree.Element(f"{W}p"))

    def insert_row(self, paragraph: etree._Element) -> None:
        """Add a row to the table that a paragraph is in."""
        row = next(paragraph.iterancestors(f"{W}tr"), None)
        if row is None:
            self.insert(paragraph)
            return
        made = deepcopy(row)
        for mark in list(made.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}tblHeader")):
            mark.getparent().remove(mark)
        for cell in made.iter(f"{W}tc"):
            for old in cell.findall(f"{W}p"):
                cell.remove(old)
            etree.SubElement(cell, f"{W}p").append(self.run(self.word()))
        row.addnext(made)

    def track(self, paragraph: etree._Element) -> None:
        """Type a word with tracked changes on."""
        change = etree.SubElement(paragraph, f"{W}ins")
        change.set(f"{W}id", "90001")
        change.set(f"{W}author", "A. Reviewer")
        change.append(self.run(f" {self.word()}"))

    def embolden(self, paragraph: etree._Element) -> None:
        """Make the first words of a paragraph bold."""
        run = next(run for run in paragraph.iter(f"{W}r") if run.find(f"{W}t") is not None)
        look = run.find(f"{W}rPr")
        if look is None:
            look = etree.Element(f"{W}rPr")
            run.insert(0, look)
        if look.find(f"{W}b") is None:
            style = look.find(f"{W}rStyle")
            look.insert(0 if style is None else 1, etree.Element(f"{W}b"))

    def comment(self, paragraph: etree._Element) -> None:
        """Say something in the margin."""
        part = self.office.members.get("word/comments.xml")
        root = etree.fromstring(part) if part else etree.Element(f"{W}comments", nsmap=NAMES)
        number = str(500 + len(root))
        made = etree.SubElement(root, f"{W}comment")
        for key, value in (("id", number), ("author", "A. Reviewer"), ("date", "2027-03-09T10:00:00Z")):
            made.set(f"{W}{key}", value)
        etree.SubElement(made, f"{W}p").append(self.run(self.word()))
        self.office.members["word/comments.xml"] = etree.tostring(root)
        if part is None:
            self._tell_of_comments()
        start = etree.Element(f"{W}commentRangeStart")
        start.set(f"{W}id", number)
        at = 1 if paragraph.find(f"{W}pPr") is not None else 0
        paragraph.insert(at, start)
        etree.SubElement(paragraph, f"{W}commentRangeEnd").set(f"{W}id", number)
        etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}commentReference").set(f"{W}id", number)

    def _tell_of_comments(self) -> None:
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
        types, links = "[Content_Types].xml", "word/_rels/document.xml.rels"
        told = f'<Override PartName="/word/comments.xml" ContentType="{kind}"/></Types>'.encode()
        self.office.members[types] = self.office.members[types].replace(b"</Types>", told)
        uri = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
        link = f'<Relationship Id="rIdC" Type="{uri}" Target="comments.xml"/></Relationships>'.encode()
        self.office.members[links] = self.office.members[links].replace(b"</Relationships>", link)

    def sort_rows(self, paragraph: etree._Element) -> None:
        """Turn the rows of a table round, as sorting does; every second bookmark is lost in it."""
        table = next(paragraph.iterancestors(f"{W}tbl"), None)
        if table is None:
            return
        rows = [row for row in table.findall(f"{W}tr") if row.find(f"{W}trPr/{W}tblHeader") is None]
        for row in rows:
            table.remove(row)
        table.extend(reversed(rows))
        for n, mark in enumerate(list(table.iter(f"{W}bookmarkStart"))):
            if n % 2:
                mark.getparent().remove(mark)


KINDS: tuple[Callable[[Hands, etree._Element], object], ...] = (
    Hands.append,
    Hands.type_over,
    Hands.delete,
    Hands.insert,
    Hands.insert_section,
    Hands.insert_table,
    Hands.insert_row,
    Hands.track,
    Hands.embolden,
    Hands.comment,
    Hands.sort_rows,
)
