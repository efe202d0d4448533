# SPDX-License-Identifier: MIT
"""Ten times the estate costs ten times the work: many independent trusts in one project."""

from pathlib import Path
from time import process_time
from typing import Any

from estates import paths
from test_graph_order import written

from planner.graph import Dependencies, dependencies
from planner.model import Project
from planner.shipped import shipped

NAMED = ("organisations", "sites", "suppliers", "contracts", "systems", "integrations", "holdings")
WORDS = ("kind", "role", "purpose")


def many(trusts: int) -> Project:
    said = written(Path(shipped("examples"), "lsp-exit-2013"))
    names = {thing["id"] for noun in NAMED for thing in said[noun]}
    names |= {thing["ods"] for noun in ("organisations", "sites") for thing in said[noun] if "ods" in thing}
    estate: dict[str, Any] = {"planner": said["planner"], "as_of": said["as_of"]}
    for noun in NAMED:
        estate[noun] = [_renamed(thing, names, f"-{n}") for n in range(trusts) for thing in said[noun]]
    return Project.model_validate(estate)


def _renamed(value: Any, names: set[str], suffix: str) -> Any:
    if isinstance(value, dict):
        return {k: v if k in WORDS else _renamed(v, names, suffix) for k, v in value.items()}
    if isinstance(value, list):
        return [_renamed(part, names, suffix) for part in value]
    return f"{value}{suffix}" if value in names else value


def everything(found: Dependencies) -> int:
    parts = (found.lapse, found.single_points, found.blast_radii, found.cutover, found.unknown_ends)
    return sum(len(part) for part in parts)


def seconds(project: Project) -> float:
    begun = process_time()
    assert everything(dependencies(project, paths())) > 30
    return process_time() - begun


def test_the_work_grows_with_the_estate_and_not_with_its_square() -> None:
    few, several = many(4), many(40)
    seconds(few)
    least = min(seconds(few) for _ in range(3))
    assert seconds(several) < 30 * least + 0.5, (
        "ten times the trusts, and a quadratic step would be a hundred"
    )


def test_independent_trusts_do_not_meet() -> None:
    alone, together = dependencies(many(1), paths()), dependencies(many(3), paths())
    own = [one for one in together.blast_radii if one.id.endswith("-0")]
    assert own == list(alone.blast_radii)
    assert len(together.single_points) == 3 * len(alone.single_points)
    assert len(together.cutover) == 3 * len(alone.cutover)
    sunset = {one.on: one for one in together.lapse if not one.if_extended}
    for one in alone.lapse:
        if not one.if_extended:
            assert len(sunset[one.on].paths) == 3 * len(one.paths)
            assert len(sunset[one.on].links) == 3 * len(one.links)
