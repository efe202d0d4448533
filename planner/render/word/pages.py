# SPDX-License-Identifier: MIT
"""Pages as WordprocessingML measures them, in twips: twentieths of a point, 1,440 to the inch."""

from dataclasses import dataclass

from lxml import etree

Element = etree._Element
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A4 = (11906, 16838)
MARGINS = {
    "top": 1247,
    "right": 1247,
    "bottom": 1247,
    "left": 1247,
    "header": 567,
    "footer": 567,
    "gutter": 0,
}


@dataclass(frozen=True)
class Page:
    """A portrait page in twips; `turned` are the margins of a page on its side where they are its own."""

    width: int
    height: int
    margins: dict[str, int]
    turned: dict[str, int] | None = None

    def _edges(self, landscape: bool) -> dict[str, int]:
        return self.turned if landscape and self.turned is not None else self.margins

    def text_width(self, landscape: bool) -> int:
        """Return the width between the margins."""
        edges = self._edges(landscape)
        return (self.height if landscape else self.width) - edges["left"] - edges["right"] - edges["gutter"]

    def text_height(self, landscape: bool) -> int:
        """Return the height between the margins."""
        edges = self._edges(landscape)
        return (self.width if landscape else self.height) - edges["top"] - edges["bottom"]


def twips(element: Element, name: str, default: int) -> int:
    """Return a length that an element gives, in twips, or the default where it gives none."""
    try:
        return abs(round(float(element.get(f"{W}{name}") or default)))
    except (ValueError, OverflowError):
        return default
