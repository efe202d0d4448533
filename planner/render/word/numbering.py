# SPDX-License-Identifier: MIT
"""Lists that begin again: each ordered list gets a number of its own in the numbering part."""

from copy import deepcopy

from lxml import etree

from planner.render.word.house import HouseStyle
from planner.render.word.list_entries import added
from planner.render.word.pages import W


class ListNumbers:
    """Hands out list numbers on top of those that the house style defines."""

    def __init__(self, house: HouseStyle) -> None:
        self._root = deepcopy(house.numbering)
        self.bullets = house.lists["List Bullet"]
        nums = self._root.iterchildren(f"{W}num")
        numbers = {int(number): num for num in nums if (number := num.get(f"{W}numId") or "").isdecimal()}
        pointer = numbers[house.lists["List Number"]].find(f"{W}abstractNumId")
        self._form = "" if pointer is None else str(pointer.get(f"{W}val"))
        self._last = max(numbers)

    def fresh(self) -> int:
        """Return the number of a new ordered list that begins at 1 on every level."""
        self._last += 1
        number = added(self._root, self._last, self._form)
        for level in range(3):
            override = etree.SubElement(number, f"{W}lvlOverride", {f"{W}ilvl": str(level)})
            etree.SubElement(override, f"{W}startOverride", {f"{W}val": "1"})
        return self._last

    def part(self) -> bytes:
        """Return the numbering part."""
        return etree.tostring(self._root, xml_declaration=True, encoding="UTF-8", standalone=True)
