# SPDX-License-Identifier: MIT
"""The few things done to the disk, each so that a crash, a planted link or a full disk does no harm."""

import contextlib
import errno
import hashlib
import os
import stat
import time
from pathlib import Path

from planner.render.pack.faults import held_open, in_the_way, open_elsewhere

_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
_NO_WAIT = getattr(os, "O_NONBLOCK", 0)
_PIECE = 1 << 20
_LARGEST = 1 << 30
"""Bytes; no file of a pack is near it, so a larger one was never ours."""
_PATIENCE = (0.02, 0.04, 0.08, 0.16, 0.2)
"""Seconds between tries while Windows says that another program holds a file: half a second in all."""
_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def sha256_of(content: bytes) -> str:
    """The SHA-256 of the bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def write_new(path: Path, content: bytes) -> None:
    """Write a file that did not exist, all the way to the disk."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_FOLLOW, 0o666)
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(handle, rest) :]
        os.fsync(handle)
    finally:
        os.close(handle)


def read_plain(path: Path) -> bytes | None:
    """The bytes of a plain file; None for nothing there or a link. Never waits, never follows a link.

    `in_the_way` for a folder, a pipe, a device, or a file larger than any pack's.
    """
    try:
        status = os.lstat(path)
    except FileNotFoundError:
        return None
    for is_kind, what in _KINDS:
        if is_kind(status.st_mode):
            raise in_the_way(path.name, what)
    if stat.S_ISLNK(status.st_mode):
        return None
    if status.st_size > _LARGEST:
        raise in_the_way(path.name, "larger than 1 GB")
    try:
        return _read(path)
    except OSError as fault:
        if fault.errno in (errno.ELOOP, errno.ENOENT):
            return None
        raise


def _read(path: Path) -> bytes:
    handle = os.open(path, os.O_RDONLY | _NO_FOLLOW | _NO_WAIT)
    try:
        pieces = []
        while piece := os.read(handle, _PIECE):
            pieces.append(piece)
        return b"".join(pieces)
    finally:
        os.close(handle)


def hash_of(path: Path) -> str | None:
    """The SHA-256 of a plain file; None for nothing there or a link."""
    content = read_plain(path)
    return None if content is None else sha256_of(content)


def move(source: Path, target: Path) -> None:
    """Move the file over whatever is there, in one step; on Windows, wait a little while it is held open."""
    for pause in (*_PATIENCE, None):
        try:
            os.replace(source, target)
        except OSError as fault:
            if not held_open(fault):
                raise
            if pause is None:
                raise open_elsewhere(target.name) from fault
            time.sleep(pause)
        else:
            return


def duplicate(source: Path, target: Path, content: bytes) -> None:
    """The file a second time under a new name: as a hard link, or as a copy where there are none."""
    try:
        os.link(source, target, follow_symlinks=False)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):
        write_new(target, content)


def remove(path: Path) -> None:
    """Remove the file or the link; it may be gone already."""
    with contextlib.suppress(FileNotFoundError):
        os.unlink(path)


def sync_folder(folder: Path) -> None:
    """Have the folder's names reach the disk. Windows has no such call: its file system keeps their order."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY | getattr(os, "O_DIRECTORY", 0))
    try:
        os.fsync(handle)
    except OSError as fault:
        # Some network file systems cannot sync a folder; they write names through.
        if fault.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(handle)


def empty_stage(stage: Path) -> None:
    """Remove the stage and the plain files in it. A link in its place is removed, not followed."""
    try:
        status = os.lstat(stage)
    except FileNotFoundError:
        return
    if not stat.S_ISDIR(status.st_mode):
        os.unlink(stage)
        return
    for name in sorted(os.listdir(stage)):
        os.unlink(stage / name)
    os.rmdir(stage)
