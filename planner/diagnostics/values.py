# SPDX-License-Identifier: MIT
"""What a fault is: a code, a sentence, a place, and what to do about it."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, order=True)
class Span:
    """A stretch of a file. Lines and columns count from 1, columns in characters; the end is exclusive."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


SHIPPED = "requirements-catalogue/"
"""How the files that planner ships are called; they lie in no project folder."""


def as_typed(prefix: str, file: str) -> str:
    """Return the name of a file as it can be opened: with the folder of the project before it."""
    return file if file.startswith(SHIPPED) else f"{prefix}{file}"


@dataclass(frozen=True)
class Diagnostic:
    """One fault, as it is told to a person or to a program. `related` are other places that explain it."""

    code: str
    severity: Severity
    message: str
    where: Span | None = None
    help: str | None = None
    related: tuple[tuple[str, Span], ...] = ()


@dataclass(frozen=True)
class Finding:
    """A fault of a valid project, told by noun, id and field; `load` finds the line and column.

    A check of the model knows what it is about, never where that was written. `related` holds
    (label, noun, id, field). The id of a noun that is written only once (`programme`) is "".
    """

    code: str
    message: str
    noun: str
    id: str
    field: str
    help: str | None = None
    related: tuple[tuple[str, str, str, str], ...] = ()
