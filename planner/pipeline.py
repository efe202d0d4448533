# SPDX-License-Identifier: MIT
"""The whole program on one page: read, work out, say, write."""

from dataclasses import dataclass
from pathlib import Path

from planner.diagnostics import Diagnostic
from planner.documents.catalogue import Catalogue
from planner.documents.plan import ExitPlan, Where
from planner.graph import Dependencies, dependencies
from planner.load import Loaded, load_project
from planner.load.catalogue import LoadedCatalogue, load_catalogue
from planner.model import Project
from planner.model.checks import CHECKS
from planner.rules.derive import derive_requirements, derive_risks
from planner.rules.facts import Computed, facts_of
from planner.rules.findings import merged_questions
from planner.schedule.setting import exit_schedule
from planner.schedule.timeline import Schedule
from planner.shipped import shipped


def read_project(folder: Path) -> Loaded[Project]:
    """Return the project in a folder or file, checked, with everything that is wrong with it."""
    return load_project(folder, Project, CHECKS)


def read_catalogue() -> LoadedCatalogue:
    """Return the catalogue that planner ships."""
    return load_catalogue(shipped("requirements-catalogue"))


def make_plan(project: Project, catalogue: Catalogue, where: Where) -> ExitPlan:
    """Work out, from what the trust wrote, all that it needs to leave its contracts."""
    graph = dependencies(project, catalogue.paths)
    facts = facts_of(project, computed=computed_by(graph))
    requirements = derive_requirements(catalogue.requirements, facts)
    schedule = exit_schedule(catalogue.activities, facts, catalogue.calendar)
    dated = facts_of(project, computed=computed_by(graph, schedule))
    risks = derive_risks(catalogue.risks, dated)
    questions = merged_questions(requirements.undecided, risks.undecided)
    return ExitPlan(project, catalogue, graph, dated, requirements, schedule, risks, questions, where)


def computed_by(graph: Dependencies, schedule: Schedule | None = None) -> Computed:
    """Return what the graph, and the schedule where there is one, tell the rules."""
    points = {point.id: point.paths for point in graph.single_points if point.noun == "systems"}
    needs: dict[str, set[str]] = {}
    for radius in graph.blast_radii:
        for dependant in radius.hard:
            needs.setdefault(dependant, set()).add(radius.id)
    activities = schedule.activities if schedule else ()
    return Computed(
        single_points=points,
        depends_on={id_: tuple(sorted(found)) for id_, found in needs.items()},
        cutover_groups=tuple(step.systems for step in graph.cutover if step.big_bang),
        starts={one.id: one.early_start for one in activities} if schedule else None,
        finishes={one.id: one.early_finish for one in activities} if schedule else None,
        total_float={one.id: one.total_float for one in activities} if schedule else None,
    )


@dataclass(frozen=True)
class Checked:
    """What a check found: the project if it is sound, and every diagnostic with the lines to show."""

    loaded: Loaded[Project]
    catalogue: LoadedCatalogue

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Return the faults of the project, then those of the catalogue."""
        return (*self.loaded.diagnostics, *self.catalogue.diagnostics)


def check(folder: Path) -> Checked:
    """Read a project and the catalogue, and report all that is wrong with either."""
    return Checked(read_project(folder), read_catalogue())
