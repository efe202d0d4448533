# SPDX-License-Identifier: MIT
"""Why a pack could not be written, in words and with a code, and what to do about it."""

import errno
from pathlib import Path

UNCHANGED = "nothing was changed"

_FULL = frozenset(
    {errno.ENOSPC, errno.EDQUOT, errno.EFBIG} if hasattr(errno, "EDQUOT") else {errno.ENOSPC, errno.EFBIG}
)
_REFUSED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_SHARING_VIOLATIONS = frozenset({5, 32, 33})
"""Windows: access denied, sharing violation, lock violation; what we meet while Excel holds a file."""


class PackNotWritten(Exception):  # noqa: N818 - it says what happened, as its readers do
    """The pack was not written. `code` is a diagnostic code; `reason` and `remedy` are for people."""

    def __init__(self, code: str, reason: str, remedy: str) -> None:
        super().__init__(f"{reason}; {remedy}")
        self.code = code
        self.reason = reason
        self.remedy = remedy


class PackLocked(PackNotWritten):
    """Another run is writing into the same folder."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            "PLN051",
            f"another run is writing into {folder}; {UNCHANGED}",
            "wait until it has finished, then run again",
        )


class Unfinished(PackNotWritten):
    """The new pack is neither whole nor could the old one be put back yet; the next run finishes it."""

    def __init__(self, why: str) -> None:
        super().__init__(
            "PLN050",
            f"the pack is half in place, because {why}",
            "run the same command again: it finishes what was begun, and no file is lost",
        )


def held_open(fault: OSError) -> bool:
    """True if Windows says that another program holds the file."""
    return getattr(fault, "winerror", None) in _SHARING_VIOLATIONS


def in_the_way(name: str, what: str) -> PackNotWritten:
    """The fault for something that stands where a file of the pack should go."""
    return PackNotWritten(
        "PLN054",
        f"{name} is {what}, not a plain file; {UNCHANGED}",
        "move it out of the way, or choose another folder",
    )


def open_elsewhere(name: str) -> PackNotWritten:
    """The fault for a file that Excel or Word holds open."""
    return PackNotWritten(
        "PLN052",
        f"{name} is open in another program; {UNCHANGED}",
        f"close {name} in Excel or Word, then run again",
    )


def not_written(fault: OSError, folder: Path) -> PackNotWritten:
    """The operating system's refusal as one of ours."""
    if held_open(fault):
        return open_elsewhere(Path(str(fault.filename or "a file of the pack")).name)
    if fault.errno in _FULL:
        return PackNotWritten(
            "PLN053",
            f"the disk of {folder} is full; {UNCHANGED}",
            "make room there, or choose another folder",
        )
    if fault.errno in _REFUSED:
        return PackNotWritten(
            "PLN050",
            f"no permission to write in {folder}; {UNCHANGED}",
            "choose another folder, or ask for permission to write there",
        )
    if fault.errno in (errno.ENOTDIR, errno.EEXIST):
        return PackNotWritten(
            "PLN054",
            f"{folder} is a file, not a folder; {UNCHANGED}",
            "choose another folder, or move the file",
        )
    said = fault.strerror or type(fault).__name__
    return PackNotWritten(
        "PLN050",
        f"{folder} could not be written: {said}; {UNCHANGED}",
        "check the disk, or choose another folder",
    )
