# SPDX-License-Identifier: MIT
"""The numbers of headings, tables and figures, and where every cross-reference lands.

Word counts for itself once the document is open; these are the same numbers, written into the file before,
so that contents and references read right without asking Word to update anything.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, TypeAlias

from lxml import etree

from planner.render.word.checking import classes, meant
from planner.render.word.reading import Source

if TYPE_CHECKING:
    from planner.render.word.theirs.lists import Level

Element = etree._Element
Levels: TypeAlias = "tuple[Level | None, ...] | None"
PLAIN = re.compile("[A-Za-z][A-Za-z0-9_]{0,39}")
LEVELS = {"h1": 1, "h2": 2, "h3": 3}
CAPTIONS = {"caption": "Table", "figcaption": "Figure"}


@dataclass(frozen=True)
class Heading:
    """A heading with its number as Word will print it, such as `2.1`, `Appendix A` or `A.1`."""

    level: int
    number: str
    text: str
    bookmark: str
    appendix: bool


@dataclass(frozen=True)
class Anchor:
    """Where a reference lands: a bookmark, and the number that a reference without words prints."""

    bookmark: str
    kind: str
    number: str = ""
    words: str = ""


@dataclass
class Outline:
    """Everything numbered in a document; the two dictionaries are keyed by the element itself."""

    headings: dict[Element, Heading] = field(default_factory=dict)
    captions: dict[Element, int] = field(default_factory=dict)
    anchors: dict[str, Anchor] = field(default_factory=dict)


def words(element: Element) -> str:
    """Return all the text of an element on one line."""
    said = element.itertext() if element.find(".//del") is None else _undeleted(element)
    return re.sub("[ \t\r\n]+", " ", "".join(map(str, said))).strip(" ")


def _undeleted(element: Element) -> list[str]:
    """Return the texts of an element without those that a tracked change deletes."""
    texts = [element.text or ""]
    for child in element:
        texts += [] if child.tag == "del" else _undeleted(child)
        texts.append(child.tail or "")
    return texts


def letters(count: int) -> str:
    """Return the count as Word's capital letters: A to Z, then AA to ZZ, AAA to ZZZ."""
    return chr(ord("A") + (count - 1) % 26) * ((count - 1) // 26 + 1)


class _Names:
    """Bookmark names: at most 40 letters, digits and underlines, and different even when case is ignored."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self.taken = {name.casefold() for name in taken}

    def give(self, wanted: str) -> str:
        """Return the wanted name if Word allows it and nothing has it, else one made from it."""
        name = wanted
        if not PLAIN.fullmatch(name) or name.casefold() in self.taken:
            stem = re.sub("[^A-Za-z0-9_]", "_", wanted)[:26].lstrip("_0123456789") or "b"
            name = f"{stem}_{sha256(wanted.encode()).hexdigest()[:12]}"
            while name.casefold() in self.taken:
                name = f"{stem}_{sha256(name.encode()).hexdigest()[:12]}"
        self.taken.add(name.casefold())
        return name


class _Counters:
    """The counters of the multilevel lists: chapters, appendices, and the levels beneath either."""

    def __init__(self, levels: Levels = None) -> None:
        self.chapter = self.annex = self.second = self.third = 0
        self.level = 0
        self.levels = levels

    def count(self, level: int, appendix: bool) -> str:
        """Return the number of the next heading."""
        self.level = level
        if level == 1:
            self.second = self.third = 0
            self.annex, self.chapter = self.annex + appendix, self.chapter + (not appendix)
            if appendix:
                return f"Appendix {letters(self.annex)}"
            return str(self.chapter) if self.levels is None else self._written(1)
        self.second, self.third = (self.second + 1, 0) if level == 2 else (self.second, self.third + 1)
        if self.levels is not None and not appendix:
            return self._written(level)
        top = letters(self.annex) if appendix else str(self.chapter)
        return f"{top}.{self.second}" + (f".{self.third}" if level == 3 else "")

    def count_of(self, level: int) -> str:
        """Return the counts down to a level, which tell one heading from another where none is numbered."""
        return "_".join(map(str, (self.chapter, self.annex, self.second, self.third)[: level + 1]))

    def _written(self, level: int) -> str:
        """Return the number as the house style prints it; nothing where it does not number this level."""
        levels = self.levels or ()
        form = levels[level - 1]
        counts = (self.chapter, self.second, self.third)
        if form is None:
            return ""
        held = {
            one.place: n + one.start - 1 for one, n in zip(levels, counts, strict=True) if one is not None
        }
        return form.written(held)


def outline_of(source: Source, levels: Levels = None, taken: Iterable[str] = ()) -> Outline:
    """Return the numbers and anchors of a document; faults of its references go to the source's problems.

    `levels` is how a house style of a trust's own counts its headings; `taken` are bookmarks it has already.
    """
    outline, names, counters = Outline(), _Names(taken), _Counters(levels)
    captions = {"Table": 0, "Figure": 0}
    for element in source.root.iter("h1", "h2", "h3", *CAPTIONS):
        if element.tag in LEVELS:
            outline.headings[element] = _heading(element, counters, names, source)
        else:
            word = CAPTIONS[str(element.tag)]
            captions[word] += 1
            outline.captions[element] = captions[word]
    _anchor(source, outline, names)
    _check_references(source, outline)
    return outline


def _heading(element: Element, counters: _Counters, names: _Names, source: Source) -> Heading:
    level = LEVELS[str(element.tag)]
    appendix = any("appendix" in classes(above) for above in element.iterancestors("section"))
    if level > counters.level + 1:
        above = f"<h{counters.level}>" if counters.level else "no heading"
        source.problems.append(
            source.problem(element.sourceline, f"<h{level}> follows {above}: a level is left out")
        )
    number = counters.count(level, appendix)
    told = re.sub("[^A-Za-z0-9]", "_", number) or f"{level}_{counters.count_of(level)}"
    bookmark = names.give(element.get("id") or f"heading_{told}")
    return Heading(level, number, words(element), bookmark, appendix)


def _anchor(source: Source, outline: Outline, names: _Names) -> None:
    """Fill in where each id lands."""
    for element in source.root.iter():
        name = element.get("id")
        if name is None:
            continue
        if name in outline.anchors:
            source.problems.append(source.problem(element.sourceline, f"the id {name!r} is used twice"))
            continue
        if element in outline.headings:
            heading = outline.headings[element]
            kind = "appendix" if heading.appendix and heading.level == 1 else "heading"
            outline.anchors[name] = Anchor(heading.bookmark, kind, heading.number, heading.text)
            continue
        caption = element if element.tag in CAPTIONS else next(element.iterchildren(*CAPTIONS), None)
        number = outline.captions.get(caption) if caption is not None else None
        label = f"{CAPTIONS[str(caption.tag)]} {number}" if caption is not None and number else ""
        outline.anchors[name] = Anchor(names.give(name), "caption" if label else "place", label)


def _check_references(source: Source, outline: Outline) -> None:
    for link in source.root.iter("a"):
        target = link.get("href") or ""
        anchor = outline.anchors.get(target[1:]) if target.startswith("#") else None
        if not target.startswith("#"):
            message = f"the link {target!r} leads out of the document: only '#id' is allowed"
        elif anchor is None:
            message = f"the reference {target!r} leads nowhere{meant(target[1:], outline.anchors)}"
        elif not words(link) and anchor.kind == "place":
            message = f"the reference {target!r} needs words: what it points at has no number"
        else:
            continue
        source.problems.append(source.problem(link.sourceline, message))
