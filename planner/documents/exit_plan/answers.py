# SPDX-License-Identifier: MIT
"""What a section of the exit plan rests on: how much of it is known, and who must say the rest."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from planner.documents.exit_plan.covered import archives, covered_systems, record_keepers, touching
from planner.documents.exit_plan.knowledge import NeededFact, Section
from planner.documents.exit_plan.owed import DATA_RETURN, leaves_together, value_at
from planner.documents.plan import ExitPlan
from planner.documents.words import count
from planner.english import listed
from planner.model import Contract
from planner.model.terms import application_end
from planner.rules.phrases import phrase_of, said_of
from planner.schedule.setting import left_contracts

GRAVE = 2
"""Interfaces of this criticality or a graver one must be written down before the exit."""

NOUNS = {"archives": "systems", "interfaces": "integrations"}
PLURALS = {
    "contracts": "contract",
    "systems": "system",
    "archives": "archive",
    "interfaces": "interface",
}


@dataclass(frozen=True)
class Asked:
    """A question in print, and the role that must answer it."""

    text: str
    ask: str


@dataclass(frozen=True)
class Answers:
    """How many of the facts that a section needs are known, and the questions that ask for the rest."""

    known: int
    needed: int
    questions: tuple[Asked, ...]


def answers(plan: ExitPlan, section: Section) -> Answers:
    """Return how much of what a section rests on is known."""
    known = needed = 0
    questions: list[Asked] = []
    for fact in section.facts:
        if fact.shared and not leaves_together(left_contracts(plan.facts)):
            continue
        things = _things(plan, fact)
        blank = [thing for thing in things if not _is_known(plan, fact, thing)]
        known += len(things) - len(blank)
        needed += len(things)
        if blank:
            questions.append(Asked(_text(plan, fact, blank), fact.ask))
    return Answers(known, needed, tuple(questions))


def _things(plan: ExitPlan, fact: NeededFact) -> Sequence[Any]:
    found: Sequence[Any]
    if fact.noun == "contracts":
        of_records = fact.field.startswith(DATA_RETURN)
        found = record_keepers(plan) if of_records else left_contracts(plan.facts)
    elif fact.noun == "systems":
        found = [one for one in covered_systems(plan) if not fact.kinds or one.kind in fact.kinds]
    elif fact.noun == "archives":
        found = archives(plan)
    elif fact.noun == "interfaces":
        found = [link for link in touching(plan) if link.criticality and link.criticality <= GRAVE]
    else:
        found = [plan.project.programme]
    return [one for one in found if not fact.unless or value_at(one, fact.unless) is not False]


def _is_known(plan: ExitPlan, fact: NeededFact, thing: Any) -> bool:
    if fact.noun == "people":
        return fact.field in plan.owners
    if isinstance(thing, Contract) and fact.field == "end":
        return application_end(thing) is not None
    return value_at(thing, fact.field) is not None


def _text(plan: ExitPlan, fact: NeededFact, blank: list[Any]) -> str:
    noun = NOUNS.get(fact.noun, fact.noun)
    asks = fact.asks or phrase_of(noun, fact.field).asks
    if fact.noun in ("people", "programme"):
        return asks.format(it="the programme")
    name = plan.dependencies.graph.name
    if len(blank) == 1:
        it = f"the interface {name(blank[0].id)}" if noun == "integrations" else said_of(noun, blank[0])
        return asks.format(it=it)
    names = [name(one.id) for one in blank]
    each = f"each of these {count(len(names), PLURALS[fact.noun])}"
    return f"{asks.format(it=each)} {listed(names)}."
