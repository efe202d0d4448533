# SPDX-License-Identifier: MIT
"""Every stored result is what LibreOffice calculates: previews and Protected View show the truth."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest
from workbook_reading import opened
from workbook_sample import gantt, matrix, register, sample

from planner.documents.workbook import Column, Formula, TableSheet, Workbook
from planner.render.excel import write_xlsx

pytestmark = pytest.mark.office
Recalculate = Callable[[bytes], bytes]


def formulas(content: bytes) -> Iterator[tuple[str, str]]:
    for sheet in opened(content):
        for row in sheet.iter_rows():
            yield from ((sheet.title, cell.coordinate) for cell in row if cell.data_type == "f")


def differences(content: bytes, recalculate: Recalculate) -> tuple[int, list[str]]:
    stored, fresh = opened(content, values=True), opened(recalculate(content), values=True)
    seen, wrong = 0, []
    for sheet, cell in formulas(content):
        seen += 1
        before, after = stored[sheet][cell].value, fresh[sheet][cell].value
        if (before or "") != (after or "") and (before, after) not in ((0, None), (None, 0)):
            wrong.append(f"{sheet}!{cell}: stored {before!r}, recalculated {after!r}")
    return seen, wrong


def test_every_formula_of_the_sample_is_stored_with_its_result(recalculated: Recalculate) -> None:
    seen, wrong = differences(write_xlsx(sample()), recalculated)
    assert seen > 1_000
    assert wrong == []


def test_a_wrong_result_is_found(recalculated: Recalculate) -> None:
    sheet = register(2)
    at = sheet.column("score")
    row = (*sheet.rows[0][:at], Formula("{likelihood}*{impact}", 99), *sheet.rows[0][at + 1 :])
    lying = Workbook(sample().properties, (replace(sheet, rows=(row, sheet.rows[1])),))
    _, wrong = differences(write_xlsx(lying), recalculated)
    assert any("stored 99, recalculated 1" in line for line in wrong)


def test_an_edit_moves_score_and_heat_map(recalculated: Recalculate) -> None:
    """What a person sees after choosing another likelihood: the stored results are stale."""
    sheet = register(1)
    edited = (*sheet.rows[0][:3], 5, 5, *sheet.rows[0][5:])
    book = Workbook(sample().properties, (replace(sheet, rows=(edited,)), matrix()))
    fresh = opened(recalculated(write_xlsx(book)), values=True)
    header = next(row for row in fresh["Risk register"].iter_rows() if row[0].value == "Id")
    score = next(cell for cell in header if cell.value == "Score")
    assert score.offset(row=1).value == 25
    assert score.offset(row=1, column=1).value == "Extreme"


def test_a_moved_date_moves_the_bar(recalculated: Recalculate) -> None:
    sheet = gantt(12)
    first = next(row for row in sheet.rows if row.critical)
    moved = replace(first, early_finish=date(2012, 12, 20))
    content = write_xlsx(Workbook(sample().properties, (replace(sheet, rows=(moved, *sheet.rows[1:])),)))
    fresh = opened(recalculated(content), values=True)["Gantt"]
    row = next(row for row in fresh.iter_rows() if row[0].value == first.id)
    assert [cell.value for cell in row].count("◆") == 1 + 10  # its own flag and March to December


def test_dates_and_sums_in_a_table(recalculated: Recalculate) -> None:
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
            Formula("NETWORKDAYS({notice},{end})", days),
        )
        for n, days in enumerate((130, 130))
    )
    table = TableSheet("Key dates", "Key dates", columns, rows)
    seen, wrong = differences(write_xlsx(Workbook(sample().properties, (table,))), recalculated)
    assert seen == 4
    assert wrong == []
