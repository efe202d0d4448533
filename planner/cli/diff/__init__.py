# SPDX-License-Identifier: MIT
"""`planner diff`: what changed between two states of a project, and what it means."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planner.cli.arguments import AsJson, AsOf
from planner.cli.exits import UNREACHABLE, Stop
from planner.cli.presenting import HouseStyle, presentation
from planner.cli.progress import Progress
from planner.cli.terminal import coloured, columns, say

if TYPE_CHECKING:
    from planner.changes.note import Note
    from planner.presentation import Presentation

Old = Annotated[
    str,
    typer.Argument(
        metavar="OLD", help="The older project folder; or a day or revision of NEW.", show_default=False
    ),
]
New = Annotated[Path, typer.Argument(metavar="NEW", help="The newer project folder.", show_default=False)]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Write the note to this Word file.", show_default=False
    ),
]


def diff(
    old: Old,
    new: New,
    output: Output = None,
    house_style: HouseStyle = None,
    as_json: AsJson = False,
    as_of: AsOf = None,
) -> None:
    """Say what changed between two states of a project, and what it means.

    Dates moved and why, decisions and their last safe days, options, risks, requirements, questions, and
    which facts did it. OLD is a folder; or, where NEW is kept under git, a day or a revision of it:

    planner diff 2026-03-31 my-trust -o change-note.docx

    planner diff v1..v2 my-trust

    With --as-of both are planned on that day, so that only the facts differ.
    """
    if output is not None and output.suffix.lower() != ".docx":
        raise typer.BadParameter("the note is a Word document: name a file that ends in .docx")
    from planner.cli.diff.sides import compared

    with Progress(not as_json) as progress:
        note, opened = compared(old, new, as_of, progress)
        written = ""
        if output is not None:
            look = presentation(opened, new, house_style, quiet=True)
            written = _write(note, output, progress, look)
    if as_json:
        import json

        from planner.changes.record import record

        say(json.dumps(record(note), indent=1, ensure_ascii=True) + "\n")
        return
    from planner.cli.diff.text import as_text
    from planner.cli.layout import Layout

    say(as_text(note, Layout(columns(), coloured(sys.stdout)), whole=output is None) + written)


def _write(note: "Note", output: Path, progress: Progress, look: "Presentation | None") -> str:
    """Write the note and return the line that says so. Stops with code 4 if it cannot be written."""
    from planner.packing import write_change_note
    from planner.render.pack import PackNotWritten
    from planner.render.pack.one_file import write_file

    progress("writing the change note")
    try:
        kept = write_file(output, write_change_note(note, look))
    except PackNotWritten as refused:
        raise Stop(UNREACHABLE, f"[{refused.code}] {refused.reason}", refused.remedy) from refused
    told = f"\nWrote {output}, with the details.\n"
    return f"{told}What was there before is kept as {kept}.\n" if kept else told
