# SPDX-License-Identifier: MIT
"""Quantities, dates and yes-no facts as people write them, and how each is read.

Every scalar reaches this room as text (or, from Python callers, as a plain value), and each
type here knows the ways in which that text may be written. What cannot be read is refused with
a sentence that says what to write instead; nothing is guessed.
"""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, PlainValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

MAX_TEXT = 5_000
"""Characters in one free-text fact; longer text belongs in a document, not in the estate."""


class LooseDate(date):
    """A date of which perhaps only the month or the year is known.

    It stands on the last day of what was written, so that "due by" comparisons are fair, and
    remembers its `precision` (`day`, `month` or `year`) so that no document prints a day that
    nobody wrote.
    """

    precision: str

    def __new__(cls, year: int, month: int, day: int, precision: str = "day") -> "LooseDate":
        """Return the date with its precision."""
        made = super().__new__(cls, year, month, day)
        made.precision = precision
        return made


def refuse(kind: str, sentence: str, remedy: str, **context: object) -> PydanticCustomError:
    """Return the error that refuses a value: its stable type, its sentence and its remedy."""
    return PydanticCustomError(kind, sentence, {**context, "help": remedy})


def _shown(value: object) -> str:
    text = str(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_LOOSE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def read_day(value: Any) -> Any:
    """Return the day written as YYYY-MM-DD."""
    if isinstance(value, date):
        return value
    found = _DAY.fullmatch(str(value).strip())
    if not found:
        raise refuse(
            "day_form",
            "'{written}' is not a date",
            "write the date as year-month-day, such as 2013-06-30",
            written=_shown(value),
        )
    return _calendar_day(int(found[1]), int(found[2]), int(found[3]), _shown(value))


def _calendar_day(year: int, month: int, day: int, written: str) -> date:
    try:
        made = date(year, month, day)
    except ValueError:
        raise refuse(
            "day_impossible",
            "there is no day '{written}' in the calendar",
            "check the month and the day",
            written=written,
        ) from None
    if not 1990 <= year <= 2100:
        raise refuse(
            "day_far",
            "the year of '{written}' cannot be right",
            "years run from 1990 to 2100",
            written=written,
        )
    return made


def read_loose_day(value: Any) -> Any:
    """Return the date written as YYYY, YYYY-MM or YYYY-MM-DD, on the last day of what was written."""
    if isinstance(value, LooseDate):
        return value
    if isinstance(value, date):
        return LooseDate(value.year, value.month, value.day)
    found = _LOOSE.fullmatch(str(value).strip())
    if not found:
        raise refuse(
            "day_form",
            "'{written}' is not a date",
            "write the date as 2026, 2026-09 or 2026-09-30",
            written=_shown(value),
        )
    year, month, day = int(found[1]), int(found[2] or 12), int(found[3] or 1)
    _calendar_day(year, month, day, _shown(value))
    if found[3]:
        return LooseDate(year, month, day)
    return LooseDate(year, month, monthrange(year, month)[1], "month" if found[2] else "year")


_YES_NO = {"yes": True, "true": True, "no": False, "false": False}


def read_yes_no(value: Any) -> Any:
    """Return the yes-no fact: only yes, no, true and false are read, whatever their case."""
    if isinstance(value, bool):
        return value
    answer = _YES_NO.get(str(value).strip().lower())
    if answer is None:
        raise refuse(
            "yes_no", "'{written}' is neither yes nor no", "write yes, no or unknown", written=_shown(value)
        )
    return answer


_SCALES = {
    "": 1,
    "k": 1_000,
    "thousand": 1_000,
    "m": 1_000_000,
    "million": 1_000_000,
    "bn": 10**9,
    "billion": 10**9,
}
_COUNT = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s*(k|thousand|m|million|bn|billion)?", re.IGNORECASE)


def _plain_number(text: str, kind: str, remedy: str) -> float:
    found = _COUNT.fullmatch(text.strip())
    if not found or len(text) > 30:
        raise refuse(kind, "'{written}' is not a number", remedy, written=_shown(text))
    return float(found[1].replace(",", "") + (found[2] or "")) * _SCALES[(found[3] or "").lower()]


def read_number(value: Any) -> Any:
    """Return a number of nought or more: `12`, `1,400`, `0.5` or `2.6 million`."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return float(value)
    return _plain_number(str(value), "number_form", "write digits, such as 1400, 1,400 or 2.6 million")


def read_whole(value: Any) -> Any:
    """Return a whole number of nought or more, written as `read_number` has it."""
    number = read_number(value)
    if number != int(number):
        raise refuse(
            "whole_form",
            "'{written}' is not a whole number",
            "write it without a fraction",
            written=_shown(value),
        )
    return int(number)


def read_percent(value: Any) -> Any:
    """Return a percentage: `99.9` or `99.9 %`, at most 1,000."""
    text = str(value).strip().removesuffix("%")
    number = _plain_number(text, "percent_form", "write a percentage, such as 99.9 %")
    if number > 1_000:
        raise refuse(
            "percent_large",
            "{written} per cent cannot be right",
            "write 5 for five per cent",
            written=_shown(value),
        )
    return number


def read_money(value: Any) -> Any:
    """Return pounds: `900000`, `£900,000`, `£1.2m` or `£900k`."""
    text = str(value).strip().removeprefix("GBP").strip().removeprefix("£").strip()
    return _plain_number(text, "money_form", "write pounds, such as £900,000 or £1.2m")


def _with_unit(kind: str, units: dict[str, float], bare: str, remedy: str) -> Callable[[Any], Any]:
    """Return a reader of `number unit`, in the first unit of the table; a bare number is in `bare`."""
    pattern = re.compile(r"([\d.,]+)\s*([A-Za-z][A-Za-z/ ]*)?")

    def read(value: Any) -> float:
        found = pattern.fullmatch(str(value).strip())
        unit = (found[2] or bare).strip() if found else ""
        factor = units.get(unit, units.get(unit.lower()))
        if not found or factor is None:
            raise refuse(kind, "'{written}' cannot be read as a quantity here", remedy, written=_shown(value))
        return _plain_number(found[1], kind, remedy) * factor

    return read


read_size = _with_unit(
    "size_form",
    {"TB": 1.0, "tb": 1.0, "GB": 1e-3, "gb": 1e-3, "MB": 1e-6, "mb": 1e-6, "PB": 1e3, "pb": 1e3,
     "TiB": 1.099511627776, "tib": 1.099511627776, "GiB": 1.073741824e-3, "gib": 1.073741824e-3},
    "TB", "write a size such as 45 TB, 800 GB or 1.2 PB (a bare number is in TB)",
)  # fmt: skip
"""Terabytes (decimal, 10^12 bytes); TiB and GiB are converted, since the two are so often confused."""

read_rate = _with_unit(
    "rate_form",
    {"Mbit/s": 1.0, "mbit/s": 1.0, "Mbps": 1.0, "mbps": 1.0,
     "Gbit/s": 1e3, "gbit/s": 1e3, "Gbps": 1e3, "gbps": 1e3,
     "MB/s": 8.0, "GB/s": 8e3, "kbit/s": 1e-3},
    "Mbit/s", "write a rate such as 100 Mbit/s, 1 Gbit/s or 12 MB/s (a bare number is in Mbit/s)",
)  # fmt: skip
"""Megabits a second."""

read_months = _with_unit(
    "months_form",
    {"months": 1, "month": 1, "years": 12, "year": 12},
    "months", "write a term such as 6 months or 2 years (a bare number is in months)",
)  # fmt: skip

read_hours = _with_unit(
    "hours_form",
    {"hours": 1, "hour": 1, "h": 1, "days": 24, "day": 24, "d": 24,
     "minutes": 1 / 60, "min": 1 / 60, "weeks": 168},
    "hours", "write a time such as 4 hours, 30 minutes or 2 days (a bare number is in hours)",
)  # fmt: skip


def read_months_whole(value: Any) -> Any:
    """Return a whole number of months."""
    months = read_months(value)
    if months != int(months) or months > 600:
        raise refuse(
            "months_form",
            "'{written}' is not a whole number of months",
            "write whole months",
            written=_shown(value),
        )
    return int(months)


_YEARS = re.compile(r"(\d{4})(?:\s*(?:-|–|to)\s*(\d{4}))?")


def read_years(value: Any) -> Any:
    """Return the first and last year of `2005-2009`, `2005` or a list of two."""
    if isinstance(value, dict):
        value = [value.get("from"), value.get("to", value.get("from"))]
    text = "-".join(str(part) for part in value) if isinstance(value, (list, tuple)) else str(value).strip()
    found = _YEARS.fullmatch(text)
    first, last = (int(found[1]), int(found[2] or found[1])) if found else (1, 0)
    if not 1950 <= first <= last <= 2100:
        raise refuse(
            "years_form",
            "'{written}' is not a span of years",
            "write 2005-2009 or 2005",
            written=_shown(value),
        )
    return (first, last)


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
            written=_shown(value),
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
