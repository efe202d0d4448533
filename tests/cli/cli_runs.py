# SPDX-License-Identifier: MIT
"""How the tests run planner: in this process where they can, as a process of its own where they must."""

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from planner.cli.running import run

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "lsp-exit-2013"
MINIMAL = ROOT / "examples" / "minimal"
BROKEN = ROOT / "tests" / "errors" / "PLN011-repeated-key.yaml"


@dataclass(frozen=True)
class Ran:
    """How a run ended, and what it wrote."""

    code: int
    out: str
    err: str


def planner(capsys: pytest.CaptureFixture[str], *arguments: object) -> Ran:
    """Run planner in this process."""
    code = run([str(one) for one in arguments])
    written = capsys.readouterr()
    return Ran(code, written.out, written.err)


def process(arguments: Sequence[object], **settings: str) -> Ran:
    """Run planner as a process of its own, with these environment variables."""
    ended = subprocess.run(
        [sys.executable, "-m", "planner", *map(str, arguments)],
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, **settings},
        check=False,
        timeout=120,
    )
    return Ran(ended.returncode, ended.stdout.decode("latin-1"), ended.stderr.decode("latin-1"))
