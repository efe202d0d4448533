# SPDX-License-Identifier: MIT
"""One writer at a time: a lock the kernel holds, so that it ends with its process, however that ends."""

import contextlib
import errno
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

from planner.render.pack.faults import PackLocked, in_the_way
from planner.render.pack.names import LOCK

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


_BUSY = frozenset({errno.EAGAIN, errno.EACCES, errno.EDEADLK})
_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_TRIES = 20


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder's lock; `PackLocked` at once if another run holds it."""
    handle = _locked_handle(folder)
    try:
        yield
    finally:
        # Whoever opened the file before it goes finds, with the lock in hand, that the name has gone.
        try:
            if os.name != "nt":
                _forget(folder)
        finally:
            with contextlib.suppress(OSError):
                os.close(handle)
        if os.name == "nt":
            _forget(folder)


def _forget(folder: Path) -> None:
    with contextlib.suppress(OSError):
        os.unlink(folder / LOCK)


def _locked_handle(folder: Path) -> int:
    for _ in range(_TRIES):
        handle = _open(folder / LOCK)
        try:
            _take(handle)
            if _is_still(handle, folder / LOCK):
                return handle
        except BaseException as fault:
            os.close(handle)
            if isinstance(fault, OSError) and fault.errno in _BUSY:
                raise PackLocked(folder) from fault
            raise
        os.close(handle)
    raise PackLocked(folder)


def _open(path: Path) -> int:
    """The lock file, opened without following a link or waiting for a pipe, and never written to."""
    try:
        handle = os.open(path, _FLAGS, 0o644)
    except OSError as fault:
        if fault.errno == errno.ELOOP:
            raise in_the_way(path.name, "a link") from fault
        if fault.errno == errno.EISDIR:
            raise in_the_way(path.name, "a folder") from fault
        raise
    if stat.S_ISREG(os.fstat(handle).st_mode):
        return handle
    os.close(handle)
    raise in_the_way(path.name, "a pipe or a device")


def _is_still(handle: int, path: Path) -> bool:
    """True if the name still leads to the file that is locked."""
    try:
        there = os.lstat(path)
    except FileNotFoundError:
        return False
    return os.path.samestat(there, os.fstat(handle))
