# SPDX-License-Identifier: MIT
"""What a pack looks like after a write, and what becomes of files that people touched."""

import hashlib
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pack_sample import NEW, OLD, seen, without_manifest

from planner.render.pack import PackLocked, PackNotWritten, lock, write_pack
from planner.render.pack.lock import locked
from planner.render.pack.names import edited_name, is_safe


def test_the_manifest_vouches_for_every_file(tmp_path: Path) -> None:
    write_pack(tmp_path / "out", OLD, {"tables": {"risks": [{"id": "R01", "title": "Dàta"}]}})
    said = json.loads((tmp_path / "out" / "pack.json").read_bytes())
    assert said["tables"] == {"risks": [{"id": "R01", "title": "Dàta"}]}
    assert {file["name"]: file["sha256"] for file in said["files"]} == {
        name: hashlib.sha256(content).hexdigest() for name, content in OLD.items()
    }


def test_same_pack_same_bytes_and_untouched_files(tmp_path: Path) -> None:
    first = write_pack(tmp_path, OLD)
    before = {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in tmp_path.iterdir()}
    again = write_pack(tmp_path, dict(reversed(OLD.items())))
    assert first.changed == ("exit-timeline.docx", "gone.html", "risk-register.xlsx", "same.csv", "pack.json")
    assert again.changed == ()
    assert {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in tmp_path.iterdir()} == before


def test_files_no_longer_made_go_and_the_users_own_stay(tmp_path: Path) -> None:
    write_pack(tmp_path, OLD)
    (tmp_path / "minutes.docx").write_bytes(b"the board's minutes")
    written = write_pack(tmp_path, NEW)
    assert written.removed == ("gone.html",)
    assert without_manifest(seen(tmp_path)) == {**NEW, "minutes.docx": b"the board's minutes"}


def test_what_a_person_typed_is_kept(tmp_path: Path) -> None:
    write_pack(tmp_path, OLD)
    (tmp_path / "risk-register.xlsx").write_bytes(b"with the owner's name typed in")
    (tmp_path / "gone.html").write_bytes(b"annotated")
    written = write_pack(tmp_path, NEW)
    copy = edited_name("risk-register.xlsx", hashlib.sha256(b"with the owner's name typed in").hexdigest())
    assert [(kept.name, kept.copy) for kept in written.kept] == [("risk-register.xlsx", copy)]
    assert (tmp_path / copy).read_bytes() == b"with the owner's name typed in"
    assert (tmp_path / "risk-register.xlsx").read_bytes() == NEW["risk-register.xlsx"]
    assert written.left == ("gone.html",)
    assert (tmp_path / "gone.html").read_bytes() == b"annotated"


@pytest.mark.parametrize("damage", [b"", b"{}", b"[" * 99_999, b'{"sha256": 1, "files": 2}'])
def test_a_manifest_that_is_not_ours_vouches_for_nothing(tmp_path: Path, damage: bytes) -> None:
    write_pack(tmp_path, OLD)
    (tmp_path / "pack.json").write_bytes(damage)
    written = write_pack(tmp_path, NEW)
    assert written.removed == ()
    assert {kept.name for kept in written.kept} == {"pack.json", "risk-register.xlsx", "exit-timeline.docx"}


def test_a_manifest_with_one_number_changed_by_hand_is_kept(tmp_path: Path) -> None:
    write_pack(tmp_path, OLD, {"note": "as built"})
    changed = (tmp_path / "pack.json").read_bytes().replace(b"as built", b"my words")
    (tmp_path / "pack.json").write_bytes(changed)
    (kept,) = (kept for kept in write_pack(tmp_path, OLD).kept if kept.name == "pack.json")
    assert (tmp_path / kept.copy).read_bytes() == changed


def test_a_link_is_replaced_and_its_victim_untouched(tmp_path: Path) -> None:
    victim = tmp_path / "victim.xlsx"
    victim.write_bytes(b"somebody else's")
    out = tmp_path / "out"
    out.mkdir()
    (out / "risk-register.xlsx").symlink_to(victim)
    os.link(victim, out / "exit-timeline.docx")
    (out / ".planner-stage").symlink_to(tmp_path, target_is_directory=True)
    (out / ".planner-journal").symlink_to(victim)
    write_pack(out, NEW)
    assert victim.read_bytes() == b"somebody else's"
    assert not (out / "risk-register.xlsx").is_symlink()
    assert {name: (out / name).read_bytes() for name in NEW} == NEW


@pytest.mark.parametrize("name", ["risk-register.xlsx", ".planner-lock", "pack.json"])
@pytest.mark.parametrize("kind", ["folder", "pipe"])
def test_what_is_in_the_way_is_refused_without_waiting(tmp_path: Path, name: str, kind: str) -> None:
    (tmp_path / name).mkdir() if kind == "folder" else os.mkfifo(tmp_path / name)
    with pytest.raises(PackNotWritten) as refused:
        write_pack(tmp_path, NEW)
    assert refused.value.code == "PLN054"
    assert name in refused.value.reason
    assert sorted(os.listdir(tmp_path)) == [name]


def test_a_link_at_the_lock_is_refused(tmp_path: Path) -> None:
    (tmp_path / "victim").write_bytes(b"v")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / ".planner-lock").symlink_to(tmp_path / "victim")
    with pytest.raises(PackNotWritten, match="is a link"):
        write_pack(tmp_path / "out", NEW)
    assert (tmp_path / "victim").read_bytes() == b"v"


def test_a_second_run_is_told_so_and_changes_nothing(tmp_path: Path) -> None:
    write_pack(tmp_path, OLD)
    before = seen(tmp_path)
    with locked(tmp_path), pytest.raises(PackLocked) as refused:
        write_pack(tmp_path, NEW)
    assert refused.value.code == "PLN051"
    assert seen(tmp_path) == before
    assert write_pack(tmp_path, NEW).changed


def test_a_lock_file_that_was_deleted_under_us_locks_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The run before deletes its lock file just as we open it: we must lock the one that others will find."""
    take, taken = lock._take, []

    def after_deletion(handle: int) -> None:
        if not taken:
            (tmp_path / ".planner-lock").unlink()
        taken.append(handle)
        take(handle)

    monkeypatch.setattr(lock, "_take", after_deletion)
    with locked(tmp_path):
        assert len(taken) == 2
        with pytest.raises(PackLocked), locked(tmp_path):
            pytest.fail("two runs hold the lock")


def test_what_does_not_read_back_is_not_moved_into_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_pack(tmp_path, OLD)
    before, write = seen(tmp_path), os.write
    monkeypatch.setattr(os, "write", lambda handle, content: write(handle, bytes(len(content))))
    with pytest.raises(PackNotWritten) as refused:
        write_pack(tmp_path, NEW)
    assert refused.value.code == "PLN055"
    assert seen(tmp_path) == before


def test_a_file_open_in_libreoffice_is_reported(tmp_path: Path) -> None:
    write_pack(tmp_path, OLD)
    (tmp_path / ".~lock.risk-register.xlsx#").write_bytes(b"")
    assert write_pack(tmp_path, NEW).open_elsewhere == ("risk-register.xlsx",)


def test_the_output_path_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"not a folder")
    with pytest.raises(PackNotWritten, match="is a file, not a folder"):
        write_pack(tmp_path / "out", NEW)
    with pytest.raises(PackNotWritten):
        write_pack(tmp_path / "out" / "deeper", NEW)
    assert (tmp_path / "out").read_bytes() == b"not a folder"


WRONG_NAMES = (
    "../up.xlsx", "/etc/passwd", "C:x.xlsx", "a\\b.xlsx", "con.xlsx", "nul.json", "com1.csv", "x.exe",
    "x.xlsx ", "x.xlsx.", ".hidden.xlsx", "X.xlsx", "a\0.xlsx", "a\n.xlsx", "", "pack.json",
    "a" * 120 + ".xlsx", "risk-register.edited-1a2b3c4d.xlsx", "old-", "é.docx",
)  # fmt: skip


@pytest.mark.parametrize("name", WRONG_NAMES)
def test_a_name_no_pack_may_use_is_refused_before_anything_is_touched(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="not names"):
        write_pack(tmp_path / "out", {**NEW, name: b""})
    assert not (tmp_path / "out").exists()


@given(st.text(max_size=40))
def test_a_safe_name_has_no_way_out_of_its_folder(name: str) -> None:
    if is_safe(name):
        assert Path("out", name).parent == Path("out")
        assert name == name.strip().lower()


def test_a_manifest_may_not_overrule_the_hashes(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="files"):
        write_pack(tmp_path / "out", NEW, {"files": []})
