# SPDX-License-Identifier: MIT
"""What a word of the `when:` language is: one typed function, read through its own signature.

The name of the function is the word. A first parameter that is a noun makes it a word about
each such noun (`for_each`); one that is `Facts` makes it a word about the estate. The other
parameters are its arguments, and their types are what the catalogue is checked against.
"""

import inspect
import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from planner.model import Benefit, Constraint, Contract, Holding, Integration, Organisation, Supplier, System
from planner.rules.answer import Answer, Readings
from planner.rules.facts import CutoverGroup, Facts
from planner.rules.fields import Fields, ValueType

Numbers = Annotated[Readings, "number"]
"""What a word returns that is to be compared with a number."""

Dates = Annotated[Readings, "date"]
"""What a word returns that is to be compared with a date."""

ActivityId = Annotated[str, "activity"]
"""An activity of the timeline, such as J05."""

FieldPath = Annotated[str, "path"]
"""A field of the subject, given as an argument."""

SUBJECTS: Mapping[type, str] = {
    Contract: "contract",
    System: "system",
    Integration: "integration",
    Holding: "holding",
    Organisation: "organisation",
    Supplier: "supplier",
    Benefit: "benefit",
    Constraint: "constraint",
    CutoverGroup: "cutover_group",
}


@dataclass(frozen=True)
class Parameter:
    """One argument of a word: its name, and what may stand there."""

    name: str
    choices: tuple[str, ...] = ()
    kind: Literal["choice", "number", "activity", "path", "text", "arrow"] = "choice"
    optional: bool = False


@dataclass(frozen=True)
class Word:
    """One word: its name, the subjects it can be asked of, its arguments, and what it returns."""

    name: str
    subjects: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    returns: ValueType | Literal["truth"]
    fields: Fields | None
    function: Callable[..., Any]

    @property
    def manual(self) -> str:
        """Return the docstring of the word: its page in the manual."""
        return inspect.getdoc(self.function) or ""


def word_of(function: Callable[..., Any]) -> Word:
    """Return the word that a function is, read from its signature."""
    hints = get_type_hints(function, include_extras=True)
    returns = hints.pop("return")
    names = list(inspect.signature(function).parameters)
    subjects = _subjects(hints[names[0]])
    fields: Fields | None = None
    parameters: list[Parameter] = []
    for name in names[2 if subjects else 1 :]:
        marks = get_args(hints[name])[1:] if get_origin(hints[name]) is Annotated else ()
        fields = next((mark for mark in marks if isinstance(mark, Fields)), fields)
        if not any(isinstance(mark, Fields) for mark in marks):
            default = inspect.signature(function).parameters[name].default
            parameters.append(_parameter(name, hints[name], default is not inspect.Parameter.empty))
    return Word(function.__name__, subjects, tuple(parameters), _returned(returns), fields, function)


def _subjects(hint: Any) -> tuple[str, ...]:
    if hint is Facts:
        return ()
    parts = get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)
    return tuple(SUBJECTS[part] for part in parts)


def _returned(hint: Any) -> Any:
    if hint is Answer:
        return "truth"
    marks = get_args(hint)[1:] if get_origin(hint) is Annotated else ()
    return marks[0] if marks else "group"


def _parameter(name: str, hint: Any, optional: bool) -> Parameter:
    if get_origin(hint) is Literal:
        return Parameter(name, get_args(hint), optional=optional)
    if get_origin(hint) is Annotated:
        return Parameter(name, (), get_args(hint)[1], optional)
    if hint is bool:
        return Parameter(name, (), "arrow", True)
    return Parameter(name, (), "number" if hint in (int, float) else "text", optional)
