# SPDX-License-Identifier: MIT
"""How good the waves are: 10, 50 and 150 trusts that leave one store, against simple rules; prints Markdown.

`python benchmarks/waves.py [--seconds 10]` gives the search that long for each, and never the same answer
twice on two machines. Lateness is in days, times the weight of the trust.
"""

import argparse
import time
from collections.abc import Iterator, Sequence
from math import exp

from planner.waves import exact
from planner.waves.bounds import bound
from planner.waves.climbing import climb
from planner.waves.draws import Draws
from planner.waves.problem import Activity, Capacity, Goal, Problem
from planner.waves.rules import greedy
from planner.waves.serial import Network
from planner.waves.solve import SMALL

SIZES = (10, 50, 150)
STORE, AT_ONCE = 400, 8
"""Hundredths of a TB a day, and exports at once."""
OWN_RATES = (30, 50, 60, 80, 100, 150)
CLIMB = 0.6
"""The share of the time that the climb has; windows have the rest."""


def trusts(many: int, seed: int = 1) -> Problem:
    """Return so many trusts, each with two to five exports, and deadlines that cannot all be met."""
    draws = Draws(seed)
    sizes = [800 + int(9_000 * exp(2 * draws.share() - 1) * draws.share()) for _ in range(many)]
    whole = sum(sizes) / STORE
    activities: list[Activity] = []
    goals = []
    for trust, size in enumerate(sizes):
        own, parts = OWN_RATES[draws.below(len(OWN_RATES))], 2 + draws.below(4)
        release = int(0.3 * draws.share() * whole)
        first = len(activities)
        days = max(size // parts // own, 1)
        for part in range(parts):
            activities.append(Activity(f"{trust}.{part}", days + part, ((0, own), (1, 1)), (), release))
        due = release + days + parts + int((0.05 + 0.55 * draws.share()) * whole)
        goals.append(Goal(str(trust), tuple(range(first, len(activities))), due, 1 + draws.below(3)))
    capacities = (Capacity.level("TB", STORE), Capacity.level("exports at once", AT_ONCE))
    return Problem(tuple(activities), capacities, tuple(goals))


def rows(seconds: float, seeds: Sequence[int]) -> Iterator[str]:
    """Yield a line for each size and seed."""
    for many in SIZES:
        for seed in seeds:
            yield _row(trusts(many, seed), many, seconds)


def _row(problem: Problem, many: int, seconds: float) -> str:
    began = time.perf_counter()
    network = Network.of(problem)
    rules = greedy(network)
    at_once = (time.perf_counter() - began) * 1000 / len(rules)
    windows = exact.installed()
    until = began + seconds * (CLIMB if windows else 1)
    starts, cost, tried = climb(
        network, rules[0][2], 1 << 40, bound(problem), stop=lambda: time.perf_counter() >= until
    )
    climbed = cost
    starts, cost, least = _windows(problem, starts, cost, began + seconds) if windows else (starts, cost, 0)
    least = max(least, bound(problem))
    assert not problem.broken(tuple(starts))
    took = time.perf_counter() - began
    below = 100 * (1 - cost / rules[0][0]) if rules[0][0] else 0.0
    return (
        f"| {many} | {len(problem.activities)} | {rules[0][0]:,} | {at_once:.1f} | {climbed:,} | {tried:,} "
        f"| {cost:,} | {below:.1f} | {least:,} | {'yes' if cost <= least else 'no'} | {took:.1f} |"
    )


def _windows(
    problem: Problem, starts: Sequence[int], cost: int, until: float
) -> tuple[Sequence[int], int, int]:
    """Return what CP-SAT makes of it in windows until a time; a small problem it is given whole."""
    order = sorted(range(len(starts)), key=lambda at: starts[at])
    first, least = 0, 0
    while (left := until - time.perf_counter()) > 0.1 and cost > least:
        small = len(starts) <= SMALL
        free = None if small else frozenset(order[first : first + SMALL])
        effort = exact.Effort(seconds=left if small else min(left, 1.0), workers=2)
        found = exact.prove(problem, starts, effort, free)
        if found is not None and found.cost < cost:
            starts, cost = found.starts, found.cost
        if small:
            least = found.bound if found else 0
            break
        first = first + SMALL // 2 if first + SMALL < len(order) else 0
    return starts, cost, least


def main() -> None:
    """Print the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1])
    given = parser.parse_args()
    print(
        "| trusts | exports | best rule | ms a rule | climb | orders | with windows | below the rule, % ",
        end="",
    )
    print("| no answer below | proven | s |")
    print("|---" * 11 + "|")
    for row in rows(given.seconds, given.seeds):
        print(row, flush=True)


if __name__ == "__main__":
    main()
