# SPDX-License-Identifier: MIT
"""RingError in a network of activities: found whole, told by one shortest ring each, never enumerated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

EDGE_BUDGET = 2_000_000
"""How many links the search for a shortest ring may follow before it settles for the best so far."""


def shortest_rings(after: Sequence[Sequence[int]]) -> tuple[tuple[int, ...], ...]:
    """One shortest ring for each knot of nodes that wait for one another, smallest node first.

    `after[n]` are the nodes that follow n. A knot (strongly connected component) so large that the search
    would exceed `EDGE_BUDGET` gets a ring that is short but perhaps not the shortest.
    """
    knots = sorted(sorted(knot) for knot in _knots(after) if len(knot) > 1 or knot[0] in after[knot[0]])
    return tuple(_shortest_ring(knot, after) for knot in knots)


def _shortest_ring(knot: list[int], after: Sequence[Sequence[int]]) -> tuple[int, ...]:
    inside = set(knot)
    best: tuple[int, ...] = ()
    spent = 0
    for start in knot:
        ring, followed = _ring_through(start, inside, after, len(best) or len(knot) + 1)
        best = ring or best
        spent += followed
        if len(best) == 1 or (best and spent > EDGE_BUDGET):
            break
    lowest = best.index(min(best))
    return best[lowest:] + best[:lowest]


def _ring_through(
    start: int, inside: set[int], after: Sequence[Sequence[int]], shorter_than: int
) -> tuple[tuple[int, ...], int]:
    """The shortest ring through a node that has fewer nodes than given (else empty), and links followed."""
    came_from = {start: start}
    frontier, length, followed = [start], 1, 0
    while frontier and length < shorter_than:
        reached = []
        for node in frontier:
            for heir in sorted(after[node]):
                followed += 1
                if heir == start:
                    return _walk_back(node, came_from), followed
                if heir in inside and heir not in came_from:
                    came_from[heir] = node
                    reached.append(heir)
        frontier, length = reached, length + 1
    return (), followed


def _walk_back(node: int, came_from: dict[int, int]) -> tuple[int, ...]:
    ring = [node]
    while came_from[ring[-1]] != ring[-1]:
        ring.append(came_from[ring[-1]])
    return tuple(reversed(ring))


def _knots(after: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """Strongly connected components (Tarjan's algorithm, without recursion)."""
    number: dict[int, int] = {}
    low: dict[int, int] = {}
    stack: list[int] = []
    waiting: set[int] = set()
    for root in range(len(after)):
        if root in number:
            continue
        work: list[tuple[int, Iterator[int]]] = [(root, iter(after[root]))]
        number[root] = low[root] = len(number)
        stack.append(root)
        waiting.add(root)
        while work:
            node, heirs = work[-1]
            heir = next((one for one in heirs if one not in number or one in waiting), None)
            if heir is None:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == number[node]:
                    yield _unstack(node, stack, waiting)
            elif heir in number:
                low[node] = min(low[node], number[heir])
            else:
                number[heir] = low[heir] = len(number)
                stack.append(heir)
                waiting.add(heir)
                work.append((heir, iter(after[heir])))


def _unstack(node: int, stack: list[int], waiting: set[int]) -> list[int]:
    at = len(stack) - 1 - stack[::-1].index(node) if stack[-1] != node else len(stack) - 1
    knot = stack[at:]
    del stack[at:]
    waiting.difference_update(knot)
    return knot
