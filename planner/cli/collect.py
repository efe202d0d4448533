# SPDX-License-Identifier: MIT
"""`planner collect`: what people changed in the files of a pack, brought into the project."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planner.cli.arguments import By, Project, Quiet, TakeSide, take_side
from planner.cli.exits import DONE
from planner.cli.terminal import say, tell

if TYPE_CHECKING:
    from planner.collecting.collect import Collected

Files = Annotated[
    list[Path],
    typer.Argument(
        metavar="FILE...", help="Edited files of the pack, as they came back.", show_default=False
    ),
]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Say what would be collected, and write nothing.")]


def collect(
    project: Project,
    files: Files,
    by: By = "",
    take: TakeSide = "",
    dry_run: DryRun = False,
    quiet: Quiet = False,
) -> int:
    """Bring what people changed in edited files of the pack into the project.

    The light yellow cells of the workbooks are read, own rows and own columns too, and become decisions in
    decisions.yaml: each with who made it, when, and what planner said before. Sheets may have been renamed,
    rows sorted, columns moved. What somebody has also changed in the project is a conflict (code 1), and
    nothing is written until --take says which side is meant.

    What was changed, added, deleted or commented on in the Word documents goes into edits.yaml, and
    planner build puts it back.
    """
    from planner.cli.collecting import gather, told_of, written
    from planner.cli.words import documents_among, lines_of_words, words_of, write_words

    side = take_side(take)
    found = gather(project, files, by, side, today())
    documents = documents_among(files)
    words = words_of(project).collect(documents, by, today()) if documents else None
    faults = [*found.collected.faults, *(words.collected.faults if words else ())]
    if faults:
        tell(told_of(faults))
    if found.collected.refused or (words and words.refused):
        return found.code if found.collected.refused or not words else words.code
    if not dry_run:
        written(found)
        if words:
            write_words(words)
    if not quiet:
        said = [f"{line}\n" for line in lines_of_words(words, dry_run)] if words else []
        if found.collected.text is not None or not said:
            say(report(found.collected, found.name, dry_run))
        say("".join(said))
    return DONE


def today() -> date:
    """Return the day on which planner runs: the day of edits whose file does not say when it was saved."""
    return datetime.now().astimezone().date()  # noqa: TID251 - the day where the person sits


def report(collected: "Collected", name: str, dry_run: bool) -> str:
    """Return what was collected, as text."""
    from planner.cli.collecting import lines_of

    return "\n".join(lines_of(collected, name, dry_run)) + "\n"
