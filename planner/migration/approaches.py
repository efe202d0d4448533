# SPDX-License-Identifier: MIT
"""Which ways out of each archive can be used, which are open and which are refused, with the reasons."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from planner.migration.references import Approach, MigrationApproaches, SeparateMigration
from planner.migration.words import APPROACH_WORDS
from planner.model import System
from planner.rules.answer import Answer, Question
from planner.rules.binding import compile_clause
from planner.rules.conditions import Condition
from planner.rules.evaluate import evaluate
from planner.rules.facts import Facts
from planner.rules.words import WORD_TABLE

Status = Literal["usable", "open", "refused"]


@dataclass(frozen=True)
class Offer:
    """One approach for one archive.

    `usable` approaches may carry a plan today; an `open` one wants an answer or a negotiation first;
    a `refused` one does not fit. `typical_days` is what the copy of this archive alone would typically
    take, and `chosen` marks the approach on which the estimate stands.
    """

    approach: Approach
    system: str
    name: str
    status: Status
    because: tuple[str, ...]
    questions: tuple[Question, ...]
    chosen: bool = False
    typical_days: float | None = None


@dataclass(frozen=True)
class Separate:
    """A migration beside the images: whether this programme has it, and why."""

    migration: SeparateMigration
    applies: bool | None
    because: tuple[str, ...]
    questions: tuple[Question, ...]


def offers_for(system: System, facts: Facts, known: MigrationApproaches) -> tuple[Offer, ...]:
    """Return every approach for one archive, in the order of the catalogue."""
    return tuple(_offer(approach, system, facts) for approach in known.approaches)


def _offer(approach: Approach, system: System, facts: Facts) -> Offer:
    fits = evaluate(_condition(approach.when, "system"), facts, system)
    ready = evaluate(_condition(approach.needs, "system"), facts, system)
    status: Status = "refused" if fits.value is False else "usable" if fits.value and ready.value else "open"
    said = (fits,) if status == "refused" else (fits, ready)
    return Offer(
        approach,
        system.id,
        system.name_in_print,
        status,
        tuple(dict.fromkeys(reason.text for answer in said for reason in answer.evidence)),
        _questions(*said),
    )


def _questions(*answers: Answer) -> tuple[Question, ...]:
    return tuple(dict.fromkeys(question for answer in answers for question in answer.questions))


def separate_migrations(facts: Facts, known: MigrationApproaches) -> tuple[Separate, ...]:
    """Return what moves beside the images, and whether this programme has it."""
    found = []
    for migration in known.separate_migrations:
        answer = evaluate(_condition(migration.when, ""), facts)
        reasons = tuple(reason.text for reason in answer.evidence)
        found.append(Separate(migration, answer.value, reasons, answer.questions))
    return tuple(found)


@cache
def _condition(clause: str, subject: str) -> Condition:
    bound, faults = compile_clause(clause, APPROACH_WORDS if subject else WORD_TABLE, subject)
    assert bound is not None, faults
    return bound
