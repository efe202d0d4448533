# SPDX-License-Identifier: MIT
"""Decisions of the trust in print: the words of a choice, and the cells in which a decision is shown."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from planner.documents.table import Table
from planner.documents.words import PRIORITY_WORDS
from planner.documents.workbook import Column, Value
from planner.english import long_date
from planner.model.decisions import Decision, Decisions, Stamp
from planner.rules.decided import current

RISK_STATUSES: Mapping[str, str] = {
    "open": "Open",
    "being treated": "Being treated",
    "accepted": "Accepted",
    "closed": "Closed",
}
REQUIREMENT_CHOICES: Mapping[str, str] = {"in": "In", "out": "Out"}
PRIORITIES: Mapping[str, str] = PRIORITY_WORDS
WHY = Column("why", "Reason for the change", "long", 24, editable=True, help="Why you decided otherwise.")
COMMENT = Column("comment", "Comment", "long", 24, editable=True, help="Your own words.")
OWN_KEY = "own:"
"""Before the heading in the key of a column that people added."""
NO_WORDS: Mapping[str, Mapping[str, str]] = {}
NOT_RENAMED: Mapping[str, str] = {}
_WHOLE = re.compile(r"-?(?:0|[1-9]\d{0,14})")


def own_columns(decisions: Decisions, table: str, columns: Sequence[Column]) -> tuple[Column, ...]:
    """Return the columns that people added to a table. One with the heading of ours is told apart."""
    taken = {column.heading.casefold() for column in columns}
    found = []
    for heading in decisions.own_columns(table):
        shown = heading
        while shown.casefold() in taken:
            shown += " (own)"
        taken.add(shown.casefold())
        found.append(Column(f"{OWN_KEY}{heading}", shown, "long", 18, editable=True, own=True))
    return tuple(found)


def own_values(decision: Decision | None, columns: Iterable[Column]) -> tuple[Value, ...]:
    """Return what people wrote into their columns, in one row; whole numbers and days as such."""
    said = (decision.more if decision else None) or {}
    return tuple(_typed(said.get(column.key.removeprefix(OWN_KEY))) for column in columns)


def _typed(text: str | None) -> Value:
    if text is not None and _WHOLE.fullmatch(text):
        return int(text)
    try:
        return date.fromisoformat(text) if text is not None and len(text) == 10 else text
    except ValueError:
        return text


def overridden(decision: Decision | None, computed: Mapping[str, Value]) -> dict[str, Value]:
    """Return planner's own value of every fact that a decision sets: None where planner says nothing.

    The facts are named as the columns are; `computed` holds what planner says.
    """
    if decision is None:
        return {}
    facts = {key: getattr(decision, key) for key in type(decision).model_fields}
    found = {key: computed.get(key) for key, value in facts.items() if value is not None}
    return found | {f"{OWN_KEY}{heading}": None for heading in decision.more or {}}


def set_by(stamp: Stamp) -> str:
    """Return who set a fact and when, as the end of a sentence."""
    by = f" by {stamp.by}" if stamp.by else ""
    return f"{by} on {long_date(stamp.on)}" if stamp.on else by


def decided_table(
    table: Table,
    entries: Iterable[Decision],
    decisions: Decisions,
    renamed: Mapping[str, str] = NOT_RENAMED,
    words: Mapping[str, Mapping[str, str]] = NO_WORDS,
) -> Table:
    """Return a table of planner's own values with the decisions about its rows laid over them.

    A column takes the fact of its own name; `words` are the words of a choice. Columns that people added
    stand at the end.
    """
    held = {current(str(getattr(one, "id", "")), renamed): one for one in entries}
    own = own_columns(decisions, table.id, table.columns)
    if not held and not own:
        return table
    named = next((index for index, column in enumerate(table.columns) if column.kind == "id"), 0)
    ids = table.ids or tuple(str(row[named]) for row in table.rows)
    computed = dict(table.computed)
    rows = []
    for id_, row in zip(ids, table.rows, strict=True):
        decision = held.get(id_)
        planners = {column.key: cell for column, cell in zip(table.columns, row, strict=True)}
        if decision is not None:
            computed[id_] = overridden(decision, planners)
        shown = (
            _shown(decision, column, cell, words) for column, cell in zip(table.columns, row, strict=True)
        )
        rows.append((*shown, *own_values(decision, own)))
    return replace(table, columns=(*table.columns, *own), rows=tuple(rows), computed=computed)


def _shown(
    decision: Decision | None, column: Column, planners: Value, words: Mapping[str, Mapping[str, str]]
) -> Value:
    value = getattr(decision, column.key, None) if decision is not None and column.editable else None
    if value is None:
        return planners
    shown: Value = words.get(column.key, {}).get(value, value)
    return shown
