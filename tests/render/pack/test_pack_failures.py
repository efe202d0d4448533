# SPDX-License-Identifier: MIT
"""Every call to the disk fails in turn, or the process dies before it: old pack or new, never both."""

import contextlib
import errno
import os
import random
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pack_sample import NEW, OLD, counting, prepared, seen, without_manifest

from planner.render.pack import PackLocked, PackNotWritten, disk, finish_interrupted, write_pack

EDIT = b"typed by a person"
CODES = (errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS)
needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked to be killed cheaply")
pytestmark = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")


def folders(tmp_path: Path) -> Iterator[tuple[int, Path, dict[str, bytes]]]:
    """For every call to the disk that a write makes: its number, and a copy of the old pack to write into."""
    template = tmp_path / "template"
    before = prepared(template, EDIT)
    shutil.copytree(template, tmp_path / "counted")
    with counting(lambda number, name: None) as calls:
        write_pack(tmp_path / "counted", NEW)
    assert len(calls) > 90
    for number in range(1, len(calls) + 1):
        shutil.copytree(template, tmp_path / str(number))
        yield number, tmp_path / str(number), before


def raising(fault: Callable[[], BaseException], at: Callable[[int, str], bool]) -> Callable[[int, str], None]:
    def strike(number: int, name: str) -> None:
        if at(number, name):
            raise fault()

    return strike


def refusal(folder: Path, strike: Callable[[int, str], None]) -> PackNotWritten | None:
    """What a write says while the disk is struck like that; None if it succeeds all the same."""
    try:
        with counting(strike):
            write_pack(folder, NEW)
    except PackNotWritten as fault:
        return fault
    return None


def is_new(folder: Path) -> bool:
    files = without_manifest(seen(folder))
    copies = [content for name, content in files.items() if ".edited-" in name]
    return (
        {name: files.get(name) for name in NEW} == NEW and "gone.html" not in files and copies in ([], [EDIT])
    )


def test_one_failed_call_leaves_the_old_pack_or_the_new(tmp_path: Path) -> None:
    refused = 0
    for failing, folder, before in folders(tmp_path):
        code = CODES[failing % len(CODES)]
        fault = refusal(
            folder, raising(lambda code=code: OSError(code, "no"), lambda n, _, at=failing: n == at)
        )
        if fault is None:
            assert is_new(folder), f"call {failing}"
        else:
            refused += 1
            assert seen(folder) == before, f"call {failing}: {fault}"
            assert fault.remedy
        finish_interrupted(folder)
        assert EDIT in seen(folder).values()
        assert not (folder / ".planner-stage").exists()
    assert refused > 60


def test_a_disk_that_stays_broken_is_mended_by_the_next_run(tmp_path: Path) -> None:
    for failing, folder, before in folders(tmp_path):

        def broken(number: int, name: str, failing: int = failing) -> bool:
            return number >= failing and name not in ("close", "lstat", "read")

        refusal(folder, raising(lambda: OSError(errno.EIO, "broken"), broken))
        finish_interrupted(folder)
        assert seen(folder) == before or is_new(folder), f"call {failing}"
        assert EDIT in seen(folder).values()
        assert write_pack(folder, NEW).recovered is None
        assert is_new(folder)


@needs_fork
def test_a_process_that_dies_before_any_call_leaves_old_or_new(tmp_path: Path) -> None:
    outcomes = set()
    for dying, folder, before in folders(tmp_path):

        def die(number: int, name: str, dying: int = dying) -> None:
            if number == dying:
                os.kill(os.getpid(), signal.SIGKILL)

        child = os.fork()
        if child == 0:
            with counting(die):
                write_pack(folder, NEW)
            os._exit(0)
        os.waitpid(child, 0)
        outcomes.add(finish_interrupted(folder))
        assert seen(folder) == before or is_new(folder), f"call {dying}"
        assert EDIT in seen(folder).values()
    assert outcomes == {None, "forward"}


def write_for_ever(folder: Path) -> int:
    """The id of a process that changes the pack back and forth until it is killed."""
    child = os.fork()
    while child == 0:
        for pack in (NEW, OLD):
            try:
                write_pack(folder, pack)
            except PackLocked:
                continue
            except BaseException:
                os._exit(1)
    return child


@needs_fork
def test_killed_at_random_moments(tmp_path: Path) -> None:
    """Thirty times over; each time one of the two packs is there, whole."""
    chance, found = random.Random(2012), []
    prepared(tmp_path)
    for _ in range(30):
        child = write_for_ever(tmp_path)
        time.sleep(chance.uniform(0.001, 0.06))
        os.kill(child, signal.SIGKILL)
        assert os.WIFSIGNALED(os.waitpid(child, 0)[1])
        finish_interrupted(tmp_path)
        found.append(without_manifest(seen(tmp_path)))
        assert found[-1] in (OLD, NEW)
    assert OLD in found
    assert NEW in found


@needs_fork
def test_two_runs_at_once_never_mix(tmp_path: Path) -> None:
    prepared(tmp_path)
    child = write_for_ever(tmp_path)
    won = locked = 0
    until = time.monotonic() + 20
    while (won < 3 or locked < 3) and time.monotonic() < until:
        try:
            write_pack(tmp_path, NEW)
            won += 1
        except PackLocked:
            locked += 1
    os.kill(child, signal.SIGKILL)
    assert os.WIFSIGNALED(os.waitpid(child, 0)[1])
    finish_interrupted(tmp_path)
    assert without_manifest(seen(tmp_path)) in (OLD, NEW)
    assert won >= 3
    assert locked >= 3


@needs_fork
def test_a_process_that_dies_while_it_puts_things_back(tmp_path: Path) -> None:
    """The last move is refused, and the process dies at every call after that: the old pack comes back."""
    template = tmp_path / "template"
    before = prepared(template, EDIT)
    shutil.copytree(template, tmp_path / "counted")
    with counting(lambda number, name: None) as calls:
        write_pack(tmp_path / "counted", NEW)
    refused = max(number for number, name in enumerate(calls, 1) if name == "replace")
    outcomes, dying, died = [], refused, True
    while died:
        dying += 1
        folder = tmp_path / str(dying)
        shutil.copytree(template, folder)

        def strike(number: int, name: str, dying: int = dying) -> None:
            if number == refused:
                raise OSError(errno.EIO, "refused")
            if number == dying:
                os.kill(os.getpid(), signal.SIGKILL)

        child = os.fork()
        if child == 0:
            refusal(folder, strike)
            os._exit(0)
        died = os.WIFSIGNALED(os.waitpid(child, 0)[1])
        outcomes.append(finish_interrupted(folder))
        files = {name: content for name, content in seen(folder).items() if ".edited-" not in name}
        assert files == before or is_new(folder), f"call {dying}"
        assert EDIT in seen(folder).values()
    assert outcomes.count("back") > 10
    assert outcomes[-1] is None


def test_excel_holds_the_file_on_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The refusal of Windows, played: the earlier files that were already moved come back."""
    before = prepared(tmp_path)
    real = os.replace

    def held(source: Path, target: Path) -> None:
        if Path(target).name == "risk-register.xlsx":
            fault = PermissionError(errno.EACCES, "held", str(target))
            fault.winerror = 32  # type: ignore[attr-defined,unused-ignore]
            raise fault
        real(source, target)

    monkeypatch.setattr(os, "replace", held)
    monkeypatch.setattr(disk, "_PATIENCE", (0.0,) * 5)
    with pytest.raises(PackNotWritten, match=r"close risk-register\.xlsx in Excel") as refused:
        write_pack(tmp_path, NEW)
    assert refused.value.code == "PLN052"
    assert "nothing was changed" in refused.value.reason
    assert seen(tmp_path) == before


def test_interrupted_by_hand_nothing_is_changed(tmp_path: Path) -> None:
    for at, folder, before in folders(tmp_path):
        with (
            contextlib.suppress(KeyboardInterrupt),
            # Nobody can be interrupted between the wish to close a file and the call that does.
            counting(raising(KeyboardInterrupt, lambda n, name, at=at: n == at and name != "close")),
        ):
            write_pack(folder, NEW)
        finish_interrupted(folder)
        assert seen(folder) == before or is_new(folder), f"call {at}"


def test_without_hard_links_files_are_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = prepared(tmp_path, EDIT)

    def no_links(*args: object, **named: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", no_links)
    (kept,) = write_pack(tmp_path, NEW).kept
    assert (tmp_path / kept.copy).read_bytes() == before["exit-timeline.docx"] == EDIT


def test_a_new_folder_is_gone_again_after_a_failure(tmp_path: Path) -> None:
    def full(number: int, name: str) -> None:
        if name == "write":
            raise OSError(errno.ENOSPC, "full")

    with counting(full), pytest.raises(PackNotWritten) as refused:
        write_pack(tmp_path / "new" / "out", NEW)
    assert refused.value.code == "PLN053"
    assert list(tmp_path.iterdir()) == []


def test_a_journal_nobody_can_have_written_is_discarded(tmp_path: Path) -> None:
    prepared(tmp_path)
    (tmp_path / ".planner-journal").write_bytes(
        b'{"direction": "forward", "steps": [{"name": "../x", "new": null}]}'
    )
    assert write_pack(tmp_path, NEW).recovered is None
    assert without_manifest(seen(tmp_path)) == NEW
