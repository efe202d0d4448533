# SPDX-License-Identifier: MIT
"""`planner collect`: a workbook goes out, is edited, comes back, and the project says what was decided."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cli_runs import MINIMAL, Ran, planner
from openpyxl import load_workbook

REGISTER = "risk-register.xlsx"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a project and its pack."""
    folder = tmp_path_factory.mktemp("built")
    shutil.copytree(MINIMAL, folder / "trust")
    from planner.cli.running import run

    assert run(["build", str(folder / "trust"), "-o", str(folder / "pack"), "-q"]) == 0
    return folder


@pytest.fixture
def work(built: Path, tmp_path: Path) -> Path:
    shutil.copytree(built, tmp_path / "work")
    return tmp_path / "work"


def edit(file: Path, change: Callable[[Any, dict[str, int], int], Any], by: str = "Jo Bloggs") -> Path:
    """Change the register as openpyxl saves it: `change` gets the sheet, its columns and its first row."""
    book = load_workbook(file)
    sheet = book["Risk register"]
    header = next(cell.row for row in sheet.iter_rows() for cell in row if cell.value == "planner id")
    change(sheet, {str(cell.value): cell.column for cell in sheet[header]}, header + 1)
    book.properties.lastModifiedBy = by
    book.save(file)
    return file


def collect(capsys: pytest.CaptureFixture[str], work: Path, *more: object) -> Ran:
    return planner(capsys, "collect", work / "trust", work / "pack" / REGISTER, *more)


def test_what_was_changed_is_decided_and_says_by_whom(capsys: pytest.CaptureFixture[str], work: Path) -> None:
    def change(sheet: Any, column: dict[str, int], first: int) -> None:
        sheet.cell(first, column["Owner"], "Ann Patel")
        sheet.cell(first, column["Status"], "BEING treated ")
        sheet.cell(first, column["Target date"], "30/06/2027")

    edit(work / "pack" / REGISTER, change)
    ran = collect(capsys, work)
    assert (ran.code, ran.err) == (0, "")
    assert "Collected 3 changes into decisions.yaml" in ran.out
    text = (work / "trust" / "decisions.yaml").read_text(encoding="utf-8")
    for said in (
        "owner: Ann Patel",
        "status: being treated",
        "due: 2027-06-30",
        "by: Jo Bloggs",
        "was: open",
    ):
        assert said in text
    again = collect(capsys, work)
    assert "Nothing to collect" in again.out
    assert (work / "trust" / "decisions.yaml").read_text(encoding="utf-8") == text


def test_a_workbook_that_nobody_edited_changes_nothing(
    capsys: pytest.CaptureFixture[str], work: Path
) -> None:
    edit(work / "pack" / REGISTER, lambda sheet, column, first: None)
    assert "Nothing to collect" in collect(capsys, work).out
    assert not (work / "trust" / "decisions.yaml").exists()


def test_changed_in_both_names_the_cell_and_the_line(capsys: pytest.CaptureFixture[str], work: Path) -> None:
    ids: list[str] = []

    def change(sheet: Any, column: dict[str, int], first: int) -> None:
        ids.append(sheet.cell(first, 1).value)
        sheet.cell(first, column["Owner"], "Ann Patel")

    edit(work / "pack" / REGISTER, change)
    decisions = work / "trust" / "decisions.yaml"
    by_hand = f"decisions:\n  risks:\n    # the board said so\n    - risk: {ids[0]}\n      owner: Bob\n"
    decisions.write_text(by_hand, encoding="utf-8")
    ran = collect(capsys, work)
    assert ran.code == 1
    told = " ".join(ran.err.split())
    assert "error[PLN510]: risk-register.xlsx!Risk register!J6 says 'Ann Patel'" in told
    assert "decisions.yaml:5 it says 'Bob'" in told
    assert "--take file" in told
    assert decisions.read_text(encoding="utf-8") == by_hand
    assert "Nothing to collect" in collect(capsys, work, "--take", "project").out
    assert "owner = Ann Patel" in collect(capsys, work, "--take", "file").out
    assert decisions.read_text(encoding="utf-8").startswith(by_hand.replace("Bob", "Ann Patel"))


def test_the_same_person_may_change_their_mind_in_the_same_copy(
    capsys: pytest.CaptureFixture[str], work: Path
) -> None:
    file = work / "pack" / REGISTER
    edit(file, lambda sheet, column, first: sheet.cell(first, column["Owner"], "Ann"))
    collect(capsys, work)
    edit(file, lambda sheet, column, first: sheet.cell(first, column["Owner"], "Zoe"))
    assert "owner = Zoe" in collect(capsys, work).out
    edit(file, lambda sheet, column, first: sheet.cell(first, column["Owner"], "Carl"), by="Somebody else")
    assert "PLN510" in collect(capsys, work).err


def test_everything_that_is_wrong_is_told_at_once_and_nothing_is_written(
    capsys: pytest.CaptureFixture[str], work: Path
) -> None:
    def change(sheet: Any, column: dict[str, int], first: int) -> None:
        sheet.cell(first, column["Likelihood"], "=1+1")
        sheet.cell(first, column["Impact"], 9)
        sheet.cell(first, column["Status"], "Sort of open")
        sheet.cell(first, column["Target date"], "in spring")
        sheet.cell(first, column["Owner"], "Ann")
        sheet.cell(first + 1, column["planner id"], "F99@elsewhere")

    edit(work / "pack" / REGISTER, change)
    ran = collect(capsys, work)
    assert ran.code == 1
    for place in ("E6: is a formula", "F6: 9 is out of range", "L6: 'Sort of open'", "M6: 'in spring'"):
        assert place in ran.err
    assert "F99@elsewhere" in ran.err
    assert not (work / "trust" / "decisions.yaml").exists()


def test_what_cannot_be_collected_is_said(capsys: pytest.CaptureFixture[str], work: Path) -> None:
    (work / "pack" / REGISTER).write_bytes(b"not a workbook")
    ran = collect(capsys, work)
    assert (ran.code, "PLN500" in ran.err) == (4, True)
    assert planner(capsys, "collect", work / "trust", work / "pack" / REGISTER, "--take", "both").code == 2


def test_a_dry_run_writes_nothing(capsys: pytest.CaptureFixture[str], work: Path) -> None:
    edit(work / "pack" / REGISTER, lambda sheet, column, first: sheet.cell(first, column["Owner"], "Ann"))
    assert "Would collect 1 change into decisions.yaml" in collect(capsys, work, "--dry-run").out
    assert not (work / "trust" / "decisions.yaml").exists()


def build(capsys: pytest.CaptureFixture[str], work: Path, *more: object) -> Ran:
    return planner(capsys, "build", work / "trust", "-o", work / "pack", *more)


def test_a_build_stops_over_edits_or_collects_them_first(
    capsys: pytest.CaptureFixture[str], work: Path
) -> None:
    file = work / "pack" / REGISTER
    edit(file, lambda sheet, column, first: sheet.cell(first, column["Owner"], "Ann Patel"))
    before = file.read_bytes()
    stopped = build(capsys, work)
    assert (stopped.code, file.read_bytes()) == (1, before)
    assert "[PLN511] risk-register.xlsx" in stopped.err
    assert "--edits collect" in stopped.err
    done = build(capsys, work, "--edits", "collect")
    assert (done.code, "owner = Ann Patel" in done.out) == (0, True)
    assert "kept as risk-register.edited-" in " ".join(done.out.split())
    assert any(cell.value == "Ann Patel" for row in load_workbook(file)["Risk register"] for cell in row)
    assert "nothing has changed" in " ".join(build(capsys, work).out.split())


def test_own_rows_columns_and_scores_come_back_in_the_new_workbook(
    capsys: pytest.CaptureFixture[str], work: Path
) -> None:
    def change(sheet: Any, column: dict[str, int], first: int) -> None:
        sheet.cell(first, column["Likelihood"], 1)
        sheet.cell(first, column["Reason for the change"], "Seen at the site visit.")
        sheet.cell(first, column["planner id"] + 1, "X1")
        sheet.cell(first - 1, column["planner id"] + 1, "Cost code")
        sheet.insert_rows(first + 1)
        sheet.cell(first + 1, column["Risk"], "The lift is too small for the new store")
        sheet.cell(first + 1, column["Impact"], 5)

    edit(work / "pack" / REGISTER, change)
    assert build(capsys, work, "--edits", "collect").code == 0
    rows = [[cell.value for cell in row] for row in load_workbook(work / "pack" / REGISTER)["Risk register"]]
    header = next(row for row in rows if "planner id" in row)
    body = {row[0]: dict(zip(header, row, strict=True)) for row in rows[rows.index(header) + 1 :]}
    own = body["OWN-1"]
    assert (own["Risk"], own["Impact"]) == ("The lift is too small for the new store", 5)
    (set_,) = (row for row in body.values() if row["Cost code"] == "X1")
    assert set_["Likelihood"] == 1
    assert "set by Jo Bloggs" in set_["What planner says"]
    again = planner(capsys, "collect", work / "trust", work / "pack" / REGISTER)
    assert "Nothing to collect" in again.out
