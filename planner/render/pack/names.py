# SPDX-License-Identifier: MIT
"""The names a pack may use: plain, the same on every file system, and never one of our own working names."""

import re

MANIFEST = "pack.json"
LOCK = ".planner-lock"
STAGE = ".planner-stage"
JOURNAL = ".planner-journal"
KEPT = "old-"
"""What a file of the earlier pack is called while it waits in the stage, in case it must be put back."""

_SAFE = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*\.(?:docx|xlsx|json|html|ics|csv|xml|svg|png|md|txt)")
_LONGEST = 100
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])\..*")


def is_safe(name: str) -> bool:
    """True for a lower-case name with a known ending that is one and the same file on every system."""
    return len(name) <= _LONGEST and bool(_SAFE.fullmatch(name)) and not _RESERVED.fullmatch(name)


def check_names(names: list[str]) -> None:
    """Refuse a name that is not safe, or that is the manifest's: ValueError, a fault of the caller."""
    wrong = [name for name in names if not is_safe(name) or name == MANIFEST]
    if wrong:
        raise ValueError(f"not names for the files of a pack: {wrong}")


def edited_name(name: str, sha256: str, digits: int = 8) -> str:
    """What a file is kept as that a person has changed: `risk-register.edited-1a2b3c4d.xlsx`."""
    stem, _, ending = name.rpartition(".")
    return f"{stem}.edited-{sha256[:digits]}.{ending}"
