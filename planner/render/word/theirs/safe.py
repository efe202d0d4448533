# SPDX-License-Identifier: MIT
"""What a house style may not bring into a document, and what is quietly left out of it."""

import posixpath
import re
from collections.abc import Collection
from urllib.parse import urlsplit

from lxml import etree

from planner.render.word.identity import LIST
from planner.render.word.theirs.faults import StyleFault
from planner.render.word.theirs.package import RELATIONSHIPS, Link, Package, links_of, xml

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MACROS = frozenset({"vbaProject", "wordVbaData", "keyMapCustomizations", "attachedToolbars"})
OBJECTS = frozenset({"oleObject", "package", "control", "activeXControlBinary", "aFChunk", "subDocument"})
RIBBON = frozenset({"extensibility", "ui"})
LEFT_OUT = frozenset({"attachedTemplate", "printerSettings", "mailMergeSource", "mailMergeHeaderSource"})
"""Relationships that only say where a file came from or was printed."""
WEB = frozenset({"http", "https", "mailto"})
ACTING = re.compile(r"\s*(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|DATABASE|RD|AUTOTEXT)\b", re.I)
SETTINGS_OUT = (
    *("attachedTemplate", "mailMerge", "updateFields", "documentProtection", "writeProtection"),
    *("saveThroughXslt", "linkStyles", "docVars"),
)
"""Settings that point outside, lock the document, or make Word ask a question on opening."""


def acting_faults(package: Package) -> list[StyleFault]:
    """Return a fault for everything in the file that could act, or reach out, when a document is opened."""
    faults = []
    if "macroEnabled" in package.kind(package.main) or _kinds(package) & (MACROS | RIBBON):
        faults.append(
            _fault("it holds macros", "save it in Word as .docx or .dotx: that leaves the macros behind")
        )
    if _kinds(package) & OBJECTS:
        faults.append(_fault("it holds an embedded object", "paste it as a picture instead"))
    for part in sorted(package.parts):
        faults += _link_faults(package, part)
        if part.endswith(".xml") and part.startswith("word/"):
            faults += _field_faults(package, part)
    return faults


def _fault(message: str, help: str) -> StyleFault:
    return StyleFault("PLN310", f"the house style cannot be used: {message}", help)


def _kinds(package: Package) -> set[str]:
    return {
        link.kind for part in ("", *package.parts) for link in package.links(part) if part == "" or _own(part)
    }


def _own(part: str) -> bool:
    return not part.endswith(".rels")


def _link_faults(package: Package, part: str) -> list[StyleFault]:
    faults = []
    for link in package.links(part) if _own(part) else []:
        if not link.external or link.kind in LEFT_OUT:
            continue
        where = link.target[:80]
        if link.kind != "hyperlink":
            remedy = "in Word, use File, Info, Edit Links to Files, Break Link"
            faults.append(_fault(f"it is linked to another file ({where!r})", remedy))
        elif urlsplit(link.target).scheme.lower() not in WEB and not link.target.startswith("#"):
            faults.append(
                _fault(f"a link in it leads to {where!r}", "let links lead to the web or to an address")
            )
    return faults


def _field_faults(package: Package, part: str) -> list[StyleFault]:
    content = package.parts[part]
    if b"instr" not in content:
        return []
    root = xml(content, part)
    texts = [str(node.text or "") for node in root.iter(f"{W}instrText")]
    texts += [node.get(f"{W}instr") or "" for node in root.iter(f"{W}fldSimple")]
    found = sorted({match[1].upper() for text in texts if (match := ACTING.match(text))})
    remedy = "put the cursor in the field, press Ctrl+Shift+F9 to make it plain text, and save"
    return [_fault(f"{part} holds a field that reads other files ({name})", remedy) for name in found]


def quietened(package: Package) -> tuple[Package, list[StyleFault]]:
    """Return the package without what is left out of every document, and a note of it where it matters."""
    parts = dict(package.parts)
    notes = []
    settings = package.target("settings")
    if settings:
        root = xml(parts[settings], settings)
        for name in SETTINGS_OUT:
            for held in root.findall(f"{W}{name}"):
                root.remove(held)
                if name == "documentProtection":
                    notes.append(StyleFault("PLN314", "the protection of the house style is left out"))
        parts[settings] = written(root)
    for name in sorted(parts):
        if name.endswith(".rels"):
            parts[name] = _without(parts[name], name)
    ours = _our_lists(package)
    around = links_of(package.main)
    if ours:
        parts[around] = _without(parts[around], around, {posixpath.basename(part) for part in ours})
    dropped = [
        *ours,
        *(one.replace("item", "itemProps") for one in ours),
        *(link.target for link in _left_out(package)),
    ]
    for name in dropped:
        parts.pop(name, None)
        parts.pop(links_of(name), None)
    return Package(parts, package.defaults, package.overrides, package.main), notes


def _left_out(package: Package) -> list[Link]:
    every = [
        link for part in ("", *package.parts) if part == "" or _own(part) for link in package.links(part)
    ]
    return [one for one in every if one.kind in LEFT_OUT | {"thumbnail"} and not one.external]


def _our_lists(package: Package) -> list[str]:
    """Return the parts in which planner lists the paragraphs of a document of its own."""
    return [
        link.target
        for link in package.links(package.main)
        if link.kind == "customXml" and LIST.encode() in package.parts.get(link.target, b"")
    ]


def _without(content: bytes, name: str, files: Collection[str] = ()) -> bytes:
    """Return relationships without those that are left out, and without those that lead to these files."""
    root = xml(content, name)
    for link in root.findall(f"{{{RELATIONSHIPS}}}Relationship"):
        leads = posixpath.basename(link.get("Target") or "")
        if leads in files or (link.get("Type") or "").rpartition("/")[2] in LEFT_OUT | {"thumbnail"}:
            root.remove(link)
    return written(root)


def written(root: etree._Element) -> bytes:
    """Return a tree as a part."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
