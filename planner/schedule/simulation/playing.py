# SPDX-License-Identifier: MIT
"""The runs themselves: batch after batch, each drawn, swept and counted, then told as an `Uncertainty`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np

from planner.schedule.calendar import WorkingCalendar
from planner.schedule.instances import Activity
from planner.schedule.programme import ON_CRITICAL_PATH
from planner.schedule.simulation.chains import held_up
from planner.schedule.simulation.clock import Clock, Times
from planner.schedule.simulation.durations import Drawn, Lengths, lengths_of
from planner.schedule.simulation.effects import RiskEffect
from planner.schedule.simulation.sweep import Course, Sweep, Way, course
from planner.schedule.simulation.swings import Tornado, changes
from planner.schedule.simulation.tally import Tally, error_of
from planner.schedule.simulation.uncertainty import (
    ActivityForecast,
    DateRange,
    DeadlineForecast,
    MilestoneForecast,
    Swing,
    Uncertainty,
)
from planner.schedule.solved import Solved, solved
from planner.schedule.timeline import ProgrammeDates

CELLS = 4_000_000
"""How many durations are held at once, 16 MB of them; times and look-ups take some four times as much."""

MOST_AT_ONCE, FEWEST_AT_ONCE = 16_384, 64
SWING_ITERATIONS = 10_000
"""Beyond these the tornado is not refined: its changes are compared under the same draws."""

THE_END = "end"


def play(
    activities: tuple[Activity, ...],
    dates: ProgrammeDates,
    calendar: WorkingCalendar,
    risks: tuple[RiskEffect, ...],
    iterations: int,
    tornado: bool,
    batch: int | None,
    together: float,
) -> Uncertainty:
    """The programme played so many times."""
    if not activities:
        return Uncertainty(iterations, 0, (), (), (), {}, risks)
    runs = Runs.of(solved(activities, dates, calendar), risks, together)
    size = batch or min(max(CELLS // len(activities), FEWEST_AT_ONCE), MOST_AT_ONCE)
    record = _Record(runs)
    played = None
    for first, count in spans(iterations, size):
        played = None  # let the last batch go before the next is drawn
        played = runs.batch(first, count)
        record.add(*played)
    whole = played if iterations <= min(size, SWING_ITERATIONS) else None
    swings = _swings(runs, record, whole, min(iterations, SWING_ITERATIONS), size) if tornado else {}
    return record.told(iterations, swings, risks)


def spans(iterations: int, size: int) -> Iterator[tuple[int, int]]:
    """The iterations in batches: the first of each, and how many."""
    for first in range(0, iterations, size):
        yield first, min(size, iterations - first)


@dataclass(frozen=True)
class Runs:
    """What stays the same from batch to batch. `goals` are tasks by number."""

    plan: Solved
    lengths: Lengths
    course: Course
    goals: Mapping[str, Sequence[int]]

    @classmethod
    def of(cls, plan: Solved, risks: Sequence[RiskEffect], together: float) -> Runs:
        """The runs of a solved programme under these risks."""
        net, limits = plan.solution.network, plan.timetable.limits
        by_id = {one.id: one for one in plan.activities}
        lengths = lengths_of([by_id[name] for name in net.ids], risks, together)
        shortest = [lengths.shortest(task) for task in range(len(net.ids))]
        named = {name: plan.ends[name] for name in ON_CRITICAL_PATH if name in plan.ends}
        goals: dict[str, Sequence[int]] = {
            name: [plan.number[one] for one in members] for name, members in named.items()
        }
        if not goals:
            goals[THE_END] = range(len(net.ids))
        return cls(plan, lengths, course(net, limits, Clock(plan.calendar, limits), shortest), goals)

    def batch(self, first: int, count: int) -> tuple[Sweep, Drawn]:
        """A span of iterations, drawn and swept."""
        drawn = self.lengths.drawn(first, count)
        return Sweep(self.course, drawn.rows, count).run(self.course.network.order), drawn


class _Record:
    """What is kept of each batch: counts of days for each activity, the days of each milestone."""

    def __init__(self, runs: Runs) -> None:
        self.runs = runs
        tasks = len(runs.course.network.ids)
        self.days = [Tally() for _ in range(tasks)]
        self.held = {goal: [0] * tasks for goal in runs.goals}
        self.milestones: dict[str, list[Times]] = {name: [] for name in runs.plan.ends}
        self.count = 0

    def add(self, sweep: Sweep, drawn: Drawn) -> None:
        """Count one batch."""
        course = self.runs.course
        for task, way in enumerate(course.ways):
            last = sweep.last_days(task)
            course.clock.check(last, way is Way.COUNTED)
            self.days[task].add(last)
        for name, members in self.runs.plan.ends.items():
            self.milestones[name].append(sweep.offsets([self.runs.plan.number[one] for one in members]))
        for goal, tasks in self.runs.goals.items():
            for task, held in enumerate(held_up(sweep, tasks)):
                self.held[goal][task] += 0 if held is None else int(np.count_nonzero(held))
        self.count += sweep.size

    def critical(self) -> list[float]:
        """For each task the share of iterations in which it holds up the goal it holds up most."""
        return [max(counts) / self.count for counts in zip(*self.held.values(), strict=True)]

    def told(
        self, iterations: int, swings: Mapping[str, tuple[Swing, ...]], risks: tuple[RiskEffect, ...]
    ) -> Uncertainty:
        """The record as dates and chances."""
        plan = self.runs.plan
        ranges = {one.id: self._range(plan.number[one.id]) for one in plan.activities}
        return Uncertainty(
            iterations=iterations,
            swing_iterations=min(iterations, SWING_ITERATIONS) if swings else 0,
            milestones=tuple(sorted(self._milestones(), key=lambda one: (one.planned, one.id))),
            deadlines=tuple(self._deadlines(ranges, iterations)),
            activities=tuple(self._activity(one.id, ranges[one.id]) for one in plan.activities),
            swings=swings,
            risks=risks,
        )

    def _range(self, task: int) -> DateRange:
        clock, counted = self.runs.course.clock, self.runs.course.ways[task] is Way.COUNTED
        return self.days[task].as_days(clock.ordinals_of_counts if counted else clock.ordinals_of_instants)

    def _milestones(self) -> Iterator[MilestoneForecast]:
        plan = self.runs.plan
        titles = {one.id: one.milestone.title for one in plan.activities if one.milestone}
        for name in plan.ends:
            days = np.concatenate(self.milestones[name])
            tally = Tally()
            tally.add(days)
            last = plan.chain(name)[-1]
            yield MilestoneForecast(
                id=name,
                title=titles[last],
                planned=plan.days(plan.number[last])[1],
                range=tally.as_days(self.runs.course.clock.ordinals_of_instants),
                p80_error=error_of(0.8, days),
            )

    def _deadlines(self, ranges: Mapping[str, DateRange], iterations: int) -> Iterator[DeadlineForecast]:
        plan = self.runs.plan
        for one in plan.activities:
            deadline = plan.deadlines.get(one.deadline) if one.deadline else None
            if deadline is None:
                continue
            chance = ranges[one.id].chance(deadline.day)
            error = sqrt(chance * (1 - chance) / iterations)
            yield DeadlineForecast(one.id, deadline.kind, deadline.title, deadline.day, chance, error)

    def _activity(self, name: str, finish: DateRange) -> ActivityForecast:
        task = self.runs.plan.number[name]
        shares = {goal: held[task] / self.count for goal, held in self.held.items()}
        return ActivityForecast(name, finish, shares)


def _swings(
    runs: Runs, record: _Record, played: tuple[Sweep, Drawn] | None, iterations: int, size: int
) -> dict[str, tuple[Swing, ...]]:
    """The tornado of each goal, from the batch already played if that was all, or else from new ones."""
    tasks = sorted({task for members in runs.goals.values() for task in members})
    found = changes(runs.lengths, runs.course.network, tasks, record.critical())
    tornado = Tornado(found, runs.goals)
    if played:
        tornado.add(*played)
    else:
        for first, count in spans(iterations, size):
            tornado.add(*runs.batch(first, count))
    return tornado.swings()
