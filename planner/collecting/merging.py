# SPDX-License-Identifier: MIT
"""Edits against the decisions of the project: what is new, what was collected before, and what is a conflict.

An edit is a conflict where the project says something else than it said when the workbook was written, and
something else than the cell says now. What planner itself works out is no side of a conflict.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from typing import Literal

from planner.collecting.bindings import Value
from planner.collecting.edits import Edit, Edits, OwnRow, normal, same
from planner.collecting.yaml_text import Change, NewColumn
from planner.diagnostics import Diagnostic, fault
from planner.documents.marks import REOPENED
from planner.load.office import Before
from planner.model.decisions import ABOUT, Decision, Decisions, Stamp

Take = Literal["file", "project"]
Where = Callable[[str, int, str], str]
"""Returns the place of a decided fact, by list, position in it and name, as `decisions.yaml:12`."""


@dataclass(frozen=True)
class Terms:
    """How edits are merged: who made them and when, which side wins a conflict, which ids were renamed."""

    by: str = ""
    on: date | None = None
    take: Take | None = None
    renamed: Mapping[str, str] = field(default_factory=dict)

    def current(self, id_: str) -> str:
        """Return the id by which the catalogue knows it today: `R05@x` may be `R12@x` now."""
        name, at, thing = id_.partition("@")
        return f"{self.renamed.get(name, name)}{at}{thing}"


@dataclass
class Merged:
    """What is to be written, and what a person should know."""

    changes: list[Change] = field(default_factory=list)
    columns: list[NewColumn] = field(default_factory=list)
    faults: list[Diagnostic] = field(default_factory=list)


def merged(edits: Edits, decisions: Decisions, where: Where, terms: Terms) -> Merged:
    """Return the changes that bring the edits into the decisions; none for what is there already."""
    return _Merger(edits, decisions, where, terms).result()


class _Merger:
    """Holds the decisions by the ids of today while the edits of one workbook are gone through."""

    def __init__(self, edits: Edits, decisions: Decisions, where: Where, terms: Terms) -> None:
        self.edits = edits
        self.decisions = decisions
        self.where = where
        self.terms = terms
        self.held: dict[str, dict[str, tuple[int, Decision]]] = {
            noun: {
                terms.current(getattr(one, about)): (index, one)
                for index, one in enumerate(getattr(decisions, noun))
            }
            for noun, about in ABOUT.items()
        }
        self.found = Merged(faults=list(edits.faults))

    def result(self) -> Merged:
        for edit in self.edits.edits:
            self._edit(edit)
        taken = {id_ for held in self.held.values() for id_ in held}
        for row in self.edits.own_rows:
            self._own_row(row, taken)
        for table, heading in self.edits.columns:
            if heading not in self.decisions.own_columns(table):
                self.found.columns.append(NewColumn(table, heading))
        return self.found

    def _edit(self, edit: Edit) -> None:
        before, value = edit.before, edit.value
        if before.decided and value is not None and same(value, before.computed):
            value = None
        now, then = self._now(edit.noun, edit.id, edit.fact), before.said if before.decided else None
        if value is None and not before.decided and now is None:
            told = f"{edit.place}: was cleared; planner's own text returns"
            self.found.faults.append(fault("PLN517", told))
        if self._open_again(edit, now):
            then = now
            if value == now and self._accepted(edit.id) == self.edits.facts.get(edit.id, "").rstrip(REOPENED):
                return
        elif same(value, now):
            return
        both = not same(now, then) or (before.decided and not edit.sure)
        if both and not self._own_earlier(edit, now) and not self._settled(edit, now):
            return
        self._change(edit.noun, edit.id, edit.fact, value, before)

    def _open_again(self, edit: Edit, now: Value) -> bool:
        """Tell whether the workbook showed an acceptance that no longer holds: to accept again is an edit."""
        shown = self.edits.facts.get(edit.id, "").endswith(REOPENED)
        return shown and edit.noun == "risks" and edit.fact == "status" and now == "accepted"

    def _accepted(self, id_: str) -> str:
        """Return the score and the facts with which a risk was accepted, as a workbook has them."""
        _, entry = self.held["risks"].get(self.terms.current(id_), (-1, None))
        held = getattr(entry, "accepted", None)
        return f"{held.score}-{held.facts}" if held else ""

    def _own_earlier(self, edit: Edit, now: Value) -> bool:
        """Tell whether what is decided was read from this very copy, saved by the same person."""
        _, entry = self.held[edit.noun].get(self.terms.current(edit.id), (-1, None))
        stamp = entry.stamp(edit.fact) if entry else Stamp()
        return bool(stamp.copy_ and stamp.copy_ == self._copy(now) and (stamp.by or "") == self.terms.by)

    def _copy(self, value: Value) -> str:
        text = f"{self.edits.generation} {normal(value)}"
        return f"w{sha256(text.encode('utf-8', 'replace')).hexdigest()[:7]}"

    def _settled(self, edit: Edit, now: Value) -> bool:
        """Tell whether the workbook wins a conflict; where nobody chose, the conflict is told."""
        if self.terms.take is None:
            index, _ = self.held[edit.noun].get(self.terms.current(edit.id), (-1, None))
            place = self.where(edit.noun, index, edit.fact)
            said = "nothing is decided any more" if now is None else f"it says {_shown(now)}"
            message = f"{edit.place} says {_shown(edit.value)}, but in {place} {said}"
            self.found.faults.append(fault("PLN510", message))
        return self.terms.take == "file"

    def _now(self, noun: str, id_: str, fact: str) -> Value:
        _, entry = self.held[noun].get(self.terms.current(id_), (-1, None))
        if entry is None:
            return None
        group, _, heading = fact.partition(".")
        if heading:
            return (entry.more or {}).get(heading)
        value: Value = getattr(entry, group)
        return value

    def _id(self, noun: str, id_: str) -> str:
        """Return the id as the decisions write it, which may be the old one."""
        _, entry = self.held[noun].get(self.terms.current(id_), (-1, None))
        return self.terms.current(id_) if entry is None else str(getattr(entry, ABOUT[noun]))

    def _change(self, noun: str, id_: str, fact: str, value: Value, before: Before) -> None:
        was = before.computed if before.decided else before.said
        stamp: dict[str, Value] = {"by": self.terms.by or None, "on": self.terms.on, "was": _short(was)}
        stamp["copy"] = self._copy(value)
        written = self._id(noun, id_)
        self.found.changes.append(Change(noun, written, fact, value, _without_blanks(stamp)))
        if noun == "risks" and fact == "status":
            facts = self.edits.facts.get(id_) if value == "accepted" else None
            self.found.changes.append(Change(noun, written, "accepted", None))
            score, _, print_ = (facts or "").rstrip(REOPENED).partition("-")
            if print_:
                self.found.changes.append(Change(noun, written, "accepted.score", int(score)))
                self.found.changes.append(Change(noun, written, "accepted.facts", print_))

    def _own_row(self, row: OwnRow, taken: set[str]) -> None:
        """Give a row that people added its id: that of the same row collected before, else the next one."""
        known = self._collected_before(row)
        id_ = known or row.id or self._next_id(taken)
        taken.add(id_)
        for fact, (value, place) in row.facts.items():
            now = self._now(row.noun, id_, fact)
            edit = Edit(row.noun, id_, fact, value, Before(None), place)
            if same(value, now) or (now is not None and not self._settled(edit, now)):
                continue
            self._change(row.noun, id_, fact, value, Before(None))

    def _collected_before(self, row: OwnRow) -> str:
        title = row.facts["title"][0]
        for id_, (_, entry) in self.held[row.noun].items():
            if same(title, getattr(entry, "title", None)):
                return id_
        return ""

    @staticmethod
    def _next_id(taken: set[str]) -> str:
        number = 1
        while f"OWN-{number}" in taken:
            number += 1
        return f"OWN-{number}"


def _shown(value: Value) -> str:
    if value is None:
        return "nothing"
    text = " ".join(str(value).split())
    return f"'{text[:60]}…'" if len(text) > 60 else f"'{text}'"


def _short(value: object) -> Value:
    """Return what planner said, if it is short: a whole text would stand in the file twice."""
    if isinstance(value, str):
        return None if len(value) > 40 or "\n" in value else value
    return value if isinstance(value, (int, float, date)) else None


def _without_blanks(stamp: dict[str, Value]) -> dict[str, Value]:
    return {key: value for key, value in stamp.items() if value is not None}
