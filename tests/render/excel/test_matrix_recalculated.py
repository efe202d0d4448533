# SPDX-License-Identifier: MIT
"""The evaluation matrix calculated anew by LibreOffice gives what planner gives."""

import io
from dataclasses import replace

import pytest
from libreoffice import EXCEL, LibreOffice
from openpyxl import load_workbook
from pack_reading import planned

from planner.documents.tender.matrix import matrix_workbook
from planner.evaluating import evaluate
from planner.model.evaluation import Evaluation
from planner.render.excel import write_xlsx
from planner.shipped import shipped

pytestmark = pytest.mark.office
EXAMPLE = shipped("worked-examples") / "rank-reversal"


PRICES: tuple[dict[str, object], ...] = (
    {"weight": 40, "formula": "relative_to_lowest"},
    {"weight": 40, "formula": "linear"},
    {"weight": 40, "formula": "min_max"},
    {"weight": 40, "formula": "fixed_benchmark", "floor": 60, "cap": 120},
    {"formula": "price_per_quality_point"},
)


def matrix(price: dict[str, object]) -> bytes:
    """Return the matrix of the example with its price compared in this way."""
    plan = planned(EXAMPLE)
    said = {**plan.project.evaluation.model_dump(exclude_none=True), "price": price}
    project = plan.project.model_copy(update={"evaluation": Evaluation.model_validate(said)})
    plan = replace(plan, project=project)
    (outcome,) = evaluate(plan, None).outcomes
    return write_xlsx(matrix_workbook(plan, outcome, {}))


def test_ours_is_theirs(libreoffice: LibreOffice) -> None:
    written = {f"{price['formula']}.xlsx": matrix(price) for price in PRICES}
    for name, fresh in libreoffice.saved(written, EXCEL).items():
        ours, theirs = (load_workbook(io.BytesIO(one), data_only=True) for one in (written[name], fresh))
        seen = 0
        for sheet in load_workbook(io.BytesIO(written[name])):
            for cell in (cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"):
                seen += 1
                place = cell.coordinate
                was, now = (book[sheet.title][place].value for book in (ours, theirs))
                assert (was or 0) == pytest.approx(now or 0), f"{name}: {sheet.title}!{place}"
        assert seen >= 20
