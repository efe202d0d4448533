# SPDX-License-Identifier: MIT
"""The evaluation matrix calculated anew by LibreOffice gives what planner gives."""

import io
from collections.abc import Callable
from dataclasses import replace

import pytest
from openpyxl import load_workbook
from pack_reading import planned

from planner.documents.tender.matrix import matrix_workbook
from planner.evaluating import evaluate
from planner.model.evaluation import Evaluation
from planner.render.excel import write_xlsx
from planner.shipped import shipped

pytestmark = pytest.mark.office
EXAMPLE = shipped("worked-examples") / "rank-reversal"


@pytest.mark.parametrize(
    "price",
    [
        {"weight": 40, "formula": "relative_to_lowest"},
        {"weight": 40, "formula": "linear"},
        {"weight": 40, "formula": "min_max"},
        {"weight": 40, "formula": "fixed_benchmark", "floor": 60, "cap": 120},
        {"formula": "price_per_quality_point"},
    ],
    ids=lambda price: price["formula"],
)
def test_ours_is_theirs(price: dict[str, object], recalculated: Callable[[bytes], bytes]) -> None:
    plan = planned(EXAMPLE)
    said = {**plan.project.evaluation.model_dump(exclude_none=True), "price": price}
    project = plan.project.model_copy(update={"evaluation": Evaluation.model_validate(said)})
    plan = replace(plan, project=project)
    (outcome,) = evaluate(plan, None).outcomes
    content = write_xlsx(matrix_workbook(plan, outcome, {}))
    stored, fresh = (
        load_workbook(io.BytesIO(one), data_only=True) for one in (content, recalculated(content))
    )
    seen = 0
    for sheet in load_workbook(io.BytesIO(content)):
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"):
            seen += 1
            ours, theirs = (book[sheet.title][cell.coordinate].value for book in (stored, fresh))
            assert (ours or 0) == pytest.approx(theirs or 0), f"{sheet.title}!{cell.coordinate}"
    assert seen >= 20
