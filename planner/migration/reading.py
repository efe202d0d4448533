# SPDX-License-Identifier: MIT
"""The reference files, from plain mappings to values, with everything that is wrong told by entry.

The room that loads files hands over what each file says; nothing here opens one.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import ValidationError

from planner.english import lowered
from planner.migration.checklists import (
    ExceptionCodes,
    IdentityClasses,
    Retention,
    SpecialObjects,
    VerificationLevels,
)
from planner.migration.references import THROTTLES, MigrationApproaches, MigrationRates, ModalitySizes, Part
from planner.migration.words import APPROACH_WORDS
from planner.rules.binding import compile_clause, meant
from planner.rules.entries import ANYTHING, References
from planner.rules.problems import Problem
from planner.rules.words import WORD_TABLE

PARAMETERS = (
    *THROTTLES,
    "streams",
    "link-share",
    "allowance-share",
    "retry-share",
    "exception-share",
    "exception-minutes",
    "exception-hours",
    "landing-factor",
    "measured-rate",
    "stated-size",
)
"""The parameters that the estimate asks for by name."""

Path = tuple[str | int, ...]
FileModel = TypeVar("FileModel", bound=Part)


@dataclass(frozen=True)
class MigrationReferences:
    """All that the catalogue knows about moving images."""

    sizes: ModalitySizes
    rates: MigrationRates
    approaches: MigrationApproaches
    retention: Retention
    verification: VerificationLevels
    identity: IdentityClasses
    special_objects: SpecialObjects
    exceptions: ExceptionCodes


FILES: Mapping[str, type[Part]] = {
    "modality-sizes": ModalitySizes,
    "migration-rates": MigrationRates,
    "migration-approaches": MigrationApproaches,
    "retention": Retention,
    "verification-levels": VerificationLevels,
    "identity-classes": IdentityClasses,
    "special-objects": SpecialObjects,
    "exception-codes": ExceptionCodes,
}
"""The files by name, without their ending, in the order of the fields of `MigrationReferences`."""


def migration_references(
    files: Mapping[str, Mapping[str, Any]], known: References = ANYTHING
) -> tuple[MigrationReferences | None, dict[str, tuple[Problem, ...]]]:
    """Return the references in the parsed files of `FILES`, or None, and the problems of each file."""
    read = {name: reference_file(model, files.get(name, {}), known) for name, model in FILES.items()}
    problems = {name: found for name, (_, found) in read.items() if found}
    if not problems:
        problems = _across(
            *(read[name][0] for name in ("modality-sizes", "migration-rates", "migration-approaches"))
        )
    if problems:
        return None, problems
    return MigrationReferences(*(value for value, _ in read.values())), {}  # type: ignore[arg-type]


def reference_file(
    model: type[FileModel], data: Mapping[str, Any], known: References = ANYTHING
) -> tuple[FileModel | None, tuple[Problem, ...]]:
    """Return one reference file, or None, and all that is wrong with it."""
    problems = [*_cited(data, known), *_repeated(data), *_clauses(data)]
    try:
        value = model.model_validate(data)
    except ValidationError as caught:
        shapes = [_shape(data, fault) for fault in caught.errors()]
        return None, (*shapes, *problems)
    return (None if problems else value), tuple(problems)


def _shape(data: Any, fault: Any) -> Problem:
    path: Path = tuple(fault["loc"])
    key = str(path[-1]) if path else ""
    entry = _entry_at(data, path)
    if fault["type"] == "extra_forbidden":
        return Problem(entry, path, f"'{key}' is not known here")
    if fault["type"] == "missing":
        return Problem(entry, path[:-1], f"'{key}' is missing")
    message = fault["msg"].removeprefix("Value error, ")
    return Problem(entry, path, f"'{key}': {lowered(message)}")


def _entry_at(data: Any, path: Path) -> str:
    """Return the id of the entry that a path lies in; empty where there is none."""
    name = ""
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            break
        if isinstance(data, Mapping) and isinstance(data.get("id"), str):
            name = data["id"]
    return name


def _walk(data: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Go through every value, with its path."""
    yield path, data
    inside: Iterable[tuple[str | int, Any]] = ()
    if isinstance(data, Mapping):
        inside = data.items()
    elif isinstance(data, list | tuple):
        inside = enumerate(data)
    for step, value in inside:
        yield from _walk(value, (*path, step))


def _cited(data: Any, known: References) -> Iterator[Problem]:
    groups = {
        "sources": ("source", known.sources),
        "standards": ("instrument", known.instruments),
        "activities": ("activity", known.activities),
    }
    for path, value in _walk(data):
        what, allowed = groups.get(str(path[-1]) if path else "", ("", None))
        if allowed is None or not isinstance(value, list | tuple):
            continue
        for key in (str(item).removeprefix("@") for item in value):
            if key not in allowed:
                yield Problem(
                    _entry_at(data, path), path, f"there is no {what} '{key}'", meant(key, sorted(allowed))
                )


def _repeated(data: Mapping[str, Any]) -> Iterator[Problem]:
    for name, entries in data.items():
        seen: set[str] = set()
        for index, entry in enumerate(entries if isinstance(entries, list | tuple) else ()):
            key = str(entry.get("id", "")) if isinstance(entry, Mapping) else ""
            if key and key in seen:
                yield Problem(key, (name, index, "id"), f"'{key}' is said twice")
            seen.add(key)


def _clauses(data: Mapping[str, Any]) -> Iterator[Problem]:
    """Find every clause that cannot be bound: of approaches for a system, of other entries for the estate."""
    groups = (
        ("approaches", ("when", "needs"), APPROACH_WORDS, "system"),
        ("separate_migrations", ("when",), WORD_TABLE, ""),
    )
    for name, keys, words, subject in groups:
        for index, entry in enumerate(data.get(name) or ()):
            for key in keys if isinstance(entry, Mapping) else ():
                for fault in compile_clause(str(entry.get(key, "always")), words, subject)[1]:
                    path: Path = (name, index, key)
                    id_ = str(entry.get("id", ""))
                    yield Problem(id_, path, fault.message, fault.help, fault.at, fault.length)


def _across(sizes: Any, rates: Any, approaches: Any) -> dict[str, tuple[Problem, ...]]:
    """Find what one file names and another does not have."""
    named = {parameter.id for parameter in rates.parameters}
    absent = tuple(
        Problem("", ("parameters",), f"the parameter '{key}' is missing", meant(key, sorted(named)))
        for key in PARAMETERS
        if key not in named
    )
    routes = {route.id for route in rates.routes}
    unknown = [
        Problem(
            approach.id,
            ("approaches", index, field),
            f"there is no route '{key}'",
            meant(key, sorted(routes)),
        )
        for index, approach in enumerate(approaches.approaches)
        for field, key in (("local_route", approach.local_route), ("remote_route", approach.remote_route))
        if approach.moves == "bulk" and key not in routes
        for key in (key or "",)
    ]
    mixed = [
        Problem(mix.id, ("default_mixes", index, "shares"), f"no size has the code '{code}'")
        for index, mix in enumerate(sizes.default_mixes)
        for code in mix.shares
        if sizes.of(code) is None
    ]
    found = {
        "modality-sizes": tuple(mixed),
        "migration-rates": absent,
        "migration-approaches": tuple(unknown),
    }
    return {name: problems for name, problems in found.items() if problems}
