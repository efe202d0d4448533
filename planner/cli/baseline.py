# SPDX-License-Identifier: MIT
"""`planner baseline`: the plan of today kept as what was agreed, for every later one to be held against."""

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planner.cli.arguments import AsOf, Project, Quiet
from planner.cli.exits import UNREACHABLE, Stop
from planner.cli.reading import opened
from planner.cli.terminal import say

if TYPE_CHECKING:
    from planner.documents.plan import ExitPlan

Note = Annotated[
    str,
    typer.Option(
        "--note", metavar="TEXT", help="Who agreed it and where: 'Board, 4 March'.", show_default=False
    ),
]
Replace = Annotated[
    bool, typer.Option("--replace", help="Take a new baseline; the file of the old one is kept beside it.")
]


def baseline(
    project: Project, note: Note = "", replace: Replace = False, quiet: Quiet = False, as_of: AsOf = None
) -> None:
    """Keep the plan as the baseline that later forecasts are compared with.

    It is written into the project folder as baseline.yaml: the day, and for every activity, milestone and
    verdict its dates as planned, at P50 and at P80. A baseline that is there is never overwritten (code 4)
    without --replace, which keeps its file under another name.
    """
    folder = _folder_of(project)
    plan = opened(project, as_of).plan
    from planner.documents.baseline_file import BASELINE_FILE, baseline_yaml

    target = folder / BASELINE_FILE
    _may_be_written(plan, target, replace)
    text = baseline_yaml(plan, note.strip())
    kept = _write(target, text)
    if not quiet:
        say(_told(plan, target, kept))


def _folder_of(project: Path) -> Path:
    """Return the folder of a project. Stops with code 4 for a project in a single file."""
    if project.is_dir() or not project.exists():
        return project
    raise Stop(
        UNREACHABLE,
        f"{project} is one file, and a baseline is a file of its own; nothing was written",
        "put the file into a folder of its own, and name the folder",
    )


def _may_be_written(plan: "ExitPlan", target: Path, replace: bool) -> None:
    """Stop with code 4 where a baseline is there that must not go, or that stands in another file."""
    held = plan.project.baseline
    if held is not None:
        place = plan.where("baseline", "", "")
        if place.rpartition(":")[0] != target.name:
            raise Stop(
                UNREACHABLE,
                f"a baseline of {held.taken.isoformat()} stands in {place}; nothing was written",
                f"move it into {target.name}, and then take a new one with --replace",
            )
    if target.exists() and not replace:
        taken = f" of {held.taken.isoformat()}" if held is not None else ""
        raise Stop(
            UNREACHABLE,
            f"{target} holds a baseline{taken}; nothing was written",
            "with --replace a new one is taken, and the old file is kept beside it",
        )


def _write(target: Path, text: str) -> Path | None:
    """Write the file, and return under which name an older one was kept. On any failure nothing changes."""
    kept = _free_name(target) if target.exists() else None
    fresh = target.with_name(f".{target.name}.new")
    try:
        with contextlib.suppress(FileNotFoundError):
            fresh.unlink()
        with open(fresh, "x", encoding="utf-8", newline="\n") as file:
            file.write(text)
        if kept is not None:
            kept.write_bytes(target.read_bytes())
        fresh.replace(target)
    except OSError as refused:
        for left in (fresh, kept):
            with contextlib.suppress(OSError):
                if left is not None:
                    left.unlink()
        told = f"{target} could not be written: {refused.strerror or 'the disk refused'}; nothing was changed"
        raise Stop(
            UNREACHABLE, told, "close it elsewhere, or give the folder room and permission"
        ) from refused
    return kept


def _free_name(target: Path) -> Path:
    """Return a name beside a file that no file has, and that is not read as a part of the project."""
    number = 1
    while (name := target.with_name(f"{target.stem}-{number}.yaml.old")).exists():
        number += 1
    return name


def _told(plan: "ExitPlan", target: Path, kept: Path | None) -> str:
    from planner.documents.words import count, day

    activities = count(len(plan.schedule.activities) + len(plan.done), "activity", "activities")
    milestones = count(len(plan.schedule.milestones), "milestone")
    lines = [f"Wrote {target}: the plan of {day(plan.as_of)}, {activities} and {milestones}."]
    lines += [f"The baseline before it is kept as {kept}."] if kept else []
    for one in plan.verdicts.headline.verdicts:
        if one.planned and one.p80:
            lines.append(f"  {one.title}: planned {day(one.planned)}, eight in ten by {day(one.p80)}")
    lines.append("From now on planner build says what has moved since.")
    return "\n".join(lines)
