# SPDX-License-Identifier: MIT
"""A file of the project written in one step: the old text or the new one, whatever fails and whenever."""

import os
from pathlib import Path

from planner.render.pack.disk import move, read_plain, remove, sync_folder, write_new
from planner.render.pack.faults import PackNotWritten, not_written
from planner.render.pack.lock import locked

NEW = ".planner-new"
"""Before the name of the file while it is written beside the old one."""


def save(path: Path, old: bytes | None, new: bytes) -> None:
    """Put `new` in the place of `old` (None: of no file). The folder is locked meanwhile.

    `PackNotWritten` if the system refuses, or if somebody changed the file since `old` was read; the file is
    then as it was.
    """
    draft = path.with_name(f"{NEW}-{path.name}")
    try:
        with locked(path.parent):
            if read_plain(path) != old:
                raise PackNotWritten(
                    "PLN050",
                    f"{path.name} was changed by somebody else meanwhile; nothing was changed",
                    "run again",
                )
            remove(draft)
            try:
                write_new(draft, new)
                if old is not None:
                    os.chmod(draft, os.stat(path).st_mode & 0o777)
                move(draft, path)
            except BaseException:
                remove(draft)
                raise
            sync_folder(path.parent)
    except OSError as fault:
        raise not_written(fault, path.parent) from fault
