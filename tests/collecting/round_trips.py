# SPDX-License-Identifier: MIT
"""A small trust whose register goes out, is edited, comes back and is written anew."""

import io
import random
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from planner.collecting.by_sight import Today
from planner.collecting.collect import Collected, Edited, collect_workbooks, decisions_in
from planner.collecting.merging import Terms
from planner.diagnostics import Diagnostic
from planner.documents.plan import ExitPlan
from planner.documents.workbooks import risk_workbook
from planner.load import Loaded
from planner.load.office import read_workbook
from planner.model import Project
from planner.model.decisions import Decisions
from planner.pipeline import make_plan, read_catalogue, read_project
from planner.render.excel import write_xlsx
from planner.rules.decided import decided_risks
from planner.shipped import shipped

DAY = date(2026, 11, 24)


@cache
def loaded() -> Loaded[Project]:
    return read_project(shipped("examples") / "minimal")


def plan_with(text: str = "", on: date | None = None) -> ExitPlan:
    """The plan of the smallest example with these decisions."""
    catalogue, project = read_catalogue().catalogue, loaded().project
    assert catalogue is not None
    assert project is not None
    changes: dict[str, Any] = {"decisions": decisions_in(text) or Decisions()}
    changes |= {"as_of": on} if on else {}
    return make_plan(project.model_copy(update=changes), catalogue, loaded().positions.where)


@cache
def plain_plan() -> ExitPlan:
    return plan_with()


@cache
def register(text: str = "") -> bytes:
    """The register as planner writes it with these decisions; all else of the plan is worked out once."""
    plan, decisions = plain_plan(), decisions_in(text) or Decisions()
    project = plan.project.model_copy(update={"decisions": decisions})
    risks = decided_risks(plan.risks, decisions, plan.as_of, {})
    return write_xlsx(risk_workbook(replace(plan, project=project, risks=risks)))


def collected(raw: bytes, text: str, **terms: Any) -> Collected:
    where = lambda noun, index, fact: f"decisions.yaml:{noun}.{index}.{fact}"  # noqa: E731
    decisions = decisions_in(text) or Decisions()
    files = [Edited("risk-register.xlsx", raw)]
    return collect_workbooks(files, decisions, text, where, Terms(**terms), lambda: today(text))


def today(text: str) -> Today:
    """What planner would write today, for a workbook that has lost its marks."""
    book = read_workbook(register(text), "risk-register.xlsx")
    assert not isinstance(book, Diagnostic)
    return Today((book,), frozenset(rule.id for rule in plain_plan().catalogue.risks))


class Editor:
    """A person at a register: edits are noted, so that a test can say what must not be lost."""

    def __init__(self, raw: bytes, chance: random.Random) -> None:
        self.book = load_workbook(io.BytesIO(raw))
        self.sheet: Worksheet = next(one for one in self.book.worksheets if self._header(one))
        self.header = self._header(self.sheet)
        self.chance = chance

    @staticmethod
    def _header(sheet: Any) -> int:
        return next((c.row for row in sheet.iter_rows(max_row=20) for c in row if c.value == "planner id"), 0)

    def column(self, heading: str) -> int:
        return next((c.column for c in self.sheet[self.header] if c.value == heading), 0)

    def rows(self) -> list[int]:
        ids = self.column("planner id")
        held = range(self.header + 1, self.sheet.max_row + 1)
        return [n for n in held if self.sheet.cell(n, ids).value not in (None, "planner:note")]

    def id_at(self, row: int) -> str:
        return str(self.sheet.cell(row, self.column("planner id")).value)

    def set(self, row: int, heading: str, value: Any) -> None:
        self.sheet.cell(row, self.column(heading)).value = value

    def add_column(self, heading: str) -> None:
        self.sheet.cell(self.header, self.sheet.max_column + 1).value = heading

    def add_row(self, title: str) -> int:
        row = self.chance.choice(self.rows())
        self.sheet.insert_rows(row)
        self.set(row, "Risk", title)
        return row

    def shuffle(self) -> None:
        """Sort the rows in some other way, as a person does by a click."""
        rows, width = self.rows(), self.sheet.max_column
        held = [[self.sheet.cell(n, at).value for at in range(1, width + 1)] for n in rows]
        self.chance.shuffle(held)
        for number, values in zip(rows, held, strict=True):
            for at, value in enumerate(values, 1):
                self.sheet.cell(number, at).value = value

    def swap_columns(self) -> None:
        """Exchange two columns from the hidden row downward."""
        one, other = self.chance.sample(range(1, self.sheet.max_column + 1), 2)
        for number in range(self.header - 1, self.sheet.max_row + 1):
            first, second = self.sheet.cell(number, one), self.sheet.cell(number, other)
            if hasattr(first, "column_letter") and hasattr(second, "column_letter"):
                first.value, second.value = second.value, first.value

    def saved(self, by: str) -> bytes:
        self.book.properties.lastModifiedBy = by
        out = io.BytesIO()
        self.book.save(out)
        return out.getvalue()
