# SPDX-License-Identifier: MIT
"""The record of a member: what its pack was made from, so that it is not made again while that stands."""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from planner import __version__
from planner.documents.portfolio.summary import MemberSummary, from_data, to_data
from planner.load.folder import SHARED, shared_folder
from planner.load.portfolio import STATE
from planner.render.pack.disk import hash_of, read_plain
from planner.render.pack.manifest import known_files
from planner.render.pack.names import JOURNAL, MANIFEST
from planner.shipped import shipped

VERSION = 1
_PIECE = 1 << 20


@dataclass(frozen=True)
class Task:
    """One member to be built: where it lies, where its pack goes, and how it was asked for.

    `edition` stands for planner and all that it knows; `inputs` for all that is in the member's folder.
    """

    member: str
    folder: Path
    out: Path
    edition: str
    inputs: str
    as_of: date | None = None
    audience: str = "internal"
    house_style: Path | None = None
    colour: bool = False

    @property
    def record(self) -> Path:
        """Return the file of its record, beside the packs."""
        return self.out.parent / STATE / f"{self.member}.json"


@dataclass(frozen=True)
class Record:
    """What is known of a member whose pack is whole and still holds."""

    summary: MemberSummary
    warnings: int


def edition(house_style: Path | None, as_of: date | None, audience: str) -> str:
    """Return a fingerprint of all that every pack is made from beside its project: planner's own parts too.

    The version alone would not do: where planner runs from a checkout it stays while the words change.
    """
    sum_ = hashlib.sha256(f"{VERSION} {__version__} {as_of} {audience}".encode())
    own = Path(__file__).parent.parent
    for folder in (own, shipped("requirements-catalogue"), shipped("templates")):
        _add(sum_, folder, folder.name, _files(folder))
    if house_style is not None:
        _add(sum_, house_style.parent, "house style", _beside(house_style))
    return sum_.hexdigest()


def inputs_of(folder: Path) -> str:
    """Return a fingerprint of every file of a project, by name and content; what it shares is part of it."""
    sum_ = hashlib.sha256()
    _add(sum_, folder, "", _files(folder))
    shared = shared_folder(folder)
    if shared is not None:
        _add(sum_, shared, SHARED, _files(shared))
    return sum_.hexdigest()


def weight_of(folder: Path) -> int:
    """Return how much is written in a project, in bytes: the more it is, the longer its pack takes."""
    return sum(path.stat().st_size for path in _files(folder) if path.is_file())


def _beside(path: Path) -> list[Path]:
    return [one for one in (path, path.with_suffix(".styles.yaml")) if one.is_file()]


def _elsewhere(paths: Iterable[Path]) -> str:
    sum_ = hashlib.sha256()
    for path in paths:
        _add(sum_, path.parent, path.name, _files(path) if path.is_dir() else _beside(path))
    return sum_.hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder in order, without what is hidden, compiled or an output."""
    for place, folders, names in os.walk(folder):
        top = Path(place) == folder
        folders[:] = sorted(
            one
            for one in folders
            if not one.startswith(".") and one != "__pycache__" and not (top and one == "out")
        )
        yield from (Path(place) / name for name in sorted(names) if not name.startswith((".", "~$")))


def _add(sum_: Any, root: Path, name: str, files: Iterable[Path]) -> None:
    for path in files:
        sum_.update(f"\0{name}/{path.relative_to(root).as_posix()}\0".encode("utf-8", "surrogateescape"))
        try:
            with open(path, "rb") as file:
                while piece := file.read(_PIECE):
                    sum_.update(piece)
        except OSError as refused:
            sum_.update(f"\0{refused.errno}\0".encode())


def write_record(task: Task, summary: MemberSummary, warnings: int, elsewhere: Sequence[Path]) -> None:
    """Write the record of a member whose pack has just been written, in one step."""
    said = {
        "planner_member": VERSION,
        "edition": task.edition,
        "inputs": task.inputs,
        "elsewhere": [os.path.abspath(path) for path in elsewhere],
        "elsewhere_sha256": _elsewhere(elsewhere),
        "pack": hash_of(task.out / MANIFEST),
        "warnings": warnings,
        "summary": to_data(summary),
    }
    task.record.parent.mkdir(parents=True, exist_ok=True)
    draft = task.record.with_suffix(".new")
    text = json.dumps(said, ensure_ascii=False, indent=1, default=lambda day: day.isoformat())
    draft.write_text(text, encoding="utf-8", errors="backslashreplace")
    os.replace(draft, task.record)


def standing(task: Task) -> Record | None:
    """Return the record of a member whose inputs have not changed and whose pack is whole, else None."""
    try:
        said = json.loads(task.record.read_text(encoding="utf-8"))
        same = (said["edition"], said["inputs"]) == (task.edition, task.inputs)
        if not same or said["elsewhere_sha256"] != _elsewhere(map(Path, said["elsewhere"])):
            return None
        if not said["pack"] or not _whole(task.out, said["pack"]):
            return None
        return Record(from_data(said["summary"]), int(said["warnings"]))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _whole(out: Path, pack: str) -> bool:
    """Return whether a pack is the one that was written, every file of it, and none half in place."""
    if os.path.lexists(out / JOURNAL):
        return False
    known = known_files(out)
    return known.get(MANIFEST) == pack and all(_same(out / name, known[name]) for name in known)


def _same(path: Path, digest: str) -> bool:
    content = read_plain(path)
    return content is not None and hashlib.sha256(content).hexdigest() == digest
