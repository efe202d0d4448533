# SPDX-License-Identifier: MIT
"""The properties of a document where a house style shows them: fields, and content controls bound to them.

Word asks nothing and updates nothing when it opens a document. So the values are written into the properties
and, the same values, into every place that shows one: on the cover, in headers and in footers.
"""

from datetime import date

from lxml import etree

from planner.documents.html import DocumentProperties
from planner.english import long_date
from planner.render.word.reading import legal
from planner.render.word.theirs.fields import XML_SPACE, Field, fields, show

Element = etree._Element
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PLAIN_FIELDS = frozenset({"title", "subject", "author", "keywords", "createdate", "savedate"})
CALLED = {
    "status": "status", "contentstatus": "status", "documentstatus": "status",
    "author": "author", "creator": "author", "company": "company", "organisation": "company",
    "title": "title", "documenttitle": "title", "subject": "subject", "keywords": "keywords",
    "version": "version", "documentversion": "version",
    "date": "date", "publishdate": "date", "documentdate": "date", "issuedate": "date",
    "createdate": "date", "savedate": "date",
}  # fmt: skip
"""What the places that show a property may call it, spaces and case aside."""


def values_of(properties: DocumentProperties) -> dict[str, str]:
    """Return what is shown, by name; what the document does not say is left as the house style has it."""
    said = {
        "title": properties.title,
        "subject": properties.subject,
        "company": properties.company,
        "author": properties.author,
        "status": properties.status,
        "keywords": properties.keywords,
        "version": properties.version,
        "date": long_date(properties.date),
    }
    return {name: legal(text) for name, text in said.items() if text.strip()}


def named(called: str) -> str:
    """Return which property a place means by this name, or nothing."""
    return CALLED.get("".join(called.split()).replace("_", "").replace("-", "").lower(), "")


def show_properties(root: Element, values: dict[str, str], day: date) -> None:
    """Write the values into every field and every content control of a part that shows one."""
    for found in list(fields(root)):
        if text := values.get(_asked(found)):
            _answer(found, text)
    for control in list(root.iter(f"{W}sdt")):
        if text := values.get(_bound(control)):
            _fill(control, text, day)


def _asked(found: Field) -> str:
    """Return the property that a field shows."""
    words = found.words
    if not words:
        return ""
    kind = words[0].lower()
    if kind in ("docproperty", "info") and len(words) > 1:
        return named(words[1])
    return named(kind) if kind in PLAIN_FIELDS else ""


def _answer(found: Field, text: str) -> None:
    if found.result:
        show(found.result, text)
    elif found.first is not None and found.first.tag == f"{W}fldSimple":
        show([etree.SubElement(found.first, f"{W}r")], text)
    elif found.separator is not None:
        run = etree.Element(f"{W}r")
        found.separator.addnext(run)
        show([run], text)


def _bound(control: Element) -> str:
    """Return the property that a content control is bound to, or is named after."""
    held = control.find(f"{W}sdtPr")
    if held is None:
        return ""
    binding = held.find(f"{W}dataBinding")
    if binding is not None:
        step = (binding.get(f"{W}xpath") or "").rstrip("/").rpartition("/")[2]
        return named(step.partition("[")[0].rpartition(":")[2])
    names = (held.find(f"{W}{name}") for name in ("tag", "alias"))
    return next(
        (known for name in names if name is not None and (known := named(name.get(f"{W}val") or ""))), ""
    )


def _fill(control: Element, text: str, day: date) -> None:
    content, held = control.find(f"{W}sdtContent"), control.find(f"{W}sdtPr")
    if content is None or held is None:
        return
    for name in ("showingPlcHdr",):
        for mark in held.findall(f"{W}{name}"):
            held.remove(mark)
    when = held.find(f"{W}date")
    if when is not None:
        when.set(f"{W}fullDate", f"{day.isoformat()}T00:00:00Z")
    runs = list(content.iter(f"{W}r"))
    if not runs:
        paragraph = next(content.iter(f"{W}p"), None)
        runs = [etree.SubElement(content if paragraph is None else paragraph, f"{W}r")]
    show(runs, text)
    for style in runs[0].findall(f"{W}rPr/{W}rStyle"):
        if "placeholder" in (style.get(f"{W}val") or "").lower():
            runs[0].remove(runs[0][0])


def cover_page_part(content: bytes, day: date) -> bytes:
    """Return the part behind Word's own cover pages with the date of the document in it."""
    if b"CoverPageProperties" not in content:
        return content
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    for node in root.iter():
        if isinstance(node.tag, str) and etree.QName(node).localname == "PublishDate":
            node.text = f"{day.isoformat()}T00:00:00"
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


__all__ = ["XML_SPACE", "cover_page_part", "named", "show_properties", "values_of"]
