# SPDX-License-Identifier: MIT
"""A Word file from outside, as its parts: read within limits, and refused where it holds more than a page.

The limits hold before anything is unpacked. What could act (macros, embedded objects, linked pictures) is
refused by name; what only points to somebody's disk (the template a document was made from) is left out.
"""

import posixpath
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from planner.render.word.theirs.faults import unreadable

Element = etree._Element
FILE_BYTES, EXPANDED_BYTES, PART_BYTES, MEMBERS = 20_000_000, 100_000_000, 60_000_000, 1_500
RATIO, RATIO_FROM = 100, 100_000
"""A part that unpacks to more than this many times its size is refused, from so many bytes on."""

RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CONTENT = "{http://schemas.openxmlformats.org/package/2006/content-types}"
BROKEN = (zipfile.BadZipFile, zlib.error, struct.error, RuntimeError, ValueError, EOFError, OSError)
"""What reading a damaged, cut or encrypted archive raises."""
OLE = b"\xd0\xcf\x11\xe0"
SAFE = re.compile(r"(?!/)(?!.*(?:^|/)\.{1,2}(?:/|$))[^\\:\x00-\x1f]+")
SAVE_AGAIN = "open it in Word, save it as a Word document (.docx) or template (.dotx), and give that file"


@dataclass(frozen=True)
class Link:
    """A relationship of a part: its id, the last word of its kind, where it leads, and whether outside."""

    id: str
    kind: str
    target: str
    external: bool


@dataclass
class Package:
    """The parts of a file by name, the kind of content of each, and the part that is the document."""

    parts: dict[str, bytes]
    defaults: dict[str, str] = field(default_factory=dict)
    overrides: dict[str, str] = field(default_factory=dict)
    main: str = ""

    def kind(self, name: str) -> str:
        """Return the content type of a part."""
        return self.overrides.get(name) or self.defaults.get(name.rpartition(".")[2].lower(), "")

    def links(self, part: str) -> list[Link]:
        """Return the relationships of a part (`""`: of the package itself), inner targets as part names."""
        held = self.parts.get(links_of(part))
        if held is None:
            return []
        found = []
        for one in xml(held, links_of(part)).iterchildren(f"{{{RELATIONSHIPS}}}Relationship"):
            external = one.get("TargetMode") == "External"
            target = one.get("Target") or ""
            if not external:
                target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")
            found.append(
                Link(one.get("Id") or "", (one.get("Type") or "").rpartition("/")[2], target, external)
            )
        return found

    def target(self, kind: str) -> str:
        """Return the name of the document's part of this kind (`styles`, `theme`), or nothing."""
        found = (link.target for link in self.links(self.main) if link.kind == kind and not link.external)
        return next((name for name in found if name in self.parts), "")


def links_of(part: str) -> str:
    """Return the name of the part that holds the relationships of a part."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def xml(content: bytes, name: str) -> Element:
    """Return a part as a tree. Raises HouseStyleError for broken XML and for a document type."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise unreadable(f"its part {name} is broken ({fault})", SAVE_AGAIN) from fault
    if etree.ElementTree(root).docinfo.internalDTD is not None:
        raise unreadable(f"its part {name} holds a document type declaration")
    return root


def read_package(path: Path) -> Package:
    """Return the parts of a Word file. Raises HouseStyleError, and OSError when it cannot be opened."""
    if not path.is_file():
        raise FileNotFoundError(path)
    if path.stat().st_size > FILE_BYTES:
        raise unreadable("the file is larger than 20 MB", "make the pictures in it smaller")
    with path.open("rb") as held:
        if held.read(4) == OLE:
            raise unreadable(
                "it is protected with a password, or is a .doc file of Word 97",
                "take the password off in Word (File, Info, Protect Document) or save it as .docx",
            )
        held.seek(0)
        try:
            with zipfile.ZipFile(held) as package:
                parts = _parts(package)
        except BROKEN as fault:
            raise unreadable(f"it is no Word document, or is damaged ({fault})", SAVE_AGAIN) from fault
    return _package(parts)


def _parts(package: zipfile.ZipFile) -> dict[str, bytes]:
    """Return every member, within the limits."""
    entries = [entry for entry in package.infolist() if not entry.is_dir()]
    names = [entry.filename for entry in entries]
    if len(names) > MEMBERS:
        raise unreadable(f"it has more than {MEMBERS:,} parts")
    if len({name.lower() for name in names}) != len(names):
        raise unreadable("two of its parts have one name")
    if sum(entry.file_size for entry in entries) > EXPANDED_BYTES:
        raise unreadable("it unpacks to more than 100 MB")
    for entry in entries:
        swollen = entry.file_size > RATIO_FROM and entry.file_size > RATIO * max(entry.compress_size, 1)
        if swollen or entry.file_size > PART_BYTES:
            raise unreadable(f"its part {entry.filename[:80]!r} unpacks to far more than its size")
        if not SAFE.fullmatch(entry.filename):
            raise unreadable(f"it has a part with the unsafe name {entry.filename[:80]!r}")
    return {entry.filename: package.read(entry) for entry in entries}


def _package(parts: dict[str, bytes]) -> Package:
    """Return the package with its document found, or refuse what is another kind of file."""
    if "[Content_Types].xml" not in parts:
        other = "an OpenDocument file" if "mimetype" in parts else "no Word document"
        raise unreadable(f"it is {other}", "save it as a Word document (.docx) or template (.dotx)")
    package = Package(parts)
    for one in xml(parts["[Content_Types].xml"], "[Content_Types].xml"):
        kind = one.get("ContentType") or ""
        if one.tag == f"{CONTENT}Default":
            package.defaults[(one.get("Extension") or "").lower()] = kind
        elif one.tag == f"{CONTENT}Override":
            package.overrides[(one.get("PartName") or "").lstrip("/")] = kind
    found = (link.target for link in package.links("") if link.kind == "officeDocument")
    package.main = next((name for name in found if name in parts), "")
    if "wordprocessingml" not in package.kind(package.main) and "ms-word" not in package.kind(package.main):
        raise unreadable("it is an Office file, but no Word document", SAVE_AGAIN)
    return package
