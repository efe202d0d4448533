# SPDX-License-Identifier: MIT
"""Portfolios of any number of trusts, and how long their packs take: one process against all processors.

`python benchmarks/portfolios.py --trusts 12` writes a portfolio, builds it with one process and with all, and
prints seconds, their ratio, processor seconds a trust, what share of the processors' time was worked in, and
the most memory that any process took. `--write FOLDER` only writes the portfolio. Every trust is a project of
its own, with its own ends up to four years apart, route, terabytes, suppliers and interfaces, so that the
roll-up has something to tell.
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
from large_estates import EXAMPLE, Written, example

from planner.shipped import shipped

ROOT = Path(__file__).parent.parent
ENDS = ("end", "application_end", "archive_end")
STEPS = 16
"""Quarters over which the ends of contracts are spread."""
SUPPLIERS = (
    "Alder Imaging",
    "Brook Systems",
    "Cairn Health",
    "Dale Radiology",
    "Elm Software",
    "Fell Archive",
    "Glen IT",
)
"""Invented names: with seven of them, some twenty trusts leave each at about the same time."""
ROUTES = (
    ("extend", "", "9999"),
    ("tactical_calloff", "", "9999"),
    ("framework_calloff", "", "9999"),
    ("open", "", "9999"),
    ("restricted", "", "2025-02-23"),
    ("dialogue", "", "2025-02-23"),
    ("competitive_flexible", "2025-02-24", "9999"),
)
"""Routes, and between which days each may be begun."""


def write_portfolio(folder: Path, trusts: int, like: str = EXAMPLE) -> Path:
    """Write a portfolio of so many trusts, each like an example, and return its folder."""
    said = example(like)
    folder.mkdir(parents=True)
    head = {"planner": 1, "portfolio": {"title": f"{trusts} trusts", "members": "all"}}
    (folder / "portfolio.yaml").write_text(yaml.safe_dump(head), encoding="utf-8")
    for number in range(trusts):
        member = folder / f"trust-{number:03}"
        member.mkdir()
        text = yaml.dump(varied(said, number), Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True)
        (member / "estate.yaml").write_text(text, encoding="utf-8")
    return folder


def varied(said: Written, number: int) -> Written:
    """Return what one trust says: no two are alike in name, ends, route, terabytes, suppliers and interfaces.

    Every eleventh has chosen no route and every thirteenth does not know how much it holds, as in life.
    """
    return {
        **said,
        "organisations": [_named(one, number) for one in said.get("organisations", ())],
        "contracts": [_ending(one, number) for one in said["contracts"]],
        "suppliers": [_sold(one, number, place) for place, one in enumerate(said.get("suppliers", ()))],
        "holdings": [_sized(one, number) for one in said.get("holdings", ())],
        "integrations": _some(said, number),
        **_routed(said, number),
    }


def _named(body: Written, number: int) -> Written:
    trust = body.get("role") in ("trust", "foundation_trust")
    return {**body, "name": f"{body['name']} {number}"} if trust else body


def _ending(contract: Written, number: int) -> Written:
    return {key: _later(value, number % STEPS) if key in ENDS else value for key, value in contract.items()}


def _sold(supplier: Written, number: int, place: int) -> Written:
    """Return a supplier, one of a few: so several trusts ask the same one in the same quarter."""
    which = SUPPLIERS[(number * (place + 1) + place) % len(SUPPLIERS)]
    return {**supplier, "name": f"{which} ({supplier['id']})" if place else which}


def _sized(holding: Written, number: int) -> Written:
    """Return a holding of a quarter to two and a half times the size, not known in every thirteenth trust."""
    if "size" not in holding or not holding["size"].endswith(" TB"):
        return holding
    if number % 13 == 12:
        return {**holding, "size": "unknown"}
    share = 0.25 + (number * 37 % 46) / 20
    size = f"{float(holding['size'].removesuffix(' TB')) * share:.1f} TB"
    known = str(holding.get("studies", "")).isdigit()
    return {**holding, "size": size, **({"studies": round(int(holding["studies"]) * share)} if known else {})}


def _some(said: Written, number: int) -> list[Written]:
    """Return the interfaces of a trust: up to nine fewer, but none that a contract covers."""
    covered = {name for one in said["contracts"] for name in one.get("covers") or ()}
    free = [one["id"] for one in said.get("integrations", ()) if one["id"] not in covered]
    gone = set(free[len(free) - number % 10 :])
    return [one for one in said.get("integrations", ()) if one["id"] not in gone]


def _routed(said: Written, number: int) -> Written:
    """Return the options of a trust and the one that it follows: every route that its day allows, in turn."""
    if number % 11 == 10:
        return {}
    day = said["as_of"]
    routes = [route for route, first, last in ROUTES if first <= day <= last]
    route = routes[number % len(routes)]
    taken = {"extension_taken": "yes"} if route == "extend" else {}
    way = {"id": "way-out", "title": f"The way out of trust {number}", "route": route, **taken}
    return {
        "options": [*said.get("options", ()), way],
        "programme": {**said.get("programme", {}), "option": "way-out"},
    }


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
                f"{busy / asked.trusts:.2f} processor seconds a trust, {busy / took / jobs:.0%} of {jobs} "
                f"busy, largest process {most:.0f} MB",
                flush=True,
            )


if __name__ == "__main__":
    main()
