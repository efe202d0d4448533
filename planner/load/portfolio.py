# SPDX-License-Identifier: MIT
"""A folder of projects: known by its `portfolio.yaml` and by nothing else, so that nobody has to guess."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from planner.diagnostics import Diagnostic, did_you_mean, fault, has_errors, in_order
from planner.load.files import reason
from planner.load.folder import PORTFOLIO, lie_in, place_of, portfolio_file
from planner.load.loading import Loaded, load_project
from planner.model.portfolio import Portfolio, PortfolioFile

STATE = ".planner-portfolio"
"""The folder, beside the packs, in which a build keeps what it knows of each member; it marks an output."""

SAID = ("portfolio",)


@dataclass(frozen=True)
class ReadPortfolio:
    """A portfolio as it was read: what it says, and its members by the names of their folders.

    `portfolio` is None if anything is wrong with it.
    """

    folder: Path
    portfolio: Portfolio | None
    members: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, Sequence[str]]

    @property
    def prefix(self) -> str:
        """Return what to put before a file's name to open it."""
        return place_of(self.folder)


def is_portfolio(path: Path) -> bool:
    """Return whether a path is a portfolio: a folder with a `portfolio.yaml`, or that file itself."""
    try:
        return portfolio_file(path) is not None or (path.name in PORTFOLIO and path.is_file())
    except (OSError, ValueError):
        return False


def read_portfolio(path: Path) -> ReadPortfolio:
    """Return the portfolio at a path that `is_portfolio`, with everything that is wrong with it."""
    file = portfolio_file(path) or path
    folder = file.parent
    loaded = load_project(file, PortfolioFile)
    faults = list(loaded.diagnostics)
    folders: list[str] = []
    try:
        folders = _folders(folder, faults)
    except OSError as refused:
        faults.append(fault("PLN002", f"the folder '{folder.name}' cannot be opened: {reason(refused)}"))
    members: tuple[str, ...] = ()
    said = loaded.project.portfolio if loaded.project else None
    if said is not None:
        faults += _misnamed(loaded, said, folders)
        left_out = set(said.leave_out or ())
        named = folders if said.every else said.members
        members = tuple(sorted({name for name in named if name not in left_out}))
        if not members and not has_errors(faults):
            faults.append(
                fault("PLN035", "the portfolio has no member", loaded.positions.span((*SAID, "members")))
            )
    kept = None if has_errors(faults) else said
    return ReadPortfolio(folder, kept, members, in_order(faults), loaded.sources)


def _folders(folder: Path, faults: list[Diagnostic]) -> list[str]:
    """Return the sub-folders that may be projects; note what stands beside them and is read by nobody."""
    beside = lie_in(folder)
    faults += [fault("PLN009", f"'{name}' is a link, and is not followed") for name in beside.links]
    faults += [
        fault("PLN036", f"'{name}' stands beside portfolio.yaml, in no member")
        for name in beside.files
        if name not in PORTFOLIO
    ]
    return [
        name for name in beside.folders if not (folder / name / STATE).is_dir()
    ]  # packs of earlier builds


def _misnamed(loaded: Loaded[PortfolioFile], said: Portfolio, folders: Sequence[str]) -> Iterator[Diagnostic]:
    """Yield the names, of members or of what is left out, that no sub-folder has."""
    for field, names in (("members", () if said.every else said.members), ("leave_out", said.leave_out)):
        for index, name in enumerate(names or ()):
            if name not in folders:
                near = did_you_mean(name, folders)
                where = loaded.positions.span((*SAID, field, index))
                yield fault("PLN035", f"there is no sub-folder '{name[:80]}'", where, near)
