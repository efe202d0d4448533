# SPDX-License-Identifier: MIT
"""Text laid out for a terminal: wrapped, aligned, and never by colour alone."""

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

TONES = {"head": "1", "stopped": "1;31", "unknown": "35", "degraded": "33", "works": "32", "faint": "2"}
GAP = 2
LABEL = 12
NARROWEST_COLUMN = 6


@dataclass(frozen=True)
class Layout:
    """How wide to print, and whether colours may be added to the words."""

    width: int
    colour: bool = False

    def paint(self, text: str, tone: str) -> str:
        """Return the text in a colour, where there are colours."""
        return f"\x1b[{TONES[tone]}m{text}\x1b[0m" if self.colour and tone and text else text

    def heading(self, text: str, mark: str = "-") -> list[str]:
        """Return a heading, underlined over its length."""
        lines = self.wrapped(text)
        longest = max(map(len, lines), default=0)
        return [*(self.paint(line, "head") for line in lines), mark * longest]

    def wrapped(self, text: str, first: str = "", rest: str | None = None) -> list[str]:
        """Return a text in lines, with what stands before the first and before the others."""
        return textwrap.wrap(
            text,
            max(self.width, len(first) + 20),
            initial_indent=first,
            subsequent_indent=" " * len(first) if rest is None else rest,
            break_on_hyphens=False,
        )

    def item(self, text: str, indent: int = 2) -> list[str]:
        """Return a text as an item of a list."""
        return self.wrapped(text, f"{' ' * indent}- ")

    def labelled(self, label: str, text: str, indent: int = 2) -> list[str]:
        """Return a text after its label; labels are of one width, so that the texts align."""
        return self.wrapped(text, f"{' ' * indent}{label:<{LABEL}} ")

    def table(self, head: Sequence[str], rows: Iterable[Sequence[str]], indent: int = 2) -> list[str]:
        """Return rows under their headings. Columns too wide for the line are folded."""
        held = [list(head), *map(list, rows)]
        widths = self._widths(held, indent)
        lines: list[str] = []
        for number, row in enumerate(held):
            folded = [_fold(cell, width) for cell, width in zip(row, widths, strict=True)]
            for depth in range(max(map(len, folded))):
                cells = [part[depth] if depth < len(part) else "" for part in folded]
                lines.append(self._row(cells, widths, indent, "head" if number == 0 else ""))
        return lines

    def _row(self, cells: Sequence[str], widths: Sequence[int], indent: int, tone: str) -> str:
        last = len(cells) - 1
        padded = [
            cell if at == last else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(cells, widths, strict=True))
        ]
        painted = [self.paint(cell, tone or TONE_OF.get(cell.strip(), "")) for cell in padded]
        return (" " * indent + (" " * GAP).join(painted)).rstrip()

    def _widths(self, rows: Sequence[Sequence[str]], indent: int) -> list[int]:
        """Return the width of each column; the widest give way until the table fits."""
        widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
        room = self.width - indent - GAP * (len(widths) - 1)
        while sum(widths) > room:
            widest = max(range(len(widths)), key=lambda at: widths[at])
            if widths[widest] <= NARROWEST_COLUMN:
                break
            widths[widest] -= 1
        return widths


TONE_OF = {"Stops": "stopped", "May stop": "unknown", "Weakened": "degraded", "Works": "works"}
"""The words of a service path that have a tone of their own."""


def _fold(cell: str, width: int) -> list[str]:
    return textwrap.wrap(cell, width, break_on_hyphens=False) or [""]
