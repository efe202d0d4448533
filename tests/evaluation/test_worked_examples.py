# SPDX-License-Identifier: MIT
"""The worked examples that are shipped, run as a person runs them."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from planner.shipped import shipped

EXAMPLES = Path(shipped("worked-examples"))


def run(name: str, *more: str) -> str:
    command = [sys.executable, "-m", "planner", "evaluate", str(EXAMPLES / name), *more]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def lot_of(name: str) -> dict[str, Any]:
    (lot,) = json.loads(run(name, "--json"))["lots"]
    return dict(lot)


def test_one_mark_would_have_turned_the_case() -> None:
    lot = lot_of("braceurself")
    assert [(one["bidder"], one["total"]) for one in lot["ranking"]] == [
        ("winner", "82.50"),
        ("claimant", "80.25"),
    ]
    q1 = next(one for one in lot["marks_that_change"] if one["question"] == "Q1")
    assert (q1["worth"], q1["gap"], q1["up"]) == (2.5, 2.25, 1)


def test_the_bid_that_cannot_win_turns_the_order() -> None:
    lot = lot_of("rank-reversal")
    totals = {one["bidder"]: one["total"] for one in lot["ranking"]}
    assert totals == {"a": "62.00", "b": "66.38", "c": "58.00"}
    without_c = next(one for one in lot["drop_outs"] if one["gone"] == "c")
    assert without_c["turned"] == [["b", "a"]]


@pytest.mark.parametrize("name", ["braceurself", "rank-reversal"])
def test_every_document_is_written(name: str, tmp_path: Path) -> None:
    told = run(name, "-o", str(tmp_path / "out"))
    written = {path.name for path in (tmp_path / "out").iterdir() if not path.name.startswith(".")}
    assert {"evaluation-report.docx", "evaluation-matrix.xlsx"} <= written
    assert sum(one.startswith("debrief-") for one in written) >= 2
    assert "would put" in told
