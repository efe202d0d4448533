# SPDX-License-Identifier: MIT
"""Tables as templates take them: every cell in print, with the class of its cell and of its badge."""

from datetime import date
from typing import Any

from planner.documents.table import Table
from planner.documents.workbook import Column, Formula, Link, Value
from planner.english import short_date

CELL_CLASSES = {
    "number": "num",
    "money": "num",
    "percent": "num",
    "score": "centre",
    "date": "date",
    "id": "id",
}

BADGES: dict[tuple[str, str], str] = {
    ("state", "Stops"): "band-extreme",
    ("state", "May stop"): "band-high",
    ("state", "Weakened"): "band-moderate",
    ("only", "Yes"): "band-extreme",
    ("only", "Not known"): "unknown",
    ("met", "No"): "band-extreme",
    ("met", "Yes"): "band-low",
    ("critical", "Yes"): "critical",
    ("future", "Not decided"): "unknown",
    ("band", "Low"): "band-low",
    ("band", "Moderate"): "band-moderate",
    ("band", "High"): "band-high",
    ("band", "Extreme"): "band-extreme",
    ("basis", "Assumed"): "assumed",
    ("evidence", "Assumed"): "assumed",
    ("colour", "Red"): "band-extreme",
    ("colour", "Amber"): "band-moderate",
    ("colour", "Green"): "band-low",
    ("colour", "Done"): "band-low",
    ("today", "Agreed"): "band-low",
    ("today", "Done"): "band-low",
    ("today", "Partly"): "band-moderate",
    ("today", "Late"): "band-high",
    ("today", "Missing"): "band-extreme",
    ("today", "To ask"): "unknown",
    ("today", "Planned"): "info",
    ("today", "To do"): "info",
}
"""What is set off as a badge, by column and printed word. The word says what the colour says."""


def printed(table: Table, blank: str = "Not known") -> dict[str, Any]:
    """Return a table as plain data for a template; an empty cell prints `blank`."""
    return {
        "id": table.id,
        "title": table.title,
        "note": table.note,
        "heads": {column.key: {"text": column.heading, "class": _class(column)} for column in table.columns},
        "rows": [
            {
                column.key: _cell(column, value, blank)
                for column, value in zip(table.columns, row, strict=True)
            }
            for row in table.rows
        ],
    }


def _class(column: Column) -> str:
    return CELL_CLASSES.get(column.kind, "")


def _cell(column: Column, value: Value, blank: str) -> dict[str, str]:
    text = in_cell(column, value)
    if not text:
        return {
            "text": blank,
            "class": _class(column),
            "badge": "unknown" if blank == "Not known" else "muted",
        }
    unknown = text.lower() == "not known"
    badge = BADGES.get((column.key, text), "unknown" if unknown else "")
    return {"text": text, "class": _class(column), "badge": badge}


def in_cell(column: Column, value: Value) -> str:
    """Return a value as it prints in a cell: short dates, numbers with commas, nothing for a blank."""
    if isinstance(value, Formula):
        return in_cell(column, value.value)
    if isinstance(value, Link):
        return value.text
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, date):
        return short_date(value)
    if isinstance(value, (int, float)):
        return f"{value:,.{column.places}f}"
    return value or ""
