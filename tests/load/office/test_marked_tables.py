# SPDX-License-Identifier: MIT
"""Tables are found by their hidden marks, whatever people did to sheets, rows, columns and headings."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from edited import ROWS, edited, read, register, table_of

from planner.documents.marks import coded, decoded
from planner.load.office import Before, as_choice, as_day, as_number, as_text, written_before
from planner.load.office.answers import Refusal
from planner.load.office.cells import Cell


def owners(raw: bytes) -> dict[str, Any]:
    return {row.id: row.cell("owner").value for row in table_of(raw).rows}


def test_as_written() -> None:
    table = table_of(register())
    assert (table.name, table.grid.name, table.grid.hidden) == ("register", "Risks", False)
    assert owners(register()) == {"R1": "Ann", "R2": "Bob", "R3": None}
    first = table.rows[0]
    assert first.cell("due").value == date(2027, 3, 31)
    assert table.address(first, "owner") == "register.xlsx!Risks!C5"
    assert table.rows[1].cell("title").value == ROWS[1][1]  # text that looks like a formula is text
    assert table.own == {}


def renamed(book: Any) -> None:
    book["Risks"].title = "Risiken"


def translated(book: Any) -> None:
    sheet = book["Risiken" if "Risiken" in book.sheetnames else "Risks"]
    for cell in sheet[4]:
        cell.value = f"{cell.value} (Deutsch)" if cell.column_letter != "F" else cell.value


def a_row_on_top(book: Any) -> None:
    book["Risks"].insert_rows(1, 3)


def a_column_in_front(book: Any) -> None:
    book["Risks"].insert_cols(2)


def sorted_backwards(book: Any) -> None:
    sheet = book["Risks"]
    rows = [[cell.value for cell in sheet[number]] for number in (5, 6, 7)]
    for number, row in zip((7, 6, 5), rows, strict=True):
        for cell, value in zip(sheet[number], row, strict=True):
            cell.value = value


def filtered(book: Any) -> None:
    book["Risks"].row_dimensions[6].hidden = True
    book["Risks"].sheet_state = "visible"


def a_sheet_before_it(book: Any) -> None:
    book.create_sheet("My notes", 0)["A1"] = "mine"


@pytest.mark.parametrize(
    "change",
    [renamed, translated, a_row_on_top, a_column_in_front, sorted_backwards, filtered, a_sheet_before_it],
)
def test_whatever_people_move_the_owner_stays_with_the_risk(change: Callable[[Any], None]) -> None:
    assert owners(edited(change)) == {"R1": "Ann", "R2": "Bob", "R3": None}


def test_rows_and_columns_that_people_add() -> None:
    def add(book: Any) -> None:
        sheet = book["Risks"]
        sheet.insert_rows(6)
        sheet["B6"] = "A risk of our own"
        sheet["G4"], sheet["G5"], sheet["G6"] = "Finance code", "X1", "X2"

    table = table_of(edited(add))
    assert [row.id for row in table.rows] == ["R1", "", "R2", "R3"]
    assert table.rows[1].cell("title").value == "A risk of our own"
    assert [row.own["Finance code"].value for row in table.rows if row.own] == ["X1", "X2"]


def test_a_copied_row_keeps_its_hidden_id() -> None:
    def copy(book: Any) -> None:
        sheet = book["Risks"]
        sheet.insert_rows(6)
        for old, new in zip(sheet[5], sheet[6], strict=True):
            new.value = old.value

    assert [row.id for row in table_of(edited(copy)).rows] == ["R1", "R1", "R2", "R3"]


def test_planners_own_words_are_no_rows() -> None:
    assert len(table_of(register()).rows) == len(ROWS)


def test_what_the_workbook_said_when_it_was_written() -> None:
    def change(book: Any) -> None:
        book["Risks"]["C5"] = "Zoe"

    said = written_before(read(edited(change)))
    assert said is not None
    assert said["register", "R1", "owner"] == Before("Ann")
    assert said["register", "R1", "due"] == Before(date(2027, 3, 31))
    assert said["register", "R3", "owner"] == Before(None)
    assert str(said["register", "R3", "title"].said).startswith("h:")


def test_without_the_hidden_sheet_nothing_is_known_of_before() -> None:
    assert written_before(read(edited(lambda book: book.remove(book["planner"])))) is None


@pytest.mark.parametrize("value", [None, "text: with a colon", 4, 2.5, date(2027, 3, 31), "n:4", -1e-9])
def test_what_is_written_is_read_back(value: Any) -> None:
    assert decoded(coded(value)) == value


DAY = date(2027, 4, 3)


@pytest.mark.parametrize(
    "written",
    [
        DAY,
        datetime(2027, 4, 3, 9, 30),  # noqa: DTZ001 - as Excel holds it
        "2027-04-03",
        "03/04/2027",
        " 3.4.27 ",
        "3 April 2027",
        "3rd Apr 2027",
        "Sat 3 Apr 2027",
        "03-Apr-27",
        "3\xa0April\xa02027",
    ],
)
def test_a_date_however_it_was_typed(written: Any) -> None:
    assert as_day(Cell(written)) == DAY


@pytest.mark.parametrize("written", ["next spring", "31/02/2027", 44, "Q3", True])
def test_what_is_no_date(written: Any) -> None:
    found = as_day(Cell(written))
    assert isinstance(found, Refusal)
    assert "date" in found.remedy


@pytest.mark.parametrize("written", [1200, "1,200", "£1,200", " 1200 ", 1200.0, "1200.00"])
def test_a_number_however_it_was_typed(written: Any) -> None:
    assert as_number(Cell(written)) == 1200


def test_a_number_out_of_range_or_none() -> None:
    assert isinstance(as_number(Cell(6), 1, 5), Refusal)
    assert isinstance(as_number(Cell("four"), 1, 5), Refusal)
    assert as_number(Cell(" "), 1, 5) is None


@pytest.mark.parametrize("written", ["Being treated", "being treated ", "BEING  TREATED.", "being-treated"])
def test_a_choice_in_another_case(written: str) -> None:
    assert as_choice(Cell(written), ("Open", "Being treated")) == "Being treated"


def test_a_word_that_is_no_choice() -> None:
    found = as_choice(Cell("Opne"), ("Open", "Closed"))
    assert isinstance(found, Refusal)
    assert "Open" in found.remedy


@pytest.mark.parametrize("answer", [as_text, as_day, as_number])
def test_a_formula_is_no_answer(answer: Callable[[Cell], Any]) -> None:
    found = answer(Cell(4, "=A1+1"))
    assert isinstance(found, Refusal)
    assert "=A1+1" in found.why


def test_text_loses_what_no_project_file_can_hold() -> None:
    assert as_text(Cell("one\r\ntwo\u2028three\u200e \x0b ")) == "one\ntwo\nthree"
