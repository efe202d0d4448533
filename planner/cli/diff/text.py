# SPDX-License-Identifier: MIT
"""The change note as text for a terminal."""

from collections.abc import Iterator

from planner.changes.note import BLANK, Note, Section, days_compared, filled
from planner.cli.layout import Layout
from planner.documents.printing import in_cell
from planner.documents.table import Table


def as_text(note: Note, layout: Layout, whole: bool = True) -> str:
    """Return the note in lines: the whole of it, or only its first page."""
    lines = [*layout.heading(f"Change note: {note.programme}", "="), *layout.wrapped(days_compared(note)), ""]
    for sentence in note.lead:
        lines += layout.wrapped(sentence)
    for section in note.sections if whole else note.first:
        lines += ["", *_section(section, layout)]
    if note.unchanged:
        lines += ["", *layout.wrapped(note.unchanged)]
    return "\n".join(lines) + "\n"


def _section(section: Section, layout: Layout) -> Iterator[str]:
    yield from layout.heading(section.heading)
    for sentence in section.sentences:
        yield from layout.wrapped(sentence)
    for table in section.tables:
        if table:
            yield from ("", layout.paint(table.title, "head"))
            yield from (_as_table(table, layout) if _fits(table, layout) else _as_list(table, layout))
            if table.note:
                yield from layout.wrapped(table.note)


NARROW = 14
"""Characters that a column needs at least, so that a table reads better than a list."""


def _fits(table: Table, layout: Layout) -> bool:
    return len(filled(table)) * NARROW <= layout.width


def _as_table(table: Table, layout: Layout) -> list[str]:
    rows = [[text for _, text in _cells(table, row)] for row in range(len(table.rows))]
    return layout.table([column.heading for column in filled(table)], rows)


def _as_list(table: Table, layout: Layout) -> Iterator[str]:
    """Yield a table too wide for the terminal row by row: the first two columns, then the others by name."""
    for number in range(len(table.rows)):
        (_, first), (_, second), *rest = _cells(table, number)
        yield from layout.item(f"{first}: {second}")
        for heading, cell in rest:
            if cell not in BLANK:
                yield from layout.wrapped(f"{heading}: {cell}", "      ", "        ")


def _cells(table: Table, row: int) -> list[tuple[str, str]]:
    """Return the headings and the cells of one row, in print, of the columns that say something."""
    shown = filled(table)
    cells = zip(table.columns, table.rows[row], strict=True)
    return [(column.heading, in_cell(column, value)) for column, value in cells if column in shown]
