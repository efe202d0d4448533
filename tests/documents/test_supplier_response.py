# SPDX-License-Identifier: MIT
"""The workbook that goes to bidders: what it asks, what is locked, and its seal."""

import io
from dataclasses import replace

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from pack_reading import documents_of, docx_lines, plan_of

from planner.documents.plan import ExitPlan
from planner.documents.tender.response import COMPLIANCE, RESPONSES, response_workbook
from planner.evaluation.seal import short_seal
from planner.model.evaluation import Evaluation
from planner.render.excel import write_xlsx

EXAMPLE = "trust-2026"


def workbook() -> Workbook:
    return load_workbook(io.BytesIO(documents_of(EXAMPLE)["supplier-response.xlsx"]))


def with_evaluation(**said: object) -> ExitPlan:
    plan = plan_of("minimal")
    project = plan.project.model_copy(update={"evaluation": Evaluation.model_validate(said)})
    return replace(plan, project=project)


def test_the_bidder_may_write_in_the_yellow_cells_and_nowhere_else() -> None:
    book = workbook()
    yellow = "FFFFF8D6"
    seen = 0
    for sheet in (one for one in book.worksheets if one.sheet_state == "visible"):
        assert sheet.protection.sheet, sheet.title
        for cell in (cell for row in sheet.iter_rows() for cell in row):
            free = not cell.protection.locked
            seen += free
            assert not free or cell.fill.fgColor.rgb == yellow, f"{sheet.title}!{cell.coordinate}"
    assert seen > 1000


def test_every_question_has_its_row_with_a_drop_down() -> None:
    sheet = workbook()[RESPONSES]
    ids = {row[0].value for row in sheet.iter_rows()}
    asked = {one.id for one in plan_of(EXAMPLE).tender.lots[0].questions}
    assert asked <= ids
    lists = [rule.formula1 for rule in sheet.data_validations.dataValidation if rule.type == "list"]
    assert f'"{",".join(COMPLIANCE)}"' in lists


def test_what_the_trust_itself_owes_is_not_asked_of_bidders() -> None:
    plan = plan_of(EXAMPLE)
    asked = {one.id for one in plan.tender.lots[0].questions}
    own = {one.id for one in plan.requirements.applicable if one.entry.party == "buyer"}
    assert own
    assert not own & asked


def test_workbook_and_specification_print_one_seal() -> None:
    plan = plan_of(EXAMPLE)
    short = short_seal(plan.tender.seals[""])
    words = [str(cell.value) for row in workbook()["Instructions"].iter_rows() for cell in row]
    assert any(short in one for one in words)
    assert any(short in one for one in docx_lines(documents_of(EXAMPLE)["requirements-specification.docx"]))
    assert any(
        short in str(cell.value)
        for row in load_workbook(io.BytesIO(documents_of(EXAMPLE)["requirements.xlsx"]))["Seals"].iter_rows()
        for cell in row
    )


def test_weights_that_nobody_set_are_said_to_be_open() -> None:
    plan = with_evaluation(criteria=[{"id": "all", "families": ["clinical"]}])
    (lot,) = plan.tender.lots
    assert {one.weight for one in lot.scored} == {None}
    book = load_workbook(io.BytesIO(write_xlsx(response_workbook(plan, lot))))
    words = " ".join(str(cell.value) for row in book["Instructions"].iter_rows() for cell in row)
    assert "The weight of all is not set." in words
    assert "The price formula is not chosen." in words


def test_each_lot_has_a_workbook_and_a_seal_of_its_own() -> None:
    plan = with_evaluation(
        lots=[{"id": "pacs", "families": ["clinical"]}, {"id": "move", "families": ["data-migration"]}]
    )
    first, second = plan.tender.lots
    assert {one.family for one in first.questions} == {"clinical"}
    assert plan.tender.seals["pacs"] != plan.tender.seals["move"]
    assert second.questions


@pytest.mark.parametrize(
    "changed",
    [
        {"price": {"weight": 40, "formula": "linear"}},
        {"price": {"weight": 39, "formula": "min_max"}},
        {"scale": [{"score": 0}, {"score": 4}], "price": {"weight": 40, "formula": "min_max"}},
        {"words": 100, "price": {"weight": 40, "formula": "min_max"}},
    ],
)
def test_another_weight_formula_scale_or_limit_is_another_seal(changed: dict[str, object]) -> None:
    plain = with_evaluation(price={"weight": 40, "formula": "min_max"}).tender.seals[""]
    assert with_evaluation(**changed).tender.seals[""] != plain


def test_the_seal_does_not_hang_on_the_order_of_the_questions() -> None:
    from planner.evaluation.seal import seal

    tender = plan_of(EXAMPLE).tender
    lot = tender.lots[0]
    turned = replace(lot, questions=lot.questions[::-1])
    assert seal(tender.method, turned) == seal(tender.method, lot)
