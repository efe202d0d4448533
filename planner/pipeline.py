# SPDX-License-Identifier: MIT
"""The whole program on one page: read, work out, say, write."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from planner.diagnostics import Diagnostic
from planner.documents.catalogue import Catalogue
from planner.documents.documents import DOCUMENTS, html_of
from planner.documents.drawn import figures
from planner.documents.figures import Figure
from planner.documents.html import Picture
from planner.documents.interchange import project_file
from planner.documents.key_dates import key_dates_calendar
from planner.documents.letters import letter_html, letters
from planner.documents.plan import ExitPlan, Where
from planner.documents.tables import all_tables
from planner.documents.workbooks import WORKBOOKS
from planner.graph import Dependencies, dependencies
from planner.load import Loaded
from planner.load.catalogue import LoadedCatalogue, load_catalogue
from planner.load.estate import load_estate, own_catalogue_of
from planner.migration import MigrationEstimate, estimate, volumes
from planner.model import Project
from planner.render.calendar import write_ics
from planner.render.excel import write_xlsx
from planner.render.pack import WrittenPack, write_pack
from planner.render.pictures import draw
from planner.render.project_xml import write_project_xml
from planner.render.word import write_docx
from planner.rules.derive import derive_requirements, derive_risks
from planner.rules.derive_benefits import derive_benefits
from planner.rules.facts import Computed, facts_of
from planner.rules.findings import merged_questions
from planner.rules.interfaces import interface_requirements
from planner.rules.usual import with_usual_facts
from planner.schedule.setting import exit_schedule
from planner.schedule.timeline import Schedule
from planner.shipped import shipped


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
    project = with_usual_facts(project, catalogue.integrations)
    graph = dependencies(project, catalogue.paths)
    facts = facts_of(project, computed=computed_by(graph))
    migration = estimate(facts, volumes(project, catalogue.migration.sizes), catalogue.migration)
    taken_out = catalogue.taken_out
    requirements = derive_requirements(catalogue.requirements, facts, taken_out=taken_out)
    interfaces = interface_requirements(catalogue.interfaces, catalogue.integrations, facts)
    schedule, done = exit_schedule(catalogue.activities, facts, catalogue.calendar, migration)
    dated = facts_of(project, computed=computed_by(graph, schedule, migration))
    risks = derive_risks(catalogue.risks, dated, taken_out=taken_out)
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
        schedule=schedule,
        done=done,
        risks=risks,
        benefits=benefits,
        questions=questions,
        where=where,
    )


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


Progress = Callable[[str], None]
"""Told what is being done, in the words of the field, before each step of a build."""


def write_documents(plan: ExitPlan, progress: Progress = lambda step: None) -> dict[str, bytes]:
    """Return every file of the pack but its manifest, by name."""
    drawn = figures(plan)
    pictures = {name: _drawn(name, figure, progress) for name, figure in drawn.items()}
    templates, house_style = read_templates(), shipped("templates") / "word" / "house-style.docx"
    files: dict[str, bytes] = {}
    for document in DOCUMENTS:
        progress(document.title)
        html = html_of(document, plan, templates, drawn)
        files[f"{document.name}.docx"] = write_docx(html, pictures, house_style)
    for letter in letters(plan):
        progress(letter.title)
        files[f"{letter.name}.docx"] = write_docx(letter_html(letter, plan, templates), {}, house_style)
    for name, workbook in WORKBOOKS:
        progress(f"{name} workbook")
        files[f"{name}.xlsx"] = write_xlsx(workbook(plan), pictures)
    progress("calendar and project file")
    files["key-dates.ics"] = write_ics(key_dates_calendar(plan))
    files["programme.xml"] = write_project_xml(project_file(plan))
    return files


def _drawn(name: str, figure: Figure, progress: Progress) -> Picture:
    progress(f"picture: {name}")
    return fitted(draw(figure), figure.landscape)


PORTRAIT_MM, LANDSCAPE_MM = 196.0, 108.0
"""The height that is left on a page beneath a heading, a sentence and a caption."""


def fitted(picture: Picture, landscape: bool) -> Picture:
    """Return the picture, made smaller where it would not fit beneath its heading."""
    room = LANDSCAPE_MM if landscape else PORTRAIT_MM
    scale = min(1.0, room / picture.height_mm)
    return replace(picture, width_mm=picture.width_mm * scale, height_mm=picture.height_mm * scale)


def read_templates() -> dict[str, str]:
    """Return the document templates, by file name."""
    folder = shipped("templates") / "documents"
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.j2"))}


def manifest(plan: ExitPlan) -> Mapping[str, Any]:
    """Return what pack.json says beside the hashes: every table as data, and what it was made from."""
    return {
        "trust": plan.trust,
        "title": plan.title,
        "as_of": plan.as_of.isoformat(),
        "tables": {
            table.id: {"title": table.title, "note": table.note, "rows": table.records}
            for table in all_tables(plan)
        },
    }


def build(plan: ExitPlan, out: Path, progress: Progress = lambda step: None) -> WrittenPack:
    """Write the whole pack of a plan into a folder, all of it or nothing."""
    files = write_documents(plan, progress)
    progress("writing the pack")
    return write_pack(out, files, manifest(plan))
