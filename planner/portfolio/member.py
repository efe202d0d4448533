# SPDX-License-Identifier: MIT
"""One member built, inside a worker: its pack and its record on disk, and a few words for the others."""

import traceback
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Literal

from planner.diagnostics import Diagnostic, exit_code
from planner.diagnostics.text import as_text
from planner.documents.plan import ExitPlan
from planner.documents.portfolio.summary import summary_of
from planner.load import Loaded
from planner.load.catalogue import LoadedCatalogue, load_catalogue
from planner.load.estate import load_estate, presents_itself
from planner.model import Project
from planner.pipeline import build, make_plan
from planner.portfolio.record import Task, write_record
from planner.presentation import Presentation, plain, present
from planner.presentation.audience import INTERNAL, audience
from planner.presentation.audience.refusing import NotForThemError
from planner.render.pack import PackNotWritten
from planner.shipped import shipped

UNREACHABLE, OUR_FAULT = 4, 70
TOLD_AT_MOST = 5


@dataclass(frozen=True)
class Reason:
    """Why a member failed: the code of the diagnostic, what it says and where."""

    code: str
    message: str
    place: str


@dataclass(frozen=True)
class Outcome:
    """What became of a member. `told` is its diagnostics as text, `details` a traceback of planner's own.

    `code` is the exit code that the member alone would have had.
    """

    member: str
    state: Literal["built", "kept", "failed"]
    code: int = 0
    told: str = ""
    reasons: tuple[Reason, ...] = ()
    more: int = 0
    warnings: int = 0
    details: str = ""


class _RefusedError(Exception):
    """The member is not sound; its outcome says why."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome.member)
        self.outcome = outcome


@lru_cache(maxsize=1)
def shipped_catalogue() -> LoadedCatalogue:
    """Return the catalogue that planner ships, read once in each worker."""
    return load_catalogue(shipped("requirements-catalogue"))


def build_member(task: Task) -> Outcome:
    """Return what became of a member. Whatever is wrong with it, nothing is raised but an interruption."""
    try:
        return _built(task)
    except _RefusedError as refused:
        return refused.outcome
    except NotForThemError as kept_back:
        told = as_text(kept_back.diagnostics, {}, colour=task.colour)
        return _failed(task, kept_back.diagnostics, told)
    except PackNotWritten as refused:
        reason = Reason(refused.code, refused.reason, "")
        told = f"[{refused.code}] {refused.reason}\n  = help: {refused.remedy}\n"
        return Outcome(task.member, "failed", UNREACHABLE, told, (reason,))
    except Exception as fault:
        return own_fault(task, f"a fault in planner itself ({type(fault).__name__})", traceback.format_exc())


def own_fault(task: Task, words: str, details: str = "") -> Outcome:
    """Return the outcome of a member on which planner itself failed."""
    return Outcome(task.member, "failed", OUR_FAULT, f"{words}\n", (Reason("", words, ""),), details=details)


def _built(task: Task) -> Outcome:
    estate = load_estate(task.folder, shipped("requirements-catalogue"), task.as_of, shipped_catalogue)
    loaded = estate.loaded
    if loaded.project is None:
        told = as_text(loaded.diagnostics, loaded.sources, colour=task.colour, prefix=loaded.prefix)
        raise _RefusedError(_failed(task, loaded.diagnostics, told))
    own = (estate.catalogue or shipped_catalogue()).catalogue
    assert own is not None
    plan = make_plan(loaded.project, own, loaded.positions.where)
    build(plan, task.out, look=_look(task, loaded, plan), project=task.folder)
    warnings = sum(found.severity == "warning" for found in loaded.diagnostics)
    write_record(task, summary_of(plan), warnings, _elsewhere(task.folder, loaded.project))
    return Outcome(task.member, "built", warnings=warnings)


def _look(task: Task, loaded: Loaded[Project], plan: ExitPlan) -> Presentation | None:
    """Return what the documents are set in; a house style or template that is wrong refuses the member."""
    look = None
    assert loaded.project is not None
    if task.house_style is not None or presents_itself(task.folder, loaded.project):
        found = present(task.folder, loaded, plan, task.house_style)
        if found.presentation is None:
            lines = {**loaded.sources, **found.sources}
            told = as_text(found.diagnostics, lines, colour=task.colour, prefix=loaded.prefix)
            raise _RefusedError(_failed(task, found.diagnostics, told))
        look = found.presentation
    who = audience(task.audience)
    assert who is not None
    return look if task.audience == INTERNAL else replace(look or plain(), audience=who)


def _failed(task: Task, diagnostics: Sequence[Diagnostic], told: str) -> Outcome:
    errors = [one for one in diagnostics if one.severity == "error"]
    reasons = tuple(
        Reason(one.code, one.message, str(one.where) if one.where else "") for one in errors[:TOLD_AT_MOST]
    )
    more = max(len(errors) - TOLD_AT_MOST, 0)
    return Outcome(task.member, "failed", exit_code(errors), told, reasons, more)


def _elsewhere(folder: Path, project: Project) -> list[Path]:
    """Return what a project is made from beside its own folder: a shared house style, shared templates."""
    named = [folder / name for name in (project.house_style, project.templates) if name]
    if project.house_style:
        named.append((folder / project.house_style).with_suffix(".styles.yaml"))
    return [path for path in named if not path.resolve().is_relative_to(folder.resolve())]
