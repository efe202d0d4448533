# SPDX-License-Identifier: MIT
"""Two packs that differ in every way a pack can: a changed file, a file gone, a file new, a file the same."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from planner.render.pack import write_pack

OLD = {
    "risk-register.xlsx": b"old register " * 500,
    "exit-timeline.docx": b"old",
    "gone.html": b"x",
    "same.csv": b"1",
}
NEW = {
    "risk-register.xlsx": b"new register " * 700,
    "exit-timeline.docx": b"new",
    "fresh.ics": b"y",
    "same.csv": b"1",
}
CALLS = (
    "open",
    "write",
    "fsync",
    "replace",
    "unlink",
    "link",
    "mkdir",
    "rmdir",
    "listdir",
    "close",
    "read",
    "lstat",
)


def prepared(folder: Path, edit: bytes | None = None) -> dict[str, bytes]:
    """Put the old pack into the folder, one file as a person has changed it; all that is then there."""
    write_pack(folder, OLD)
    if edit is not None:
        (folder / "exit-timeline.docx").write_bytes(edit)
    return seen(folder)


def seen(folder: Path) -> dict[str, bytes]:
    """Every file in the folder, the hidden ones too, but for the pack's own lock."""
    if not folder.exists():
        return {}
    return {
        path.name: path.read_bytes()
        for path in folder.iterdir()
        if path.is_file() and path.name != ".planner-lock"
    }


def without_manifest(files: dict[str, bytes]) -> dict[str, bytes]:
    return {name: content for name, content in files.items() if name != "pack.json"}


@contextmanager
def counting(at: Callable[[int, str], None]) -> Iterator[list[str]]:
    """Call `at(number, name)` before each call to the disk; the names of the calls so far."""
    calls: list[str] = []

    def watched(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **named: Any) -> Any:
            calls.append(name)
            at(len(calls), name)
            return real(*args, **named)

        return call

    with pytest.MonkeyPatch.context() as patch:
        for name in CALLS:
            # The sweeps make thousands of writes and cut no power: they need not wait for the disk.
            real = getattr(os, name) if name != "fsync" else lambda handle: None
            patch.setattr(os, name, watched(name, real))
        yield calls
