# SPDX-License-Identifier: MIT
"""The backward pass for many iterations at once: the same latest dates as `Timetable.backward`, draw by draw.

All in instants, by the full rules: a goal has few decisions before it, so speed is not what counts here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from planner.schedule.calendar import WorkingCalendar
from planner.schedule.instances import Activity
from planner.schedule.network import LinkKind
from planner.schedule.simulation.clock import Times
from planner.schedule.simulation.effects import RiskEffect
from planner.schedule.simulation.goals import Asked, Goal, GoalForecast, LastSafe, Outlook
from planner.schedule.simulation.playing import Runs, spans
from planner.schedule.simulation.sweep import ENDS, Sweep
from planner.schedule.simulation.tally import Tally
from planner.schedule.solved import Solved, solved
from planner.schedule.timeline import ProgrammeDates

BATCH = 4_096


class LookBack:
    """The latest start and finish of every task in each iteration; None where no day that is set bears.

    `due` gives the instant by which a task must have finished.
    """

    def __init__(self, sweep: Sweep, due: Mapping[int, int]) -> None:
        self.sweep, self.course = sweep, sweep.course
        net = sweep.course.network
        self.starts: list[Times | None] = [None] * len(net.ids)
        self.finishes: list[Times | None] = [None] * len(net.ids)
        for task, instant in due.items():
            self.finishes[task] = np.full(sweep.size, instant, np.int32)
        for task in reversed(net.order):
            bound = self.finishes[task]
            if bound is not None:
                self._settle(task, bound)

    def _settle(self, task: int, bound: Times) -> None:
        """Fix the run of a task, and bound the tasks it waits for."""
        start, finish = self._run(task, bound)
        if task in self.course.limits.clear_days:
            start, finish = self._clear(task, bound, start, finish)
        self.starts[task], self.finishes[task] = start, finish
        net = self.course.network
        for link in range(net.first[task], net.first[task + 1]):
            source = net.sources[link]
            latest, held = self._pull(link, start, finish), self.finishes[source]
            self.finishes[source] = latest if held is None else np.minimum(held, latest)

    def _run(self, task: int, bound: Times) -> tuple[Times, Times]:
        """The last run of a task that ends by an instant."""
        duration, clock = self.sweep.durations[task], self.course.clock
        if self.course.network.calendars[task]:
            return bound - duration, bound
        worked = clock.count(bound)
        start, finish = clock.begins(worked - duration), clock.ends(worked)
        nothing = np.equal(duration, 0)
        return np.where(nothing, bound, start), np.where(nothing, bound, finish)

    def _pull(self, link: int, start: Times, finish: Times) -> Times:
        """The latest finish that the target of a link allows its source."""
        net, clock = self.course.network, self.course.clock
        kind, lag, source = net.kinds[link], net.lags[link], net.sources[link]
        instant = start
        if kind in (LinkKind.FF, LinkKind.SF):
            last = finish if net.calendars[net.targets[link]] else clock.begins(clock.count(finish))
            instant = np.where(start == finish, finish, last)
        if lag:
            instant = clock.begins(clock.count(instant) - lag)
        if kind in (LinkKind.FS, LinkKind.FF):
            return instant
        duration = self.sweep.durations[source]
        if net.calendars[source]:
            return instant + duration
        ends = clock.ends(clock.count(instant + 1) - 1 + duration)
        return np.where(np.equal(duration, 0), instant, ends)

    def _clear(self, task: int, bound: Times, start: Times, finish: Times) -> tuple[Times, Times]:
        """The last run by an instant that touches no freeze, with its clear days."""
        limits, clock = self.course.limits, self.course.clock
        clear = limits.clear_days[task]
        while True:
            reached = clock.ends(clock.count(finish) + clear) if clear else finish
            opens = np.full(self.sweep.size, _NEVER, np.int32)
            for opening, shutting in limits.windows:
                touches = (start < shutting) & (reached > opening)
                opens = np.where(touches, np.minimum(opens, opening), opens)
            blocked = opens < _NEVER
            if not blocked.any():
                return start, finish
            before = clock.begins(clock.count(np.where(blocked, opens, 0)) - clear) if clear else opens
            bound = np.where(blocked, before, bound)
            start, finish = self._run(task, bound)

    def day(self, task: int, moment: str) -> Times | None:
        """The last day, as an offset, on which a task may start or by which it must have finished."""
        start, finish = self.starts[task], self.finishes[task]
        if start is None or finish is None:
            return None
        if moment == "start":
            return np.maximum(start, 0)
        clock = self.course.clock
        worked = finish if self.course.network.calendars[task] else clock.ends(clock.count(finish))
        return np.maximum(worked - 1, 0)


_NEVER = np.iinfo(np.int32).max


def play_goals(
    activities: Sequence[Activity],
    dates: ProgrammeDates,
    calendar: WorkingCalendar,
    risks: Sequence[RiskEffect],
    goals: Sequence[Goal],
    iterations: int,
    together: float,
) -> Outlook:
    """The goals over so many runs."""
    if not activities:
        return Outlook(iterations, {}, {})
    runs = Runs.of(solved(activities, dates, calendar), risks, together)
    told = [record for goal in goals if (record := _Record(goal, runs.plan)).tasks]
    for first, count in spans(iterations, BATCH):
        sweep, _ = runs.batch(first, count)
        for record in told:
            record.add(sweep)
    days = runs.course.clock.ordinals_of_instants
    return Outlook(
        iterations,
        {record.goal.id: record.forecast(days, iterations) for record in told},
        dict(pair for record in told for pair in record.last_days(days)),
    )


class _Record:
    """What is kept of one goal from batch to batch."""

    def __init__(self, goal: Goal, plan: Solved) -> None:
        self.goal = goal
        number = plan.number
        self.tasks = [number[one] for one in goal.activities if one in number]
        self.due = {
            number[one]: plan.calendar.offset(day) + 1 for one, day in goal.due.items() if one in number
        }
        self.asked = [(one, number[one.activity]) for one in goal.asked if one.activity in number]
        self.reached, self.kept = Tally(), 0
        self.last = {one: Tally() for one, _ in self.asked}

    def add(self, sweep: Sweep) -> None:
        """Count one batch."""
        self.reached.add(sweep.offsets(self.tasks))
        if not self.due:
            return
        kept = np.ones(sweep.size, np.bool_)
        for task, instant in self.due.items():
            kept &= sweep.instants(task, ENDS) <= instant
        self.kept += int(np.count_nonzero(kept))
        back = LookBack(sweep, self.due) if self.asked else None
        for one, task in self.asked:
            day = back.day(task, one.moment) if back else None
            if day is not None:
                self.last[one].add(day)

    def forecast(self, days: Times, iterations: int) -> GoalForecast:
        """When the goal is reached and how likely in time."""
        return GoalForecast(self.reached.as_days(days), self.kept / iterations if self.due else None)

    def last_days(self, days: Times) -> Iterator[tuple[tuple[str, Asked], LastSafe]]:
        """Yield the last safe days of what was asked about and bears on the goal."""
        for one, tally in self.last.items():
            if len(tally.counts):
                yield (self.goal.id, one), LastSafe(tally.as_days(days))
