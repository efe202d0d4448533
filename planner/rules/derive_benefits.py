# SPDX-License-Identifier: MIT
"""Derives the benefits of one estate: those the catalogue expects, completed by those that the trust claims.

What the trust says of a benefit stands before what the catalogue says. One without a baseline is a
question.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from planner.model import Benefit
from planner.rules.answer import Answer, Evidence, Fact, Question
from planner.rules.benefits import BenefitRule
from planner.rules.conditions import Condition
from planner.rules.derive import NOTHING_TAKEN_OUT, out_of_date, reason_of
from planner.rules.entries import condition_in_words
from planner.rules.evaluate import evaluate
from planner.rules.facts import Facts, question, stated
from planner.rules.findings import NotApplicable, Undecided
from planner.rules.phrases import phrase_of, said_of
from planner.rules.readiness import exit_readiness

WEIGHT = 2
"""How much a missing baseline weighs: as little as a requirement that could be."""


@dataclass(frozen=True)
class DerivedBenefit:
    """One benefit of this plan, from the catalogue, from the trust, or from both.

    `baseline` is empty where nobody has given one; `remark` says what a reader should doubt.
    """

    rule: BenefitRule | None
    own: Benefit | None
    title: str
    metric: str
    baseline: str
    method: str
    target: str
    measure: str
    owner: str
    measured: str
    experience: tuple[str, ...]
    requirements: tuple[str, ...]
    activities: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    remark: str = ""
    questions: tuple[Question, ...] = ()

    @property
    def proved_from(self) -> bool:
        """Return whether there is a baseline that was measured, or counted from the estate."""
        return bool(self.baseline) and not _planned(self.own)

    @property
    def id(self) -> str:
        """Return the id in the catalogue, or the trust's own where the catalogue has none."""
        return self.rule.id if self.rule else self.own.id if self.own else ""


@dataclass(frozen=True)
class Benefits:
    """What became of every benefit of the catalogue, with the trust's own."""

    benefits: tuple[DerivedBenefit, ...]
    undecided: tuple[Undecided, ...]
    not_applicable: tuple[NotApplicable, ...]

    @property
    def without_baseline(self) -> tuple[Undecided, ...]:
        """Return the benefits that nobody can prove yet, as the ranking of questions takes them."""
        return tuple(
            Undecided(one.id, one.title, WEIGHT, one.questions, one.evidence)
            for one in self.benefits
            if one.questions
        )


def derive_benefits(
    rules: Iterable[BenefitRule], facts: Facts, taken_out: Mapping[str, str] = NOTHING_TAKEN_OUT
) -> Benefits:
    """Return the benefits that the estate can expect, and what became of the others."""
    entries = tuple(rules)
    own = matched(entries, facts.project.benefits)
    found: list[DerivedBenefit] = []
    undecided: list[Undecided] = []
    others: list[NotApplicable] = []
    for entry in entries:
        claimed = own.get(entry.id)
        outside = taken_out.get(entry.id) or out_of_date(entry, facts.on)
        answer = Answer(False) if outside else evaluate(condition(entry), facts)
        if claimed is not None:
            found.append(_joined(entry, claimed, answer, outside, facts))
        elif answer.value:
            found.append(_expected(entry, answer, facts))
        elif answer.value is None:
            undecided.append(Undecided(entry.id, entry.title, WEIGHT, answer.questions, answer.evidence))
        else:
            reason = outside or reason_of(answer.evidence)
            others.append(NotApplicable(entry.id, entry.title, reason, answer.evidence))
    alone = [claimed for claimed in facts.project.benefits if claimed not in own.values()]
    found += [_claimed(claimed, facts) for claimed in alone]
    return Benefits(tuple(found), tuple(undecided), tuple(others))


def condition(entry: BenefitRule) -> Condition:
    """Return the bound condition of a benefit that was read without fault."""
    return condition_in_words(entry.when)


def matched(rules: Iterable[BenefitRule], claimed: Iterable[Benefit]) -> dict[str, Benefit]:
    """Return which of the trust's benefits completes which of the catalogue's.

    It says so itself (`benefit: B-01`), or has the id among its aliases, or names a requirement
    on which one benefit of the catalogue hangs and no other. The first that fits is taken.
    """
    entries = tuple(rules)
    names = {name: entry.id for entry in entries for name in (entry.id, *entry.aliases)}
    by_requirement: dict[str, list[str]] = {}
    for entry in entries:
        for requirement in entry.requirements:
            by_requirement.setdefault(requirement, []).append(entry.id)
    found: dict[str, Benefit] = {}
    for one in claimed:
        hanging = by_requirement.get(one.requirement or "", [])
        said = [names[name] for name in (one.benefit or "", *(one.aliases or ())) if name in names]
        for id_ in [*said, *(hanging if len(hanging) == 1 else [])][:1]:
            found.setdefault(id_, one)
    return found


def _expected(entry: BenefitRule, answer: Answer, facts: Facts) -> DerivedBenefit:
    return _made(entry, None, answer.evidence, facts, "")


def _joined(entry: BenefitRule, own: Benefit, answer: Answer, outside: str, facts: Facts) -> DerivedBenefit:
    """Return a benefit of the catalogue as the trust claims it, with a doubt where the catalogue has one."""
    claim = stated("benefits", own, "benefit", f"the trust claims the benefit {own.name_in_print}")
    doubt = ""
    if outside:
        doubt = f"The trust claims it, though it is out of the catalogue's time or scope: {outside}"
    elif answer.value is False:
        doubt = (
            f"The trust claims it, though nothing in the estate calls for it: {reason_of(answer.evidence)}"
        )
    return _made(entry, own, (claim, *answer.evidence), facts, doubt)


def _made(
    entry: BenefitRule, own: Benefit | None, reasons: tuple[Evidence, ...], facts: Facts, doubt: str
) -> DerivedBenefit:
    computed, counted = exit_readiness(facts) if entry.computed else ("", ())
    baseline = (own.baseline if own else None) or computed
    asked = () if baseline and not _planned(own) else (_baseline_question(entry, own),)
    unmeasured = "The baseline is a plan: it has not been measured yet." if _planned(own) else ""
    return DerivedBenefit(
        rule=entry,
        own=own,
        title=(own.title if own else None) or entry.title,
        metric=(own.metric if own else None) or entry.filled(entry.metric),
        baseline=baseline,
        method=entry.filled(entry.baseline),
        target=(own.target if own else None) or entry.filled(entry.target),
        measure=entry.filled(entry.measure),
        owner=(own.owner if own else None) or entry.owner,
        measured=(own.measured if own else None) or entry.filled(entry.measured),
        experience=tuple(one.in_print for one in entry.found_by(facts.on)),
        requirements=entry.requirements,
        activities=entry.activities,
        evidence=(*reasons, *counted),
        remark=" ".join(filter(None, (doubt, unmeasured))),
        questions=asked,
    )


def _planned(own: Benefit | None) -> bool:
    return own is not None and bool(own.baseline) and own.baseline_captured is False


def _baseline_question(entry: BenefitRule, own: Benefit | None) -> Question:
    if own is not None:
        return question("benefits", own, "baseline")
    phrase = phrase_of("benefits", "baseline")
    fact = Fact("benefits", entry.id, "baseline")
    return Question(fact, phrase.asks.format(it=said_of("benefits", entry)), phrase.ask)


def _claimed(own: Benefit, facts: Facts) -> DerivedBenefit:
    """Return a benefit that only the trust knows of."""
    claim = stated("benefits", own, "title", f"the trust claims the benefit {own.name_in_print}")
    asked = [
        question("benefits", own, name) for name in ("metric", "baseline", "owner") if not getattr(own, name)
    ]
    remark = "The baseline is a plan: it has not been measured yet." if _planned(own) else ""
    return DerivedBenefit(
        rule=None,
        own=own,
        title=own.name_in_print,
        metric=own.metric or "",
        baseline=own.baseline or "",
        method="",
        target=own.target or "",
        measure="",
        owner=own.owner or "",
        measured=own.measured or "",
        experience=(),
        requirements=(own.requirement,) if own.requirement else (),
        activities=(),
        evidence=(claim,),
        remark=remark,
        questions=tuple(asked),
    )
