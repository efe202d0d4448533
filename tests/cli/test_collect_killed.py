# SPDX-License-Identifier: MIT
"""A build that collects first and is killed: decisions and pack are each old or new, and it can go on."""

import json
import os
import shutil
import signal
from hashlib import sha256
from pathlib import Path

import pytest
from cli_runs import MINIMAL
from openpyxl import load_workbook

from planner.cli.running import run

REGISTER = "risk-register.xlsx"
needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked to be killed cheaply")


def edited(folder: Path) -> Path:
    """A folder with a project, its pack, and an owner that somebody typed into the register."""
    shutil.copytree(MINIMAL, folder / "trust")
    assert run(["build", str(folder / "trust"), "-o", str(folder / "pack"), "-q"]) == 0
    book = load_workbook(folder / "pack" / REGISTER)
    sheet = book["Risk register"]
    header = next(cell.row for row in sheet.iter_rows() for cell in row if cell.value == "planner id")
    column = next(cell.column for cell in sheet[header] if cell.value == "Owner")
    sheet.cell(header + 1, column, "Ann Patel")
    book.save(folder / "pack" / REGISTER)
    return folder


def build(folder: Path) -> int:
    out = ["-o", str(folder / "pack"), "-q", "--edits", "collect", "--by", "Jo Bloggs"]
    return run(["build", str(folder / "trust"), *out])


def killed_before_move(folder: Path, last: int) -> bool:
    """Build in a process that dies before its move of that number; whether it came so far."""
    child = os.fork()
    if child == 0:
        moves, real = [0], os.replace

        def move(*args: str, **named: int) -> None:
            moves[0] += 1
            if moves[0] == last:
                os.kill(os.getpid(), signal.SIGKILL)
            real(*args, **named)  # type: ignore[arg-type]

        os.replace = os.rename = move  # type: ignore[assignment]
        os._exit(build(folder))
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def whole(folder: Path) -> bool:
    """Whether every file that the pack's own list names is there as it was written."""
    listed = json.loads((folder / "pack.json").read_text(encoding="utf-8"))["files"]
    return all(sha256((folder / one["name"]).read_bytes()).hexdigest() == one["sha256"] for one in listed)


@needs_fork
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
@pytest.mark.parametrize("last", [1, 2, 5, 9])
def test_killed_while_it_collects_and_builds(tmp_path: Path, last: int) -> None:
    folder = edited(tmp_path)
    assert killed_before_move(folder, last)
    decisions = folder / "trust" / "decisions.yaml"
    assert decisions.exists() == (last > 1)
    if decisions.exists():
        assert "owner: Ann Patel" in decisions.read_text(encoding="utf-8")
    assert build(folder) == 0  # goes on where it was stopped
    assert whole(folder / "pack")
    assert "owner: Ann Patel" in decisions.read_text(encoding="utf-8")
    sheet = load_workbook(folder / "pack" / REGISTER)["Risk register"]
    assert any(cell.value == "Ann Patel" for row in sheet for cell in row)
    assert not [one.name for one in (folder / "trust").iterdir() if one.name.startswith(".planner-new")]
