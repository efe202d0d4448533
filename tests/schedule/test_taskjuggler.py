# SPDX-License-Identifier: MIT
"""The same networks in TaskJuggler: the same first and last day of every task.

TaskJuggler 3 schedules forwards from links onto starts, and backwards from links off ends. What it has no
word for is put in its own words, and is compared:

- a link onto an end (FF, SF): a copy of the task is scheduled backwards from the instant it must reach, and
  the task starts no earlier than its copy;
- an overlap (a lag below nought): work of that length is scheduled backwards from the instant;
- a freeze, which only some tasks heed: the start to which we moved such a task is its earliest start.

What it does otherwise is kept out of the networks that are drawn, and told by tests of its own below:

- the start of a task is the instant its links allow, not the first day that it works (Saturday for Monday).
  It is compared as the first day worked; nothing that could work on the Saturday is linked to such a start;
- after an overlap the instant is the morning after a weekend instead of the evening before it, so overlaps
  are only drawn onto work of the working calendar.

It tells no floats, so that our latest dates are compared by turning the network round instead: what is
scheduled as late as possible there has to end when our backward pass says.

Needs Debian's `tj3`; without it there is nothing to ask.
"""

import csv
import random
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from plans import MONDAY, needed, regional, templates, unexpanded

from planner.schedule.calendar import WorkingCalendar, every_day_calendar
from planner.schedule.floats import Solution, solve
from planner.schedule.instances import activities
from planner.schedule.network import Link, LinkKind, Task, network
from planner.schedule.passes import Limits
from planner.schedule.solved import solved
from planner.schedule.timeline import FreezeWindow, ProgrammeDates

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(shutil.which("tj3") is None, reason="TaskJuggler (tj3) is not installed"),
]

FIRST, LAST = date(2026, 1, 1), date(2030, 12, 31)
WORKING = WorkingCalendar("england", regional("eng").holidays, first=FIRST, last=LAST)
CALENDARS = (WORKING, every_day_calendar(FIRST, LAST))
START = WORKING.offset(MONDAY)
END = WORKING.offset(date(2029, 6, 1)) + 1
"""The instant by which everything must have finished, for the latest dates."""

Run = tuple[int, int]


def heading() -> Iterator[str]:
    yield f"project p 'P' {FIRST} - {LAST} {{"
    yield "  timezone 'UTC'  timingresolution 60min  dailyworkinghours 24  yearlyworkingdays 260"
    yield "  workinghours mon - fri 0:00 - 24:00  workinghours sat, sun off }"
    for day in sorted(one for one in WORKING.holidays if FIRST <= one < LAST):
        yield f"leaves holiday 'H' {day}"


def length(task: Task) -> str:
    return f"{'duration' if task.calendar else 'length'} {task.duration}d" if task.duration else "milestone"


def forwards(name: str, tasks: Iterable[Task], floors: Mapping[str, int]) -> Iterator[str]:
    """A network, each task as early as it can be; `floors` are the earliest instants."""
    for task in tasks:
        id_ = f"{name}{task.id}"
        yield f"task {id_}_0 'f' {{ milestone start {WORKING.day(floors.get(task.id, START))} }}"
        after = [f"{id_}_0"]
        for number, link in enumerate(task.links, start=1):
            lines, held = _held(task, link, name, f"{id_}_{number}")
            yield from lines
            after.append(held)
        yield f"task {id_} '{id_}' {{ {length(task)} depends {', '.join(after)} }}"


def _held(task: Task, link: Link, network_name: str, name: str) -> tuple[list[str], str]:
    """What a task depends on for a link to be kept, and the tasks that have to be made up for that."""
    from_start = link.kind in (LinkKind.SS, LinkKind.SF)
    by_end = link.kind in (LinkKind.FF, LinkKind.SF) and task.duration > 0
    options = ("onstart " if from_start else "") + (f"gaplength {link.lag}d" if link.lag > 0 else "")
    held = f"{network_name}{link.predecessor}" + (f" {{ {options} }}" if options else "")
    lines = []
    if link.lag < 0:
        lines.append(f"task {name}x 'x' {{ milestone depends {held} }}")
        lines.append(f"task {name}o 'o' {{ scheduling alap length {-link.lag}d precedes {name}x }}")
        held = f"{name}o {{ onstart }}"
    if by_end:
        lines.append(f"task {name}m 'm' {{ milestone depends {held} }}")
        lines.append(f"task {name}c 'c' {{ scheduling alap {length(task)} precedes {name}m }}")
        held = f"{name}c {{ onstart }}"
    return lines, held


def backwards(name: str, tasks: Iterable[Task]) -> Iterator[str]:
    """A network of links off ends (FS, FF), each task as late as it can be."""
    held = list(tasks)
    yield f"task {name}_end 'e' {{ milestone end {WORKING.day(END)} scheduling alap }}"
    for task in held:
        after = [f"{name}_end"]
        for heir in held:
            for link in heir.links:
                if link.predecessor == task.id:
                    options = "onend " if link.kind is LinkKind.FF and heir.duration else ""
                    options += f"gaplength {link.lag}d" if link.lag else ""
                    after.append(f"{name}{heir.id}" + (f" {{ {options} }}" if options else ""))
        id_ = f"{name}{task.id}"
        yield f"task {id_} '{id_}' {{ scheduling alap {length(task)} precedes {', '.join(after)} }}"


def asked(folder: Path, networks: Iterable[Iterable[str]]) -> dict[str, Run]:
    """The first and last instants that TaskJuggler gives, by the name of its network and its own."""
    lines = [*heading(), *(line for one in networks for line in one)]
    lines += ["taskreport r 'out' { formats csv columns id, start, end timeformat '%Y-%m-%d' }"]
    (folder / "networks.tjp").write_text("\n".join(lines), encoding="utf-8")
    done = subprocess.run(
        ["tj3", "--silent", "networks.tjp"], cwd=folder, capture_output=True, text=True, timeout=600
    )
    assert done.returncode == 0, done.stderr
    with (folder / "out.csv").open(encoding="utf-8") as file:
        rows = list(csv.reader(file, delimiter=";"))[1:]
    return {id_: tuple(WORKING.offset(date.fromisoformat(day)) for day in days) for id_, *days in rows}


def days(task: Task, run: Run) -> Run:
    """A run as working days of its own calendar before its start and its end, to which both agree."""
    before = CALENDARS[task.calendar].before
    return before[run[0]], before[run[1]]


def drawn(seed: int) -> tuple[list[Task], dict[str, int]]:
    """A network of up to twelve tasks on two calendars with every kind of link, and earliest starts."""
    dice = random.Random(seed)
    tasks: list[Task] = []
    for number in range(dice.randint(4, 12)):
        calendar, duration = dice.choice((0, 0, 0, 1)), dice.choice((0, 1, 2, 3, 5, 8, 13))
        before = dice.sample(tasks, min(len(tasks), dice.randint(0, 3)))
        links = [_link(dice, one, duration > 0 and not calendar) for one in before]
        tasks.append(Task(f"T{number:02}", duration, tuple(links), calendar))
    floors = {one.id: START + dice.randint(0, 40) for one in tasks if dice.random() < 0.2}
    return tasks, floors


def _link(dice: random.Random, source: Task, onto_working_days: bool) -> Link:
    kind = dice.choice((LinkKind.FS, LinkKind.FS, LinkKind.SS, LinkKind.FF, LinkKind.SF))
    lag = dice.choice((0, 0, 1, 2, 5, -3) if onto_working_days else (0, 0, 1, 2, 5))
    off_monday = kind in (LinkKind.SS, LinkKind.SF) and lag == 0 and source.duration and not source.calendar
    return Link(source.id, kind, 1 if off_monday and not onto_working_days else lag)


def ours(tasks: list[Task], floors: Mapping[str, int] | None = None, **limits: object) -> Solution:
    net = network(tasks)
    number = net.index()
    held = {number[one]: instant for one, instant in (floors or {}).items()}
    return solve(net, CALENDARS, Limits(START, not_before=held, **limits))


def test_generated_networks_have_the_same_early_dates(tmp_path: Path) -> None:
    problems = {f"n{seed}": drawn(seed) for seed in range(120)}
    found = asked(tmp_path, (forwards(name, *one) for name, one in problems.items()))
    compared = kinds = 0
    for name, (tasks, floors) in problems.items():
        solution = ours(tasks, floors)
        for number, id_ in enumerate(solution.network.ids):
            task = next(one for one in tasks if one.id == id_)
            expected = solution.early.starts[number], solution.early.finishes[number]
            assert days(task, found[f"{name}{id_}"]) == days(task, expected), (name, task)
            compared += 1
        kinds |= sum(1 << link.kind for link in {Link("", link.kind) for one in tasks for link in one.links})
    assert compared > 900
    assert kinds == 0b1111


def test_generated_networks_have_the_same_late_dates(tmp_path: Path) -> None:
    problems = {f"n{seed}": list(_off_ends(drawn(seed)[0])) for seed in range(120)}
    found = asked(tmp_path, (backwards(name, tasks) for name, tasks in problems.items()))
    compared = 0
    for name, tasks in problems.items():
        solution = ours(tasks, finish_by=dict.fromkeys(range(len(tasks)), END))
        for number, id_ in enumerate(solution.network.ids):
            task = next(one for one in tasks if one.id == id_)
            expected = solution.late.starts[number], solution.late.finishes[number]
            assert days(task, found[f"{name}{id_}"]) == days(task, expected), (name, task)
            compared += 1
    assert compared > 900


def _off_ends(tasks: list[Task]) -> Iterator[Task]:
    """The tasks with their links off ends, and no overlaps."""
    kinds = {LinkKind.SS: LinkKind.FS, LinkKind.SF: LinkKind.FF}
    for task in tasks:
        links = tuple(
            Link(one.predecessor, kinds.get(one.kind, one.kind), abs(one.lag)) for one in task.links
        )
        yield Task(task.id, task.duration, links, task.calendar)


def test_the_shipped_programme_has_the_same_dates(tmp_path: Path) -> None:
    """Every activity of the catalogue, with a freeze in the year in which it goes live."""
    chosen = activities(templates(), needed, unexpanded, MONDAY)
    freeze = FreezeWindow("winter", date(2027, 12, 10), date(2028, 1, 31))
    plan = solved(chosen, ProgrammeDates(MONDAY, MONDAY, (), (freeze,), {}), WORKING)
    early = plan.solution.early
    tasks = [
        Task(one.id, one.duration.typical, one.links, int(one.calendar == "every_day")) for one in chosen
    ]
    floors = {plan.solution.network.ids[task]: early.starts[task] for task in early.pushed}
    found = asked(tmp_path, [forwards("n", tasks, floors)])
    number = plan.number
    different = [
        one.id
        for one in tasks
        if days(one, found[f"n{one.id}"])
        != days(one, (early.starts[number[one.id]], early.finishes[number[one.id]]))
    ]
    assert len(tasks) > 90
    assert different == []


def test_the_check_can_fail(tmp_path: Path) -> None:
    tasks = [Task("A", 5), Task("B", 2, (Link("A"),))]
    found = asked(tmp_path, [forwards("n", tasks, {})])
    solution = ours([tasks[0], Task("B", 2, (Link("A", lag=1),))])
    run = solution.early.starts[1], solution.early.finishes[1]
    assert days(tasks[1], found["nB"]) != days(tasks[1], run)


def test_what_taskjuggler_does_otherwise(tmp_path: Path) -> None:
    """A start on Saturday for Monday, and the morning after an overlap for the evening before it."""
    copy = partial(Task, calendar=1)
    started = [Task("A", 5), Task("B", 2, (Link("A"),)), copy("C", 3, (Link("B", LinkKind.SS),))]
    overlap = [Task("A", 6), copy("B", 3, (Link("A", lag=-1),))]
    found = asked(tmp_path, [forwards("s", started, {}), forwards("o", overlap, {})])
    saturday, monday = (WORKING.offset(MONDAY + timedelta(number)) for number in (5, 7))
    assert found["sC"][0] == saturday
    assert ours(started).early.starts[2] == monday
    assert found["oB"][0] == monday
    assert ours(overlap).early.starts[1] == saturday
