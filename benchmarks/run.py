# SPDX-License-Identifier: MIT
"""How long planner takes, whole and step by step, on estates of 1, 10 and 100 trusts; prints Markdown.

`python benchmarks/run.py` measures; `--write` puts the page in docs/benchmarks.md. Every figure is a median.
Whole commands are run in turn, round by round, beside `python -c pass`, so that a busy machine slows all
alike: the ratio to that floor is what can be compared from one machine to the next.
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml
from large_estates import size_of, write_estate, write_estate_of

HERE = Path(__file__).parent
ROOT = HERE.parent
SIZES = (1, 10, 100)
FLOOR = "python -c pass"
SMALL_STEP = 0.004
"""A step below this share of the largest estate is left out of the page."""


@dataclass(frozen=True)
class Estate:
    """An estate on the disk: its folder, how many systems it has, and its size."""

    folder: Path
    systems: int
    bytes: int


@dataclass(frozen=True)
class Command:
    """A whole command, what it is run on, and how many rounds it is run in at most."""

    name: str
    arguments: tuple[str, ...]
    estate: Estate | None = None
    rounds: int = 1_000


def estates(folder: Path, sizes: Sequence[int]) -> dict[int, Estate]:
    """Return an estate of each number of trusts; 0 stands for one of a megabyte."""
    made = {n: write_estate(folder / f"of-{n}", n) for n in sizes}
    made[0] = write_estate_of(folder / "megabyte", 1_000_000)
    return {n: Estate(path, _systems(path), size_of(path)) for n, path in made.items()}


def _systems(folder: Path) -> int:
    read = (yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader) for path in folder.glob("*.yaml"))
    return sum(len(part.get("systems", ())) for part in read)


def commands(made: dict[int, Estate], out: Path) -> Iterator[Command]:
    """Yield the whole commands that are measured."""
    planner = ("-m", "planner")
    yield Command(FLOOR, ("-c", "pass"))
    yield Command("planner --help", (*planner, "--help"))
    named = {n: f"{n} trust{'s' if n > 1 else ''}" for n in made if n}
    for n, name in {**named, 0: "1 MB"}.items():
        yield Command(f"planner check, {name}", (*planner, "check", str(made[n].folder)), made[n])
    for n, name in named.items():
        build = (*planner, "build", str(made[n].folder), "-o", str(out / str(n)), "--quiet")
        yield Command(f"planner build, {name}", build, made[n], 1_000 if n < 50 else 3)


def seconds(arguments: Sequence[str]) -> float:
    """Return how long Python takes with these arguments, in a process of its own. It must not fail."""
    began = time.perf_counter()
    subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began


def whole(made: dict[int, Estate], runs: int) -> list[str]:
    """Return the table of whole commands."""
    with TemporaryDirectory() as out:
        measured = list(commands(made, Path(out)))
        times: dict[str, list[float]] = {command.name: [] for command in measured}
        for number in range(runs):
            for command in measured:
                if number < command.rounds:
                    times[command.name].append(seconds(command.arguments))
    floor = statistics.median(times[FLOOR])
    lines = ["| command | s | × floor | systems | ms a system | runs |", "|---|---|---|---|---|---|"]
    for command in measured:
        took = statistics.median(times[command.name])
        held = command.estate
        per = f"{held.systems:,} | {1000 * (took - floor) / held.systems:.2f}" if held else "– | –"
        lines.append(
            f"| `{command.name}` | {took:.3f} | {took / floor:.1f} | {per} | {len(times[command.name])} |"
        )
    return lines


def medians(script: Sequence[str], runs: int) -> dict[str, float]:
    """Return the median seconds of each step that `steps.py` measures, over so many processes."""
    found: list[dict[str, float]] = []
    for _ in range(runs):
        ran = subprocess.run(
            [sys.executable, str(HERE / "steps.py"), *script],
            cwd=ROOT,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
        found.append(json.loads(ran.stdout))
    return {step: statistics.median(one[step] for one in found) for step in found[0]}


def steps(made: dict[int, Estate], runs: int) -> list[str]:
    """Return the table of the steps of a build, the dearest on the largest estate first."""
    sizes = [n for n in made if n]
    by_size = {n: medians([str(made[n].folder)], runs if n < 50 else min(runs, 3)) for n in sizes}
    totals = {n: sum(found.values()) for n, found in by_size.items()}
    largest, before = sizes[-1], sizes[-2]
    ratio = made[largest].systems / made[before].systems
    head = [f"{n} trust{'s' if n > 1 else ''}, ms | share" for n in sizes]
    lines = [f"| step | {' | '.join(head)} | growth |", "|---|" + "---|---|" * len(sizes) + "---|"]
    for step in sorted(by_size[largest], key=lambda name: -by_size[largest][name]):
        cells = [f"{1000 * by_size[n][step]:,.0f} | {by_size[n][step] / totals[n]:.0%}" for n in sizes]
        growth = by_size[largest][step] / by_size[before][step] / ratio
        if max(by_size[n][step] / totals[n] for n in sizes) >= SMALL_STEP:
            lines.append(f"| {step} | {' | '.join(cells)} | {growth:.1f} |")
    cells = [f"{1000 * totals[n]:,.0f} | 100%" for n in sizes]
    return [*lines, f"| **all** | {' | '.join(cells)} | {totals[largest] / totals[before] / ratio:.1f} |"]


def wide(made: dict[int, Estate], runs: int) -> list[str]:
    """Return the table of a specification and a workbook of 2,000 requirements."""
    found = medians(["--wide", str(made[1].folder)], runs)
    word, excel = found["deflating the same Word"], found["deflating the same Excel"]
    rows = (
        ("template to HTML", found["html"], word),
        ("HTML to Word", found["word"], word),
        ("plan to tables", found["tables"], excel),
        ("tables to Excel", found["excel"], excel),
    )
    lines = ["| step | s | × deflating the same file | ms a row |", "|---|---|---|---|"]
    return lines + [
        f"| {name} | {took:.2f} | {took / least:.1f} | {took / 2:.2f} |" for name, took, least in rows
    ]


def page(runs: int, sizes: Sequence[int]) -> str:
    """Return the whole page as Markdown."""
    with TemporaryDirectory() as folder:
        made = estates(Path(folder), sizes)
        parts = (
            ["# How fast planner is", "", *_introduction(made), ""],
            ["## Whole commands", "", *whole(made, runs), ""],
            [
                "## The steps of a build",
                "",
                *STEPS.format(*sizes[-2:]).splitlines(),
                "",
                *steps(made, runs),
                "",
            ],
            ["## A specification of 2,000 requirements", "", *wide(made, runs), ""],
        )
        return "\n".join(line for part in parts for line in part)


STEPS = """Each in one process, without start-up; the dearest on the largest estate first. Growth is the time
that a system takes among {1} trusts over what it takes among {0}: 1 is linear."""


def _introduction(made: dict[int, Estate]) -> list[str]:
    sizes = [
        f"{n} trusts: {one.systems:,} systems, {one.bytes / 1000:,.0f} kB" for n, one in made.items() if n
    ]
    return [
        f"Measured on {time.strftime('%Y-%m-%d')} with Python {platform.python_version()} on",
        f"{os.cpu_count()} shared cores by `python benchmarks/run.py --write`. Estates are the trust of the",
        "2013 example, again and again, around one regional store:",
        f"{'; '.join(sizes).replace('1 trusts', '1 trust')}.",
        "Figures are medians. Absolute times drift with the machine; ratios within a table hold.",
    ]


def main() -> None:
    """Measure, and print the page or write it."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--runs", type=int, default=5, help="rounds of each measurement (default 5)")
    asked.add_argument(
        "--sizes", type=int, nargs="+", default=SIZES, help="numbers of trusts, smallest first"
    )
    asked.add_argument("--write", action="store_true", help="write docs/benchmarks.md")
    given = asked.parse_args()
    if len(given.sizes) < 2 or given.sizes[0] != 1:
        asked.error("--sizes begins with 1 and names at least two sizes")
    text = page(given.runs, given.sizes)
    print(text)
    if given.write:
        (ROOT / "docs" / "benchmarks.md").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
