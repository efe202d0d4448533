# SPDX-License-Identifier: MIT
"""A consortium: known by its `consortium.yaml`; every member a folder beside it, all sharing one more."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from planner.diagnostics import Diagnostic, did_you_mean, fault, has_errors, in_order
from planner.load.files import reason
from planner.load.folder import CONSORTIUM, SHARED, consortium_file, lie_in, place_of
from planner.load.loading import Loaded, load_project
from planner.load.portfolio import STATE
from planner.load.positions import Positions
from planner.model.checks.consortium import CHECKS
from planner.model.consortium import Consortium, ConsortiumFile


@dataclass(frozen=True)
class ReadConsortium:
    """A consortium as it was read: what it says, and the folder of each member that has one, by id.

    `consortium` is None if anything is wrong with the file itself. A member without a folder is told among
    the diagnostics, and does not stop the others.
    """

    folder: Path
    consortium: Consortium | None
    as_of: date | None
    members: Mapping[str, Path]
    diagnostics: tuple[Diagnostic, ...]
    positions: Positions
    sources: Mapping[str, Sequence[str]]

    @property
    def prefix(self) -> str:
        """Return what to put before a file's name to open it."""
        return place_of(self.folder)


def is_consortium(path: Path) -> bool:
    """Return whether a path is a consortium: a folder with a `consortium.yaml`, or that file itself."""
    try:
        return consortium_file(path) is not None or (path.name in CONSORTIUM and path.is_file())
    except (OSError, ValueError):
        return False


def read_consortium(path: Path, as_of: date | None = None) -> ReadConsortium:
    """Return the consortium at a path that `is_consortium`, with everything that is wrong with it.

    `as_of` stands in place of the day that the file says.
    """
    file = consortium_file(path) or path
    folder = file.parent
    loaded = load_project(file, ConsortiumFile, CHECKS, {"as_of": as_of.isoformat()} if as_of else {})
    faults = list(loaded.diagnostics)
    said = None if has_errors(faults) or loaded.project is None else loaded.project
    members: dict[str, Path] = {}
    if said is not None:
        try:
            members = _members(folder, loaded, said.consortium, faults)
        except OSError as refused:
            faults.append(fault("PLN002", f"the folder '{folder.name}' cannot be opened: {reason(refused)}"))
    return ReadConsortium(
        folder,
        said.consortium if said else None,
        said.as_of if said else None,
        members,
        in_order(faults),
        loaded.positions,
        loaded.sources,
    )


def _members(
    folder: Path, loaded: Loaded[ConsortiumFile], said: Consortium, faults: list[Diagnostic]
) -> dict[str, Path]:
    """Return the folder of each member that has one; note the others, and what nobody reads."""
    beside = lie_in(folder)
    folders = [name for name in beside.folders if not (folder / name / STATE).is_dir()]
    faults += [fault("PLN009", f"'{name}' is a link, and is not followed") for name in beside.links]
    faults += _unread(said, folders, [name for name in beside.files if name not in CONSORTIUM])
    found = {}
    for index, member in enumerate(said.members):
        if member.place in folders and member.place != SHARED:
            found[member.id] = folder / member.place
        else:
            where = loaded.positions.span(("consortium", "members", index))
            near = did_you_mean(member.place, folders)
            faults.append(fault("PLN607", f"there is no folder '{member.place[:80]}'", where, near))
    return found


def _unread(said: Consortium, folders: Sequence[str], files: Sequence[str]) -> Iterator[Diagnostic]:
    named = {member.place for member in said.members} | {SHARED}
    for name in folders:
        if name not in named:
            yield fault("PLN605", f"the folder '{name}' is no member of the consortium")
    for name in files:
        yield fault("PLN605", f"'{name}' stands beside consortium.yaml, in no folder")
