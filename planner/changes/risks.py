# SPDX-License-Identifier: MIT
"""Risks that are new, gone or scored otherwise, each with what moved it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from planner.changes.facts import FactChange, touching
from planner.changes.side import Due, Pair
from planner.english import capital, joined, listed
from planner.rules.answer import Evidence
from planner.rules.findings import AppliedDriver, Risk
from planner.rules.phrases.together import told_together

Kind = Literal["new", "gone", "rescored", "about"]
"""`about`: its score stands, but it concerns other things than before."""

BECAUSE_AT_MOST = 3


@dataclass(frozen=True)
class RiskChange:
    """A risk that is not what it was. The scores are None where it does not arise.

    `why` are sentences; `causes` the changed facts that it rests on.
    """

    kind: Kind
    id: str
    title: str
    before: Risk | None
    after: Risk | None
    why: tuple[str, ...]
    causes: tuple[FactChange, ...]
    due: Due

    @property
    def score(self) -> int:
        """Return the higher of the two scores."""
        return max(one.score for one in (self.before, self.after) if one)


ORDER: tuple[Kind, ...] = ("new", "rescored", "about", "gone")


def changed_risks(pair: Pair, facts: tuple[FactChange, ...]) -> tuple[RiskChange, ...]:
    """Return the risks that changed: new ones, scored otherwise, about other things, gone; gravest first."""
    olds = {pair.called(risk.id): risk for risk in pair.old.plan.risks.risks}
    news = {risk.id: risk for risk in pair.new.plan.risks.risks}
    middle = {risk.id: risk for risk in pair.between.plan.risks.risks} if pair.between else {}
    found = []
    for id_ in dict.fromkeys((*news, *olds)):
        before, after, mid = olds.get(id_), news.get(id_), middle.get(id_)
        kind = _kind(pair, before, after)
        if kind is None:
            continue
        why, evidence = _why(pair, kind, id_, before, after, facts)
        causes = touching(facts, (item.fact for item in evidence))
        state = _about if kind == "about" else _score
        due = pair.due(state(pair, before), state(pair, mid), state(pair, after))
        title = (after or before or news[id_]).title
        found.append(RiskChange(kind, id_, title, before, after, why, causes, due))
    return tuple(sorted(found, key=lambda one: (ORDER.index(one.kind), -one.score, one.id)))


def _kind(pair: Pair, before: Risk | None, after: Risk | None) -> Kind | None:
    if before is None:
        return "new"
    if after is None:
        return "gone"
    if _score(pair, before) != _score(pair, after):
        return "rescored"
    return "about" if _about(pair, before) != _about(pair, after) else None


def _score(pair: Pair, risk: Risk | None) -> tuple[int, int] | None:
    return (risk.likelihood, risk.impact) if risk else None


def _about(pair: Pair, risk: Risk | None) -> frozenset[str] | None:
    return frozenset(pair.things.get(match.id, match.id) for match in risk.matches) if risk else None


Why = tuple[tuple[str, ...], tuple[Evidence, ...]]
"""The sentences, and the evidence among which the changed facts are looked for."""


def _why(
    pair: Pair, kind: Kind, id_: str, before: Risk | None, after: Risk | None, facts: tuple[FactChange, ...]
) -> Why:
    if kind == "new" and after:
        return _arises(pair, id_, after, facts)
    if kind == "gone" and before:
        return _gone(pair, id_, before)
    assert before is not None
    assert after is not None
    return _moved(before, after) if kind == "rescored" else _other_things(pair, before, after)


def _arises(pair: Pair, id_: str, risk: Risk, facts: tuple[FactChange, ...]) -> Why:
    evidence = tuple(item for match in risk.matches for item in match.evidence)
    changed = tuple(item for item in evidence if any(one.touches(item.fact) for one in facts))
    told = sentences(changed or evidence)
    held = pair.old.plan.risks
    if any(pair.called(one.id) == id_ for one in held.undecided):
        told = ("Nobody could say before.", *told)
    return told, changed or evidence


def _gone(pair: Pair, id_: str, risk: Risk) -> Why:
    rule = id_.partition("@")[0]
    plan = pair.new.plan
    was = tuple(item for match in risk.matches for item in match.evidence)
    for one in (*plan.risks.suppressed, *plan.risks.not_applicable):
        if one.id in (id_, rule):
            return (_sentence(one.reason),), (*one.evidence, *was)
    for asked in plan.risks.undecided:
        if asked.id in (id_, rule):
            told = " ".join(one.text for one in asked.questions[:1])
            return (f"Nobody can say any more whether it arises. {told}".strip(),), (*asked.evidence, *was)
    return (f"It no longer holds of {risk.matches[0].name}.",), was


def _moved(before: Risk, after: Risk) -> Why:
    """Tell the drivers that came and went; without any, the base of the rule was changed."""
    olds, news = _drivers(before), _drivers(after)
    come = [one for key, one in news.items() if key not in olds]
    went = [one for key, one in olds.items() if key not in news]
    told = [f"{_by(one, 1)}: {_sentence(one.because)}" for one in come]
    told += [f"{_by(one, -1)}, because this no longer holds: {_sentence(one.because)}" for one in went]
    if (before.rule.likelihood, before.rule.impact) != (after.rule.likelihood, after.rule.impact):
        was, now = ((r.rule.likelihood, r.rule.impact) for r in (before, after))
        told.append(f"The catalogue starts from {now[0]} × {now[1]}, no longer from {was[0]} × {was[1]}.")
    evidence = tuple(item for one in (*come, *went) for item in one.evidence)
    return tuple(told), evidence


def _drivers(risk: Risk) -> Mapping[tuple[str, int, int], AppliedDriver]:
    return {(one.because, one.likelihood, one.impact): one for one in risk.drivers}


def _by(driver: AppliedDriver, sign: int) -> str:
    moved = [f"likelihood {sign * driver.likelihood:+d}"] if driver.likelihood else []
    moved += [f"impact {sign * driver.impact:+d}"] if driver.impact else []
    return capital(joined(moved))


def _other_things(pair: Pair, before: Risk, after: Risk) -> Why:
    were = {pair.things.get(match.id, match.id): match for match in before.matches}
    are = {match.id: match for match in after.matches}
    come = [match for key, match in are.items() if key not in were]
    went = [match for key, match in were.items() if key not in are]
    told = [f"Now also {listed(match.name for match in come)}."] if come else []
    told += [f"No longer {listed(match.name for match in went)}."] if went else []
    return tuple(told), tuple(item for match in (*come, *went) for item in match.evidence)


def sentences(evidence: Iterable[Evidence]) -> tuple[str, ...]:
    """Return facts as sentences, those that say the same of several things as one; at most a few."""
    return tuple(map(_sentence, told_together(evidence)[:BECAUSE_AT_MOST]))


def _sentence(text: str) -> str:
    return f"{capital(text).rstrip('.')}." if text else ""
