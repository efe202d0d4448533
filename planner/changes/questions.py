# SPDX-License-Identifier: MIT
"""Questions that were answered, that nothing hangs on any more, that are new, and how many are open."""

from dataclasses import dataclass

from planner.changes.facts import FactChange, touching
from planner.changes.side import Pair
from planner.documents.questions import OpenQuestion, open_questions
from planner.rules.answer import Fact, Question


@dataclass(frozen=True)
class Answered:
    """A question that is open no longer, and the facts that answered it; none where nothing hangs on it."""

    question: Question
    answers: tuple[FactChange, ...]


@dataclass(frozen=True)
class QuestionChanges:
    """What became of the questions. `first` are those now open on which most hangs, asked together."""

    answered: tuple[Answered, ...]
    dropped: tuple[Answered, ...]
    new: tuple[Question, ...]
    open_before: int
    open_after: int
    first: tuple[OpenQuestion, ...]

    def __bool__(self) -> bool:
        """Return whether anything became of any."""
        return bool(self.answered or self.dropped or self.new)


FIRST_AT_MOST = 5


def changed_questions(pair: Pair, facts: tuple[FactChange, ...]) -> QuestionChanges:
    """Return what became of every question of the two plans."""
    olds = {_now(pair, one.question.fact): one.question for one in pair.old.plan.questions}
    news = {one.question.fact: one.question for one in pair.new.plan.questions}
    closed = [
        Answered(question, touching((one for one in facts if one.is_now or one.kind == "removed"), (fact,)))
        for fact, question in olds.items()
        if fact not in news
    ]
    return QuestionChanges(
        answered=tuple(one for one in closed if one.answers),
        dropped=tuple(one for one in closed if not one.answers),
        new=tuple(question for fact, question in news.items() if fact not in olds),
        open_before=len(olds),
        open_after=len(news),
        first=open_questions(pair.new.plan)[:FIRST_AT_MOST],
    )


def _now(pair: Pair, fact: Fact) -> Fact:
    renamed = pair.things.get(f"{fact.noun}/{fact.id}")
    return fact if renamed is None else fact._replace(id=renamed)
