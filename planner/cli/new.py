# SPDX-License-Identifier: MIT
"""`planner new`: a project to begin with, in files that teach, or a copy of an example."""

import contextlib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from planner.cli.arguments import AsOf
from planner.cli.exits import UNREACHABLE, Stop
from planner.cli.schema import schema_text
from planner.cli.terminal import say

MODELINE = "# yaml-language-server: $schema=.planner/schema.json\n"
SCHEMA = ".planner/schema.json"
ENDINGS = (".yaml", ".md")

Folder = Annotated[
    Path,
    typer.Argument(metavar="FOLDER", help="A folder that is empty or not yet there.", show_default=False),
]
Example = Annotated[
    str | None,
    typer.Option("--example", metavar="NAME", help="Copy a shipped example instead.", show_default=False),
]


def new(folder: Folder, example: Example = None, as_of: AsOf = None) -> None:
    """Start a project in files that explain themselves.

    It is five YAML files, with a schema for the editor, and can be checked and built at once. Nothing is
    ever overwritten: a folder that holds anything is refused (code 4). The day of the plan is today, or
    the one of --as-of.
    """
    files = _example(example) if example is not None else _starter(as_of or _today())
    _write(folder, {**files, SCHEMA: schema_text()})
    names = ", ".join(sorted(name for name in files if name.endswith(".yaml")))
    say(
        f"Made {folder} with {names}.\n"
        f"Next: write in it what you have, then\n"
        f"  planner check {folder}\n"
        f"  planner build {folder} -o {folder / 'out'}"
    )


def _today() -> date:
    """Return the day by the clock. A new plan is made today: nowhere else does planner ask."""
    return date.today()  # noqa: DTZ011, TID251


def _example(name: str) -> dict[str, str]:
    """Return the files of an example by name, each YAML file with the line that editors look for."""
    from planner.load.folder import CONSORTIUM
    from planner.shipped import shipped

    folders = sorted(path.name for path in shipped("examples").iterdir() if path.is_dir())
    if name not in folders:
        raise typer.BadParameter(f"there is no example '{name[:60]}'; there are: {', '.join(folders)}")
    files: dict[str, str] = {}
    for path in sorted((shipped("examples") / name).rglob("*")):
        if path.suffix in ENDINGS:
            text = path.read_text(encoding="utf-8")
            place = path.relative_to(shipped("examples") / name)
            has_line = path.suffix != ".yaml" or text.startswith("# yaml-language-server")
            own = path.name in CONSORTIUM  # no file of a project, so that its schema would refuse it
            line = MODELINE.replace(SCHEMA, "../" * (len(place.parts) - 1) + SCHEMA)
            files[place.as_posix()] = text if has_line or own else line + text
    return files


def _starter(today: date) -> dict[str, str]:
    """Return the files of a new project: a small trust whose contract ends in two years."""
    from string import Template

    from planner.shipped import shipped

    years = {
        "as_of": today.isoformat(),
        "start": f"{today.year - 6}-04-01",
        "end": f"{today.year + 2}-09-30",
        "first_year": str(today.year - 6),
        "last_year": str(today.year),
        "freeze_from": f"{today.year}-12-17",
        "freeze_to": f"{today.year + 1}-01-10",
    }
    folder = shipped("templates") / "new-project"
    return {
        path.name: MODELINE + Template(path.read_text(encoding="utf-8")).substitute(years)
        for path in sorted(folder.glob("*.yaml"))
    }


def _write(folder: Path, files: Mapping[str, str]) -> None:
    """Write the files into a folder that holds nothing; on any failure take back all that was made."""
    made: list[Path] = []
    try:
        _claim(folder, made)
        for name, text in sorted(files.items()):
            target = folder / name
            if not target.parent.exists():
                target.parent.mkdir()
                made.append(target.parent)
            with open(target, "x", encoding="utf-8", newline="\n") as file:
                made.append(target)
                file.write(text)
    except BaseException as fault:
        _take_back(made)
        if isinstance(fault, (OSError, ValueError)):
            why = getattr(fault, "strerror", None) or "no disk takes that name"
            told = f"{folder} could not be made: {why}; nothing was changed"
            raise Stop(UNREACHABLE, told, "choose another folder") from fault
        raise


def _claim(folder: Path, made: list[Path]) -> None:
    """Make the folder and those above it. Stops with code 4 if it is no folder, or holds anything."""
    if folder.exists():
        what = "is a file" if not folder.is_dir() else "is not empty" if any(folder.iterdir()) else ""
        if what:
            raise Stop(
                UNREACHABLE, f"{folder} {what}; nothing was changed", "choose a folder that is not there yet"
            )
        return
    for missing in reversed([folder, *folder.parents]):
        if not missing.exists():
            missing.mkdir()
            made.append(missing)


def _take_back(made: list[Path]) -> None:
    for path in reversed(made):
        with contextlib.suppress(OSError):
            path.rmdir() if path.is_dir() else path.unlink()
