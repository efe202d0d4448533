# SPDX-License-Identifier: MIT
"""Guesses at what a name that leads nowhere was meant to be, bounded so that no estate keeps them busy."""

from collections.abc import Iterable

from planner.diagnostics import most_similar

MOST_GUESSES = 200
"""Different names that one check guesses at: a file with more wrong names has one fault, not many."""


class NearMisses:
    """Remembers for each wrong name the known name nearest to it, so that a repeated slip costs nothing."""

    def __init__(self, known: Iterable[str]) -> None:
        self.known = frozenset(known)
        self._sorted: tuple[str, ...] | None = None
        self._found: dict[str, str | None] = {}

    def nearest(self, name: str) -> str | None:
        """Return the known name nearest to `name`; None where none is near or too many were asked for."""
        if name not in self._found and len(self._found) < MOST_GUESSES:
            if self._sorted is None:
                self._sorted = tuple(sorted(self.known))
            self._found[name] = most_similar(name, self._sorted)
        return self._found.get(name)
