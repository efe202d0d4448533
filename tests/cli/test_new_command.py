# SPDX-License-Identifier: MIT
"""`planner new`: a project that can be checked and built at once, in a folder that was empty."""

import errno
import json
from pathlib import Path
from typing import Any

import pytest
from cli_runs import ROOT, planner
from schema_reading import faults, yaml_of

from planner.cli import new as module

FILES = {"project.yaml", "contracts.yaml", "systems.yaml", "integrations.yaml", "holdings.yaml"}
MODELINE = "# yaml-language-server: $schema=.planner/schema.json"


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_new_project_is_sound_and_can_be_built(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "mine"
    made = planner(capsys, "new", folder, "--as-of", "2027-03-01")
    assert made.code == 0
    assert names(folder) == FILES | {".planner/schema.json"}
    checked = planner(capsys, "check", folder, "--strict")
    assert checked.code == 0, checked.out
    assert "No error" in checked.out
    assert planner(capsys, "build", folder, "-o", folder / "out", "--strict").code == 0
    assert planner(capsys, "check", folder).out.startswith("Read 5 files")  # the pack is no part of it


def test_its_files_teach_and_satisfy_their_schema(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    planner(capsys, "new", tmp_path / "mine", "--as-of", "2027-03-01")
    schema = json.loads((tmp_path / "mine" / ".planner" / "schema.json").read_text(encoding="utf-8"))
    for name in FILES:
        path = tmp_path / "mine" / name
        lines = path.read_text(encoding="utf-8").splitlines()
        assert lines[0] == MODELINE
        assert sum("#" in line for line in lines) >= 3, name
        assert faults(schema, yaml_of(path)) == [], name
        assert "$as" not in "\n".join(lines), name


def test_the_day_is_today_unless_it_is_said(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from datetime import date

    monkeypatch.setattr(module, "_today", lambda: date(2031, 5, 6))
    planner(capsys, "new", tmp_path / "mine")
    text = (tmp_path / "mine" / "project.yaml").read_text(encoding="utf-8")
    assert "\nas_of: 2031-05-06 " in text
    assert planner(capsys, "check", tmp_path / "mine", "--strict").code == 0


@pytest.mark.parametrize(
    "name", [path.name for path in sorted((ROOT / "examples").iterdir()) if path.is_dir()]
)
def test_an_example_is_copied(capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str) -> None:
    assert planner(capsys, "new", tmp_path / "mine", "--example", name).code == 0
    assert planner(capsys, "check", tmp_path / "mine").code == 0
    copied = list((tmp_path / "mine").glob("*.yaml"))
    assert copied
    copied = [path for path in copied if path.name != "consortium.yaml"]
    assert all(path.read_text(encoding="utf-8").startswith(MODELINE) for path in copied)


def test_an_example_that_is_not_there(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    ran = planner(capsys, "new", tmp_path / "mine", "--example", "nope")
    assert ran.code == 2
    assert "lsp-exit-2013" in ran.err
    assert not (tmp_path / "mine").exists()


@pytest.mark.parametrize("what", ["a file in it", "a file", "a hidden file in it"])
def test_nothing_is_overwritten(capsys: pytest.CaptureFixture[str], tmp_path: Path, what: str) -> None:
    folder = tmp_path / "mine"
    if what == "a file":
        folder.write_text("mine", encoding="utf-8")
    else:
        folder.mkdir()
        (folder / (".hidden" if "hidden" in what else "project.yaml")).write_text("mine", encoding="utf-8")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    ran = planner(capsys, "new", folder)
    assert ran.code == 4
    assert "nothing was changed" in ran.err
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_an_empty_folder_is_used(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert planner(capsys, "new", tmp_path).code == 0
    assert names(tmp_path) >= FILES


@pytest.mark.parametrize("fault", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()])
def test_what_was_made_is_taken_back(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: BaseException
) -> None:
    opened = 0

    def failing(*arguments: Any, **named: Any) -> Any:
        nonlocal opened
        opened += 1
        if opened == 4:
            raise fault
        return open(*arguments, **named)

    monkeypatch.setattr(module, "open", failing, raising=False)
    ran = planner(capsys, "new", tmp_path / "deep" / "mine")
    assert ran.code == (4 if isinstance(fault, OSError) else 130)
    assert "nothing was changed" in ran.err
    assert list(tmp_path.iterdir()) == []
