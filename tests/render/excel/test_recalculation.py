# SPDX-License-Identifier: MIT
"""Every stored result is what LibreOffice calculates: previews and Protected View show the truth."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from libreoffice import EXCEL, LibreOffice
from workbook_reading import opened
from workbook_sample import gantt, matrix, register, sample

from planner.documents.workbook import Column, Formula, Sheet, TableSheet, Workbook
from planner.render.excel import write_xlsx

pytestmark = pytest.mark.office


def formulas(content: bytes) -> Iterator[tuple[str, str]]:
    for sheet in opened(content):
        for row in sheet.iter_rows():
            yield from ((sheet.title, cell.coordinate) for cell in row if cell.data_type == "f")


def differences(content: bytes, recalculated: bytes) -> tuple[int, list[str]]:
    stored, fresh = opened(content, values=True), opened(recalculated, values=True)
    seen, wrong = 0, []
    for sheet, cell in formulas(content):
        seen += 1
        before, after = stored[sheet][cell].value, fresh[sheet][cell].value
        if (before or "") != (after or "") and (before, after) not in ((0, None), (None, 0)):
            wrong.append(f"{sheet}!{cell}: stored {before!r}, recalculated {after!r}")
    return seen, wrong


def lying() -> Sheet:
    """A register whose one score is stored wrongly."""
    sheet = register(2)
    at = sheet.column("score")
    row = (*sheet.rows[0][:at], Formula("{likelihood}*{impact}", 99), *sheet.rows[0][at + 1 :])
    return replace(sheet, rows=(row, sheet.rows[1]))


def edited() -> Sheet:
    """A register in which a person has chosen another likelihood and impact: the stored results are stale."""
    sheet = register(1)
    return replace(sheet, rows=((*sheet.rows[0][:3], 5, 5, *sheet.rows[0][5:]),))


def moved() -> tuple[str, Sheet]:
    """A Gantt chart in which a critical activity ends later, and the activity."""
    sheet = gantt(12)
    first = next(row for row in sheet.rows if row.critical)
    later = replace(first, early_finish=date(2012, 12, 20))
    return first.id, replace(sheet, rows=(later, *sheet.rows[1:]))


def days() -> Sheet:
    """A table that counts days."""
    columns = (
        Column("id", "Id", "id"),
        Column("end", "Contract end [initial]", "date"),
        Column("notice", "Notice by", "date"),
        Column("days", "Working days #", "number"),
    )
    rows = tuple(
        (
            f"C{n}",
            date(2013, 6, 30 - n),
            Formula("EDATE({end},-6)", date(2012, 12, 30 - n)),
            Formula("NETWORKDAYS({notice},{end})", 130),
        )
        for n in range(2)
    )
    return TableSheet("Key dates", "Key dates", columns, rows)


@pytest.fixture(scope="module")
def books(libreoffice: LibreOffice) -> dict[str, tuple[bytes, bytes]]:
    """Each workbook as planner writes it and as LibreOffice calculates it, which starts once for all."""
    said = sample().properties
    written = {
        "sample": write_xlsx(sample()),
        "lying": write_xlsx(Workbook(said, (lying(),))),
        "edited": write_xlsx(Workbook(said, (edited(), matrix()))),
        "moved": write_xlsx(Workbook(said, (moved()[1],))),
        "days": write_xlsx(Workbook(said, (days(),))),
    }
    fresh = libreoffice.saved({f"{name}.xlsx": raw for name, raw in written.items()}, EXCEL)
    return {name: (raw, fresh[f"{name}.xlsx"]) for name, raw in written.items()}


Books = dict[str, tuple[bytes, bytes]]


def test_every_formula_of_the_sample_is_stored_with_its_result(books: Books) -> None:
    seen, wrong = differences(*books["sample"])
    assert seen > 1_000
    assert wrong == []


def test_a_wrong_result_is_found(books: Books) -> None:
    _, wrong = differences(*books["lying"])
    assert any("stored 99, recalculated 1" in line for line in wrong)


def test_an_edit_moves_score_and_heat_map(books: Books) -> None:
    fresh = opened(books["edited"][1], values=True)
    header = next(row for row in fresh["Risk register"].iter_rows() if row[0].value == "Id")
    score = next(cell for cell in header if cell.value == "Score")
    assert score.offset(row=1).value == 25
    assert score.offset(row=1, column=1).value == "Extreme"


def test_a_moved_date_moves_the_bar(books: Books) -> None:
    fresh = opened(books["moved"][1], values=True)["Gantt"]
    row = next(row for row in fresh.iter_rows() if row[0].value == moved()[0])
    assert [cell.value for cell in row].count("◆") == 1 + 10  # its own flag and March to December


def test_dates_and_sums_in_a_table(books: Books) -> None:
    seen, wrong = differences(*books["days"])
    assert seen == 4
    assert wrong == []
