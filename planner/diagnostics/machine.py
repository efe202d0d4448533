# SPDX-License-Identifier: MIT
"""Diagnostics as programs read them: JSON, and the annotations of GitHub Actions. Both are bounded."""

import json
from collections.abc import Iterable
from typing import Any

from planner.diagnostics.bounds import fitting, left_out
from planner.diagnostics.codes import CODES
from planner.diagnostics.printable import fold
from planner.diagnostics.values import Diagnostic, Span, as_typed

LEVELS = {"error": "error", "warning": "warning", "note": "notice"}


def as_json(diagnostics: Iterable[Diagnostic], *, prefix: str = "") -> str:
    """Return one JSON object: the faults, their numbers, and how many are not shown."""
    every = list(diagnostics)
    items = [json.dumps(_item(diagnostic, prefix), ensure_ascii=True) for diagnostic in every]
    shown = fitting(items, joint=6)
    counts = {
        f"{severity}s": sum(diagnostic.severity == severity for diagnostic in every) for severity in LEVELS
    }
    totals = json.dumps({**counts, "not_shown": len(every) - shown})[1:-1]
    listed = ",\n    ".join(items[:shown])
    inner = f"\n    {listed}\n  " if shown else ""
    return f'{{\n  "diagnostics": [{inner}],\n  {totals}\n}}\n'


def _item(diagnostic: Diagnostic, prefix: str) -> dict[str, Any]:
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity,
        "title": CODES[diagnostic.code].title,
        "message": fold(diagnostic.message),
        **(_place(diagnostic.where, prefix) if diagnostic.where else {}),
        "help": fold(diagnostic.help or "") or None,
        "related": [{"message": fold(label), **_place(span, prefix)} for label, span in diagnostic.related],
    }


def _place(span: Span, prefix: str) -> dict[str, Any]:
    return {
        "file": as_typed(prefix, span.file),
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }


def as_annotations(diagnostics: Iterable[Diagnostic], *, prefix: str = "") -> str:
    """Return workflow commands of GitHub Actions, one a line: `::error file=…,line=…,col=…::message`."""
    every = list(diagnostics)
    lines = [_annotation(diagnostic, prefix) for diagnostic in every]
    shown = fitting(lines)
    if shown < len(every):
        lines = [*lines[:shown], f"::notice::{left_out(every[shown:])}"]
    return "".join(f"{line}\n" for line in lines)


def _annotation(diagnostic: Diagnostic, prefix: str) -> str:
    where = diagnostic.where
    properties = {"title": f"{diagnostic.code} {CODES[diagnostic.code].title}"}
    if where:
        place = {"file": prefix + where.file, "line": where.line, "col": where.column}
        properties = {**{key: str(value) for key, value in place.items()}, **properties}
    said = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    text = fold(diagnostic.message) + (f"\nhelp: {fold(diagnostic.help)}" if diagnostic.help else "")
    return f"::{LEVELS[diagnostic.severity]} {said}::{_escaped(text)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
