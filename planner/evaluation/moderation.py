# SPDX-License-Identifier: MIT
"""Scores of several people made one: agreed between them, with who moved from what to what, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planner.evaluation.questions import Question

Key = tuple[str, str]
"""A bidder and a question."""


@dataclass(frozen=True)
class Score:
    """One person's score of one answer, with the reason, and the cell it was read from."""

    person: str
    bidder: str
    question: str
    score: int
    reason: str = ""
    place: str = ""


@dataclass(frozen=True)
class Agreed:
    """The score agreed on, with the reason, and the cell it was read from."""

    bidder: str
    question: str
    score: int
    reason: str = ""
    place: str = ""


@dataclass(frozen=True)
class Move:
    """One person who moved, from what to what, and the reason that was written down."""

    person: str
    was: int
    to: int
    why: str


@dataclass(frozen=True)
class Moderated:
    """How the score of one answer came about. `score` is None until it is agreed.

    `apart` is the span between the highest and the lowest single score. `fault` says what is missing.
    """

    bidder: str
    question: str
    single: tuple[Score, ...]
    score: int | None
    reason: str
    moves: tuple[Move, ...]
    fault: str = ""
    place: str = ""

    @property
    def apart(self) -> int:
        """Return how far apart the single scores are."""
        held = [one.score for one in self.single]
        return max(held) - min(held) if held else 0


def moderated(
    bidders: Sequence[str], questions: Sequence[Question], scores: Sequence[Score], agreed: Sequence[Agreed]
) -> tuple[Moderated, ...]:
    """Return every answer with its single scores and the score agreed on, by bidder and question.

    A score that all share still has to be confirmed: nothing is agreed by arithmetic.
    """
    single: dict[Key, list[Score]] = {}
    for one in scores:
        single.setdefault((one.bidder, one.question), []).append(one)
    settled: Mapping[Key, Agreed] = {(one.bidder, one.question): one for one in agreed}
    return tuple(
        _one(bidder, question.id, tuple(single.get((bidder, question.id), ())), settled)
        for bidder in bidders
        for question in questions
    )


def _one(bidder: str, question: str, single: tuple[Score, ...], settled: Mapping[Key, Agreed]) -> Moderated:
    held = settled.get((bidder, question))
    if held is None:
        return Moderated(bidder, question, single, None, "", (), "no score is agreed yet")
    moves = tuple(
        Move(one.person, one.score, held.score, held.reason) for one in single if one.score != held.score
    )
    fault = "somebody moved and no reason is written down" if moves and not held.reason.strip() else ""
    if single and not min(one.score for one in single) <= held.score <= max(one.score for one in single):
        fault = fault or "the agreed score is one that nobody gave; say why"
        fault = "" if held.reason.strip() else fault
    return Moderated(bidder, question, single, held.score, held.reason, moves, fault, held.place)
