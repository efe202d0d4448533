# SPDX-License-Identifier: MIT
"""Every type of fact that the nouns are made of: how each is read, bounded and shown to an editor.

Every scalar reaches this room as text (or, from Python callers, as a plain value). What cannot be
read is refused with a sentence that says what to write instead; nothing is guessed.
"""

import re
from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, PlainValidator, StringConstraints, WithJsonSchema

from planner.model.days import LooseDate, read_day, read_loose_day, read_years
from planner.model.quantities import (
    read_hours,
    read_money,
    read_months_whole,
    read_number,
    read_percent,
    read_rate,
    read_size,
    read_whole,
)
from planner.model.refusal import refuse, shown

MAX_TEXT = 5_000
"""Characters in one free-text fact; longer text belongs in a document, not in the estate."""

_YES_NO = {"yes": True, "true": True, "no": False, "false": False}


def read_yes_no(value: Any) -> Any:
    """Return the yes-no fact: only yes, no, true and false are read, whatever their case."""
    if isinstance(value, bool):
        return value
    answer = _YES_NO.get(str(value).strip().lower())
    if answer is None:
        raise refuse(
            "yes_no", "'{written}' is neither yes nor no", "write yes, no or unknown", written=shown(value)
        )
    return answer


def read_text(value: Any) -> Any:
    """Return the text, stripped; nothing written is unknown."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float, date)):
        return str(value)
    return value.strip() or None if isinstance(value, str) else value


def read_words(value: Any) -> Any:
    """Return a list; one word alone is a list of one."""
    return (value,) if isinstance(value, (str, int, float, date)) else value


_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


def read_id(value: Any) -> Any:
    """Return an id: letters, digits, dots, dashes and underscores, at most 64."""
    text = str(value).strip() if isinstance(value, (str, int)) else ""
    if not _ID.fullmatch(text):
        raise refuse(
            "id_form",
            "'{written}' cannot be an id",
            "an id has letters, digits and dashes only, such as pacs-main or RXX01",
            written=shown(value),
        )
    return text


def _schema(*types: str, **more: object) -> WithJsonSchema:
    """Return what an editor should accept: quantities are numbers or text, and `unknown` is text."""
    return WithJsonSchema({"type": list(types) if len(types) > 1 else types[0], **more})


_QUANTITY = _schema("number", "string")
_NOT_NEGATIVE = Field(ge=0, allow_inf_nan=False)

Id = Annotated[str, BeforeValidator(read_id), _schema("string", "integer")]
Text = Annotated[
    str, StringConstraints(max_length=MAX_TEXT), BeforeValidator(read_text), _schema("string", "number")
]
Day = Annotated[date, BeforeValidator(read_day), _schema("string", format="date")]
LooseDay = Annotated[LooseDate, PlainValidator(read_loose_day), _schema("string", "integer")]
YesNo = Annotated[
    bool, BeforeValidator(read_yes_no), WithJsonSchema({"enum": ["yes", "no", "unknown", True, False]})
]
Number = Annotated[float, BeforeValidator(read_number), _NOT_NEGATIVE, _QUANTITY]
Whole = Annotated[int, BeforeValidator(read_whole), Field(ge=0), _schema("integer", "string")]
Percent = Annotated[float, BeforeValidator(read_percent), _NOT_NEGATIVE, _QUANTITY]
Money = Annotated[float, BeforeValidator(read_money), _NOT_NEGATIVE, _QUANTITY]
Terabytes = Annotated[float, BeforeValidator(read_size), _NOT_NEGATIVE, _QUANTITY]
MegabitsPerSecond = Annotated[float, BeforeValidator(read_rate), _NOT_NEGATIVE, _QUANTITY]
Months = Annotated[int, BeforeValidator(read_months_whole), Field(ge=0), _QUANTITY]
Hours = Annotated[float, BeforeValidator(read_hours), _NOT_NEGATIVE, _QUANTITY]
Years = Annotated[
    tuple[int, int],
    BeforeValidator(read_years),
    WithJsonSchema({"type": ["string", "integer", "array", "object"]}),
]
Texts = Annotated[
    tuple[Text, ...],
    BeforeValidator(read_words),
    WithJsonSchema({"type": ["array", "string"], "items": {"type": ["string", "number"]}}),
]
Ids = Annotated[
    tuple[Id, ...],
    BeforeValidator(read_words),
    WithJsonSchema({"type": ["array", "string"], "items": {"type": "string"}}),
]
