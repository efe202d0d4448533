# SPDX-License-Identifier: MIT
"""`planner evaluate` at the terminal: what it says first, and how it ends."""

import json
from pathlib import Path

import pytest
from cli_runs import ROOT, planner

EXAMPLE = ROOT / "worked-examples" / "rank-reversal"


def test_the_outcome_comes_first_and_then_how_firm_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    told = planner(capsys, "evaluate", EXAMPLE)
    assert told.code == 0
    assert "Bidder B is first with 66.38 marks, before Bidder A with 62.00 marks." in told.out
    assert "without Bidder C, Bidder B is no longer before Bidder A" in told.out


def test_a_folder_that_is_not_there_is_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    told = planner(capsys, "evaluate", EXAMPLE, tmp_path / "nowhere")
    assert told.code == 4
    assert "is not a folder" in told.err


def test_a_workbook_of_something_else_leaves_with_an_error(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "invoice.xlsx").write_bytes(b"not a workbook at all")
    told = planner(capsys, "evaluate", EXAMPLE, tmp_path)
    assert told.code == 4
    assert "PLN500" in told.err


def test_a_project_without_bids_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    told = planner(capsys, "evaluate", ROOT / "examples" / "minimal", "--json")
    (lot,) = json.loads(told.out)["lots"]
    assert lot["ranking"] == []
    assert "The price formula is not chosen." in lot["open_points"]
