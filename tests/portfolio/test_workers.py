# SPDX-License-Identifier: MIT
"""Workers: a process that dies takes only its own member with it, and interruption leaves none behind."""

import multiprocessing
import os
import signal
from pathlib import Path

import pytest

from planner.portfolio import workers
from planner.portfolio.record import Task
from planner.portfolio.workers import build_all

BROKEN = "planner: 1\nas_of: 2026-09-01\nsystms: []\n"


def tasks(folder: Path, *names: str) -> list[Task]:
    for name in names:
        (folder / name).mkdir()
        (folder / name / "estate.yaml").write_text(BROKEN, encoding="utf-8")
    return [Task(name, folder / name, folder / "out" / name, "", "") for name in names]


def test_every_member_has_an_outcome_though_workers_are_renewed(tmp_path: Path) -> None:
    found = list(build_all(tasks(tmp_path, "a", "b", "c"), jobs=2, each=1))
    assert sorted((one.member, one.state, one.code) for one in found) == [
        ("a", "failed", 1), ("b", "failed", 1), ("c", "failed", 1)
    ]  # fmt: skip
    assert not multiprocessing.active_children()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_a_worker_that_is_killed_is_told_and_the_others_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    give = workers._Worker.give

    def killed_at_b(self: workers._Worker, task: Task) -> None:
        if task.member == "b":
            assert self.process.pid is not None
            os.kill(self.process.pid, signal.SIGKILL)
            self.process.join()
        give(self, task)

    monkeypatch.setattr(workers._Worker, "give", killed_at_b)
    found = {one.member: one for one in build_all(tasks(tmp_path, "a", "b", "c"), jobs=1)}
    assert (found["b"].code, "signal 9" in found["b"].told) == (70, True)
    assert (found["a"].code, found["c"].code) == (1, 1)


def test_whoever_stops_asking_leaves_no_process(tmp_path: Path) -> None:
    outcomes = build_all(tasks(tmp_path, "a", "b", "c"), jobs=2)
    next(outcomes)
    outcomes.close()  # type: ignore[attr-defined]
    assert not multiprocessing.active_children()
