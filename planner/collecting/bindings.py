# SPDX-License-Identifier: MIT
"""Which column of which table is which fact of a decision, and how a cell of it is read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from planner.documents.decided import PRIORITIES, REQUIREMENT_CHOICES, RISK_STATUSES
from planner.load.office import Cell, Refusal, as_choice, as_day, as_number, as_text
from planner.model.values import MAX_TEXT

Value = str | int | float | date | None


@dataclass(frozen=True)
class Fact:
    """One fact of a decision: its name, and what its cell may hold. `words` are a choice as it is printed."""

    name: str
    kind: Literal["text", "day", "number", "choice"] = "text"
    low: int = 0
    high: int = 0
    words: Mapping[str, str] = field(default_factory=dict)

    def read(self, cell: Cell) -> Value | Refusal:
        """Return what a cell says, as the decision holds it."""
        if self.kind == "day":
            return as_day(cell)
        if self.kind == "number":
            return _whole(as_number(cell, self.low, self.high))
        if self.kind == "choice":
            chosen = as_choice(cell, tuple(self.words.values()))
            return self.value(chosen) if isinstance(chosen, str) else chosen
        return _short(as_text(cell))

    def value(self, shown: Value) -> Value:
        """Return what a cell shows as the decision holds it: `Being treated` is `being treated`."""
        if self.kind != "choice":
            return shown
        return next((value for value, word in self.words.items() if word == shown), shown)


def _whole(number: float | Refusal | None) -> Value | Refusal:
    if isinstance(number, float):
        return Refusal(f"{number:g} is not a whole number", "write a whole number")
    return number


def _short(text: str | Refusal | None) -> Value | Refusal:
    if isinstance(text, str) and len(text) > MAX_TEXT:
        return Refusal(f"has {len(text):,} characters", f"at most {MAX_TEXT:,} characters; shorten it")
    return text


@dataclass(frozen=True)
class Binding:
    """What a table decides: the list of decisions, its facts by column, and those of rows that people add."""

    noun: str
    facts: Mapping[str, Fact]
    own: Mapping[str, Fact] = field(default_factory=dict)


def _text(*names: str) -> dict[str, Fact]:
    return {name: Fact(name) for name in names}


_DAYS = {"started": Fact("started", "day"), "finished": Fact("finished", "day")}

BINDINGS: Mapping[str, Binding] = {
    "risk-register": Binding(
        "risks",
        {
            "likelihood": Fact("likelihood", "number", 1, 5),
            "impact": Fact("impact", "number", 1, 5),
            "status": Fact("status", "choice", words=RISK_STATUSES),
            "due": Fact("due", "day"),
            "accepted_until": Fact("accepted_until", "day"),
            **_text("mitigation", "owner", "why", "comment"),
        },
        _text("title", "statement", "concerns"),
    ),
    "requirements": Binding(
        "requirements",
        {
            "decision": Fact("decision", "choice", words=REQUIREMENT_CHOICES),
            "priority": Fact("priority", "choice", words=PRIORITIES),
            **_text("wording", "why", "comment"),
        },
        _text("title"),
    ),
    "activities": Binding(
        "activities", {**_DAYS, "remaining": Fact("remaining", "number", 0, 10_000), **_text("comment")}
    ),
    "done": Binding("activities", {**_DAYS, **_text("comment")}),
    "benefits": Binding("benefits", _text("baseline", "target")),
    "interface-requirements": Binding("interfaces", _text("answer")),
    "questions": Binding("questions", _text("answer")),
}
"""By the name of the table in the workbook."""
