# SPDX-License-Identifier: MIT
"""Draws that depend on a name alone, one from each of 1,024 equal parts of the distribution in turn.

A block of 1,024 iterations visits every part once (a Latin hypercube), in an order shuffled by a keyed
one-to-one function of the ten-bit iteration number. The function is computed where it is wanted: no stream
has a state, so batches of any size see the same draws.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

Parts = NDArray[np.uint16]

BITS = 10
STRATA = 1 << BITS
_MASK = np.uint16(STRATA - 1)
_HALF = np.uint16(BITS // 2)
_ROUNDS = 3


class Streams:
    """The streams of some names over a span of iterations."""

    def __init__(self, names: Sequence[str], first: int, count: int) -> None:
        self.count = count
        self._skip = first % STRATA
        blocks = np.arange(first // STRATA, -(-(first + count) // STRATA), dtype=np.uint64)
        keys = np.array([_key(name) for name in names], dtype=np.uint64)
        words = _mixed(keys[:, None, None] + (blocks[:, None] + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15))
        self._turns = [
            ((words >> np.uint64(20 * turn)).astype(np.uint16) | np.uint16(1),
             (words >> np.uint64(20 * turn + 10)).astype(np.uint16))
            for turn in range(_ROUNDS)
        ]  # fmt: skip
        self._index = np.tile(np.arange(STRATA, dtype=np.uint16), (len(blocks), 1))
        self._shifted = np.empty_like(self._index)

    def parts(self, number: int) -> Parts:
        """Which part, from 0 to 1,023, each iteration of the span draws from, for the name so numbered."""
        found = self._index.copy()
        for factors, terms in self._turns:
            np.multiply(found, factors[number], out=found)
            np.add(found, terms[number], out=found)
            np.bitwise_and(found, _MASK, out=found)
            np.right_shift(found, _HALF, out=self._shifted)
            np.bitwise_xor(found, self._shifted, out=found)
        return found.reshape(-1)[self._skip : self._skip + self.count]


def _key(name: str) -> int:
    return int.from_bytes(blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def _mixed(state: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The output function of SplitMix64."""
    state = (state ^ (state >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    state = (state ^ (state >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return state ^ (state >> np.uint64(31))
