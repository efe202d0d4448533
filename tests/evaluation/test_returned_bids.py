# SPDX-License-Identifier: MIT
"""Workbooks that come back: whatever was done to them, every answer is read, or its cell is named."""

from pathlib import Path

import pytest
from openpyxl import Workbook
from returned_bids import Form, after, evaluated, filled, tender_plan

from planner.evaluation.responses import Gate

LOT = tender_plan().tender.lots[0]
GATE = LOT.gates[0].id
SCORED = [one.id for one in LOT.scored]


def gate_of(found: object, id_: str = GATE) -> Gate:
    from planner.evaluating import Evaluated

    assert isinstance(found, Evaluated)
    return next(one for one in found.outcomes[0].gates["alpha"] if one.question == id_)


def told(found: object) -> dict[str, str]:
    from planner.evaluating import Evaluated

    assert isinstance(found, Evaluated)
    return {one.code: one.message for one in found.diagnostics}


def strip_marks(book: Workbook, *sheets: str) -> None:
    """As a program does that copies what can be seen into a new workbook."""
    for name in sheets or book.sheetnames:
        for row in book[name].iter_rows():
            for cell in (one for one in row if str(one.value).startswith("planner:")):
                cell.value = None


@pytest.mark.parametrize("sheets", [(), ("Responses",)], ids=["every sheet", "one sheet"])
def test_without_marks_the_ids_that_people_see_are_read_for_review(
    tmp_path: Path, sheets: tuple[str, ...]
) -> None:
    found = after(tmp_path / "in", lambda book: strip_marks(book, *sheets))
    (outcome,) = found.outcomes
    assert outcome.names == {"alpha": "Alpha Ltd"}
    assert outcome.responses[0].answers[GATE].compliance == "Fully"
    assert outcome.offers[0].price is not None
    assert gate_of(found).result == "REVIEW"
    assert "Responses!A" in gate_of(found).why
    assert "alpha.xlsx!" in told(found)["PLN553"]


def test_without_marks_and_without_the_seal_it_is_nobodys_bid(tmp_path: Path) -> None:
    def edit(book: Workbook) -> None:
        strip_marks(book)
        for sheet in book:
            for row in sheet.iter_rows(max_row=20):
                for cell in (one for one in row if "eal" in str(one.value) or "-" in str(one.value)):
                    cell.value = None

    assert "PLN540" in told(after(tmp_path / "in", edit))


@pytest.mark.parametrize("junk", ["d:no day", "n:nan", "n:" + "9" * 5000, "q:what", "planner:base:1"])
def test_a_forged_hidden_sheet_neither_breaks_nor_hides_anything(tmp_path: Path, junk: str) -> None:
    def edit(book: Workbook) -> None:
        change_text(book)
        for row in book["planner"].iter_rows(min_row=2, max_row=12, min_col=4):
            for cell in (one for one in row if one.value):
                cell.value = junk

    found = after(tmp_path / "in", edit)
    assert gate_of(found).result == "REVIEW"
    assert "the requirement is not the one that was sent out" in told(found)["PLN544"]


def test_a_full_workbook_leaves_nothing_to_ask(tmp_path: Path) -> None:
    found = evaluated(tmp_path / "in", {"alpha": filled()})
    (outcome,) = found.outcomes
    assert found.diagnostics == ()
    assert outcome.names == {"alpha": "Alpha Ltd"}
    assert outcome.completeness["alpha"].whole
    assert {one.result for one in outcome.gates["alpha"]} == {"PASS"}
    assert outcome.clarifications["alpha"] == ()
    counted = [line for line in outcome.tender.schedule.lines if line.counts]
    assert outcome.offers[0].price == len(counted) * 3 * 1000 * 100


def set_gate(value: object, key: str = "compliance") -> object:
    def edit(book: Workbook) -> None:
        Form(book["Responses"]).cell(GATE, key).value = value  # type: ignore[assignment]

    return edit


@pytest.mark.parametrize(
    ("value", "result", "code"),
    [
        ("FULLY ", "PASS", ""),
        ("fully.", "PASS", ""),
        ("Partly", "DEVIATION", ""),
        ("Not", "DEVIATION", ""),
        (None, "MISSING", ""),
        ("Erfüllt", "REVIEW", "PLN545"),
        ("yes", "REVIEW", "PLN545"),
        ('=IF(1=1,"Fully","Not")', "REVIEW", "PLN545"),
        ('="Fully"', "REVIEW", "PLN545"),
        ('=HYPERLINK("http://example.org","Fully")', "REVIEW", "PLN545"),
    ],
)
def test_what_a_gate_amounts_to(tmp_path: Path, value: object, result: str, code: str) -> None:
    found = after(tmp_path / "in", set_gate(value))  # type: ignore[arg-type]
    gate = gate_of(found)
    assert gate.result == result
    assert gate.place.startswith("alpha.xlsx!Responses!G")
    assert set(told(found)) == ({code} if code else set())


def test_fully_and_a_later_date_contradict_each_other(tmp_path: Path) -> None:
    found = after(tmp_path / "in", set_gate("31 March 2028", "date"))  # type: ignore[arg-type]
    assert gate_of(found).result == "REVIEW"


def rename(book: Workbook) -> None:
    book["Responses"].title = "Antworten"


def translate_headings(book: Workbook) -> None:
    form = Form(book["Responses"])
    for column in form.keys.values():
        form.sheet.cell(form.first - 1, column).value = f"Spalte {column}"


def sort_rows(book: Workbook) -> None:
    form = Form(book["Responses"])
    numbers = sorted(form.rows[one.id] for one in LOT.questions)
    values = [[cell.value for cell in form.sheet[number]] for number in numbers]
    for number, row in zip(numbers, reversed(values), strict=True):
        for column, value in enumerate(row, 1):
            form.sheet.cell(number, column).value = value


def insert_column(book: Workbook) -> None:
    book["Responses"].insert_cols(3)


def hide_rows(book: Workbook) -> None:
    form = Form(book["Responses"])
    form.sheet.row_dimensions[form.rows[GATE]].hidden = True


def add_sheet(book: Workbook) -> None:
    book.create_sheet("Our terms", 0)["A1"] = "These terms come first."


@pytest.mark.parametrize("edit", [rename, translate_headings, sort_rows, insert_column, hide_rows, add_sheet])
def test_what_does_no_harm_changes_no_answer(tmp_path: Path, edit: object) -> None:
    whole = evaluated(tmp_path / "whole", {"alpha": filled()}).outcomes[0]
    found = after(tmp_path / "in", edit)  # type: ignore[arg-type]
    (outcome,) = found.outcomes
    said = {id_: (one.compliance, one.text) for id_, one in outcome.responses[0].answers.items()}
    assert said == {id_: (one.compliance, one.text) for id_, one in whole.responses[0].answers.items()}
    assert outcome.completeness == whole.completeness
    assert set(told(found)) <= {"PLN547"}


def delete_row(book: Workbook) -> None:
    form = Form(book["Responses"])
    form.sheet.delete_rows(form.rows[GATE])


def copy_row(book: Workbook) -> None:
    form = Form(book["Responses"])
    last = form.sheet.max_row + 1
    for cell in form.sheet[form.rows[GATE]]:
        form.sheet.cell(last, cell.column).value = cell.value
    form.sheet.cell(last, form.keys["compliance"]).value = "Not"


def merge_rows(book: Workbook) -> None:
    form = Form(book["Responses"])
    row, column = form.rows[GATE], form.keys["compliance"]
    form.sheet.merge_cells(start_row=row, end_row=row + 1, start_column=column, end_column=column)


def change_text(book: Workbook) -> None:
    cell = Form(book["Responses"]).cell(GATE, "requirement")
    cell.value = str(cell.value).replace("shall", "should")


@pytest.mark.parametrize(
    ("edit", "result", "code"),
    [
        (delete_row, "MISSING", "PLN542"),
        (copy_row, "REVIEW", "PLN543"),
        (merge_rows, "REVIEW", "PLN545"),
        (change_text, "REVIEW", "PLN544"),
    ],
)
def test_what_does_harm_is_named_by_its_cell(tmp_path: Path, edit: object, result: str, code: str) -> None:
    found = after(tmp_path / "in", edit)  # type: ignore[arg-type]
    assert gate_of(found).result == result
    assert "alpha.xlsx!Responses!" in told(found)[code]
    asked = [one for one in found.outcomes[0].clarifications["alpha"] if one.about == GATE]
    assert asked


@pytest.mark.parametrize(
    ("value", "priced"),
    [
        ("£45,000", True),
        ("tbc", False),
        ("=1+1", False),
        (-5, False),
        (1e300, False),
        ("9" * 300, False),
        (None, False),
        (0, True),
    ],
)
def test_a_price_that_cannot_be_read_is_never_a_price_of_nought(
    tmp_path: Path, value: object, priced: bool
) -> None:
    yearly = next(line.id for line in tender_plan().tender.schedule.lines if line.kind == "yearly")

    def edit(book: Workbook) -> None:
        Form(book["Price schedule"]).cell(yearly, "y1").value = value  # type: ignore[assignment]

    (outcome,) = after(tmp_path / "in", edit).outcomes
    assert (outcome.offers[0].price is not None) is priced
    assert priced or yearly in outcome.out("alpha")


def test_an_answer_that_is_too_long_is_cut_for_evaluators_at_its_limit(tmp_path: Path) -> None:
    from planner.documents.tender.score_sheets import within

    def edit(book: Workbook) -> None:
        Form(book["Responses"]).cell(SCORED[0], "answer").value = "word " * 25

    found = after(tmp_path / "in", edit)
    assert "25 words of 20 allowed" in told(found)["PLN546"]
    assert (within("word " * 25, 20) or "").startswith("word " * 19 + "word [cut here")


def test_a_workbook_of_another_tender_is_refused(tmp_path: Path) -> None:
    from dataclasses import replace

    from planner.evaluating import evaluate

    folder = tmp_path / "in"
    evaluated(folder, {"alpha": filled()})
    plan = tender_plan()
    said = {**plan.project.evaluation.model_dump(exclude_none=True), "words": 21}
    moved = plan.project.model_copy(update={"evaluation": type(plan.project.evaluation).model_validate(said)})
    found = evaluate(replace(plan, project=moved), folder)
    assert "carries the seal" in told(found)["PLN541"]
    assert found.outcomes[0].responses == ()


def test_two_workbooks_of_one_bidder_are_not_one_bid(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "alpha").mkdir(parents=True)
    filled().save(folder / "alpha" / "second.xlsx")
    assert "PLN548" in told(evaluated(folder, {"alpha": filled()}))


def test_a_workbook_of_something_else_and_a_broken_one_are_told(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "broken.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    found = evaluated(folder, {"other": Workbook()})
    assert {"PLN540", "PLN500"} <= set(told(found))
