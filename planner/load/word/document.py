# SPDX-License-Identifier: MIT
"""A Word document that came back: its paragraphs and comments, who saved it, what planner had written."""

import posixpath
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Protocol

from lxml import etree

from planner.documents.wording import SPAN_STYLES, Piece, fingerprint, house_print, plain
from planner.load.word.body import Body, Paragraph
from planner.load.word.runs import Drawn, Surroundings, W, words_of

Element = etree._Element
LIST = "{urn:planner:paragraphs:1}paragraphs"
TOKEN = re.compile(r"([0-9a-f]{8})([0-9a-f]{6})([0-9a-f]{6})?|([+*=])([0-9a-f]{6,14})")
CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
TERMS = "{http://purl.org/dc/terms/}"
LINKS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
TOO_DEEP = 200


class Package(Protocol):
    """An office file whose outside has been found sound."""

    def parts(self) -> tuple[str, ...]:
        """Return the names of its parts."""
        ...

    def has(self, part: str) -> bool:
        """Return whether it has such a part."""
        ...

    def read(self, part: str) -> bytes:
        """Return the bytes of a part."""
        ...


class Unreadable(Exception):  # noqa: N818 - it says what happened
    """The document cannot be read; the words end a sentence that names it."""


@dataclass(frozen=True)
class Remark:
    """A comment of a person in the margin."""

    who: str
    when: str
    text: str


@dataclass
class Known:
    """What planner wrote: each paragraph with the fingerprint of its words, and of what was shown instead.

    `before` is what each addition followed.
    """

    paragraphs: dict[str, tuple[str, str]] = field(default_factory=dict)
    added: dict[str, list[str]] = field(default_factory=dict)
    before: dict[str, str] = field(default_factory=dict)
    comments: set[str] = field(default_factory=set)
    edges: set[str] = field(default_factory=set)
    document: str = ""


@dataclass(frozen=True)
class Document:
    """A document as it came back."""

    paragraphs: tuple[Paragraph, ...]
    known: Known | None
    remarks: Mapping[str, Remark]
    edges: tuple[str, ...]
    who: str
    when: str
    package: Package


def read_document(package: Package) -> Document:
    """Return the document in a package. Raises Unreadable if it is none, or was made to do harm."""
    links = _links(package, "_rels/.rels", "")
    main = next((target for kind, target, _ in links.values() if kind == "officeDocument"), "")
    if not main or not package.has(main):
        raise Unreadable("it is no Word document")
    around = _links(package, _rels(main), posixpath.dirname(main))
    root = parsed(package, main)
    body = root.find(f"{W}body")
    if body is None:
        raise Unreadable("it is no Word document")
    names = _names(package, _of(around, "styles"))
    outside = {key: target for key, (_, target, out) in around.items() if out}
    inside = {key: target for key, (_, target, out) in around.items() if not out}
    classes = {style.lower(): name for name, style in SPAN_STYLES.items()}
    styles = {
        key: classes[name.replace(" ", "")] for key, name in names.items() if name.replace(" ", "") in classes
    }
    surroundings = Surroundings(inside, outside, _notes(package, around), styles)
    who, when = _saved(package, links)
    lists = [target for kind, target, out in around.values() if kind == "customXml" and not out]
    known = _known(package, lists)
    house = known.edges if known is not None else set()
    held = Body(surroundings, names).paragraphs(body)
    edges = _edges(package, around, surroundings, names)
    return Document(
        tuple(one for one in held if one.ids or house_print(plain(one.words.pieces)) not in house),
        known,
        _remarks(package, _of(around, "comments")),
        tuple(line for line in edges if house_print(line.partition(" ")[2]) not in house),
        who,
        when,
        package,
    )


def parsed(package: Package, part: str) -> Element:
    """Return the root of a part. Raises Unreadable for what no office program writes."""
    try:
        raw = package.read(part)
    except (KeyError, zipfile.BadZipFile, OSError, EOFError, NotImplementedError, ValueError) as wrong:
        raise Unreadable(f"its part {part} is damaged or missing") from wrong
    if b"<!DOCTYPE" in raw or b"<!ENTITY" in raw or raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise Unreadable("it declares a document type, which no office program writes")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as wrong:
        raise Unreadable(f"its part {part} is not well-formed XML") from wrong
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable("it declares a document type, which no office program writes")
    if root.xpath("boolean(" + "/".join("*" * (TOO_DEEP + 1)) + ")"):
        raise Unreadable(f"its elements lie more than {TOO_DEEP} deep")
    return root


def _rels(part: str) -> str:
    folder, name = posixpath.split(part)
    return f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"


def _links(package: Package, part: str, folder: str) -> dict[str, tuple[str, str, bool]]:
    """Return the links of a part: by name, what kind it is, where it leads, and whether out of the file."""
    if not package.has(part):
        return {}
    found = {}
    for link in parsed(package, part).iter(LINKS):
        target, out = str(link.get("Target")), link.get("TargetMode") == "External"
        if not out:
            target = (
                target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            )
        found[str(link.get("Id"))] = (str(link.get("Type")).rpartition("/")[2], target, out)
    return found


def _of(links: Mapping[str, tuple[str, str, bool]], kind: str) -> str:
    return next((target for what, target, out in links.values() if what == kind and not out), "")


def _names(package: Package, part: str) -> dict[str, str]:
    """Return the name of each style in small letters, by its id."""
    if not part or not package.has(part):
        return {}
    found = {}
    for style in parsed(package, part).iter(f"{W}style"):
        name = style.find(f"{W}name")
        if name is not None:
            found[str(style.get(f"{W}styleId"))] = str(name.get(f"{W}val")).lower()
    return found


def _notes(package: Package, links: Mapping[str, tuple[str, str, bool]]) -> dict[str, str]:
    found = {}
    for kind in ("footnote", "endnote"):
        part = _of(links, f"{kind}s")
        if part and package.has(part):
            for note in parsed(package, part).iter(f"{W}{kind}"):
                if note.get(f"{W}type") in (None, "normal"):
                    found[f"{kind}Reference{note.get(f'{W}id')}"] = words_of(note)
    return found


def _remarks(package: Package, part: str) -> dict[str, Remark]:
    if not part or not package.has(part):
        return {}
    return {
        str(one.get(f"{W}id")): Remark(
            str(one.get(f"{W}author") or "").strip(), str(one.get(f"{W}date") or "")[:10], words_of(one)
        )
        for one in parsed(package, part).iter(f"{W}comment")
    }


def _edges(
    package: Package, links: Mapping[str, tuple[str, str, bool]], around: Surroundings, names: dict[str, str]
) -> list[str]:
    """Return the fingerprint and the words of each line of the headers and footers, parted by a blank."""
    found = []
    for kind, target, out in links.values():
        if kind in ("header", "footer") and not out and package.has(target):
            for paragraph in Body(around, names).paragraphs(parsed(package, target)):
                if not paragraph.empty:
                    pieces = paragraph.words.pieces
                    found.append(f"{fingerprint(pieces)} {plain(pieces)}")
    return sorted(set(found))


def _saved(package: Package, links: Mapping[str, tuple[str, str, bool]]) -> tuple[str, str]:
    """Return who saved the document last, and on which day."""
    part = _of(links, "core-properties")
    if not part or not package.has(part):
        return "", ""
    root = parsed(package, part)
    when = str(root.findtext(f"{TERMS}modified") or "")[:10]
    return (
        str(root.findtext(f"{CORE}lastModifiedBy") or "").strip()[:200],
        when if re.fullmatch(r"\d{4}-\d\d-\d\d", when) else "",
    )


def _known(package: Package, parts: list[str]) -> Known | None:
    """Return the list that planner wrote; None if the program that saved the document dropped it."""
    for part in parts:
        root = parsed(package, part) if package.has(part) else None
        if root is None or root.tag != LIST:
            continue
        known, last = Known(document=str(root.get("document") or "")[:100]), ""
        for match in TOKEN.finditer(root.text or ""):
            if match[1]:
                last = match[1]
                known.paragraphs[last] = (match[2], match[3] or match[2])
            elif match[4] == "+":
                name = match[5][:8]
                known.added.setdefault(name, []).append(match[5][8:])
                known.before.setdefault(name, last)
                last = name
            else:
                (known.comments if match[4] == "*" else known.edges).add(match[5])
        return known
    return None


def picture_print(package: Package, drawn: Drawn) -> str:
    """Return the fingerprint of a paragraph that is a picture and nothing else."""
    raw = picture_of(package, drawn.part)
    return fingerprint([Piece("", link=sha256(raw).hexdigest()[:6])])


def picture_of(package: Package, part: str) -> bytes:
    """Return the bytes of a picture; none if it is missing or damaged."""
    try:
        return package.read(part) if part and package.has(part) else b""
    except (KeyError, zipfile.BadZipFile, OSError, EOFError, NotImplementedError, ValueError):
        return b""


__all__ = [
    "Document",
    "Known",
    "Package",
    "Remark",
    "Unreadable",
    "picture_of",
    "picture_print",
    "read_document",
]
