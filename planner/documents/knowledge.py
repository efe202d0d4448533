# SPDX-License-Identifier: MIT
"""The catalogue as a list of entries of one shape, to be listed, narrowed and shown."""

from collections.abc import Iterable, Iterator

from planner.documents.catalogue import Catalogue
from planner.documents.explain.places import rule_place
from planner.documents.knowledge_entry import Entry, Lines, cited, period, told
from planner.documents.knowledge_kinds import benefit, reference, regime_entries
from planner.documents.words import EVALUATION_WORDS, PARTY_WORDS, PRIORITY_WORDS, ROLES, day
from planner.regimes import Regimes
from planner.rules.entries import Requirement, RiskRule
from planner.rules.parts import Experience
from planner.schedule.activities import DEADLINES, EXPANSIONS, ActivityTemplate, link_text


def entries(catalogue: Catalogue, regimes: Regimes, lines: Lines) -> tuple[Entry, ...]:
    """Return every entry of the catalogue and every regime of procurement law, kind by kind."""
    return (
        *(_requirement(catalogue, held, lines) for held in catalogue.requirements),
        *(_risk(catalogue, held, lines) for held in catalogue.risks),
        *(_activity(catalogue, held, lines) for held in catalogue.activities),
        *(benefit(catalogue, held, lines) for held in catalogue.benefits),
        *(reference(catalogue, held, lines) for held in catalogue.integrations),
        *regime_entries(catalogue, regimes),
        *_instruments(catalogue, lines),
        *_sources(catalogue, lines),
        *_paths(catalogue, lines),
    )


def _found(experience: Iterable[Experience]) -> str:
    """Return what others found, each with the day since which a plan may tell it."""
    return " ".join(f"{one.in_print} Known from {day(one.known_from)}." for one in experience)


def _requirement(catalogue: Catalogue, held: Requirement, lines: Lines) -> Entry:
    instruments = catalogue.instruments
    standards = [instruments[one[1:]].name if one[:1] == "@" else one for one in held.standards]
    numbers = [
        f"{name}: {one.value} {one.unit}".strip() + f" ({one.grade})" for name, one in held.params.items()
    ]
    return Entry(
        "requirement", held.id, held.title,
        told(
            ("When", held.when),
            ("Requirement", held.requirement),
            ("Because", held.because),
            ("What others found", _found(held.experience)),
            ("Evidence", held.evidence),
            ("Acceptance", held.acceptance),
            ("Priority", f"{PRIORITY_WORDS[held.priority]}; {EVALUATION_WORDS[held.evaluation].lower()}"),
            ("Duty of", PARTY_WORDS[held.party]),
            ("Standards", "; ".join(standards)),
            ("Numbers", "; ".join(numbers)),
            ("Valid", period(held.valid_from, held.valid_until)),
            ("Sources", cited(catalogue, held.sources, held.grade)),
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
        told(
            ("For each", held.for_each.replace("_", " ")),
            ("When", held.when),
            ("Cause", held.cause),
            ("Event", held.event),
            ("Effect", held.effect),
            ("What others found", _found(held.experience)),
            ("Base score", f"{held.likelihood} x {held.impact}"),
            ("Drivers", " ".join(drivers)),
            ("Mitigation", " ".join(held.mitigation)),
            ("Contingency", held.contingency),
            ("Owner", ROLES[held.owner]),
            ("Requirements", ", ".join(held.requirements)),
            ("Activities", ", ".join(held.activities)),
            ("Valid", period(held.valid_from, held.valid_until)),
            ("Sources", cited(catalogue, held.sources, held.grade)),
            ("Written in", rule_place(lines, held.id)),
        ),
        held.family, "", held.grade, held.sources, held.valid_from, held.valid_until,
    )  # fmt: skip


def _activity(catalogue: Catalogue, held: ActivityTemplate, lines: Lines) -> Entry:
    low, typical, high = held.duration.low, held.duration.typical, held.duration.high
    return Entry(
        "activity", held.id, held.title,
        told(
            ("When", held.when),
            ("For each", EXPANSIONS.get(held.for_each or "", "")),
            ("After", ", ".join(link_text(link) for link in held.after)),
            ("Duration", f"{low}, {typical} or {high} {held.calendar.replace('_', ' ')} days"),
            ("Led by", ROLES.get(held.role, held.role)),
            ("Deadline", DEADLINES.get(held.deadline or "", "")),
            ("Because", held.because),
            ("Output", held.output),
            ("Valid", period(held.valid_from, held.valid_until)),
            ("Sources", cited(catalogue, held.sources, held.grade)),
            ("Written in", rule_place(lines, held.id)),
        ),
        held.phase, "", held.grade, held.sources, held.valid_from, held.valid_until,
    )  # fmt: skip


def _instruments(catalogue: Catalogue, lines: Lines) -> Iterator[Entry]:
    for held in catalogue.instruments.values():
        facts = told(
            ("Short name", held.short),
            ("Valid", period(held.valid_from, held.valid_until)),
            ("Sources", cited(catalogue, [held.source], held.grade)),
            ("Written in", rule_place(lines, held.id)),
        )
        yield Entry(
            "instrument", held.id, held.name, facts, "", "", held.grade, (held.source,),
            held.valid_from, held.valid_until,
        )  # fmt: skip


def _sources(catalogue: Catalogue, lines: Lines) -> Iterator[Entry]:
    for held in catalogue.sources.values():
        facts = told(
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
        facts = told(
            ("When it stops", held.stopped),
            ("Needs", "; ".join(functions)),
            ("Runs over", "; ".join(links)),
            ("Written in", rule_place(lines, held.id)),
        )
        yield Entry("path", held.id, held.title, facts)
