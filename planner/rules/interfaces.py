# SPDX-License-Identifier: MIT
"""One requirement for each interface that the new service must serve, finished from what the estate says.

What the estate says stands; what is only usual is printed as not confirmed; what nobody has said is
printed as still to be stated, and asked.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import Field, model_validator

from planner.model import Integration, SystemKind
from planner.rules.answer import Evidence, Question
from planner.rules.entries import Problem, References, Words
from planner.rules.facts import Facts, evidence, question
from planner.rules.findings import Undecided
from planner.rules.interface_words import (
    FORMS,
    PROTOCOLS,
    listed_words,
    lowered,
    new_end,
    said_codes,
    said_hold,
    said_ihe,
)
from planner.rules.listing import Cited, Cites, Part, listed
from planner.rules.usual import ReferenceIntegration, is_usual

TO_BE_STATED = "to be stated by the Trust"
SERVED = ("rebuild", "repoint")
LEAVES = ("replace", "consolidate", "retire")
WEIGHT = {1: 8, 2: 4, 3: 2, 4: 1}
"""How much a blank weighs, by the criticality of its interface; one of which nothing is said weighs as 2."""


class Protection(Part):
    """What must protect what an interface carries."""

    id: Words
    text: Words


class PurposeRule(Cited):
    """What a tender says of every interface with one purpose."""

    id: Words = ""
    purpose: Words = ""
    from_: tuple[SystemKind, ...] = Field(default=(), alias="from")
    carries: Words
    codes: tuple[Words, ...] = ()
    identified: bool
    protection: Words
    when_down: Words
    acceptance: Words
    requirements: tuple[Words, ...]

    @model_validator(mode="before")
    @classmethod
    def _called_by_its_purpose(cls, written: Any) -> Any:
        """Call a rule by its purpose where it has no id of its own."""
        if isinstance(written, dict) and "id" not in written:
            return {"id": written.get("purpose", ""), **written}
        return written


@dataclass(frozen=True)
class InterfaceRules:
    """What is required of interfaces, by purpose, and of one whose purpose nobody has said."""

    purposes: tuple[PurposeRule, ...]
    default: PurposeRule
    protections: Mapping[str, str]

    def rule_of(self, link: Integration, kind: SystemKind | None) -> PurposeRule:
        """Return the rule of an interface that comes from a system of some kind: the narrowest that fits."""
        fitting = [
            rule
            for rule in self.purposes
            if rule.purpose == link.purpose and (not rule.from_ or kind in rule.from_)
        ]
        return max(fitting, key=lambda rule: bool(rule.from_), default=self.default)


def interface_rules(
    data: Mapping[str, Any], references: References
) -> tuple[InterfaceRules | None, tuple[Problem, ...]]:
    """Return the rules of `references/interface-requirements.yaml`, or None and what is wrong with it."""
    protections, wrong = listed(data, "protections", Protection, "id", ())
    cites = (
        Cites("sources", "source", references.sources),
        Cites("requirements", "requirement", references.requirements),
    )
    purposes, faults = listed(data, "purposes", PurposeRule, "id", cites)
    default, more = listed({"default": [data.get("default")]}, "default", PurposeRule, "id", cites)
    texts = {one.id: one.text for one in protections}
    lost = tuple(
        Problem(rule.id, ("purposes", at, "protection"), f"there is no protection '{rule.protection}'")
        for at, rule in enumerate(purposes)
        if rule.protection not in texts
    )
    problems = (*wrong, *faults, *more, *lost)
    if problems:
        return None, problems
    return InterfaceRules(purposes, default[0], texts), ()


@dataclass(frozen=True)
class InterfaceRequirement:
    """What is required of one interface: the sentence, its parts, its test, and the blanks in it.

    `assumed` names the facts that are only usual; `evidence` the facts of the estate that it rests on.
    """

    link: Integration
    rule: PurposeRule
    sentence: str
    form: str
    trigger: str
    codes: str
    identifiers: str
    protection: str
    when_down: str
    acceptance: str
    ihe: str
    assumed: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    questions: tuple[Question, ...]

    @property
    def id(self) -> str:
        """Return the id of the requirement: `INT@i-ris-epr-reports`."""
        return f"INT@{self.link.id}"

    @property
    def decided(self) -> bool:
        """Return whether the trust has said that the interface is rebuilt or re-pointed."""
        return self.link.future in SERVED


@dataclass(frozen=True)
class InterfaceRequirements:
    """The requirement of every interface that the new service must serve, and the blanks in them."""

    lines: tuple[InterfaceRequirement, ...]

    @property
    def undecided(self) -> tuple[Undecided, ...]:
        """Return the lines with blanks, as the ranking of questions takes them."""
        return tuple(
            Undecided(
                line.id,
                line.link.name_in_print,
                WEIGHT[line.link.criticality or 2],
                line.questions,
                line.evidence,
            )
            for line in self.lines
            if line.questions
        )


def interface_requirements(
    rules: InterfaceRules, library: Iterable[ReferenceIntegration], facts: Facts
) -> InterfaceRequirements:
    """Return a requirement for each interface that is rebuilt, re-pointed or not yet decided upon.

    An undecided interface between two systems that both stay asks nothing of the new service.
    """
    known = {entry.id: entry for entry in library}
    lines = [
        _line(link, rules, known.get(link.reference or ""), facts)
        for link in facts.project.integrations
        if link.future in SERVED or (link.future is None and _touched(link, facts))
    ]
    return InterfaceRequirements(tuple(lines))


def _touched(link: Integration, facts: Facts) -> bool:
    """Return whether an end of the interface leaves, or may leave for all that anybody has said."""
    ends = [facts.systems.get(end or "") for end in (link.from_, link.to)]
    return any(end is None or end.in_scope in (*LEAVES, None) for end in ends)


@dataclass
class _Blanks:
    """Collects what nobody has said of one interface, and what is only usual."""

    link: Integration
    questions: list[Question]
    assumed: list[str]

    def told(self, field: str, shown: str | None) -> str:
        """Return a fact as the sentence has it: as said, as usual, or as still to be stated."""
        if not shown:
            self.ask(field)
            return TO_BE_STATED
        if is_usual(self.link, field):
            return self.usual(field, shown)
        return shown

    def usual(self, field: str, shown: str) -> str:
        """Return what is only usual, marked so, and ask whether it is so."""
        self.assumed.append(field)
        self.ask(field)
        return f"{shown} (usual, not confirmed)"

    def ask(self, field: str) -> None:
        """Ask for a fact."""
        self.questions.append(question("integrations", self.link, field))


def _line(
    link: Integration, rules: InterfaceRules, entry: ReferenceIntegration | None, facts: Facts
) -> InterfaceRequirement:
    entry = entry if entry is not None and entry.in_force(facts.on) else None
    source = facts.systems.get(link.from_ or "")
    rule = rules.rule_of(link, source.kind if source else None)
    blanks = _Blanks(link, [], [])
    if link.future is None:
        blanks.ask("future")
    carries = blanks.told("purpose", rule.carries) if link.purpose else rule.carries
    if link.purpose is None:
        blanks.ask("purpose")
    form = _form(link, blanks)
    trigger = blanks.told("trigger", lowered(link.trigger or ""))
    codes = _codes(link, entry.codes if entry else rule.codes, blanks)
    identifiers = _identifiers(link, entry, rule, blanks)
    protection = _protection(link, entry, rule, rules, facts)
    when_down = _when_down(link, rule, blanks)
    parts = [f"as {form}", f"trigger: {trigger}", codes and f"codes: {codes}"]
    parts += [identifiers and f"identifiers: {identifiers}", f"protection: {protection}"]
    sentence = (
        f"The Supplier shall {FORMS[link.future]} the interface that carries {carries} "
        f"from {new_end(link.from_, facts)} to {new_end(link.to, facts)}{_through(link, facts)}, "
        f"{'; '.join(filter(None, parts))}. While the other end is down it shall {when_down}."
    )
    return InterfaceRequirement(
        link,
        rule,
        sentence,
        form,
        trigger,
        codes,
        identifiers,
        protection,
        when_down,
        rule.acceptance,
        said_ihe(link, blanks.usual if is_usual(link, "ihe") else None),
        tuple(blanks.assumed),
        _evidence(link),
        tuple(dict.fromkeys(blanks.questions)),
    )


def _form(link: Integration, blanks: _Blanks) -> str:
    """Return protocol and message as one phrase."""
    protocol = PROTOCOLS[link.protocol] if link.protocol else ""
    if link.message is None:
        blanks.ask("message")
        return f"{protocol}, the message {TO_BE_STATED}" if protocol else TO_BE_STATED
    told = blanks.told("message", link.message)
    return f"{protocol}: {told}" if protocol else told


def _codes(link: Integration, wanted: Sequence[str], blanks: _Blanks) -> str:
    """Return what is coded and how; a concept of which no code system is named is asked for."""
    told, missing = said_codes(link.code_systems or {}, wanted)
    if missing:
        blanks.ask("code_systems")
        told.append(f"{listed_words(missing)} by code systems {TO_BE_STATED}")
    return ", and ".join(told)


def _identifiers(
    link: Integration, entry: ReferenceIntegration | None, rule: PurposeRule, blanks: _Blanks
) -> str:
    if link.identifiers:
        return ", ".join(link.identifiers)
    if not rule.identified:
        return ""
    if entry and entry.identifiers:
        return blanks.usual("identifiers", ", ".join(entry.identifiers))
    return blanks.told("identifiers", None)


def _protection(
    link: Integration,
    entry: ReferenceIntegration | None,
    rule: PurposeRule,
    rules: InterfaceRules,
    facts: Facts,
) -> str:
    """Return what must protect it: more at a boundary, else what is usual, else what its purpose asks."""
    if link.boundary in ("xorg", "national"):
        return rules.protections["boundary"]
    usual = entry.on(facts.on).security if entry else None
    return usual or rules.protections[rule.protection]


def _when_down(link: Integration, rule: PurposeRule, blanks: _Blanks) -> str:
    if "{hold}" not in rule.when_down:
        return rule.when_down
    hours = link.queue_hours
    if hours is None:
        blanks.ask("queue_hours")
    return rule.when_down.format(hold=said_hold(hours, TO_BE_STATED))


def _through(link: Integration, facts: Facts) -> str:
    engine = facts.systems.get(link.via or "")
    return f" through {engine.name_in_print}" if engine else ""


RESTS_ON = ("future", "purpose", "message", "trigger", "queue_hours")


def _evidence(link: Integration) -> tuple[Evidence, ...]:
    return tuple(
        evidence("integrations", link, field, value)
        for field in RESTS_ON
        if (value := getattr(link, field)) is not None and not is_usual(link, field)
    )
