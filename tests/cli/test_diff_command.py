# SPDX-License-Identifier: MIT
"""`planner diff`: folders and revisions, text, JSON and Word, and what is said when either side is wrong."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import docx
import pytest
from cli_runs import MINIMAL, planner

from planner.cli.diff import refuse_leaks
from planner.cli.diff.sides import Compared
from planner.cli.exits import Stop
from planner.pipeline import read_project
from planner.presentation.audience import audience


@pytest.fixture
def sides(tmp_path: Path) -> tuple[Path, Path]:
    """The smallest example twice; in the second one the contract ends a year later."""
    old, new = tmp_path / "march", tmp_path / "june"
    for folder in (old, new):
        shutil.copytree(MINIMAL, folder)
    edit(new)
    return old, new


def edit(folder: Path) -> None:
    file = folder / "estate.yaml"
    text = file.read_text(encoding="utf-8")
    day = next(line.split("end: ")[1][:10] for line in text.splitlines() if "end: " in line)
    file.write_text(text.replace(f"end: {day}", f"end: {int(day[:4]) + 1}{day[4:]}"), encoding="utf-8")


def test_the_text_begins_with_what_changed(
    sides: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    ran = planner(capsys, "diff", *sides)
    assert ran.code == 0
    assert ran.err == ""
    assert "1 fact changed" in ran.out
    assert ran.out.index("What it means") < ran.out.index("What changed it") < ran.out.index("Facts that")
    assert "estate.yaml:" in ran.out


def test_the_same_folder_twice(sides: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    ran = planner(capsys, "diff", sides[0], sides[0])
    assert ran.code == 0
    assert ran.out.splitlines()[-1] == "Nothing changed."


def test_json_says_the_same(sides: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    ran = planner(capsys, "diff", *sides, "--json")
    said = json.loads(ran.out)
    assert said["summary"][0].startswith("1 fact changed")
    assert said["before"]["label"] == "march"
    facts = next(part for part in said["details"] if part["id"] == "facts")["tables"]["facts"]["rows"]
    assert len(facts) == 1
    assert facts[0]["was_at"].startswith("estate.yaml:")


def test_the_note_is_written_in_word_and_is_the_same_twice(
    sides: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    note = tmp_path / "change-note.docx"
    assert planner(capsys, "diff", *sides, "-o", note).code == 0
    first = note.read_bytes()
    said = "\n".join(one.text for one in docx.Document(str(note)).paragraphs)
    assert "1 fact changed" in said
    assert "What to decide, and by when" in said
    assert planner(capsys, "diff", *sides, "-o", note).code == 0
    assert note.read_bytes() == first
    assert sorted(path.name for path in tmp_path.glob("change-note*")) == ["change-note.docx"]


def test_an_earlier_note_is_kept(
    sides: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    note = tmp_path / "change-note.docx"
    note.write_bytes(b"what a person typed")
    ran = planner(capsys, "diff", *sides, "-o", note)
    (kept,) = tmp_path.glob("change-note.earlier-*.docx")
    assert kept.read_bytes() == b"what a person typed"
    assert kept.name in ran.out


@pytest.mark.parametrize("name", ["note.txt", "note", "note.xlsx"])
def test_the_note_is_a_word_file(
    sides: tuple[Path, Path], tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = planner(capsys, "diff", *sides, "-o", tmp_path / name)
    assert ran.code == 2
    assert ".docx" in ran.err


def test_a_folder_that_is_not_there_to_write_in(
    sides: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ran = planner(capsys, "diff", *sides, "-o", tmp_path / "nowhere" / "note.docx")
    assert ran.code == 4
    assert "PLN050" in ran.err


def test_faults_of_both_sides_are_told_together(
    sides: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in sides:
        with (folder / "estate.yaml").open("a") as file:
            file.write("\nnonsense: [1]\n")
    ran = planner(capsys, "diff", *sides)
    assert ran.code == 1
    assert ran.out == ""
    assert ran.err.count("PLN030") == 2
    assert "march:" in ran.err
    assert "june:" in ran.err


def test_neither_a_folder_nor_a_revision(
    sides: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    ran = planner(capsys, "diff", "no-such-folder", sides[1])
    assert ran.code == 1
    assert "PLN58" in ran.err
    assert "planner diff" in ran.err


def git(folder: Path, *arguments: str) -> None:
    day = {"GIT_AUTHOR_DATE": "2026-03-31T12:00:00", "GIT_COMMITTER_DATE": "2026-03-31T12:00:00"}
    who = ("-c", "user.name=A Person", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(
        ["git", *who, *arguments], cwd=folder, env={**os.environ, **day}, check=True, capture_output=True
    )


@pytest.mark.skipif(shutil.which("git") is None, reason="there is no git here")
def test_revisions_of_the_project(sides: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    """Names, days and what else a revision may be: tests/load/test_revisions.py."""
    project = sides[0]
    git(project, "init", "-q")
    git(project, "add", "-A")
    git(project, "commit", "-qm", "first")
    git(project, "tag", "v1")
    edit(project)
    ran = planner(capsys, "diff", "v1..", project)
    assert ran.code == 0, ran.err
    assert "1 fact changed" in ran.out
    git(project, "commit", "-qam", "second")
    assert "1 fact changed" in planner(capsys, "diff", "v1..HEAD", project).out
    assert "Nothing changed." in planner(capsys, "diff", "HEAD", project).out


@pytest.mark.parametrize("form", ["..v2", "v1...v2"])
def test_half_a_range(form: str, sides: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    ran = planner(capsys, "diff", form, sides[0])
    assert ran.code == 2
    assert "v1..v2" in ran.err


def test_on_another_day_what_time_did_is_parted(
    sides: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    file = sides[1] / "estate.yaml"
    text = file.read_text(encoding="utf-8")
    day = text.split("as_of: ")[1][:10]
    file.write_text(text.replace(f"as_of: {day}", f"as_of: {int(day[:4])}-11-30"), encoding="utf-8")
    assert "passing of time" in planner(capsys, "diff", *sides).out
    assert "both plans stand on" in planner(capsys, "diff", *sides, "--as-of", day).out


def test_a_note_for_the_board_keeps_back_what_the_board_may_not_see(
    sides: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    file = sides[1] / "estate.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("kind: pacs,", "kind: pacs, version: Build 77.1,"), encoding="utf-8")
    ran = planner(capsys, "diff", *sides, "--audience", "board")
    assert (ran.code, ran.err) == (0, "")
    assert "end: " in ran.out
    assert "77.1" not in ran.out
    refused = planner(capsys, "diff", *sides, "--audience", "tender")
    assert refused.code == 2
    assert "the change note is not for bidders" in " ".join(refused.err.replace("│", " ").split())


def test_a_note_in_which_something_kept_back_stands_all_the_same_is_refused(
    sides: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    who = audience("board")
    project = read_project(sides[0]).project
    assert who is not None
    assert project is not None
    systems = (project.systems[0].model_copy(update={"version": "Build 77.1"}), *project.systems[1:])
    told = project.model_copy(update={"systems": systems})
    found = Compared(None, None, (told, project))  # type: ignore[arg-type]
    refuse_leaks(found, who, {"change-note.txt": b"Build 77.2 is known."})
    with pytest.raises(Stop) as stop:
        refuse_leaks(found, who, {"change-note.txt": b"Build 77.1 is known."})
    assert stop.value.code == 1
    assert "PLN570" in capsys.readouterr().err
