# SPDX-License-Identifier: MIT
"""How wide the columns and how high the rows of a table are, so that its text is seen whole."""

from planner.documents.workbook import Column, Formula, Kind, Link, TableSheet, Value
from planner.render.excel import text

_BOUNDS: dict[Kind, tuple[float, float]] = {
    "text": (11, 30),
    "long": (28, 60),
    "id": (8, 22),
    "number": (8, 16),
    "date": (12.5, 12.5),
    "score": (8, 10),
    "choice": (11, 22),
    "money": (11, 18),
    "percent": (9, 11),
    "formula": (9, 24),
}
_NEVER_WRAPPED = frozenset({"number", "date", "score", "money", "percent"})
INDENTED: frozenset[Kind] = frozenset({"number", "money", "percent"})
"""Kinds that end at the right, a little before the edge: the words of the next column begin there."""
_AROUND_A_NUMBER = 2
"""A pound or per cent sign, and the room before the edge."""
_BOLD = 1.2
_FILTER_BUTTON = 3.0
_WIDEST = 110.0


def shown(value: Value) -> str:
    """The text of a cell, near enough to measure it."""
    if isinstance(value, str):
        return value
    if isinstance(value, Link):
        return value.text
    if isinstance(value, Formula):
        return shown(value.value)
    return "" if value is None else str(value)


def column_widths(sheet: TableSheet) -> list[float]:
    """The width of each column in characters; a column whose text would need too high a row is made wider."""
    return [
        _width(column, max((_length(row[at], column) for row in sheet.rows), default=0))
        for at, column in enumerate(sheet.columns)
    ]


def _length(value: Value, column: Column) -> int:
    if isinstance(value, str):
        return len(value)
    number = value.value if isinstance(value, Formula) else value
    if column.kind in INDENTED and isinstance(number, int | float):
        return len(f"{number:,.{column.places or 0}f}") + _AROUND_A_NUMBER
    return len(shown(value))


def _width(column: Column, longest: int) -> float:
    if column.width is not None:
        width = column.width
    else:
        low, high = _BOUNDS[column.kind]
        word = max((len(word) for word in column.heading.split()), default=0)
        width = max(min(max(longest * 1.05 + 1.5, low), high), min(word * 1.15 + _FILTER_BUTTON, 22))
    if column.kind == "id":
        width = max(width, min(longest * _BOLD + 1.5, 30))
    allowed = int(text.ROW_HEIGHT_LIMIT // 13)
    while width < _WIDEST and longest > allowed * width:
        width = min(width * 1.25, _WIDEST)
    return width


def heading_height(sheet: TableSheet, widths: list[float]) -> float:
    """The height of the heading row."""
    pairs = zip(sheet.columns, widths, strict=True)
    return text.height(max(_heading_lines(column, width) for column, width in pairs))


def _heading_lines(column: Column, width: float) -> int:
    return 1 if column.hidden else text.line_count(column.heading, (width - _FILTER_BUTTON) * 0.92)


def row_lines(sheet: TableSheet, widths: list[float]) -> list[int]:
    """The lines each row needs: as many as its longest cell."""
    lines = [1] * len(sheet.rows)
    for index, column in enumerate(sheet.columns):
        if not column.hidden and column.kind not in _NEVER_WRAPPED:
            _raise_lines(lines, sheet.rows, index, widths[index])
    return lines


def _raise_lines(lines: list[int], rows: tuple[tuple[Value, ...], ...], index: int, width: float) -> None:
    known: dict[str, int] = {}
    for number, row in enumerate(rows):
        value = row[index]
        words = value if isinstance(value, str) else shown(value)
        if len(words) <= width and "\n" not in words:
            continue
        if words not in known:
            known[words] = text.line_count(words, width)
        if known[words] > lines[number]:
            lines[number] = known[words]
