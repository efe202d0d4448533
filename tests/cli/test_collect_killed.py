# SPDX-License-Identifier: MIT
"""Collecting and building are killed at random moments: each file is old or new, and no edit is ever lost."""

import os
import random
import shutil
import signal
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest
from cli_runs import MINIMAL
from openpyxl import load_workbook

import planner.cli.build as building
import planner.cli.collecting as collecting
from planner import pipeline
from planner.cli.reading import Opened, opened, read
from planner.cli.running import run
from planner.documents.plan import ExitPlan
from planner.documents.workbooks import risk_workbook
from planner.load.estate import Estate
from planner.render.excel import write_xlsx
from planner.render.pack import WrittenPack, write_pack
from planner.render.pack.manifest import known_files
from planner.render.pack.names import LOCK

REGISTER = "risk-register.xlsx"
CALLS = ("write", "fsync", "replace", "unlink", "link", "mkdir")
"""By these files are changed: a process that dies before one of them has done those before it."""
pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked to be killed cheaply"),
    pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning"),
]


@dataclass(frozen=True)
class Sent:
    """A folder with a project and its edited pack, and the decisions that will have been collected."""

    folder: Path
    collected: bytes


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sent]:
    """A project, and its pack with an owner that somebody typed into the register.

    The pack is the register alone, and each state of the project is worked out once: a hundred builds are
    killed here, and what is tried is when files are written.
    """
    folder = tmp_path_factory.mktemp("sent")
    shutil.copytree(MINIMAL, folder / "trust")
    reads: dict[bytes, Estate] = {}
    plans: dict[bytes, Opened] = {}

    def read_once(project: Path, as_of: None) -> Estate:
        said = decisions(project.parent)
        reads[said] = reads.get(said) or read(project, as_of)
        return reads[said]

    def opened_once(project: Path, as_of: None) -> Opened:
        said = decisions(project.parent)
        plans[said] = plans.get(said) or opened(project, as_of)
        return plans[said]

    written: dict[int, bytes] = {}

    def register(plan: ExitPlan, out: Path, *_: object) -> WrittenPack:
        written[id(plan)] = written.get(id(plan)) or write_xlsx(risk_workbook(plan))
        return write_pack(out, {REGISTER: written[id(plan)], "key-dates.ics": b"dates\n"})

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(collecting, "read", read_once)
        patch.setattr(collecting, "_renamed", lambda estate: {})
        patch.setattr(building, "opened", opened_once)
        patch.setattr(pipeline, "build", register)
        assert build(folder) == 0
        edit(folder / "pack" / REGISTER)
        rehearsal = shutil.copytree(folder, tmp_path_factory.mktemp("rehearsal") / "all")
        assert build(rehearsal) == 0  # every forked process finds both states worked out
        yield Sent(folder, decisions(rehearsal))


def edit(register: Path) -> None:
    book = load_workbook(register)
    sheet = book["Risk register"]
    header = next(cell.row for row in sheet.iter_rows() for cell in row if cell.value == "planner id")
    column = next(cell.column for cell in sheet[header] if cell.value == "Owner")
    sheet.cell(header + 1, column, "Ann Patel")
    book.save(register)


def decisions(folder: Path) -> bytes:
    path = folder / "trust" / "decisions.yaml"
    return path.read_bytes() if path.exists() else b""


def build(folder: Path) -> int:
    out = ["-o", str(folder / "pack"), "-q", "--edits", "collect", "--by", "Jo Bloggs"]
    return run(["build", str(folder / "trust"), *out])


def collect(folder: Path) -> int:
    return run(["collect", str(folder / "trust"), str(folder / "pack" / REGISTER), "-q", "--by", "Jo Bloggs"])


def killed_before(act: Callable[[Path], int], folder: Path, last: int) -> bool:
    """Do it in a process that dies before its call of that number; whether it came so far."""
    child = os.fork()
    if child == 0:
        count = [0]

        def counted(real: Callable[..., object]) -> Callable[..., object]:
            def call(*given: object, **named: object) -> object:
                count[0] += 1
                if count[0] == last:
                    os.kill(os.getpid(), signal.SIGKILL)
                return real(*given, **named)

            return call

        for name in CALLS:
            setattr(os, name, counted(getattr(os, name)))
        os._exit(act(folder))
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def whole(pack: Path) -> bool:
    """Whether every file that the pack's own list names is there as it was written."""
    known = known_files(pack)
    return REGISTER in known and all(
        sha256((pack / name).read_bytes()).hexdigest() == digest for name, digest in known.items()
    )


def owner_held(pack: Path) -> bool:
    with zipfile.ZipFile(pack / REGISTER) as package:
        return any(b"Ann Patel" in package.read(name) for name in package.namelist())


def look_and_go_on(folder: Path, collected: bytes) -> None:
    """Look at what a killed run left, run again, and look for the edit."""
    assert decisions(folder) in (b"", collected), "old or new, never half"
    assert owner_held(folder / "pack"), "as it came back or as it is written anew, the edit is in the pack"
    assert build(folder) == 0
    assert decisions(folder) == collected
    assert whole(folder / "pack")
    assert owner_held(folder / "pack")
    left = {path.name for path in folder.rglob(".*")} - {LOCK}
    assert left == set(), "nothing that was under way lies about"


@pytest.mark.parametrize(("act", "step", "states"), [(collect, 1, 2), (build, 6, 3)])
def test_killed_before_one_of_its_writes(
    sent: Sent, tmp_path: Path, act: Callable[[Path], int], step: int, states: int
) -> None:
    found = set()
    for last in range(1, 1000, step):
        folder = shutil.copytree(sent.folder, tmp_path / str(last))
        if not killed_before(act, folder, last):
            break
        found.add((decisions(folder), (folder / "pack" / REGISTER).read_bytes()))
        look_and_go_on(folder, sent.collected)
    assert last > 5
    assert len(found) == states


@pytest.mark.parametrize("act", [collect, build])
def test_killed_at_random_moments(sent: Sent, tmp_path: Path, act: Callable[[Path], int]) -> None:
    chance = random.Random(7)
    for number in range(3):
        folder = shutil.copytree(sent.folder, tmp_path / str(number))
        child = os.fork()
        if child == 0:
            os._exit(act(folder))
        time.sleep(chance.uniform(0, 0.3))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        look_and_go_on(folder, sent.collected)
