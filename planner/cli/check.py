# SPDX-License-Identifier: MIT
"""`planner check`: everything that is wrong with a project, at once."""

import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planner.cli.arguments import AsJson, AsOf, Project, Quiet, Strict
from planner.cli.exits import WARNED
from planner.cli.presenting import with_presentation
from planner.cli.reading import catalogue_of, read, told, with_reopened
from planner.cli.terminal import coloured, say, tell
from planner.english import counted

if TYPE_CHECKING:
    from planner.load import Loaded
    from planner.model import Project as Estate

Annotations = Annotated[
    bool, typer.Option("--annotations", help="Print the faults as annotations for GitHub Actions.")
]


def check(
    project: Project,
    as_json: AsJson = False,
    annotations: Annotations = False,
    quiet: Quiet = False,
    strict: Strict = False,
    as_of: AsOf = None,
) -> int:
    """Report all that is wrong with a project, at once.

    Each fault is told with its file, its line and what to do about it. Errors refuse the project (code 1,
    or 4 if a file could not be read). Warnings and notes do not; with --strict, warnings leave with code 3.
    """
    from planner.diagnostics import exit_code
    from planner.load.consortium import is_consortium
    from planner.load.estate import presents_itself

    if as_json and annotations:
        raise typer.BadParameter("--json and --annotations cannot be given together")
    if is_consortium(project):
        return _check_consortium(project, as_of, _Printed(as_json or annotations, annotations, quiet), strict)
    estate = read(project, as_of)
    loaded = estate.loaded
    if loaded.project is not None and presents_itself(project, loaded.project):
        loaded = with_presentation(estate, project)
    if loaded.project is not None and any(one.accepted for one in loaded.project.decisions.risks):
        from planner.pipeline import make_plan

        plan = make_plan(loaded.project, catalogue_of(estate)[0], loaded.positions.where)
        loaded = with_reopened(loaded, plan)
    if as_json or annotations:
        say(_for_programs(loaded, annotations))
    elif quiet:
        tell(told(loaded, "error"))
    else:
        say(_for_people(loaded))
    warned = any(found.severity == "warning" for found in loaded.diagnostics)
    return exit_code(loaded.diagnostics) or (WARNED if strict and warned else 0)


@dataclass(frozen=True)
class _Printed:
    """For whom faults are printed."""

    programs: bool
    annotations: bool
    quiet: bool


def _check_consortium(path: Path, as_of: date | None, printed: _Printed, strict: bool) -> int:
    """Report all that is wrong with a consortium and its members, what is shared once."""
    from planner.cli.consortium import check_consortium
    from planner.diagnostics import exit_code
    from planner.diagnostics.machine import as_annotations, as_json
    from planner.diagnostics.text import as_text

    read, members = check_consortium(path, as_of)
    found = members.diagnostics
    if printed.programs:
        say((as_annotations if printed.annotations else as_json)(found, prefix=read.prefix))
    else:
        wanted = [one for one in found if not printed.quiet or one.severity == "error"]
        stream = sys.stderr if printed.quiet else sys.stdout
        text = as_text(wanted, members.sources, colour=coloured(stream), prefix=read.prefix)
        if printed.quiet:
            tell(text)
        else:
            many = f"Read {counted(len(members.estates), 'member')}, {len(members.sound)} of them sound.\n"
            say(text + (many if read.consortium else ""))
    warned = any(one.severity == "warning" for one in found)
    return exit_code(found) or (WARNED if strict and warned else 0)


def _for_programs(loaded: "Loaded[Estate]", annotations: bool) -> str:
    from planner.diagnostics.machine import as_annotations, as_json

    printed = as_annotations if annotations else as_json
    return printed(loaded.diagnostics, prefix=loaded.prefix)


def _for_people(loaded: "Loaded[Estate]") -> str:
    from planner.diagnostics.text import as_text

    faults = as_text(loaded.diagnostics, loaded.sources, colour=coloured(sys.stdout), prefix=loaded.prefix)
    return faults if loaded.project is None else f"{faults}{_sound(loaded)}\n"


def _sound(loaded: "Loaded[Estate]") -> str:
    """Return what was read, as one line: a check that found nothing has still looked at something."""
    nouns = ("contracts", "systems", "integrations", "holdings")
    read = ", ".join(counted(len(getattr(loaded.project, noun)), noun[:-1]) for noun in nouns)
    return f"Read {counted(len(loaded.sources), 'file')}: {read}. No error."
