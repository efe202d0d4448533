# SPDX-License-Identifier: MIT
"""The order in which people list things says nothing: shuffle the lists, and the answers are the same."""

import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from estates import paths

from planner.graph import Dependencies, dependencies
from planner.model import NOUNS, Project
from planner.shipped import shipped

EXAMPLES = sorted(
    path
    for path in Path(shipped("examples")).iterdir()
    if path.is_dir() and not (path / "consortium.yaml").is_file()
)


def written(example: Path) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for file in sorted(example.glob("*.yaml")):
        for noun, told in yaml.load(file.read_text("utf-8"), yaml.BaseLoader).items():
            found[noun] = [*found.get(noun, ()), *told] if isinstance(told, list) else told
    return found


def answers(found: Dependencies) -> list[str]:
    told = [
        repr(part) for part in found.unknown_ends + found.single_points + found.blast_radii + found.cutover
    ]
    for one in found.lapse:
        told.append(f"{one.on} {one.words} {one.systems} {one.links} {one.outsiders} {sorted(one.services)}")
        told += [f"{lost.held.id} {lost.copies_left} {lost.only_copy}" for lost in one.data]
        told += [
            f"{it.at.path.id} {it.at.site.id} {it.before} {it.after} {it.at.elements}" for it in one.paths
        ]
    return told


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_shuffling_the_lists_changes_nothing(example: Path) -> None:
    said = written(example)
    first = answers(dependencies(Project.model_validate(said), paths()))
    assert len(first) > 10
    for seed in range(6):
        mixed = dict(said)
        for noun in NOUNS:
            if noun in mixed:
                mixed[noun] = random.Random(seed).sample(mixed[noun], len(mixed[noun]))
        assert answers(dependencies(Project.model_validate(mixed), paths())) == first


SCRIPT = """
import sys
sys.path.insert(0, {here!r})
from test_graph_order import EXAMPLES, answers, written
from estates import paths
from planner.graph import dependencies
from planner.model import Project
for example in EXAMPLES:
    print("\\n".join(answers(dependencies(Project.model_validate(written(example)), paths()))))
"""


def test_the_answers_do_not_hang_on_how_python_hashes() -> None:
    told = set()
    for seed in ("0", "1", "4242"):
        run = subprocess.run(
            [sys.executable, "-c", SCRIPT.format(here=str(Path(__file__).parent))],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[2]), "PATH": ""},
            capture_output=True,
            check=True,
            text=True,
            encoding="utf-8",
        )
        told.add(run.stdout)
    assert len(told) == 1
    assert len(told.pop().splitlines()) > 100
