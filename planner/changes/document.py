# SPDX-License-Identifier: MIT
"""The change note as a Word document: what its template is given, and its properties."""

from collections.abc import Mapping
from typing import Any

from planner.changes.note import Note, Section, days_compared, filled
from planner.documents.environment import render
from planner.documents.html import DocumentProperties, HtmlDocument
from planner.documents.printing import printed
from planner.documents.table import Table

TITLE = "Change note"
TEMPLATE = "change-note.html.j2"
USUAL_WIDTH = 12


def html_of(note: Note, templates: Mapping[str, str]) -> HtmlDocument:
    """Return the note as semantic HTML, without a cover: its first page is the page that a board reads."""
    context = {
        "title": TITLE,
        "trust": note.trust,
        "programme": note.programme,
        "compared": days_compared(note),
        "lead": list(note.lead),
        "first": [_section(section) for section in note.first],
        "details": [_section(section) for section in note.details],
        "unchanged": note.unchanged,
    }
    properties = DocumentProperties(
        title=TITLE,
        subject=note.programme,
        company=note.trust,
        author=note.trust,
        status="Draft for review",
        keywords="PACS; RIS; exit; changes",
        date=note.day_after,
        version="",
    )
    return HtmlDocument(properties, render(templates, TEMPLATE, context), plain=True)


def _section(section: Section) -> dict[str, Any]:
    return {
        "id": section.id,
        "heading": section.heading,
        "sentences": list(section.sentences),
        "tables": [_table(table) for table in section.tables if table],
    }


def _table(table: Table) -> dict[str, Any]:
    columns = filled(table)
    return {
        "anchor": f"table-{table.id}",
        "t": printed(table, blank="–"),
        "columns": [column.key for column in columns],
        "widths": " ".join(f"{column.width or USUAL_WIDTH:g}" for column in columns),
    }
