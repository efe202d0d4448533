# SPDX-License-Identifier: MIT
"""Mappings, as a YAML reader gives them → regime packs, with every problem by the entry it belongs to."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from planner.diagnostics import did_you_mean
from planner.english import lowered
from planner.regimes.checks import pack_problems, selection_problems
from planner.regimes.pack import Pack, Selection
from planner.regimes.problems import PackProblem, Step

P = TypeVar("P", Pack, Selection)


@dataclass(frozen=True)
class Known:
    """What a pack may refer to: the sources and instruments of the catalogue; None is not checked."""

    sources: frozenset[str] | None = None
    instruments: frozenset[str] | None = None


ANYTHING = Known()


def regime_pack(data: object, known: Known = ANYTHING) -> tuple[Pack | None, tuple[PackProblem, ...]]:
    """Return the pack that a mapping describes, or None and all that is wrong with it."""
    pack, problems = _shaped(Pack, data)
    if pack is not None:
        problems = tuple(pack_problems(pack, known.sources, known.instruments))
    return (None, problems) if problems else (pack, ())


def selection_pack(data: object, known: Known = ANYTHING) -> tuple[Selection | None, tuple[PackProblem, ...]]:
    """Return the Provider Selection Regime that a mapping describes, or None and all that is wrong."""
    pack, problems = _shaped(Selection, data)
    if pack is not None:
        problems = tuple(selection_problems(pack, known.sources))
    return (None, problems) if problems else (pack, ())


def _shaped(model: type[P], data: object) -> tuple[P | None, tuple[PackProblem, ...]]:
    if not isinstance(data, Mapping):
        return None, (PackProblem("", "", "a regime pack is a set of named facts"),)
    try:
        return model.model_validate(dict(data)), ()
    except ValidationError as refused:
        faults = refused.errors(include_url=False)
        return None, tuple(_problem(model, data, fault) for fault in faults if not _follows(fault, faults))


def _follows(fault: Any, faults: Sequence[Any]) -> bool:
    """Return whether a list is too short only because items of it were faulty: that is told already."""
    within = (other["loc"] for other in faults if other is not fault)
    return fault["type"] == "too_short" and any(loc[: len(fault["loc"])] == fault["loc"] for loc in within)


def _problem(model: type[BaseModel], data: Mapping[str, Any], fault: Any) -> PackProblem:
    path = tuple(_written(data, fault["loc"]))
    missing = fault["type"] == "missing"
    key = str(fault["loc"][-1]) if fault["loc"] else ""
    entry = _entry(data, path)
    if missing:
        return PackProblem(entry, key, f"'{key}' is missing", path)
    if fault["type"] == "extra_forbidden":
        return PackProblem(entry, key, f"there is no '{key}' here", path, _meant(model, path, key))
    message = str(fault["msg"])
    return PackProblem(entry, key, f"'{key}': {lowered(message)}", path)


def _written(data: Any, location: tuple[Step, ...]) -> Iterator[Step]:
    """Walk the data along a location: steps that were not written, or name a branch, fall away."""
    value = data
    for step in location:
        if not _stands(value, step):
            return
        value = value[step]
        yield step


def _stands(value: Any, step: Step) -> bool:
    if isinstance(value, list | tuple):
        return isinstance(step, int) and 0 <= step < len(value)
    return isinstance(value, Mapping) and step in value


def _entry(data: Any, path: tuple[Step, ...]) -> str:
    """Return the id of the innermost entry around a place, or what the place is called."""
    entry, value = str(path[0]) if path else "", data
    for step in path:
        value = value[step]
        named = value.get("id") or value.get("key") if isinstance(value, Mapping) else None
        entry = str(named) if named else entry
    return entry


def _meant(model: type[BaseModel], path: tuple[Step, ...], key: str) -> str | None:
    """Return the field nearest to a key that was mistyped at the top of a pack."""
    return did_you_mean(key, model.model_fields) if len(path) == 1 else None
