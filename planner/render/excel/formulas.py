# SPDX-License-Identifier: MIT
"""Formulas as Excel and LibreOffice both store them: shared functions only, with the result of today."""

import re
from collections.abc import Callable
from datetime import date

from planner.documents.workbook import Formula

SAFE = frozenset(
    (
        *("SUM", "COUNTIF", "COUNTIFS", "SUMIFS", "INDEX", "MATCH", "IF", "MIN", "MAX"),
        *("EDATE", "WORKDAY", "NETWORKDAYS", "SUMPRODUCT", "AND", "OR"),
        *("LEN", "TRIM", "SUBSTITUTE", "CHAR", "ROUND"),
    )
)
"""Functions with one meaning in Excel 2016 and LibreOffice. `planner` computes everything else itself."""

_QUOTED = re.compile(r'"(?:[^"]|"")*"' r"|'(?:[^']|'')*'")
_CALLED = re.compile(r"([A-Za-z_][A-Za-z0-9_.]*)\s*\(")
_PLACEHOLDER = re.compile(r"\{((?:[A-Z][A-Za-z0-9 ]*!)?[a-z][a-z0-9_-]*)\}")
_EPOCH = date(1899, 12, 30).toordinal()
FIRST_DAY = date(1900, 3, 1)
"""Before it Excel's calendar has a 29 February 1900 that never was, so earlier days are written as text."""


def serial(day: date) -> int:
    """The day as Excel counts it."""
    return day.toordinal() - _EPOCH


def bound(formula: Formula, cell: Callable[[str], str]) -> str:
    """The expression with `=` in front and each `{key}` or `{Sheet!key}` replaced by `cell` of it.

    ValueError for a function outside `SAFE`: it would be wrong, or an error, in one of the two programs.
    """
    bare = _QUOTED.sub("", formula.expression)
    foreign = sorted(set(_CALLED.findall(bare)) - SAFE)
    if foreign:
        raise ValueError(f"formula {formula.expression!r} uses {', '.join(foreign)}; allowed: {sorted(SAFE)}")
    return "=" + _PLACEHOLDER.sub(lambda match: cell(match.group(1)), formula.expression)


def result(formula: Formula) -> str | int | float:
    """The stored result: a day as its serial number, None as the empty text."""
    value = formula.value
    if isinstance(value, date):
        return serial(value)
    return "" if value is None else value


def structured(table: str, heading: str, this_row: bool = False) -> str:
    """A reference to a column of a table, or to its cell in the formula's own row."""
    escaped = re.sub(r"(['\[\]#@])", r"'\1", heading)
    return f"{table}[[#This Row],[{escaped}]]" if this_row else f"{table}[{escaped}]"


def quoted(text: str) -> str:
    """The text as a literal in a formula."""
    return '"' + text.replace('"', '""') + '"'
