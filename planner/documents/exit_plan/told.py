# SPDX-License-Identifier: MIT
"""What a section tells: sentences, and tables with the columns and widths in which a page shows them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from planner.documents.plan import ExitPlan
from planner.documents.printing import printed
from planner.documents.table import Table
from planner.documents.words import UNKNOWN, said
from planner.documents.workbook import Column, Kind, Value
from planner.english import capital
from planner.model import Contract
from planner.model.noun import FactEvidence
from planner.rules.phrases import in_print


@dataclass(frozen=True)
class Shown:
    """A table on a page: which of its columns, how wide each is, and what an empty cell prints."""

    table: Table
    columns: tuple[str, ...]
    widths: str
    blank: str = "Not known"

    @property
    def context(self) -> dict[str, Any]:
        """Return the table as a template takes it."""
        return {
            "table": printed(self.table, self.blank),
            "columns": list(self.columns),
            "widths": self.widths,
        }


@dataclass(frozen=True)
class Pictured:
    """A picture of the plan by its name, with its caption; it is left out where the plan has none such."""

    name: str
    caption: str


@dataclass(frozen=True)
class Told:
    """The words, tables and pictures of a section; nothing at all where nobody has said anything."""

    sentences: tuple[str, ...] = ()
    tables: tuple[Shown, ...] = ()
    pictures: tuple[Pictured, ...] = ()

    @property
    def anything(self) -> bool:
        """Return whether the section tells anything."""
        return bool(self.sentences) or any(shown.table for shown in self.tables)


def told(sentences: Iterable[str | None], *shown: Shown | Pictured | None) -> Told:
    """Return what a section tells, without what is empty."""
    return Told(
        tuple(one for one in sentences if one),
        tuple(one for one in shown if isinstance(one, Shown) and one.table),
        tuple(one for one in shown if isinstance(one, Pictured)),
    )


def listing(
    id_: str,
    title: str,
    heads: Iterable[tuple[str, str, Kind]],
    rows: Iterable[tuple[Value, ...]],
    widths: str,
    note: str = "",
    blank: str = "Not known",
) -> Shown:
    """Return a table that is shown with all its columns; `heads` are key, heading and kind."""
    columns = tuple(Column(key, heading, kind) for key, heading, kind in heads)
    table = Table(id_, title, columns, tuple(rows), note)
    return Shown(table, tuple(column.key for column in columns), widths, blank)


Row = tuple[str, Any, str]
"""A fact of a contract: what it is called, its value in print or as it was written, and its field."""


def contract_facts(contract: Contract, title: str, rows: Iterable[Row], who_says: bool = False) -> Shown:
    """Return facts of a contract with how well each is known; `who_says` adds who says most of them."""
    return listing(
        f"facts-{contract.id}",
        title,
        (("what", "What", "text"), ("value", "What is known", "long"), ("evidence", "How well", "long")),
        tuple(
            (
                what,
                capital(said(value)) if value not in (None, ()) else None,
                _evidence(contract, value, field),
            )
            for what, value, field in rows
        ),
        "30 42 28",
        note=_said_by(contract) if who_says else "",
    )


def _evidence(contract: Contract, value: Any, field: str) -> str:
    """Return how well a fact is known; who says so only where that is not who says all the rest."""
    if value in (None, ()):
        return "–"
    if not field:
        return "Worked out"
    found = contract.evidence_of(field)
    general = contract.evidence.source if contract.evidence else None
    return capital(found.grade or "declared") if found.source == general else evidence_words(found)


def _said_by(contract: Contract) -> str:
    if contract.evidence is None or not contract.evidence.source:
        return ""
    return f"{evidence_words(contract.evidence)}, unless something else is said."


def evidence_words(evidence: FactEvidence) -> str:
    """Return how well a fact is known, and who says so."""
    source = f": {evidence.source}" if evidence.source else ""
    when = f", {in_print(evidence.date)}" if evidence.date else ""
    return f"{capital(evidence.grade or 'declared')}{source}{when}"


def name_of_supplier(plan: ExitPlan, contract: Contract) -> str | None:
    """Return the name of a contract's supplier; None where nobody has said who it is."""
    found = (one.name_in_print for one in plan.project.suppliers if one.id == contract.supplier)
    return next(found, contract.supplier)


def named(plan: ExitPlan, ids: Iterable[str]) -> list[str]:
    """Return the printed names of things; a service that is no system is known by its word alone."""
    found = ((id_, plan.dependencies.graph.name(id_)) for id_ in ids)
    return [name.replace("-", " ") if name == id_ else name for id_, name in found]


def or_unknown(words: str) -> str:
    """Return words, or that it is not known."""
    return words or UNKNOWN
