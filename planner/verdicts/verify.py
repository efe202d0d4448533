# SPDX-License-Identifier: MIT
"""What to verify first: questions and weakly known facts, by how far each may move the day at P80.

A number is held at either end of its range; of a condition both answers are tried; of a risk that may arise,
or arises from a fact that nobody has documented, the programme is played with it and without it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from planner.migration.held import ENDS, phases_with
from planner.migration.spans import PhaseDays
from planner.model.noun import Noun
from planner.rules.answer import Fact, Question
from planner.rules.entries import RiskRule, condition_in_words
from planner.rules.evaluate import evaluate
from planner.rules.facts import value_at
from planner.rules.findings import Risk, Risks
from planner.schedule.activities import Duration
from planner.schedule.instances import Activity
from planner.schedule.setting import (
    COPY_OF_PRIORITY_BANDS,
    COPY_OF_REMAINDER,
    LONGEST_COPY,
    left_contracts,
)
from planner.schedule.simulation import EffectScale, Goal, RiskEffect, effect_of, outlook
from planner.schedule.timeline import ProgrammeDates, Schedule
from planner.verdicts.four import FOUR
from planner.verdicts.levers import SIDE_ITERATIONS
from planner.verdicts.programmes import Ground, Programme, programme_of
from planner.verdicts.routes import NEVER

WEAK = ("assumed", "declared")
"""Grades of evidence that nobody should rest a date on."""

DECIDED = frozenset(("id", "in_scope", "kind", "successor", "future", "from", "to", "purpose", "end"))
"""Fields that say what is meant or decided, and ends of contracts, which stand for themselves."""

TOLD = 10
INPUTS, CONDITIONS, RISKS = 4, 3, 6
"""How many inputs of the migration, open conditions, and facts about risks are tried, the likeliest first."""

Kind = Literal["input", "condition", "risk", "fact", "date"]
LIVE, LEAVE = "replace", "leave"


@dataclass(frozen=True)
class ToVerify:
    """One thing to verify: whom to ask, where it would be written, and how far it moves P80 in days.

    `live` and `leave` are the days between one answer and the other, None where it decides whether there is
    such a day at all. Of a `date` it is the end that moves, and not the work. `decides` are the activities or
    risks through which it acts.
    """

    kind: Kind
    text: str
    ask: str
    facts: tuple[Fact, ...]
    grade: str
    live: int | None
    leave: int | None
    decides: tuple[str, ...] = ()

    @property
    def moves(self) -> float:
        """Return the days it moves at most; what decides everything moves more than any number."""
        if self.live is None or self.leave is None:
            return float("inf")
        return float(max(abs(self.live), abs(self.leave)))


@dataclass(frozen=True)
class Register:
    """The risks of the plan, what they do to time, and the rules that made them."""

    risks: Risks
    effects: tuple[RiskEffect, ...]
    scale: EffectScale
    rules: Mapping[str, RiskRule]
    computed: frozenset[str]


@dataclass(frozen=True)
class _Base:
    """The programme as it stands, to be played again with one thing changed."""

    ground: Ground
    programme: Programme
    schedule: Schedule
    register: Register
    held: tuple[date | None, date | None]

    def again(
        self,
        activities: Sequence[Activity] | None = None,
        risks: Sequence[RiskEffect] | None = None,
        dates: ProgrammeDates | None = None,
    ) -> tuple[date | None, date | None]:
        """Return the days of going live and of leaving, at P80, with what is changed."""
        found = outlook(
            activities or [one.activity for one in self.schedule.activities],
            dates or self.schedule.dates,
            self.ground.calendar,
            self.register.effects if risks is None else risks,
            [Goal(one.kind, one.activities) for one in FOUR if one.kind in (LIVE, LEAVE)],
            SIDE_ITERATIONS,
            self.ground.together,
        ).goals
        live, leave = (found.get(key) for key in (LIVE, LEAVE))
        return live.range.p80 if live else None, leave.range.p80 if leave else None


def to_verify(programme: Programme, ground: Ground, register: Register) -> tuple[ToVerify, ...]:
    """Return the ten things that move a date most, the strongest first."""
    if programme.schedule is None:
        return ()
    base = _Base(ground, programme, programme.schedule, register, (None, None))
    base = replace(base, held=base.again())
    found = [
        *_dates(base),
        *_inputs(base),
        *_conditions(base),
        *_open_risks(base),
        *_weak_facts(base),
    ]
    strong = [one for one in found if one.moves >= 1]
    return tuple(sorted(strong, key=lambda one: (-one.moves, one.kind, one.text))[:TOLD])


Days = tuple[date | None, date | None]


def _between(one: Days, other: Days) -> tuple[int, int]:
    live, leave = (
        (after - before).days if before and after else 0 for before, after in zip(one, other, strict=True)
    )
    return live, leave


def _dates(base: _Base) -> Iterator[ToVerify]:
    """Yield the ends of contracts that nobody has said or documented, and unknown rights to extend."""
    for contract in left_contracts(base.programme.facts):
        field = "application_end" if contract.application_end else "end"
        end = getattr(contract, field)
        name = contract.name_in_print
        if end is None:
            text = f"When does {name} end?"
            yield ToVerify(
                "date", text, "CTR", (Fact("contracts", contract.id, "end"),), "unknown", None, None
            )
        else:
            grade = contract.evidence_of(field).grade or ""
            doubt = base.ground.routes.doubts.get(grade)
            if doubt is not None:
                text = f"{name} ends on the day that is written"
                fact = Fact("contracts", contract.id, field)
                yield ToVerify("date", text, "CTR", (fact,), grade, 0, 2 * doubt.days)
        if contract.extensions is None:
            text = f"May {name} be extended, by how long, and by when must that be asked for?"
            fact = Fact("contracts", contract.id, "extensions")
            yield ToVerify("date", text, "CTR", (fact,), "unknown", None, None, ("extend",))


def _inputs(base: _Base) -> Iterator[ToVerify]:
    """Yield the inputs of the migration on which most hangs and that nobody has measured or documented."""
    estimate = base.programme.migration
    lengths = {one.id: one.activity.duration for one in base.schedule.activities}
    begun = {one.activity for one in base.ground.project.programme.progress or () if one.started}
    if COPY_OF_PRIORITY_BANDS not in lengths or begun & {COPY_OF_PRIORITY_BANDS, COPY_OF_REMAINDER}:
        return
    weak = [one for one in estimate.swings if one.driver.basis != "stated" or one.driver.grade in WEAK]
    for swing in weak[:INPUTS]:
        ends = [_copying(base, phases_with(estimate.plan, swing.driver, share)) for share in ENDS]
        live, leave = (None, None) if None in ends else _between(*(one for one in ends if one))
        grade = swing.driver.grade if swing.driver.basis == "stated" else swing.driver.basis
        yield ToVerify(
            "input",
            swing.driver.title,
            "MIG",
            (),
            grade,
            live,
            leave,
            (COPY_OF_PRIORITY_BANDS, COPY_OF_REMAINDER),
        )


def _copying(base: _Base, phases: tuple[PhaseDays, PhaseDays]) -> Days | None:
    """Return the days with the copy as long as given; None where it has no end."""
    given: dict[str, Duration] = {}
    for activity, days in zip((COPY_OF_PRIORITY_BANDS, COPY_OF_REMAINDER), phases, strict=True):
        if days.low is None or days.typical is None or days.high is None:
            return None
        given[activity] = Duration(*(min(one, LONGEST_COPY) for one in (days.low, days.typical, days.high)))
    held = [one.activity for one in base.schedule.activities]
    return base.again([replace(one, duration=given.get(one.id, one.duration)) for one in held])


def _conditions(base: _Base) -> Iterator[ToVerify]:
    """Yield the conditions that nobody could decide, whose activities the plan keeps until they are."""
    kept: dict[str, list[str]] = {}
    for one in base.schedule.activities:
        when = one.activity.kept_until_answered
        if when and not when.startswith("for each"):
            kept.setdefault(when, []).append(one.activity.template_id)
    for when, ids in list(kept.items())[:CONDITIONS]:
        asked = evaluate(condition_in_words(when), base.programme.facts).questions
        if not asked:
            continue
        less = [replace(one, when=NEVER) if one.id in ids else one for one in base.ground.templates]
        other = programme_of(base.programme.course, replace(base.ground, templates=tuple(less))).schedule
        if other is None:
            continue
        live, leave = _between(base.again([one.activity for one in other.activities]), base.held)
        facts = tuple(one.fact for one in asked)
        yield ToVerify("condition", asked[0].text, asked[0].ask, facts, "unknown", live, leave, tuple(ids))


def _open_risks(base: _Base) -> Iterator[ToVerify]:
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
        live, leave = _between(base.held, base.again(risks=more))
        text = " ".join(asked[key][0].text for key in keys)
        facts = tuple(dict.fromkeys(one.fact for key in keys for one in asked[key]))
        yield ToVerify("risk", text, asked[keys[0]][0].ask, facts, "unknown", live, leave, ids)


def _cost(base: _Base, effect: RiskEffect) -> float:
    """Return about how many days a risk costs: its chance, its usual stretch, and what it acts on."""
    longest = max(effect.stretch.mean - 1, 0)
    days = [
        one.activity.duration.typical * longest + effect.days.mean
        for one in base.schedule.activities
        if {one.id, one.activity.template_id} & set(effect.activities) and one.critical
    ]
    return effect.probability * sum(days)


def _weak_facts(base: _Base) -> Iterator[ToVerify]:
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
        live, leave = _between(base.again(risks=less), base.held)
        text, ask = "; ".join(held[fact][0] for fact in facts), through[facts[0]][0].rule.owner
        yield ToVerify("fact", text, ask, tuple(facts), held[facts[0]][1], live, leave, ids)


def _things(base: _Base) -> dict[tuple[str, str], Noun]:
    project = base.programme.facts.project
    nouns = ("organisations", "suppliers", "contracts", "systems", "integrations", "holdings")
    return {(noun, thing.id): thing for noun in nouns for thing in getattr(project, noun)}


def _common(risk: Risk) -> Iterable[tuple[Fact, str]]:
    """Return the facts on which every match of a risk rests: were one wrong, the risk would not arise so."""
    each = [{one.fact: one.text for one in match.evidence} for match in risk.matches]
    return (
        [(fact, text) for fact, text in each[0].items() if all(fact in one for one in each)] if each else []
    )
