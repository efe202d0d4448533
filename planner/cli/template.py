# SPDX-License-Identifier: MIT
"""`planner template`: a shipped template, or the house style, copied into a project to be changed there."""

import os
from pathlib import Path
from typing import Annotated

import typer

from planner.cli.exits import UNREACHABLE, Stop
from planner.cli.terminal import say

HOUSE_STYLE = "house-style"
Name = Annotated[
    str | None,
    typer.Argument(
        metavar="[NAME]", help="A shipped template; without it they are listed.", show_default=False
    ),
]
Folder = Annotated[
    Path,
    typer.Argument(metavar="[PROJECT]", help="The project folder.", show_default=False),
]


def template(name: Name = None, project: Folder = Path()) -> None:
    """Copy a shipped document template into a project, to change it there.

    Without a name the templates are listed. The copy lies in the project's templates/ folder and stands in
    the place of the shipped one. 'house-style' copies the Word file that planner sets documents in. Nothing
    is ever overwritten (code 4).
    """
    from planner.presentation.house_style import shipped_style
    from planner.presentation.templates import shipped_names, shipped_templates

    names = shipped_names()
    if name is None:
        say("\n".join((*(f"  {one}" for one in names), f"  {HOUSE_STYLE} (the Word file of styles)")))
        return
    if name == HOUSE_STYLE:
        written, content = project / f"{HOUSE_STYLE}.docx", shipped_style().read_bytes()
        told = f"Say in the project:\n  house_style: {HOUSE_STYLE}.docx"
    elif name in names:
        written = project / "templates" / names[name]
        content = shipped_templates()[names[name]].encode()
        told = f"Change it, then\n  planner check {project}"
    else:
        from planner.diagnostics import did_you_mean

        near = did_you_mean(name, (*names, HOUSE_STYLE)) or f"there are: {', '.join((*names, HOUSE_STYLE))}"
        raise typer.BadParameter(f"there is no template '{name[:60]}'; {near}")
    _write(project, written, content)
    say(f"Made {written}. {told}")


def _write(project: Path, target: Path, content: bytes) -> None:
    """Write a file that is not there yet. Stops with code 4 if it cannot be."""
    if not project.is_dir():
        raise Stop(UNREACHABLE, f"there is no project folder {project}", "name the folder of the project")
    try:
        target.parent.mkdir(exist_ok=True)
        descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
    except FileExistsError as there:
        raise Stop(
            UNREACHABLE, f"{target} is there already; nothing was changed", "move it away first"
        ) from there
    except OSError as fault:
        raise Stop(
            UNREACHABLE, f"{target} could not be written: {fault.strerror}", "choose another folder"
        ) from fault
