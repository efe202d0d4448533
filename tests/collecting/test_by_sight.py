# SPDX-License-Identifier: MIT
"""Workbooks of the trust whose hidden marks are gone: read by headings and ids, asked where in doubt."""

import io
import random
from typing import Any

from openpyxl import Workbook, load_workbook
from round_trips import Editor, collected, plain_plan, register

FIRST, SECOND = (risk.id for risk in plain_plan().risks.risks[:2])
BOB = f"decisions:\n  risks:\n    - risk: {FIRST}\n      owner: Bob\n"


def visible(raw: bytes, leave_out: tuple[str, ...] = ()) -> bytes:
    """A new workbook into which somebody copied what they saw of the register."""
    source = load_workbook(io.BytesIO(raw))["Risk register"]
    made = Workbook()
    sheet: Any = made.active
    hidden = {name for name, look in source.column_dimensions.items() if look.hidden}
    for row in source.iter_rows():
        if source.row_dimensions[row[0].row].hidden:
            continue
        seen = [cell.value for cell in row if cell.column_letter not in hidden]
        if seen[0] not in leave_out:
            sheet.append(seen)
    out = io.BytesIO()
    made.properties.lastModifiedBy = "Jo Bloggs"
    made.save(out)
    return out.getvalue()


def edited(text: str = "") -> Editor:
    return Editor(register(text), random.Random(3))


def row_of(editor: Editor, id_: str) -> int:
    return next(row for row in editor.rows() if editor.id_at(row) == id_)


def changes(found: Any) -> dict[tuple[str, str], Any]:
    return {(change.id, change.fact): change.value for change in found.changes}


def codes(found: Any) -> set[str]:
    return {fault.code for fault in found.faults}


def test_visible_cells_in_a_new_workbook_are_collected_and_it_is_told() -> None:
    editor = edited()
    editor.set(row_of(editor, SECOND), "Owner", "Ann Patel")
    editor.set(row_of(editor, FIRST), "Status", "CLOSED")
    editor.set(editor.add_row("The lift is too small"), "Impact", 5)
    editor.shuffle()
    found = collected(visible(editor.saved("Jo")), "")
    owners = {(SECOND, "owner"): "Ann Patel", (FIRST, "status"): "closed"}
    own = {("OWN-1", "title"): "The lift is too small", ("OWN-1", "impact"): 5}
    assert changes(found) == {**owners, **own, (FIRST, "accepted"): None}
    assert codes(found) == {"PLN521"}
    again = collected(visible(editor.saved("Jo")), found.text or "")
    assert again.text is None


def test_visible_cells_that_nobody_changed_bring_nothing() -> None:
    found = collected(visible(register()), "")
    assert (found.text, codes(found)) == (None, {"PLN521"})
    assert f"{len(plain_plan().risks.risks)} of" in found.faults[0].message


def test_what_was_decided_since_is_asked_and_not_undone() -> None:
    found = collected(visible(register()), BOB)
    assert found.text is None
    assert "PLN510" in codes(found)
    assert changes(collected(visible(register()), BOB, take="project")) == {}


def test_a_row_that_left_the_plan_is_asked() -> None:
    editor = edited()
    editor.set(row_of(editor, FIRST), "Id", f"{plain_plan().catalogue.risks[-1].id}@gone")
    found = collected(visible(editor.saved("Jo")), "")
    assert found.refused
    assert "@gone' is not in the plan" in next(one for one in found.faults if one.code == "PLN522").message


def test_marks_removed_but_the_hidden_sheet_kept_is_as_sure_as_with_marks() -> None:
    editor = edited()
    editor.set(row_of(editor, SECOND), "Owner", "Ann Patel")
    editor.sheet.delete_cols(editor.column("planner id"))
    found = collected(editor.saved("Jo"), BOB)
    assert changes(found) == {(SECOND, "owner"): "Ann Patel"}, "the owner of the first is older, not changed"


def test_a_row_whose_hidden_id_is_gone_is_known_by_the_id_that_people_see() -> None:
    editor = edited()
    row = row_of(editor, FIRST)
    editor.set(row, "Owner", "Ann Patel")
    editor.set(row, "planner id", None)
    assert changes(collected(editor.saved("Jo"), "")) == {(FIRST, "owner"): "Ann Patel"}


def test_a_copied_row_without_hidden_id_is_no_second_risk() -> None:
    editor = edited()
    row = row_of(editor, FIRST)
    editor.sheet.insert_rows(row)
    for column in range(1, editor.sheet.max_column):
        editor.sheet.cell(row, column).value = editor.sheet.cell(row + 1, column).value
    assert collected(editor.saved("Jo"), "").text is None
    editor.set(row, "Owner", "Ann Patel")
    assert codes(collected(editor.saved("Jo"), "")) == {"PLN507"}


def test_a_workbook_of_something_else_is_refused() -> None:
    made = Workbook()
    made.active.append(["Id", "Owner", "Something"])  # type: ignore[union-attr]
    out = io.BytesIO()
    made.save(out)
    assert codes(collected(out.getvalue(), "")) == {"PLN509"}
