# SPDX-License-Identifier: MIT
"""The two projects of `planner diff`: which they are, read and checked, both refused together if need be."""

import contextlib
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from planner.cli.exits import Stop
from planner.cli.reading import Opened, catalogue_of, read, told
from planner.cli.terminal import coloured, tell

if TYPE_CHECKING:
    from planner.changes.compare import Changes
    from planner.changes.note import Note
    from planner.changes.side import Side
    from planner.diagnostics import Diagnostic
    from planner.documents.plan import ExitPlan
    from planner.load.estate import Estate
    from planner.model import Project
    from planner.model.audiences import Audience

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Named:
    """One side as it was typed: a folder, or a revision of a folder; "" for the folder as it is."""

    folder: Path
    revision: str = ""

    @property
    def label(self) -> str:
        """Return what a person calls it."""
        return self.revision or self.folder.resolve().name or str(self.folder)


def named(old: str, new: Path) -> tuple[Named, Named]:
    """Return the two sides that were typed: folders, a revision and a folder, or `v1..v2` of a folder."""
    if _is_there(Path(old)):
        return Named(Path(old)), Named(new)
    first, dots, last = old.partition("..")
    if not dots:
        return Named(new, old), Named(new)
    if not first or last.startswith("."):
        raise typer.BadParameter(f"'{old[:60]}' is not of the form v1..v2", param_hint="'OLD'")
    return Named(new, first), Named(new, last)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


@dataclass(frozen=True)
class Taken:
    """One side as it was read: where its files lie, and what they say; `refused` if they could not be had."""

    named: Named
    folder: Path
    estate: "Estate | None"
    refused: "Diagnostic | None" = None

    @property
    def project(self) -> "Project | None":
        """Return the project, if it is sound."""
        return self.estate.loaded.project if self.estate else None


@dataclass(frozen=True)
class Compared:
    """The change note, the newer side, and both projects as they were written."""

    note: "Note"
    opened: Opened
    projects: "tuple[Project, Project]"


def compared(
    old: str, new: Path, as_of: date | None, progress: Progress, who: "Audience | None" = None
) -> Compared:
    """Return the change note of two sides, as an audience may see it. Faults of both are told together."""
    with contextlib.ExitStack() as kept:
        progress("reading both projects")
        before, after = (_taken(side, as_of, kept) for side in named(old, new))
        if before.project is None or after.project is None:
            raise _refused(before, after)
        return _note(before, after, as_of, progress, who)


def _taken(side: Named, as_of: date | None, kept: contextlib.ExitStack) -> Taken:
    """Return a side; the files of a revision are written to a folder that goes away."""
    if not side.revision:
        return Taken(side, side.folder, read(side.folder, as_of))
    from planner.load.revisions import RevisionRefused, read_revision

    scratch = Path(kept.enter_context(tempfile.TemporaryDirectory(prefix="planner-")))
    try:
        folder = read_revision(side.folder, side.revision, scratch)
    except RevisionRefused as refused:
        return Taken(side, scratch, None, refused.diagnostic)
    estate = read(folder, as_of)
    loaded = replace(estate.loaded, prefix=f"{side.revision}:")
    return Taken(side, folder, replace(estate, loaded=loaded))


def _refused(*sides: Taken) -> Stop:
    """Tell what is wrong with each side, under its name, and return the end of the command."""
    from planner.diagnostics import exit_code
    from planner.diagnostics.text import as_text

    codes = []
    for side in sides:
        if side.project is not None:
            continue
        tell(f"{side.named.label}:")
        if side.estate is None:
            assert side.refused is not None
            tell(as_text([side.refused], {}, colour=coloured(sys.stderr)))
            codes.append(exit_code([side.refused]))
        else:
            tell(told(side.estate.loaded))
            codes.append(exit_code(side.estate.loaded.diagnostics))
    return Stop(max(codes), "")


def _note(
    before: Taken, after: Taken, as_of: date | None, progress: Progress, who: "Audience | None"
) -> Compared:
    from planner.changes.compare import compare
    from planner.changes.note import note_of
    from planner.changes.side import Pair

    progress("planning both")
    old, new = _planned(before), _planned(after)
    between, fails = None, ""
    if as_of is None and old.plan.as_of != new.plan.as_of:
        progress("parting what time did from what the facts did")
        between, fails = _between(after, old.plan.as_of)
    pair = Pair(old, new, between, fails)
    progress("comparing")
    assert after.estate is not None
    loaded = after.estate.loaded
    opened = Opened(new.plan, loaded.diagnostics, loaded.prefix or "./", {}, loaded)
    found = compare(pair, _replan(new))
    shown = found if who is None or who.everything else _seen_by(found, who)
    return Compared(note_of(shown), opened, (old.written, new.written))


def _seen_by(found: "Changes", who: "Audience") -> "Changes":
    """Return the changes as an audience may see them.

    What each fact did is worked out with all that is known; facts that are kept back are not told.
    """
    from planner.changes.compare import compare

    pair = found.pair
    between = pair.between and _side_for(pair.between, who)
    seen = compare(replace(pair, old=_side_for(pair.old, who), new=_side_for(pair.new, who), between=between))
    told = set(seen.facts)
    effects = tuple(
        replace(one, changes=kept)
        for one in found.effects
        if (kept := tuple(fact for fact in one.changes if fact in told))
    )
    return replace(seen, effects=effects)


def _side_for(side: "Side", who: "Audience") -> "Side":
    from planner.packing import seen_by
    from planner.presentation.audience import without

    return replace(side, plan=seen_by(side.plan, who), written=without(side.written, who))


def _between(after: Taken, day: date) -> "tuple[Side | None, str]":
    """Return the newer facts on the older day; where they cannot stand on that day, why not."""
    estate = read(after.folder, day)
    if estate.loaded.project is None:
        first = next(one for one in estate.loaded.diagnostics if one.severity == "error")
        place = f"{first.where.file}:{first.where.line}: " if first.where else ""
        return None, f"on the older day the newer facts would be refused ({place}{first.message})."
    return _planned(replace(after, estate=estate)), ""


def _planned(side: Taken) -> "Side":
    from planner.changes.side import Side
    from planner.pipeline import make_plan

    assert side.estate is not None
    assert side.project is not None
    plan = make_plan(side.project, catalogue_of(side.estate)[0], side.estate.loaded.positions.where)
    return Side(side.named.label, plan, side.project)


def _replan(new: "Side") -> "Callable[[Project], ExitPlan]":
    from planner.pipeline import make_plan

    return lambda project: make_plan(project, new.plan.catalogue, new.plan.where)
