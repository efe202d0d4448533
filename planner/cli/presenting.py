# SPDX-License-Identifier: MIT
"""The presentation of a project for a command: read and checked, or the command stops before it writes."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planner.cli.exits import Stop
from planner.cli.reading import Opened, catalogue_of
from planner.cli.terminal import coloured, tell
from planner.english import lowered

if TYPE_CHECKING:
    from planner.load import Loaded
    from planner.load.estate import Estate
    from planner.model import Project
    from planner.model.audiences import Audience
    from planner.presentation import Presentation

HouseStyle = Annotated[
    Path | None,
    typer.Option(
        "--house-style",
        metavar="FILE",
        help="A .docx or .dotx of your own: its cover, headers, footers, styles and numbering.",
        show_default=False,
    ),
]


ForAudience = Annotated[
    str,
    typer.Option(
        "--audience",
        metavar="NAME",
        help="For whom: internal, board, tender or supplier; what they may not see is left out.",
    ),
]


def for_audience(look: "Presentation | None", name: str) -> "Presentation | None":
    """Return what the documents are set in, for an audience; a usage error for a name that is none."""
    from planner.presentation import plain
    from planner.presentation.audience import INTERNAL

    return look if name == INTERNAL else replace(look or plain(), audience=_known(name))


def reader(name: str, file: str, what: str) -> "Audience":
    """Return the audience of a file; a usage error for a name that is none, or one that does not get it."""
    from planner.presentation.audience import audiences

    who = _known(name)
    if not who.gets(file):
        others = ", ".join(one.id for one in audiences().audiences if one.gets(file))
        told = f"{what} is not for {lowered(who.title)} ({who.id}); it is for: {others}"
        raise typer.BadParameter(told, param_hint="--audience")
    return who


def _known(name: str) -> "Audience":
    from planner.presentation.audience import audience, audiences

    who = audience(name)
    if who is None:
        known = ", ".join(one.id for one in audiences().audiences)
        raise typer.BadParameter(f"there is no audience '{name[:40]}'; there are: {known}")
    return who


def with_presentation(estate: "Estate", folder: Path) -> "Loaded[Project]":
    """Return a sound project with what is wrong with its house style and its templates."""
    from planner.diagnostics import has_errors, in_order
    from planner.pipeline import make_plan
    from planner.presentation import present

    loaded = estate.loaded
    assert loaded.project is not None
    plan = make_plan(loaded.project, catalogue_of(estate)[0], loaded.positions.where)
    found = present(folder, loaded, plan)
    faults = in_order((*loaded.diagnostics, *found.diagnostics))
    kept = None if has_errors(faults) else loaded.project
    return replace(loaded, project=kept, diagnostics=faults, sources={**loaded.sources, **found.sources})


def presentation(opened: Opened, folder: Path, asked: Path | None, quiet: bool) -> "Presentation | None":
    """Return what the documents are set in, None for planner's own.

    What is wrong with a house style or a template is told first; an error stops the command (code 1).
    """
    from planner.load.estate import presents_itself

    assert opened.loaded.project is not None
    if asked is None and not presents_itself(folder, opened.loaded.project):
        return None
    from planner.presentation import present

    found = present(folder, opened.loaded, opened.plan, asked)
    told = [one for one in found.diagnostics if not quiet or one.severity == "error"]
    if told:
        from planner.diagnostics.text import as_text

        lines = {**opened.loaded.sources, **found.sources}
        tell(as_text(told, lines, colour=coloured(sys.stderr), prefix=opened.loaded.prefix))
    if found.presentation is None:
        from planner.diagnostics import exit_code

        raise Stop(exit_code(found.diagnostics), "")
    return found.presentation
