# SPDX-License-Identifier: MIT
"""A project opened for a command: read and checked, or refused with everything that is wrong with it."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from planner.cli.exits import FaultWithin, Stop
from planner.cli.terminal import coloured, tell

if TYPE_CHECKING:
    from planner.diagnostics import Diagnostic
    from planner.documents.catalogue import Catalogue
    from planner.documents.plan import ExitPlan
    from planner.load import Loaded
    from planner.load.catalogue import LoadedCatalogue
    from planner.load.estate import Estate
    from planner.model import Project

Lines = Mapping[str, Sequence[str]]
"""The lines of files by their names."""


@dataclass(frozen=True)
class Opened:
    """The plan of a project, its faults that are no errors, its folder, and the lines of the catalogue.

    `loaded` is the project as it was read, which knows where everything stands.
    """

    plan: "ExitPlan"
    diagnostics: tuple["Diagnostic", ...]
    folder: str
    catalogue_lines: Lines
    loaded: "Loaded[Project]"


def read(folder: Path, as_of: date | None) -> "Estate":
    """Return the project with its faults. Only the loader is imported: the rest takes three times as long."""
    from planner.load.estate import load_estate
    from planner.shipped import shipped

    return load_estate(folder, shipped("requirements-catalogue"), as_of)


def opened(folder: Path, as_of: date | None) -> Opened:
    """Return the plan of a project. One with errors is told to the error stream, and the command stops."""
    estate = read(folder, as_of)
    loaded = estate.loaded
    if loaded.project is None:
        from planner.diagnostics import exit_code

        tell(told(loaded))
        raise Stop(exit_code(loaded.diagnostics), "")
    from planner.pipeline import make_plan

    catalogue, lines = catalogue_of(estate)
    plan = make_plan(loaded.project, catalogue, loaded.positions.where)
    loaded = with_reopened(loaded, plan)
    return Opened(plan, loaded.diagnostics, loaded.prefix or "./", lines, loaded)


def with_reopened(loaded: "Loaded[Project]", plan: "ExitPlan") -> "Loaded[Project]":
    """Return a project with a warning for every accepted risk whose score or facts have changed since."""
    from planner.diagnostics import in_order
    from planner.load.findings import placed
    from planner.rules.decided import renamed_entries
    from planner.rules.reopened import reopened_findings

    assert loaded.project is not None
    found = placed(
        reopened_findings(loaded.project, plan.risks, renamed_entries(plan.catalogue.risks)), loaded.positions
    )
    return replace(loaded, diagnostics=in_order((*loaded.diagnostics, *found))) if found else loaded


def catalogue_of(estate: "Estate") -> tuple["Catalogue", Lines]:
    """Return the catalogue of a sound project, and its lines."""
    return _sound(estate.catalogue) if estate.catalogue else own_catalogue()


def own_catalogue() -> tuple["Catalogue", Lines]:
    """Return the catalogue that planner ships, and its lines. A fault in it is a fault in planner."""
    from planner.load.catalogue import load_catalogue
    from planner.shipped import shipped

    return _sound(load_catalogue(shipped("requirements-catalogue")))


def catalogue_for(folder: Path | None) -> tuple["Catalogue", Lines]:
    """Return the shipped catalogue, with a project's own part. A fault in that part stops the command."""
    from planner.diagnostics import exit_code
    from planner.diagnostics.text import as_text
    from planner.load.catalogue import load_catalogue
    from planner.load.estate import own_catalogue_of
    from planner.load.folder import place_of
    from planner.shipped import shipped

    own = own_catalogue_of(folder) if folder else None
    if folder is None or own is None:
        return own_catalogue()
    found = load_catalogue(shipped("requirements-catalogue"), own)
    if found.catalogue is None:
        told = as_text(found.diagnostics, found.sources, colour=coloured(sys.stderr), prefix=place_of(folder))
        tell(told)
        raise Stop(exit_code(found.diagnostics), "")
    return found.catalogue, found.sources


def _sound(found: "LoadedCatalogue") -> tuple["Catalogue", Lines]:
    """Return a catalogue that must be sound: the faults of a project's own part were told before."""
    from planner.diagnostics.text import as_text

    if found.catalogue is None:
        raise FaultWithin(as_text(found.diagnostics, found.sources))
    return found.catalogue, found.sources


def told(loaded: "Loaded[Project]", least: str = "note") -> str:
    """Return the faults of a project as text for the error stream, from the least severity on."""
    from planner.diagnostics.text import as_text

    ranks = ("note", "warning", "error")
    wanted = [found for found in loaded.diagnostics if ranks.index(found.severity) >= ranks.index(least)]
    return as_text(wanted, loaded.sources, colour=coloured(sys.stderr), prefix=loaded.prefix)
