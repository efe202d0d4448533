# SPDX-License-Identifier: MIT
"""The texts that the cells of a workbook share."""

import re

from planner.load.office import limits
from planner.load.office.package import Package
from planner.load.office.xml import Attributes, Refused, stream

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def unescaped(text: str) -> str:
    """Return the text with Excel's `_x000D_` and its like as the characters they stand for."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


class TextPieces:
    """Joins the pieces of rich text, without the reading aids (`rPh`) that East Asian text may have."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self._aids = 0

    def begin(self, name: str) -> None:
        """Open an element."""
        self._aids += name == "rPh"

    def end(self, name: str, text: str) -> None:
        """Close an element."""
        self._aids -= name == "rPh"
        if name == "t" and not self._aids:
            self.pieces.append(text)

    def taken(self) -> str:
        """Return the text so far, and begin anew."""
        text = unescaped("".join(self.pieces))
        self.pieces.clear()
        return text


def read_strings(package: Package, part: str | None) -> list[str]:
    """Return the shared texts in their order."""
    texts: list[str] = []
    pieces = TextPieces()

    def begin(name: str, attributes: Attributes) -> None:
        pieces.begin(name)

    def end(name: str, text: str) -> None:
        pieces.end(name, text)
        if name == "si":
            texts.append(pieces.taken())
            if len(texts) > limits.CELLS:
                raise Refused(f"it holds more than {limits.CELLS:,} texts")

    if part is not None:
        stream(package.read(part), begin, end)
    return texts
