# SPDX-License-Identifier: MIT
"""Edited files → the new text of the project's decisions. Nothing is written here; all faults come at once.

What a file is decides who reads it: see `kind_of`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from planner.collecting.by_sight import AsToday, nothing_known
from planner.collecting.edits import edits_of
from planner.collecting.merging import Terms, Where, merged
from planner.collecting.yaml_text import Change, NewColumn, with_changes
from planner.diagnostics import Diagnostic, fault, has_errors
from planner.load import read_yaml_bytes
from planner.load.office import Book, Package, open_package, read_workbook
from planner.model.decisions import Decisions

Kind = Literal["workbook", "document"]


@dataclass(frozen=True)
class Edited:
    """A file that came back: what messages call it, and its bytes."""

    name: str
    raw: bytes


@dataclass
class Collected:
    """What came of collecting: the new text of the decisions (None: as it was), the changes, the faults."""

    text: str | None = None
    changes: list[Change] = field(default_factory=list)
    columns: list[NewColumn] = field(default_factory=list)
    faults: list[Diagnostic] = field(default_factory=list)

    @property
    def refused(self) -> bool:
        """Return whether anything was wrong: then nothing is to be written."""
        return has_errors(self.faults)


def kind_of(edited: Edited) -> Kind | Diagnostic:
    """Return what a file is by what lies in it, or why it cannot be collected."""
    package = open_package(edited.raw, edited.name)
    if isinstance(package, Diagnostic):
        return package
    return _kind(package) or fault("PLN500", f"'{edited.name}' is neither a workbook nor a document")


def _kind(package: Package) -> Kind | None:
    if package.has("xl/workbook.xml"):
        return "workbook"
    return "document" if package.has("word/document.xml") else None


def collect_workbooks(
    files: Sequence[Edited],
    decisions: Decisions,
    text: str,
    where: Where,
    terms: Terms,
    as_today: AsToday = nothing_known,
) -> Collected:
    """Return what some workbooks change in the decisions that `text` says.

    `terms.by` blank means whoever saved the workbook last; `terms.on` is the day of edits whose workbook
    does not say when it was saved. `as_today` is asked what planner would write today, if a workbook has
    lost its hidden marks.
    """
    found = Collected()
    for file in files:
        book = read_workbook(file.raw, file.name)
        if isinstance(book, Diagnostic):
            found.faults.append(book)
            continue
        result = merged(edits_of(book, as_today), decisions, where, _signed(book, terms))
        found.changes += result.changes
        found.columns += [column for column in result.columns if column not in found.columns]
        found.faults += result.faults
        new = with_changes(text, found.changes, found.columns)
        decisions = decisions_in(new) or decisions
    if found.changes or found.columns:
        found.text = with_changes(text, found.changes, found.columns)
    return found


def _signed(book: Book, terms: Terms) -> Terms:
    """Return the terms with who saved a workbook last and when, where the terms do not say by whom."""
    created = book.properties.get("created", "")[:10]
    saved = book.saved_on if book.saved_on and book.saved_on.isoformat() != created else terms.on
    return replace(terms, by=terms.by or book.saved_by, on=saved)


def decisions_in(text: str) -> Decisions | None:
    """Return the decisions that a text says; None if it says none, or is not sound."""
    said = read_yaml_bytes(text.encode(), "decisions.yaml").value
    written = said.get("decisions") if isinstance(said, Mapping) else None
    return Decisions.model_validate(written) if isinstance(written, Mapping) else None
