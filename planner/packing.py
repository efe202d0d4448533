# SPDX-License-Identifier: MIT
"""A plan → the files of its pack: pictures, Word, Excel, calendar, project file, and every table as data."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from planner.documents.documents import DOCUMENTS, html_of
from planner.documents.drawn import figures
from planner.documents.figures import Figure
from planner.documents.html import Picture
from planner.documents.interchange import project_file
from planner.documents.key_dates import key_dates_calendar
from planner.documents.letters import letter_html, letters
from planner.documents.plan import ExitPlan
from planner.documents.tables import all_tables
from planner.documents.tender.response import file_stem, response_workbook
from planner.documents.workbooks import WORKBOOKS
from planner.presentation import Presentation, plain
from planner.presentation.templates import shipped_templates
from planner.render.calendar import write_ics
from planner.render.excel import write_xlsx
from planner.render.pack import WrittenPack, write_pack
from planner.render.pictures import draw
from planner.render.project_xml import write_project_xml
from planner.render.word import write_docx

Progress = Callable[[str], None]
"""Told what is being done, in the words of the field, before each step of a build."""


def write_documents(
    plan: ExitPlan, progress: Progress = lambda step: None, look: Presentation | None = None
) -> dict[str, bytes]:
    """Return every file of the pack but its manifest, by name; `look` is planner's own if none is given."""
    look = look or plain()
    drawn = figures(plan)
    pictures = {name: _drawn(name, figure, progress) for name, figure in drawn.items()}
    templates, house_style = look.templates, look.house
    files: dict[str, bytes] = {}
    for document in DOCUMENTS:
        progress(document.title)
        html = html_of(document, plan, templates, drawn)
        files[f"{document.name}.docx"] = write_docx(html, pictures, house_style)
    for letter in letters(plan):
        progress(letter.title)
        files[f"{letter.name}.docx"] = write_docx(letter_html(letter, plan, templates), {}, house_style)
    colours = look.colours
    for name, workbook in WORKBOOKS:
        progress(f"{name} workbook")
        files[f"{name}.xlsx"] = write_xlsx(workbook(plan), pictures, colours)
    for lot in plan.tender.lots:
        progress(f"response workbook: {lot.title}")
        files[f"{file_stem(lot)}.xlsx"] = write_xlsx(response_workbook(plan, lot), colours=colours)
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
    """Return the document templates that planner ships, by file name."""
    return shipped_templates()


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


def write_plan(
    plan: ExitPlan,
    out: Path,
    progress: Progress = lambda step: None,
    look: Presentation | None = None,
) -> WrittenPack:
    """Write the whole pack of a plan into a folder, all of it or nothing."""
    files = write_documents(plan, progress, look)
    progress("writing the pack")
    return write_pack(out, files, manifest(plan))
