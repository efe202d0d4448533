# SPDX-License-Identifier: MIT
"""decisions.yaml is written whole or not at all, whatever moment the process dies in."""

import os
import random
import signal
import time
from pathlib import Path

import pytest

from planner.collecting.saving import save
from planner.render.pack.faults import PackNotWritten

OLD, NEW = b"decisions: {}\n" * 400, b"decisions:\n  risks: []\n" * 900
needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked to be killed cheaply")


def test_a_file_that_was_not_there(tmp_path: Path) -> None:
    save(tmp_path / "decisions.yaml", None, NEW)
    assert [path.name for path in tmp_path.iterdir()] == ["decisions.yaml"]
    assert (tmp_path / "decisions.yaml").read_bytes() == NEW


def test_somebody_else_was_faster(tmp_path: Path) -> None:
    (tmp_path / "decisions.yaml").write_bytes(b"theirs")
    with pytest.raises(PackNotWritten, match="changed by somebody else"):
        save(tmp_path / "decisions.yaml", OLD, NEW)
    assert (tmp_path / "decisions.yaml").read_bytes() == b"theirs"


@needs_fork
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_killed_at_random_moments(tmp_path: Path) -> None:
    path, chance, found = tmp_path / "decisions.yaml", random.Random(5), []
    path.write_bytes(OLD)
    for _ in range(30):
        child = os.fork()
        while child == 0:
            try:
                now = path.read_bytes()
                save(path, now, NEW if now == OLD else OLD)
            except BaseException:
                os._exit(1)
        time.sleep(chance.uniform(0.001, 0.05))
        os.kill(child, signal.SIGKILL)
        assert os.WIFSIGNALED(os.waitpid(child, 0)[1])
        found.append(path.read_bytes())
        assert found[-1] in (OLD, NEW)
    assert OLD in found
    assert NEW in found
    save(path, path.read_bytes(), b"mended")
    assert [one.name for one in tmp_path.iterdir()] == ["decisions.yaml"]
