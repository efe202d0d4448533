# SPDX-License-Identifier: MIT
"""A document or a workbook made narrower for an audience, by sections, sheets and columns."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass, replace

from lxml import etree

from planner.documents.html import HtmlDocument
from planner.documents.workbook import TableSheet, Workbook
from planner.model.audiences import Audience

Element = etree._Element
ELSEWHERE = "a part kept within the trust"
"""What stands in the place of a reference to something that is not in the pack."""


def narrowed(document: HtmlDocument, name: str, audience: Audience) -> HtmlDocument:
    """Return a document without the sections that are not for an audience."""
    out = (audience.left_out or {}).get(name, ())
    if not out:
        return document
    parser = etree.HTMLParser(encoding="utf-8")
    page = etree.fromstring(f"<div>{document.html}</div>".encode(), parser)
    root = page.find("body/div")
    if root is None:
        return document
    for heading in list(root.iter("h1", "h2", "h3")):
        if heading.get("id") in out:
            _take_out(heading)
    _mend_references(root)
    parts = [etree.tostring(one, method="html", encoding="unicode") for one in root]
    return replace(document, html="".join(parts))


def _take_out(heading: Element) -> None:
    """Take away a heading and all beneath it, up to the next of its level; an empty section goes with it."""
    above = heading.getparent()
    if above is None:
        return
    doomed: list[Element] = [heading]
    for one in heading.itersiblings():
        if one.tag in ("h1", "h2", "h3") and str(one.tag) <= str(heading.tag):
            break
        doomed.append(one)
    for one in doomed:
        above.remove(one)
    if above.tag == "section" and len(above) == 0 and above.getparent() is not None:
        above.getparent().remove(above)  # type: ignore[union-attr]


def _mend_references(root: Element) -> None:
    """Let what refers to a part that is not there say so; words stay, as words."""
    there = {one.get("id") for one in root.iter() if one.get("id")}
    for link in list(root.iter("a")):
        if (link.get("href") or "").removeprefix("#") in there:
            continue
        if not "".join(map(str, link.itertext())).strip():
            link.text = ELSEWHERE
        del link.attrib["href"]
        link.tag = "span"


def sheets_for(workbook: Workbook, name: str, audience: Audience) -> Workbook | None:
    """Return a workbook with the sheets of an audience, or None if it has none for them.

    What people of the trust fill in (decisions, comments) is left out with the columns for it.
    """
    if audience.everything or audience.sheets is None or name not in audience.sheets:
        return workbook
    wanted = audience.sheets[name]
    kept = tuple(
        _without_own_columns(sheet) if isinstance(sheet, TableSheet) else sheet
        for sheet in workbook.sheets
        if sheet.name in wanted
    )
    return replace(workbook, sheets=kept) if kept else None


def _without_own_columns(sheet: TableSheet) -> TableSheet:
    places = [n for n, column in enumerate(sheet.columns) if not column.editable]
    return replace(
        sheet,
        columns=tuple(sheet.columns[n] for n in places),
        rows=tuple(tuple(row[n] for n in places) for row in sheet.rows),
    )


def drawn_words(figures: Iterable[object]) -> list[str]:
    """Return every text in the values that pictures are drawn from, however deep it lies."""
    words: list[str] = []
    waiting = list(figures)
    while waiting:
        held = waiting.pop()
        if isinstance(held, str):
            words.append(held)
        elif isinstance(held, Mapping):
            waiting += [*held.keys(), *held.values()]
        elif isinstance(held, (list, tuple, set, frozenset)):
            waiting += held
        elif is_dataclass(held):
            waiting += [getattr(held, one.name) for one in fields(held)]
    return words
