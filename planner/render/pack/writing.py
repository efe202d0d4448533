# SPDX-License-Identifier: MIT
"""The pack writer: the steps of one write, in order, and what is done when one of them fails."""

import contextlib
import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from planner.render.pack.disk import (
    duplicate,
    empty_stage,
    hash_of,
    read_plain,
    remove,
    sha256_of,
    sync_folder,
    write_new,
)
from planner.render.pack.faults import PackNotWritten, Unfinished, held_open, not_written, open_elsewhere
from planner.render.pack.journal import Kept, Step, finish, forget, put_back, settle, write_journal
from planner.render.pack.lock import locked
from planner.render.pack.manifest import known_files, manifest_bytes
from planner.render.pack.names import JOURNAL, KEPT, MANIFEST, STAGE, check_names


@dataclass(frozen=True)
class WrittenPack:
    """What a write did. `kept` are files a person had changed, saved beside the new ones under another name.

    `left` are files of the earlier pack that are no longer produced and that a person has changed: they stay.
    `open_elsewhere` are files that seem to be open in Office or LibreOffice: saving there undoes this write.
    `recovered` says what became of an earlier run that was cut short: "forward", "back", or None.
    """

    folder: Path
    files: tuple[str, ...]
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    kept: tuple[Kept, ...] = ()
    left: tuple[str, ...] = ()
    open_elsewhere: tuple[str, ...] = ()
    recovered: str | None = None


def write_pack(
    out: Path, files: Mapping[str, bytes], manifest: Mapping[str, Any] | None = None
) -> WrittenPack:
    """Put these files and their `pack.json` into the folder `out`, all of them or none.

    Names are plain (`risk-register.xlsx`); `manifest` is what `pack.json` says besides the hashes, as JSON.
    `PackLocked` if another run is at work there, `PackNotWritten` for everything the system may refuse; both
    leave the folder as it was. ValueError for a name or a manifest that no pack may have: the caller's fault.
    """
    check_names(sorted(files))
    contents = {**files, MANIFEST: manifest_bytes(files, manifest or {})}
    with _folder(out), locked(out):
        direction, kept = _finish(out)
        known = known_files(out)
        steps = _steps(out, contents, known)
        kept += _replace(out, contents, steps)
        return WrittenPack(
            folder=out,
            files=tuple(sorted(contents)),
            changed=tuple(step.name for step in steps if step.new is not None),
            removed=tuple(step.name for step in steps if step.new is None),
            kept=kept,
            left=_left(out, contents, known),
            open_elsewhere=tuple(name for name in sorted(contents) if _seems_open(out, name)),
            recovered=direction,
        )


def finish_interrupted(out: Path) -> str | None:
    """Finish or put back what a run that was cut short has left in the folder; "forward", "back", or None."""
    if not out.is_dir():
        return None
    with _folder(out), locked(out):
        return _finish(out)[0]


def _finish(out: Path) -> tuple[str | None, tuple[Kept, ...]]:
    try:
        return finish(out)
    except OSError as fault:
        if os.path.lexists(out / JOURNAL):
            raise Unfinished(str(fault.strerror or fault)) from fault
        raise


@contextlib.contextmanager
def _folder(out: Path) -> Iterator[None]:
    """The folder, made if need be and gone again on failure; the system's refusals as `PackNotWritten`."""
    missing = [folder for folder in (out, *out.parents) if not folder.exists()]
    try:
        out.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException as fault:
        with contextlib.suppress(OSError):
            for folder in missing:
                folder.rmdir()
        if isinstance(fault, OSError):
            raise not_written(fault, out) from fault
        raise


def _steps(out: Path, contents: Mapping[str, bytes], known: Mapping[str, str]) -> tuple[Step, ...]:
    """What must change: files no longer made, files that differ, and the manifest last."""
    steps = []
    for name in sorted(contents, key=lambda name: (name == MANIFEST, name)):
        new = sha256_of(contents[name])
        if hash_of(out / name) != new:
            _check_free(out / name)
            steps.append(Step(name, new, known.get(name)))
    gone = [name for name in sorted(known) if name not in contents and hash_of(out / name) == known[name]]
    return (*(Step(name, None, known[name]) for name in gone), *steps)


def _check_free(target: Path) -> None:
    """On Windows, ask for the file before anything is moved: Excel does not let go of what it shows."""
    if os.name == "nt" and target.is_file():
        try:
            os.close(os.open(target, os.O_RDWR))
        except OSError as fault:
            if held_open(fault):
                raise open_elsewhere(target.name) from fault
            raise


def _left(out: Path, contents: Mapping[str, bytes], known: Mapping[str, str]) -> tuple[str, ...]:
    gone = [name for name in sorted(known) if name not in contents]
    return tuple(name for name in gone if (out / name).is_file())


def _seems_open(out: Path, name: str) -> bool:
    """True if LibreOffice's or Office's own lock file lies beside the file."""
    return any((out / mark).exists() for mark in (f".~lock.{name}#", f"~${name}", f"~${name[2:]}"))


def _replace(out: Path, contents: Mapping[str, bytes], steps: tuple[Step, ...]) -> tuple[Kept, ...]:
    """Carry out the steps, all of them or none; the edits that were kept."""
    if not steps:
        return ()
    kept: list[Kept] = []
    try:
        _stage(out, contents, steps)
        write_journal(out, "forward", steps)
        for step in steps:
            settle(out, step, kept)
        sync_folder(out)
    except BaseException as fault:
        _undo(out, steps, kept, fault)
        raise
    # The new pack is whole. What cannot be cleared away now, the next run clears away.
    with contextlib.suppress(OSError, PackNotWritten):
        forget(out)
    return tuple(kept)


def _stage(out: Path, contents: Mapping[str, bytes], steps: tuple[Step, ...]) -> None:
    """Write the new files beside the old, read them back, and hold on to the old ones in case of failure."""
    stage = out / STAGE
    stage.mkdir(mode=0o700)
    for step in steps:
        if step.new is not None:
            write_new(stage / step.name, contents[step.name])
            if hash_of(stage / step.name) != step.new:
                raise PackNotWritten(
                    "PLN055",
                    f"{step.name} did not read back as it was written; nothing was changed",
                    "run again; if it happens again the disk or the network drive is at fault",
                )
        _hold(out / step.name, stage / f"{KEPT}{step.name}")
    sync_folder(stage)


def _hold(target: Path, old: Path) -> None:
    """A second name for the file, or a second link for a link."""
    with contextlib.suppress(FileNotFoundError):
        if stat.S_ISLNK(os.lstat(target).st_mode):
            os.symlink(os.readlink(target), old)
        elif (content := read_plain(target)) is not None:
            duplicate(target, old, content)


def _undo(out: Path, steps: tuple[Step, ...], kept: list[Kept], why: BaseException) -> None:
    """Put everything back as it was; `Unfinished` if even that is refused, and then the next run finishes."""
    try:
        if os.path.lexists(out / JOURNAL):
            write_journal(out, "back", steps)
            for step in reversed(steps):
                put_back(out, step)
            for edit in kept:
                if edit.fresh and hash_of(out / edit.name) == hash_of(out / edit.copy):
                    remove(out / edit.copy)
            sync_folder(out)
            forget(out)
        else:
            empty_stage(out / STAGE)
    except OSError as worse:
        if os.path.lexists(out / JOURNAL):
            raise Unfinished(str(worse.strerror or worse)) from why
