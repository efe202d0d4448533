# SPDX-License-Identifier: MIT
"""What a build does with files of the pack that people have edited: it stops, or collects them first."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

import typer

from planner.cli.exits import PROJECT_WRONG, Stop
from planner.cli.terminal import say, tell

if TYPE_CHECKING:
    from planner.cli.collecting import Gathered
    from planner.cli.words import GatheredWords
    from planner.diagnostics import Diagnostic

Course = Literal["stop", "collect"]
_UNREADABLE = frozenset({"PLN500", "PLN504", "PLN509", "PLN560", "PLN561"})
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

    Nothing is done where no file of the pack was changed, or where all that was changed is in the project
    already. Everything is read before anything is written.
    """
    changed = _changed(out)
    books = _books(project, [path for path in changed if path.suffix == ".xlsx"], terms)
    words = _words(project, [path for path in changed if path.suffix == ".docx"], terms)
    if terms.course == "stop" and (books or words):
        raise Stop(PROJECT_WRONG, *_uncollected(project, out, books, words))
    if books:
        from planner.cli.collecting import lines_of, written

        _, found = books
        written(found)
        if not quiet:
            say("\n".join([*lines_of(found.collected, found.name, dry_run=False), ""]) + "\n")
    if words:
        from planner.cli.collecting import told_of
        from planner.cli.words import lines_of_words, write_words

        _, taken = words
        if taken.collected.faults:
            tell(told_of(taken.collected.faults))
        write_words(taken)
        if not quiet:
            say("\n".join(lines_of_words(taken, dry_run=False)) + "\n\n")


def _books(project: Path, changed: list[Path], terms: Terms) -> "tuple[list[Path], Gathered] | None":
    """Return the workbooks with edits that the project does not know, and what they change; None for none."""
    if not changed:
        return None
    from planner.cli.collect import today
    from planner.cli.collecting import ground_of, told_of

    ground = ground_of(project, terms.as_of)
    alone = {path: ground.collect([path], terms.by, terms.take, today()) for path in changed}
    sound = [path for path, found in alone.items() if not _codes(found.collected.faults) & _UNREADABLE]
    if not sound:
        return None
    found = alone[sound[0]] if len(sound) == 1 else ground.collect(sound, terms.by, terms.take, today())
    if found.collected.refused:
        tell(told_of(found.collected.faults))
        raise Stop(found.code, "nothing was written")
    return None if found.collected.text is None else (sound, found)


def _words(project: Path, changed: list[Path], terms: Terms) -> "tuple[list[Path], GatheredWords] | None":
    """Return the same for the Word documents."""
    if not changed:
        return None
    from planner.cli.collect import today
    from planner.cli.collecting import told_of
    from planner.cli.words import documents_among, words_of

    ground = words_of(project, terms.as_of)
    alone = {path: ground.collect(documents_among([path]), terms.by, today()) for path in changed}
    sound = [path for path, found in alone.items() if not _codes(found.collected.faults) & _UNREADABLE]
    found = ground.collect(documents_among(sound), terms.by, today())
    if found.refused:
        tell(told_of(found.collected.faults))
        raise Stop(found.code, "nothing was written")
    return (sound, found) if found.collected.changed else None


def _codes(faults: "list[Diagnostic]") -> set[str]:
    return {fault.code for fault in faults}


def _changed(out: Path) -> list[Path]:
    """Return the documents and workbooks of an earlier pack that are not as they were written.

    Where the list of the pack is gone or was edited, any of them may have been changed.
    """
    from planner.render.pack.disk import hash_of
    from planner.render.pack.faults import PackNotWritten
    from planner.render.pack.manifest import known_files
    from planner.render.pack.names import is_safe

    try:
        known = known_files(out)
        there = known or ([path.name for path in out.iterdir()] if out.is_dir() else ())
        named = [name for name in sorted(there) if name.endswith((".docx", ".xlsx")) and is_safe(name)]
        return [out / name for name in named if hash_of(out / name) not in (None, known.get(name))]
    except (OSError, PackNotWritten):
        return []  # the writer of the pack says what is wrong with the folder


def _uncollected(
    project: Path,
    out: Path,
    books: "tuple[list[Path], Gathered] | None",
    words: "tuple[list[Path], GatheredWords] | None",
) -> tuple[str, str]:
    """Return what lies in the pack uncollected, and what to do."""
    from planner.cli.collecting import told_changes

    files = [*(words[0] if words else ()), *(books[0] if books else ())]
    number = len(told_changes(books[1].collected)) if books else 0
    number += len(words[1].collected.new) + len(words[1].collected.gone) if words else 0
    named = ", ".join(path.name for path in files)
    edits = "1 edit" if number == 1 else f"{number} edits"
    code = "PLN511" if books else "PLN566"
    told = f"[{code}] {named} in {out}: {edits} that the project does not know; nothing was written"
    given = " ".join(str(path) for path in files)
    return told, f"planner collect {project} {given}, or build with --edits collect"
