# SPDX-License-Identifier: MIT
"""The shape of a catalogue entry, and everything that can be wrong with one, found while it is loaded."""

import string
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError

from planner.rules.binding import compile_clause, meant
from planner.rules.conditions import Condition
from planner.rules.parts import Experience, Grade, Id, Param, Part, Role, Words, told_by
from planner.rules.problems import Problem, shape_problem
from planner.rules.words import WORD_TABLE

ForEach = Literal[
    "estate",
    "contract",
    "system",
    "integration",
    "holding",
    "supplier",
    "benefit",
    "constraint",
    "cutover_group",
]


class Requirement(Part):
    """One requirement of the catalogue; `condition` is what its `when` states.

    `because` holds in every era; `experience` is what happened to others, told only once it was known.
    """

    id: Id
    title: str
    when: Words
    party: Literal["supplier", "buyer", "joint"]
    evaluation: Literal["gate", "scored", "info"]
    priority: Literal["must", "should", "could", "wont"]
    requirement: str
    because: str
    experience: tuple[Experience, ...] = ()
    standards: tuple[Words, ...] = ()
    evidence: str
    acceptance: str
    params: dict[str, Param] = Field(default_factory=dict)
    valid_from: date | None = None
    valid_until: date | None = None
    sources: tuple[Words, ...]
    grade: Grade
    aliases: tuple[Id, ...] = ()
    family: str = ""
    heading: str = ""

    def because_by(self, day: date) -> str:
        """Return why it is asked, with its numbers and with what others had found by a day."""
        numbers = {name: param.in_print for name, param in self.params.items()}
        return told_by(self.because.format(**numbers), self.experience, day)


class Driver(Part):
    """What moves a risk's likelihood or impact, and the sentence that says why.

    `count_at_least` makes it hold only where the risk has so many matches.
    """

    when: Words = "always"
    count_at_least: int = 0
    because: str
    likelihood: int = 0
    impact: int = 0


class RiskRule(Part):
    """One risk of the catalogue: when it arises, for each of what, and how it is scored and met.

    `effect` holds in every era; `experience` is what happened to others, told only once it was known.
    `activities` answer it; `delays` are those that take longer if it happens. Where a rule does not say what
    it delays, it is taken to be what answers it.
    """

    id: Id
    title: str
    for_each: ForEach = "estate"
    when: Words
    group: Literal["all", "each"] = "all"
    cause: str
    event: str
    effect: str
    experience: tuple[Experience, ...] = ()
    likelihood: int = Field(ge=1, le=5)
    impact: int = Field(ge=1, le=5)
    drivers: tuple[Driver, ...] = ()
    mitigation: tuple[str, ...] = Field(min_length=2, max_length=4)
    contingency: str
    owner: Role
    requirements: tuple[Words, ...] = ()
    activities: tuple[Words, ...] = ()
    delays: tuple[Words, ...] | None = None
    proximity: Annotated[str, Field(pattern=r"^(contract_end|go_live|now|[A-Z][0-9]{2})$")] = "now"
    suppressed_by: tuple[Id, ...] = ()
    valid_from: date | None = None
    valid_until: date | None = None
    sources: tuple[Words, ...]
    grade: Grade
    aliases: tuple[Id, ...] = ()
    family: str = ""

    @property
    def delayed(self) -> tuple[str, ...]:
        """The activities, by id, that take longer if it happens."""
        return self.activities if self.delays is None else self.delays


Entry = Requirement | RiskRule


@dataclass(frozen=True)
class References:
    """The ids an entry may refer to; a group that is None is not checked."""

    sources: frozenset[str] | None = None
    instruments: frozenset[str] | None = None
    requirements: frozenset[str] | None = None
    activities: frozenset[str] | None = None


ANYTHING = References()

FILE_KEYS = frozenset({"family", "prefix", "heading", "order", "introduction", "entries"})


def requirement_entries(
    data: Mapping[str, Any], references: References = ANYTHING
) -> tuple[tuple[Requirement, ...], tuple[Problem, ...]]:
    """Return the requirements of one family file, and all that is wrong with those left out."""
    entries, problems = _entries(data, Requirement, references)
    return tuple(entry for entry in entries if isinstance(entry, Requirement)), problems


def risk_entries(
    data: Mapping[str, Any], references: References = ANYTHING
) -> tuple[tuple[RiskRule, ...], tuple[Problem, ...]]:
    """Return the risks of one family file, and all that is wrong with those left out."""
    entries, problems = _entries(data, RiskRule, references)
    return tuple(entry for entry in entries if isinstance(entry, RiskRule)), problems


def condition_of(entry: Entry, clause: str = "") -> Condition:
    """Return the bound condition of an entry that was read without fault, or of one of its drivers."""
    return _bound(clause or entry.when, subject_of(entry))


def condition_in_words(clause: str) -> Condition:
    """Return the bound condition of a clause about the estate as a whole that was checked while loading."""
    return _bound(clause, "")


@cache
def _bound(clause: str, subject: str) -> Condition:
    bound, faults = compile_clause(clause, WORD_TABLE, subject)
    assert bound is not None, faults
    return bound


def subject_of(entry: Entry) -> str:
    """Return what an entry is asked of, one by one; empty for the estate as a whole."""
    each = getattr(entry, "for_each", "estate")
    return "" if each == "estate" else str(each)


def _entries(
    data: Mapping[str, Any], model: type[Requirement] | type[RiskRule], references: References
) -> tuple[list[Entry], tuple[Problem, ...]]:
    found: list[Entry] = []
    problems = [
        Problem("", (key,), f"a catalogue file has no '{key}'", meant(str(key), sorted(FILE_KEYS)))
        for key in data
        if key not in FILE_KEYS
    ]
    seen: dict[str, int] = {}
    for index, raw in enumerate(data.get("entries") or ()):
        entry, faults = _entry(raw, model, data, index)
        faults += _references(entry, index, references) if entry else []
        if entry is not None and seen.setdefault(entry.id, index) != index:
            faults.append(Problem(entry.id, ("entries", index, "id"), f"'{entry.id}' is said twice"))
        problems += faults
        if entry is not None and not faults:
            found.append(entry)
    return found, tuple(problems)


def _entry(
    raw: Any, model: type[Requirement] | type[RiskRule], data: Mapping[str, Any], index: int
) -> tuple[Entry | None, list[Problem]]:
    """Return one entry if it has its shape and its clauses can be bound, else what is wrong with it."""
    name = str(raw.get("id", "")) if isinstance(raw, Mapping) else ""
    if not isinstance(raw, Mapping):
        return None, [Problem(name, ("entries", index), "an entry is a set of named facts")]
    family = {"family": str(data.get("family", ""))}
    if model is Requirement:
        family["heading"] = str(data.get("heading", ""))
    try:
        entry = model.model_validate({**raw, **family})
    except ValidationError as caught:
        place = ("entries", index)
        return None, [shape_problem(name, place, fault, model) for fault in caught.errors()]
    return entry, [*_clause_problems(entry, index), *_text_problems(entry, index)]


def _clause_problems(entry: Entry, index: int) -> Iterable[Problem]:
    clauses: list[tuple[tuple[str | int, ...], str]] = [(("when",), entry.when)]
    drivers = entry.drivers if isinstance(entry, RiskRule) else ()
    clauses += [(("drivers", at, "when"), driver.when) for at, driver in enumerate(drivers)]
    for path, clause in clauses:
        for fault in compile_clause(clause, WORD_TABLE, subject_of(entry))[1]:
            where = ("entries", index, *path)
            yield Problem(entry.id, where, fault.message, fault.help, fault.at, fault.length)


def _text_problems(entry: Entry, index: int) -> Iterable[Problem]:
    """Find a {name} that nothing fills, and braces that do not close."""
    if isinstance(entry, Requirement):
        texts = {name: getattr(entry, name) for name in ("requirement", "because", "evidence", "acceptance")}
        known = set(entry.params)
    else:
        texts = {name: getattr(entry, name) for name in ("cause", "event", "effect", "contingency")}
        known = {"matches", "count"}
    for name, text in texts.items():
        try:
            wanted = {field for _, field, _, _ in string.Formatter().parse(text) if field is not None}
        except ValueError:
            yield Problem(entry.id, ("entries", index, name), "a brace is opened and not closed")
            continue
        for field in sorted(wanted - known):
            help_text = meant(field, sorted(known))
            yield Problem(entry.id, ("entries", index, name), f"nothing fills '{{{field}}}'", help_text)


def _references(entry: Entry, index: int, references: References) -> list[Problem]:
    groups: list[tuple[str, str, frozenset[str] | None, Iterable[str]]] = [
        ("sources", "source", references.sources, entry.sources),
        ("experience", "source", references.sources, [one.source for one in entry.experience]),
    ]
    if isinstance(entry, Requirement):
        dated = [item.removeprefix("@") for item in entry.standards if item.startswith("@")]
        groups.append(("standards", "instrument", references.instruments, dated))
        groups.append(("params", "source", references.sources, [p.source for p in entry.params.values()]))
    else:
        groups.append(("requirements", "requirement", references.requirements, entry.requirements))
        groups.append(("activities", "activity", references.activities, entry.activities))
        groups.append(("delays", "activity", references.activities, entry.delays or ()))
    return [
        Problem(entry.id, ("entries", index, field), f"there is no {what} '{key}'", meant(key, sorted(known)))
        for field, what, known, keys in groups
        if known is not None
        for key in keys
        if key not in known
    ]
