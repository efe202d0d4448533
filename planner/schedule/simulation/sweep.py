# SPDX-License-Identifier: MIT
"""The forward pass for many iterations at once: the same dates as `Timetable.forward`, draw by draw.

Three ways of working out a task, the cheapest that is exact for it. A task of the working calendar that
always takes time is kept in counts of working days, where a link costs one maximum and the duration one
sum. Work that runs every day is kept in instants. What may take no time, or keeps clear of freezes, goes
by the full rules, in instants.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from planner.schedule.network import LinkKind, Network
from planner.schedule.passes import Limits
from planner.schedule.simulation.clock import Clock, Times
from planner.schedule.simulation.durations import Row

STARTS, ENDS = 0, 1


class Way(Enum):
    """How a task is worked out, and so how its times are kept."""

    COUNTED = 0
    EVERY_DAY = 1
    EXACT = 2


@dataclass(frozen=True)
class Course:
    """What never changes from one batch to the next. `floors` are instants, None where a link holds more."""

    network: Network
    limits: Limits
    clock: Clock
    ways: Sequence[Way]
    floors: Sequence[int | None]


def course(network: Network, limits: Limits, clock: Clock, shortest: Sequence[int]) -> Course:
    """The network with the way of working out each task; `shortest` are the fewest days each can take."""
    ways, floors = [], []
    for task, calendar in enumerate(network.calendars):
        if task in limits.clear_days or not shortest[task]:
            ways.append(Way.EXACT)
        else:
            ways.append(Way.EVERY_DAY if calendar else Way.COUNTED)
        held = any(
            network.kinds[link] in (LinkKind.FS, LinkKind.SS) and network.lags[link] >= 0
            for link in range(network.first[task], network.first[task + 1])
        )
        own = limits.not_before.get(task, limits.start)
        floors.append(None if held and own <= limits.start else max(own, limits.start))
    return Course(network, limits, clock, ways, floors)


class Sweep:
    """The earliest times of every task in a span of iterations.

    `starts` and `finishes` hold counts for a task of way COUNTED and instants for the others; `bounds` what
    the links and floors asked for, before freezes; `settles` whether an EXACT task is held by an ending.
    """

    def __init__(self, course: Course, durations: Sequence[Row], size: int) -> None:
        tasks = len(course.network.ids)
        self.course, self.size = course, size
        self.durations = list(durations)
        self.times: tuple[list[Times], list[Times]] = ([_NOTHING] * tasks, [_NOTHING] * tasks)
        self.bounds: list[Times] = [_NOTHING] * tasks
        self.settles: dict[int, NDArray[np.bool_]] = {}
        self._others: tuple[list[Times | None], list[Times | None]] = ([None] * tasks, [None] * tasks)

    def run(self, tasks: Iterable[int]) -> Sweep:
        """Work out the tasks, which come in an order of the network; the sweep itself is returned."""
        ways = self.course.ways
        for task in tasks:
            self._others[STARTS][task] = self._others[ENDS][task] = None
            if ways[task] is Way.EXACT:
                self._exact(task)
            else:
                start = self._bound(task)
                self.times[STARTS][task] = self.bounds[task] = start
                self.times[ENDS][task] = start + self.durations[task]
        return self

    def again(self, changed: Mapping[int, Row], tasks: Iterable[int]) -> Sweep:
        """The same iterations with other durations, for which the tasks given have to be worked out anew."""
        other = Sweep(self.course, self.durations, self.size)
        for task, row in changed.items():
            other.durations[task] = row
        other.times = (list(self.times[STARTS]), list(self.times[ENDS]))
        other.bounds, other.settles = list(self.bounds), dict(self.settles)
        other._others = (list(self._others[STARTS]), list(self._others[ENDS]))
        return other.run(tasks)

    def instants(self, task: int, end: int) -> Times:
        """When a task starts or ends, in instants."""
        if self.course.ways[task] is not Way.COUNTED:
            return self.times[end][task]
        clock = self.course.clock
        return self._converted(task, end, clock.ends if end else clock.begins)

    def counts(self, task: int, end: int) -> Times:
        """When a task starts or ends, in working days before it."""
        if self.course.ways[task] is Way.COUNTED:
            return self.times[end][task]
        return self._converted(task, end, self.course.clock.count)

    def _converted(self, task: int, end: int, convert: Callable[[Times], Times]) -> Times:
        kept = self._others[end][task]
        if kept is None:
            kept = self._others[end][task] = convert(self.times[end][task])
        return kept

    def wanted(self, link: int) -> Times:
        """The start that a link allows its target, in the target's own way of keeping time."""
        net = self.course.network
        kind, lag = net.kinds[link], net.lags[link]
        source, task = net.sources[link], net.targets[link]
        end = STARTS if kind in (LinkKind.SS, LinkKind.SF) else ENDS
        by_end = kind in (LinkKind.FF, LinkKind.SF)
        if self.course.ways[task] is Way.COUNTED:
            held = self.counts(source, end)
            held = held + lag if lag else held
            return held - self.durations[task] if by_end else held
        instants = self._lagged(source, end, lag) if lag else self.instants(source, end)
        return self._back_from(task, instants) if by_end else instants

    def _lagged(self, source: int, end: int, lag: int) -> Times:
        counts = self.counts(source, end) + lag
        self.course.clock.check(counts, counted=True)
        return self.course.clock.ends(counts)

    def _back_from(self, task: int, instants: Times) -> Times:
        """The latest start from which a task, which may take no time, has no day left before the instants."""
        duration, clock = self.durations[task], self.course.clock
        if self.course.network.calendars[task]:
            return instants - duration
        starts = clock.begins(clock.count(instants) - duration)
        return starts if _always(duration) else np.where(duration == 0, instants, starts)

    def _bound(self, task: int) -> Times:
        net, floor = self.course.network, self.course.floors[task]
        bound: Times | None = None
        for link in range(net.first[task], net.first[task + 1]):
            wanted = self.wanted(link)
            bound = wanted if bound is None else np.maximum(bound, wanted)
        if floor is None:
            assert bound is not None, "a task without a floor is held by a link"
            return bound
        least = self.least(task, floor)
        return np.full(self.size, least, np.int32) if bound is None else np.maximum(bound, least)

    def least(self, task: int, floor: int) -> int:
        """A floor in the task's own way of keeping time."""
        if self.course.ways[task] is Way.COUNTED:
            return int(self.course.clock.count(np.array([floor], np.int32))[0])
        return floor

    def _exact(self, task: int) -> None:
        net, limits = self.course.network, self.course.limits
        bound = np.full(self.size, -1, np.int32)
        settles = np.zeros(self.size, np.bool_)
        for link in range(net.first[task], net.first[task + 1]):
            wanted = self.wanted(link)
            settles = np.where(wanted > bound, net.kinds[link] in (LinkKind.FS, LinkKind.FF), settles)
            bound = np.maximum(bound, wanted)
        floor = max(limits.start, limits.not_before.get(task, limits.start))
        self.settles[task] = settles & (bound >= floor)
        bound = np.maximum(bound, np.int32(floor))
        start, finish = self._placed(task, bound)
        if task in limits.clear_days:
            start, finish = self._clear(task, start, finish)
        self.bounds[task], self.times[STARTS][task], self.times[ENDS][task] = bound, start, finish

    def _placed(self, task: int, start: Times) -> tuple[Times, Times]:
        """The run of a task from an instant on."""
        duration, clock = self.durations[task], self.course.clock
        if self.course.network.calendars[task]:
            return start, start + duration
        counts = clock.count(start)
        starts, finishes = clock.begins(counts), clock.ends(counts + duration)
        if _always(duration):
            return starts, finishes
        return np.where(duration == 0, start, starts), np.where(duration == 0, start, finishes)

    def _clear(self, task: int, start: Times, finish: Times) -> tuple[Times, Times]:
        """The first run from the start on that touches no freeze, with its clear days."""
        clock, clear = self.course.clock, self.course.limits.clear_days[task]
        while True:
            reached = clock.ends(clock.count(finish) + clear) if clear else finish
            shuts = clock.shuts(reached)
            if not (shuts > start).any():
                return start, finish
            wanted = np.maximum(start, shuts)
            start, finish = self._placed(task, wanted)
            clock.check_reached(start, wanted)

    def last_days(self, task: int) -> Times:
        """The last day of a task as a count of working days before it (COUNTED) or as an offset.

        What takes no time falls on the day its predecessor ends, or if that is no working day on the next;
        work that goes on every day falls on any day, so that it ends no later for taking no time at all.
        """
        finish, duration = self.times[ENDS][task], self.durations[task]
        if self.course.ways[task] is not Way.EXACT or _always(duration):
            return finish - 1
        day = finish - self.settles[task]
        if not self.course.network.calendars[task]:
            day = self.course.clock.begins(self.course.clock.count(day))
        return np.where(duration == 0, day, finish - 1)

    def offsets(self, tasks: Sequence[int]) -> Times:
        """The last day of whichever of the tasks ends last, as an offset."""
        found: Times | None = None
        for task in tasks:
            last = self.last_days(task)
            days = self.course.clock.begins(last) if self.course.ways[task] is Way.COUNTED else last
            found = days if found is None else np.maximum(found, days)
        assert found is not None, "a goal has at least one task"
        return found


_NOTHING: Times = np.empty(0, np.int32)


def _always(duration: Row) -> bool:
    """Whether a task takes time in every iteration."""
    return bool(duration > 0) if isinstance(duration, int) else bool(duration.min() > 0)
