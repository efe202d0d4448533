# SPDX-License-Identifier: MIT
"""An answer to a scheduling problem: a rule at once, a climb; with the extra proofs and windows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from planner.waves import exact
from planner.waves.bounds import bound
from planner.waves.breeding import breed
from planner.waves.climbing import climb
from planner.waves.problem import Problem
from planner.waves.rules import greedy
from planner.waves.serial import Network

SMALL = 60
"""So many activities CP-SAT is given whole; of more it is given windows."""

PROOF = exact.Effort()


@dataclass(frozen=True)
class Effort:
    """How much may be tried; `stop` may end it by the clock, and the answer then says so."""

    tries: int = 3_000
    windows: int = 4
    proof: exact.Effort = PROOF
    seed: int = 1
    extra: bool = True
    stop: Callable[[], bool] | None = None


USUAL = Effort()
Searched = Literal["", "whole", "windows"]


@dataclass(frozen=True)
class Answer:
    """Starts and their cost; no answer can cost less than `bound`.

    `rule` and `at_once` are the best simple rule and its cost. `searched` says whether CP-SAT was given the
    whole, and so has a part in the bound, or windows of it; else the bound is of capacity and of each goal
    alone. `by_clock` says that a clock ended the search, so that another run may find another answer.
    """

    starts: tuple[int, ...]
    cost: int
    bound: int
    rule: str
    at_once: int
    tried: int
    searched: Searched = ""
    by_clock: bool = False

    @property
    def proven(self) -> bool:
        """Return whether no better answer exists."""
        return self.cost <= self.bound

    @property
    def gap(self) -> float | None:
        """Return by which share of the cost the bound lies below it; None where nothing costs anything."""
        return (self.cost - self.bound) / self.cost if self.cost else None


def solve(problem: Problem, effort: Effort = USUAL) -> Answer:
    """Return the best answer found to a problem within an effort."""
    network, stop = Network.of(problem), effort.stop or (lambda: False)
    cost, rule, order = greedy(network)[0]
    at_once, floor, tried = cost, bound(problem), 0
    searched: Searched = ""
    if _length(problem):
        starts, _, tried = breed(network, effort.tries, floor, effort.seed, stop)
        cost = problem.cost(tuple(starts))
    else:
        starts, cost, tried = climb(network, order, effort.tries, floor, effort.seed, stop)
    if cost > floor and effort.extra and exact.installed():
        better, cost, floor = _searched(problem, starts, cost, floor, effort)
        starts, searched = list(better), "whole" if _whole(problem) else "windows"
    return Answer(
        tuple(starts), cost, min(floor, cost), rule, at_once, tried, searched, effort.stop is not None
    )


def _length(problem: Problem) -> bool:
    """Return whether all that is asked is that the whole be short."""
    if len(problem.goals) != 1 or (problem.goals[0].due, problem.goals[0].once) != (0, 0):
        return False
    followed = {before for one in problem.activities for before in one.after}
    return followed | set(problem.goals[0].activities) == set(range(len(problem.activities)))


def _whole(problem: Problem) -> bool:
    """Return whether CP-SAT is given the whole problem."""
    return len(problem.activities) <= SMALL or _length(problem)


def _searched(
    problem: Problem, starts: Sequence[int], cost: int, floor: int, effort: Effort
) -> tuple[Sequence[int], int, int]:
    if _whole(problem):
        found = exact.prove(problem, starts, effort.proof)
        if found is None:
            return starts, cost, floor
        better = found.cost < cost
        return found.starts if better else starts, min(found.cost, cost), max(floor, found.bound)
    for number in range(effort.windows):
        found = exact.prove(problem, starts, effort.proof, window(starts, number, effort.windows))
        if found and found.cost < cost:
            starts, cost = found.starts, found.cost
        if effort.stop and effort.stop():
            break
    return starts, cost, floor


def window(starts: Sequence[int], number: int, windows: int) -> frozenset[int]:
    """Return `SMALL` activities that start near to each other, of so many such windows the one asked for."""
    order = sorted(range(len(starts)), key=lambda at: (starts[at], at))
    first = (len(order) - SMALL) * number // max(windows - 1, 1)
    return frozenset(order[first : first + SMALL])
