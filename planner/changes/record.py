# SPDX-License-Identifier: MIT
"""A change note as plain data, for JSON: the same sentences and tables as in print."""

from typing import Any

from planner.changes.note import Note, Section


def record(note: Note) -> dict[str, Any]:
    """Return the note as plain values; days as ISO dates, tables by their ids."""
    return {
        "trust": note.trust,
        "programme": note.programme,
        "before": {"label": note.before, "as_of": note.day_before.isoformat()},
        "after": {"label": note.after, "as_of": note.day_after.isoformat()},
        "summary": list(note.lead),
        "unchanged": note.unchanged,
        "first_page": [_section(section) for section in note.first],
        "details": [_section(section) for section in note.details],
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "id": section.id,
        "heading": section.heading,
        "sentences": list(section.sentences),
        "tables": {
            table.id: {"title": table.title, "note": table.note, "rows": table.records}
            for table in section.tables
            if table
        },
    }
