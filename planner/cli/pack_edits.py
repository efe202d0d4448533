# SPDX-License-Identifier: MIT
"""What a build does with files of the pack that people have edited: it stops, or collects them first."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, cast

import typer

from planner.cli.exits import PROJECT_WRONG, Stop
from planner.cli.terminal import say, tell

Course = Literal["stop", "collect"]
_UNREADABLE = frozenset({"PLN500", "PLN504", "PLN509"})
"""A file that cannot be collected at all is kept beside the new one, as any other file that was changed."""


def course_of(written: str) -> Course:
    """Return what to do with edits; a usage error for anything but `stop` or `collect`."""
    if written not in ("stop", "collect"):
        raise typer.BadParameter(f"'{written[:40]}' is neither stop nor collect", param_hint="--edits")
    return cast(Course, written)


@dataclass(frozen=True)
class Terms:
    """What to do with edits, who made them, which side wins a conflict, and the day of the plan."""

    course: Course
    by: str
    take: str
    as_of: date | None


def settle_edits(project: Path, out: Path, terms: Terms, quiet: bool) -> None:
    """Collect the edits that lie in the pack, or stop with code 1 and say where they are.

    Nothing is done where no workbook of the pack was changed, or where all that was changed is in the
    project already.
    """
    _settle_words(project, out, terms, quiet)
    changed = _changed(out, ".xlsx")
    if not changed:
        return
    from planner.cli.collect import today
    from planner.cli.collecting import gather, lines_of, told_of, written

    sound: list[Path] = []
    for path in changed:
        alone = gather(project, [path], terms.by, terms.take, today(), terms.as_of)
        if not {found.code for found in alone.collected.faults} & _UNREADABLE:
            sound.append(path)
    if not sound:
        return
    found = gather(project, sound, terms.by, terms.take, today(), terms.as_of)
    if found.collected.refused:
        tell(told_of(found.collected.faults))
        raise Stop(found.code, "nothing was written")
    if found.collected.text is None:
        return
    if terms.course == "stop":
        told = _uncollected(len(found.collected.changes), out, sound)
        raise Stop(PROJECT_WRONG, told, _remedy(project, sound))
    written(found)
    if not quiet:
        say("\n".join([*lines_of(found.collected, found.name, dry_run=False), ""]) + "\n")


def _settle_words(project: Path, out: Path, terms: Terms, quiet: bool) -> None:
    """Do the same for the Word documents of the pack."""
    changed = _changed(out, ".docx")
    if not changed:
        return
    from planner.cli.collect import today
    from planner.cli.collecting import told_of
    from planner.cli.words import documents_among, gather_words, lines_of_words, write_words

    sound = documents_among(changed)
    if not sound:
        return
    found = gather_words(project, sound, terms.by, today(), terms.as_of)
    if found.refused or not found.collected.changed:
        return  # what cannot be read is kept beside the new file, as any other that was changed
    if terms.course == "stop":
        told = _uncollected(len(found.collected.new) + len(found.collected.gone), out, changed)
        raise Stop(PROJECT_WRONG, told.replace("PLN511", "PLN566"), _remedy(project, changed))
    if found.collected.faults:
        tell(told_of(found.collected.faults))
    write_words(found)
    if not quiet:
        say("\n".join(lines_of_words(found, dry_run=False)) + "\n\n")


def _changed(out: Path, ending: str) -> list[Path]:
    """Return the files of an earlier pack with this ending that are not as they were written."""
    from planner.render.pack.disk import hash_of
    from planner.render.pack.faults import PackNotWritten
    from planner.render.pack.manifest import known_files

    try:
        known = known_files(out)
        named = [name for name in sorted(known) if name.endswith(ending)]
        return [out / name for name in named if hash_of(out / name) not in (None, known[name])]
    except (OSError, PackNotWritten):
        return []  # the writer of the pack says what is wrong with the folder


def _uncollected(number: int, out: Path, files: list[Path]) -> str:
    named = ", ".join(path.name for path in files)
    edits = "1 edit" if number == 1 else f"{number} edits"
    return f"[PLN511] {named} in {out}: {edits} that the project does not know; nothing was written"


def _remedy(project: Path, files: list[Path]) -> str:
    named = " ".join(str(path) for path in files)
    return f"planner collect {project} {named}, or build with --edits collect"
