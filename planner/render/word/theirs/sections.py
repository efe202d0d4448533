# SPDX-License-Identifier: MIT
"""The sections of a house style: the one the text stands in, and its twin for pages that lie on their side.

Header, footer, margins, borders and numbering of pages are theirs. Where the file has a section that lies on
its side, such pages of ours look like it; where it has none, theirs is turned.
"""

from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from planner.render.word.pages import A4, MARGINS, Page, twips

Element = etree._Element
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
EDGES = (f"{W}headerReference", f"{W}footerReference")
KINDS = ("default", "first", "even")


@dataclass(frozen=True)
class Sections:
    """How the sections of the text end: properties as XML for each way up.

    `first` holds for the first piece, which may begin with a first-page header and its own page number;
    `later` for every piece after it.
    """

    page: Page
    first: dict[bool, str]
    later: dict[bool, str]


def section_after(body: Element, mark: Element) -> Element:
    """Return the properties of the section in which a block stands; made if the file has none."""
    for block in mark.itersiblings():
        found = block if block.tag == f"{W}sectPr" else block.find(f"{W}pPr/{W}sectPr")
        if found is not None:
            return found
    made = etree.SubElement(body, f"{W}sectPr")
    etree.SubElement(made, f"{W}pgSz", {f"{W}w": str(A4[0]), f"{W}h": str(A4[1])})
    etree.SubElement(made, f"{W}pgMar", {f"{W}{side}": str(width) for side, width in MARGINS.items()})
    return made


def sections_of(body: Element, own: Element) -> Sections:
    """Return the sections of the text, made from the section `own`, in which it stands."""
    every = list(body.iter(f"{W}sectPr"))
    edges = _inherited(every)
    lying = next((one for one in every if _lies(one)), None)
    upright = own if not _lies(own) else next((one for one in every if not _lies(one)), None)
    models = {False: upright, True: lying}
    page = _page(own if upright is None else upright, lying)
    first, later = {}, {}
    for way, model in models.items():
        made = _made(own, own if model is None else model, edges, way)
        first[way] = _text(made)
        later[way] = _text(_later(made))
    return Sections(page, first, later)


def _lies(section: Element) -> bool:
    size = section.find(f"{W}pgSz")
    if size is None:
        return False
    return size.get(f"{W}orient") == "landscape" or twips(size, "w", A4[0]) > twips(size, "h", A4[1])


def _inherited(every: list[Element]) -> dict[Element, dict[tuple[str, str], Element]]:
    """Return the headers and footers of each section; what it does not say it has from the one before."""
    held: dict[tuple[str, str], Element] = {}
    out = {}
    for section in every:
        for one in section.iterchildren(*EDGES):
            held[str(one.tag), one.get(f"{W}type") or "default"] = one
        out[section] = dict(held)
    return out


def _made(
    own: Element, model: Element, edges: dict[Element, dict[tuple[str, str], Element]], landscape: bool
) -> Element:
    """Return properties like those of `own`, with page, headers and footers of `model`, this way up."""
    made = deepcopy(own)
    for one in list(made.iterchildren(*EDGES)):
        made.remove(one)
    kept = (edges[model].get((tag, kind)) for tag in reversed(EDGES) for kind in reversed(KINDS))
    for reference in kept:
        if reference is not None:
            made.insert(0, deepcopy(reference))
    size, margins = model.find(f"{W}pgSz"), model.find(f"{W}pgMar")
    for name, value in (("pgMar", margins), ("pgSz", size)):
        held = made.find(f"{W}{name}")
        if held is not None and value is not None and value is not held:
            held.getparent().replace(held, deepcopy(value))  # type: ignore[union-attr]
    _turn(made, landscape)
    return made


def _turn(section: Element, landscape: bool) -> None:
    """Let the page lie this way up."""
    size = section.find(f"{W}pgSz")
    if size is None:
        size = etree.Element(f"{W}pgSz")
        place = sum(1 for one in section.iterchildren(*EDGES, f"{W}footnotePr", f"{W}endnotePr", f"{W}type"))
        section.insert(place, size)
    short, long = sorted((twips(size, "w", A4[0]), twips(size, "h", A4[1])))
    size.set(f"{W}w", str(long if landscape else short))
    size.set(f"{W}h", str(short if landscape else long))
    drop(size, "orient")
    if landscape:
        size.set(f"{W}orient", "landscape")
    columns = section.find(f"{W}cols")
    if columns is not None:
        drop(columns, "num")
        for one in list(columns):
            columns.remove(one)


def drop(element: Element, name: str) -> None:
    """Take an attribute of Word's away, if it is there."""
    if element.get(f"{W}{name}") is not None:
        del element.attrib[f"{W}{name}"]


def _later(made: Element) -> Element:
    """Return the properties of a piece that goes on: on a new page, with the page numbers running on."""
    later = deepcopy(made)
    for name in ("titlePg",):
        for one in later.findall(f"{W}{name}"):
            later.remove(one)
    numbers = later.find(f"{W}pgNumType")
    if numbers is not None:
        drop(numbers, "start")
    kind = later.find(f"{W}type")
    if kind is None:
        kind = etree.Element(f"{W}type")
        later.insert(sum(1 for one in later.iterchildren(*EDGES, f"{W}footnotePr", f"{W}endnotePr")), kind)
    kind.set(f"{W}val", "nextPage")
    return later


def _text(section: Element) -> str:
    etree.cleanup_namespaces(section, keep_ns_prefixes=["w", "r"])
    return etree.tostring(section, encoding="unicode", with_tail=False)


def _page(upright: Element, lying: Element | None) -> Page:
    size = upright.find(f"{W}pgSz")
    width, height = A4
    if size is not None:
        width, height = sorted((twips(size, "w", A4[0]), twips(size, "h", A4[1])))
    turned = _margins(lying) if lying is not None else None
    return Page(width, height, _margins(upright), turned)


def _margins(section: Element) -> dict[str, int]:
    edges = section.find(f"{W}pgMar")
    if edges is None:
        return dict(MARGINS)
    return {name: twips(edges, name, default) for name, default in MARGINS.items()}
