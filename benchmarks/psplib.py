# SPDX-License-Identifier: MIT
"""How near the scheduler's core comes to the best known answers of PSPLIB; prints Markdown.

`python benchmarks/psplib.py FOLDER --best FILE` reads every .sm file of a folder (j301_1.sm …) and the best
known makespans from the list that PSPLIB has beside them (lines of parameter, instance, makespan). Nothing
of PSPLIB is in this repository. `--every N` takes every Nth instance, `--only` those that are named.
"""

import argparse
import re
import time
from collections.abc import Iterator
from pathlib import Path

from planner.waves import exact
from planner.waves.bounds import bound
from planner.waves.breeding import breed
from planner.waves.problem import Activity, Capacity, Goal, Problem
from planner.waves.serial import Network

BRED, SMALL = (0.2, 0.6), 40
"""The share of the time that is bred, of small and of larger ones; CP-SAT, if it is there, has the rest."""


def read_sm(text: str) -> Problem:
    """Return the problem of a file in the format of PSPLIB; ValueError or StopIteration if it is none."""
    lines = text.splitlines()

    def after(heading: str, skip: int) -> int:
        return next(at for at, line in enumerate(lines) if line.startswith(heading)) + skip

    many = int(lines[after("jobs", 0)].split(":")[1])
    first = after("PRECEDENCE RELATIONS", 2)
    before: list[list[int]] = [[] for _ in range(many)]
    for at in range(many):
        for follower in lines[first + at].split()[3:]:
            before[int(follower) - 1].append(at)
    first = after("REQUESTS/DURATIONS", 3)
    asked = [[int(word) for word in lines[first + at].split()] for at in range(many)]
    free = [int(word) for word in lines[after("RESOURCEAVAILABILITIES", 2)].split()]
    activities = tuple(
        Activity(
            str(at + 1),
            asked[at][2],
            tuple((place, units) for place, units in enumerate(asked[at][3:]) if units),
            tuple(before[at]),
        )
        for at in range(many)
    )
    capacities = tuple(Capacity.level(f"R{place + 1}", units) for place, units in enumerate(free))
    return Problem(activities, capacities, (Goal("end", (many - 1,), 0),))


def best_known(text: str) -> dict[tuple[int, int], int]:
    """Return the best known makespan by parameter and instance."""
    found = {}
    for line in text.splitlines():
        words = line.split()
        if len(words) > 2 and all(word.isdigit() for word in words[:3]):
            found[int(words[0]), int(words[1])] = int(words[2])
    return found


def solved(problem: Problem, seconds: float, workers: int) -> tuple[int, int, int, float]:
    """Return the makespan, the bound, how many orders were bred, and the seconds it took."""
    began = time.perf_counter()
    network, least = Network.of(problem), bound(problem)
    until = began + seconds * (BRED[len(problem.activities) > SMALL] if exact.installed() else 1)
    starts, _, tried = breed(network, 1 << 40, least, stop=lambda: time.perf_counter() >= until)
    length = problem.cost(tuple(starts))
    if length > least and exact.installed():
        left = began + seconds - time.perf_counter()
        found = exact.prove(problem, starts, exact.Effort(seconds=left, workers=workers))
        if found is not None:
            starts = list(found.starts) if found.cost < length else starts
            length, least = min(length, found.cost), max(least, found.bound)
    assert not problem.broken(tuple(starts))
    return length, least, tried, time.perf_counter() - began


def instances(folder: Path, every: int, only: list[str]) -> Iterator[tuple[tuple[int, int], Path]]:
    """Yield the instances of a folder by parameter and number, in that order."""
    found = []
    for path in folder.glob("*.sm"):
        name = re.fullmatch(r"j(?:30|60|90|120)(\d+)_(\d+)", path.stem)
        if name and (not only or path.stem in only):
            found.append(((int(name[1]), int(name[2])), path))
    yield from sorted(found)[every - 1 :: every] if not only else sorted(found)


def main() -> None:
    """Print a line for each instance, then the mean gap."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--best", type=Path, required=True)
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--every", type=int, default=24)
    parser.add_argument("--only", nargs="*", default=[])
    given = parser.parse_args()
    best = best_known(given.best.read_text(encoding="utf-8", errors="replace"))
    print("| instance | best known | found | bound | gap % | orders | s |\n|---|---|---|---|---|---|---|")
    gaps = []
    for key, path in instances(given.folder, given.every, given.only):
        length, least, tried, took = solved(read_sm(path.read_text()), given.seconds, given.workers)
        gaps.append(100 * (length / best[key] - 1))
        print(f"| {path.stem} | {best[key]} | {length} | {least} | {gaps[-1]:.2f} | {tried} | {took:.1f} |",
              flush=True)  # fmt: skip
    met = sum(gap <= 0 for gap in gaps)
    print(f"\n{met} of {len(gaps)} at best known, mean gap {sum(gaps) / max(len(gaps), 1):.2f} %")


if __name__ == "__main__":
    main()
