# SPDX-License-Identifier: MIT
"""Derives what the catalogue says of one estate: which requirements apply, and which risks arise.

A risk is never made of blanks: where every sign is a blank there is a question. Like matches
are one risk with the list inside it, and every step of a score is kept to be shown.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Protocol

from planner.english import listed, long_date
from planner.rules.answer import Answer, Evidence, Fact, Question
from planner.rules.entries import Driver, Requirement, RiskRule, condition_of
from planner.rules.evaluate import evaluate
from planner.rules.facts import CutoverGroup, Facts
from planner.rules.findings import (
    PRIORITY_WEIGHT,
    Applicable,
    AppliedDriver,
    Match,
    NotApplicable,
    Requirements,
    Risk,
    Risks,
    Undecided,
)
from planner.rules.parts import told_by
from planner.rules.phrases.together import NAMED_AT_MOST, finished, told_together
from planner.rules.proximity import near_date

NOUN_OF = {
    "contract": "contracts",
    "system": "systems",
    "integration": "integrations",
    "holding": "holdings",
    "supplier": "suppliers",
    "benefit": "benefits",
    "constraint": "constraints",
    "cutover_group": "systems",
    "estate": "programme",
}


NOTHING_TAKEN_OUT: Mapping[str, str] = {}


def derive_requirements(
    entries: Iterable[Requirement],
    facts: Facts,
    on: date | None = None,
    taken_out: Mapping[str, str] = NOTHING_TAKEN_OUT,
) -> Requirements:
    """Return which requirements apply on the day, which nobody can decide yet, and which do not and why.

    `taken_out` gives the reason for each entry that the trust itself leaves out.
    """
    day = on or facts.on
    applicable: list[Applicable] = []
    undecided: list[Undecided] = []
    others: list[NotApplicable] = []
    for entry in entries:
        outside = taken_out.get(entry.id) or out_of_date(entry, day)
        if outside:
            others.append(NotApplicable(entry.id, entry.title, outside))
            continue
        answer = evaluate(condition_of(entry), facts)
        if answer.value:
            applicable.append(_applicable(entry, answer, day))
        elif answer.value is None:
            weight = PRIORITY_WEIGHT[entry.priority]
            undecided.append(Undecided(entry.id, entry.title, weight, answer.questions, answer.evidence))
        else:
            others.append(NotApplicable(entry.id, entry.title, reason_of(answer.evidence), answer.evidence))
    return Requirements(tuple(applicable), tuple(undecided), tuple(others))


class Dated(Protocol):
    """An entry that holds from a day, until a day, or always."""

    @property
    def valid_from(self) -> date | None: ...  # noqa: D102

    @property
    def valid_until(self) -> date | None: ...  # noqa: D102


def out_of_date(entry: Dated, day: date) -> str:
    """Return why an entry belongs to another time than the plan's, or nothing if it does not."""
    if entry.valid_from is not None and day < entry.valid_from:
        return f"It holds from {long_date(entry.valid_from)}, after the date of the plan."
    if entry.valid_until is not None and day > entry.valid_until:
        return f"It held until {long_date(entry.valid_until)}, before the date of the plan."
    return ""


def reason_of(evidence: Sequence[Evidence]) -> str:
    """Return the facts that decide against an entry as one sentence."""
    if not evidence:
        return "Nothing in the estate calls for it."
    telling = [item for item in evidence if item.fact.field != "kind" or " is in the estate" in item.text]
    return finished(told_together(telling or evidence)[:3])


def _applicable(entry: Requirement, answer: Answer, day: date) -> Applicable:
    numbers = {name: param.in_print for name, param in entry.params.items()}
    return Applicable(
        entry,
        sentence=entry.requirement.format(**numbers),
        acceptance=entry.acceptance.format(**numbers),
        because=entry.because_by(day),
        proof=entry.evidence.format(**numbers),
        evidence=answer.evidence,
    )


def derive_risks(
    rules: Iterable[RiskRule],
    facts: Facts,
    on: date | None = None,
    taken_out: Mapping[str, str] = NOTHING_TAKEN_OUT,
) -> Risks:
    """Return the risks of the estate on the day, highest score first, and what became of the other rules.

    `taken_out` gives the reason for each rule that the trust leaves out; such a one speaks for no other.
    """
    day = on or facts.on
    held = {rule.id: rule for rule in rules}
    outside = {key: taken_out.get(key) or out_of_date(rule, day) for key, rule in held.items()}
    current = {key: rule for key, rule in held.items() if not outside[key]}
    answers = {key: _asked_of_each(rule, facts) for key, rule in current.items()}
    holds = {key: _held_of(given) for key, given in answers.items()}
    risks: list[Risk] = []
    undecided: list[Undecided] = []
    others = [NotApplicable(key, rule.title, outside[key]) for key, rule in held.items() if outside[key]]
    suppressed: list[NotApplicable] = []
    for key, rule in current.items():
        found = [(thing, answer) for thing, answer in answers[key] if answer.value]
        kept = [pair for pair in found if not _spoken_for(rule, pair[0], current, holds)]
        risks += _risks(rule, kept, _perhaps(answers[key]), facts, day)
        if found and not kept:
            suppressed.append(
                NotApplicable(key, rule.title, f"It is part of {' or '.join(rule.suppressed_by)}.")
            )
        undecided += _undecided(rule, answers[key])
        if not found and not any(answer.value is None for _, answer in answers[key]):
            evidence = tuple(dict.fromkeys(e for _, answer in answers[key] for e in answer.evidence))
            others.append(NotApplicable(key, rule.title, reason_of(evidence), evidence[:12]))
    risks.sort(key=lambda risk: (-risk.score, -risk.impact, risk.id))
    return Risks(tuple(risks), tuple(undecided), tuple(others), tuple(suppressed))


Answered = Sequence[tuple[Any, Answer]]


def subjects_of(rule: RiskRule, facts: Facts) -> Sequence[Any]:
    """Return the things a rule is asked of; the estate as a whole is None."""
    if rule.for_each == "estate":
        return (None,)
    if rule.for_each == "cutover_group":
        return [
            CutoverGroup(tuple(facts.systems[key] for key in group if key in facts.systems))
            for group in facts.computed.cutover_groups or ()
        ]
    things: Sequence[Any] = getattr(facts.project, NOUN_OF[rule.for_each])
    return things


def _asked_of_each(rule: RiskRule, facts: Facts) -> Answered:
    if rule.for_each == "cutover_group" and facts.computed.cutover_groups is None:
        ask = Question(
            Fact("programme", "", "cutover_groups"), "Which systems can only go live together?", "INT"
        )
        return [(None, Answer(None, (), (ask,)))]
    condition = condition_of(rule)
    return [(thing, evaluate(condition, facts, thing)) for thing in subjects_of(rule, facts)]


def _perhaps(answers: Answered) -> tuple[str, ...]:
    return tuple(
        thing.name_in_print for thing, answer in answers if answer.value is None and thing is not None
    )


def _undecided(rule: RiskRule, answers: Answered) -> list[Undecided]:
    """Return the questions of a rule: one entry, however many things it was asked of."""
    open_ones = [answer for _, answer in answers if answer.value is None]
    if not open_ones:
        return []
    questions = tuple(dict.fromkeys(item for answer in open_ones for item in answer.questions))
    evidence = tuple(dict.fromkeys(item for answer in open_ones for item in answer.evidence))
    weight = rule.likelihood * rule.impact // 3
    return [Undecided(rule.id, rule.title, weight, questions, evidence)]


def _held_of(answers: Answered) -> frozenset[str]:
    """Return the ids of the things of which a rule holds; the estate as a whole has none of its own."""
    return frozenset(getattr(thing, "id", "") for thing, answer in answers if answer.value)


def _spoken_for(
    rule: RiskRule, thing: Any, rules: Mapping[str, RiskRule], holds: Mapping[str, frozenset[str]]
) -> bool:
    """Tell whether a risk that says more holds of this thing, or of anything where the two differ in kind."""
    for key in rule.suppressed_by:
        if key not in rules or not holds[key]:
            continue
        if rules[key].for_each != rule.for_each or getattr(thing, "id", "") in holds[key]:
            return True
    return False


def _risks(rule: RiskRule, found: Answered, perhaps: tuple[str, ...], facts: Facts, day: date) -> list[Risk]:
    if not found:
        return []
    groups = [list(found)] if rule.group == "all" else [[pair] for pair in found]
    return [_risk(rule, group, perhaps if rule.group == "all" else (), facts, day) for group in groups]


def _risk(rule: RiskRule, group: Answered, perhaps: tuple[str, ...], facts: Facts, day: date) -> Risk:
    noun = NOUN_OF[rule.for_each]
    matches = tuple(_match(noun, thing, answer) for thing, answer in group)
    drivers = tuple(
        applied for driver in rule.drivers if (applied := _applied(rule, driver, group, facts)) is not None
    )
    fill = {"matches": _named(matches), "count": str(len(matches))}
    return Risk(
        id=rule.id if rule.group == "all" else f"{rule.id}@{matches[0].id}",
        rule=rule,
        matches=matches,
        cause=rule.cause.format(**fill),
        event=rule.event.format(**fill),
        effect=told_by(rule.effect.format(**fill), rule.experience, day),
        contingency=rule.contingency.format(**fill),
        likelihood=_capped(rule.likelihood + sum(driver.likelihood for driver in drivers)),
        impact=_capped(rule.impact + sum(driver.impact for driver in drivers)),
        drivers=drivers,
        near=near_date(rule, [thing for thing, _ in group], facts),
        perhaps=perhaps,
    )


def _capped(points: int) -> int:
    return min(max(points, 1), 5)


def _match(noun: str, thing: Any, answer: Answer) -> Match:
    if thing is None:
        return Match(noun, "", "the programme", answer.evidence)
    return Match(noun, thing.id, thing.name_in_print, answer.evidence)


def _named(matches: Sequence[Match]) -> str:
    """Return the names of the matches as a list in a sentence, the first few where there are many."""
    return listed([match.name for match in matches], NAMED_AT_MOST)


def _applied(rule: RiskRule, driver: Driver, group: Answered, facts: Facts) -> AppliedDriver | None:
    """Return a driver that holds of one match at least, with its facts; a blank moves no score."""
    condition = condition_of(rule, driver.when)
    if len(group) < driver.count_at_least:
        return None
    answers = [evaluate(condition, facts, thing) for thing, _ in group]
    true = [answer for answer in answers if answer.value]
    if not true:
        return None
    evidence = tuple(dict.fromkeys(item for answer in true for item in answer.evidence))
    return AppliedDriver(driver.because, driver.likelihood, driver.impact, evidence)
