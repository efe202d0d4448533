# SPDX-License-Identifier: MIT
"""Calendars and freezes as arrays, so that a whole row of iterations is looked up at once.

Time is told in two ways. An *instant* is the number of a midnight, as everywhere in the schedule. A
*count* is the number of working days before an instant: between activities that share the working
calendar, counts add and compare like plain numbers and no table is needed.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from planner.schedule.calendar import OutsideCalendarError, WorkingCalendar
from planner.schedule.passes import Limits

Times = NDArray[np.int32]

_BEYOND = "in some runs the programme lasts beyond the last day of its calendar"


class Clock:
    """The working calendar, and the freezes, of one programme."""

    def __init__(self, calendar: WorkingCalendar, limits: Limits) -> None:
        self._before, self._days = _tables(calendar)
        self._ends = np.concatenate([[0], self._days + 1]).astype(np.int32)
        self._shuts = _shuts(limits.windows, len(self._before) + 1)
        day_one = calendar.first.toordinal()
        self.ordinals_of_counts: Times = self._days + day_one
        self.ordinals_of_instants: Times = np.arange(len(self._before), dtype=np.int32) + day_one
        self.known_counts = len(self._days)
        self.known_instants = len(self._before) - 1

    def count(self, instants: Times) -> Times:
        """Working days before each instant."""
        return self._before.take(instants, mode="clip")

    def begins(self, counts: Times) -> Times:
        """The instant at which the working day begins that so many come before."""
        return self._days.take(counts, mode="clip")

    def ends(self, counts: Times) -> Times:
        """The instant at which the last of so many working days ends."""
        return self._ends.take(counts, mode="clip")

    def shuts(self, reached: Times) -> Times:
        """The latest end of all freezes that open before each instant; 0 where none does."""
        return self._shuts.take(reached, mode="clip")

    def check(self, times: Times, counted: bool) -> None:
        """Raise `OutsideCalendarError` if any of the times lies beyond the tables."""
        if times.max() >= (self.known_counts if counted else self.known_instants):
            raise OutsideCalendarError(_BEYOND)

    def check_reached(self, starts: Times, wanted: Times) -> None:
        """Raise `OutsideCalendarError` if a start wanted lies so late that the tables answered an earlier."""
        if (starts < wanted).any():
            raise OutsideCalendarError(_BEYOND)


@lru_cache(maxsize=4)
def _tables(calendar: WorkingCalendar) -> tuple[Times, Times]:
    """The tables of a calendar: every option of every trust in a portfolio stands on the same one."""
    before, days = (np.asarray(held, dtype=np.int32) for held in (calendar.before, calendar.days))
    before.setflags(write=False)
    days.setflags(write=False)
    return before, days


def _shuts(windows: tuple[tuple[int, int], ...], size: int) -> Times:
    latest = np.zeros(size, dtype=np.int32)
    for opens, shuts in windows:
        latest[opens + 1] = max(latest[opens + 1], shuts)
    return np.maximum.accumulate(latest)
