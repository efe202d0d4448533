# SPDX-License-Identifier: MIT
"""How ready the trust is to leave, counted from its own description of the estate."""

from collections.abc import Sequence
from typing import Any

from planner.model import Noun
from planner.rules.answer import Evidence
from planner.rules.facts import Facts, evidence

NEEDED_COPIES = 2


Told = list[tuple[Noun, Any, bool | None]]
"""Things, what is said of each, and whether that is as it should be; None where nobody has said."""


def exit_readiness(facts: Facts) -> tuple[str, tuple[Evidence, ...]]:
    """Return how many interfaces, holdings and contracts are ready to be left, as text, and the facts.

    Blanks are told apart from shortfalls; what the estate does not describe at all is said to be so.
    """
    groups = (
        ("integrations", "spec.documented", _documented(facts), ("is written down", "are written down")),
        ("holdings", "copies", _copies(facts), ("has two copies or more", "have two copies or more")),
        ("contracts", "exit.plan", _plans(facts), ("has an agreed exit plan", "have an agreed exit plan")),
    )
    text = "; ".join(
        _counted([ready for _, _, ready in told], NOUNS[noun], *words) for noun, _, told, words in groups
    )
    return text, tuple(
        evidence(noun, thing, path, value)
        for noun, path, told, _ in groups
        for thing, value, ready in told
        if ready is not None
    )


NOUNS = {"integrations": "interface", "holdings": "holding", "contracts": "contract"}


def _documented(facts: Facts) -> Told:
    said = [(link, link.spec.documented if link.spec else None) for link in facts.project.integrations]
    return [(link, word, None if word is None else word == "yes") for link, word in said]


def _copies(facts: Facts) -> Told:
    held = facts.project.holdings
    return [(one, one.copies, None if one.copies is None else one.copies >= NEEDED_COPIES) for one in held]


def _plans(facts: Facts) -> Told:
    """Return the exit plans of the contracts that have not ended."""
    running = [one for one in facts.project.contracts if one.end is None or one.end >= facts.on]
    said = [(contract, contract.exit.plan if contract.exit else None) for contract in running]
    return [(contract, stage, None if stage is None else stage == "agreed") for contract, stage in said]


def _counted(answers: Sequence[bool | None], noun: str, one: str, many: str) -> str:
    """Return the share of which something holds, and of how many nobody has said."""
    if not answers:
        return f"no {noun} is described"
    holds = sum(1 for answer in answers if answer)
    blank = sum(1 for answer in answers if answer is None)
    told = f"{holds} of {len(answers)} {noun}{'' if len(answers) == 1 else 's'} {one if holds == 1 else many}"
    return f"{told} ({blank} not known)" if blank else told
