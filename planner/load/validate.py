# SPDX-License-Identifier: MIT
"""What people wrote against the model: every fault of shape at once, in our words, at its place."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from planner.diagnostics import CODES, Diagnostic, did_you_mean, fault, most_similar
from planner.diagnostics.similar import alike
from planner.load.fields import Model, fields_at, nests
from planner.load.places import Path, Step
from planner.load.positions import Positions
from planner.load.wording import BUILT_IN, code_of, sentence

M = TypeVar("M", bound=BaseModel)

MOST_ERRORS = 5_000
FEW_WORDS = 16
_WORDS = re.compile(r"'([^']*)'")


@dataclass(frozen=True)
class _Error:
    """An error of pydantic, brought back to the data: `path` holds only steps that were written."""

    kind: str
    code: str
    path: Path
    name: str
    value: Any
    message: str
    context: Mapping[str, Any]
    on_key: bool


def validate(model: type[M], data: dict[str, Any], positions: Positions) -> tuple[M | None, list[Diagnostic]]:
    """Return the typed project, or None and every fault of shape."""
    try:
        return model.model_validate(data), []
    except ValidationError as refused:
        details = islice(refused.errors(include_url=False), MOST_ERRORS)
        located = (_located(detail, data) for detail in details)
        errors = _merged([error for error in located if not _head(error)])
        return None, [_told(error, model, positions) for error in errors]


def _located(detail: ErrorDetails, data: Any) -> _Error:
    """Walk the data along the location; steps that name a branch of a union are not in it and fall away."""
    kind, location, context = detail["type"], detail["loc"], detail.get("ctx", {})
    path: list[Step] = []
    value: Any = data
    for step in location:
        written = _written(step, value)
        if written is not None:
            path.append(written)
            value = value[written]
    on_key = kind == "extra_forbidden" or location[-1:] == ("[key]",)
    name = next((step for step in reversed(path) if isinstance(step, str)), "project")
    if location[-1:] == ("[key]",):
        value, name = path[-1], next((str(step) for step in path[-2::-1] if isinstance(step, str)), "project")
    elif kind.startswith("union_tag"):
        kind, path, name, value = _tag(path, value, context)
    elif kind == "missing":
        name = str(location[-1]).rstrip("_")
    code = code_of(kind, value, context)
    if code != "PLN113" and _is_unknown(value) and kind not in ("missing", "extra_forbidden"):
        code = "PLN101"
    return _Error(kind, code, tuple(path), name, value, detail["msg"], context, on_key)


def _tag(path: list[Step], value: Any, context: Mapping[str, Any]) -> tuple[str, list[Step], str, Any]:
    """Return the error of a union as one of the field that tells its kinds apart."""
    field = str(context.get("discriminator", "")).strip("'")
    if not isinstance(value, dict) or field not in value:
        return "missing", path, field, value
    return "literal_error", [*path, field], field, value[field]


def _head(error: _Error) -> bool:
    """Return whether the reader has told this already: it checks the two facts that every project says."""
    if error.path[:1] == ("planner",) or (not error.path and error.name in ("planner", "as_of")):
        return True
    return error.path == ("as_of",) and error.code == "PLN101"


def _written(step: Step, value: Any) -> Step | None:
    """Return the step as it stands in the data, or None if it does not."""
    if isinstance(value, list):
        return step if isinstance(step, int) and 0 <= step < len(value) else None
    if not isinstance(value, dict):
        return None
    bare = str(step).rstrip("_")
    return step if step in value else bare if bare in value else None


def _is_unknown(value: Any) -> bool:
    return value is None or (isinstance(value, str) and value.strip().lower() in ("", "unknown"))


def _merged(errors: list[_Error]) -> list[_Error]:
    """Leave out what only repeats another error.

    A missing field and an unknown one that look alike are one slip. Where one branch of a union was
    entered and found faulty, that the other branches did not fit at all is no news.
    """
    unknown: dict[Path, list[str]] = {}
    for error in errors:
        if error.code == "PLN102":
            unknown.setdefault(error.path[:-1], []).append(error.name)
    entered = {error.path[:depth] for error in errors for depth in range(len(error.path))}
    return [
        error
        for error in errors
        if not (
            error.kind == "missing" and any(alike(error.name, key) for key in unknown.get(error.path, ()))
        )
        and not (error.code in ("PLN104", "PLN105", "PLN106") and error.path in entered)
    ]


def _told(error: _Error, model: Model, positions: Positions) -> Diagnostic:
    where = positions.key_span(error.path) if error.on_key else positions.span(error.path)
    return fault(error.code, _message(error), where, help=_help(error, model))


def _message(error: _Error) -> str:
    if error.code == "PLN101" and error.kind != "missing":
        return f"'{error.name}' is written, but not known: here it must be"
    if error.kind not in BUILT_IN and error.code != "PLN106":
        return error.message
    told = error.context.get("error") if error.kind in ("value_error", "assertion_error") else None
    return str(told) if told else sentence(error.code, error.name, error.value, error.message, error.context)


def _help(error: _Error, model: Model) -> str | None:
    own = error.context.get("help")
    if isinstance(own, str) and error.code != "PLN106":
        return own
    if error.code == "PLN102":
        return _help_for_field(error, model)
    if error.code == "PLN103":
        return _help_for_word(str(error.value), _expected(error.context))
    return None


def _expected(context: Mapping[str, Any]) -> list[str]:
    """Return the allowed words: pydantic hands them over as "'pacs', 'ris' or 'vna'"."""
    return _WORDS.findall(str(context.get("expected") or context.get("expected_tags") or ""))


def _help_for_field(error: _Error, model: Model) -> str:
    fields = fields_at(model, error.path[:-1])
    holder = nests(fields, error.name)
    if holder:
        return f"'{error.name}' is a field of '{holder}': indent it under '{holder}:'"
    if re.fullmatch(r"\d{3}(?:\.\d+)?", error.name):
        return 'within { } a comma ends a value: put a number with commas in quotes, such as "£1,200,000"'
    near = most_similar(error.name, fields)
    if near:
        return f"did you mean '{near}'?"
    return f"the fields here are {', '.join(fields)}" if fields else CODES["PLN102"].remedy


def _help_for_word(written: str, words: list[str]) -> str:
    near = did_you_mean(written, words)
    listed = f"the words are {', '.join(words)}, or unknown" if 0 < len(words) <= FEW_WORDS else None
    return near or listed or CODES["PLN103"].remedy
