# SPDX-License-Identifier: MIT
"""The critical path found the slow way: try one day after another until every rule is kept.

Nothing here is shared with the code under test but the calendar of worked days.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from planner.schedule.network import Link, LinkKind, Task


@dataclass(frozen=True)
class Rules:
    """A small problem. `worked[c][n]`: whether day n is worked on calendar c."""

    tasks: Sequence[Task]
    worked: Sequence[Sequence[bool]]
    start: int
    not_before: Mapping[str, int]
    clear_days: Mapping[str, int]
    windows: Sequence[tuple[int, int]]

    def task(self, name: str) -> Task:
        return next(one for one in self.tasks if one.id == name)

    def run(self, task: Task, start: int) -> int | None:
        """The finish of a task that starts at an instant, or None if it cannot start there."""
        if task.duration == 0:
            return start
        worked = self.worked[task.calendar]
        if not worked[start]:
            return None
        day, left = start, task.duration
        while left:
            left -= worked[day]
            day += 1
        return day

    def is_clear(self, task: Task, start: int, finish: int) -> bool:
        if task.id not in self.clear_days:
            return True
        left, until = self.clear_days[task.id], finish
        while left:
            left -= self.worked[0][until]
            until += 1
        return not any(start < shuts and until > opens for opens, shuts in self.windows)

    def ends_by(self, task: Task, finish: int, instant: int) -> bool:
        """Whether no day is left to a task, on its own calendar, between its finish and an instant."""
        return finish >= instant or (
            task.duration > 0 and not any(self.worked[task.calendar][finish:instant])
        )

    def lag_kept(self, before: int, after: int, lag: int) -> bool:
        if lag == 0:
            return before <= after
        if before <= after:
            return sum(self.worked[0][before:after]) >= lag
        return lag < 0 and sum(self.worked[0][after:before]) <= -lag


Run = tuple[int, int]


def kept(rules: Rules, before: Run, after: Run, task: Task, link: Link) -> bool:
    """Whether two runs, the later one of the task, keep the link between them."""
    held = before[0] if link.kind in (LinkKind.SS, LinkKind.SF) else before[1]
    if link.kind in (LinkKind.FS, LinkKind.SS):
        return rules.lag_kept(held, after[0], link.lag)
    if link.lag == 0:
        return rules.ends_by(task, after[1], held)
    return rules.lag_kept(held, after[1], link.lag)


def earliest(rules: Rules) -> dict[str, Run]:
    """The earliest run of every task."""
    found: dict[str, Run] = {}

    def run(task: Task) -> Run:
        if task.id not in found:
            before = [(run(rules.task(link.predecessor)), link) for link in task.links]
            floor = max(rules.start, rules.not_before.get(task.id, 0))
            start = floor
            while True:
                finish = rules.run(task, start)
                if (
                    finish is not None
                    and rules.is_clear(task, start, finish)
                    and all(kept(rules, one, (start, finish), task, link) for one, link in before)
                ):
                    break
                start += 1
            found[task.id] = start, finish
        return found[task.id]

    for task in rules.tasks:
        run(task)
    return found


def latest(
    rules: Rules, bound: Callable[[Task], int], follow: Mapping[str, Run] | None = None
) -> dict[str, Run]:
    """The latest run of every task that finishes by its bound and keeps the links to its successors.

    Successors stand at their own latest run, or where `follow` puts them.
    """
    found: dict[str, Run] = {}

    def run(task: Task) -> Run:
        if task.id not in found:
            heirs = [(one, link) for one in rules.tasks for link in one.links if link.predecessor == task.id]
            after = [(follow[one.id] if follow else run(one), one, link) for one, link in heirs]
            start = bound(task)
            while True:
                finish = rules.run(task, start)
                if (
                    finish is not None
                    and finish <= bound(task)
                    and rules.is_clear(task, start, finish)
                    and all(kept(rules, (start, finish), one, heir, link) for one, heir, link in after)
                ):
                    break
                start -= 1
            found[task.id] = start, finish
        return found[task.id]

    for task in rules.tasks:
        run(task)
    return found
