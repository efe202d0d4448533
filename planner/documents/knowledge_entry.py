# SPDX-License-Identifier: MIT
"""One entry of the catalogue as it is listed and shown, whatever its kind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from planner.documents.catalogue import Catalogue
from planner.documents.words import day

Facts = tuple[tuple[str, str], ...]
Lines = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Entry:
    """One entry of the catalogue; `facts` are its labelled texts, in the order in which they are read."""

    kind: str
    id: str
    title: str
    facts: Facts
    family: str = ""
    priority: str = ""
    grade: str = ""
    sources: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_until: date | None = None

    def valid_on(self, on: date) -> bool:
        """Return whether the day lies in the time of the entry, both days included."""
        return (self.valid_from or on) <= on <= (self.valid_until or on)

    @property
    def record(self) -> dict[str, Any]:
        """Return the entry as plain values."""
        return {
            "kind": self.kind,
            "id": self.id,
            "family": self.family,
            "title": self.title,
            "priority": self.priority,
            "grade": self.grade,
            "sources": list(self.sources),
            "valid_from": self.valid_from.isoformat() if self.valid_from else None,
            "valid_until": self.valid_until.isoformat() if self.valid_until else None,
            "facts": dict(self.facts),
        }


def told(*facts: tuple[str, str]) -> Facts:
    """Return the facts that say something."""
    return tuple((label, value) for label, value in facts if value)


def period(first: date | None, last: date | None) -> str:
    """Return the days between which something holds; nothing where it always does."""
    if first is None and last is None:
        return ""
    return f"{day(first) if first else 'the start'} to {day(last) if last else 'now'}"


def cited(catalogue: Catalogue, keys: Sequence[str], grade: str) -> str:
    """Return the sources of an entry in words, with its grade."""
    known = catalogue.sources
    named = "; ".join(
        f"{key}: {known[key].title} ({known[key].kind}, read: {known[key].read})" for key in keys
    )
    return f"{named}. Grade: {grade}{' (planning default, not verified)' if grade == 'practice' else ''}."
