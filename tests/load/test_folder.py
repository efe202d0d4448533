# SPDX-License-Identifier: MIT
"""Which files are a project."""

import os
from pathlib import Path

import pytest

from planner.load import limits
from planner.load.folder import list_project, place_of


def names(folder: Path) -> list[str]:
    return [name for name, _ in list_project(folder).files]


def write(folder: Path, *files: str) -> None:
    for file in files:
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text("title: x\n", encoding="utf-8")


def test_yaml_files_in_an_order_that_no_disk_decides(tmp_path: Path) -> None:
    write(tmp_path, "b.yaml", "a/z.yml", "a.yaml", "a/b/c.YAML", "a/notes.txt", "a-b/x.yaml")
    assert names(tmp_path) == ["a/b/c.YAML", "a/z.yml", "a-b/x.yaml", "a.yaml", "b.yaml"]


def test_what_is_no_part_of_the_estate(tmp_path: Path) -> None:
    write(
        tmp_path,
        "p.yaml",
        ".git/x.yaml",
        ".hidden.yaml",
        "out/o.yaml",
        "catalogue/c.yaml",
        "templates/t.yaml",
    )
    write(tmp_path, "estate/out/still.yaml")
    assert names(tmp_path) == ["estate/out/still.yaml", "p.yaml"]


def test_one_file_is_a_project_too(tmp_path: Path) -> None:
    write(tmp_path, "p.yaml", "q.yaml")
    assert names(tmp_path / "p.yaml") == ["p.yaml"]


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path, "project/p.yaml", "secret/s.yaml")
    try:
        (tmp_path / "project" / "loop").symlink_to(tmp_path / "project", target_is_directory=True)
        (tmp_path / "project" / "away").symlink_to(tmp_path / "secret", target_is_directory=True)
        (tmp_path / "project" / "s.yaml").symlink_to(tmp_path / "secret" / "s.yaml")
        (tmp_path / "project" / "notes.txt").symlink_to(tmp_path / "secret" / "s.yaml")
    except OSError:
        pytest.skip("this system lets nobody make links")
    listing = list_project(tmp_path / "project")
    assert [name for name, _ in listing.files] == ["p.yaml"]
    assert sorted((fault.code, fault.where.file) for fault in listing.faults if fault.where) == [
        ("PLN009", "away"),
        ("PLN009", "loop"),
        ("PLN009", "s.yaml"),
    ]


def test_the_project_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    write(tmp_path, "real/p.yaml")
    try:
        (tmp_path / "link").symlink_to(tmp_path / "real", target_is_directory=True)
    except OSError:
        pytest.skip("this system lets nobody make links")
    assert names(tmp_path / "link") == ["p.yaml"]


def test_too_many_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, *(f"{number}.yaml" for number in range(5)))
    monkeypatch.setattr(limits, "PROJECT_FILES", 5)
    assert len(names(tmp_path)) == 5
    monkeypatch.setattr(limits, "PROJECT_FILES", 4)
    listing = list_project(tmp_path)
    assert [fault.code for fault in listing.faults] == ["PLN024"]
    assert listing.files == []


@pytest.mark.parametrize(
    ("limit", "fits"), [("PROJECT_BYTES", 27), ("FOLDER_ENTRIES", 4), ("FOLDER_LEVELS", 2)]
)
def test_other_bounds_of_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, fits: int
) -> None:
    write(tmp_path, "a.yaml", "b.yaml", "c/d.yaml")
    monkeypatch.setattr(limits, limit, fits)
    assert list_project(tmp_path).faults == []
    monkeypatch.setattr(limits, limit, fits - 1)
    assert [fault.code for fault in list_project(tmp_path).faults] == ["PLN024"]


def test_a_folder_that_may_not_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", denied)
    assert [fault.code for fault in list_project(tmp_path).faults] == ["PLN002"]


@pytest.mark.parametrize(
    ("typed", "prefix"), [(".", ""), ("estate", "estate/"), ("estate/p.yaml", "estate/")]
)
def test_names_can_be_opened_from_where_planner_was_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, prefix: str
) -> None:
    write(tmp_path, "estate/p.yaml")
    monkeypatch.chdir(tmp_path)
    assert place_of(Path(typed)) == prefix
