# SPDX-License-Identifier: MIT
"""What a house style has no style for: planner's own put in, in the fonts and the colour of the house."""

from copy import deepcopy

from lxml import etree

from planner.render.word.house import key_of
from planner.render.word.theirs.colours import House, recoloured
from planner.render.word.theirs.styles import ELSEWHERE, KINDS, Styles, name_of
from planner.render.word.vocabulary import TABLE_STYLES

Element = etree._Element
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BUILT_IN = frozenset(
    {"body text", "caption", "list bullet", "list number", "toc heading", "toc 1", "toc 2", "hyperlink"}
    | {"heading 2", "heading 3"}
    | {"annotation text", "table heading"}
)
"""Names that Word, or LibreOffice for the tags of a PDF, knows by themselves: they are kept where free."""


def supply(found: Styles, ours: Element, house: House) -> None:
    """Add planner's own style for each that the house style has none for, in its fonts and its colour."""
    own = {key_of(name_of(one)): one for one in ours.iterchildren(f"{W}style")}
    taken_ids = {(one.get(f"{W}styleId") or "").casefold() for one in found.root.iterchildren(f"{W}style")}
    taken_names = {name_of(one).casefold() for one in found.root.iterchildren(f"{W}style")}
    base = _default(found.root, "paragraph")
    plain_table = _default(found.root, "table")
    for name, kind in KINDS.items():
        if name in ELSEWHERE or name in found.ids:
            continue
        style = deepcopy(own[key_of(name)])
        identifier = _free(f"Planner{name.replace(' ', '')}", taken_ids)
        title = name_of(style)
        if title.casefold() not in BUILT_IN or title.casefold() in taken_names:
            title = _free(f"planner {title}", taken_names, " ")
            style.set(f"{W}customStyle", "1")
        taken_ids.add(identifier.casefold())
        taken_names.add(title.casefold())
        _rename(style, identifier, title)
        if name.startswith("Heading"):
            _uncounted(style)
        elif name == "AppendixHeading":
            _like_its_heading(style)
        _rest_on(style, found, {"paragraph": base, "table": plain_table}.get(kind, ""), name)
        recoloured(style, house)
        found.root.append(style)
        found.ids[name], found.names[name] = identifier, title
    if found.theirs & set(TABLE_STYLES):
        _supply_plain(found, taken_ids, taken_names)


def _supply_plain(found: Styles, taken_ids: set[str], taken_names: set[str]) -> None:
    """Add the styles of cells a second time without colour, for tables whose own style gives it."""
    for name in IN_CELLS:
        style = found.style(found.ids[name])
        if name in found.theirs or style is None:
            continue
        copy = deepcopy(style)
        identifier = _free(f"{found.ids[name]}Plain", taken_ids)
        _rename(copy, identifier, _free(f"{found.names[name]} plain", taken_names, " "))
        for colour in copy.findall(f"{W}rPr/{W}color"):
            copy[-1].remove(colour)
        found.root.append(copy)
        found.ids[f"{name} plain"] = identifier


def _free(wanted: str, taken: set[str], gap: str = "") -> str:
    name, number = wanted, 1
    while name.casefold() in taken:
        number += 1
        name = f"{wanted}{gap}{number}"
    return name


def _rename(style: Element, identifier: str, title: str) -> None:
    style.set(f"{W}styleId", identifier)
    if style.get(f"{W}default") is not None:
        del style.attrib[f"{W}default"]
    name = style.find(f"{W}name")
    if name is not None:
        name.set(f"{W}val", title)


def _default(root: Element, kind: str) -> str:
    """Return the id of the default style of a kind, or nothing."""
    for style in root.iterchildren(f"{W}style"):
        if style.get(f"{W}type") == kind and style.get(f"{W}default") in ("1", "true", "on"):
            return style.get(f"{W}styleId") or ""
    return ""


IN_CELLS = ("TableText", "TableHead", "TableSmall", "TableRowHead")
BASES = {"AppendixHeading": "Heading 1", "TableRowHead": "TableText", "TableGroup": "TableText"}


def _rest_on(style: Element, found: Styles, base: str, name: str) -> None:
    """Let a style of ours rest on theirs, and lead to theirs."""
    based, following = style.find(f"{W}basedOn"), style.find(f"{W}next")
    base = found.ids.get(BASES.get(name, ""), base)
    if based is not None:
        if base:
            based.set(f"{W}val", base)
        else:
            style.remove(based)
    if name in ("TableText", "TableHead", "TableSmall"):
        _square(style)
    if following is not None:
        following.set(f"{W}val", found.ids.get("Body Text", base))


def _uncounted(style: Element) -> None:
    """Take a heading of ours out of our list: it counts in theirs, or not at all."""
    for held in list(style.iter(f"{W}numPr")):
        above = held.getparent()
        if above is not None:
            above.remove(held)


def _like_its_heading(style: Element) -> None:
    """Let a heading of an appendix look as theirs of level 1 does: only its number and its page are ours."""
    for one in (*style.findall(f"{W}rPr"), *style.findall(f"{W}pPr/{W}spacing")):
        above = one.getparent()
        if above is not None:
            above.remove(one)


def _square(style: Element) -> None:
    """Let the text of a cell begin at its edge, whatever indents the running text of the house has."""
    layout = style.find(f"{W}pPr")
    if layout is None or layout.find(f"{W}ind") is not None:
        return
    etree.SubElement(layout, f"{W}ind", {f"{W}left": "0", f"{W}right": "0", f"{W}firstLine": "0"})
    etree.SubElement(layout, f"{W}jc", {f"{W}val": "left"})
