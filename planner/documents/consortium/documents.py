# SPDX-License-Identifier: MIT
"""The consortium as a Word document."""

from collections.abc import Mapping
from typing import Any

from planner.consortium.result import Together
from planner.documents.consortium import estate_tables, money_tables
from planner.documents.consortium.returning import USE, WAVES, drawn, use_drawn
from planner.documents.consortium.sentences import lead, of_member
from planner.documents.environment import render
from planner.documents.html import DocumentProperties, HtmlDocument
from planner.documents.printing import printed
from planner.documents.table import Table
from planner.documents.tables import waves
from planner.documents.workbook import Properties
from planner.english import counted

TITLE = "Consortium"
MOST_KINDS = 8
"""Members beyond whom the table of systems by member is left to the workbook."""


def tables_of(held: Together) -> tuple[Table, ...]:
    """Return every table of a consortium, as pack.json holds them."""
    return (
        estate_tables.exits(held),
        money_tables.shares(held),
        money_tables.lines(held),
        money_tables.leaving(held),
        money_tables.more_each(held),
        money_tables.late(held),
        estate_tables.union(held),
        estate_tables.kinds(held),
        estate_tables.shared(held),
        estate_tables.matches(held),
        estate_tables.requirements(held),
        estate_tables.questions(held),
        estate_tables.failed(held),
        *(
            (
                waves.waves(held.returning),
                waves.use(held.returning),
                waves.would_do(held.returning),
                waves.bounds(held.returning),
            )
            if held.returning
            else ()
        ),
    )


def properties(held: Together) -> Properties:
    """Return the properties of the workbook of a consortium."""
    return Properties(TITLE, held.title, held.title, held.title, "Draft for review", held.as_of)


def consortium_document(held: Together, templates: Mapping[str, str]) -> HtmlDocument:
    """Return what the members of a consortium must know of each other, as semantic HTML."""
    said = DocumentProperties(
        title=TITLE,
        subject=held.title,
        company=held.title,
        author=held.title,
        status="Draft for review",
        keywords="PACS; RIS; exit; consortium",
        date=held.as_of,
        version="",
    )
    return HtmlDocument(said, render(templates, "consortium.html.j2", context_of(held)))


def context_of(held: Together) -> dict[str, Any]:
    """Return the context of the document."""
    made = {table.id: printed(table) for table in tables_of(held)}
    made["consortium-different"] = printed(estate_tables.requirements(held, common=False))
    common = sum(len(one.applies) == len(held.estates) for one in held.asked)
    gone = [f"gone-{one.member}" for one in held.departures if one.before and one.after]
    return {
        "t": made,
        "lead": list(lead(held)),
        "members": [
            {"name": held.names[one.id], "told": list(of_member(held, one.id)), "notes": one.notes or ""}
            for one in held.said.members
        ],
        "waves": list(waves.sentences(held.returning)),
        "figures": _figures(held),
        "common": counted(common, "requirement"),
        "all": len(held.asked),
        "undecided": sum(not one.applies for one in held.asked),
        "lots": any(one.lots for one in held.asked),
        "gone": ["member", *gone],
        "gone_widths": _widths(len(gone)),
        "open": sum(held.open_of.values()),
    }


def _figures(held: Together) -> dict[str, dict[str, str]]:
    if not any(one.plan.waves for one in held.returning):
        return {}
    return {WAVES: {"alt": drawn(held).alt_text()}, USE: {"alt": use_drawn(held).alt_text()}}


def _widths(columns: int) -> str:
    each = 76 // max(columns, 1)
    return " ".join(str(part) for part in (100 - each * columns, *([each] * columns)))
