# SPDX-License-Identifier: MIT
"""What several tests of the regimes share: the shipped packs, and a question written as a case writes it."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from planner.load.regimes import load_regimes
from planner.regimes import Asked, DateAnswer, Pack, Regimes, date_for
from planner.shipped import shipped

CATALOGUE = shipped("requirements-catalogue")
CASES = Path(__file__).parents[1] / "catalogue" / "regimes"


@cache
def shelf() -> Regimes:
    """The shipped regimes."""
    loaded = load_regimes(CATALOGUE)
    assert loaded.regimes is not None, loaded.diagnostics
    return loaded.regimes


def pack(name: str) -> Pack:
    """One shipped regime."""
    return shelf().packs[name]


@cache
def cases(name: str) -> list[dict[str, Any]]:
    """The cases of one file, every value as text."""
    found: list[dict[str, Any]] = yaml.load((CASES / f"{name}.yaml").read_text("utf-8"), yaml.BaseLoader)
    return found


def asked(case: Mapping[str, Any]) -> DateAnswer:
    """The answer to a case."""
    ask = case["ask"]
    authority = ask.get("authority", "central")
    question = Asked(
        ask["kind"], ask["regime"], date.fromisoformat(ask["from"]), authority, case.get("set", {})
    )
    return date_for(shelf(), question)


def ask(kind: str, regime: str, day: str, **said: str) -> DateAnswer:
    """The answer of a central authority, from words."""
    return date_for(shelf(), Asked(kind, regime, date.fromisoformat(day), said=said))


def data(name: str) -> dict[str, Any]:
    """The mapping of one shipped pack, fresh, every value as text."""
    found: dict[str, Any] = yaml.load(
        (CATALOGUE / "regimes" / f"{name}.yaml").read_text("utf-8"), yaml.BaseLoader
    )
    return found
