# SPDX-License-Identifier: MIT
"""`planner diff`: what changed between two states of a project, and what it means."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planner.cli.arguments import AsJson, AsOf
from planner.cli.exits import PROJECT_WRONG, UNREACHABLE, Stop
from planner.cli.presenting import ForAudience, HouseStyle, presentation, reader
from planner.cli.progress import Progress
from planner.cli.terminal import coloured, columns, say, tell

if TYPE_CHECKING:
    from planner.changes.note import Note
    from planner.cli.diff.sides import Compared
    from planner.model.audiences import Audience
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
    audience: ForAudience = "internal",
    as_json: AsJson = False,
    as_of: AsOf = None,
) -> None:
    """Say what changed between two states of a project, and what it means.

    Dates moved and why, decisions and their last safe days, options, risks, requirements, questions, and
    which facts did it; where there is a baseline, how the plan stands against it. OLD is a folder; or, where
    NEW is kept under git, a day or a revision of it:

    planner diff 2026-03-31 my-trust -o change-note.docx

    planner diff v1..v2 my-trust

    With --as-of both are planned on that day, so that only the facts differ. With --audience board the note
    tells nothing that is kept from the board; if it did all the same, it is refused (code 1).
    """
    if output is not None and output.suffix.lower() != ".docx":
        raise typer.BadParameter("the note is a Word document: name a file that ends in .docx")
    from planner.cli.diff.sides import compared

    who = reader(audience, NOTE, "the change note")
    with Progress(not as_json) as progress:
        found = compared(old, new, as_of, progress, who)
        word = b""
        if output is not None:
            look = presentation(found.opened, new, house_style, quiet=True)
            progress("writing the change note")
            word = _word(found.note, look)
        told = _told(found.note, as_json, whole=output is None)
        refuse_leaks(found, who, {NOTE: word, "change-note.txt": told.encode()})
        written = "" if output is None else _write(word, output)
    say(told if as_json else told + written)


NOTE = "change-note.docx"


def _word(note: "Note", look: "Presentation | None") -> bytes:
    from planner.packing import write_change_note

    return write_change_note(note, look)


def _told(note: "Note", as_json: bool, whole: bool) -> str:
    """Return the note as it is printed."""
    if as_json:
        import json

        from planner.changes.record import record

        return json.dumps(record(note), indent=1, ensure_ascii=True) + "\n"
    from planner.cli.diff.text import as_text
    from planner.cli.layout import Layout

    return as_text(note, Layout(columns(), coloured(sys.stdout)), whole=whole)


def refuse_leaks(found: "Compared", who: "Audience", files: dict[str, bytes]) -> None:
    """Stop with code 1 if anything in either project that is kept from an audience stands in the note."""
    if who.everything:
        return
    from planner.presentation.audience import refusing

    try:
        for project in found.projects:
            refusing.refuse_leaks(project, who, {name: raw for name, raw in files.items() if raw}, {}, ())
    except refusing.NotForThemError as kept_back:
        from planner.diagnostics.text import as_text

        tell(as_text(kept_back.diagnostics, {}, colour=coloured(sys.stderr)))
        raise Stop(PROJECT_WRONG, "") from kept_back


def _write(word: bytes, output: Path) -> str:
    """Write the note and return the line that says so. Stops with code 4 if it cannot be written."""
    from planner.render.pack import PackNotWritten
    from planner.render.pack.one_file import write_file

    try:
        kept = write_file(output, word)
    except PackNotWritten as refused:
        raise Stop(UNREACHABLE, f"[{refused.code}] {refused.reason}", refused.remedy) from refused
    told = f"\nWrote {output}, with the details.\n"
    return f"{told}What was there before is kept as {kept}.\n" if kept else told
