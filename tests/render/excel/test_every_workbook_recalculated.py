# SPDX-License-Identifier: MIT
"""Every workbook that planner writes, of every example: what is stored is what LibreOffice calculates."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from pack_reading import documents_of, planned

from planner.evaluating import evaluate, evaluation_files
from planner.shipped import shipped

pytestmark = pytest.mark.office
EXAMPLES = sorted(one for one in shipped("examples").iterdir() if one.is_dir())
TENDERS = sorted(one for one in shipped("worked-examples").iterdir() if one.is_dir())


def compared(content: bytes, fresh: bytes) -> Iterator[tuple[str, object, object]]:
    """Yield each formula's place, what is stored for it, and what LibreOffice calculates."""
    stored, anew = (load_workbook(io.BytesIO(one), data_only=True) for one in (content, fresh))
    for sheet in load_workbook(io.BytesIO(content)):
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"):
            place = cell.coordinate
            yield f"{sheet.title}!{place}", stored[sheet.title][place].value, anew[sheet.title][place].value


def same(stored: object, fresh: object) -> bool:
    if isinstance(stored, int | float) and isinstance(fresh, int | float):
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


@pytest.mark.parametrize("folder", [*EXAMPLES, *TENDERS], ids=lambda folder: folder.name)
def test_stored_is_recalculated(folder: Path, recalculated: Callable[[bytes], bytes]) -> None:
    books = {name: raw for name, raw in files_of(folder).items() if name.endswith(".xlsx")}
    assert any(map(holds_formulas, books.values()))
    for name, raw in books.items():
        found = list(compared(raw, recalculated(raw)))
        assert bool(found) is holds_formulas(raw), name
        wrong = [f"{name}!{place}: {was!r}, {now!r}" for place, was, now in found if not same(was, now)]
        assert wrong == []
