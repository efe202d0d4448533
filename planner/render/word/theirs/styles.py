# SPDX-License-Identifier: MIT
"""The styles of a house style: which of theirs each of ours is, and what stands in where they have none.

A trust's template has headings, perhaps a caption and a table; it has no style for the band of a risk. What
it has is used. What only planner knows is added, in the fonts and the colour of the house. What every
template should have and this one lacks is told.
"""

from dataclasses import dataclass, field

from lxml import etree

from planner.diagnostics import did_you_mean
from planner.render.word.theirs.faults import StyleFault
from planner.render.word.vocabulary import CHARACTER_STYLES, PARAGRAPH_STYLES, TABLE_STYLES

Element = etree._Element
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OURS = "planner"
"""What a map of styles says where planner's own style is wanted, and nothing is to be told."""

ROLES: dict[str, tuple[str, ...]] = {
    "heading_1": ("Heading 1",), "heading_2": ("Heading 2",), "heading_3": ("Heading 3",),
    "appendix": ("AppendixHeading",), "body": ("Body Text",), "lead": ("Lead",), "note": ("Note",),
    "because": ("Because",), "unknown": ("Unknown",), "assumed": ("Assumed",), "caption": ("Caption",),
    "bullets": ("List Bullet",), "numbers": ("List Number",), "table": TABLE_STYLES,
    "register": ("Register",), "facts": ("Facts",), "compact": ("Compact",), "keyvalue": ("KeyValue",),
    "matrix": ("Matrix",), "table_text": ("TableText",), "table_head": ("TableHead",),
    "table_small": ("TableSmall",), "table_row_head": ("TableRowHead",), "table_group": ("TableGroup",),
    "contents_heading": ("TOC Heading",), "contents_1": ("TOC 1",), "contents_2": ("TOC 2",),
    "link": ("Hyperlink",),
}  # fmt: skip
"""The entries of `styles:`, and the styles of ours that each names theirs for."""

NEEDED = {"heading_1": "headings of level 1"}
EXPECTED = {
    "heading_2": "headings of level 2",
    "heading_3": "headings of level 3",
    "caption": "captions",
    "bullets": "bulleted lists",
    "numbers": "numbered lists",
    "table": "tables",
}
ELSEWHERE = frozenset({"Title", "Subtitle", "CoverCompany", "CoverText", "Header", "Footer"})
"""Styles of our own cover, header and footer, for which theirs stand."""
KINDS = {
    **dict.fromkeys(PARAGRAPH_STYLES, "paragraph"),
    **dict.fromkeys(CHARACTER_STYLES, "character"),
    **dict.fromkeys(TABLE_STYLES, "table"),
}
ALSO_CALLED = {"CommentText": "annotation text", "AppendixHeading": "appendix heading"}


@dataclass
class Styles:
    """The styles part of a house style, with what was found in it for each style of ours.

    `ids` and `names` are keyed by our names; `theirs` holds those of ours that a style of theirs stands for.
    """

    root: Element
    ids: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    theirs: set[str] = field(default_factory=set)
    faults: list[StyleFault] = field(default_factory=list)

    def style(self, identifier: str) -> Element | None:
        """Return the style of this id."""
        return next(
            (one for one in self.root.iterchildren(f"{W}style") if one.get(f"{W}styleId") == identifier), None
        )

    def above(self, style: Element) -> list[Element]:
        """Return a style and those that it is based on, nearest first; a ring ends."""
        by_id = {one.get(f"{W}styleId"): one for one in self.root.iterchildren(f"{W}style")}
        chain: list[Element] = []
        here: Element | None = style
        while here is not None and here not in chain and len(chain) < 20:
            chain.append(here)
            based = here.find(f"{W}basedOn")
            here = by_id.get(based.get(f"{W}val")) if based is not None else None
        return chain


def plain(name: str) -> str:
    """Return a name of a style with case and spaces aside."""
    return "".join(name.split()).casefold()


def name_of(style: Element) -> str:
    """Return the name of a style as the file spells it."""
    name = style.find(f"{W}name")
    return "" if name is None else name.get(f"{W}val") or ""


def resolved(root: Element, wanted: dict[str, str]) -> Styles:
    """Return which style of theirs each of ours is; `wanted` is what `styles:` says, by role."""
    found = Styles(root)
    known = _known(root)
    for role, name in wanted.items():
        if plain(name) != OURS:
            _take_named(found, known, role, name)
    for ours, kind in KINDS.items():
        chosen = any(ours in ROLES[role] for role in wanted)
        if ours in ELSEWHERE or chosen or ours in found.ids:
            continue
        for name in _alternatives(ours):
            if (style := known.get((kind, plain(name)))) is not None:
                _take(found, ours, style)
                break
    _tell_missing(found, known, wanted)
    return found


def _known(root: Element) -> dict[tuple[str, str], Element]:
    """Return the styles by kind and by every name that people may use for them."""
    known: dict[tuple[str, str], Element] = {}
    every = [one for one in root.iterchildren(f"{W}style") if one.get(f"{W}styleId") and name_of(one)]
    for style in every:
        known.setdefault((style.get(f"{W}type") or "", plain(name_of(style))), style)
    for style in every:
        aliases = style.find(f"{W}aliases")
        other = ("" if aliases is None else aliases.get(f"{W}val") or "").split(",")
        for name in (*other, style.get(f"{W}styleId") or ""):
            if name.strip():
                known.setdefault((style.get(f"{W}type") or "", plain(name)), style)
    return known


def _alternatives(ours: str) -> tuple[str, ...]:
    if ours == "Body Text":
        return ("Body Text", "Normal")
    return (ours, ALSO_CALLED[ours]) if ours in ALSO_CALLED else (ours,)


def _take(found: Styles, ours: str, style: Element) -> None:
    found.ids[ours] = str(style.get(f"{W}styleId"))
    found.names[ours] = name_of(style)
    found.theirs.add(ours)


def _take_named(found: Styles, known: dict[tuple[str, str], Element], role: str, name: str) -> None:
    kind = KINDS[ROLES[role][0]]
    style = known.get((kind, plain(name)))
    if style is not None:
        for ours in ROLES[role]:
            if role == "table" or ours not in found.ids or len(ROLES[role]) == 1:
                _take(found, ours, style)
        return
    other = next((was for was, called in known if called == plain(name)), "")
    names = _listed(known, kind)
    if other:
        message = f"'{name}' is a {other} style; {role} needs a {kind} style"
    else:
        message = f"the house style has no {kind} style called '{name}'"
    near = did_you_mean(name, names)
    there = _there(kind, names)
    found.faults.append(StyleFault("PLN311", message, f"{near} {there}" if near else there, role))


def _listed(known: dict[tuple[str, str], Element], kind: str) -> list[str]:
    return sorted({name_of(style) for (of, _), style in known.items() if of == kind}, key=str.casefold)


def _there(kind: str, names: list[str]) -> str:
    shown = ", ".join(f"'{name}'" for name in names[:12])
    more = f" and {len(names) - 12} more" if len(names) > 12 else ""
    return f"its {kind} styles are {shown}{more}" if names else f"it has no {kind} style at all"


def _tell_missing(found: Styles, known: dict[tuple[str, str], Element], wanted: dict[str, str]) -> None:
    """Tell which styles are not there: headings refuse the file, others have planner's own in their place."""
    latent = {plain(one.get(f"{W}name") or "") for one in found.root.iter(f"{W}lsdException")}
    for role, what in {**NEEDED, **EXPECTED}.items():
        ours = ROLES[role][0]
        if role in wanted or ours in found.ids or (role == "table" and set(ROLES["table"]) & found.theirs):
            continue
        kind = KINDS[ours]
        names = _listed(known, kind)
        asleep = plain(ours) in latent
        use = (
            "Word offers it, but the file does not hold it yet: use it once in the file and save, or "
            if asleep
            else ""
        )
        remedy = f"{use}name the style to use as 'styles: {{{role}: …}}'; {_there(kind, names)}"
        if role in NEEDED:
            message = f"the house style has no style '{ours.lower()}' for {what}"
            found.faults.append(StyleFault("PLN311", message, remedy, "" if role not in wanted else role))
        else:
            message = f"the house style has no style for {what}: planner's own stands in"
            told = f"{remedy}; 'styles: {{{role}: {OURS}}}' says that this is meant"
            found.faults.append(StyleFault("PLN312", message, told))
