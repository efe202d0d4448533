# SPDX-License-Identifier: MIT
"""The presentation of a project for a command: read and checked, or the command stops before it writes."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planner.cli.exits import Stop
from planner.cli.reading import Opened
from planner.cli.terminal import coloured, tell

if TYPE_CHECKING:
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


def presentation(opened: Opened, folder: Path, asked: Path | None, quiet: bool) -> "Presentation | None":
    """Return what the documents are set in, None for planner's own.

    What is wrong with a house style or a template is told first; an error stops the command (code 1).
    """
    from planner.presentation import asks_for_more, present

    assert opened.loaded.project is not None
    if asked is None and not asks_for_more(folder, opened.loaded.project):
        return None
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
