# SPDX-License-Identifier: MIT
"""Packs as people read them: a Word file as lines of text, a workbook as one CSV for each sheet.

The Word reader is our own, over `document.xml`, so that it owes nothing to the code that wrote the file.
"""

import csv
import io
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from lxml import etree
from openpyxl import load_workbook

from planner.documents.marks import ID_HEADING, TABLE
from planner.documents.plan import ExitPlan
from planner.packing import manifest, write_documents
from planner.pipeline import make_plan, read_catalogue, read_project
from planner.shipped import shipped

EXAMPLES = tuple(
    sorted(
        folder.name
        for folder in shipped("examples").iterdir()
        if (folder / "README.md").is_file() and not (folder / "consortium.yaml").is_file()
    )
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
HEADINGS = {"Heading1": "# ", "Heading2": "## ", "Heading3": "### ", "AppendixHeading": "# Appendix: "}
LISTS = ("ListBullet", "ListNumber")


@cache
def plan_of(example: str) -> ExitPlan:
    """Return the plan of an example, worked out once for all tests."""
    return planned(shipped("examples") / example)


def planned(folder: Path, as_of: date | None = None) -> ExitPlan:
    """Return the plan of a project in a folder, which must be sound."""
    loaded, catalogue = read_project(folder, as_of), read_catalogue().catalogue
    assert loaded.project is not None, loaded.diagnostics
    assert catalogue is not None
    return make_plan(loaded.project, catalogue, loaded.positions.where)


@cache
def documents_of(example: str) -> dict[str, bytes]:
    """Return every file of an example's pack but pack.json."""
    return write_documents(plan_of(example))


@cache
def manifest_of(example: str) -> dict[str, object]:
    """Return what pack.json says of an example, but for the hashes."""
    return dict(manifest(plan_of(example)))


def docx_lines(docx: bytes) -> list[str]:
    """Return a Word file as lines: headings with #, table rows with |, pictures by what is told of them."""
    with ZipFile(io.BytesIO(docx)) as package:
        body = etree.fromstring(package.read("word/document.xml")).find(f"{W}body")
    assert body is not None
    lines: list[str] = []
    for block in body:
        if block.tag == f"{W}p":
            lines += _paragraph(block)
        elif block.tag == f"{W}tbl":
            lines += [*_rows(block), ""]
    return lines


def _rows(table: etree._Element) -> list[str]:
    rows = ([_in_cell(cell) for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr"))
    return [f"| {' | '.join(row)}" for row in rows]


def _in_cell(cell: etree._Element) -> str:
    return " / ".join(filter(None, map(text_of, cell.iter(f"{W}p"))))


def _paragraph(block: etree._Element) -> list[str]:
    named = block.find(f"{W}pPr/{W}pStyle")
    style = "" if named is None else str(named.get(f"{W}val"))
    told = [f"[picture: {drawn.get('descr')}]" for drawn in block.iter(f"{WP}docPr")]
    text = text_of(block)
    if text and style in HEADINGS:
        return ["", f"{HEADINGS[style]}{text}", ""]
    return told + ([("- " if style in LISTS else "") + text] if text else [])


def text_of(element: etree._Element) -> str:
    """Return the text that a reader sees in an element."""
    parts = {f"{W}tab": "\t", f"{W}br": "\n"}
    return "".join(
        str(node.text or "") if node.tag == f"{W}t" else parts.get(str(node.tag), "")
        for node in element.iter()
        if node.getparent() is None or node.getparent().tag != f"{W}tabs"  # type: ignore[union-attr]
    ).strip()


def sheets(xlsx: bytes) -> dict[str, list[list[str]]]:
    """Return each sheet as rows of text; a formula shows the result that was stored with it.

    The hidden marks by which planner reads an edited copy again are left out.
    """
    book = load_workbook(io.BytesIO(xlsx), data_only=True)
    return {
        sheet.title: _without_marks([[_cell(value) for value in row] for row in sheet.values])
        for sheet in book.worksheets
        if sheet.sheet_state != "veryHidden"
    }


def _without_marks(rows: list[list[str]]) -> list[list[str]]:
    marks = [row for row in rows if any(cell.startswith(TABLE) for cell in row)]
    if not marks:
        return rows
    column = next(index for index, cell in enumerate(marks[0]) if cell.startswith(TABLE))
    return [row[:column] + row[column + 1 :] for row in rows if row not in marks]


def excel_tables(xlsx: bytes) -> dict[str, list[list[str]]]:
    """Return the rows beneath the headings of each Excel table, by the title of its sheet."""
    book = load_workbook(io.BytesIO(xlsx), data_only=True)
    return {
        str(sheet["A1"].value): [
            [_cell(cell.value) for cell in row] for row in _table_rows(sheet, str(table.ref))
        ]
        for sheet in book.worksheets
        for table in sheet.tables.values()
    }


def _table_rows(sheet: Any, area: str) -> list[tuple[Any, ...]]:
    """Return the rows of a table without its column of hidden ids."""
    head, *rows = sheet[area]
    return [row[:-1] if head[-1].value == ID_HEADING else row for row in rows]


def _cell(value: object) -> str:
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)


def as_csv(rows: list[list[str]]) -> str:
    """Return rows as CSV, without the empty cells at their ends."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for row in rows:
        while row and not row[-1]:
            row = row[:-1]
        writer.writerow(row)
    return out.getvalue()
