# SPDX-License-Identifier: MIT
"""Bytes from the disk: regular files only, never more than the bound, never a wait for a pipe."""

import os
import stat
from pathlib import Path

from planner.diagnostics import Diagnostic, Span, fault
from planner.load import limits

# A FIFO would block for ever without O_NONBLOCK, and Windows would translate line ends without O_BINARY.
_FLAGS = os.O_RDONLY | sum(
    getattr(os, name, 0) for name in ("O_NONBLOCK", "O_CLOEXEC", "O_BINARY", "O_NOCTTY")
)


def top_of(name: str) -> Span:
    """Return the first place of a file: where a fault of the whole file is shown."""
    return Span(name, 1, 1, 1, 1)


def read_bytes(path: Path, name: str) -> bytes | Diagnostic:
    """Return the bytes of a regular file of at most 5 MB, or the fault. `name` is what people call it."""
    try:
        descriptor = os.open(path, _FLAGS)
    except FileNotFoundError:
        return fault("PLN001", f"there is no file '{name}'", top_of(name))
    except (OSError, ValueError) as refused:
        return _unopened(path, name, refused)
    try:
        return _read(descriptor, name)
    except OSError as refused:
        return fault("PLN002", f"'{name}' cannot be read: {reason(refused)}", top_of(name))
    finally:
        os.close(descriptor)


def reason(refused: Exception) -> str:
    """Return what the operating system said, without the path, which may be nobody's business."""
    return (refused.strerror if isinstance(refused, OSError) else None) or "not a path"


def _unopened(path: Path, name: str, refused: OSError | ValueError) -> Diagnostic:
    try:
        irregular = not stat.S_ISREG(path.stat().st_mode)
    except (OSError, ValueError):
        irregular = False
    if irregular:
        return fault("PLN003", f"'{name}' is not a regular file", top_of(name))
    return fault("PLN002", f"'{name}' cannot be opened: {reason(refused)}", top_of(name))


def _read(descriptor: int, name: str) -> bytes | Diagnostic:
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        return fault("PLN003", f"'{name}' is not a regular file", top_of(name))
    if status.st_size > limits.FILE_BYTES:
        return _too_large(name)
    pieces, wanted = [], limits.FILE_BYTES + 1
    while wanted and (piece := os.read(descriptor, wanted)):
        pieces.append(piece)
        wanted -= len(piece)
    # It may have grown since its size was asked.
    return b"".join(pieces) if wanted else _too_large(name)


def _too_large(name: str) -> Diagnostic:
    return fault("PLN004", f"'{name}' is larger than {limits.FILE_BYTES:,} bytes", top_of(name))
