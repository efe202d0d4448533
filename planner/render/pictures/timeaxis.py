# SPDX-License-Identifier: MIT
"""Days as places on a line, and the years and months written above them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from planner.english import MONTHS
from planner.render.pictures.fonts import width
from planner.render.pictures.palette import FAINT, GREY, INK, RULE, SMALL, WHITE
from planner.render.pictures.svg import Sheet

HEADER = 22.0


def after(when: date) -> date:
    """The day after; a period lasts to the start of the day after its last."""
    return when + timedelta(1) if when < date.max else when


@dataclass(frozen=True)
class TimeAxis:
    """From the first day of one month to the first day of another, between two places."""

    start: date
    end: date
    left: float
    right: float

    @classmethod
    def over(cls, start: date, end: date, left: float, right: float) -> "TimeAxis":
        """The axis of whole months that holds both days."""
        start, end = min(start, end), max(start, end)
        return cls(start.replace(day=1), _first(end.year * 12 + end.month), left, right)

    def x(self, when: date) -> float:
        """Where the day begins; days off the axis are put at its ends."""
        share = (when - self.start).days / max(1, (self.end - self.start).days)
        return self.left + (self.right - self.left) * min(1.0, max(0.0, share))

    def holds(self, when: date) -> bool:
        """True if the day is on the axis."""
        return self.start <= when <= self.end

    def periods(self, months: int) -> Iterator[tuple[date, float, float]]:
        """Each calendar period of so many months that touches the axis: its first day and its two ends."""
        first = self.start.year * 12 + (self.start.month - 1) // months * months
        last = self.end.year * 12 + self.end.month - 1 + (self.end.day > 1)
        for index in range(first, last, months):
            begin, end = _first(index), _first(index + months)
            if self.x(end) > self.x(begin):
                yield begin, self.x(begin), self.x(end)


def _first(index: int) -> date:
    """The first day of the month that is so many months after the start of the year nought."""
    return (
        date(index // 12, index % 12 + 1, 1) if 12 <= index < 120000 else date.min if index < 12 else date.max
    )


def draw_grid(sheet: Sheet, axis: TimeAxis, top: float, bottom: float) -> None:
    """Rule the years and shade every other month or quarter, from the header down to `bottom`."""
    step, _ = _steps(axis)
    for begin, left, right in axis.periods(step):
        if (begin.year * 12 + begin.month - 1) // step % 2 == 0:
            sheet.rect(left, top + HEADER / 2, right - left, bottom - top - HEADER / 2, FAINT)
    for _, left, _ in axis.periods(12 * _years(axis)):
        sheet.line((left, top), (left, bottom), RULE, 0.75)
    sheet.line((axis.left, top + HEADER), (axis.right, top + HEADER), RULE, 0.75)
    sheet.line((axis.right, top), (axis.right, bottom), RULE, 0.75)


def draw_header(sheet: Sheet, axis: TimeAxis, top: float) -> None:
    """Write the years and, as room allows, months or quarters, over whatever lines pass there."""
    step, names = _steps(axis)
    for begin, left, right in axis.periods(12 * _years(axis)):
        _name(sheet, left, right, top, str(begin.year), WHITE, True)
    for begin, left, right in axis.periods(step) if names else ():
        shaded = (begin.year * 12 + begin.month - 1) // step % 2 == 0
        name = names[(begin.month - 1) // step]
        _name(sheet, left, right, top + HEADER / 2, name, FAINT if shaded else WHITE, False)


def _name(sheet: Sheet, left: float, right: float, top: float, words: str, paper: str, bold: bool) -> None:
    wide = width(words, SMALL, bold)
    if wide <= right - left:
        middle = (left + right) / 2
        sheet.rect(middle - wide / 2, top + 1, wide, 8.5, paper)
        sheet.text(middle, top + 8, words, right - left, SMALL, INK if bold else GREY, bold, "middle")


SHORT_MONTHS = tuple(name[:3] for name in MONTHS)


def _steps(axis: TimeAxis) -> tuple[int, tuple[str, ...]]:
    months = max(1.0, (axis.end - axis.start).days / 30.4375)
    pitch = (axis.right - axis.left) / months
    quarters = ("Q1", "Q2", "Q3", "Q4")
    for step, names in ((1, SHORT_MONTHS), (1, tuple(name[0] for name in MONTHS)), (3, quarters)):
        if max(width(name, SMALL) for name in names) + 1.5 <= pitch * step * 0.9:
            return step, names
    return 12 * _years(axis), ()


def _years(axis: TimeAxis) -> int:
    """How many years go into one column so that a year number fits above it."""
    years = max(1.0, (axis.end - axis.start).days / 365.25)
    needed = (width("2000", SMALL, True) + 4) * years / (axis.right - axis.left)
    return max(1, int(needed) + (needed > int(needed)))
