# SPDX-License-Identifier: MIT
"""A plan → the files of its pack: pictures, Word, Excel, calendar, project file, and every table as data."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from planner.changes.document import html_of as change_note_html
from planner.changes.note import Note
from planner.documents.documents import documents_of, html_of
from planner.documents.drawn import figures
from planner.documents.figures import Figure
from planner.documents.html import HtmlDocument, Picture
from planner.documents.interchange import project_file
from planner.documents.key_dates import key_dates_calendar
from planner.documents.letters import letter_html, letters
from planner.documents.plan import ExitPlan
from planner.documents.tables import all_tables
from planner.documents.tender.response import file_stem, response_workbook
from planner.documents.workbooks import workbooks_of
from planner.model.audiences import Audience
from planner.presentation import Presentation, plain
from planner.presentation.audience import drawn_words, narrowed, sheets_for, without
from planner.presentation.audience.refusing import refuse_leaks, refuse_other_folder
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
    Of a pack for an audience that may not see everything, it is the files that are theirs.
    """
    look = look or plain()
    who = look.audience
    plan = seen_by(plan, who)
    drawn = figures(plan, _sees_costs(who))
    pictures = {name: _drawn(name, figure, progress) for name, figure in drawn.items()}
    words = Wording.of(plan, kept, who)
    files: dict[str, bytes] = {}
    for html in texts_of(plan, look, drawn):
        progress(html.properties.title)
        files[f"{html.name}.docx"] = words.written(html, {} if html.plain else pictures, look.house)
    if who.everything and (homeless := words.homeless(plan, look.templates)):
        files[f"{homeless.name}.docx"] = write_docx(homeless, words.pictures, look.house)
    files |= _workbooks(plan, progress, look, pictures)
    progress("calendar and project file")
    files["key-dates.ics"] = write_ics(key_dates_calendar(plan))
    files["programme.xml"] = write_project_xml(project_file(plan))
    return {name: content for name, content in files.items() if who.gets(name)}


def _sees_costs(who: Audience) -> bool:
    """Return whether an audience gets the document that the pictures of cost are drawn for."""
    return who.gets("options-appraisal.docx")


def seen_by(plan: ExitPlan, who: Audience) -> ExitPlan:
    """Return a plan as an audience may see it: without what is kept from them, and the trust's own duties."""
    if who.everything:
        return plan
    found = plan.requirements
    kept = tuple(one for one in found.applicable if one.entry.family not in who.families_out)
    return replace(plan, project=without(plan.project, who), requirements=replace(found, applicable=kept))


def _workbooks(
    plan: ExitPlan, progress: Progress, look: Presentation, pictures: Mapping[str, Picture]
) -> dict[str, bytes]:
    """Return the workbooks of the audience, by file name."""
    files: dict[str, bytes] = {}
    for name, workbook in workbooks_of(plan):
        made = sheets_for(workbook(plan), name, look.audience) if look.audience.gets(f"{name}.xlsx") else None
        if made is not None:
            progress(f"{name} workbook")
            files[f"{name}.xlsx"] = write_xlsx(made, pictures, look.colours)
    for lot in plan.tender.lots:
        if look.audience.gets(f"{file_stem(lot)}.xlsx"):
            progress(f"response workbook: {lot.title}")
            files[f"{file_stem(lot)}.xlsx"] = write_xlsx(response_workbook(plan, lot), colours=look.colours)
    return files


def texts_of(plan: ExitPlan, look: Presentation, drawn: Mapping[str, Figure]) -> Iterator[HtmlDocument]:
    """Yield the Word documents of the audience: those of every pack, then the letters."""
    who = look.audience
    for document in documents_of(plan):
        if who.gets(f"{document.name}.docx"):
            yield narrowed(html_of(document, plan, look.templates, drawn), document.name, who)
    for letter in letters(plan):
        if who.gets(f"{letter.name}.docx"):
            yield letter_html(letter, plan, look.templates)


def said_by_planner(
    plan: ExitPlan, look: Presentation | None = None
) -> dict[str, dict[str, tuple[str, str]]]:
    """Return what planner says in each paragraph of each document, before anybody has edited it."""
    return {html.name: said_in(html, {}) for html in texts_of(plan, look or plain(), figures(plan))}


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


def manifest(plan: ExitPlan, who: Audience | None = None) -> Mapping[str, Any]:
    """Return what pack.json says beside the hashes: every table as data, and what it was made from.

    For an audience that may not see everything, it is the tables that are theirs, and who they are.
    """
    everything = who is None or bool(who.everything)
    if who is not None:
        plan = seen_by(plan, who)
    return {
        **({} if who is None or everything else {"audience": who.id}),
        "trust": plan.trust,
        "title": plan.title,
        "as_of": plan.as_of.isoformat(),
        "tables": {
            table.id: {"title": table.title, "note": table.note, "rows": table.records}
            for table in all_tables(plan)
            if who is None or who.reads(table.id)
        },
    }


def write_plan(
    plan: ExitPlan,
    out: Path,
    progress: Progress = lambda step: None,
    look: Presentation | None = None,
    kept: Mapping[str, bytes] = NO_FILES,
) -> WrittenPack:
    """Write the whole pack of a plan into a folder, all of it or nothing; the rest as `write_documents`.

    Raises NotForThemError, with nothing written, if the folder is another audience's, or if a fact that is
    kept from the audience stands in any file.
    """
    who = (look or plain()).audience
    refuse_other_folder(out, who)
    files = write_documents(plan, progress, look, kept)
    told = manifest(plan, who)
    if not who.everything:
        progress("looking for what is kept back")
        refuse_leaks(plan.project, who, files, told, drawn_words(figures(plan, _sees_costs(who)).values()))
    progress("writing the pack")
    return write_pack(out, files, told)


def write_change_note(note: Note, look: Presentation | None = None) -> bytes:
    """Return a change note as a Word document; `look` is planner's own if none is given."""
    look = look or plain()
    return write_docx(change_note_html(note, look.templates), {}, look.house)
