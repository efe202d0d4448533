# SPDX-License-Identifier: MIT
"""What the risks hang on: questions that decide whether one arises, and facts that nobody has documented."""

from collections.abc import Iterable, Iterator

from planner.model.noun import Noun
from planner.rules.answer import Fact, Question
from planner.rules.facts import value_at
from planner.rules.findings import Risk
from planner.schedule.simulation import RiskEffect, effect_of
from planner.verdicts.played_again import WEAK, Base, ToVerify, between

DECIDED = frozenset(("id", "in_scope", "kind", "successor", "future", "from", "to", "purpose", "end"))
"""Fields that say what is meant or decided, and ends of contracts, which stand for themselves."""

RISKS = 6
"""How many facts about risks are tried, the likeliest first."""


def open_risks(base: Base) -> Iterator[ToVerify]:
    """Yield the questions that decide whether a risk arises, those first whose risks would cost most."""
    register = base.register
    present = {one.rule.id for one in register.risks.risks}
    asked: dict[tuple[str, str], list[Question]] = {}
    raised: dict[tuple[str, str], dict[str, RiskEffect]] = {}
    for entry in register.risks.undecided:
        rule = register.rules.get(entry.id)
        if rule is None or entry.id in present:
            continue
        score = (rule.likelihood, rule.impact)
        effect = effect_of(rule, (rule.id, rule.title), score, register.scale, register.computed)
        for question in entry.questions:
            key = (question.fact.noun, question.fact.field)
            asked.setdefault(key, []).append(question)
            raised.setdefault(key, {})[rule.id] = effect
    alike: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for key, effects in raised.items():
        alike.setdefault(tuple(sorted(effects)), []).append(key)
    costs = {ids: sum(_cost(base, one) for one in raised[keys[0]].values()) for ids, keys in alike.items()}
    for ids in sorted((one for one in costs if costs[one] > 0), key=lambda one: (-costs[one], one))[:RISKS]:
        keys = alike[ids]
        more = [*register.effects, *raised[keys[0]].values()]
        live, leave = between(base.held, base.again(risks=more))
        text = " ".join(asked[key][0].text for key in keys)
        facts = tuple(dict.fromkeys(one.fact for key in keys for one in asked[key]))
        yield ToVerify("risk", text, asked[keys[0]][0].ask, facts, "unknown", live, leave, ids)


def _cost(base: Base, effect: RiskEffect) -> float:
    """Return about how many days a risk costs: its chance, its usual stretch, and what it acts on."""
    longest = max(effect.stretch.mean - 1, 0)
    days = [
        one.activity.duration.typical * longest + effect.days.mean
        for one in base.schedule.activities
        if {one.id, one.activity.template_id} & set(effect.activities) and one.critical
    ]
    return effect.probability * sum(days)


def weak_facts(base: Base) -> Iterator[ToVerify]:
    """Yield the facts that nobody has documented and from which risks arise, the dearest first."""
    effects = {one.id: one for one in base.register.effects}
    things = _things(base)
    held: dict[Fact, tuple[str, str]] = {}
    through: dict[Fact, list[Risk]] = {}
    for risk in base.register.risks.risks:
        for fact, text in _common(risk) if risk.id in effects else ():
            thing = things.get((fact.noun, fact.id))
            grade = (thing.evidence_of(fact.field).grade if thing else None) or ""
            if grade in WEAK and fact.field not in DECIDED and value_at(thing, fact.field) is not None:
                held[fact] = (text, grade)
                through.setdefault(fact, []).append(risk)
    alike: dict[tuple[str, ...], list[Fact]] = {}
    for fact in held:
        alike.setdefault(tuple(sorted(risk.id for risk in through[fact])), []).append(fact)
    cost = {ids: sum(_cost(base, effects[id_]) for id_ in ids) for ids in alike}
    for ids in sorted((one for one in alike if cost[one] > 0), key=lambda one: (-cost[one], one))[:RISKS]:
        facts = alike[ids]
        less = [one for one in base.register.effects if one.id not in ids]
        live, leave = between(base.again(risks=less), base.held)
        text, ask = "; ".join(held[fact][0] for fact in facts), through[facts[0]][0].rule.owner
        yield ToVerify("fact", text, ask, tuple(facts), held[facts[0]][1], live, leave, ids)


def _things(base: Base) -> dict[tuple[str, str], Noun]:
    project = base.programme.facts.project
    nouns = ("organisations", "suppliers", "contracts", "systems", "integrations", "holdings")
    return {(noun, thing.id): thing for noun in nouns for thing in getattr(project, noun)}


def _common(risk: Risk) -> Iterable[tuple[Fact, str]]:
    """Return the facts on which every match of a risk rests: were one wrong, the risk would not arise so."""
    each = [{one.fact: one.text for one in match.evidence} for match in risk.matches]
    return (
        [(fact, text) for fact, text in each[0].items() if all(fact in one for one in each)] if each else []
    )
