# SPDX-License-Identifier: MIT
"""The portfolios that benchmarks are run on: no two trusts alike, and all of them told sound."""

import sys
from collections import Counter
from pathlib import Path

import pytest
import yaml

from planner.load.estate import load_estate
from planner.shipped import shipped

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"


@pytest.fixture(scope="module")
def trusts() -> list[dict[str, object]]:
    sys.path.insert(0, str(BENCHMARKS))
    try:
        from large_estates import example
        from portfolios import varied
    finally:
        sys.path.remove(str(BENCHMARKS))
    said = example()
    return [varied(said, number) for number in range(150)]


def spread(trusts: list[dict[str, object]], noun: str, field: str) -> Counter[str]:
    """How often each value of a field is said of the first thing of a noun."""
    return Counter(str(trust[noun][0].get(field)) for trust in trusts)  # type: ignore[index]


def test_150_trusts_differ_in_ends_terabytes_and_suppliers(trusts: list[dict[str, object]]) -> None:
    assert len(spread(trusts, "contracts", "end")) == 16
    assert len(spread(trusts, "holdings", "size")) > 40
    assert len(spread(trusts, "suppliers", "name")) == 7
    assert spread(trusts, "holdings", "size")["unknown"] == 11


def test_150_trusts_follow_every_route_of_their_day_and_some_have_chosen_none(
    trusts: list[dict[str, object]],
) -> None:
    routes = Counter(trust["options"][-1]["route"] for trust in trusts if trust["programme"].get("option"))  # type: ignore[index, attr-defined]
    assert set(routes) == {
        "extend", "tactical_calloff", "framework_calloff", "open", "restricted", "dialogue"
    }  # fmt: skip
    assert sum(routes.values()) == 150 - 13


def test_no_two_of_150_trusts_are_alike(trusts: list[dict[str, object]]) -> None:
    without_names = {
        yaml.dump({**trust, "organisations": []}, Dumper=yaml.CSafeDumper) for trust in trusts[:40]
    }
    assert len(without_names) == 40


@pytest.mark.parametrize("number", [0, 10, 12, 149])
def test_a_trust_is_sound(trusts: list[dict[str, object]], number: int, tmp_path: Path) -> None:
    text = yaml.dump(trusts[number], Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True)
    (tmp_path / "estate.yaml").write_text(text, encoding="utf-8")
    assert load_estate(tmp_path, shipped("requirements-catalogue")).loaded.project is not None
