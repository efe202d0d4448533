# SPDX-License-Identifier: MIT
"""Loading, in three steps: read what was written, hold it against the model, run the checks."""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel

from planner.diagnostics import Diagnostic, Finding, has_errors, in_order
from planner.load.findings import placed
from planner.load.positions import Positions
from planner.load.project import NOTHING_SAID, read_project
from planner.load.validate import validate

M = TypeVar("M", bound=BaseModel)
Check = Callable[[M], Iterable[Finding]]


@dataclass(frozen=True)
class Loaded(Generic[M]):
    """A project as it was loaded. `project` is None if there is any error: half a project is none.

    `diagnostics` are in the order of the files; `sources` holds the lines of each file for excerpts;
    `prefix` is put before a file's name to open it from where planner was started.
    """

    project: M | None
    diagnostics: tuple[Diagnostic, ...]
    positions: Positions
    sources: Mapping[str, Sequence[str]]
    prefix: str = ""


def load_project(
    path: Path, model: type[M], checks: Sequence[Check[M]] = (), said: Mapping[str, str] = NOTHING_SAID
) -> Loaded[M]:
    """Return the project in a folder or a single file, with all its faults.

    The checks see a project whose shape is right; they run only if nothing was refused before.
    `said` holds facts that stand in place of what is written, such as the day of the plan.
    """
    with collector_paused():
        written = read_project(path, model, said)
        positions = written.positions
        project, faults = validate(model, written.data, positions) if written.data else (None, [])
        faults = [*written.faults, *faults]
        if project is not None and not has_errors(faults):
            faults += placed((finding for check in checks for finding in check(project)), positions)
    kept = None if has_errors(faults) else project
    return Loaded(kept, in_order(faults), positions, written.sources, written.prefix)


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause the garbage collector: loading makes many objects and no rubbish, and is 2–4 times faster so."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
