# SPDX-License-Identifier: MIT
"""What no order can beat: bounds that hold without any search, from each goal alone and from capacity."""

from collections.abc import Iterator

from planner.waves.problem import Problem, in_order


def alone(problem: Problem) -> list[int]:
    """Return when each goal is met if it has all capacity to itself and each activity starts when it may."""
    ends = [0] * len(problem.activities)
    for at in in_order(problem.activities):
        one = problem.activities[at]
        ends[at] = max([one.release, *(ends[before] for before in one.after)]) + one.days
    return [max((ends[at] for at in goal.activities), default=0) for goal in problem.goals]


def bound(problem: Problem) -> int:
    """Return a cost below which no order can be. Work of different goals must not overlap."""
    single = sum(goal.cost(end) for goal, end in zip(problem.goals, alone(problem), strict=True))
    owned = [at for goal in problem.goals for at in goal.activities]
    if len(owned) != len(set(owned)):
        return single
    return max([single, *(_crowded(problem, place) for place in range(len(problem.capacities)))])


def _crowded(problem: Problem, place: int) -> int:
    """Return what a single capacity, used to the full, costs at least: days late by weight, and the late.

    The k least of the work cannot all have ended before the capacity has given so much; paired with the
    k-th deadline that is the least lateness. Weights count in layers: those of at least 1, at least 2 …
    """
    work = [
        sum(_work(problem, at, place) for at in goal.activities)
        for goal in problem.goals
        if goal.due is not None
    ]
    goals = [goal for goal in problem.goals if goal.due is not None]
    total = 0
    levels = sorted({goal.weight for goal in goals})
    for below, level in zip([0, *levels], levels, strict=False):
        held = [(done, goal.due or 0) for done, goal in zip(work, goals, strict=True) if goal.weight >= level]
        total += (level - below) * sum(_lateness(problem, place, held))
    once = min((goal.once for goal in goals), default=0)
    return total + once * late_at_least(problem, place)


def _work(problem: Problem, at: int, place: int) -> int:
    one = problem.activities[at]
    return sum(units * one.days for where, units in one.uses if where == place)


def _lateness(problem: Problem, place: int, held: list[tuple[int, int]]) -> Iterator[int]:
    done = 0
    for work, due in zip(sorted(work for work, _ in held), sorted(due for _, due in held), strict=True):
        done += work
        yield max(earliest(problem, place, done) - due, 0)


def earliest(problem: Problem, place: int, work: int) -> int:
    """Return the first day by which a capacity can have given so much, from day 0 on."""
    steps = problem.capacities[place].steps
    for (first, units), (until, _) in zip(steps, [*steps[1:], (1 << 60, 0)], strict=True):
        if units * (until - first) >= work:
            return first + (-(-work // units) if units else 0)
        work -= units * (until - first)
    return 1 << 60


def late_at_least(problem: Problem, place: int) -> int:
    """Return how many goals must be late, by what one capacity can give: Moore and Hodgson's count."""
    held: list[int] = []
    for goal in sorted((g for g in problem.goals if g.due is not None), key=lambda g: g.due or 0):
        held.append(sum(_work(problem, at, place) for at in goal.activities))
        if earliest(problem, place, sum(held)) > (goal.due or 0):
            held.remove(max(held))
    return sum(goal.due is not None for goal in problem.goals) - len(held)
