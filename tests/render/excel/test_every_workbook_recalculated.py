# SPDX-License-Identifier: MIT
"""Every workbook that planner writes, of every example: what is stored is what LibreOffice calculates."""

import io
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from libreoffice import EXCEL, LibreOffice
from lxml import etree
from pack_reading import documents_of, planned

from planner.evaluating import evaluate, evaluation_files
from planner.shipped import shipped

pytestmark = pytest.mark.office
S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
EXAMPLES = sorted(one for one in shipped("examples").iterdir() if one.is_dir())
TENDERS = sorted(one for one in shipped("worked-examples").iterdir() if one.is_dir())


def cells_of(content: bytes) -> dict[tuple[str, str], tuple[bool, object]]:
    """Return of each cell, by sheet and place, whether it is worked out, and its value: read from the XML.

    A day is the number that it is stored as.
    """
    with ZipFile(io.BytesIO(content)) as package:
        members = set(package.namelist())
        text = package.read("xl/sharedStrings.xml") if "xl/sharedStrings.xml" in members else b"<none/>"
        shared = ["".join(one.text or "" for one in item.iter(f"{S}t")) for item in etree.fromstring(text)]
        links = etree.fromstring(package.read("xl/_rels/workbook.xml.rels"))
        leads = {link.get("Id"): str(link.get("Target")).removeprefix("/xl/") for link in links}
        found: dict[tuple[str, str], tuple[bool, object]] = {}
        for sheet in etree.fromstring(package.read("xl/workbook.xml")).iter(f"{S}sheet"):
            root = etree.fromstring(package.read(f"xl/{leads[sheet.get(R_ID)]}"))
            for cell in root.iter(f"{S}c"):
                worked_out = cell.find(f"{S}f") is not None
                found[str(sheet.get("name")), str(cell.get("r"))] = worked_out, _value(cell, shared)
    return found


def _value(cell: etree._Element, shared: list[str]) -> object:
    held, kind = cell.findtext(f"{S}v") or "", cell.get("t") or "n"
    if kind == "s":
        return shared[int(held)]
    return float(held) if kind in ("n", "b") and held else held


def compared(content: bytes, fresh: bytes) -> Iterator[tuple[str, object, object]]:
    """Yield each formula's place, what is stored for it, and what LibreOffice calculates."""
    anew = cells_of(fresh)
    for (sheet, place), (worked_out, stored) in cells_of(content).items():
        if worked_out:
            yield f"{sheet}!{place}", stored, anew[sheet, place][1]


def same(stored: object, fresh: object) -> bool:
    if isinstance(stored, float) and isinstance(fresh, float):
        return stored == pytest.approx(fresh)
    return (stored or 0) == (fresh or 0)


def files_of(folder: Path) -> dict[str, bytes]:
    if folder in TENDERS:
        plan = planned(folder)
        return evaluation_files(plan, evaluate(plan, None))
    return documents_of(folder.name)


def holds_formulas(content: bytes) -> bool:
    """Whether the sheets hold any, told by the XML itself and not by the reader under test."""
    with ZipFile(io.BytesIO(content)) as package:
        sheets = (name for name in package.namelist() if name.startswith("xl/worksheets/sheet"))
        return any(b"<f>" in package.read(name) or b"<f " in package.read(name) for name in sheets)


@pytest.mark.parametrize(
    "folder", [pytest.param(one, marks=pytest.mark.xdist_group(one.name)) for one in (*EXAMPLES, *TENDERS)],
    ids=lambda folder: folder.name,
)  # fmt: skip
def test_stored_is_recalculated(folder: Path, libreoffice: LibreOffice) -> None:
    books = {name: raw for name, raw in files_of(folder).items() if name.endswith(".xlsx")}
    assert any(map(holds_formulas, books.values()))
    for name, fresh in libreoffice.saved(books, EXCEL).items():
        found = list(compared(books[name], fresh))
        assert bool(found) is holds_formulas(books[name]), name
        wrong = [f"{name}!{place}: {was!r}, {now!r}" for place, was, now in found if not same(was, now)]
        assert wrong == []
