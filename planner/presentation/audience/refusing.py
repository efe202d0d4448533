# SPDX-License-Identifier: MIT
"""A pack that its audience must not get: refused before anything is written, with every leak named."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from planner.diagnostics import Diagnostic, fault
from planner.model import Project
from planner.model.audiences import Audience
from planner.presentation.audience.audiences import INTERNAL, withheld
from planner.presentation.audience.leaks import leaks
from planner.render.pack.names import MANIFEST

LARGEST = 50_000_000


class NotForThemError(Exception):
    """The pack is not written; `diagnostics` say why."""

    def __init__(self, diagnostics: list[Diagnostic]) -> None:
        self.diagnostics = tuple(diagnostics)
        super().__init__("; ".join(one.message for one in diagnostics))


def refuse_leaks(
    project: Project,
    who: Audience,
    files: Mapping[str, bytes],
    told: Mapping[str, Any],
    drawn: Iterable[str],
) -> None:
    """Raise NotForThemError if a fact that is kept from an audience stands in any file of their pack.

    Words in pictures count only where the pack has documents that may show them.
    """
    whole = {**files, MANIFEST: json.dumps(told, ensure_ascii=False).encode("utf-8", "replace")}
    pictured = drawn if any(b"media/" in content for content in files.values()) else ()
    found = leaks(whole, withheld(project, who), pictured)
    told_of = []
    for one in found:
        part = f" ({one.part})" if one.part else ""
        kept = f"{one.place} ({one.kind.lower()}) is kept from {who.title.lower()}"
        told_of.append(fault("PLN570", f"{kept}, and stands in {one.file}{part}"))
    if told_of:
        raise NotForThemError(told_of)


def refuse_other_folder(out: Path, who: Audience) -> None:
    """Raise NotForThemError if a folder holds what is not for this audience."""
    try:
        entries = (
            sorted(one.name for one in out.iterdir() if not one.name.startswith(".")) if out.is_dir() else []
        )
    except OSError:
        return  # writing will say so
    if not entries:
        return
    theirs = _audience_of(out / MANIFEST)
    if theirs == who.id or (theirs is None and who.everything):
        return
    whose = (
        f"a pack for another audience ({theirs})"
        if theirs
        else "files of which nobody knows for whom they are"
    )
    raise NotForThemError(
        [fault("PLN571", f"{out} holds {whose}; this pack is for {who.title.lower()} ({who.id})")]
    )


def _audience_of(path: Path) -> str | None:
    """Return whose pack a manifest belongs to; None if there is none that can be read."""
    try:
        if not path.is_file() or path.stat().st_size > LARGEST:
            return None
        said = json.loads(path.read_bytes())
        return str(said.get("audience", INTERNAL)) if "planner_pack" in said else None
    except (OSError, ValueError, AttributeError, TypeError, RecursionError):
        return None
