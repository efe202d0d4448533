# SPDX-License-Identifier: MIT
"""The roll-up → its files. Only here does the parent of the workers bring in the renderers."""

from collections.abc import Mapping
from typing import Any

from planner.documents.portfolio import tables
from planner.documents.portfolio.documents import TITLE, portfolio_document, portfolio_workbook
from planner.documents.portfolio.rollup import Rollup
from planner.presentation import plain
from planner.render.excel import write_xlsx
from planner.render.word import write_docx


def files_of(rollup: Rollup) -> dict[str, bytes]:
    """Return the workbook and the document, by file name, in planner's own presentation."""
    look = plain()
    return {
        "portfolio.docx": write_docx(portfolio_document(rollup, look.templates), {}, look.house),
        "portfolio.xlsx": write_xlsx(portfolio_workbook(rollup), colours=look.colours),
    }


def manifest_of(rollup: Rollup) -> Mapping[str, Any]:
    """Return what pack.json says beside the hashes: every table as data."""
    made = (make(rollup) for _, make in tables.TABLES)
    return {
        "title": f"{TITLE}: {rollup.title}",
        "as_of": rollup.as_of.isoformat(),
        "members": sorted(rollup.members),
        "failed": [one.member for one in rollup.failed],
        "tables": {
            table.id: {"title": table.title, "note": table.note, "rows": table.records} for table in made
        },
    }
