# SPDX-License-Identifier: MIT
"""`planner check`: what it prints, for people and for programs, and how it leaves."""

import json
import re
import shutil
from pathlib import Path

import pytest
from cli_runs import BROKEN, EXAMPLE, MINIMAL, planner

LATE = ("--as-of", "2030-01-01")  # by then the contract of the smallest example has ended: a warning


def test_a_sound_project_says_what_was_read(capsys: pytest.CaptureFixture[str]) -> None:
    ran = planner(capsys, "check", MINIMAL)
    assert (ran.code, ran.err) == (0, "")
    assert "Read 1 file: 1 contract, 4 systems, 3 integrations, 0 holdings. No error." in ran.out


def test_a_fault_is_shown_with_its_line_and_carets(capsys: pytest.CaptureFixture[str]) -> None:
    ran = planner(capsys, "check", BROKEN)
    assert ran.code == 1
    assert f"--> {BROKEN.as_posix()}:7:5" in ran.out
    assert "^^^^" in ran.out
    assert "1 error" in ran.out


def test_a_project_that_is_not_there_leaves_with_4(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    ran = planner(capsys, "check", tmp_path / "nowhere")
    assert ran.code == 4
    assert "PLN001" in ran.out


def test_quiet_says_errors_only_and_to_the_error_stream(capsys: pytest.CaptureFixture[str]) -> None:
    assert planner(capsys, "check", MINIMAL, "--quiet", *LATE).out == ""
    ran = planner(capsys, "check", BROKEN, "--quiet")
    assert (ran.code, ran.out) == (1, "")
    assert "PLN011" in ran.err


def test_warnings_leave_with_3_only_when_strict(capsys: pytest.CaptureFixture[str]) -> None:
    mild, strict = (planner(capsys, "check", MINIMAL, *LATE, *more) for more in ((), ("--strict",)))
    assert (mild.code, strict.code) == (0, 3)
    assert "warning[PLN402]" in mild.out
    assert planner(capsys, "check", MINIMAL, "--strict").code == 0


def test_json_names_each_fault_and_its_place(capsys: pytest.CaptureFixture[str]) -> None:
    ran = planner(capsys, "check", BROKEN, "--json")
    said = json.loads(ran.out)
    assert ran.code == 1
    assert said["errors"] == 1
    assert [(one["code"], one["line"]) for one in said["diagnostics"]] == [("PLN011", 7)]


def test_annotations_are_commands_of_github(capsys: pytest.CaptureFixture[str]) -> None:
    ran = planner(capsys, "check", BROKEN, "--annotations")
    assert re.match(r"::error file=\S+PLN011-repeated-key.yaml,line=7,col=5,title=PLN011 ", ran.out)


def test_the_day_can_be_said_where_no_file_says_it(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "estate.yaml").write_text("planner: 1\nsystems: []\n", encoding="utf-8")
    assert planner(capsys, "check", tmp_path).code == 1
    assert planner(capsys, "check", tmp_path, "--as-of", "2026-01-01").code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("chekc",),
        ("check",),
        ("check", EXAMPLE, "--json", "--annotations"),
        ("check", EXAMPLE, "--as-of", "2012-02-30"),
        ("check", EXAMPLE, "--as-of", "0012-02-03"),
        ("check", EXAMPLE, "--bogus"),
        ("build", EXAMPLE),
        ("catalogue",),
    ],
)
def test_a_wrong_command_line_leaves_with_2(
    capsys: pytest.CaptureFixture[str], arguments: tuple[object, ...]
) -> None:
    ran = planner(capsys, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert "Usage: planner" in ran.err


def test_an_acceptance_whose_facts_have_changed_is_told(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    shutil.copytree(MINIMAL, tmp_path / "trust")
    accepted = "{risk: R35, status: accepted, accepted: {score: 20, facts: '00000000'}}"
    (tmp_path / "trust" / "decisions.yaml").write_text(f"decisions:\n  risks:\n    - {accepted}\n")
    ran = planner(capsys, "check", tmp_path / "trust", "--strict")
    assert ran.code == 3
    assert "'R35' was accepted and is open again: the facts it rests on have changed" in ran.out
    assert "decisions.yaml:3" in ran.out
