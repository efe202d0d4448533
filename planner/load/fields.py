# SPDX-License-Identifier: MIT
"""What a model lets people write at a place: its fields by the names that stand in the files."""

import types
from collections.abc import Iterable
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from planner.load.places import Path, Step

Model = type[BaseModel]


def written_fields(model: Model) -> dict[str, FieldInfo]:
    """Return the fields of one model by the name in the file: the alias, or the name without underscore."""
    return {(info.alias or name).rstrip("_"): info for name, info in model.model_fields.items()}


def is_list(info: FieldInfo) -> bool:
    """Return whether a field holds a list, whatever stands around it."""
    return any(get_origin(kind) in (tuple, list) for kind in _alternatives(info.annotation))


def fields_at(model: Model, path: Path) -> dict[str, FieldInfo]:
    """Return the fields that may be written at this path of the data; of every kind that may stand there."""
    kinds: list[Any] = [model]
    for step in path:
        kinds = [inner for kind in kinds for inner in _inside(kind, step)]
    return {name: info for kind in kinds for name, info in _fields(kind).items()}


def nests(fields: dict[str, FieldInfo], wanted: str) -> str | None:
    """Return the field among these that has a field `wanted` of its own: where a misplaced fact belongs."""
    for name, info in fields.items():
        if any(wanted in _fields(kind) for kind in _alternatives(info.annotation)):
            return name
    return None


def _fields(kind: Any) -> dict[str, FieldInfo]:
    return written_fields(kind) if isinstance(kind, type) and issubclass(kind, BaseModel) else {}


def _inside(kind: Any, step: Step) -> Iterable[Any]:
    origin = get_origin(kind)
    if origin in (tuple, list):
        return [inner for item in get_args(kind) if item is not ... for inner in _alternatives(item)]
    if origin is dict:
        return _alternatives(get_args(kind)[1])
    info = _fields(kind).get(str(step).rstrip("_"))
    return _alternatives(info.annotation) if info else ()


def _alternatives(annotation: Any) -> list[Any]:
    """Return what a union may be, without Annotated around it."""
    waiting, found = [annotation], []
    while waiting:
        kind = waiting.pop(0)
        if get_origin(kind) is Annotated:
            waiting.append(get_args(kind)[0])
        elif get_origin(kind) in (Union, types.UnionType):
            waiting.extend(get_args(kind))
        else:
            found.append(kind)
    return found
