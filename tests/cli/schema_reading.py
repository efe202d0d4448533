# SPDX-License-Identifier: MIT
"""A checker for as much of JSON Schema as the schema of a project uses; a word it does not know stops it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "number": (int, float),
    "integer": (int,),
    "array": (list,),
    "object": (dict,),
    "null": (type(None),),
}
KNOWN = {
    "$schema", "$ref", "$defs", "title", "description", "type", "format", "enum", "const", "anyOf", "items",
    "properties", "additionalProperties", "required", "maxLength", "minimum", "maximum",
}  # fmt: skip


class TextDates(yaml.SafeLoader):
    """Reads YAML as editors do: dates stay text, and only true and false are truth values."""


TextDates.yaml_implicit_resolvers = {
    first: [
        (tag, form)
        for tag, form in held
        if tag not in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")
    ]
    for first, held in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def yaml_of(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), TextDates)


def faults(schema: dict[str, Any], value: Any) -> list[str]:
    """Return where the value breaks the schema."""
    return list(_faults(schema, schema, value, ""))


def _faults(whole: dict[str, Any], schema: dict[str, Any], value: Any, at: str) -> Iterator[str]:
    assert set(schema) <= KNOWN, set(schema) - KNOWN
    if "$ref" in schema:
        yield from _faults(whole, whole["$defs"][schema["$ref"].rsplit("/")[-1]], value, at)
    if "anyOf" in schema and all(list(_faults(whole, way, value, at)) for way in schema["anyOf"]):
        yield f"{at}: {value!r} is none of the ways"
    if "enum" in schema and not any(value == one and type(value) is type(one) for one in schema["enum"]):
        yield f"{at}: {value!r} is not among {schema['enum']}"
    if "const" in schema and value != schema["const"]:
        yield f"{at}: {value!r} is not {schema['const']}"
    wanted = schema.get("type", [])
    types = [wanted] if isinstance(wanted, str) else wanted
    if types and (
        not isinstance(value, tuple(k for t in types for k in TYPES[t])) or isinstance(value, bool)
    ):
        yield f"{at}: {value!r} is not {types}"
    if isinstance(value, list) and "items" in schema:
        for number, item in enumerate(value):
            yield from _faults(whole, schema["items"], item, f"{at}[{number}]")
    if isinstance(value, dict):
        yield from _object_faults(whole, schema, value, at)


def _object_faults(whole: dict[str, Any], schema: dict[str, Any], value: Any, at: str) -> Iterator[str]:
    for name in schema.get("required", ()):
        if name not in value:
            yield f"{at}: {name} is missing"
    known, more = schema.get("properties", {}), schema.get("additionalProperties", True)
    for key, inner in value.items():
        if key in known:
            yield from _faults(whole, known[key], inner, f"{at}.{key}")
        elif more is False:
            yield f"{at}: {key} is not known"
        elif isinstance(more, dict):
            yield from _faults(whole, more, inner, f"{at}.{key}")
