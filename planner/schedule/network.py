# SPDX-License-Identifier: MIT
"""A network of activities as flat arrays of whole numbers, in an order in which it can be computed.

Activities are numbered by the sorted order of their ids, so the order in which they were written
can change nothing. A ring is refused with one shortest ring for each knot.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

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
    ordered = sorted(tasks, key=lambda task: task.id)
    number = {task.id: position for position, task in enumerate(ordered)}
    if len(number) != len(ordered):
        raise ValueError("two activities have the same id")
    first, links, sources, targets = [0], [], [], []
    for position, task in enumerate(ordered):
        held = task.links if len(task.links) < 2 else sorted(task.links, key=_place)
        for link in held:
            if link.predecessor not in number:
                raise ValueError(f"{task.id} comes after {link.predecessor}, which does not exist")
            links.append(link)
            sources.append(number[link.predecessor])
            targets.append(position)
        first.append(len(links))
    return Network(
        ids=[task.id for task in ordered],
        durations=[task.duration for task in ordered],
        calendars=[task.calendar for task in ordered],
        first=first,
        sources=sources,
        targets=targets,
        kinds=[int(link.kind) for link in links],
        lags=[link.lag for link in links],
        plain=[link.kind is LinkKind.FS and link.lag == 0 for link in links],
        order=_order([task.id for task in ordered], first, sources, targets),
    )


def _place(link: Link) -> tuple[str, LinkKind, int]:
    return link.predecessor, link.kind, link.lag


def _order(ids: list[str], first: list[int], sources: list[int], targets: list[int]) -> list[int]:
    """Every task after all its predecessors (Kahn's algorithm)."""
    after: list[list[int]] = [[] for _ in ids]
    for source, target in zip(sources, targets, strict=True):
        after[source].append(target)
    waiting = [first[task + 1] - first[task] for task in range(len(ids))]
    order = [task for task, count in enumerate(waiting) if not count]
    for task in order:
        for heir in after[task]:
            waiting[heir] -= 1
            if not waiting[heir]:
                order.append(heir)
    if len(order) < len(ids):
        rings = shortest_rings(after)
        raise RingError(tuple(tuple(ids[task] for task in ring) for ring in rings))
    return order
