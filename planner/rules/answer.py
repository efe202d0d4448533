# SPDX-License-Identifier: MIT
"""What a rule may answer: yes, no, or nobody has said — always with its reasons.

A blank in an estate never silently means no. A word that meets a blank answers
*unknown* and asks a question; the three-valued `and`, `or` and `not` of Kleene carry
reasons and questions through a whole expression, so that a document can print both.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

Scalar = bool | int | float | date | str


class Fact(NamedTuple):
    """Where in the project something is said: noun, id and field, never a file or a line.

    `('contracts', 'c-lsp', 'exit.plan')`. Fields inside fields are joined by full stops;
    a noun of which there is only one, such as `programme`, has an empty id.
    """

    noun: str
    id: str
    field: str


@dataclass(frozen=True)
class Evidence:
    """One fact that bears on an answer, as a fragment of a plain sentence.

    `it` is the thing the fact is about as it stands in the text, so that a document can say
    the same of several things in one sentence; empty where the text is about none.
    """

    fact: Fact
    text: str
    it: str = ""


@dataclass(frozen=True)
class Question:
    """A blank that somebody should fill, and the role to ask (SRO, CTR, INT …)."""

    fact: Fact
    text: str
    ask: str

    @property
    def id(self) -> str:
        """The id of the question, the same in every run: `Q-contracts-c-lsp-end`."""
        return "-".join(("Q", *(part for part in self.fact if part)))


@dataclass(frozen=True)
class Answer:
    """True, False or None (nobody has said), with the facts that say so and the questions still open."""

    value: bool | None
    evidence: tuple[Evidence, ...] = ()
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True)
class Reading:
    """One value read from the project for a comparison.

    `value` None with questions means that nobody has said; `absent` means that there is
    nothing to compare (the trust has no such system), so that every comparison is false.
    `at_least` means that the value is what is known so far and the truth may be more.
    """

    value: Scalar | None
    evidence: tuple[Evidence, ...] = ()
    questions: tuple[Question, ...] = ()
    absent: bool = False
    at_least: bool = False


Readings = tuple[Reading, ...]


def yes(*evidence: Evidence) -> Answer:
    """Return the answer true, with its reasons."""
    return Answer(True, evidence)


def no(*evidence: Evidence) -> Answer:
    """Return the answer false, with its reasons."""
    return Answer(False, evidence)


def unknown(*questions: Question) -> Answer:
    """Return the answer that nobody has said, with what to ask."""
    return Answer(None, (), questions)


def any_of(answers: Iterable[Answer]) -> Answer:
    """Return Kleene's `or`: true if one is true, unknown if one might be, else false.

    A true answer keeps the reasons of its true branches; an unknown one keeps the questions
    of its unknown branches; a false one keeps every reason. No answers at all are false.
    """
    held = tuple(answers)
    true = [answer for answer in held if answer.value is True]
    if true:
        return Answer(True, _reasons(true))
    open_ones = [answer for answer in held if answer.value is None]
    if open_ones:
        return Answer(None, _reasons(open_ones), _asked(open_ones))
    return Answer(False, _reasons(held))


def all_of(answers: Iterable[Answer]) -> Answer:
    """Return Kleene's `and`: false if one is false, unknown if one might be, else true.

    A false answer keeps the reasons of its false branches; an unknown one keeps the questions
    of its unknown branches and the reasons of the rest. No answers at all are true.
    """
    held = tuple(answers)
    false = [answer for answer in held if answer.value is False]
    if false:
        return Answer(False, _reasons(false))
    open_ones = [answer for answer in held if answer.value is None]
    if open_ones:
        return Answer(None, _reasons(held), _asked(open_ones))
    return Answer(True, _reasons(held))


def negated(answer: Answer) -> Answer:
    """Return Kleene's `not`: what is unknown stays unknown, and reasons and questions stay."""
    value = None if answer.value is None else not answer.value
    return Answer(value, answer.evidence, answer.questions)


def _reasons(answers: Iterable[Answer]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(item for answer in answers for item in answer.evidence))


def _asked(answers: Iterable[Answer]) -> tuple[Question, ...]:
    return tuple(dict.fromkeys(item for answer in answers for item in answer.questions))
