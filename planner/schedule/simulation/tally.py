# SPDX-License-Identifier: MIT
"""Counting days: how often each came up, batch by batch, in memory that no number of iterations fills."""

from __future__ import annotations

from math import ceil, floor, sqrt

import numpy as np
from numpy.typing import NDArray

from planner.schedule.simulation.clock import Times
from planner.schedule.simulation.streams import STRATA
from planner.schedule.simulation.uncertainty import DateRange

BLOCKS_FOR_ERROR = 4
"""With fewer whole blocks the error is taken from the order of the draws, which is never too small."""


class Tally:
    """How often each whole number was seen."""

    def __init__(self) -> None:
        self.lowest = 0
        self.counts: NDArray[np.int64] = np.zeros(0, np.int64)

    def add(self, seen: Times) -> None:
        """Count more numbers."""
        low = int(seen.min())
        counts = np.bincount(seen - low)
        if not len(self.counts):
            self.lowest, self.counts = low, counts
            return
        lowest = min(self.lowest, low)
        size = max(self.lowest + len(self.counts), low + len(counts)) - lowest
        merged = np.zeros(size, np.int64)
        for start, more in ((self.lowest, self.counts), (low, counts)):
            merged[start - lowest : start - lowest + len(more)] += more
        self.lowest, self.counts = lowest, merged

    @property
    def seen(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The numbers that were seen, upwards, and how many were no greater than each."""
        places = np.flatnonzero(self.counts)
        return places + self.lowest, np.cumsum(self.counts)[places]

    def by(self, share: float) -> int:
        """The least number that at least so large a share of those seen do not pass."""
        values, below = self.seen
        return int(values[min(np.searchsorted(below, share * below[-1]), len(values) - 1)])

    @property
    def mean(self) -> float:
        """The mean of the numbers seen."""
        total = int(self.counts.sum())
        return float((self.counts * np.arange(len(self.counts))).sum() / total) + self.lowest

    def as_days(self, ordinals: Times) -> DateRange:
        """The numbers as days; `ordinals` gives the day that each number stands for."""
        values, below = self.seen
        return DateRange(tuple(ordinals[values].tolist()), tuple((below / below[-1]).tolist()))


def error_of(share: float, days: Times) -> float:
    """The standard error of a percentile of days that came in blocks, each a Latin hypercube of its own."""
    blocks = len(days) // STRATA
    if blocks >= BLOCKS_FOR_ERROR:
        place = ceil(share * STRATA) - 1
        rows = np.partition(days[: blocks * STRATA].reshape(blocks, STRATA), place, axis=1)
        return float(rows[:, place].std(ddof=1) / sqrt(blocks))
    count = len(days)
    half = sqrt(count * share * (1 - share))
    around = [max(floor(count * share - half) - 1, 0), min(ceil(count * share + half), count) - 1]
    low, high = np.sort(days)[around].tolist()
    return float(high - low) / 2
