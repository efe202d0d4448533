# SPDX-License-Identifier: MIT
"""What a `when:` clause states, once its words are known: functions and arguments, and nothing to look up."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from planner.rules.word import Word

Argument = str | float


@dataclass(frozen=True)
class Asked:
    """A word with the arguments it is asked with, and the field wanted of what it names."""

    word: Word
    arguments: tuple[Argument, ...] = ()
    field: str = ""

    @cached_property
    def settings(self) -> dict[str, Argument]:
        """The keyword arguments that the word's function takes."""
        names = (parameter.name for parameter in self.word.parameters)
        given = dict(zip(names, self.arguments, strict=False))
        return given if self.word.fields is None else {**given, "field": self.field}


@dataclass(frozen=True)
class Compared:
    """What a word reads, an operator, and a constant or what another word reads."""

    left: Asked
    operator: str
    right: "Asked | float | date | str"


@dataclass(frozen=True)
class Stated:
    """A field that is to be stated and not `no` or `none`."""

    asked: Asked


@dataclass(frozen=True)
class Denied:
    """The contrary of a condition."""

    part: "Condition"


@dataclass(frozen=True)
class Joined:
    """Conditions of which all, or one at least, must hold."""

    parts: tuple["Condition", ...]
    every: bool


Condition = Asked | Compared | Stated | Denied | Joined
