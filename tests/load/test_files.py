# SPDX-License-Identifier: MIT
"""Only regular files are read, only so much of them, and nothing waits for a pipe."""

import os
from pathlib import Path

import pytest

from planner.diagnostics import Diagnostic
from planner.load import limits, load_project, read_yaml_bytes, read_yaml_file
from planner.load.files import read_bytes
from planner.model import Project


def refused(path: Path) -> str:
    read = read_bytes(path, path.name)
    assert isinstance(read, Diagnostic)
    return read.code


def test_a_regular_file(tmp_path: Path) -> None:
    path = tmp_path / "estate.yaml"
    path.write_bytes(b"title: a\r\nsites:\r\n")
    assert read_bytes(path, "estate.yaml") == b"title: a\r\nsites:\r\n"


def test_a_missing_file(tmp_path: Path) -> None:
    assert refused(tmp_path / "no.yaml") == "PLN001"
    loaded = load_project(tmp_path / "nothing", Project)
    assert [fault.code for fault in loaded.diagnostics] == ["PLN001"]


@pytest.mark.parametrize("name", ["nul\0", "x" * 5_000])
def test_a_name_that_no_disk_takes(tmp_path: Path, name: str) -> None:
    assert refused(tmp_path / name) == "PLN002"
    (fault,) = load_project(tmp_path / name, Project).diagnostics
    assert fault.code in ("PLN001", "PLN002")


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "estate.yaml"
    path.write_bytes(b"planner: 1")

    def denied(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", denied)  # a test may run as root, whom no permission stops
    assert refused(path) == "PLN002"


def test_a_disk_that_fails_while_reading(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "estate.yaml"
    path.write_bytes(b"planner: 1")

    def broken(*_: object) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "read", broken)
    read = read_bytes(path, "estate.yaml")
    assert isinstance(read, Diagnostic)
    assert read.message == "'estate.yaml' cannot be read: Input/output error"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    assert refused(tmp_path / "pipe.yaml") == "PLN003"
    (fault,) = load_project(tmp_path / "pipe.yaml", Project).diagnostics
    assert fault.code == "PLN003"


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="this system has no /dev/zero")
def test_a_device_is_refused_at_once() -> None:
    assert refused(Path("/dev/zero")) == "PLN003"


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert refused(tmp_path) in ("PLN002", "PLN003")


def test_five_megabytes_and_no_more(tmp_path: Path) -> None:
    path = tmp_path / "estate.yaml"
    path.write_bytes(b"#" * limits.FILE_BYTES)
    assert read_yaml_file(path, "estate.yaml").faults == ()
    with path.open("ab") as file:
        file.write(b"#")
    assert refused(path) == "PLN004"


def test_twenty_gigabytes_of_nothing_are_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "sparse.yaml"
    with path.open("wb") as file:
        file.truncate(20_000_000_000)
    monkeypatch.setattr(os, "read", None)
    assert refused(path) == "PLN004"


def test_a_file_that_grows_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "log.yaml"
    path.write_bytes(b"#")
    monkeypatch.setattr(os, "read", lambda _, wanted: b"#" * min(wanted, 1_000_000))
    assert refused(path) == "PLN004"


@pytest.mark.parametrize(
    ("raw", "code", "line", "column"),
    [
        (b"", "PLN008", 1, 1),
        (b" \n\t\n", "PLN008", 1, 1),
        (b"\xef\xbb\xbf", "PLN008", 1, 1),
        (b"title: Caf\xe9\n", "PLN006", 1, 11),
        (b"a: b\r\nc: \xc3\xa9\xff\n", "PLN006", 2, 5),
        (b"a: \xed\xa0\x80\n", "PLN006", 1, 4),
        (b"\xff\xfea\0:\0 \0b\0", "PLN006", 1, 1),
        (b"%PDF-1.7\n", "PLN006", 1, 1),
        (b"PK\x03\x04....", "PLN006", 1, 1),
        (b"\x7fELF\x02\x01", "PLN006", 1, 1),
        (b"a: b\n" * 3 + b"c: \x00\n", "PLN007", 4, 4),
        (b"a: \x1b[2J\n", "PLN007", 1, 4),
        ("a: b\u202ec\n".encode(), "PLN007", 1, 5),
        ("a: b\n\u2028c: d\n".encode(), "PLN007", 2, 1),
        ("a: b\nid: \ufeffpacs\n".encode(), "PLN007", 2, 5),
    ],
)
def test_bytes_that_are_no_text(raw: bytes, code: str, line: int, column: int) -> None:
    read = read_yaml_bytes(raw, "a.yaml")
    (fault,) = read.faults
    assert fault.where
    assert (fault.code, fault.where.line, fault.where.column, read.value) == (code, line, column, None)


@pytest.mark.parametrize("raw", [b"\xef\xbb\xbfa: b\n", b"a: b\r\n", b"a: b\r", b"a: b", b"a:\tb\n"])
def test_text_as_the_editors_of_this_world_save_it(raw: bytes) -> None:
    assert read_yaml_bytes(raw, "a.yaml").value == {"a": "b"}


def test_a_file_of_comments_says_nothing_and_is_no_fault() -> None:
    read = read_yaml_bytes(b"# contracts: we are still asking\n", "a.yaml")
    assert (read.value, read.faults) == (None, ())
