# SPDX-License-Identifier: MIT
"""One project's activities on the network and back: day numbers become dates here and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from planner.schedule.calendar import WorkingCalendar, every_day_calendar
from planner.schedule.floats import Solution, solve
from planner.schedule.instances import Activity
from planner.schedule.network import Link, LinkKind, Task, network
from planner.schedule.passes import NO_LINK, UNBOUND, Early, Limits, Timetable
from planner.schedule.timeline import Deadline, Driver, ProgrammeDates

END = "legacy_closed"
"""The milestone that ends the programme proper; benefit reviews may run on beyond it."""


@dataclass(frozen=True)
class Solved:
    """A solved programme: its activities by task number, with their dates on the calendars.

    `deadlines` holds the earliest of each kind; `ends` the activities of each milestone.
    """

    activities: tuple[Activity, ...]
    dates: ProgrammeDates
    calendar: WorkingCalendar
    deadlines: Mapping[str, Deadline]
    ends: Mapping[str, tuple[str, ...]]
    number: Mapping[str, int]
    timetable: Timetable
    solution: Solution

    def days(
        self, task: int, early: Early | None = None, durations: Sequence[int] | None = None
    ) -> tuple[date, date]:
        """The first and last day of a task.

        A milestone falls on the day its predecessor finishes, or if that is no working day on the next; one
        of work that goes on every day falls on any day, as that work does.
        """
        early = early or self.solution.early
        start, finish = early.starts[task], early.finishes[task]
        if (durations or self.solution.network.durations)[task]:
            return self.calendar.day(start), self.calendar.day(finish - 1)
        link = early.driver[task]
        ends_a_day = link != NO_LINK and self.solution.network.kinds[link] in (LinkKind.FS, LinkKind.FF)
        day = self.calendar.day(start - ends_a_day)
        if not self.solution.network.calendars[task]:
            day = self.calendar.next_working_day(day)
        return day, day

    def late_days(self, task: int) -> tuple[date, date] | None:
        """The latest first and last day of a task, or None where no deadline bears."""
        late = self.solution.late
        if late.finishes[task] >= UNBOUND:
            return None
        if self.solution.network.durations[task]:
            return self.calendar.day(late.starts[task]), self.calendar.day(late.finishes[task] - 1)
        day = self.calendar.day(late.finishes[task] - 1)
        if not self.solution.network.calendars[task]:
            day = self.calendar.previous_working_day(day)
        return day, day

    def driver(self, task: int) -> Driver:
        """What sets the early start of a task."""
        early, net = self.solution.early, self.solution.network
        pushed = early.pushed.get(task)
        windows = tuple(self.dates.freezes[n].title for n in pushed.windows) if pushed else ()
        wanted = self.calendar.day(pushed.wanted) if pushed else None
        link = early.driver[task]
        if link == NO_LINK:
            own = self.dates.not_before.get(net.ids[task], self.dates.start)
            return Driver("not_before" if own > self.dates.start else "start", None, windows, wanted)
        held = Link(net.ids[net.sources[link]], LinkKind(net.kinds[link]), net.lags[link])
        return Driver("predecessor", held, windows, wanted)

    def late_driver(self, activity: Activity) -> str | None:
        """The successor that sets the late finish, the deadline's kind, or None where no deadline bears."""
        late, net, task = self.solution.late, self.solution.network, self.number[activity.id]
        if late.finishes[task] >= UNBOUND:
            return None
        link = late.driver[task]
        return activity.deadline if link == NO_LINK else net.ids[net.targets[link]]

    def chain(self, milestone: str) -> tuple[str, ...]:
        """The chain of drivers that ends at the activity of a milestone that finishes last."""
        tasks = [self.number[one] for one in self.ends[milestone]]
        last = max(tasks, key=lambda task: (self.solution.early.finishes[task], -task))
        return self._named(self.solution.chain(last))

    def longest_path(self) -> tuple[str, ...]:
        """The chain of drivers to whatever finishes last."""
        return self._named(self.solution.longest_path())

    def _named(self, tasks: Sequence[int]) -> tuple[str, ...]:
        return tuple(self.solution.network.ids[task] for task in tasks)


def solved(activities: Sequence[Activity], dates: ProgrammeDates, calendar: WorkingCalendar) -> Solved:
    """The activities with their typical durations, solved.

    Raises `RingError` when activities wait for one another, `OutsideCalendarError` when a date lies beyond
    the calendar's tables.
    """
    net = network(
        Task(one.id, one.duration.typical, one.links, int(one.calendar == "every_day")) for one in activities
    )
    number = net.index()
    calendars = (calendar, every_day_calendar(calendar.first, calendar.last))
    deadlines: dict[str, Deadline] = {}
    for deadline in sorted(dates.deadlines, key=lambda one: (one.day, one.kind, one.title)):
        deadlines.setdefault(deadline.kind, deadline)
    ends: dict[str, tuple[str, ...]] = {}
    for one in activities:
        if one.milestone:
            ends[one.milestone.id] = (*ends.get(one.milestone.id, ()), one.id)
    limits = _limits(activities, number, dates, deadlines, calendar)
    return Solved(
        activities=tuple(activities),
        dates=dates,
        calendar=calendar,
        deadlines=deadlines,
        ends=ends,
        number=number,
        timetable=Timetable(net, calendars, limits),
        solution=solve(net, calendars, limits, [number[one] for one in ends.get(END, ())]),
    )


def _limits(
    activities: Sequence[Activity],
    number: Mapping[str, int],
    dates: ProgrammeDates,
    deadlines: Mapping[str, Deadline],
    calendar: WorkingCalendar,
) -> Limits:
    early = {one: day for one, day in dates.not_before.items() if one in number}
    return Limits(
        start=calendar.offset(dates.start),
        not_before={number[one]: calendar.offset(day) for one, day in early.items()},
        clear_days={number[one.id]: one.clear_days for one in activities if one.clear_days is not None},
        windows=tuple((calendar.offset(one.start), calendar.offset(one.end) + 1) for one in dates.freezes),
        finish_by={
            number[one.id]: calendar.offset(deadlines[one.deadline].day) + 1
            for one in activities
            if one.deadline is not None and one.deadline in deadlines
        },
    )
