# SPDX-License-Identifier: MIT
"""One thousand futures, drawn the same way every time: stratified draws over three-point ranges.

Every input gets its own stream of draws, which depends on its name alone: adding an input, or
asking about one, leaves the draws of all the others as they were. Each stream holds one draw from
each thousandth of the distribution (a Latin hypercube), in an order shuffled by a fixed generator.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

DRAWS = 1_000
_WORD = (1 << 64) - 1


def triangular(share: float, low: float, typical: float, high: float) -> float:
    """Return the value below which `share` of a triangular distribution lies."""
    width = high - low
    if width <= 0:
        return low
    peak = (typical - low) / width
    if share < peak:
        return low + math.sqrt(share * width * (typical - low))
    return high - math.sqrt((1 - share) * width * (high - typical))


@lru_cache(maxsize=512)
def shares(name: str, count: int = DRAWS) -> tuple[float, ...]:
    """Return the middle of every equal part of 0 to 1, once each, in the order that the name gives."""
    order = list(range(count))
    state = _seed(name)
    for last in range(count - 1, 0, -1):
        state, word = _next(state)
        other = word % (last + 1)
        order[last], order[other] = order[other], order[last]
    return tuple((part + 0.5) / count for part in order)


def _seed(name: str) -> int:
    """Return the name as a number (FNV-1a), the same on every machine and in every run."""
    seed = 0xCBF29CE484222325
    for byte in name.encode("utf-8"):
        seed = ((seed ^ byte) * 0x100000001B3) & _WORD
    return seed


def _next(state: int) -> tuple[int, int]:
    """Return the next state and word of SplitMix64."""
    state = (state + 0x9E3779B97F4A7C15) & _WORD
    word = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & _WORD
    word = ((word ^ (word >> 27)) * 0x94D049BB133111EB) & _WORD
    return state, word ^ (word >> 31)


def percentile(values: Sequence[float], share: float) -> float:
    """Return the least value that at least `share` of the values do not pass: always one of the values."""
    held = sorted(values)
    return held[max(math.ceil(share * len(held)) - 1, 0)]


@dataclass(frozen=True)
class Range:
    """A three-point range as seen by whoever waits: at best, typically, at worst.

    Best may be the larger number (a rate) or the smaller (a volume). A share of 0 is the best of
    all futures and 1 the worst, whatever the input.
    """

    best: float
    typical: float
    worst: float

    def at(self, share: float) -> float:
        """Return the value that `share` of all futures do not fall beyond, on the way to the worst."""
        if self.best <= self.worst:
            return triangular(share, self.best, self.typical, self.worst)
        return -triangular(share, -self.best, -self.typical, -self.worst)

    def times(self, factor: float) -> "Range":
        """Return the range with each corner multiplied."""
        return Range(self.best * factor, self.typical * factor, self.worst * factor)

    @property
    def certain(self) -> bool:
        """Whether the range is one value."""
        return self.best == self.worst


def certain(value: float) -> Range:
    """Return the range that is this value alone."""
    return Range(value, value, value)
