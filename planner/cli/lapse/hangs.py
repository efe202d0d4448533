# SPDX-License-Identifier: MIT
"""What hangs on what, on no day in particular: single points, blast radius, only copies and cutover steps."""

from collections.abc import Callable, Sequence

from planner.cli.layout import Layout
from planner.documents.plan import ExitPlan
from planner.documents.table import Table
from planner.documents.tables import lapse
from planner.documents.words import said

TABLES: tuple[tuple[Callable[[ExitPlan], Table], tuple[str, ...]], ...] = (
    (lapse.single_points, ("part", "paths", "sites", "standby")),
    (lapse.blast_radius, ("system", "hard", "soft")),
    (lapse.only_copies, ("studies", "where", "media", "size", "certain")),
    (lapse.cutover, ("step", "systems", "bound", "repoint", "undecided")),
    (lapse.interim_interfaces, ("step", "until", "interface", "between")),
)
"""The tables of the exit timeline that belong to no day, with the columns that a terminal has room for."""


def what_hangs_on_what(layout: Layout, plan: ExitPlan) -> list[str]:
    """Return the tables that say what hangs on what, and the contracts of unknown end."""
    lines: list[str] = []
    for make, keys in TABLES:
        table = make(plan)
        lines += ["", *layout.heading(table.title), *_rows(layout, table, keys)]
    return lines + _ends_unknown(layout, plan)


def _rows(layout: Layout, table: Table, keys: Sequence[str]) -> list[str]:
    if not table:
        return ["  None."]
    titles = {column.key: column.heading for column in table.columns}
    rows = [[said(record[key]) for key in keys] for record in table.records]
    return layout.table([titles[key] for key in keys], rows)


def _ends_unknown(layout: Layout, plan: ExitPlan) -> list[str]:
    silent = [
        held for held in plan.project.contracts if not (held.end or held.application_end or held.archive_end)
    ]
    lines = ["", *layout.heading("Contracts of which nobody has said when they end")]
    for held in silent:
        lines += layout.item(f"{held.name_in_print} ({plan.where('contracts', held.id, 'end')})")
    return lines if silent else [*lines, "  None."]
