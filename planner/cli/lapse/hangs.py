# SPDX-License-Identifier: MIT
"""What hangs on what, on no day in particular: single points, blast radius, only copies and cutover steps."""

from collections.abc import Sequence

from planner.cli.layout import Layout
from planner.documents.plan import ExitPlan
from planner.documents.table import Table
from planner.documents.tables import lapse
from planner.documents.words import count, said
from planner.english import capital, joined
from planner.graph import CutoverStep

NAMED_AT_MOST = 5
SINGLE_POINT_COLUMNS = ("part", "paths", "sites", "standby")
ONLY_COPY_COLUMNS = ("studies", "where", "media", "size", "certain")


def what_hangs_on_what(layout: Layout, plan: ExitPlan) -> list[str]:
    """Return the tables that say what hangs on what, and the contracts of unknown end."""
    return [
        *_table(layout, lapse.single_points(plan), SINGLE_POINT_COLUMNS),
        *_blast_radii(layout, plan),
        *_table(layout, lapse.only_copies(plan), ONLY_COPY_COLUMNS),
        *_cutover(layout, plan),
        *_ends_unknown(layout, plan),
    ]


def _table(layout: Layout, table: Table, keys: Sequence[str]) -> list[str]:
    """Return a table of the exit timeline, with the columns that a terminal has room for."""
    lines = ["", *layout.heading(table.title)]
    if not table:
        return [*lines, "  None."]
    headings = {column.key: column.heading for column in table.columns}
    rows = [[said(record[key]) for key in keys] for record in table.records]
    return lines + layout.table([headings[key] for key in keys], rows)


def _blast_radii(layout: Layout, plan: ExitPlan) -> list[str]:
    """Return what stops with each system; where many are in doubt they are only counted."""
    radii = [radius for radius in plan.dependencies.blast_radii if radius.hard]
    lines = ["", *layout.heading("What stops with each system")]
    if not radii:
        return [*lines, "  No system is known to stop with another."]
    name = plan.dependencies.graph.name
    rows = [
        [name(radius.id), joined([name(one) for one in radius.hard]), _in_doubt(plan, radius.soft)]
        for radius in radii
    ]
    return lines + layout.table(["When this stops", "These stop", "In doubt"], rows)


def _in_doubt(plan: ExitPlan, ids: Sequence[str]) -> str:
    if len(ids) > NAMED_AT_MOST:
        return f"{count(len(ids), 'system')} (see planner explain)"
    return joined([plan.dependencies.graph.name(one) for one in ids]) or "None"


def _cutover(layout: Layout, plan: ExitPlan) -> list[str]:
    lines = ["", *layout.heading("Cutover, step by step")]
    if not plan.dependencies.cutover:
        return [*lines, "  No system is said to be replaced."]
    for step in plan.dependencies.cutover:
        lines += _step(layout, plan, step)
    return lines


def _step(layout: Layout, plan: ExitPlan, step: CutoverStep) -> list[str]:
    """Return one step: what is switched, why together, and the interfaces that it touches."""
    name = plan.dependencies.graph.name
    together = f", all at once: bound together by {joined(list(step.because))}" if step.big_bang else ""
    lines = layout.wrapped(
        f"{step.number}. {joined([name(one) for one in step.systems])}{together}", "  ", "     "
    )
    for label, ids in (("Re-point or rebuild", step.repoint), ("Nobody has decided", step.undecided)):
        if ids:
            lines += layout.wrapped(f"{label}: {joined([name(one) for one in ids])}", "     ", "       ")
    for interim in step.interim:
        told = (
            f"Interim interface until step {interim.until_step}: {name(interim.link)}, between the successor "
            f"of {name(interim.switched)} and the old {name(interim.waiting)}"
        )
        lines += layout.wrapped(told, "     ", "       ")
    return lines


def _ends_unknown(layout: Layout, plan: ExitPlan) -> list[str]:
    silent = [
        held for held in plan.project.contracts if not (held.end or held.application_end or held.archive_end)
    ]
    lines = ["", *layout.heading("Contracts of which nobody has said when they end")]
    for held in silent:
        lines += layout.item(f"{capital(held.name_in_print)} ({plan.where('contracts', held.id, 'end')})")
    return lines if silent else [*lines, "  None."]
