# SPDX-License-Identifier: MIT
"""Numbers, money, sizes, rates and spans of time as people write them. Nothing is guessed."""

import math
import re
from collections.abc import Callable
from typing import Any

from planner.model.refusal import refuse, shown

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


_NEGATIVE = re.compile(r"£?\s*[-\u2212\u2013]\s*£?\s*[\d.]")


def _not_negative(text: str, written: object) -> None:
    """Refuse a number below nought as what it is: nothing that is counted, measured or paid here can be."""
    if _NEGATIVE.match(text.strip()):
        raise refuse(
            "negative", "'{written}' is less than 0", "write 0 or more; unknown if nobody knows",
            written=shown(written),
        )  # fmt: skip


def _plain_number(text: str, kind: str, remedy: str) -> float:
    _not_negative(text, text)
    found = _COUNT.fullmatch(text.strip())
    if not found or len(text) > 30:
        raise refuse(kind, "'{written}' is not a number", remedy, written=shown(text))
    return float(found[1].replace(",", "") + (found[2] or "")) * _SCALES[(found[3] or "").lower()]


def read_number(value: Any) -> Any:
    """Return a number of nought or more: `12`, `1,400`, `0.5` or `2.6 million`."""
    if isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value):
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
            written=shown(value),
        )
    return int(number)


def read_percent(value: Any) -> Any:
    """Return a percentage: `99.9` or `99.9 %`, at most 1,000."""
    text = str(value).strip().removesuffix("%")
    _not_negative(text, value)
    number = _plain_number(text, "percent_form", "write a percentage, such as 99.9 %")
    if number > 1_000:
        raise refuse(
            "percent_large",
            "{written} per cent cannot be right",
            "write 5 for five per cent",
            written=shown(value),
        )
    return number


def read_money(value: Any) -> Any:
    """Return pounds: `900000`, `£900,000`, `£1.2m` or `£900k`."""
    _not_negative(str(value), value)
    text = str(value).strip().removeprefix("GBP").strip().removeprefix("£").strip()
    return _plain_number(text, "money_form", "write pounds, such as £900,000 or £1.2m")


def _with_unit(kind: str, units: dict[str, float], bare: str, remedy: str) -> Callable[[Any], Any]:
    """Return a reader of `number unit`, in the first unit of the table; a bare number is in `bare`."""
    pattern = re.compile(r"([\d.,]+)\s*([A-Za-z][A-Za-z/ ]*)?")

    def read(value: Any) -> float:
        _not_negative(str(value), value)
        found = pattern.fullmatch(str(value).strip())
        unit = (found[2] or bare).strip() if found else ""
        factor = units.get(unit, units.get(unit.lower()))
        if not found or factor is None:
            raise refuse(kind, "'{written}' cannot be read as a quantity here", remedy, written=shown(value))
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
            written=shown(value),
        )
    return int(months)
