# SPDX-License-Identifier: MIT
"""A project with the catalogue it stands on: what it names there must exist, and its own part be sound."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from planner.diagnostics import Diagnostic, Finding, has_errors, in_order
from planner.diagnostics.values import SHIPPED
from planner.load.findings import placed
from planner.load.folder import OWN_CATALOGUE
from planner.load.loading import Loaded, load_project
from planner.model import Project
from planner.model.checks import CHECKS

if TYPE_CHECKING:
    from planner.documents.catalogue import Catalogue
    from planner.load.catalogue import LoadedCatalogue


@dataclass(frozen=True)
class Estate:
    """A project as it was loaded, and the catalogue where it had to be read for that.

    The diagnostics of the project include those of its own catalogue folder, and of what it names there.
    """

    loaded: Loaded[Project]
    catalogue: "LoadedCatalogue | None"


def load_estate(
    folder: Path,
    shipped: Path,
    as_of: date | None = None,
    read_shipped: "Callable[[], LoadedCatalogue] | None" = None,
) -> Estate:
    """Return the project in a folder or file, checked, with everything that is wrong with it.

    `shipped` is the folder of the catalogue, which is read only if the project has one of its own or
    names something in it; `as_of` stands in place of the day that the project says. `read_shipped` gives the
    catalogue of a project without one of its own to whoever reads many: it need not be read for each.
    """
    loaded = load_project(folder, Project, CHECKS, {"as_of": as_of.isoformat()} if as_of else {})
    own = own_catalogue_of(folder)
    if own is None and (loaded.project is None or not names_catalogue(loaded.project)):
        return Estate(loaded, None)
    catalogue = read_shipped() if read_shipped and own is None else _read_catalogue(shipped, own)
    faults = [*loaded.diagnostics, *catalogue.diagnostics]
    if loaded.project is not None and catalogue.catalogue is not None:
        faults += placed(library_findings(loaded.project, catalogue.catalogue), loaded.positions)
    kept = None if has_errors(faults) else loaded.project
    lines = {**loaded.sources, **_shown(catalogue.sources, faults)}
    return Estate(replace(loaded, project=kept, diagnostics=in_order(faults), sources=lines), catalogue)


def _read_catalogue(shipped: Path, own: Path | None) -> "LoadedCatalogue":
    # Reading the catalogue brings in most of planner, which a plain check can do without.
    from planner.load.catalogue import load_catalogue

    return load_catalogue(shipped, own)


def own_catalogue_of(folder: Path) -> Path | None:
    """Return the `catalogue/` folder of a project, if it has one."""
    try:
        own = folder / OWN_CATALOGUE
        return own if folder.is_dir() and own.is_dir() and not own.is_symlink() else None
    except (OSError, ValueError):
        return None


def presents_itself(folder: Path, project: Project) -> bool:
    """Return whether a project asks for a house style or for templates of its own."""
    own = folder.is_dir() and (folder / "templates").is_dir()
    return bool(project.house_style or project.styles or project.templates or own)


def names_catalogue(project: Project) -> bool:
    """Return whether a project names anything by its id in the catalogue."""
    said = project.evaluation
    return (
        any(link.reference for link in project.integrations)
        or any(claimed.benefit or claimed.requirement for claimed in project.benefits)
        or bool(project.programme.progress)
        or any((project.decisions.risks, project.decisions.requirements, project.decisions.activities))
        or any(option.route or option.durations for option in project.options)
        or any((said.criteria, said.lots, said.word_limits, said.bids))
    )


def library_findings(project: Project, catalogue: "Catalogue") -> list[Finding]:
    """Return what is wrong with the names that a project takes from the catalogue."""
    from planner.evaluation.checks import evaluation_findings
    from planner.rules.benefits import benefit_findings
    from planner.rules.decided_names import decision_findings
    from planner.rules.usual import reference_findings
    from planner.schedule.progress import progress_findings
    from planner.verdicts.options import option_findings

    requirements = [entry.id for entry in catalogue.requirements]
    return [
        *reference_findings(project, catalogue.integrations),
        *benefit_findings(project, [entry.id for entry in catalogue.benefits], requirements),
        *progress_findings(project, catalogue.activities),
        *decision_findings(
            project, catalogue.risks, catalogue.requirements, [entry.id for entry in catalogue.activities]
        ),
        *option_findings(project, catalogue.routes, catalogue.activities),
        *evaluation_findings(project, [family.id for family in catalogue.families], requirements),
    ]


def _shown(lines: Mapping[str, Sequence[str]], faults: Sequence[Diagnostic]) -> dict[str, Sequence[str]]:
    """Return the lines of the project's own catalogue, and of the shipped files that a fault points into."""
    spans = [fault.where for fault in faults if fault.where]
    spans += [span for fault in faults for _, span in fault.related]
    named = {span.file for span in spans}
    return {name: held for name, held in lines.items() if name in named or not name.startswith(SHIPPED)}
