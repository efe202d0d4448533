# SPDX-License-Identifier: MIT
"""What `planner collect` and `planner build --edits` share: edits gathered, told, and written."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from planner.cli.exits import UNREACHABLE, Stop
from planner.cli.reading import catalogue_of, read, told
from planner.cli.terminal import coloured, tell
from planner.collecting.by_sight import AsToday, Today
from planner.collecting.collect import Collected, Edited, collect_workbooks, kind_of
from planner.collecting.merging import Terms, Where
from planner.collecting.saving import save
from planner.diagnostics import Diagnostic, exit_code, has_errors
from planner.diagnostics.text import as_text
from planner.load.office import read_office_file, read_workbook
from planner.model.decisions import Decisions
from planner.render.pack.faults import PackNotWritten

if TYPE_CHECKING:
    from planner.load import Loaded
    from planner.load.estate import Estate
    from planner.model import Project

DECISIONS = "decisions.yaml"


@dataclass(frozen=True)
class Gathered:
    """What files change in a project: the file of its decisions, the bytes it had, and what comes of it."""

    path: Path
    name: str
    old: bytes | None
    collected: Collected

    @property
    def code(self) -> int:
        """Return the exit code that the faults ask for."""
        return exit_code(self.collected.faults)


@dataclass(frozen=True)
class Ground:
    """The project that edits are held against: its decisions, their file and their places, ids of old."""

    path: Path
    name: str
    old: bytes | None
    decisions: Decisions
    where: Where
    renamed: Mapping[str, str]
    as_today: AsToday

    def collect(self, files: Sequence[Path], by: str, take: str, on: date) -> Gathered:
        """Return what the files change."""
        sound, faults = _workbooks(files)
        if has_errors(faults):
            return Gathered(self.path, self.name, self.old, Collected(faults=faults))
        side = cast(Literal["file", "project"], take) if take else None
        text = (self.old or b"").decode("utf-8-sig")
        terms = Terms(by, on, side, self.renamed)
        collected = collect_workbooks(sound, self.decisions, text, self.where, terms, self.as_today)
        return Gathered(self.path, self.name, self.old, collected)


def ground_of(project: Path, as_of: date | None = None) -> Ground:
    """Return what edits are held against. A project with errors is told, and the command stops."""
    estate = read(project, as_of)
    loaded = estate.loaded
    if loaded.project is None:
        tell(told(loaded))
        raise Stop(exit_code(loaded.diagnostics), "")
    path, name = _decisions_file(project, loaded)
    old = path.read_bytes() if path.is_file() else None
    positions = loaded.positions

    def where(noun: str, index: int, fact: str) -> str:
        return positions.where("decisions", "", f"{noun}.{index}.{fact}" if index >= 0 else "")

    as_today = cache(lambda: today_of(estate))
    return Ground(path, name, old, loaded.project.decisions, where, _renamed(estate), as_today)


def today_of(estate: "Estate") -> Today:
    """Return what planner would write into its workbooks today: needed where hidden marks are gone."""
    from planner.documents.workbooks import WORKBOOKS
    from planner.pipeline import make_plan
    from planner.render.excel import write_xlsx

    assert estate.loaded.project is not None
    catalogue, _ = catalogue_of(estate)
    plan = make_plan(estate.loaded.project, catalogue, estate.loaded.positions.where)
    read = [read_workbook(write_xlsx(made(plan)), f"{name}.xlsx") for name, made in WORKBOOKS]
    kinds = (catalogue.risks, catalogue.requirements, catalogue.activities, catalogue.benefits)
    entries = frozenset(entry.id for kind in kinds for entry in kind)
    return Today(tuple(book for book in read if not isinstance(book, Diagnostic)), entries)


def gather(
    project: Path, files: Sequence[Path], by: str, take: str, on: date, as_of: date | None = None
) -> Gathered:
    """Return what the files change in the project. A project with errors is told, and the command stops."""
    return ground_of(project, as_of).collect(files, by, take, on)


def _decisions_file(project: Path, loaded: "Loaded[Project]") -> tuple[Path, str]:
    """Return the file in which the project says its decisions, or will."""
    if not project.is_dir():
        return project, project.name
    placed = loaded.positions.key_span(("decisions",)).file
    written = any(line.startswith("decisions:") for line in loaded.sources.get(placed, ()))
    name = placed if written else DECISIONS
    return project / name, name


def _renamed(estate: "Estate") -> dict[str, str]:
    """Return today's id of every catalogue entry that had another name before."""
    catalogue, _ = catalogue_of(estate)
    names = {alias: entry.id for entry in catalogue.risks for alias in entry.aliases}
    return names | {alias: entry.id for entry in catalogue.requirements for alias in entry.aliases}


def _workbooks(files: Sequence[Path]) -> tuple[list[Edited], list[Diagnostic]]:
    """Return the workbooks among the files, and what is wrong with the others."""
    sound: list[Edited] = []
    faults: list[Diagnostic] = []
    for path in files:
        raw = read_office_file(path, path.name)
        edited = Edited(path.name, b"" if isinstance(raw, Diagnostic) else raw)
        kind = raw if isinstance(raw, Diagnostic) else kind_of(edited)
        if isinstance(kind, Diagnostic):
            faults.append(kind)
        elif kind == "workbook":
            sound.append(edited)
    return sound, faults


def written(found: Gathered) -> None:
    """Write the decisions, if anything changed. Stops with code 4 if that cannot be done."""
    if found.collected.text is None:
        return
    try:
        save(found.path, found.old, found.collected.text.encode())
    except PackNotWritten as fault:
        raise Stop(UNREACHABLE, f"[{fault.code}] {fault.reason}", fault.remedy) from fault


def told_of(faults: Sequence[Diagnostic]) -> str:
    """Return the faults as text for the error stream."""
    return as_text(faults, {}, colour=coloured(sys.stderr))


def lines_of(collected: Collected, name: str, dry_run: bool) -> list[str]:
    """Return what was collected in lines: a count, then each change."""
    changes = [change for change in collected.changes if not change.fact.startswith("accepted.")]
    changes = [change for change in changes if change.fact != "accepted"]
    if not changes and not collected.columns:
        return ["Nothing to collect: the files say what the project says."]
    verb = "Would collect" if dry_run else "Collected"
    lines = [f"{verb} {len(changes)} {'change' if len(changes) == 1 else 'changes'} into {name}:"]
    for change in changes:
        value = "planner's own again" if change.value is None else " ".join(str(change.value).split())
        shown = value if len(value) <= 60 else f"{value[:60]}…"
        lines.append(f"  {change.id}: {change.fact.removeprefix('more.')} = {shown}")
    lines += [f"  new column: {column.heading}" for column in collected.columns]
    return lines
