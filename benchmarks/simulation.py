# SPDX-License-Identifier: MIT
"""How fast the critical path and the simulation are, each against its yardstick in the same run.

    python -m benchmarks.simulation            both
    python -m benchmarks.simulation cpm        100,000 activities, against networkx
    python -m benchmarks.simulation simulate   10,000 iterations of 300 activities, against bare numpy

The yardstick of the critical path is networkx's graph with its topological order and a longest-path pass.
That of the simulation is what no simulation can leave out: one triangular draw and one addition for each
activity and one maximum for each link, on rows of 10,000 numbers.
"""

import sys
import tracemalloc
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from random import Random
from time import process_time

import networkx as nx
import numpy as np

from planner.schedule.activities import Duration, MilestoneName
from planner.schedule.calendar import WorkingCalendar
from planner.schedule.floats import solve
from planner.schedule.instances import Activity
from planner.schedule.network import Link, Task, network
from planner.schedule.passes import Limits, Timetable
from planner.schedule.simulation import RiskEffect, Spread, simulate
from planner.schedule.timeline import ProgrammeDates

MONDAY = date(2026, 6, 1)
TIMES = 5


def best(work: Callable[[], object]) -> float:
    """The least of several times, in seconds of the processor: what else the machine did is not ours."""
    times = []
    for _ in range(TIMES):
        start = process_time()
        work()
        times.append(process_time() - start)
    return min(times)


def links_of(size: int, per_task: float, reach: int, random: Random) -> list[list[int]]:
    """For each of so many activities those it waits for, each at most `reach` before it."""
    links: list[list[int]] = []
    for task in range(size):
        wanted = min(task, int(per_task) + (random.random() < per_task % 1))
        links.append(sorted(random.sample(range(max(0, task - reach), task), min(wanted, reach))))
    return links


def critical_path(size: int = 100_000) -> None:
    random = Random(1)
    waits = links_of(size, 2.306, 60_000, random)
    days = [random.randint(1, 9) for _ in range(size)]
    tasks = [
        Task(f"T{task:06}", days[task], tuple(Link(f"T{one:06}") for one in waits[task]))
        for task in range(size)
    ]
    names = [f"T{task:06}" for task in range(size)]
    random.shuffle(names)
    mixed = [
        Task(names[task], days[task], tuple(Link(names[one]) for one in waits[task])) for task in range(size)
    ]
    calendar = WorkingCalendar("eng", last=date(2300, 1, 1))
    limits = Limits(calendar.offset(MONDAY))
    ready = network(tasks)

    def theirs(given: Sequence[Task]) -> int:
        graph = nx.DiGraph()
        graph.add_nodes_from(task.id for task in given)
        graph.add_edges_from((link.predecessor, task.id) for task in given for link in task.links)
        order, length = list(nx.topological_sort(graph)), {task.id: task.duration for task in given}
        finish: dict[str, int] = {}
        for task in order:
            finish[task] = max((finish[one] for one in graph.predecessors(task)), default=0) + length[task]
        end, late = max(finish.values()), dict[str, int]()
        for task in reversed(order):
            late[task] = min((late[heir] - length[heir] for heir in graph.successors(task)), default=end)
        return end

    timetable = Timetable(ready, (calendar,), limits)
    early = timetable.forward()
    counted = calendar.before[early.end] - calendar.before[limits.start]
    if theirs(tasks) != counted:
        raise SystemExit(f"the two disagree: {theirs(tasks)} and {counted} working days")

    def both(given: Sequence[Task]) -> None:
        timetable = Timetable(network(given), (calendar,), limits)
        timetable.backward(dict.fromkeys(range(size), timetable.forward().end))

    peer = best(lambda: theirs(tasks))
    rows = [
        ("networkx: graph, order, both passes", peer),
        ("networkx: the same, named in no order", best(lambda: theirs(mixed))),
        ("ours: network from tasks, both passes", best(lambda: both(tasks))),
        ("ours: the same, named in no order", best(lambda: both(mixed))),
        (
            "ours: both passes of a ready network",
            best(lambda: (timetable.forward(), timetable.backward(dict.fromkeys(range(size), early.end)))),
        ),
        ("ours: both passes and every float", best(lambda: solve(ready, (calendar,), limits))),
        ("ours: network from tasks, every float", best(lambda: solve(network(tasks), (calendar,), limits))),
    ]
    print(f"Critical path: {size:,} activities, {len(ready.sources):,} links")
    for name, seconds in rows:
        print(f"  {name:45} {seconds:7.3f} s   {peer / seconds:5.1f} times as fast as networkx")


def programme(size: int, random: Random) -> tuple[list[Activity], list[list[int]]]:
    """Activities of a programme with two or three links each, the last of them its milestone."""
    waits = links_of(size, 2.306, 30, random)
    waits[-1] = sorted(set(waits[-1]) | (set(range(size - 1)) - {one for row in waits for one in row}))
    found = []
    for task in range(size):
        typical = random.randint(5, 40)
        length = Duration(round(typical * 0.6), typical, round(typical * 2.2))
        last = task == size - 1
        found.append(
            Activity(
                f"T{task:04}", f"T{task:04}", f"Do {task}", "phase", "PM", length, "Done.", "", (),
                tuple(Link(f"T{one:04}") for one in waits[task]), (), "working", None, None, None,
                MilestoneName("legacy_closed", "Closed") if last else None, None, "practice", ("K",),
            )
        )  # fmt: skip
    return found, waits


def numpy_floor(activities: Sequence[Activity], waits: Sequence[Sequence[int]], count: int) -> None:
    """One draw and one addition for each activity, one maximum for each link."""
    random = np.random.default_rng(1)
    nothing = np.zeros(count, np.float32)
    finish = []
    for one, before in zip(activities, waits, strict=True):
        spread = one.duration
        start = nothing
        for other in before:
            start = np.maximum(start, finish[other])
        drawn = random.triangular(spread.low, spread.typical, spread.high, count).astype(np.float32)
        finish.append(start + drawn)


def bare_floor(activities: Sequence[Activity], waits: Sequence[Sequence[int]], count: int) -> None:
    """The same with the cheapest draw there is, of even numbers from 0 to 1, which is no duration yet."""
    random = np.random.default_rng(1)
    nothing = np.zeros(count, np.float32)
    finish = []
    for before in waits:
        start = nothing
        for other in before:
            start = np.maximum(start, finish[other])
        finish.append(start + random.random(count, dtype=np.float32))


def simulation(size: int = 300, count: int = 10_000) -> None:
    random = Random(2)
    activities, waits = programme(size, random)
    dates = ProgrammeDates(MONDAY, MONDAY)
    holidays = frozenset(date(year, 12, 25) for year in range(2026, 2070))
    calendar = WorkingCalendar("eng", holidays, last=MONDAY + timedelta(days=365 * 60))
    risks = [
        RiskEffect(
            f"R{n:02}",
            f"Risk {n}",
            0.3,
            tuple(one.id for one in random.sample(activities, 3)),
            Spread(1, 1.3, 2),
        )
        for n in range(40)
    ]
    floor = best(lambda: numpy_floor(activities, waits, count))
    bare = best(lambda: bare_floor(activities, waits, count))

    def run(acting: Sequence[RiskEffect], tornado: bool) -> float:
        return best(lambda: simulate(activities, dates, calendar, acting, count, tornado=tornado))

    rows = [
        ("numpy: triangular draw, maxima, addition", floor),
        ("numpy: the same with an even draw", bare),
        ("ours: milestones, whiskers, criticality", run((), False)),
        ("ours: the same with 40 risks", run(risks, False)),
        ("ours: the same with the tornado", run(risks, True)),
    ]
    print(f"Simulation: {size} activities, {sum(map(len, waits))} links, {count:,} iterations")
    for name, seconds in rows:
        print(f"  {name:45} {seconds:7.3f} s   {seconds / floor:5.2f} times the floor")
    for times in (1, 10):
        tracemalloc.start()
        simulate(activities, dates, calendar, risks, times * count)
        print(
            f"  {times * count:,} iterations hold at most {tracemalloc.get_traced_memory()[1] / 1e6:.1f} MB"
        )
        tracemalloc.stop()


BENCHMARKS: tuple[tuple[str, Callable[[], None]], ...] = (("cpm", critical_path), ("simulate", simulation))

if __name__ == "__main__":
    for name, benchmark in BENCHMARKS:
        if name in (sys.argv[1:] or ["cpm", "simulate"]):
            benchmark()
