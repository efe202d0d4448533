# SPDX-License-Identifier: MIT
"""A consortium → its files. Only here are the renderers brought in."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from planner.consortium.result import Together
from planner.documents.consortium.documents import TITLE, consortium_document, tables_of
from planner.documents.consortium.returning import USE, WAVES, data_return_workbook, drawn, use_drawn
from planner.documents.consortium.workbook import consortium_workbook
from planner.presentation import plain
from planner.render.excel import write_xlsx
from planner.render.pack import WrittenPack, write_pack
from planner.render.pictures import draw
from planner.render.word import write_docx


def files_of(held: Together) -> dict[str, bytes]:
    """Return the document and the workbook of a consortium, by file name, in planner's own presentation."""
    look = plain()
    served = any(one.plan.waves for one in held.returning)
    pictures = {WAVES: draw(drawn(held)), USE: draw(use_drawn(held))} if served else {}
    made = {
        "consortium.docx": write_docx(consortium_document(held, look.templates), pictures, look.house),
        "consortium.xlsx": write_xlsx(consortium_workbook(held), colours=look.colours),
    }
    if held.returning:
        made["data-return.xlsx"] = write_xlsx(data_return_workbook(held), colours=look.colours)
    return made


def manifest_of(held: Together) -> Mapping[str, Any]:
    """Return what pack.json says beside the hashes: every table as data."""
    return {
        "title": f"{TITLE}: {held.title}",
        "as_of": held.as_of.isoformat(),
        "members": list(held.names),
        "failed": list(held.failed),
        "tables": {
            table.id: {"title": table.title, "note": table.note, "rows": table.records}
            for table in tables_of(held)
        },
    }


def write_consortium(held: Together, out: Path) -> WrittenPack:
    """Write the files of a consortium into a folder, all of them or none."""
    return write_pack(out, files_of(held), manifest_of(held))
