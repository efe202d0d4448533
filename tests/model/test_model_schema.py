# SPDX-License-Identifier: MIT
"""The JSON Schema made from the model accepts what the model accepts, for editors that read it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from planner.documents.schema import project_schema
from planner.shipped import shipped

EXAMPLES = sorted(
    path
    for path in Path(shipped("examples")).iterdir()
    if path.is_dir() and not (path / "consortium.yaml").is_file()
)
TOLD = {"description", "title", "default", "format", "$schema", "$defs", "examples"}
TYPES = {
    "object": dict, "array": list, "string": str, "number": (int, float), "integer": int,
    "boolean": bool, "null": type(None),
}  # fmt: skip


Schema = dict[str, Any]


def faults(schema: Schema, value: Any, at: str, root: Schema) -> Iterator[str]:
    """Yield where a value does not follow a schema. A keyword that is not known here is an error."""
    for keyword, rule in schema.items():
        if keyword in KEYWORDS:
            yield from KEYWORDS[keyword](rule, value, at, root)
        elif keyword == "additionalProperties" and isinstance(value, dict):
            for name in sorted(set(value) - set(schema.get("properties", ()))):
                yield from _other(rule, value[name], f"{at}.{name}", root)
        else:
            assert keyword in TOLD | {"additionalProperties"}, f"no test knows the keyword {keyword}"


def _ref(rule: str, value: Any, at: str, root: Schema) -> Iterator[str]:
    yield from faults(root["$defs"][rule.rsplit("/", 1)[-1]], value, at, root)


def _any_of(rule: list[Schema], value: Any, at: str, root: Schema) -> Iterator[str]:
    ways = [list(faults(way, value, at, root)) for way in rule]
    if all(ways):
        yield min(ways, key=len)[0]


def _type(rule: str | list[str], value: Any, at: str, root: Schema) -> Iterator[str]:
    kinds = rule if isinstance(rule, list) else [rule]
    if not any(isinstance(value, TYPES[kind]) for kind in kinds):
        yield f"{at}: {value!r} is no {rule}"


def _enum(rule: list[Any], value: Any, at: str, root: Schema) -> Iterator[str]:
    if value not in rule:
        yield f"{at}: {value!r} is none of {rule}"


def _const(rule: Any, value: Any, at: str, root: Schema) -> Iterator[str]:
    yield from _enum([rule], value, at, root)


def _required(rule: list[str], value: Any, at: str, root: Schema) -> Iterator[str]:
    yield from (f"{at}: no {name}" for name in rule if isinstance(value, dict) and name not in value)


def _properties(rule: Schema, value: Any, at: str, root: Schema) -> Iterator[str]:
    for name in sorted(rule.keys() & value.keys()) if isinstance(value, dict) else ():
        yield from faults(rule[name], value[name], f"{at}.{name}", root)


def _items(rule: Schema, value: Any, at: str, root: Schema) -> Iterator[str]:
    for place, part in enumerate(value) if isinstance(value, list) else ():
        yield from faults(rule, part, f"{at}.{place}", root)


def _other(rule: Schema | bool, value: Any, at: str, root: Schema) -> Iterator[str]:
    if rule is False:
        yield f"{at}: there is no such field"
    elif isinstance(rule, dict):
        yield from faults(rule, value, at, root)


KEYWORDS: dict[str, Callable[[Any, Any, str, Schema], Iterator[str]]] = {
    "$ref": _ref,
    "anyOf": _any_of,
    "type": _type,
    "enum": _enum,
    "const": _const,
    "required": _required,
    "properties": _properties,
    "items": _items,
}


def read(path: Path) -> list[tuple[str, Any]]:
    return [
        (file.name, yaml.load(file.read_text("utf-8"), yaml.BaseLoader))
        for file in sorted(path.glob("*.yaml"))
    ]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_the_schema_accepts_the_examples(example: Path) -> None:
    schema = project_schema()
    files = read(example)
    assert files
    for name, written in files:
        assert list(faults(schema, written, name, schema)) == []


@pytest.mark.parametrize(
    "written",
    [
        {"systems": [{"id": "pacs", "kind": "pax"}]},
        {"systems": [{"id": "pacs", "kind": "pacs", "colour": "blue"}]},
        {"systems": [{"kind": "pacs"}]},
        {"systems": {"id": "pacs"}},
        {"integrations": [{"id": "i", "from": "a", "to": "b", "failure_mode": "explode"}]},
        {"nouns": []},
    ],
)
def test_the_schema_refuses_what_the_model_refuses(written: dict[str, Any]) -> None:
    schema = project_schema()
    assert list(faults(schema, written, "", schema))


def test_unknown_and_a_blank_stand_at_every_fact() -> None:
    schema = project_schema()
    seen = 0
    for name, part in schema["$defs"].items():
        for field, fact in part["properties"].items():
            if field != "id":
                for blank in ("unknown", None):
                    assert list(faults(fact, blank, f"{name}.{field}", schema)) == [], (name, field)
                seen += 1
    assert seen > 250
