# SPDX-License-Identifier: MIT
"""The journal: what a run is about to move, written down first, so that the next run can finish it."""

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from planner.render.pack.disk import (
    duplicate,
    empty_stage,
    hash_of,
    move,
    read_plain,
    remove,
    sync_folder,
    write_new,
)
from planner.render.pack.faults import PackNotWritten
from planner.render.pack.names import JOURNAL, KEPT, MANIFEST, STAGE, edited_name, is_safe

Direction = Literal["forward", "back"]
_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Step:
    """One file: `new` is the hash it shall have, None to remove it; with the hash `ours` it may go."""

    name: str
    new: str | None
    ours: str | None


@dataclass(frozen=True)
class Kept:
    """A file that a person had changed, and the name its text is kept under."""

    name: str
    copy: str
    fresh: bool = True
    """False if an earlier run had kept the very same text."""


def write_journal(folder: Path, direction: Direction, steps: Iterable[Step]) -> None:
    """Write the journal in one step, all the way to the disk."""
    said = {"planner_journal": 1, "direction": direction, "steps": [asdict(step) for step in steps]}
    draft = folder / STAGE / f"journal-{direction}"
    remove(draft)
    write_new(draft, json.dumps(said).encode())
    move(draft, folder / JOURNAL)
    sync_folder(folder)


def read_journal(folder: Path) -> tuple[Direction, tuple[Step, ...]] | None:
    """The journal that an earlier run left; None if there is none, or none that we can have written."""
    content = read_plain(folder / JOURNAL)
    if content is None:
        return None
    try:
        said = json.loads(content)
        direction = said["direction"]
        steps = tuple(Step(step["name"], step["new"], step["ours"]) for step in said["steps"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    if direction not in ("forward", "back") or not all(map(_is_sound, steps)):
        return None
    return direction, steps


def _is_sound(step: Step) -> bool:
    hashes = all(
        value is None or (isinstance(value, str) and _HASH.fullmatch(value))
        for value in (step.new, step.ours)
    )
    return isinstance(step.name, str) and (is_safe(step.name) or step.name == MANIFEST) and hashes


def settle(folder: Path, step: Step, kept: list[Kept]) -> None:
    """Bring the file to what the step says, from any state; add to `kept` what a person had changed."""
    target, staged = folder / step.name, folder / STAGE / step.name
    current = hash_of(target)
    if step.new is None:
        if current is not None and current == step.ours:
            remove(target)
        return
    if current == step.new or hash_of(staged) != step.new:
        # In place already; or it was, and a person has changed it since.
        return
    if current not in (None, step.ours):
        kept.append(keep_edit(folder, step.name))
    move(staged, target)


def keep_edit(folder: Path, name: str) -> Kept:
    """Keep the file as it is under a name of its own, before it is replaced."""
    content = read_plain(folder / name) or b""
    digest = hash_of(folder / name) or ""
    for digits in (8, 16, 64):
        copy = edited_name(name, digest, digits)
        there = hash_of(folder / copy)
        if there == digest:
            return Kept(name, copy, fresh=False)
        if there is None:
            break
    draft = folder / STAGE / f"edit-{name}"
    remove(draft)
    duplicate(folder / name, draft, content)
    move(draft, folder / copy)
    return Kept(name, copy)


def put_back(folder: Path, step: Step) -> None:
    """Bring the file back to what it was before the step, unless a person has changed it since."""
    target, old = folder / step.name, folder / STAGE / f"{KEPT}{step.name}"
    current = hash_of(target)
    if current is not None and current != step.new:
        return
    if old.is_symlink() or old.exists():
        move(old, target)
    elif current is not None:
        remove(target)


def finish(folder: Path) -> tuple[Direction | None, tuple[Kept, ...]]:
    """Finish or put back what an earlier run left, and clear its stage; which of the two, and edits kept."""
    left = read_journal(folder)
    kept: list[Kept] = []
    if left is not None:
        direction, steps = left
        for step in steps if direction == "forward" else reversed(steps):
            if direction == "back":
                put_back(folder, step)
            else:
                settle(folder, step, kept)
        sync_folder(folder)
    forget(folder)
    return (left[0] if left else None), tuple(kept)


def forget(folder: Path) -> None:
    """Remove the journal, then the stage: in this order a crash between the two leaves nothing to misread."""
    try:
        remove(folder / JOURNAL)
    except (IsADirectoryError, PermissionError) as fault:
        raise PackNotWritten(
            "PLN054", f"{JOURNAL} cannot be removed; nothing was changed", "move it out of the way"
        ) from fault
    sync_folder(folder)
    empty_stage(folder / STAGE)
