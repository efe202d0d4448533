# SPDX-License-Identifier: MIT
"""The tornado: the same iterations again, once without each risk and once with each activity at its shortest.

Only what follows a changed activity is worked out anew. The draws stay as they were, so the difference
is due to the one change and to nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from planner.schedule.network import Network
from planner.schedule.simulation.durations import Drawn, Lengths, Row
from planner.schedule.simulation.sweep import Sweep
from planner.schedule.simulation.tally import Tally
from planner.schedule.simulation.uncertainty import Swing

RANKED_AT = 0.8
"""What a change is worth is told where four futures out of five have come about."""

LEAST_CRITICAL = 0.01
"""An activity that holds the goal up in fewer runs than this cannot move a percentile worth telling."""


@dataclass(frozen=True)
class Change:
    """One change to the programme: the risk that is gone or the activity that is short, and what follows."""

    kind: Literal["risk", "activity"]
    number: int
    id: str
    title: str
    changed: tuple[int, ...]
    follows: tuple[int, ...]

    def rows(self, drawn: Drawn) -> Mapping[int, Row]:
        """The durations of the changed tasks."""
        if self.kind == "activity":
            return {self.number: drawn.at_shortest(self.number)}
        return {task: drawn.with_risks(task, self.number) for task in self.changed}


def changes(
    lengths: Lengths, network: Network, goals: Sequence[int], critical: Sequence[float]
) -> list[Change]:
    """Every change that may move a goal: each risk, and each activity that is critical and can be shorter."""
    after = _after(network)
    found = []
    for number, risk in enumerate(lengths.risks):
        hit = tuple(task for task, by in enumerate(lengths.hit_by) if number in by)
        found.append(Change("risk", number, risk.id, risk.title, hit, _followers(hit, network, after)))
    for task, one in enumerate(lengths.activities):
        if one.duration.low < one.duration.high and critical[task] >= LEAST_CRITICAL:
            follows = _followers((task,), network, after)
            found.append(Change("activity", task, one.id, one.title, (task,), follows))
    return [one for one in found if not set(goals).isdisjoint(one.follows)]


def _after(network: Network) -> list[list[int]]:
    after: list[list[int]] = [[] for _ in network.ids]
    for source, target in zip(network.sources, network.targets, strict=True):
        after[source].append(target)
    return after


def _followers(tasks: Sequence[int], network: Network, after: Sequence[Sequence[int]]) -> tuple[int, ...]:
    """The tasks and all that come after them, in an order of the network."""
    reached, waiting = set(tasks), list(tasks)
    while waiting:
        for heir in after[waiting.pop()]:
            if heir not in reached:
                reached.add(heir)
                waiting.append(heir)
    return tuple(task for task in network.order if task in reached)


class Tornado:
    """The days of each goal as the programme stands, and under each change."""

    def __init__(self, found: Sequence[Change], goals: Mapping[str, Sequence[int]]) -> None:
        self.changes, self.goals = found, goals
        self._base = {goal: Tally() for goal in goals}
        self._under = [{goal: Tally() for goal in goals} for _ in found]

    def add(self, sweep: Sweep, drawn: Drawn) -> None:
        """Count the days of one more batch."""
        self._count(self._base, sweep)
        for change, tallies in zip(self.changes, self._under, strict=True):
            self._count(tallies, sweep.again(change.rows(drawn), change.follows))

    def _count(self, tallies: Mapping[str, Tally], sweep: Sweep) -> None:
        for goal, tally in tallies.items():
            tally.add(sweep.offsets(self.goals[goal]))

    def swings(self) -> dict[str, tuple[Swing, ...]]:
        """For each goal the changes that move it, the dearest first."""
        return {goal: tuple(sorted(self._moving(goal), key=_dearest_first)) for goal in self.goals}

    def _moving(self, goal: str) -> Iterator[Swing]:
        base = self._base[goal]
        for change, tallies in zip(self.changes, self._under, strict=True):
            days = base.by(RANKED_AT) - tallies[goal].by(RANKED_AT)
            mean = base.mean - tallies[goal].mean
            if days or mean:
                yield Swing(change.kind, change.id, change.title, days, mean)


def _dearest_first(swing: Swing) -> tuple[float, float, str, str]:
    return -swing.days, -swing.mean_days, swing.kind, swing.id
