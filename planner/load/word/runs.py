# SPDX-License-Identifier: MIT
"""One paragraph of a Word document as words: what is seen, and what was there before planner's own changes.

A tracked change of a person counts as accepted. Planner's own changes, by which a conflict is shown, are read
both ways.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from planner.documents.wording import BREAK, Piece

Element = etree._Element
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
SVG = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"
PLANNER = "planner"
PLAIN = Piece("")
OFF = ("0", "false", "off")
SECTION = "section\u00a0"


@dataclass
class Drawn:
    """A picture in a paragraph: its part, its alternative text, whether it is planner's own, its size.

    The size is in millimetres, and 0 where nobody says it.
    """

    part: str
    alt: str
    ours: bool
    wide: float = 0.0
    high: float = 0.0


@dataclass
class Words:
    """What a paragraph holds. `before` is how it reads without planner's own tracked changes."""

    pieces: list[Piece] = field(default_factory=list)
    before: list[Piece] = field(default_factory=list)
    conflict: bool = False
    drawn: list[Drawn] = field(default_factory=list)
    other: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    tracked: set[str] = field(default_factory=set)

    def both(self) -> list[Piece]:
        """Return all that can be read: in a conflict the person's words, then planner's."""
        return [*self.before, Piece(" "), *self.pieces] if self.conflict else self.pieces


@dataclass(frozen=True)
class Surroundings:
    """What a paragraph leans on: the parts behind its links, the notes, and the class of each style."""

    links: Mapping[str, str]
    outside: Mapping[str, str]
    notes: Mapping[str, str]
    styles: Mapping[str, str]


class Reader:
    """Reads the paragraphs of one story; a field may begin in one and end in another."""

    def __init__(self, around: Surroundings) -> None:
        self.around = around
        self.fields: list[tuple[str, bool]] = []
        self.words = Words()
        self.seen = self.was = True
        self.link = ""

    def paragraph(self, element: Element) -> Words:
        """Return what a paragraph holds."""
        self.words = Words()
        self._inside(element)
        return self.words

    def _inside(self, element: Element) -> None:
        for child in element:
            if isinstance(child.tag, str):
                self._node(child, child.tag)

    def _node(self, node: Element, tag: str) -> None:
        if tag == f"{W}r":
            self._run(node)
        elif tag in (f"{W}ins", f"{W}del", f"{W}moveTo", f"{W}moveFrom"):
            self._change(node, tag in (f"{W}ins", f"{W}moveTo"))
        elif tag == f"{W}hyperlink":
            self._hyperlink(node)
        elif tag == f"{W}fldSimple":
            self._counted(str(node.get(f"{W}instr")), "".join(map(str, node.itertext())))
        elif tag == f"{W}bookmarkStart":
            self.words.marks.append(str(node.get(f"{W}name")))
        elif tag == f"{W}commentRangeStart":
            self.words.comments.append(str(node.get(f"{W}id")))
        elif tag in (f"{M}oMath", f"{M}oMathPara"):
            self._add("".join(text.text or "" for text in node.iter(f"{M}t")))
            self.words.other.append("an equation")
        elif tag not in (f"{W}pPr", f"{W}sdtPr", f"{W}sdtEndPr", f"{W}rPr"):
            self._inside(node)

    def _change(self, node: Element, inserted: bool) -> None:
        author = str(node.get(f"{W}author"))
        seen, was = self.seen, self.was
        if author == PLANNER:
            self.words.conflict = True
            self.seen, self.was = seen and inserted, was and not inserted
        else:
            self.words.tracked.add(author)
            self.seen, self.was = seen and inserted, was and inserted
        self._inside(node)
        self.seen, self.was = seen, was

    def _hyperlink(self, node: Element) -> None:
        anchor, address = node.get(f"{W}anchor"), self.around.outside.get(str(node.get(f"{R}id")))
        self.link, before = (anchor or self.link), self.link
        self._inside(node)
        self.link = before
        if address and not anchor:
            self._add(f" ({address})")

    def _add(self, text: str, like: Piece = PLAIN) -> None:
        if not text:
            return
        piece = like._replace(text=text)
        if self.fields and not all(result for _, result in self.fields):
            return
        if self.fields and self._field_owner():
            return
        if self.seen:
            self.words.pieces.append(piece)
        if self.was:
            self.words.before.append(piece)

    def _field_owner(self) -> bool:
        """True within the result of a field that Word counts itself; the field stands for it."""
        return any(not code.startswith("HYPERLINK") for code, _ in self.fields)

    def _counted(self, code: str, shown: str) -> None:
        """Add a field: a cross-reference, or a number that Word counts."""
        parts = code.split()
        kind = parts[0] if parts else ""
        if kind == "HYPERLINK":
            return
        reference = kind == "REF" and len(parts) > 1
        link = parts[1] if reference else "#"
        for pieces, on in ((self.words.pieces, self.seen), (self.words.before, self.was)):
            if on and kind not in ("TOC", "PAGEREF"):
                if reference and "\\r" in parts and pieces and pieces[-1].text.endswith(SECTION):
                    pieces[-1] = pieces[-1]._replace(text=pieces[-1].text[: -len(SECTION)])
                pieces.append(Piece("", link=link, shown=shown))

    def _run(self, run: Element) -> None:
        like = self._look(run.find(f"{W}rPr"))
        for child in run:
            tag = child.tag if isinstance(child.tag, str) else ""
            if tag in (f"{W}t", f"{W}delText"):
                self._text(child.text or "", like)
            elif tag == f"{W}fldChar":
                self._mark(str(child.get(f"{W}fldCharType")))
            elif tag == f"{W}instrText" and self.fields:
                code, result = self.fields[-1]
                self.fields[-1] = (code + (child.text or ""), result)
            elif tag in CHARACTERS:
                self._text(CHARACTERS[tag], like)
            elif tag == f"{W}br" and child.get(f"{W}type") in (None, "textWrapping"):
                self._text(BREAK, Piece(""))
            elif tag == f"{W}sym":
                self._text(chr(int(str(child.get(f"{W}char")), 16)), like)
            elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                note = self.around.notes.get(f"{tag[len(W) :]}{child.get(f'{W}id')}", "")
                self._text(f" ({note})" if note else "", like)
            elif tag in SHAPES:
                self._shape(child)

    def _look(self, properties: Element | None) -> Piece:
        if properties is None:
            return Piece("", link=self.link)
        style = properties.find(f"{W}rStyle")
        name = self.around.styles.get(str(style.get(f"{W}val")), "") if style is not None else ""
        on = {
            key: (found := properties.find(f"{W}{key}")) is not None and found.get(f"{W}val") not in OFF
            for key in ("b", "i")
        }
        return Piece("", on["b"], on["i"], name, self.link)

    def _text(self, text: str, like: Piece) -> None:
        if self.fields and self.fields[-1][1] and self._field_owner():
            self.shown += text
        else:
            self._add(text, like)

    shown = ""

    def _mark(self, kind: str) -> None:
        if kind == "begin":
            self.fields.append(("", False))
            self.shown = ""
        elif kind == "separate" and self.fields:
            self.fields[-1] = (self.fields[-1][0].strip(), True)
        elif kind == "end" and self.fields:
            code, _ = self.fields.pop()
            self._counted(code.strip(), self.shown)
            self.shown = ""

    def _shape(self, shape: Element) -> None:
        """Take note of a drawing: a picture, a text box, or what a document cannot be given again."""
        boxes = list(shape.iter(f"{W}txbxContent"))
        if shape.tag.endswith("}AlternateContent"):
            first = next(iter(shape), None)
            boxes = list(first.iter(f"{W}txbxContent")) if first is not None else []
        self.words.boxes += boxes
        blips = [blip for blip in shape.iter(f"{A}blip") if blip.get(f"{R}embed")]
        described = next(shape.iter(f"{WP}docPr"), None)
        alt = str(described.get("descr") or described.get("title") or "") if described is not None else ""
        extent = next(shape.iter(f"{WP}extent"), None)
        wide, high = (_millimetres(extent, side) for side in ("cx", "cy"))
        for blip in blips:
            part = self.around.links.get(str(blip.get(f"{R}embed")), "")
            ours = next(blip.iter(SVG), None) is not None
            self.words.drawn.append(Drawn(part, alt.strip(), ours, wide, high))
        for image in shape.iter("{urn:schemas-microsoft-com:vml}imagedata"):
            part = self.around.links.get(str(image.get(f"{R}id")), "")
            if part and not blips:
                self.words.drawn.append(Drawn(part, str(image.get("title") or ""), False))
        if (
            not blips
            and not boxes
            and next(shape.iter("{urn:schemas-microsoft-com:vml}imagedata"), None) is None
        ):
            self.words.other.append("an object or a drawing")


CHARACTERS = {
    f"{W}tab": " ",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}cr": BREAK,
    f"{W}ptab": " ",
}
SHAPES = (
    f"{W}drawing",
    f"{W}pict",
    f"{W}object",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent",
)


def _millimetres(extent: Element | None, side: str) -> float:
    text = str(extent.get(side)) if extent is not None else ""
    return round(int(text) / 36_000, 1) if text.isdigit() and len(text) < 12 else 0.0


def words_of(element: Element) -> str:
    """Return the plain words of a part of a document, its paragraphs parted by spaces."""
    return " ".join(" ".join(_texts(paragraph)) for paragraph in element.iter(f"{W}p")).strip()


def _texts(paragraph: Element) -> Iterator[str]:
    yield "".join(text.text or "" for text in paragraph.iter(f"{W}t"))
