# SPDX-License-Identifier: MIT
"""Simple rules by which the order is chosen at once: the first answer, in milliseconds."""

from collections.abc import Sequence
from heapq import heapify, heappop, heappush

from planner.waves.serial import Network, serial

FAR = 1 << 40


def listed_by(network: Network, keys: Sequence[float]) -> list[int]:
    """Return the activities by their keys, the smallest first, each after all that it comes after."""
    waiting = [len(before) for before in network.before]
    ready = [(keys[one], one) for one, many in enumerate(waiting) if not many]
    heapify(ready)
    found = []
    while ready:
        _, one = heappop(ready)
        found.append(one)
        for follower in network.after[one]:
            waiting[follower] -= 1
            if not waiting[follower]:
                heappush(ready, (keys[follower], follower))
    return found


def tails(network: Network) -> list[int]:
    """Return how many days must pass from the start of each activity until all that follows it can end."""
    tail = [0] * len(network.days)
    for one in reversed(network.order):
        tail[one] = network.days[one] + max((tail[other] for other in network.after[one]), default=0)
    return tail


def keys_of(network: Network) -> dict[str, list[float]]:
    """Return the keys of each rule: due day, slack, work by weight, due day by weight, first ready."""
    problem, tail = network.problem, tails(network)
    due, weight, work = ([FAR] * len(tail), [0] * len(tail), [0.0] * len(tail))
    for goal in problem.goals:
        whole = sum(_share(network, one) for one in goal.activities)
        for one in goal.activities:
            if goal.due is not None and goal.due < due[one]:
                due[one] = goal.due
            weight[one] += goal.weight
            work[one] += whole
    for one in reversed(network.order):
        for other in network.before[one]:
            due[other] = min(due[other], due[one] - network.days[one])
            weight[other] = max(weight[other], weight[one])
    ends = [float(day) for day in due]
    return {
        "the earliest deadline first": ends,
        "the least slack first": [day - tail[one] for one, day in enumerate(ends)],
        "the least data for its weight first": [
            work[one] / max(weight[one], 1) if due[one] < FAR else float(FAR) for one in range(len(tail))
        ],
        "the earliest deadline for its weight first": [
            day / max(weight[one], 1) if day < FAR else FAR for one, day in enumerate(ends)
        ],
        "the first that is ready first": [float(day) for day in network.release],
    }


def _share(network: Network, one: int) -> float:
    """Return the days of an activity, times the largest share it takes of any capacity."""
    held = network.problem.activities[one]
    free = network.problem.capacities
    return held.days * max((units / max(free[at].steps[-1][1], 1) for at, units in held.uses), default=1.0)


def greedy(network: Network) -> list[tuple[int, str, list[int]]]:
    """Return what each rule comes to: cost, rule, and the order, the best first."""
    found = []
    for name, keys in keys_of(network).items():
        order = listed_by(network, keys)
        found.append((network.problem.cost(tuple(serial(network, order))), name, order))
    return sorted(found, key=lambda one: one[0])
