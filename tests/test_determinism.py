# SPDX-License-Identifier: MIT
"""The same input gives the same bytes: on any hash seed, locale, time zone and rights, and in any order."""

import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from pack_reading import documents_of, plan_of, planned

from planner.documents.plan import ExitPlan
from planner.packing import manifest
from planner.shipped import shipped

PLACE_KEYS = ("place", "places")
"""Columns that tell file and line: these follow the text when it is moved."""


def built(
    example: str, out: Path, python: tuple[str, ...] = (), umask: int = 0o022, **env: str
) -> dict[str, bytes]:
    """Return the pack that the command writes in a process of its own, by file name."""
    folder = out.parent
    ran = subprocess.run(
        [
            sys.executable,
            *python,
            "-m",
            "planner",
            "build",
            str(shipped("examples") / example),
            "-o",
            out.name,
            "--quiet",
        ],
        cwd=folder,
        env={**os.environ, **env},
        capture_output=True,
        umask=umask if os.name == "posix" else -1,
        check=False,
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, b"", b"")
    return {path.name: path.read_bytes() for path in out.iterdir() if not path.name.startswith(".")}


@pytest.mark.parametrize("example", ["minimal", "lsp-exit-2013"])
def test_a_pack_is_the_same_with_everything_changed_at_once(example: str, tmp_path: Path) -> None:
    """Hash seed, locale, time zone, narrow rights, no assertions; which of them it was is tried by hand."""
    strange = built(
        example,
        tmp_path / "p",
        ("-O",),
        0o077,
        PYTHONHASHSEED="7",
        LC_ALL="C",
        LANG="",
        TZ="America/St_Johns",
    )
    text = strange.pop("pack.json").decode("utf-8")
    assert str(shipped("examples")) not in text
    assert "estate.yaml:" in text or "systems.yaml:" in text
    assert len(strange) >= 7
    assert differing(strange, documents_of(example)) == []


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    assert one.keys() == other.keys()
    return sorted(name for name in one if one[name] != other[name])


def nouns_of(example: str) -> dict[str, Any]:
    """Return all that an example says, its files joined, every value as text."""
    said: dict[str, Any] = {}
    for path in sorted((shipped("examples") / example).glob("*.yaml")):
        said |= yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    return said


def written(nouns: dict[str, Any], folder: Path, chance: random.Random) -> Path:
    """Write each noun to a file of its own, the files in an order that chance decides."""
    names = list(nouns)
    chance.shuffle(names)
    for number, name in enumerate(names):
        text = yaml.safe_dump({name: nouns[name]}, sort_keys=False)
        (folder / f"{number:02}-{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def said_by(plan: ExitPlan) -> dict[str, Any]:
    """Return every table of a plan without its places."""
    return {
        name: [{key: value for key, value in row.items() if key not in PLACE_KEYS} for row in table["rows"]]
        for name, table in manifest(plan)["tables"].items()
    }


def test_files_split_and_named_another_way_change_only_the_places(tmp_path: Path) -> None:
    moved = said_by(planned(written(nouns_of("lsp-exit-2013"), tmp_path, random.Random(2012))))
    usual = said_by(plan_of("lsp-exit-2013"))
    assert len(usual) >= 40
    assert [name for name in usual if usual[name] != moved[name]] == []


DECIDED = {
    "requirements": ("id", "requirement", "priority", "standards", "acceptance"),
    "requirements-undecided": ("id",),
    "requirements-not-applicable": ("id",),
    "risk-register": ("id", "likelihood", "impact", "score", "owner", "near"),
    "activities": ("id", "start", "finish", "late_finish", "float", "free", "critical"),
    "milestones": ("milestone", "day", "p50", "p80", "p90", "latest"),
    "deadline-checks": ("activity", "due", "planned", "days", "met"),
    "lapse-calendar": ("on", "certain", "dead", "only_copy"),
    "single-points": ("part", "kind", "standby"),
    "only-copies": ("studies", "where", "size", "certain"),
    "key-dates": ("on", "what"),
}
"""What a plan decides, by table. Sentences that list things keep the order in which they were written."""


def decided_by(plan: ExitPlan) -> dict[str, list[str]]:
    said = said_by(plan)
    return {
        name: sorted(str([row[key] for key in keys]) for row in said[name]) for name, keys in DECIDED.items()
    }


def test_lists_in_another_order_change_no_decision(tmp_path: Path) -> None:
    chance, nouns = random.Random(2013), nouns_of("lsp-exit-2013")
    for value in nouns.values():
        if isinstance(value, list):
            chance.shuffle(value)
    moved, usual = decided_by(planned(written(nouns, tmp_path, chance))), decided_by(plan_of("lsp-exit-2013"))
    assert sum(map(len, usual.values())) >= 400
    assert {name: (moved[name], usual[name]) for name in usual if moved[name] != usual[name]} == {}
