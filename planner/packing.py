# SPDX-License-Identifier: MIT
"""A plan → the files of its pack: pictures, Word, Excel, calendar, project file, and every table as data."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from planner.documents.documents import DOCUMENTS, html_of
from planner.documents.drawn import figures
from planner.documents.figures import Figure
from planner.documents.html import HtmlDocument, Picture
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
from planner.render.word import said_in, write_docx
from planner.wording import Wording

NO_FILES: Mapping[str, bytes] = {}
Progress = Callable[[str], None]
"""Told what is being done, in the words of the field, before each step of a build."""


def write_documents(
    plan: ExitPlan,
    progress: Progress = lambda step: None,
    look: Presentation | None = None,
    kept: Mapping[str, bytes] = NO_FILES,
) -> dict[str, bytes]:
    """Return every file of the pack but its manifest, by name; `look` is planner's own if none is given.

    `kept` are the pictures that people put into the documents, by the name that the project's edits give.
    """
    look = look or plain()
    drawn = figures(plan)
    pictures = {name: _drawn(name, figure, progress) for name, figure in drawn.items()}
    words = Wording.of(plan, kept)
    files: dict[str, bytes] = {}
    for html in documents_of(plan, look.templates, drawn):
        progress(html.properties.title)
        files[f"{html.name}.docx"] = words.written(html, {} if html.plain else pictures, look.house)
    if homeless := words.homeless(plan, look.templates):
        files[f"{homeless.name}.docx"] = write_docx(homeless, words.pictures, look.house)
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


def documents_of(
    plan: ExitPlan, templates: Mapping[str, str], drawn: Mapping[str, Figure]
) -> Iterator[HtmlDocument]:
    """Yield the Word documents of a pack: the four of every pack, then the letters."""
    for document in DOCUMENTS:
        yield html_of(document, plan, templates, drawn)
    for letter in letters(plan):
        yield letter_html(letter, plan, templates)


def said_by_planner(
    plan: ExitPlan, look: Presentation | None = None
) -> dict[str, dict[str, tuple[str, str]]]:
    """Return what planner says in each paragraph of each document, before anybody has edited it."""
    documents = documents_of(plan, (look or plain()).templates, figures(plan))
    return {html.name: said_in(html, {}) for html in documents}


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
    kept: Mapping[str, bytes] = NO_FILES,
) -> WrittenPack:
    """Write the whole pack of a plan into a folder, all of it or nothing; the rest as `write_documents`."""
    files = write_documents(plan, progress, look, kept)
    progress("writing the pack")
    return write_pack(out, files, manifest(plan))
