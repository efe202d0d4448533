# SPDX-License-Identifier: MIT
"""`planner build`: a pack or nothing, and a summary that says what to look at first."""

from pathlib import Path

import pytest
from cli_runs import BROKEN, MINIMAL, planner

from planner.render.pack.lock import locked

FILES = {
    "exit-timeline.docx", "exit-timeline.xlsx", "pack.json", "requirements-specification.docx",
    "requirements.xlsx", "risk-register.xlsx", "risk-report.docx",
}  # fmt: skip


def test_a_pack_its_summary_and_the_second_run(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    out = tmp_path / "out"
    first = planner(capsys, "build", MINIMAL, "-o", out)
    assert (first.code, first.err) == (0, "")  # no progress where nobody watches
    assert {path.name for path in out.iterdir() if not path.name.startswith(".")} >= FILES
    assert all(name in first.out for name in FILES)
    for label in ("In time?", "What stops", "Risks", "Questions"):
        assert label in first.out
    assert "From 1 October 2028" in first.out
    again = planner(capsys, "build", MINIMAL, "-o", out)
    assert "holds this pack already: nothing has changed" in " ".join(again.out.split())
    assert planner(capsys, "build", MINIMAL, "-o", out, "--quiet").out == ""


def test_a_project_of_which_nothing_is_known_is_a_pack_of_questions(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "estate.yaml").write_text(
        "planner: 1\nas_of: 2026-09-01\ntitle: Our exit\n", encoding="utf-8"
    )
    ran = planner(capsys, "build", tmp_path / "estate.yaml", "-o", tmp_path / "out")
    assert (ran.code, ran.err) == (0, "")
    assert "None arises from what is known" in ran.out


def test_what_a_person_changed_is_kept_and_told(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    planner(capsys, "build", MINIMAL, "-o", tmp_path)
    (tmp_path / "risk-report.docx").write_bytes(b"edited by hand")
    ran = planner(capsys, "build", MINIMAL, "-o", tmp_path, "--as-of", "2027-01-01")
    assert "risk-report.docx had been changed by hand: that version is kept as" in " ".join(ran.out.split())
    assert any(path.read_bytes() == b"edited by hand" for path in tmp_path.iterdir() if path.is_file())


def test_errors_write_nothing(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    ran = planner(capsys, "build", BROKEN, "-o", tmp_path / "out")
    assert (ran.code, ran.out) == (1, "")
    assert "PLN011" in ran.err
    assert not (tmp_path / "out").exists()


def test_a_folder_another_run_writes_into(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    with locked(tmp_path):
        ran = planner(capsys, "build", MINIMAL, "-o", tmp_path)
    assert ran.code == 4
    assert "[PLN051]" in ran.err
    assert "help: wait until it has finished" in ran.err


def test_a_file_where_the_folder_should_be(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    ran = planner(capsys, "build", MINIMAL, "-o", tmp_path / "out")
    assert ran.code == 4
    assert "nothing was changed" in ran.err
    assert (tmp_path / "out").read_text(encoding="utf-8") == "mine"


def test_strict_writes_the_pack_and_leaves_with_3(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    ran = planner(capsys, "build", MINIMAL, "-o", tmp_path, "--as-of", "2030-01-01", "--strict", "-q")
    assert ran.code == 3
    assert (tmp_path / "pack.json").is_file()
