# SPDX-License-Identifier: MIT
"""The lists of a house style: theirs where their styles count, ours added under numbers that are free."""

from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from planner.render.word.list_entries import added
from planner.render.word.pages import W
from planner.render.word.theirs.styles import Styles

Element = etree._Element
NUMERALS = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


@dataclass(frozen=True)
class Level:
    """How one level of headings is numbered: text with %1 to %9, kinds of count, its own place."""

    text: str
    kinds: tuple[str, ...]
    place: int
    start: int = 1

    def written(self, counts: dict[int, int]) -> str:
        """Return the number as Word prints it; `counts` are those of each level of the list."""
        out = self.text
        for n, kind in enumerate(self.kinds):
            out = out.replace(f"%{n + 1}", counted(counts.get(n, 1), kind))
        return out.strip()


def counted(number: int, kind: str) -> str:
    """Return a count in one of Word's ways of counting."""
    if kind in ("upperLetter", "lowerLetter"):
        text = chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)
    elif kind in ("upperRoman", "lowerRoman"):
        text = _roman(number).upper()
    elif kind in ("none", "bullet"):
        return ""
    else:
        return f"{number:02}" if kind == "decimalZero" else str(number)
    return text.lower() if kind.startswith("lower") else text


def _roman(number: int) -> str:
    text = ""
    for worth, letters in NUMERALS:
        times, number = divmod(number, worth)
        text += letters * times
    return text


@dataclass
class Lists:
    """The numbering part of a house style, and our own, from which lists are taken over."""

    root: Element
    styles: Styles
    ours: Element

    def level(self, name: str) -> Level | None:
        """Return how a style of headings counts, or None if it does not."""
        found = self._of_style(name)
        if found is None:
            return None
        number, place = found
        levels = self._levels(number, 0)
        level = levels.get(place)
        text = level.find(f"{W}lvlText") if level is not None else None
        if level is None or text is None or "%" not in (text.get(f"{W}val") or ""):
            return None
        plain = level.find(f"{W}isLgl") is not None
        kinds = tuple("decimal" if plain else _kind(levels.get(n)) for n in range(place + 1))
        begin = level.find(f"{W}start")
        start = (begin.get(f"{W}val") or "1") if begin is not None else "1"
        return Level(text.get(f"{W}val") or "", kinds, place, int(start) if start.isdecimal() else 1)

    def continue_headings(self) -> None:
        """Let headings of ours that stand in count in the list of their first heading, where that goes on."""
        first = self._of_style("Heading 1")
        for depth in (1, 2):
            name = f"Heading {depth + 1}"
            style = self.styles.style(self.styles.ids[name])
            layout = style.find(f"{W}pPr") if style is not None else None
            if first is None or name in self.styles.theirs or layout is None:
                continue
            place = first[1] + depth
            if place in self._levels(first[0], 0):
                counts = etree.Element(f"{W}numPr")
                etree.SubElement(counts, f"{W}ilvl", {f"{W}val": str(place)})
                etree.SubElement(counts, f"{W}numId", {f"{W}val": first[0]})
                layout.insert(sum(1 for _ in layout.iterchildren(f"{W}keepNext", f"{W}keepLines")), counts)

    def number(self, name: str, ours: int) -> int:
        """Return the list that a style counts in; where theirs counts in none, our list `ours`, added."""
        found = self._of_style(name) if name in self.styles.theirs else None
        if found is not None and self._levels(found[0], 0):
            return int(found[0])
        return self._added(name, ours)

    def _of_style(self, name: str) -> tuple[str, int] | None:
        """Return list and level of a style, or of what it is based on; `0` takes a style out of its list."""
        style = self.styles.style(self.styles.ids.get(name, ""))
        if style is None:
            return None
        number, place = "", ""
        for one in self.styles.above(style):
            held = one.find(f"{W}pPr/{W}numPr")
            for key in ("numId", "ilvl"):
                said = held.find(f"{W}{key}") if held is not None else None
                value = (said.get(f"{W}val") or "") if said is not None else ""
                number = number or (value if key == "numId" else "")
                place = place or (value if key == "ilvl" else "")
        if not number.isdecimal() or number == "0":
            return None
        return number, int(place) if place.isdecimal() else self._place_of(number, style)

    def _place_of(self, number: str, style: Element) -> int:
        """Return the level that names the style, which need not name its level."""
        identifier = style.get(f"{W}styleId")
        for place, level in self._levels(number, 0).items():
            linked = level.find(f"{W}pStyle")
            if linked is not None and linked.get(f"{W}val") == identifier:
                return place
        return 0

    def _levels(self, number: str, steps: int) -> dict[int, Element]:
        """Return the levels of a list, which may lie in a style of numbering."""
        abstract = self._abstract(number)
        if abstract is None or steps > 5:
            return {}
        linked = abstract.find(f"{W}numStyleLink")
        if linked is not None:
            style = self.styles.style(linked.get(f"{W}val") or "")
            held = style.find(f"{W}pPr/{W}numPr/{W}numId") if style is not None else None
            return self._levels(held.get(f"{W}val") or "", steps + 1) if held is not None else {}
        levels = abstract.iterchildren(f"{W}lvl")
        return {int(place): one for one in levels if (place := one.get(f"{W}ilvl") or "").isdecimal()}

    def _abstract(self, number: str) -> Element | None:
        for num in self.root.iterchildren(f"{W}num"):
            if num.get(f"{W}numId") == number:
                pointer = num.find(f"{W}abstractNumId")
                wanted = pointer.get(f"{W}val") if pointer is not None else None
                every = self.root.iterchildren(f"{W}abstractNum")
                return next((one for one in every if one.get(f"{W}abstractNumId") == wanted), None)
        return None

    def _added(self, name: str, ours: int) -> int:
        """Add our list of this number under numbers that are free, and return its new one."""
        form = next(
            one
            for one in self.ours.iterchildren(f"{W}abstractNum")
            if one.get(f"{W}abstractNumId") == str(ours)
        )
        copy = deepcopy(form)
        key = str(_most(self.root, "abstractNum", "abstractNumId") + 1)
        copy.set(f"{W}abstractNumId", key)
        first = copy.find(f"{W}lvl/{W}pStyle")
        for linked in copy.findall(f"{W}lvl/{W}pStyle"):
            if linked is first and self.styles.ids.get(name):
                linked.set(f"{W}val", self.styles.ids[name])
            else:
                above = linked.getparent()
                if above is not None:
                    above.remove(linked)
        nums = list(self.root.iterchildren(f"{W}num", f"{W}numIdMacAtCleanup"))
        if nums:
            nums[0].addprevious(copy)
        else:
            self.root.append(copy)
        number = _most(self.root, "num", "numId") + 1
        added(self.root, number, key)
        return number


def _most(root: Element, tag: str, key: str) -> int:
    values = (one.get(f"{W}{key}") or "" for one in root.iterchildren(f"{W}{tag}"))
    return max((int(value) for value in values if value.isdecimal()), default=0)


def _kind(level: Element | None) -> str:
    form = level.find(f"{W}numFmt") if level is not None else None
    return (form.get(f"{W}val") or "decimal") if form is not None else "decimal"
