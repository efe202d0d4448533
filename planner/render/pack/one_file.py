# SPDX-License-Identifier: MIT
"""One file written by itself: whole or not at all, and what stood there before is kept under another name."""

import contextlib
import os
import tempfile
from pathlib import Path

from planner.render.pack.disk import move, read_plain, sha256_of
from planner.render.pack.faults import PackNotWritten, not_written


def write_file(target: Path, content: bytes) -> str:
    """Write a file, and return under which name the earlier one is kept; "" where there was no other.

    Nobody can say whether a person has changed the earlier one, so that none is ever lost: it is kept as
    `change-note.earlier-1a2b3c4d.docx`. Raises `PackNotWritten`; nothing is changed then.
    """
    staged = ""
    try:
        before = read_plain(target)
        if before == content:
            return ""
        staged = _staged(target, content)
        kept = _kept(target, before) if before is not None else ""
        move(Path(staged), target)
        return kept
    except (OSError, ValueError) as fault:
        raise not_written(fault if isinstance(fault, OSError) else OSError(str(fault)), target) from fault
    finally:
        with contextlib.suppress(OSError, ValueError):
            os.unlink(staged)


def _staged(target: Path, content: bytes) -> str:
    """Return a new file beside the target with the content, all the way on the disk."""
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".planner-", delete=False) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    umask = os.umask(0)
    os.umask(umask)
    os.chmod(file.name, 0o666 & ~umask)
    return file.name


def _kept(target: Path, before: bytes) -> str:
    """Keep what stood there under another name, and return it."""
    name = f"{target.stem}.earlier-{sha256_of(before)[:8]}{target.suffix}"
    beside = target.with_name(name)
    if read_plain(beside) != before:
        move(Path(_staged(beside, before)), beside)
    return name


__all__ = ["PackNotWritten", "write_file"]
