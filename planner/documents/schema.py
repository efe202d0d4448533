# SPDX-License-Identifier: MIT
"""The JSON Schema of a project file: made from the model, and as generous as the loader.

The model knows what a fact is; the loader knows how it may be written. An editor must accept what the loader
accepts, so `unknown` and a blank stand everywhere, and quantities may be text.
"""

from collections.abc import Mapping
from typing import Any

from planner.model import Project
from planner.model.noun import EVIDENCE_GRADES
from planner.rules.phrases import PHRASES

DIALECT = "https://json-schema.org/draft/2020-12/schema"
TITLE = "Project of planner: the exit from PACS and RIS contracts"
MAY_BE_COMPUTED = ("max_end", "latest_notice")
"""Dates that may be written `computed`."""

Schema = dict[str, Any]


def project_schema() -> Schema:
    """Return the schema of one file of a project. Nothing is required at the top: a project is many files."""
    made = Project.model_json_schema()
    parts = made.pop("$defs")
    asked_at = _paths(made["properties"], parts)
    kinds = {name: _object(held, *asked_at.get(name, ("", ""))) for name, held in parts.items()}
    whole = _object(made)
    return {
        "$schema": DIALECT,
        "title": TITLE,
        "description": whole["description"],
        "type": "object",
        "additionalProperties": False,
        "properties": {name: _noun(name, held) for name, held in whole["properties"].items()},
        "$defs": kinds,
    }


def _paths(nouns: Mapping[str, Schema], parts: Mapping[str, Schema]) -> dict[str, tuple[str, str]]:
    """Return for each part of the model the noun and the path under which it is first written."""
    found: dict[str, tuple[str, str]] = {}
    waiting = [(name, noun, "") for noun, held in nouns.items() for name in _parts_in(held)]
    while waiting:
        name, noun, path = waiting.pop(0)
        if name not in found:
            found[name] = (noun, path)
            fields = parts[name]["properties"].items()
            waiting += [
                (inner, noun, f"{path}{field}.") for field, fact in fields for inner in _parts_in(fact)
            ]
    return found


def _parts_in(held: Schema) -> list[str]:
    """Return the parts of the model that a fact is made of."""
    ways = [held, held.get("items", {}), *held.get("anyOf", ())]
    ways += [way.get("items", {}) for way in held.get("anyOf", ())]
    return [way["$ref"].rsplit("/")[-1] for way in ways if "$ref" in way]


def _noun(name: str, held: Schema) -> Schema:
    """Return a fact of the whole project; the version is a fixed word, and the day must be known."""
    if name == "planner":
        return {"description": "The version of the format.", "enum": [1, "1"]}
    if name == "as_of":
        return {"description": "The day of the plan, as 2026-09-01.", "type": "string", "format": "date"}
    lists = [way for way in held.get("anyOf", ()) if way.get("type") == "array"]
    return {**lists[0], "type": ["array", "null"]} if lists else held


def _object(held: Schema, noun: str = "", path: str = "") -> Schema:
    """Return a group of facts with each as it may be written, and its question as its description."""
    properties = {
        _written(name): _fact(_written(name), fact, _question(noun, f"{path}{name}"))
        for name, fact in held["properties"].items()
    }
    found: Schema = {"type": "object", "description": _one_line(held.get("description", ""))}
    required = [_written(name) for name in held.get("required", ()) if _written(name) == "id"]
    if noun == "organisations" and not path:
        required = []  # its ODS code may stand for its id
    return {
        **found,
        "additionalProperties": False,
        "properties": properties,
        **({"required": required} if required else {}),
    }


def _written(name: str) -> str:
    """Return the name of a field as it stands in a file; Python keeps `from` for itself."""
    return name.rstrip("_")


def _fact(name: str, fact: Schema, question: str) -> Schema:
    """Return one fact as it may be written."""
    kind = {key: value for key, value in fact.items() if key not in ("default", "title", "description")}
    described = fact.get("description") or question
    known = [_kind(one) for one in kind.get("anyOf", [kind]) if one != {"type": "null"}]
    if name == "id":
        return {"description": "A short name of letters, digits and dashes.", "type": ["string", "integer"]}
    if name in MAY_BE_COMPUTED:
        known.append({"const": "computed"})
    if name == "evidence" and "$ref" in known[0]:
        known.append({"enum": list(EVIDENCE_GRADES)})
    accepted = known[0] if len(known) == 1 and _takes_unknown(known[0]) else {"anyOf": [*known, _BLANK]}
    return {**({"description": described} if described else {}), **accepted}


_BLANK: Schema = {"enum": ["unknown", None]}


def _kind(kind: Schema) -> Schema:
    """Return one way to write a fact: blanks join the words of a list, and text joins a number."""
    if "enum" in kind:
        # A reader of YAML 1.1 takes yes and no for true and false.
        spelt = (True, False) if "yes" in kind["enum"] else ()
        extra = [word for word in ("unknown", *spelt, None) if word not in kind["enum"]]
        return {"enum": [*kind["enum"], *extra]}
    if isinstance(kind.get("type"), list) and "string" in kind["type"]:
        return {**_inner(kind), "type": [*kind["type"], "null"]}
    return _inner(kind)


def _inner(kind: Schema) -> Schema:
    """Return a list or a mapping with its items as they may be written."""
    found = dict(kind)
    for key in ("items", "additionalProperties"):
        if isinstance(found.get(key), dict) and "$ref" not in found[key]:
            found[key] = _kind(found[key])
    if isinstance(entry := found.get("additionalProperties"), dict) and "$ref" in entry:
        found["additionalProperties"] = {"anyOf": [entry, _BLANK]}
    return found


def _takes_unknown(kind: Schema) -> bool:
    """Return whether `unknown` and a blank are accepted already."""
    return "unknown" in kind.get("enum", ()) or "null" in kind.get("type", ())


def _question(noun: str, name: str) -> str:
    """Return the question that the fact answers, where planner asks it in words of its own."""
    phrase = PHRASES.get(noun, {}).get(name)
    return phrase.asks.replace("{it}", "it") if phrase else ""


def _one_line(text: str) -> str:
    return " ".join(text.split())
