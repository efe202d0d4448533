# SPDX-License-Identifier: MIT
"""How much each activity can slip, and which chain of activities sets the end: the solved network.

Two definitions of "critical" are kept apart, because with deadlines, freezes and several calendars they
differ: no float left (total float ≤ 0), and lying on the longest path, the chain of drivers that ends
at the last activity. Float is counted in working days of the activity's own calendar.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from planner.schedule.calendar import WorkingCalendar
from planner.schedule.network import Network
from planner.schedule.passes import NO_LINK, UNBOUND, Early, Late, Limits, Timetable


@dataclass(frozen=True)
class Solution:
    """A solved network: arrays by task number.

    `late` is measured from the deadlines and is `UNBOUND` where none bears; `total_float` is measured
    from them where one bears and otherwise, like `float_to_end`, from the end of the whole network.
    """

    network: Network
    early: Early
    late: Late
    float_to_end: Sequence[int]
    total_float: Sequence[int]
    free_float: Sequence[int]

    def chain(self, task: int) -> tuple[int, ...]:
        """The drivers that set the start of a task, first to last, ending with the task itself."""
        found = [task]
        while (link := self.early.driver[found[-1]]) != NO_LINK:
            found.append(self.network.sources[link])
        return tuple(reversed(found))

    def longest_path(self) -> tuple[int, ...]:
        """The chain of drivers to the activity that finishes last, preferring one that nothing follows."""
        if not self.network.ids:
            return ()
        followed, end = set(self.network.sources), self.early.end
        last = [task for task, finish in enumerate(self.early.finishes) if finish == end]
        return self.chain(next((task for task in last if task not in followed), last[0]))


def solve(
    network: Network, calendars: Sequence[WorkingCalendar], limits: Limits, ends: Collection[int] = ()
) -> Solution:
    """The network's dates and floats; lags and clear days are counted on the first calendar.

    `ends` are tasks that finish something in their own right: float to the end is measured to their own
    early finish too, not only to the last finish of all. Raises `OutsideCalendarError` when a date falls
    outside the calendars' tables.
    """
    timetable = Timetable(network, calendars, limits)
    early = timetable.forward()
    latest = [early.end] * len(network.ids)
    for task in ends:
        latest[task] = early.finishes[task]
    by_end = timetable.backward(dict(enumerate(latest)))
    to_end = _slack(timetable, early, by_end.finishes)
    late = by_end if not limits.finish_by else timetable.backward(limits.finish_by)
    total = to_end if not limits.finish_by else _slack(timetable, early, late.finishes, to_end)
    if not limits.finish_by:
        nothing = [UNBOUND] * len(network.ids)
        late = Late(nothing, nothing, [NO_LINK] * len(network.ids))
    return Solution(network, early, late, to_end, total, _free_float(timetable, early, latest))


def _slack(
    timetable: Timetable, early: Early, latest: Sequence[int], otherwise: Sequence[int] = ()
) -> list[int]:
    """Working days from each early finish to its latest finish, or the value given where it has none."""
    slack = []
    for task, calendar in enumerate(timetable.network.calendars):
        before = timetable.tables[calendar][0]
        finish = latest[task]
        slack.append(otherwise[task] if finish >= UNBOUND else before[finish] - before[early.finishes[task]])
    return slack


def _free_float(timetable: Timetable, early: Early, ends: Sequence[int]) -> list[int]:
    """Working days each task can slip before any other task, or an end, is moved."""
    net = timetable.network
    latest = list(ends)
    for link, (source, target) in enumerate(zip(net.sources, net.targets, strict=True)):
        start = early.starts[target]
        if not net.plain[link]:
            start = timetable.pull(link, start, early.finishes[target], net.durations[source])
        if start < latest[source]:
            latest[source] = start
    for task in timetable.limits.clear_days:
        latest[task] = timetable.clear_before(task, latest[task], net.durations[task])[1]
    return _slack(timetable, early, latest)
