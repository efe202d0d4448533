# SPDX-License-Identifier: MIT
"""What is left to be moved as the months go by: a band for the whole, a line for each archive."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from planner.documents.figures.gantt import Marker
from planner.english import long_date


@dataclass(frozen=True)
class BurnDownLine:
    """Terabytes left at the end of each day: at an even chance, and what four futures in five keep below."""

    label: str
    points: tuple[tuple[date, float, float], ...]

    def at(self, when: date) -> tuple[float, float]:
        """What is left at the end of the last day told that is no later; all of it before the first."""
        told = [point for point in self.points if point[0] <= when] or [self.points[0]]
        return told[-1][1:]


@dataclass(frozen=True)
class BurnDownFigure:
    """The whole as a band from P50 to P80, its archives as lines, and the days that others have set."""

    landscape: ClassVar[bool] = False
    title: str
    whole: BurnDownLine
    streams: tuple[BurnDownLine, ...] = ()
    markers: tuple[Marker, ...] = ()

    def alt_text(self) -> str:
        """One paragraph: what is left on the first day, on each day set by others, and when nothing is."""
        first, *_, last = self.whole.points if len(self.whole.points) > 1 else self.whole.points * 2
        said = f"Burn-down. On {long_date(first[0])} {first[1]:,.0f} TB are to be moved (P80 {first[2]:,.0f})"
        for marker in (one for one in self.markers if one.kind == "contract_end"):
            p50, p80 = self.whole.at(marker.date)
            said += f". {marker.label} on {long_date(marker.date)}: {p50:,.0f} TB left"
            said += f", {p80:,.0f} at eight in ten"
        left = "nothing is left" if last[2] <= 0 else f"{last[2]:,.0f} TB are still left"
        return f"{said}. By {long_date(last[0])} {left} at eight in ten."
