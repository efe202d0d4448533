# SPDX-License-Identifier: MIT
"""Numbers that look drawn by chance and are the same on every machine and under every Python."""

_MASK = (1 << 64) - 1


class Draws:
    """A linear congruential generator of 64 bits (Knuth's MMIX), of which the upper bits are used."""

    def __init__(self, seed: int) -> None:
        self._state = (seed * 0x9E3779B97F4A7C15 + 1) & _MASK

    def below(self, limit: int) -> int:
        """Return a whole number from 0 up to but not including `limit`."""
        self._state = (self._state * 6364136223846793005 + 1442695040888963407) & _MASK
        return (self._state >> 32) * limit >> 32

    def share(self) -> float:
        """Return a number from 0 up to but not including 1."""
        return self.below(1 << 30) / (1 << 30)

    def around(self, width: int) -> int:
        """Return a whole number from -width to width, small ones more often."""
        return self.below(width + 1) - self.below(width + 1)
