# SPDX-License-Identifier: MIT
"""The critical path: early and late dates and floats of a network, in time linear in its links.

Time is counted in instants, numbered as calendar offsets: instant n is the midnight on which day n
begins, so an activity that ends on day n ends at instant n + 1. For every task and every link there is a
*push* forward (the earliest start a predecessor allows) and an exactly matching *pull* backward (the
latest finish a successor allows): p ≤ pull(s) if and only if push(p) ≤ s. That is why total float is
never negative without a deadline, whatever the mixture of calendars, lags and freezes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from planner.schedule.calendar import OutsideCalendarError, WorkingCalendar
from planner.schedule.network import LinkKind, Network

UNBOUND = 1 << 60
"""A late finish no deadline bears on."""

NO_LINK = -1
"""The driver of a task that no link holds: the start of the programme or its own earliest date does."""


@dataclass(frozen=True)
class Limits:
    """What bears on a network from outside. Tasks are numbers, times are instants.

    `not_before`: earliest start of a task. `clear_days`: tasks that must not run in a freeze window, with
    the working days that must also be clear after them. `windows`: freezes, from instant to instant.
    `finish_by`: the instant by which a task must have finished.
    """

    start: int
    not_before: Mapping[int, int] = field(default_factory=dict)
    clear_days: Mapping[int, int] = field(default_factory=dict)
    windows: tuple[tuple[int, int], ...] = ()
    finish_by: Mapping[int, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Push:
    """A start moved by freezes: where it wanted to be, and the windows in its way, by number."""

    wanted: int
    windows: tuple[int, ...]


@dataclass(frozen=True)
class Early:
    """The earliest instants; `driver` is the link that sets each start, `pushed` the freezes that move it."""

    starts: Sequence[int]
    finishes: Sequence[int]
    driver: Sequence[int]
    pushed: Mapping[int, Push]

    @property
    def end(self) -> int:
        """The instant at which everything is finished."""
        return max(self.finishes, default=0)


@dataclass(frozen=True)
class Late:
    """The latest instants (`UNBOUND` where nothing bears); `driver` is the link that sets each."""

    starts: Sequence[int]
    finishes: Sequence[int]
    driver: Sequence[int]


class Timetable:
    """A network on its calendars: moves instants over links, durations and freezes, both ways."""

    def __init__(self, network: Network, calendars: Sequence[WorkingCalendar], limits: Limits) -> None:
        self.network = network
        self.tables = [(calendar.before, calendar.days) for calendar in calendars]
        self.limits = limits
        if len({calendar.first for calendar in calendars}) > 1:
            raise ValueError("the calendars of one network must begin on the same day")

    def forward(self, durations: Sequence[int] | None = None) -> Early:
        """Every task as early as it can be. Raises `OutsideCalendarError` when the tables are too short."""
        try:
            return self._forward(self.network.durations if durations is None else durations)
        except IndexError:
            raise OutsideCalendarError("the programme runs beyond the last day of its calendar") from None

    def _forward(self, durations: Sequence[int]) -> Early:
        net, limits = self.network, self.limits
        first, sources, plain = net.first, net.sources, net.plain
        size = len(net.ids)
        starts, finishes, driver = [0] * size, [0] * size, [NO_LINK] * size
        floors = [limits.start] * size
        for task, instant in limits.not_before.items():
            floors[task] = max(instant, limits.start)
        pushed: dict[int, Push] = {}
        for task in net.order:
            bound, why = NO_LINK, NO_LINK
            duration = durations[task]
            for link in range(first[task], first[task + 1]):
                source = sources[link]
                if plain[link]:
                    instant = finishes[source]
                else:
                    instant = self.push(link, starts[source], finishes[source], duration)
                if instant > bound:
                    bound, why = instant, link
            if floors[task] > bound:
                bound, why = floors[task], NO_LINK
            if duration:
                before, days = self.tables[net.calendars[task]]
                worked = before[bound]
                starts[task], finishes[task] = days[worked], days[worked + duration - 1] + 1
            else:
                starts[task] = finishes[task] = bound
            driver[task] = why
            if task in limits.clear_days:
                wanted = starts[task]
                starts[task], finishes[task], windows = self.clear_after(task, wanted, duration)
                if windows:
                    pushed[task] = Push(wanted, windows)
        return Early(starts, finishes, driver, pushed)

    def backward(self, latest: Mapping[int, int], durations: Sequence[int] | None = None) -> Late:
        """Every task as late as the tasks given, with their latest finish, allow."""
        try:
            return self._backward(latest, self.network.durations if durations is None else durations)
        except IndexError:
            raise OutsideCalendarError("a latest date lies outside the calendar") from None

    def _backward(self, latest: Mapping[int, int], durations: Sequence[int]) -> Late:
        net, limits = self.network, self.limits
        first, sources, plain = net.first, net.sources, net.plain
        size = len(net.ids)
        starts, driver = [UNBOUND] * size, [NO_LINK] * size
        finishes = [latest.get(task, UNBOUND) for task in range(size)]
        for task in reversed(net.order):
            bound = finishes[task]
            if bound >= UNBOUND:
                continue
            duration = durations[task]
            if task in limits.clear_days:
                start, finish = self.clear_before(task, bound, duration)
            elif duration:
                before, days = self.tables[net.calendars[task]]
                worked = before[bound]
                if worked < duration:
                    raise OutsideCalendarError("a latest date lies before the first day of the calendar")
                start, finish = days[worked - duration], days[worked - 1] + 1
            else:
                start = finish = bound
            starts[task], finishes[task] = start, finish
            for link in range(first[task], first[task + 1]):
                source = sources[link]
                instant = start if plain[link] else self.pull(link, start, finish, durations[source])
                if instant < finishes[source]:
                    finishes[source], driver[source] = instant, link
        return Late(starts, finishes, driver)

    def push(self, link: int, start: int, finish: int, duration: int) -> int:
        """The earliest start of the target of a link when its source runs from `start` to `finish`.

        A target held by its end must leave none of its own worked days between that end and the instant.
        """
        kind = self.network.kinds[link]
        instant = start if kind in (LinkKind.SS, LinkKind.SF) else finish
        lag = self.network.lags[link]
        if lag:
            before, days = self.tables[0]
            instant = days[_known(before[instant] + lag - 1)] + 1
        if kind in (LinkKind.FS, LinkKind.SS) or not duration:
            return instant
        before, days = self.tables[self.network.calendars[self.network.targets[link]]]
        return days[_known(before[instant] - duration)]

    def pull(self, link: int, start: int, finish: int, duration: int) -> int:
        """The latest finish of the source of a link when its target runs from `start` to `finish`."""
        kind = self.network.kinds[link]
        instant = start
        if kind in (LinkKind.FF, LinkKind.SF):
            before, days = self.tables[self.network.calendars[self.network.targets[link]]]
            instant = days[before[finish]] if finish > start else finish
        lag = self.network.lags[link]
        if lag:
            before, days = self.tables[0]
            instant = days[_known(before[instant] - lag)]
        if kind in (LinkKind.FS, LinkKind.FF) or not duration:
            return instant
        before, days = self.tables[self.network.calendars[self.network.sources[link]]]
        return days[_known(before[instant + 1] - 1) + duration - 1] + 1

    def clear_after(self, task: int, start: int, duration: int) -> tuple[int, int, tuple[int, ...]]:
        """The first run from `start` on that touches no freeze, and the windows that pushed it there."""
        before, days = self.tables[self.network.calendars[task]]
        pushed: list[int] = []
        while True:
            if duration:
                worked = before[start]
                start, finish = days[worked], days[worked + duration - 1] + 1
            else:
                finish = start
            blocking = self._touching(task, start, finish)
            if not blocking:
                return start, finish, tuple(pushed)
            pushed.append(max(blocking, key=lambda window: self.limits.windows[window][1]))
            start = self.limits.windows[pushed[-1]][1]

    def clear_before(self, task: int, bound: int, duration: int) -> tuple[int, int]:
        """The last run finishing by `bound` that touches no freeze."""
        before, days = self.tables[self.network.calendars[task]]
        while True:
            start = finish = bound
            if duration:
                worked = before[bound]
                start, finish = days[_known(worked - duration)], days[worked - 1] + 1
            blocking = self._touching(task, start, finish)
            if not blocking:
                return start, finish
            opens = min(self.limits.windows[window][0] for window in blocking)
            bound = self._with_days_clear(task, opens)

    def _with_days_clear(self, task: int, bound: int) -> int:
        """The latest finish that leaves the task's clear days before an instant."""
        clear = self.limits.clear_days[task]
        if not clear:
            return bound
        before, days = self.tables[0]
        return days[_known(before[bound] - clear)]

    def _touching(self, task: int, start: int, finish: int) -> list[int]:
        """The freeze windows that a run, with the days to be clear after it, would touch."""
        clear = self.limits.clear_days[task]
        if clear:
            before, days = self.tables[0]
            finish = days[before[finish] + clear - 1] + 1
        return [n for n, (opens, shuts) in enumerate(self.limits.windows) if start < shuts and finish > opens]


def _known(index: int) -> int:
    """The index, refused when it is negative: Python would quietly count from the far end."""
    if index < 0:
        raise OutsideCalendarError("a date lies before the first day of the calendar")
    return index
