# SPDX-License-Identifier: MIT
"""Three points → a value for every share of all futures: the triangular distribution.

Triangular and not PERT: both take the same three numbers, but PERT gives the far half of the range next
to no weight, and what this field records is that plans end in the far half. The migration estimate
draws the same way.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt


@dataclass(frozen=True)
class Spread:
    """If all goes well, usually, and if much goes wrong; the ends are the ends, nothing lies beyond."""

    low: float
    typical: float
    high: float

    def __post_init__(self) -> None:
        if not self.low <= self.typical <= self.high:
            raise ValueError(f"{self.low}, {self.typical}, {self.high} are out of order")

    @property
    def certain(self) -> bool:
        """Whether there is but one value."""
        return self.low == self.high

    @property
    def mean(self) -> float:
        """The mean of the distribution."""
        return (self.low + self.typical + self.high) / 3

    def at(self, share: float) -> float:
        """The value that so large a share of all futures does not pass."""
        width = self.high - self.low
        if width <= 0:
            return self.low
        if share * width < self.typical - self.low:
            return self.low + sqrt(share * width * (self.typical - self.low))
        return self.high - sqrt((1 - share) * width * (self.high - self.typical))
