# SPDX-License-Identifier: MIT
"""What members must have settled among themselves, and what of it nobody has said: asked as questions."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from planner.model.consortium import Consortium
from planner.rules.entries import References
from planner.rules.facts import value_at
from planner.rules.listing import Cited, Cites, listed
from planner.rules.parts import Words
from planner.rules.problems import Problem

OF_EACH = "member."


class GovernanceRule(Cited):
    """A matter that members must settle: where consortium.yaml says it, and what settles it."""

    id: Words
    asks: Words
    text: Words
    because: Words
    settled: Words | None = None


@dataclass(frozen=True)
class GovernanceQuestion:
    """An open question, and the member it is put to; blank if to all."""

    rule: GovernanceRule
    member: str


def governance_rules(
    data: Mapping[str, Any], known: References
) -> tuple[tuple[GovernanceRule, ...] | None, tuple[Problem, ...]]:
    """Return what `references/consortium.yaml` says, or None, and all that is wrong with it."""
    cites = (Cites("sources", "source", known.sources),)
    rules, wrong = listed(data, "questions", GovernanceRule, "id", cites)
    return (None if wrong else tuple(rules)), tuple(wrong)


def open_questions(
    said: Consortium, names: Mapping[str, str], rules: Sequence[GovernanceRule]
) -> Iterator[GovernanceQuestion]:
    """Yield the matters that consortium.yaml leaves open, those of all before those of one member."""
    for rule in rules:
        if not rule.asks.startswith(OF_EACH) and not _settled(value_at(said, rule.asks), rule):
            yield GovernanceQuestion(rule, "")
    for rule in rules:
        for member in said.members if rule.asks.startswith(OF_EACH) else ():
            if not _settled(value_at(member, rule.asks.removeprefix(OF_EACH)), rule):
                yield GovernanceQuestion(rule, names.get(member.id, member.id))


def _settled(value: object, rule: GovernanceRule) -> bool:
    if rule.settled is None or value is None:
        return value is not None
    return ("yes" if value else "no") == rule.settled if isinstance(value, bool) else value == rule.settled
