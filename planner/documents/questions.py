# SPDX-License-Identifier: MIT
"""Open questions as people ask them: the same question about fourteen interfaces is one question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planner.documents.plan import ExitPlan
from planner.english import joined
from planner.model import Noun
from planner.rules.answer import Fact, Question
from planner.rules.benefits import BenefitRule
from planner.rules.findings import MergedQuestion
from planner.rules.phrases import phrase_of, said_of

PLURALS = {
    "contracts": "contracts",
    "systems": "systems",
    "integrations": "interfaces",
    "holdings": "holdings",
    "suppliers": "suppliers",
    "benefits": "benefits",
    "organisations": "organisations",
    "constraints": "windows",
}
NAMED_AT_MOST = 12

Things = Mapping[str, Mapping[str, Noun | BenefitRule]]
"""The things of which the same may be asked, by noun and id."""


@dataclass(frozen=True)
class OpenQuestion:
    """One question in print: whom to ask, the facts that would answer it, and what hangs on them."""

    text: str
    ask: str
    facts: tuple[Fact, ...]
    decides: tuple[str, ...]
    weight: int


def open_questions(plan: ExitPlan) -> tuple[OpenQuestion, ...]:
    """Return the open questions, those first on which most hangs.

    Questions that ask the same of several things are put as one and name the things. The weight of
    such a group is that of its weightiest member, so that many small blanks do not drown one grave.
    """
    things = {noun: _things(plan, noun) for noun in PLURALS}
    groups: dict[tuple[str, str, str], list[MergedQuestion]] = {}
    for item in plan.questions:
        fact = item.question.fact
        common = _is_common(things, item)
        key = (fact.noun, fact.field, "") if common else (fact.noun, fact.field, fact.id + item.question.text)
        groups.setdefault(key, []).append(item)
    found = [_question(plan, things, items) for items in groups.values()]
    return tuple(sorted(found, key=lambda one: (-one.weight, -len(one.decides), one.facts[0])))


def question_ids(questions: Sequence[OpenQuestion]) -> tuple[str, ...]:
    """Return an id for each question that stays while others come and go: what it asks of what."""
    taken: dict[str, int] = {}
    found = []
    for one in questions:
        noun, thing, field = one.facts[0]
        id_ = f"{noun}.{field}" if len(one.facts) > 1 else f"{noun}.{thing}.{field}"
        taken[id_] = taken.get(id_, 0) + 1
        found.append(id_ if taken[id_] == 1 else f"{id_}.{taken[id_]}")
    return tuple(found)


def asked_together(plan: ExitPlan, questions: Sequence[Question]) -> list[str]:
    """Return questions in print, those that ask the same of several things as one."""
    things = {noun: _things(plan, noun) for noun in PLURALS}
    groups: dict[tuple[str, ...], list[MergedQuestion]] = {}
    for question in dict.fromkeys(questions):
        item = MergedQuestion(question, (), 0)
        common = _is_common(things, item)
        key = (question.fact.noun, question.fact.field) if common else (question.text,)
        groups.setdefault(key, []).append(item)
    return [_question(plan, things, items).text for items in groups.values()]


def _is_common(things: Things, item: MergedQuestion) -> bool:
    """Return whether a question is the usual one about its field, which can be asked of several things."""
    fact = item.question.fact
    thing = things.get(fact.noun, {}).get(fact.id)
    if thing is None:
        return False
    return item.question.text == phrase_of(fact.noun, fact.field).asks.format(it=said_of(fact.noun, thing))


def _things(plan: ExitPlan, noun: str) -> Mapping[str, Noun | BenefitRule]:
    """Return the things of a noun by id; a benefit that only the catalogue knows is asked about too."""
    expected = plan.catalogue.benefits if noun == "benefits" else ()
    return {thing.id: thing for thing in (*expected, *getattr(plan.project, noun, ()))}


def _question(plan: ExitPlan, things: Things, items: list[MergedQuestion]) -> OpenQuestion:
    first = items[0]
    return OpenQuestion(
        text=first.question.text if len(items) == 1 else _asked_of_all(plan, things, items),
        ask=first.question.ask,
        facts=tuple(item.question.fact for item in items),
        decides=tuple(dict.fromkeys(id_ for item in items for id_ in item.decides)),
        weight=max(item.weight for item in items),
    )


def _asked_of_all(plan: ExitPlan, things: Things, items: list[MergedQuestion]) -> str:
    fact = items[0].question.fact
    named = [things[fact.noun][item.question.fact.id] for item in items[:NAMED_AT_MOST]]
    more = len(items) - len(named)
    shown = [_name(plan, thing, fact.noun) for thing in named] + ([f"{more} more"] if more > 0 else [])
    asked = phrase_of(fact.noun, fact.field).asks.format(
        it=f"each of these {len(items)} {PLURALS[fact.noun]}"
    )
    return f"{asked} {joined(shown)}."


def _name(plan: ExitPlan, thing: Noun | BenefitRule, noun: str) -> str:
    """Return the name of a thing in print; an interface without a title is named by its two ends."""
    return plan.dependencies.graph.name(thing.id) if noun == "integrations" else thing.name_in_print
