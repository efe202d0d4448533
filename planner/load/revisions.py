# SPDX-License-Identifier: MIT
"""A project as it was at an earlier revision, read out of git without touching the work tree.

Git is run with a list of arguments, never through a shell, and only to look things up. No filter or hook of a
repository runs: its objects are read as they are.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from planner.diagnostics import Diagnostic, fault
from planner.load import limits
from planner.load.folder import CONSORTIUM, ENDINGS, SHARED, shared_folder

SECONDS = 60
"""How long git may take for one answer."""

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NAME = re.compile(r"[^-\s\x00-\x1f\x7f][^\s\x00-\x1f\x7f]{0,199}")
_UNSAFE = re.compile(r'[\x00-\x1f<>:"|?*\\]')
_PLAIN_FILES = (b"100644", b"100755", b"100664")
_SET_ELSEWHERE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_NAMESPACE")
_QUIET = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "LC_ALL": "C",
}


class RevisionRefused(Exception):  # noqa: N818 - it says what happened
    """A revision cannot be read; `diagnostic` says why and what to do."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


@dataclass(frozen=True)
class _Blob:
    """A file of a revision: its object, its bytes, and its path beneath the project."""

    object: bytes
    size: int
    path: str


def read_revision(project: Path, revision: str, into: Path) -> Path:
    """Write the YAML files of a project, as they were at a revision, beneath an empty folder.

    `project` is the folder or the one file of the project today, `revision` a name that git knows, or a day:
    then it is the last revision of that day or of one before. What a member of a consortium shares with
    others lies beside it, as it was then. Return the folder, or the file, in `into`.
    Raises `RevisionRefused`.
    """
    shared = shared_folder(project) if project.is_dir() else None
    if shared is None:
        return _read(project, revision, into)
    (into / CONSORTIUM[0]).touch()
    with suppress(_NotThereError):
        _read(shared, revision, into / SHARED)
    return _read(project, revision, into / "member")


class _NotThereError(RevisionRefused):
    """The folder was not there at that revision."""


def _read(project: Path, revision: str, into: Path) -> Path:
    folder, name = (project, "") if project.is_dir() else (project.parent, project.name)
    git = _Git(_program(), folder)
    beneath = git.prefix()
    commit = git.commit(revision)
    wanted = f"{beneath}{name}"
    blobs = list(_chosen(git.tree(commit, wanted), "" if name else beneath, beneath, revision))
    if not blobs:
        message = f"the project '{project.name or project}' is not in revision '{revision}'"
        raise _NotThereError(fault("PLN583", message))
    for blob, content in zip(blobs, git.contents(blobs), strict=True):
        _write(into, blob.path, content, revision)
    return into / name if name else into


def _program() -> str:
    """Return git, but none that merely lies in the folder from which planner was started."""
    found = shutil.which("git")
    if found is None or Path(found).parent.resolve() == Path.cwd().resolve():
        raise _refused("PLN580", "there is no git on this machine to read an earlier revision with")
    return found


@dataclass(frozen=True)
class _Git:
    """Git, asked about the repository of one folder."""

    program: str
    folder: Path

    def prefix(self) -> str:
        """Return the path of the folder within its repository, with a slash at its end; "" for the top."""
        ran = self.ask("rev-parse", "--show-prefix")
        if ran.returncode:
            code = "PLN581" if b"not a git repository" in ran.stderr.lower() else "PLN585"
            raise _refused(code, f"'{self.folder.name or self.folder}' has no history: {_words(ran.stderr)}")
        return ran.stdout.decode("utf-8", "replace").rstrip("\r\n")

    def commit(self, revision: str) -> str:
        """Return the commit of a revision or of a day."""
        if _DAY.fullmatch(revision):
            ran = self.ask("rev-list", "-1", f"--before={revision}T23:59:59", "HEAD", "--")
        elif _NAME.fullmatch(revision):
            ran = self.ask("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
        else:
            raise _unknown(revision)
        found = ran.stdout.decode("ascii", "replace").strip()
        if ran.returncode or not re.fullmatch(r"[0-9a-f]{40,64}", found):
            raise _unknown(revision)
        return found

    def tree(self, commit: str, path: str) -> bytes:
        """Return every file of a commit beneath a path, as `ls-tree` lists them."""
        ran = self.ask("ls-tree", "-r", "-z", "-l", "--full-tree", commit, *(("--", path) if path else ()))
        if ran.returncode:
            raise _refused("PLN585", f"git could not list the files: {_words(ran.stderr)}")
        return ran.stdout

    def contents(self, blobs: Sequence[_Blob]) -> Iterator[bytes]:
        """Yield the bytes of files, in their order."""
        ran = self.ask("cat-file", "--batch", typed=b"".join(blob.object + b"\n" for blob in blobs))
        at = 0
        for blob in blobs:
            head, _, _ = ran.stdout[at:].partition(b"\n")
            start = at + len(head) + 1
            if ran.returncode or head != b"%s blob %d" % (blob.object, blob.size):
                raise _refused("PLN585", f"git could not read '{blob.path}': {_words(ran.stderr or head)}")
            yield ran.stdout[start : start + blob.size]
            at = start + blob.size + 1

    def ask(self, *arguments: str, typed: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
        """Return what git answers."""
        kept = {key: value for key, value in os.environ.items() if key not in _SET_ELSEWHERE}
        safe = ("--no-pager", "-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}")
        try:
            return subprocess.run(
                [self.program, *safe, "-C", str(self.folder.absolute()), *arguments],
                input=typed,
                capture_output=True,
                env={**kept, **_QUIET},
                timeout=SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise _refused("PLN585", f"git gave no answer within {SECONDS} seconds") from None
        except (OSError, ValueError) as why:
            reason = getattr(why, "strerror", None) or "it cannot be started"
            raise _refused("PLN585", f"git could not be run: {reason}") from None


def _chosen(listed: bytes, within: str, beneath: str, revision: str) -> Iterator[_Blob]:
    """Yield the YAML files of a listing, in bounds. Links and files of sub-projects of git are left out."""
    entries = listed.split(b"\0")[:-1]
    if len(entries) > limits.FOLDER_ENTRIES:
        raise _too_large(revision)
    files = size = 0
    for entry in entries:
        about, _, raw = entry.partition(b"\t")
        mode, _, object_, length = about.split()
        path = raw.decode("utf-8", "replace")
        if mode not in _PLAIN_FILES or not path.lower().endswith(ENDINGS) or not path.startswith(within):
            continue
        files, size = files + 1, size + int(length)
        if files > limits.PROJECT_FILES or size > limits.PROJECT_BYTES:
            raise _too_large(revision)
        yield _Blob(object_, int(length), path[len(beneath) :])


def _write(into: Path, path: str, content: bytes, revision: str) -> None:
    """Write one file beneath the folder, under a name that leads nowhere else."""
    steps = path.split("/")
    if any(step in ("", ".", "..") or step.endswith((".", " ")) or _UNSAFE.search(step) for step in steps):
        raise _refused(
            "PLN584", f"revision '{revision}' has a file of a name that is not safe: '{path[:80]}'"
        )
    target = into.joinpath(*steps)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("xb") as file:
            file.write(content)
    except OSError as why:
        reason = why.strerror or "it was refused"
        raise _refused("PLN584", f"'{path[:80]}' of revision '{revision}' cannot be read: {reason}") from None


def _unknown(revision: str) -> RevisionRefused:
    shown = revision if revision.isprintable() else "?"
    return _refused("PLN582", f"there is no folder, and no day or revision in the history, '{shown[:80]}'")


def _too_large(revision: str) -> RevisionRefused:
    return _refused("PLN584", f"revision '{revision}' is too large for a project")


def _refused(code: str, message: str) -> RevisionRefused:
    return RevisionRefused(fault(code, message))


def _words(said: bytes) -> str:
    """Return the first line that git said, in bounds."""
    lines = said.decode("utf-8", "replace").strip().splitlines()
    first = lines[0].removeprefix("fatal: ") if lines else "it gave no reason"
    return "".join(letter if letter.isprintable() else "?" for letter in first)[:200]
