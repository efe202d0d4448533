# SPDX-License-Identifier: MIT
"""The catalogue as a list of entries of one shape, to be listed, narrowed and shown."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from planner.documents.catalogue import Catalogue
from planner.documents.explain.places import rule_place
from planner.documents.words import EVALUATION_WORDS, PARTY_WORDS, PRIORITY_WORDS, ROLES, day
from planner.rules.entries import Requirement, RiskRule
from planner.schedule.activities import DEADLINES, EXPANSIONS, ActivityTemplate, link_text

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


def entries(catalogue: Catalogue, lines: Lines) -> tuple[Entry, ...]:
    """Return every entry of the catalogue: requirements, risks, activities, instruments, sources, paths."""
    return (
        *(_requirement(catalogue, held, lines) for held in catalogue.requirements),
        *(_risk(catalogue, held, lines) for held in catalogue.risks),
        *(_activity(catalogue, held, lines) for held in catalogue.activities),
        *_instruments(catalogue, lines),
        *_sources(catalogue, lines),
        *_paths(catalogue, lines),
    )


def _told(*facts: tuple[str, str]) -> Facts:
    """Return the facts that say something."""
    return tuple((label, value) for label, value in facts if value)


def _period(first: date | None, last: date | None) -> str:
    if first is None and last is None:
        return ""
    return f"{day(first) if first else 'the start'} to {day(last) if last else 'now'}"


def _cited(catalogue: Catalogue, keys: Sequence[str], grade: str) -> str:
    """Return the sources of an entry in words, with its grade."""
    known = catalogue.sources
    named = "; ".join(
        f"{key}: {known[key].title} ({known[key].kind}, read: {known[key].read})" for key in keys
    )
    return f"{named}. Grade: {grade}{' (planning default, not verified)' if grade == 'practice' else ''}."


def _requirement(catalogue: Catalogue, held: Requirement, lines: Lines) -> Entry:
    instruments = catalogue.instruments
    standards = [instruments[one[1:]].name if one[:1] == "@" else one for one in held.standards]
    numbers = [
        f"{name}: {one.value} {one.unit}".strip() + f" ({one.grade})" for name, one in held.params.items()
    ]
    return Entry(
        "requirement", held.id, held.title,
        _told(
            ("When", held.when),
            ("Requirement", held.requirement),
            ("Because", held.because),
            ("Evidence", held.evidence),
            ("Acceptance", held.acceptance),
            ("Priority", f"{PRIORITY_WORDS[held.priority]}; {EVALUATION_WORDS[held.evaluation].lower()}"),
            ("Duty of", PARTY_WORDS[held.party]),
            ("Standards", "; ".join(standards)),
            ("Numbers", "; ".join(numbers)),
            ("Valid", _period(held.valid_from, held.valid_until)),
            ("Sources", _cited(catalogue, held.sources, held.grade)),
            ("Written in", rule_place(lines, held.id)),
        ),
        held.family, held.priority, held.grade, held.sources, held.valid_from, held.valid_until,
    )  # fmt: skip


def _risk(catalogue: Catalogue, held: RiskRule, lines: Lines) -> Entry:
    drivers = [
        f"{one.because} (when {one.when}: likelihood {one.likelihood:+d}, impact {one.impact:+d})"
        for one in held.drivers
    ]
    return Entry(
        "risk", held.id, held.title,
        _told(
            ("For each", held.for_each.replace("_", " ")),
            ("When", held.when),
            ("Cause", held.cause),
            ("Event", held.event),
            ("Effect", held.effect),
            ("Base score", f"{held.likelihood} x {held.impact}"),
            ("Drivers", " ".join(drivers)),
            ("Mitigation", " ".join(held.mitigation)),
            ("Contingency", held.contingency),
            ("Owner", ROLES[held.owner]),
            ("Requirements", ", ".join(held.requirements)),
            ("Activities", ", ".join(held.activities)),
            ("Valid", _period(held.valid_from, held.valid_until)),
            ("Sources", _cited(catalogue, held.sources, held.grade)),
            ("Written in", rule_place(lines, held.id)),
        ),
        held.family, "", held.grade, held.sources, held.valid_from, held.valid_until,
    )  # fmt: skip


def _activity(catalogue: Catalogue, held: ActivityTemplate, lines: Lines) -> Entry:
    low, typical, high = held.duration.low, held.duration.typical, held.duration.high
    return Entry(
        "activity", held.id, held.title,
        _told(
            ("When", held.when),
            ("For each", EXPANSIONS.get(held.for_each or "", "")),
            ("After", ", ".join(link_text(link) for link in held.after)),
            ("Duration", f"{low}, {typical} or {high} {held.calendar.replace('_', ' ')} days"),
            ("Led by", ROLES.get(held.role, held.role)),
            ("Deadline", DEADLINES.get(held.deadline or "", "")),
            ("Because", held.because),
            ("Output", held.output),
            ("Valid", _period(held.valid_from, held.valid_until)),
            ("Sources", _cited(catalogue, held.sources, held.grade)),
            ("Written in", rule_place(lines, held.id)),
        ),
        held.phase, "", held.grade, held.sources, held.valid_from, held.valid_until,
    )  # fmt: skip


def _instruments(catalogue: Catalogue, lines: Lines) -> Iterator[Entry]:
    for held in catalogue.instruments.values():
        facts = _told(
            ("Short name", held.short),
            ("Valid", _period(held.valid_from, held.valid_until)),
            ("Sources", _cited(catalogue, [held.source], held.grade)),
            ("Written in", rule_place(lines, held.id)),
        )
        yield Entry(
            "instrument", held.id, held.name, facts, "", "", held.grade, (held.source,),
            held.valid_from, held.valid_until,
        )  # fmt: skip


def _sources(catalogue: Catalogue, lines: Lines) -> Iterator[Entry]:
    for held in catalogue.sources.values():
        facts = _told(
            ("Publisher", held.publisher),
            ("Date", held.date),
            ("Kind", held.kind),
            ("Read", held.read),
            ("Written in", rule_place(lines, held.key)),
        )
        yield Entry("source", held.key, held.title, facts, held.kind)


def _paths(catalogue: Catalogue, lines: Lines) -> Iterator[Entry]:
    for held in catalogue.paths:
        functions = [
            f"{one.role} ({' or '.join(one.kinds)}{', essential' if one.essential else ''})"
            for one in held.functions
        ]
        links = [
            f"{one.role} ({', '.join(one.purposes)}{'; essential' if one.essential else ''})"
            for one in held.links
        ]
        facts = _told(
            ("When it stops", held.stopped),
            ("Needs", "; ".join(functions)),
            ("Runs over", "; ".join(links)),
            ("Written in", rule_place(lines, held.id)),
        )
        yield Entry("path", held.id, held.title, facts)
