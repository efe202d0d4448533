# SPDX-License-Identifier: MIT
"""The same problem for OR-Tools' CP-SAT, the optional extra `[waves]`: proofs, windows, bounds.

The only module that knows ortools, and it imports it when first asked. One worker and a limit in the
solver's own deterministic time, so that the same input gives the same answer on every machine.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from math import ceil
from typing import Any

from planner.waves.problem import Problem, in_order


@dataclass(frozen=True)
class Found:
    """Starts and their cost, the cost below which no answer can be, and whether the two have met."""

    starts: tuple[int, ...]
    cost: int
    bound: int


@dataclass(frozen=True)
class Effort:
    """How long CP-SAT may take: in its own deterministic time, or in seconds on so many workers."""

    deterministic: float = 1.0
    seconds: float | None = None
    workers: int = 1


USUAL = Effort()
SLACK = 1e-3


def installed() -> bool:
    """Return whether the extra is there."""
    return find_spec("ortools") is not None


def prove(
    problem: Problem,
    starts: Sequence[int],
    effort: Effort = USUAL,
    free: frozenset[int] | None = None,
) -> Found | None:
    """Return the best that CP-SAT finds from known starts; None without the extra, or if it finds nothing.

    Only the activities in `free` may move, if any are named; the bound then holds for these alone.
    """
    if not installed():
        return None
    from ortools.sat.python import cp_model

    model: Any = cp_model.CpModel()
    variables = _activities(model, problem, starts, free)
    _capacities(model, problem, variables)
    model.minimize(sum(_costs(model, problem, variables)))
    for variable, start in zip(variables, starts, strict=True):
        model.add_hint(variable, start)
    solver: Any = cp_model.CpSolver()
    solver.parameters.num_workers = effort.workers
    solver.parameters.random_seed = 1
    if effort.seconds is None:
        solver.parameters.max_deterministic_time = effort.deterministic
    else:
        solver.parameters.max_time_in_seconds = effort.seconds
    status = solver.solve(model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return None
    found = tuple(int(solver.value(variable)) for variable in variables)
    # Where CP-SAT is content with a feasible answer it leaves slack: the cost is worked out from the starts.
    return Found(found, problem.cost(found), least_whole(solver.best_objective_bound))


def least_whole(bound: float) -> int:
    """Return the least whole cost that is not below a bound, which is 55.0000001 where CP-SAT means 55."""
    return ceil(bound - SLACK)


def _activities(
    model: Any, problem: Problem, starts: Sequence[int], free: frozenset[int] | None
) -> list[Any]:
    latest = _latest(problem, starts)
    variables = []
    for at, one in enumerate(problem.activities):
        held = free is None or at in free
        low, high = (one.release, max(latest[at], starts[at])) if held else (starts[at], starts[at])
        variables.append(model.new_int_var(low, high, one.id))
    for at, one in enumerate(problem.activities):
        for before in one.after:
            model.add(variables[at] >= variables[before] + problem.activities[before].days)
    return variables


def _latest(problem: Problem, starts: Sequence[int]) -> list[int]:
    """Return from when on each activity need not start in some answer that is no worse than the known one.

    Some best answer is pushed to the left: in it nothing starts later than after all the others in turn,
    from the last release or the last change of a capacity on.
    """
    changes = [day for held in problem.capacities for day, _ in held.steps]
    begin = max([*(one.release for one in problem.activities), *changes], default=0)
    horizon = max([begin + sum(one.days for one in problem.activities), *starts])
    latest = [horizon] * len(starts)
    cost = problem.cost(tuple(starts))
    for goal in problem.goals:
        if goal.due is None or not goal.weight:
            continue
        for at in goal.activities:
            by = goal.due + max(cost - goal.once, 0) // goal.weight - problem.activities[at].days
            latest[at] = min(latest[at], max(by, 0))
    for at in reversed(in_order(problem.activities)):
        for before in problem.activities[at].after:
            latest[before] = min(latest[before], latest[at] - problem.activities[before].days)
    return latest


def _capacities(model: Any, problem: Problem, variables: Sequence[Any]) -> None:
    for place, held in enumerate(problem.capacities):
        most = max(units for _, units in held.steps)
        intervals, demands = [], []
        for variable, one in zip(variables, problem.activities, strict=True):
            for where, units in one.uses:
                if where == place and one.days:
                    intervals.append(model.new_fixed_size_interval_var(variable, one.days, one.id))
                    demands.append(units)
        following = [day for day, _ in held.steps[1:]]
        for (first, units), until in zip(held.steps, following, strict=False):
            if units < most:
                intervals.append(model.new_fixed_size_interval_var(first, until - first, "closed"))
                demands.append(most - units)
        if held.steps[-1][1] < most:
            intervals.append(model.new_fixed_size_interval_var(held.steps[-1][0], 1 << 30, "closed"))
            demands.append(most - held.steps[-1][1])
        model.add_cumulative(intervals, demands, most)


def _costs(model: Any, problem: Problem, variables: Sequence[Any]) -> list[Any]:
    costs = []
    for goal in problem.goals:
        if goal.due is None or not (goal.weight or goal.once):
            continue
        late = model.new_int_var(0, 1 << 30, f"late {goal.id}")
        for at in goal.activities:
            model.add(late >= variables[at] + problem.activities[at].days - goal.due)
        costs.append(goal.weight * late)
        if goal.once:
            any_late = model.new_bool_var(f"any {goal.id}")
            model.add(late == 0).only_enforce_if(~any_late)
            costs.append(goal.once * any_late)
    return costs
