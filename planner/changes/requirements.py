# SPDX-License-Identifier: MIT
"""Requirements that came in, went out or read otherwise; those of interfaces among them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from planner.changes.facts import FactChange, touching
from planner.changes.risks import sentences
from planner.changes.side import Due, Pair
from planner.documents.plan import ExitPlan
from planner.documents.words import EVALUATION_WORDS, PRIORITY_WORDS
from planner.english import capital
from planner.rules.answer import Evidence

Kind = Literal["in", "out", "reworded"]
ORDER: tuple[Kind, ...] = ("in", "out", "reworded")


@dataclass(frozen=True)
class Asked:
    """What is asked for: a requirement of the catalogue, or that of one interface."""

    id: str
    title: str
    interface: bool
    said: tuple[tuple[str, str], ...]
    because: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Rewording:
    """One part of a requirement that reads otherwise."""

    part: str
    was: str
    is_now: str


@dataclass(frozen=True)
class RequirementChange:
    """A requirement that is not what it was, with why and the changed facts that it rests on."""

    kind: Kind
    id: str
    title: str
    interface: bool
    parts: tuple[Rewording, ...]
    why: tuple[str, ...]
    causes: tuple[FactChange, ...]
    due: Due


def changed_requirements(pair: Pair, facts: tuple[FactChange, ...]) -> tuple[RequirementChange, ...]:
    """Return the requirements that changed, those of the catalogue first: in, out, reworded."""
    olds = {pair.called(one.id): one for one in asked(pair.old.plan)}
    news = {one.id: one for one in asked(pair.new.plan)}
    middle = {one.id: one for one in asked(pair.between.plan)} if pair.between else {}
    found = []
    for id_ in dict.fromkeys((*news, *olds)):
        before, after, mid = olds.get(id_), news.get(id_), middle.get(id_)
        if before and after and before.said == after.said:
            continue
        due = pair.due(*(one.said if one else None for one in (before, mid, after)))
        found.append(_change(pair, id_, before, after, facts, due))
    return tuple(sorted(found, key=lambda one: (one.interface, ORDER.index(one.kind), one.id)))


def asked(plan: ExitPlan) -> Iterator[Asked]:
    """Yield everything a plan asks for."""
    for item in plan.requirements.applicable:
        said = (
            ("Requirement", item.sentence),
            ("Priority", PRIORITY_WORDS[item.entry.priority]),
            ("Evaluated", EVALUATION_WORDS[item.entry.evaluation]),
            ("Acceptance test", item.acceptance),
        )
        yield Asked(item.id, item.entry.title, False, said, item.because, item.evidence)
    for line in plan.interfaces.lines:
        both = (("Requirement", line.sentence), ("Acceptance test", line.acceptance))
        yield Asked(line.id, line.link.name_in_print, True, both, "", line.evidence)


def _change(
    pair: Pair,
    id_: str,
    before: Asked | None,
    after: Asked | None,
    facts: tuple[FactChange, ...],
    due: Due,
) -> RequirementChange:
    one = after or before
    assert one is not None
    evidence = (*(before.evidence if before else ()), *(after.evidence if after else ()))
    kind: Kind = "reworded"
    parts: tuple[Rewording, ...] = ()
    if before is None:
        kind, why = "in", _why_in(pair, one, facts)
    elif after is None:
        kind = "out"
        why, more = _why_out(pair, id_)
        evidence += more
    else:
        pairs = zip(before.said, after.said, strict=True)
        parts = tuple(Rewording(part, was, now) for (part, was), (_, now) in pairs if was != now)
        why = sentences(_changed(after.evidence, facts))
    causes = touching(facts, (item.fact for item in evidence))
    return RequirementChange(kind, id_, one.title, one.interface, parts, why, causes, due)


def _changed(evidence: Iterable[Evidence], facts: tuple[FactChange, ...]) -> list[Evidence]:
    return [item for item in evidence if any(one.touches(item.fact) for one in facts)]


def _why_in(pair: Pair, one: Asked, facts: tuple[FactChange, ...]) -> tuple[str, ...]:
    told = sentences(_changed(one.evidence, facts) or one.evidence)
    waited = any(pair.called(held.id) == one.id for held in pair.old.plan.requirements.undecided)
    return ("Nobody could say before.", *told) if waited else told


def _why_out(pair: Pair, id_: str) -> tuple[tuple[str, ...], tuple[Evidence, ...]]:
    found = pair.new.plan.requirements
    for held in found.not_applicable:
        if held.id == id_:
            return (f"{capital(held.reason).rstrip('.')}.",), held.evidence
    for open_one in found.undecided:
        if open_one.id == id_:
            return ("Nobody can say any more whether it applies.",), open_one.evidence
    if id_.startswith("INT@"):
        return ("The new service no longer has to serve this interface.",), ()
    return ("The catalogue no longer has it.",), ()
