# SPDX-License-Identifier: MIT
"""Edits of Word documents for `planner collect` and `planner build --edits`: gathered, told, written."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from planner.cli.exits import UNREACHABLE, Stop
from planner.cli.presenting import presentation
from planner.cli.reading import opened
from planner.collecting.collect import Edited
from planner.collecting.documents import CollectedWords, Said, collect_documents
from planner.collecting.saving import save
from planner.collecting.wording_text import with_wording
from planner.diagnostics import Diagnostic, exit_code, has_errors
from planner.documents.edits import Edit, edits_of
from planner.load.office import open_package, read_office_file
from planner.render.pack.faults import PackNotWritten

WORDING = "edits.yaml"
SHOWN = 60


@dataclass(frozen=True)
class GatheredWords:
    """What documents change in a project: the file of its edits, and what comes of it."""

    path: Path
    collected: CollectedWords

    @property
    def refused(self) -> bool:
        """Return whether anything was wrong: then nothing is to be written."""
        return has_errors(self.collected.faults)

    @property
    def code(self) -> int:
        """Return the exit code that the faults ask for."""
        return exit_code(self.collected.faults)


def documents_among(files: Sequence[Path]) -> list[Edited]:
    """Return the Word documents among the files; what cannot be opened is told by who reads workbooks."""
    sound = []
    for path in files:
        raw = read_office_file(path, path.name)
        package = raw if isinstance(raw, Diagnostic) else open_package(raw, path.name)
        if isinstance(raw, Diagnostic) or isinstance(package, Diagnostic):
            continue
        if package.has("word/document.xml"):
            sound.append(Edited(path.name, raw))
    return sound


@dataclass(frozen=True)
class GroundOfWords:
    """The project that documents are held against: its edits, their file, and what planner says today."""

    path: Path
    before: tuple[Edit, ...]
    present: Said

    def collect(self, files: Sequence[Edited], by: str, on: date) -> GatheredWords:
        """Return what some documents change."""
        return GatheredWords(self.path, collect_documents(files, self.before, self.present, by, on))


def words_of(project: Path, as_of: date | None = None) -> GroundOfWords:
    """Return what documents are held against. A project with errors is told, and the command stops.

    What planner says is worked out with the project's own templates: else all that they say would be an edit.
    """
    from planner.packing import said_by_planner

    read = opened(project, as_of)
    look = presentation(read, project, None, quiet=True)
    path = project / WORDING if project.is_dir() else project
    return GroundOfWords(path, edits_of(read.plan.project.wording), said_by_planner(read.plan, look))


def write_words(found: GatheredWords) -> None:
    """Write the pictures, then the edits that name them. Stops with code 4 if that cannot be done."""
    if not found.collected.changed:
        return
    folder = found.path.parent
    try:
        for name, raw in found.collected.kept.items():
            target = folder / name
            if not target.is_file() or target.read_bytes() != raw:
                target.parent.mkdir(exist_ok=True)
                save(target, target.read_bytes() if target.is_file() else None, raw)
        old = found.path.read_bytes() if found.path.is_file() else None
        text = with_wording((old or b"").decode("utf-8-sig"), found.collected.edits)
        save(found.path, old, text.encode())
    except PackNotWritten as fault:
        raise Stop(UNREACHABLE, f"[{fault.code}] {fault.reason}", fault.remedy) from fault
    except OSError as fault:
        raise Stop(UNREACHABLE, f"[PLN050] the edits could not be written: {fault}", "") from fault


def lines_of_words(found: GatheredWords, dry_run: bool) -> list[str]:
    """Return what was collected in lines: a count, then each edit."""
    edits = found.collected.new
    lines = []
    if edits:
        verb = "Would collect" if dry_run else "Collected"
        noun = "edit" if len(edits) == 1 else "edits"
        lines.append(f"{verb} {len(edits)} {noun} of Word documents into {found.path.name}:")
    for edit in edits:
        words = " ".join(edit.text.split()) or edit.said
        shown = words if len(words) <= SHOWN else f"{words[:SHOWN]}…"
        lines.append(f"  {edit.document}.docx, {edit.place or 'at the beginning'}: {edit.kind}: {shown}")
    for edit in found.collected.gone:
        lines.append(f"  {edit.document}.docx, {edit.place}: planner's own words again")
    return lines
