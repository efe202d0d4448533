# SPDX-License-Identifier: MIT
"""However a run ends, it ends with its exit code and a few words: never with a traceback."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_runs import BROKEN, EXAMPLE, MINIMAL, ROOT, planner, process

from planner.cli import check as check_module
from planner.cli import running, terminal

HEAVY = ("numpy", "pydantic", "networkx", "openpyxl", "xlsxwriter", "lxml", "yaml", "docx", "jinja2", "rich")


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_start_up_imports_nothing_heavy(option: str) -> None:
    script = (
        "import sys\nfrom planner.cli.running import run\n"
        f"assert run([{option!r}]) == 0\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert ended.stdout.splitlines()[-1] == "[]"
    assert "planner" in ended.stdout


def test_it_runs_as_a_module_and_says_its_version() -> None:
    from planner import __version__

    ran = process(["--version"])
    assert (ran.code, ran.out.split()) == (0, ["planner", __version__])


def listen_to_ctrl_c() -> None:
    """A test run started in the background ignores ctrl-C, and all that it starts would inherit that."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.skipif(os.name == "nt", reason="a signal of POSIX")
@pytest.mark.parametrize("after", [0.15, 0.4, 0.9, 1.5])
def test_ctrl_c_leaves_with_130_and_nothing_changed(tmp_path: Path, after: float) -> None:
    running = subprocess.Popen(
        [sys.executable, "-m", "planner", "build", str(EXAMPLE), "-o", str(tmp_path / "out")],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT, preexec_fn=listen_to_ctrl_c,
    )  # fmt: skip
    time.sleep(after)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=60)
    assert running.returncode == 130
    assert (out, err) == ("", "planner: interrupted; nothing was changed\n")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("lost", ["in a destructor", "in the making of a class"])
def test_ctrl_c_that_python_loses_is_heard_all_the_same(
    lost: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from planner import pipeline
    from planner.cli import interrupts

    def press(*_: object, **__: object) -> None:
        with pytest.raises(KeyboardInterrupt):
            interrupts._press()
        if lost == "in the making of a class":
            raise RuntimeError("Error calling __set_name__")

    def build(*arguments: Callable[[str], None]) -> None:
        press()
        arguments[2]("the next step")

    monkeypatch.setattr(interrupts, "_pressed", False)
    monkeypatch.setattr(pipeline, "build", build)
    ran = planner(capsys, "build", MINIMAL, "-o", tmp_path / "out")
    assert (ran.code, ran.out, ran.err) == (130, "", "planner: interrupted; nothing was changed\n")
    assert not (tmp_path / "out").exists()


def test_interrupted_once_the_pack_is_written(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from planner.cli import summary

    def interrupted(*_: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(summary, "summary", interrupted)
    ran = planner(capsys, "build", MINIMAL, "-o", tmp_path)
    assert ran.code == 130
    assert "had been written" in ran.err
    assert "nothing was changed" not in ran.err


def test_a_fault_of_ours_is_saved_and_told_shortly(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong(*_: object) -> None:
        secret_of_the_estate = "RXX"
        raise KeyError(secret_of_the_estate * 100_000)

    monkeypatch.setattr(check_module, "read", wrong)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    ran = planner(capsys, "check", MINIMAL)
    assert ran.code == 70
    assert "Traceback" not in ran.err
    assert len(ran.err.encode()) < 1_000
    (saved,) = tmp_path.iterdir()
    assert saved.name in ran.err
    details = saved.read_text(encoding="utf-8")
    assert "Traceback" in details
    assert len(details) < 250_000


def test_a_fault_that_cannot_even_be_saved(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong(*_: object) -> None:
        raise RecursionError

    monkeypatch.setattr(check_module, "read", wrong)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "nowhere"))
    ran = planner(capsys, "check", MINIMAL)
    assert ran.code == 70
    assert "could not be saved. It happened at" in ran.err


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
@pytest.mark.parametrize(("project", "code"), [(MINIMAL, 0), (BROKEN, 1)])
def test_a_reader_that_goes_away_changes_nothing(project: Path, code: int) -> None:
    read, write = os.pipe()
    os.close(read)
    ended = subprocess.run(
        [sys.executable, "-m", "planner", "check", str(project)],
        stdout=write, stderr=subprocess.PIPE, text=True, cwd=ROOT, check=False,
    )  # fmt: skip
    os.close(write)
    assert (ended.returncode, ended.stderr) == (code, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
def test_output_that_cannot_be_written_leaves_with_4() -> None:
    with open("/dev/full", "w") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "planner", "check", str(MINIMAL)],
            stdout=full, stderr=subprocess.PIPE, text=True, cwd=ROOT, check=False,
        )  # fmt: skip
    assert ended.returncode == 4
    assert "the output could not be written" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(
    "settings", [{"PYTHONIOENCODING": "cp1252"}, {"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C"}]
)
def test_no_encoding_stops_the_output(settings: dict[str, str], tmp_path: Path) -> None:
    text = (
        "planner: 1\nas_of: 2026-01-01\ntitle: Łódź → Αθήνα – £ ≥ 日本\n"
        "contracts: [{id: c, title: “ß” ≠ ☃, end: 2027-01-01}]\n"
    )
    (tmp_path / "estate.yaml").write_text(text, encoding="utf-8")
    ran = process(["lapse", tmp_path], **settings)
    assert (ran.code, ran.err) == (0, "")
    assert "1 January 2027" in ran.out
    if settings.get("PYTHONIOENCODING") == "ascii":
        assert "-> ????? - GBP  >= ??" in ran.out


@pytest.mark.skipif(os.name == "nt", reason="names of POSIX are bytes")
def test_a_name_that_is_not_text() -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "planner", b"ch\xe9ck", b"\xff"], capture_output=True, cwd=ROOT, check=False
    )
    assert ended.returncode == 2
    assert b"Traceback" not in ended.stderr


def test_endless_arguments_give_short_errors(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (("x" * 100_000,), ("check", "y" * 100_000), ("explain", MINIMAL, "z" * 100_000)):
        ran = planner(capsys, *arguments)
        assert ran.code in (1, 2, 4)
        assert len((ran.out + ran.err).encode()) <= 20_000


def test_progress_is_shown_to_a_person_only(monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    from planner.cli.progress import Progress

    class Screen(io.StringIO):
        def isatty(self) -> bool:
            return True

    for stream, shown in ((Screen(), True), (io.StringIO(), False)):
        monkeypatch.setattr(sys, "stderr", stream)
        with Progress(wanted=True) as progress:
            progress("Risk report")
        text = stream.getvalue()
        assert ("Risk report" in text) == shown
        assert "\n" not in text
        assert text.endswith("\r\x1b[K") == shown


def test_without_a_console_nothing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert running.run(["check", str(MINIMAL)]) == 0
    assert running.run(["check", str(BROKEN), "--quiet"]) == 1
    assert not terminal.coloured(None)
