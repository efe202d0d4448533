# SPDX-License-Identifier: MIT
"""The files of a project folder: every .yaml and .yml beneath it, in an order that no disk decides."""

import os
from dataclasses import dataclass, field
from pathlib import Path

from planner.diagnostics import Diagnostic, fault
from planner.load import limits
from planner.load.files import reason, top_of

ENDINGS = (".yaml", ".yml")
OWN_CATALOGUE = "catalogue"
"""The folder of a project in which its own part of the catalogue lies."""
# What lies here belongs to the project, but is not part of what it says.
NOT_ESTATE = frozenset((OWN_CATALOGUE, "templates", "out"))
PORTFOLIO = ("portfolio.yaml", "portfolio.yml")
"""The file that makes a folder a portfolio of projects; it is never part of a project."""
CONSORTIUM = ("consortium.yaml", "consortium.yml")
"""The file that makes a folder a consortium, whose members are folders beside it."""
SHARED = "shared"
"""The folder of a consortium in which everything lies that every member's project sees."""


@dataclass
class Listing:
    """The YAML files of a folder, each with the name that messages use, and the faults of the search."""

    files: list[tuple[str, Path]] = field(default_factory=list)
    faults: list[Diagnostic] = field(default_factory=list)
    entries: int = 0
    size: int = 0


def list_project(path: Path) -> Listing:
    """Return the files of a project: of a folder, or the one file that was given."""
    try:
        exists, is_folder = path.exists(), path.is_dir()
    except (OSError, ValueError) as refused:
        return Listing(faults=[fault("PLN002", f"'{path.name}' cannot be opened: {reason(refused)}")])
    if not exists:
        return Listing(faults=[fault("PLN001", f"there is no file or folder '{path.name}'")])
    if not is_folder:
        return Listing(files=[(path.name, path)])
    listing = Listing()
    if portfolio_file(path) is not None:
        message = f"'{path.name or path}' is a portfolio of projects, not a project"
        return Listing(faults=[fault("PLN037", message)])
    if consortium_file(path) is not None:
        return Listing(faults=[fault("PLN603", f"'{path.name or path}' is a consortium, not a project")])
    _search(path, listing)
    shared = shared_folder(path)
    if shared is not None:
        _search(shared, listing, f"../{SHARED}/")
    listing.files.sort(key=lambda found: found[0].split("/"))
    if not listing.files and not listing.faults:
        listing.faults.append(fault("PLN005", f"the folder '{path.name}' holds no YAML file"))
    return listing


def portfolio_file(folder: Path) -> Path | None:
    """Return the file that makes a folder a portfolio, None if it is none."""
    return next((folder / name for name in PORTFOLIO if (folder / name).is_file()), None)


def consortium_file(folder: Path) -> Path | None:
    """Return the file that makes a folder a consortium, None if it is none."""
    return next((folder / name for name in CONSORTIUM if (folder / name).is_file()), None)


def shared_folder(project: Path) -> Path | None:
    """Return the folder of what all members of a consortium share, for a project that lies in one."""
    around = Path(os.path.abspath(project)).parent
    shared = project / ".." / SHARED
    if consortium_file(around) is None or os.path.islink(around / SHARED):
        return None
    return (
        shared if (around / SHARED).is_dir() and around / SHARED != Path(os.path.abspath(project)) else None
    )


@dataclass
class Beside:
    """What lies directly in a folder of projects: folders, links to folders, and YAML files."""

    folders: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)


def lie_in(folder: Path) -> Beside:
    """Return what lies in a folder of projects, in order, without what is hidden. Raises OSError."""
    found = Beside()
    with os.scandir(folder) as scan:
        entries = sorted(scan, key=lambda entry: entry.name)
    root = os.path.realpath(folder)
    for entry in entries:
        if entry.name.startswith(".") or entry.name in NOT_ESTATE:
            continue
        if entry.is_symlink() or os.path.realpath(entry.path) != os.path.join(root, entry.name):
            if os.path.isdir(entry.path):
                found.links.append(entry.name)
        elif entry.is_dir():
            found.folders.append(entry.name)
        elif entry.name.lower().endswith(ENDINGS):
            found.files.append(entry.name)
    return found


def _search(root: Path, listing: Listing, before: str = "") -> None:
    """Walk without recursion, and stop when it is clear that this is no project."""
    waiting = [(root, before, 1)]
    while waiting:
        folder, prefix, level = waiting.pop()
        for entry in _entries(folder, prefix, listing):
            listing.entries += 1
            name = prefix + entry.name
            if entry.name.startswith(".") or (level == 1 and entry.name in NOT_ESTATE):
                continue
            if entry.is_symlink() or _is_junction(entry):
                _note_link(entry, name, listing)
            elif entry.is_dir(follow_symlinks=False):
                waiting.append((Path(entry.path), f"{name}/", level + 1))
            elif entry.name.lower().endswith(ENDINGS):
                listing.files.append((name, Path(entry.path)))
                listing.size += _size(entry)
            if _too_large(listing, level):
                listing.faults.append(fault("PLN024", f"'{root.name}' is too large for a project"))
                listing.files.clear()
                return


def _entries(folder: Path, prefix: str, listing: Listing) -> list[os.DirEntry[str]]:
    """Return the entries in order of name; at most as many as a project may have."""
    try:
        with os.scandir(folder) as scan:
            found = [entry for _, entry in zip(range(limits.FOLDER_ENTRIES + 1), scan, strict=False)]
    except OSError as refused:
        name = prefix.rstrip("/") or folder.name
        listing.faults.append(fault("PLN002", f"the folder '{name}' cannot be opened: {reason(refused)}"))
        return []
    return sorted(found, key=lambda entry: entry.name)


def _size(entry: os.DirEntry[str]) -> int:
    try:
        return entry.stat(follow_symlinks=False).st_size
    except OSError:
        return 0  # gone meanwhile: reading it will say so


def _is_junction(entry: os.DirEntry[str]) -> bool:
    """Return whether this is a Windows junction, which is no symbolic link to Python."""
    is_junction = getattr(entry, "is_junction", None)
    return bool(is_junction and is_junction())


def _note_link(entry: os.DirEntry[str], name: str, listing: Listing) -> None:
    """Say that a link is left out, if it would have been read."""
    if entry.name.lower().endswith(ENDINGS) or Path(entry.path).is_dir():
        listing.faults.append(fault("PLN009", f"'{name}' is a link, and is not followed", top_of(name)))


def _too_large(listing: Listing, level: int) -> bool:
    return (
        len(listing.files) > limits.PROJECT_FILES
        or listing.size > limits.PROJECT_BYTES
        or listing.entries > limits.FOLDER_ENTRIES
        or level > limits.FOLDER_LEVELS
    )


def place_of(path: Path) -> str:
    """Return what to put before a file's name so that a terminal can open it: the folder as it was typed."""
    try:
        folder = path if path.is_dir() else path.parent
    except (OSError, ValueError):  # a name that no disk takes
        folder = path.parent
    typed = folder.as_posix()
    return "" if typed == "." else f"{typed.rstrip('/')}/"
