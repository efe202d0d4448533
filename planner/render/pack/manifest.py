# SPDX-License-Identifier: MIT
"""`pack.json`: what the pack holds, with the hash of every file, its own among them."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from planner.render.pack.disk import read_plain, sha256_of
from planner.render.pack.faults import PackNotWritten
from planner.render.pack.names import MANIFEST, is_safe

VERSION = 1
_OPEN = "0" * 64
"""What stands in the place of the manifest's own hash while that is computed."""
_LARGEST = 50 * 1024 * 1024
_OWN_WORDS = frozenset({"planner_pack", "sha256", "files"})


def manifest_bytes(files: Mapping[str, bytes], more: Mapping[str, Any]) -> bytes:
    """The manifest of these files, with whatever else the pack says as data.

    ValueError if `more` uses one of the manifest's own words, or holds something that JSON cannot.
    """
    taken = sorted(_OWN_WORDS & set(more))
    if taken:
        raise ValueError(f"the manifest says {taken} itself")
    listed = [
        {"name": name, "bytes": len(content), "sha256": sha256_of(content)}
        for name, content in sorted(files.items())
    ]
    said = {"planner_pack": VERSION, "sha256": _OPEN, "files": listed, **more}
    words = json.dumps(said, ensure_ascii=False, allow_nan=False, indent=1) + "\n"
    # A lone half of a character pair becomes its JSON escape, which reads back as the same text.
    content = words.encode("utf-8", "backslashreplace")
    return content.replace(_OPEN.encode(), sha256_of(content).encode(), 1)


def known_files(folder: Path) -> dict[str, str]:
    """The hash of every file that the manifest in the folder vouches for, itself among them.

    Empty if there is none, or if it was changed since we wrote it: then nothing in the folder counts as ours,
    so nothing is removed and every file that differs is kept.
    """
    try:
        content = read_plain(folder / MANIFEST)
    except PackNotWritten:
        return {}
    if content is None or len(content) > _LARGEST:
        return {}
    try:
        said = json.loads(content)
        own = said["sha256"]
        listed = {str(file["name"]): str(file["sha256"]) for file in said["files"]}
    except (ValueError, KeyError, TypeError, RecursionError):
        return {}
    if not isinstance(own, str) or sha256_of(content.replace(own.encode(), _OPEN.encode(), 1)) != own:
        return {}
    return {
        **{name: digest for name, digest in listed.items() if is_safe(name)},
        MANIFEST: sha256_of(content),
    }
