# SPDX-License-Identifier: MIT
"""The properties of a document, in the parts where the house style keeps its own."""

import posixpath

from lxml import etree

from planner.documents.html import DocumentProperties
from planner.render.word.package import CORE, EXTENDED, app_part, core_part
from planner.render.word.theirs.package import OFFICE, RELATIONSHIPS, Package, xml
from planner.render.word.theirs.safe import written
from planner.render.word.theirs.shown import named, values_of

METADATA = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
DC = "{http://purl.org/dc/elements/1.1/}"
KEPT_CORE = (f"{DC}description", f"{{{CORE}}}category")
KEPT_APP = (f"{{{EXTENDED}}}Manager",)
"""Properties that planner says nothing of, and that a cover may show."""


def properties_parts(package: Package, said: DocumentProperties) -> dict[str, bytes]:
    """Return the parts that hold properties, and the relationships that lead to them."""
    root = package.parts["_rels/.rels"]
    links = xml(root, "_rels/.rels")
    core = _part(package, links, "core-properties", METADATA, "docProps/core.xml")
    app = _part(package, links, "extended-properties", f"{OFFICE}/extended-properties", "docProps/app.xml")
    parts = {
        core: _with(core_part(said).encode(), package.parts.get(core), KEPT_CORE),
        app: _with(app_part(said).encode(), package.parts.get(app), KEPT_APP),
        "_rels/.rels": written(links),
    }
    values = values_of(said)
    for link in package.links(""):
        if link.kind == "custom-properties" and link.target in package.parts:
            parts[link.target] = _custom(package.parts[link.target], link.target, values)
    return parts


def _part(package: Package, links: etree._Element, kind: str, whole: str, name: str) -> str:
    """Return the name of a part of properties; a new one is led to."""
    found = next((link.target for link in package.links("") if link.kind == kind and not link.external), "")
    if found:
        return found
    key = f"rIdPlanner{posixpath.basename(name).partition('.')[0].title()}"
    etree.SubElement(links, f"{{{RELATIONSHIPS}}}Relationship", {"Id": key, "Type": whole, "Target": name})
    return name


def _with(made: bytes, theirs: bytes | None, kept: tuple[str, ...]) -> bytes:
    """Return our properties with those of theirs that we say nothing of."""
    if not theirs:
        return made
    root = etree.fromstring(made)
    held = xml(theirs, "docProps")
    for tag in kept:
        one = held.find(tag)
        if one is not None and one.text:
            etree.SubElement(root, tag).text = one.text
    return written(root)


def _custom(content: bytes, name: str, values: dict[str, str]) -> bytes:
    """Return the part of properties that people made, with those of our names filled."""
    root = xml(content, name)
    for one in root:
        text = values.get(named(one.get("name") or ""))
        if text and len(one) and str(one[0].tag).endswith(("}lpwstr", "}lpstr", "}bstr")):
            one[0].text = text
    return written(root)
