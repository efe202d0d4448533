# SPDX-License-Identifier: MIT
"""Which fields a condition may ask of each noun, and of what type each is.

The table is read off the models themselves, so that a field added to a noun can be asked
about at once, under the one name that the YAML, the message and the condition share.
"""

import types
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from planner.model import Benefit, Contract, Holding, Integration, Programme, Supplier, System

ValueType = Literal["number", "date", "text", "yes-no", "list", "group"]


@dataclass(frozen=True)
class FieldType:
    """The type of one field, and the words it may hold where they are a closed list."""

    type: ValueType
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Fields:
    """Marks a word's `field` parameter: the noun whose fields may follow the word after a full stop."""

    noun: str


NOUN_MODELS: Mapping[str, type[BaseModel]] = {
    "contracts": Contract,
    "systems": System,
    "integrations": Integration,
    "holdings": Holding,
    "suppliers": Supplier,
    "benefits": Benefit,
    "programme": Programme,
}

SHORT_NAMES: Mapping[str, Mapping[str, str]] = {
    "contracts": {
        "exit": "exit.plan",
        "exit_plan": "exit.plan",
        "data_return": "exit.data_return.clause",
        "exit.data_return": "exit.data_return.clause",
        "data_deletion": "exit.data_deletion.certificate",
        "exit.data_deletion": "exit.data_deletion.certificate",
        "tupe": "tupe.in_scope",
        "value": "value.annual",
    },
    "integrations": {"from": "from_", "spec": "spec.documented"},
}
"""A group named alone stands for the field of it that people mean."""

ContractField = Annotated[str, Fields("contracts")]
SystemField = Annotated[str, Fields("systems")]
IntegrationField = Annotated[str, Fields("integrations")]
HoldingField = Annotated[str, Fields("holdings")]
SupplierField = Annotated[str, Fields("suppliers")]
BenefitField = Annotated[str, Fields("benefits")]
ProgrammeField = Annotated[str, Fields("programme")]


@cache
def fields_of(noun: str) -> Mapping[str, FieldType]:
    """Return every path that may be asked of a noun, with its type."""
    return dict(_walk(NOUN_MODELS[noun], ""))


@cache
def full_path(noun: str, written: str) -> str | None:
    """Return the path that a condition means by what it writes after the full stop, or None."""
    known = fields_of(noun)
    path = SHORT_NAMES.get(noun, {}).get(written, written)
    if path in known:
        return path
    within_exit = f"exit.{path}"
    return within_exit if within_exit in known else None


def _walk(model: type[BaseModel], before: str) -> list[tuple[str, FieldType]]:
    found: list[tuple[str, FieldType]] = []
    for name, field in model.model_fields.items():
        kind = _type_of(field.annotation)
        path = f"{before}{name}"
        if isinstance(kind, FieldType):
            found.append((path, kind))
        else:
            found.append((path, FieldType("group")))
            found.extend(_walk(kind, f"{path}."))
    return found


def _type_of(annotation: Any) -> FieldType | type[BaseModel]:
    """Return the type of a field, or the model of a group of fields."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _type_of(get_args(annotation)[0])
    if origin in (Union, types.UnionType):
        return _type_of(next(part for part in get_args(annotation) if part is not type(None)))
    if origin is Literal:
        return FieldType("text", tuple(str(choice) for choice in get_args(annotation)))
    if origin in (tuple, dict):
        return FieldType("list")
    if isinstance(annotation, type):
        return _plain_type(annotation)
    return FieldType("text")


def _plain_type(annotation: type) -> FieldType | type[BaseModel]:
    if issubclass(annotation, BaseModel):
        return annotation
    if issubclass(annotation, bool):
        return FieldType("yes-no", ("yes", "no"))
    if issubclass(annotation, (int, float)):
        return FieldType("number")
    return FieldType("date") if issubclass(annotation, date) else FieldType("text")
