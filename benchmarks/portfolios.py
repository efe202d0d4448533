# SPDX-License-Identifier: MIT
"""Portfolios of any number of trusts, and how long their packs take: one process against all processors.

`python benchmarks/portfolios.py --trusts 12` writes a portfolio, builds it with one process and with all, and
prints seconds, their ratio, processor seconds a trust, and the most memory that any process took.
`--write FOLDER` only writes the portfolio. Every trust is a project of its own; contracts end up to four
years apart, so that the roll-up has something to tell.
"""

import argparse
import os
import resource
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml
from estates import EXAMPLE, Written, example

from planner.shipped import shipped

ROOT = Path(__file__).parent.parent
ENDS = ("end", "application_end", "archive_end")
STEPS = 16
"""Quarters over which the ends of contracts are spread."""


def write_portfolio(folder: Path, trusts: int, like: str = EXAMPLE) -> Path:
    """Write a portfolio of so many trusts, each like an example, and return its folder."""
    said = example(like)
    folder.mkdir(parents=True)
    head = {"planner": 1, "portfolio": {"title": f"{trusts} trusts", "members": "all"}}
    (folder / "portfolio.yaml").write_text(yaml.safe_dump(head), encoding="utf-8")
    for number in range(trusts):
        member = folder / f"trust-{number:03}"
        member.mkdir()
        text = yaml.dump(_trust(said, number), Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True)
        (member / "estate.yaml").write_text(text, encoding="utf-8")
    return folder


def _trust(said: Written, number: int) -> Written:
    """Return what one trust says: its own name, and its contracts ending some quarters later."""
    bodies = [
        {**one, "name": f"{one['name']} {number}"}
        if one.get("role") in ("trust", "foundation_trust")
        else one
        for one in said["organisations"]
    ]
    later = [
        {key: _later(value, number % STEPS) if key in ENDS else value for key, value in one.items()}
        for one in said["contracts"]
    ]
    return {**said, "organisations": bodies, "contracts": later}


def _later(day: str, quarters: int) -> str:
    try:
        held = date.fromisoformat(day)
    except ValueError:
        return day
    months = held.month - 1 + 3 * quarters
    return date(held.year + months // 12, months % 12 + 1, min(held.day, 28)).isoformat()


def measured(folder: Path, out: Path, jobs: int) -> tuple[float, float]:
    """Return the seconds of a build, and the processor seconds of all its processes."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-m", "planner", "build", str(folder), "-o", str(out), "-q", "-j", str(jobs)]
    subprocess.run(command, cwd=ROOT, check=True)
    took, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    return took, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Write or measure, as the command line asks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--trusts", type=int, default=12)
    parser.add_argument(
        "--like",
        default=EXAMPLE,
        choices=sorted(
            p.name for p in shipped("examples").iterdir() if not (p / "consortium.yaml").is_file()
        ),
    )
    parser.add_argument("--jobs", type=int, nargs="*", default=[1, os.cpu_count() or 1])
    parser.add_argument("--write", type=Path)
    asked = parser.parse_args()
    if asked.write:
        write_portfolio(asked.write, asked.trusts, asked.like)
        return
    with TemporaryDirectory() as place:
        folder = write_portfolio(Path(place) / "trusts", asked.trusts, asked.like)
        first = None
        for jobs in asked.jobs:
            took, busy = measured(folder, Path(place) / f"out-{jobs}", jobs)
            first = first or took
            most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
            print(
                f"{asked.trusts} trusts, {jobs} at once: {took:.1f} s ({took / first:.2f} of the first), "
                f"{busy / asked.trusts:.2f} processor seconds a trust, largest process {most:.0f} MB",
                flush=True,
            )


if __name__ == "__main__":
    main()
