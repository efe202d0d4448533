# SPDX-License-Identifier: MIT
"""The whole program on one page: read, work out, say, write."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from planner.diagnostics import Diagnostic
from planner.documents.catalogue import Catalogue
from planner.documents.plan import ExitPlan, Where, ground_of
from planner.graph import Dependencies, dependencies
from planner.load import Loaded
from planner.load.catalogue import LoadedCatalogue, load_catalogue
from planner.load.estate import load_estate, own_catalogue_of
from planner.migration import MigrationEstimate, estimate, figures_of, volumes
from planner.model import Project
from planner.model.names import with_ids
from planner.rules.decided import decided_requirements, decided_risks, renamed_entries, with_actuals
from planner.rules.derive import derive_requirements, derive_risks
from planner.rules.derive_benefits import derive_benefits
from planner.rules.facts import Computed, Facts, facts_of
from planner.rules.findings import Requirements, Risks, merged_questions
from planner.rules.interfaces import interface_requirements
from planner.rules.usual import with_usual_facts
from planner.schedule.timeline import Schedule
from planner.shipped import shipped
from planner.verdicts.options import with_choices
from planner.verdicts.programmes import programme_of
from planner.verdicts.verdicts import followed

if TYPE_CHECKING:
    from planner.presentation import Presentation
    from planner.render.pack import WrittenPack


def read_project(folder: Path, as_of: date | None = None) -> Loaded[Project]:
    """Return the project in a folder or file, checked, with everything that is wrong with it.

    `as_of` stands in place of the day that the project says.
    """
    return load_estate(folder, shipped("requirements-catalogue"), as_of).loaded


def read_catalogue(folder: Path | None = None) -> LoadedCatalogue:
    """Return the catalogue that planner ships, with what a project in `folder` lays over it."""
    own = own_catalogue_of(folder) if folder else None
    return load_catalogue(shipped("requirements-catalogue"), own)


def make_plan(project: Project, catalogue: Catalogue, where: Where) -> ExitPlan:
    """Work out, from what the trust wrote, all that it needs to leave its contracts.

    Where an interface names a reference, what it leaves blank is taken as usual, and marked as assumed.
    """
    project = with_actuals(project)
    course = followed(project, catalogue.routes)
    project = with_choices(with_usual_facts(with_ids(project), catalogue.integrations), course)
    graph = dependencies(project, catalogue.paths)
    figures = figures_of(catalogue.migration.rates)
    facts = facts_of(project, computed=computed_by(graph), figures=figures)
    migration = estimate(facts, volumes(project, catalogue.migration.sizes), catalogue.migration)
    taken_out = catalogue.taken_out
    requirements = _requirements(catalogue, facts)
    interfaces = interface_requirements(catalogue.interfaces, catalogue.integrations, facts)
    programme = programme_of(course, ground_of(facts, catalogue, migration))
    dated = facts_of(project, computed=computed_by(graph, programme.schedule, migration), figures=figures)
    risks = _risks(catalogue, dated)
    benefits = derive_benefits(catalogue.benefits, dated, taken_out)
    questions = merged_questions(
        requirements.undecided,
        risks.undecided,
        interfaces.undecided,
        benefits.undecided,
        benefits.without_baseline,
    )
    return ExitPlan(
        project=project,
        catalogue=catalogue,
        dependencies=graph,
        facts=dated,
        requirements=requirements,
        interfaces=interfaces,
        migration=migration,
        programme=programme,
        risks=risks,
        benefits=benefits,
        questions=questions,
        where=where,
    )


def _requirements(catalogue: Catalogue, facts: Facts) -> Requirements:
    """Return what applies, with what the trust decided laid over it."""
    found = derive_requirements(catalogue.requirements, facts, taken_out=catalogue.taken_out)
    return decided_requirements(found, facts.project.decisions, renamed_entries(catalogue.requirements))


def _risks(catalogue: Catalogue, facts: Facts) -> Risks:
    """Return what arises, with what the trust decided laid over it."""
    found = derive_risks(catalogue.risks, facts, taken_out=catalogue.taken_out)
    project = facts.project
    return decided_risks(found, project.decisions, project.as_of, renamed_entries(catalogue.risks))


def computed_by(
    graph: Dependencies, schedule: Schedule | None = None, migration: MigrationEstimate | None = None
) -> Computed:
    """Return what the graph tells the rules, and the schedule and the migration estimate where they exist."""
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
        migration_days=migration.elapsed.p80 if migration and migration.strata else None,
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
    return Checked(read_project(folder), read_catalogue(folder))


def build(
    plan: ExitPlan,
    out: Path,
    progress: Callable[[str], None] = lambda step: None,
    look: "Presentation | None" = None,
    project: Path | None = None,
) -> "WrittenPack":
    """Write the whole pack of a plan into a folder, all of it or nothing; `progress` is told each step.

    `look` is what the documents are set in, planner's own if none is given. `project` is where the plan's
    project lies, and with it the pictures that people put into its documents.
    Only here are the renderers imported: a plan that is only asked about does without them.
    """
    from planner.packing import write_plan

    return write_plan(plan, out, progress, look, kept_pictures(plan, project))


def kept_pictures(plan: ExitPlan, project: Path | None) -> dict[str, bytes]:
    """Return the pictures that the edits of a project name, as far as they are there."""
    if project is None or not plan.project.wording:
        return {}
    from planner.load.office import read_office_file

    folder = project if project.is_dir() else project.parent
    texts = " ".join(edit.text or "" for edit in plan.project.wording)
    names = sorted(set(re.findall(r"edits/[0-9a-f]{16}\.(?:png|jpg)", texts)))
    found = {name: read_office_file(folder / name, name) for name in names}
    return {name: raw for name, raw in found.items() if isinstance(raw, bytes)}
