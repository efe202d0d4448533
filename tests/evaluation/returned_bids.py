# SPDX-License-Identifier: MIT
"""Response workbooks filled in as bidders do, through openpyxl: columns by key, rows by id."""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell
from pack_reading import plan_of

from planner.documents.marks import KEY, TABLE
from planner.documents.plan import ExitPlan
from planner.documents.tender.response import response_workbook
from planner.evaluating import Evaluated, evaluate
from planner.render.excel import write_xlsx

SAID = {
    "scale": [{"score": number} for number in range(6)],
    "words": 20,
    "criteria": [
        {"id": "clinical", "weight": 40, "families": ["clinical"]},
        {"id": "data", "weight": 20, "families": ["data-migration"]},
    ],
    "price": {"weight": 40, "formula": "relative_to_lowest", "years": 2},
    "lots": [{"id": "one", "families": ["clinical", "data-migration"]}],
    "evaluators": [{"person": "ann"}, {"person": "bob"}],
}


@cache
def tender_plan() -> ExitPlan:
    """The smallest example with a tender of two families in one lot."""
    plan = plan_of("minimal")
    people = ({"id": "ann", "name": "Ann Archer"}, {"id": "bob", "name": "Bob Birch"})
    project = plan.project.model_validate(
        {
            **plan.project.model_dump(exclude_none=True, by_alias=True, exclude={"evaluation", "people"}),
            "evaluation": SAID,
            "people": people,
        }
    )
    return replace(plan, project=project)


@cache
def blank() -> bytes:
    plan = tender_plan()
    return write_xlsx(response_workbook(plan, plan.tender.lots[0]))


@dataclass
class Form:
    """A sheet to fill in, by row id and column key."""

    sheet: Any

    def __post_init__(self) -> None:
        for row in self.sheet.iter_rows():
            marks = {str(cell.value): cell.column for cell in row if cell.value}
            table = [column for value, column in marks.items() if value.startswith(TABLE)]
            if table:
                self.keys = {v[len(KEY) :]: c for v, c in marks.items() if v.startswith(KEY)}
                self.ids = table[0]
                self.first = row[0].row + 2
        numbers = range(self.first, self.sheet.max_row + 1)
        self.rows = {str(self.sheet.cell(n, self.ids).value): n for n in numbers}

    def cell(self, row: str, key: str) -> Cell:
        found: Cell = self.sheet.cell(self.rows[row], self.keys[key])
        return found


def filled(name: str = "Alpha Ltd", amount: float = 1000) -> Workbook:
    """A workbook in which everything is answered in full."""
    book = load_workbook(io.BytesIO(blank()))
    lot = tender_plan().tender.lots[0]
    form = Form(book["Responses"])
    for question in lot.questions:
        form.cell(question.id, "compliance").value = "Fully"
        form.cell(question.id, "answer").value = "We do this today."
        form.cell(question.id, "evidence").value = "Method statement, page 3"
    prices = Form(book["Price schedule"])
    for line in tender_plan().tender.schedule.lines:
        for year in (0, 1, 2):
            prices.cell(line.id, f"y{year}").value = amount
    signed = Form(book["Signature"])
    answers = {"S1": name, "S4": date(2027, 6, 30), "S5": "Yes", "S8": "1 November 2026"}
    for key in signed.rows:
        if key.startswith("S"):
            signed.cell(key, "answer").value = answers.get(key, "Stated")
    return book


def evaluated(folder: Path, books: Mapping[str, Workbook]) -> Evaluated:
    """What workbooks amount to, each under the name of its file."""
    folder.mkdir(exist_ok=True)
    for name, book in books.items():
        book.save(folder / f"{name}.xlsx")
    return evaluate(tender_plan(), folder)


def after(folder: Path, edit: Callable[[Workbook], None]) -> Evaluated:
    """What one full workbook amounts to after somebody has been at it."""
    book = filled()
    edit(book)
    return evaluated(folder, {"alpha": book})
