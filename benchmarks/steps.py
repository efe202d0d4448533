# SPDX-License-Identifier: MIT
"""The steps of one build, timed one after another in a process of their own; prints seconds as JSON.

`python benchmarks/steps.py FOLDER` is what `run.py` starts for each size of estate.
"""

import json
import sys
import time
import zlib
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar
from zipfile import ZipFile

import networkx  # noqa: F401 - imported by the graph when it is first built: start-up, and no part of a step

from planner.documents.documents import DOCUMENTS, html_of
from planner.documents.drawn import figures
from planner.documents.figures import Figure
from planner.documents.html import Picture
from planner.documents.plan import ExitPlan
from planner.documents.workbooks import WORKBOOKS
from planner.graph import Dependencies, dependencies
from planner.migration.estimate import estimate
from planner.migration.usual import figures_of
from planner.migration.volumes import volumes
from planner.packing import fitted, manifest
from planner.pipeline import computed_by, make_plan, read_catalogue, read_project
from planner.presentation.templates import shipped_templates
from planner.render.excel import write_xlsx
from planner.render.pack import write_pack
from planner.render.pictures import draw
from planner.render.word import write_docx
from planner.rules.derive import derive_requirements, derive_risks
from planner.rules.derive_benefits import derive_benefits
from planner.rules.facts import facts_of
from planner.rules.interfaces import interface_requirements
from planner.schedule.setting import exit_schedule
from planner.shipped import shipped

T = TypeVar("T")
GRAPH = ("at_sites", "lapse", "single_points", "blast_radii", "cutover")
"""What the graph answers, each worked out when it is first asked."""


class Clock:
    """Seconds by step, in the order of the steps."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def __call__(self, step: str, work: Callable[[], T]) -> T:
        """Return what the work returns, its time noted."""
        began = time.perf_counter()
        done = work()
        self.seconds[step] = self.seconds.get(step, 0.0) + time.perf_counter() - began
        return done


def steps(folder: Path) -> dict[str, float]:
    """Return the seconds that each step of a build takes."""
    clock = Clock()
    catalogue = clock("catalogue", read_catalogue).catalogue
    loaded = clock("read and check", lambda: read_project(folder))
    if catalogue is None or loaded.project is None:
        raise SystemExit(f"{folder} is not sound: {loaded.diagnostics[:3]}")
    project = loaded.project
    graph: Dependencies = clock("graph: build", lambda: dependencies(project, catalogue.paths))
    for name in GRAPH:
        clock(f"graph: {name.replace('_', ' ')}", partial(getattr, graph, name))
    figures = figures_of(catalogue.migration.rates)
    facts = clock("facts", lambda: facts_of(project, computed=computed_by(graph), figures=figures))
    clock("rules: requirements", lambda: derive_requirements(catalogue.requirements, facts))
    migration = clock(
        "migration",
        lambda: estimate(facts, volumes(project, catalogue.migration.sizes), catalogue.migration),
    )
    schedule, _ = clock(
        "schedule", lambda: exit_schedule(catalogue.activities, facts, catalogue.calendar, migration)
    )
    dated = facts_of(project, computed=computed_by(graph, schedule, migration), figures=figures)
    clock("rules: risks", lambda: derive_risks(catalogue.risks, dated))
    clock("rules: benefits", lambda: derive_benefits(catalogue.benefits, dated, catalogue.taken_out))
    clock(
        "rules: interfaces",
        lambda: interface_requirements(catalogue.interfaces, catalogue.integrations, facts),
    )
    _print(clock, make_plan(project, catalogue, loaded.positions.where))
    return clock.seconds


def _print(clock: Clock, plan: ExitPlan) -> None:
    """Time what is printed. What the graph answers is asked before, so that no document pays for it."""
    for name in GRAPH:
        getattr(plan.dependencies, name)
    clock("uncertainty", lambda: plan.uncertainty)
    drawn = clock("figures as values", lambda: figures(plan))
    pictures = {name: clock(f"picture: {name}", partial(_drawn, figure)) for name, figure in drawn.items()}
    templates, house = shipped_templates(), shipped("templates") / "word" / "house-style.docx"
    files: dict[str, bytes] = {}
    for document in DOCUMENTS:
        html = clock(f"html: {document.name}", partial(html_of, document, plan, templates, drawn))
        word = clock(f"word: {document.name}", partial(write_docx, html, pictures, house))
        files[f"{document.name}.docx"] = word
    for name, workbook in WORKBOOKS:
        book = clock(f"tables: {name}", partial(workbook, plan))
        files[f"{name}.xlsx"] = clock(f"excel: {name}", partial(write_xlsx, book, pictures))
    said = clock("pack.json tables", lambda: manifest(plan))
    with TemporaryDirectory() as out:
        clock("writing the pack", lambda: write_pack(Path(out) / "pack", files, said))


def _drawn(figure: Figure) -> Picture:
    return fitted(draw(figure), figure.landscape)


def wide(folder: Path, rows: int = 2_000) -> dict[str, float]:
    """Return the seconds of a specification and a workbook with so many requirements."""
    clock, catalogue, loaded = Clock(), read_catalogue().catalogue, read_project(folder)
    if catalogue is None or loaded.project is None:
        raise SystemExit(f"{folder} is not sound")
    plan = make_plan(loaded.project, catalogue, loaded.positions.where)
    held = plan.requirements.applicable
    many = tuple(
        replace(one, entry=one.entry.model_copy(update={"id": f"{one.entry.id}-{n // len(held)}"}))
        for n, one in ((n, held[n % len(held)]) for n in range(rows))
    )
    plan = replace(plan, requirements=replace(plan.requirements, applicable=many))
    document, (_, workbook) = DOCUMENTS[0], WORKBOOKS[0]
    drawn = figures(plan)
    pictures = {name: _drawn(figure) for name, figure in drawn.items()}
    html = clock("html", lambda: html_of(document, plan, shipped_templates(), drawn))
    house = shipped("templates") / "word" / "house-style.docx"
    word = clock("word", lambda: write_docx(html, pictures, house))
    book = clock("tables", lambda: workbook(plan))
    excel = clock("excel", lambda: write_xlsx(book, pictures))
    clock("deflating the same Word", lambda: _deflated(word))
    clock("deflating the same Excel", lambda: _deflated(excel))
    return clock.seconds


def _deflated(package: bytes) -> int:
    """Return the bytes of all parts of a file, deflated again: what any writer of it must do at least."""
    with ZipFile(BytesIO(package)) as held:
        return sum(len(zlib.compress(held.read(part))) for part in held.namelist())


def main(arguments: list[str]) -> dict[str, Any]:
    """Return the seconds by step of an estate, or with --wide of 2,000 requirements."""
    folder = Path(arguments[-1])
    return wide(folder) if "--wide" in arguments else steps(folder)


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1:])))
