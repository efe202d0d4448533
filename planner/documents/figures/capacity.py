# SPDX-License-Identifier: MIT
"""How much of each shared capacity is used, month by month."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from planner.english import MONTHS, capital, counted


@dataclass(frozen=True)
class CapacityLane:
    """One capacity: the first day of each month, what is used in it and what there is, in `unit`."""

    label: str
    unit: str
    months: tuple[tuple[date, float, float], ...]

    def alt_text(self) -> str:
        """One sentence: the fullest month, and how many months are full or frozen."""
        open_ = [(used / there, month) for month, used, there in self.months if there > 0]
        frozen = len(self.months) - len(open_)
        said = f"{self.label}, {self.unit}, {counted(len(self.months), 'month')}"
        if open_:
            share, month = max(open_, key=lambda one: (one[0], one[1]))
            said += f"; fullest {MONTHS[month.month - 1]} {month.year} with {100 * share:.0f}%"
        return said + (f"; {counted(frozen, 'month')} frozen" if frozen else "")


@dataclass(frozen=True)
class CapacityFigure:
    """The capacities beneath each other over the same months."""

    landscape: ClassVar[bool] = False
    title: str
    lanes: tuple[CapacityLane, ...]

    def alt_text(self) -> str:
        """A sentence for each capacity."""
        return " ".join(f"{capital(lane.alt_text())}." for lane in self.lanes)
