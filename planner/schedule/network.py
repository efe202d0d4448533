# SPDX-License-Identifier: MIT
"""A network of activities as flat arrays of whole numbers, in an order in which it can be computed.

Activities are numbered by the sorted order of their ids, so the order in which they were written
can change nothing. A ring is refused with one shortest ring for each knot.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import accumulate, pairwise
from operator import attrgetter, lt

from planner.schedule.cycles import shortest_rings


class LinkKind(IntEnum):
    """Which end of the predecessor holds which end of the successor: finish to start, and so on."""

    FS = 0
    SS = 1
    FF = 2
    SF = 3


@dataclass(frozen=True, order=True)
class Link:
    """One activity waits for another, with a lag in working days (negative for an overlap)."""

    predecessor: str
    kind: LinkKind = LinkKind.FS
    lag: int = 0


@dataclass(frozen=True)
class Task:
    """What the critical path needs to know of an activity. A duration of 0 is a milestone."""

    id: str
    duration: int
    links: tuple[Link, ...] = ()
    calendar: int = 0


@dataclass(frozen=True)
class Network:
    """Tasks as arrays. The links into task n are those numbered `first[n]` to `first[n + 1] - 1`."""

    ids: Sequence[str]
    durations: Sequence[int]
    calendars: Sequence[int]
    first: Sequence[int]
    sources: Sequence[int]
    targets: Sequence[int]
    kinds: Sequence[int]
    lags: Sequence[int]
    plain: Sequence[bool]
    order: Sequence[int]

    def index(self) -> dict[str, int]:
        """The number of each task by its id."""
        return {task: number for number, task in enumerate(self.ids)}


class RingError(ValueError):
    """Activities that wait for one another, so that none of them can ever start."""

    def __init__(self, rings: tuple[tuple[str, ...], ...]) -> None:
        self.rings = rings
        super().__init__("; ".join(" → ".join((*ring, ring[0])) for ring in rings))


def network(tasks: Iterable[Task]) -> Network:
    """The tasks as a network; `RingError`, or ValueError for a repeated id or unknown predecessor."""
    ordered = sorted(tasks, key=attrgetter("id"))
    number = {task.id: position for position, task in enumerate(ordered)}
    if len(number) != len(ordered):
        raise ValueError("two activities have the same id")
    held = [task.links if len(task.links) < 2 else sorted(task.links, key=_PLACE) for task in ordered]
    links = [link for row in held for link in row]
    first = [0, *accumulate(map(len, held))]
    try:
        sources = [number[link.predecessor] for link in links]
    except KeyError:
        raise ValueError(_stranger(ordered, number)) from None
    ids = [task.id for task in ordered]
    targets = [n for n, (begin, end) in enumerate(pairwise(first)) for _ in range(begin, end)]
    kinds, lags, simple = [link.kind for link in links], [link.lag for link in links], LinkKind.FS
    return Network(
        ids=ids,
        durations=[task.duration for task in ordered],
        calendars=[task.calendar for task in ordered],
        first=first,
        sources=sources,
        targets=targets,
        kinds=kinds,
        lags=lags,
        plain=[kind is simple and not lag for kind, lag in zip(kinds, lags, strict=True)],
        order=_order(ids, first, sources, targets),
    )


_PLACE = attrgetter("predecessor", "kind", "lag")


def _stranger(tasks: Iterable[Task], known: Mapping[str, int]) -> str:
    """Says which task first comes after one that is not there."""
    links = ((task.id, link.predecessor) for task in tasks for link in task.links)
    return next(f"{task} comes after {one}, which does not exist" for task, one in links if one not in known)


def _order(ids: list[str], first: list[int], sources: list[int], targets: list[int]) -> list[int]:
    """Every task after all its predecessors: as numbered where that will do, else by Kahn's algorithm."""
    if all(map(lt, sources, targets)):
        return list(range(len(ids)))
    heirs, begins = _heirs(first, sources)
    waiting = [end - begin for begin, end in pairwise(first)]
    order = [task for task, count in enumerate(waiting) if not count]
    for task in order:
        for heir in heirs[begins[task] : begins[task + 1]]:
            waiting[heir] -= 1
            if not waiting[heir]:
                order.append(heir)
    if len(order) < len(ids):
        rings = shortest_rings([heirs[begin:end] for begin, end in pairwise(begins)])
        raise RingError(tuple(tuple(ids[task] for task in ring) for ring in rings))
    return order


def _heirs(first: list[int], sources: list[int]) -> tuple[list[int], list[int]]:
    """The tasks after each task, in one list, and where in it those of each task begin."""
    counts = [0] * len(first)
    for source in sources:
        counts[source] += 1
    begins = [0, *accumulate(counts[:-1])]
    heirs, free = [0] * len(sources), begins[:-1]
    for task, (begin, end) in enumerate(pairwise(first)):
        for source in sources[begin:end]:
            heirs[free[source]] = task
            free[source] += 1
    return heirs, begins
