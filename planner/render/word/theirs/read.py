# SPDX-License-Identifier: MIT
"""A trust's own .docx or .dotx as a house style: read, checked, completed, or refused with all its faults."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

from planner.render.word.house import HouseStyle, fill_of, key_of
from planner.render.word.theirs.colours import House, house_of
from planner.render.word.theirs.faults import HouseStyleError, StyleFault, unreadable
from planner.render.word.theirs.frame import frame_of
from planner.render.word.theirs.lists import Lists
from planner.render.word.theirs.package import Package, read_package, xml
from planner.render.word.theirs.safe import acting_faults, quietened, written
from planner.render.word.theirs.styles import Styles, resolved
from planner.render.word.theirs.supplying import supply
from planner.render.word.vocabulary import TABLE_STYLES

Element = etree._Element
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COUNTING = {"AppendixHeading": 2, "List Bullet": 3, "List Number": 4}
"""Our styles that count, and the number of the list of each in our own numbering."""


@dataclass(frozen=True)
class OwnStyle:
    """A house style of a trust's own, what is to be told of it, and the look of its house."""

    house: HouseStyle
    told: tuple[StyleFault, ...]
    look: House


def read_own_style(path: Path, ours: Path, wanted: Mapping[str, str]) -> OwnStyle:
    """Return the house style at `path`; `wanted` is what `styles:` says, by role, and `ours` completes it.

    Raises HouseStyleError with every fault at once, and OSError when a file cannot be opened.
    """
    package = read_package(path)
    if acting := acting_faults(package):
        raise HouseStyleError(acting)
    package, notes = quietened(package)
    name = package.target("styles")
    if not name:
        raise unreadable("it holds no styles")
    styles = resolved(xml(package.parts[name], name), dict(wanted))
    if refused := [fault for fault in styles.faults if fault.code == "PLN311"]:
        raise HouseStyleError(refused)
    look = _look(package, styles)
    with ZipFile(ours) as shipped:
        own = xml(shipped.read("word/styles.xml"), "styles")
        own_lists = xml(shipped.read("word/numbering.xml"), "numbering")
    supply(styles, own, look)
    return OwnStyle(_completed(package, styles, own_lists), (*styles.faults, *notes), look)


def _look(package: Package, styles: Styles) -> House:
    chains = []
    for ours in ("Heading 1", "Body Text"):
        style = styles.style(styles.ids.get(ours, ""))
        chains.append(styles.above(style) if style is not None else [])
    theme = package.target("theme")
    return house_of(
        chains[0],
        chains[1],
        styles.root.find(f"{W}docDefaults"),
        xml(package.parts[theme], theme) if theme else None,
    )


def _completed(package: Package, styles: Styles, own_lists: Element) -> HouseStyle:
    """Return the house style with our lists and styles added to theirs."""
    name = package.target("numbering")
    numbering = (
        xml(package.parts[name], name) if name else etree.Element(f"{W}numbering", nsmap={"w": W[1:-1]})
    )
    lists = Lists(deepcopy(numbering), styles, own_lists)
    lists.continue_headings()
    levels = tuple(lists.level(f"Heading {n}") for n in (1, 2, 3))
    numbers = {ours: lists.number(ours, form) for ours, form in COUNTING.items()}
    annex_told = "AppendixHeading" in styles.theirs and lists.level("AppendixHeading") is None
    for ours, number in numbers.items():
        style = styles.style(styles.ids[ours])
        held = style.find(f"{W}pPr/{W}numPr/{W}numId") if style is not None else None
        if ours not in styles.theirs and held is not None:
            held.set(f"{W}val", str(number))
    fills = {
        key_of(ours): fill
        for ours, identifier in styles.ids.items()
        if (style := styles.style(identifier)) is not None and (fill := fill_of(style))
    }
    frame = frame_of(package)
    _set_tabs(styles, frame.sections.page.text_width(False))
    return HouseStyle(
        styles=written(styles.root),
        numbering=lists.root,
        faces={},
        page=frame.sections.page,
        ids={key_of(ours): identifier for ours, identifier in styles.ids.items()},
        names={key_of(ours): called for ours, called in styles.names.items()},
        fills=fills,
        lists=numbers,
        frame=frame,
        levels=levels,
        own_tables=frozenset(styles.theirs & set(TABLE_STYLES)),
        annex_told=annex_told,
    )


def _set_tabs(styles: Styles, width: int) -> None:
    """Let the tabs of our contents, where they stand in, reach to the margin of their page."""
    for ours in ("TOC 1", "TOC 2"):
        style = styles.style(styles.ids[ours])
        if ours in styles.theirs or style is None:
            continue
        for tab in style.iter(f"{W}tab"):
            if tab.get(f"{W}val") == "right":
                tab.set(f"{W}pos", str(width))
            elif tab.get(f"{W}pos") == "1418":
                tab.set(f"{W}pos", "1814")
