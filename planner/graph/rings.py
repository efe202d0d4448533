# SPDX-License-Identifier: MIT
"""The shortest ring in a group of systems that need each other: the reason in fewest words."""

from collections import deque
from collections.abc import Iterable

Pair = tuple[str, str]


def shortest_ring(systems: tuple[str, ...], pairs: Iterable[Pair]) -> tuple[Pair, ...]:
    """Return the pairs of a shortest ring through the first system of a group.

    Neighbours are taken in order of their names, so that the same estate gives the same ring.
    """
    inside, start = set(systems), systems[0]
    next_of: dict[str, list[str]] = {}
    for one, other in sorted(pairs):
        if one in inside and other in inside:
            next_of.setdefault(one, []).append(other)
    came_from: dict[str, str] = {}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        for near in next_of.get(here, ()):
            if near == start:
                return _trail(came_from, start, here)
            if near not in came_from:
                came_from[near] = here
                waiting.append(near)
    return ()


def _trail(came_from: dict[str, str], start: str, last: str) -> tuple[Pair, ...]:
    pairs, here = [(last, start)], last
    while here != start:
        pairs.append((came_from[here], here))
        here = came_from[here]
    return tuple(reversed(pairs))
