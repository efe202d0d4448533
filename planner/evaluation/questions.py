# SPDX-License-Identifier: MIT
"""What bidders are asked in each lot, and how many of the 100 marks each question carries."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from typing import Literal

from planner.evaluation.rounding import exact
from planner.model.evaluation import Criterion, Evaluation, Lot

Kind = Literal["gate", "scored", "info"]


@dataclass(frozen=True)
class Question:
    """One row that a bidder answers. `weight` is in marks out of 100, None where it is not set.

    `share` is its part of the criterion's weight beside the others of the lot.
    """

    id: str
    family: str
    heading: str
    title: str
    text: str
    kind: Kind
    must: bool = False
    show: str = ""
    words: int | None = None
    criterion: str | None = None
    share: Fraction = Fraction(1)
    weight: Fraction | None = None


@dataclass(frozen=True)
class LotAsked:
    """One lot with its questions; `id` is blank where the tender is not cut into lots."""

    id: str
    title: str
    questions: tuple[Question, ...]

    @cached_property
    def scored(self) -> tuple[Question, ...]:
        """Return the questions that are scored."""
        return tuple(one for one in self.questions if one.kind == "scored")

    @cached_property
    def gates(self) -> tuple[Question, ...]:
        """Return the questions that are passed or failed."""
        return tuple(one for one in self.questions if one.kind == "gate")

    @cached_property
    def unweighed(self) -> tuple[Question, ...]:
        """Return the scored questions whose weight is not set."""
        return tuple(one for one in self.scored if one.weight is None)

    def question(self, id_: str) -> Question | None:
        """Return the question of this id."""
        return self._by_id.get(id_)

    @cached_property
    def _by_id(self) -> dict[str, Question]:
        return {one.id: one for one in self.questions}


WHOLE = "The whole tender"
"""The title where the tender is not cut into lots."""


def lots_asked(evaluation: Evaluation, asked: Sequence[Question]) -> tuple[LotAsked, ...]:
    """Return every lot with its questions, weighed. Without lots there is one, of everything.

    A question of a criterion's own goes to every lot. Weights are worked out lot by lot, so that the
    questions of each lot share all of a criterion's marks.
    """
    criteria = evaluation.criteria or ()
    whole = (*asked, *_own(criteria))
    placed = tuple(_placed(one, evaluation) for one in whole)
    lots = evaluation.lots or ()
    if not lots:
        return (LotAsked("", WHOLE, _weighed(placed, criteria)),)
    return tuple(
        LotAsked(lot.id, lot.name_in_print, _weighed(_within(lot, placed), criteria)) for lot in lots
    )


def _own(criteria: Iterable[Criterion]) -> Iterable[Question]:
    for criterion in criteria:
        for own in criterion.questions or ():
            yield Question(
                id=own.id,
                family=criterion.id,
                heading=criterion.name_in_print,
                title=own.name_in_print,
                text=own.text or own.name_in_print,
                kind=own.evaluation or "scored",
                words=own.words,
                criterion=criterion.id,
                share=exact(own.weight) if own.weight is not None else Fraction(1),
            )


def _placed(question: Question, evaluation: Evaluation) -> Question:
    """Return a question with the criterion that counts it, its share in it, and its word limit."""
    limit = (evaluation.word_limits or {}).get(question.id, question.words or evaluation.words)
    question = replace(question, words=limit)
    if question.criterion is not None or question.kind != "scored":
        return question
    for criterion in evaluation.criteria or ():
        share = (criterion.requirements or {}).get(question.id)
        if share is not None:
            return replace(question, criterion=criterion.id, share=exact(share))
    for criterion in evaluation.criteria or ():
        if question.family in (criterion.families or ()):
            return replace(question, criterion=criterion.id)
    return question


def _within(lot: Lot, questions: Sequence[Question]) -> tuple[Question, ...]:
    """Return the questions of one lot: those of its families, those it names, and the criteria's own."""
    if lot.families is None and lot.requirements is None:
        return tuple(questions)
    families, named = lot.families or (), lot.requirements or ()
    own = [one for one in questions if one.family == one.criterion]
    return tuple(one for one in questions if one.family in families or one.id in named or one in own)


def _weighed(questions: Sequence[Question], criteria: Iterable[Criterion]) -> tuple[Question, ...]:
    weights: Mapping[str, Fraction] = {
        one.id: exact(one.weight) for one in criteria if one.weight is not None
    }
    shares: dict[str, Fraction] = {}
    for one in questions:
        if one.kind == "scored" and one.criterion:
            shares[one.criterion] = shares.get(one.criterion, Fraction(0)) + one.share
    return tuple(replace(one, weight=_weight(one, weights, shares)) for one in questions)


def _weight(
    question: Question, weights: Mapping[str, Fraction], shares: Mapping[str, Fraction]
) -> Fraction | None:
    criterion = question.criterion or ""
    if question.kind != "scored" or criterion not in weights or not shares.get(criterion):
        return None
    return weights[criterion] * question.share / shares[criterion]
