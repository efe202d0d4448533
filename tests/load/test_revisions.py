# SPDX-License-Identifier: MIT
"""Earlier revisions read out of git: the right files, and nothing of the work tree touched."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from planner.load import limits, revisions
from planner.load.revisions import RevisionRefused, read_revision

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="there is no git here")


def git(folder: Path, *arguments: str, day: str = "2026-03-31") -> str:
    named = {"GIT_AUTHOR_DATE": f"{day}T12:00:00", "GIT_COMMITTER_DATE": f"{day}T12:00:00"}
    who = ("-c", "user.name=A Person", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    ran = subprocess.run(
        ["git", *who, "-C", str(folder), *arguments],
        env={**os.environ, **named},
        capture_output=True,
        text=True,
        check=True,
    )
    return ran.stdout


def commit(folder: Path, files: dict[str, str], day: str) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", day, day=day)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with the project in `trust/`, committed in March and in June."""
    held = tmp_path / "repository"
    held.mkdir()
    git(held, "init", "-q")
    commit(held, {"trust/a.yaml": "a: 1\n", "trust/out/b.yaml": "b: 1\n", "readme.yaml": "no"}, "2026-03-31")
    git(held, "tag", "march")
    commit(held, {"trust/a.yaml": "a: 2\n", "trust/deep/c.yml": "c: 1\n"}, "2026-06-30")
    return held


def files(folder: Path) -> dict[str, str]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in found}


def refusal(project: Path, revision: str, into: Path) -> str:
    with pytest.raises(RevisionRefused) as refused:
        read_revision(project, revision, into)
    assert refused.value.diagnostic.help
    return refused.value.diagnostic.code


@pytest.mark.parametrize("revision", ["march", "HEAD~1", "2026-03-31", "2026-06-29"])
def test_the_files_are_those_of_the_revision(repository: Path, tmp_path: Path, revision: str) -> None:
    (tmp_path / "into").mkdir()
    folder = read_revision(repository / "trust", revision, tmp_path / "into")
    assert files(folder) == {"a.yaml": "a: 1\n", "out/b.yaml": "b: 1\n"}


def test_a_day_on_which_it_was_committed_has_it(repository: Path, tmp_path: Path) -> None:
    folder = read_revision(repository / "trust", "2026-06-30", tmp_path)
    assert (folder / "a.yaml").read_text() == "a: 2\n"
    assert (folder / "deep" / "c.yml").is_file()


def test_a_project_in_one_file(repository: Path, tmp_path: Path) -> None:
    file = read_revision(repository / "trust" / "a.yaml", "march", tmp_path)
    assert file.name == "a.yaml"
    assert file.read_text() == "a: 1\n"


def test_the_work_tree_and_the_repository_are_not_touched(repository: Path, tmp_path: Path) -> None:
    (repository / "trust" / "a.yaml").write_text("a: 3, not yet committed\n")
    before = {path: path.stat().st_mtime_ns for path in sorted(repository.rglob("*"))}
    (tmp_path / "into").mkdir()
    read_revision(repository / "trust", "march", tmp_path / "into")
    assert {path: path.stat().st_mtime_ns for path in sorted(repository.rglob("*"))} == before


@pytest.mark.parametrize(
    "revision",
    [
        "no-such",
        "--help",
        "-h",
        "--output=x",
        "2020-01-01",
        "march:trust/a.yaml",
        "a b",
        "",
        "x\ny",
        "@{u}",
        ";ls",
    ],
)
def test_what_the_history_does_not_know(repository: Path, tmp_path: Path, revision: str) -> None:
    (tmp_path / "into").mkdir()
    assert refusal(repository / "trust", revision, tmp_path / "into") == "PLN582"
    assert files(tmp_path / "into") == {}


def test_a_folder_under_no_version_control(tmp_path: Path) -> None:
    (tmp_path / "trust").mkdir()
    assert refusal(tmp_path / "trust", "HEAD", tmp_path) == "PLN581"


def test_a_project_that_was_added_later(repository: Path, tmp_path: Path) -> None:
    commit(repository, {"other/a.yaml": "a: 1"}, "2026-07-01")
    assert refusal(repository / "other", "march", tmp_path) == "PLN583"


def test_no_git_on_the_machine(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert refusal(repository / "trust", "march", tmp_path) == "PLN580"


def test_a_git_in_the_present_folder_is_not_run(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    planted = tmp_path / "git"
    planted.write_text("#!/bin/sh\ntouch ran\n")
    planted.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert refusal(repository / "trust", "march", tmp_path) == "PLN580"
    assert not (tmp_path / "ran").exists()


def test_links_are_left_out(repository: Path, tmp_path: Path) -> None:
    (repository / "trust" / "link.yaml").symlink_to("/etc/passwd")
    commit(repository, {}, "2026-07-01")
    (tmp_path / "into").mkdir()
    read_revision(repository / "trust", "HEAD", tmp_path / "into")
    assert "link.yaml" not in files(tmp_path / "into")


def test_too_many_files_are_refused(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "PROJECT_FILES", 1)
    assert refusal(repository / "trust", "march", tmp_path) == "PLN584"


@pytest.mark.parametrize(
    "path", ["../evil.yaml", "a/../../evil.yaml", "c:evil.yaml", "a\\b.yaml", "con /x.yaml"]
)
def test_a_name_that_leads_elsewhere_is_refused(tmp_path: Path, path: str) -> None:
    into = tmp_path / "into"
    into.mkdir()
    with pytest.raises(RevisionRefused) as refused:
        revisions._write(into, path, b"x", "HEAD")
    assert refused.value.diagnostic.code == "PLN584"
    assert [one for one in tmp_path.rglob("*") if one.is_file()] == []


def test_hooks_filters_and_settings_of_the_repository_do_not_run(repository: Path, tmp_path: Path) -> None:
    ran = tmp_path / "ran"
    for key, value in (
        ("core.fsmonitor", f"touch {ran}"),
        ("filter.evil.smudge", f"touch {ran}"),
        ("core.pager", f"touch {ran}"),
        ("core.sshCommand", f"touch {ran}"),
    ):
        git(repository, "config", key, value)
    (repository / ".git" / "info" / "attributes").write_text("*.yaml filter=evil\n")
    (tmp_path / "into").mkdir()
    read_revision(repository / "trust", "march", tmp_path / "into")
    assert not ran.exists()


def test_git_that_gives_no_answer(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("git", 60)

    monkeypatch.setattr(subprocess, "run", never)
    assert refusal(repository / "trust", "march", tmp_path) == "PLN585"


def test_what_a_member_of_a_consortium_shares_is_of_the_same_revision(tmp_path: Path) -> None:
    held = tmp_path / "repository"
    held.mkdir()
    git(held, "init", "-q")
    first = {"consortium.yaml": "planner: 1\n", "north/a.yaml": "a: 1\n", "shared/s.yaml": "s: 1\n"}
    commit(held, first, "2026-03-31")
    commit(held, {"shared/s.yaml": "s: 2\n"}, "2026-06-30")
    (tmp_path / "then").mkdir()
    folder = read_revision(held / "north", "HEAD^", tmp_path / "then")
    assert files(folder) == {"a.yaml": "a: 1\n"}
    assert (folder / ".." / "shared" / "s.yaml").read_text(encoding="utf-8") == "s: 1\n"
    assert (folder.parent / "consortium.yaml").is_file()
