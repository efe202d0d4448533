# SPDX-License-Identifier: MIT
"""Writes the requirement of each interface from what the estate says of it.

What the estate says stands; what is only usual is printed as not confirmed; what nobody has said is
printed as still to be stated, and asked.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planner.english import joined, lowered
from planner.model import Integration
from planner.rules.answer import Evidence, Question
from planner.rules.facts import Facts, evidence, question
from planner.rules.interfaces.by_purpose import InterfaceRules, PurposeRule
from planner.rules.interfaces.requirement import (
    SERVED,
    InterfaceParts,
    InterfaceRequirement,
    InterfaceRequirements,
)
from planner.rules.interfaces.sentence import NO_CODES, NO_MESSAGE, TO_BE_STATED, USUAL, sentence
from planner.rules.interfaces.words import PROTOCOLS, said_codes, said_hold, said_ihe
from planner.rules.usual import ReferenceIntegration, is_usual

LEAVES = ("replace", "consolidate", "retire")


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
        return f"{shown}{USUAL}"

    def ask(self, field: str) -> None:
        """Ask for a fact."""
        self.questions.append(question("integrations", self.link, field))


def _line(
    link: Integration, rules: InterfaceRules, entry: ReferenceIntegration | None, facts: Facts
) -> InterfaceRequirement:
    entry = entry if entry is not None and entry.in_force(facts.on) else None
    source = facts.systems.get(link.from_ or "")
    target = facts.systems.get(link.to or "")
    rule = rules.rule_of(link, source.kind if source else None, target.kind if target else None)
    blanks = _Blanks(link, [], [])
    parts = _parts(link, rule, entry, blanks, _protection(link, entry, rule, rules, facts))
    return InterfaceRequirement(
        **vars(parts),
        link=link,
        rule=rule,
        sentence=sentence(link, parts, facts),
        acceptance=rule.acceptance,
        assumed=tuple(blanks.assumed),
        evidence=_evidence(link, facts),
        questions=tuple(dict.fromkeys(blanks.questions)),
    )


def _parts(
    link: Integration,
    rule: PurposeRule,
    entry: ReferenceIntegration | None,
    blanks: _Blanks,
    protection: str,
) -> InterfaceParts:
    """Return the parts of the sentence; what is blank or only usual is noted in `blanks`."""
    for field in ("future", "purpose"):
        if getattr(link, field) is None:
            blanks.ask(field)
    return InterfaceParts(
        carries=blanks.told("purpose", rule.carries) if link.purpose else rule.carries,
        form=_form(link, blanks),
        trigger=blanks.told("trigger", lowered(link.trigger or "")),
        codes=_codes(link, entry.codes if entry else rule.codes, blanks),
        identifiers=_identifiers(link, entry, rule, blanks),
        protection=protection,
        when_down=_when_down(link, rule, blanks),
        ihe=said_ihe(link, blanks.usual if is_usual(link, "ihe") else None),
    )


def _form(link: Integration, blanks: _Blanks) -> str:
    """Return protocol and message as one phrase."""
    protocol = PROTOCOLS[link.protocol] if link.protocol else ""
    if link.message is None:
        blanks.ask("message")
        return f"{protocol}{NO_MESSAGE}" if protocol else TO_BE_STATED
    told = blanks.told("message", link.message)
    return f"{protocol}: {told}" if protocol else told


def _codes(link: Integration, wanted: Sequence[str], blanks: _Blanks) -> str:
    """Return what is coded and how; a concept of which no code system is named is asked for."""
    told, missing = said_codes(link.code_systems or {}, wanted)
    if missing:
        blanks.ask("code_systems")
        told.append(f"{joined(missing)}{NO_CODES}")
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


RESTS_ON = (
    "future", "purpose", "protocol", "message", "trigger", "code_systems", "identifiers", "via", "boundary",
    "queue_hours",
)  # fmt: skip
"""The facts of an interface that its requirement is made from."""


def _evidence(link: Integration, facts: Facts) -> tuple[Evidence, ...]:
    """Return what the requirement rests on: facts of the interface, and what becomes of its two ends."""
    own = [("integrations", link, field) for field in RESTS_ON if not is_usual(link, field)]
    ends = [facts.systems.get(id_ or "") for id_ in (link.from_, link.to)]
    others = [("systems", end, field) for end in ends if end for field in ("in_scope", "successor")]
    return tuple(
        evidence(noun, thing, field, value)
        for noun, thing, field in (*own, *others)
        if (value := getattr(thing, field)) is not None
    )
