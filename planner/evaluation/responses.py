# SPDX-License-Identifier: MIT
"""What a bidder answered, as it was read, with the cell of each answer; and how complete it is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from planner.english import capital
from planner.evaluation.price_schedule import Line, PriceSchedule
from planner.evaluation.questions import LotAsked, Question

FULLY, BY_DATE, PARTLY, NOT = COMPLIANCE = ("Fully", "By the date given", "Partly", "Not")
GateResult = Literal["PASS", "DEVIATION", "MISSING", "REVIEW"]


@dataclass(frozen=True)
class Answer:
    """One answer. `place` is its first cell; `doubts` say what in it could not be taken as it stands."""

    question: str
    compliance: str | None
    by: date | None
    text: str
    evidence: str
    place: str
    doubts: tuple[str, ...] = ()

    @property
    def words(self) -> int:
        """Return how many words the answer has."""
        return len(self.text.split())


@dataclass(frozen=True)
class Response:
    """One bid for one lot. `prices` are in pence by line and year; what is blank is not there, and
    `price_doubts` are lines of which a cell could not be read.

    `signed` are the answers of the signature sheet by reference. `doubts` are those of no single answer.
    """

    bidder: str
    name: str
    lot: str
    file: str
    seal: str
    answers: Mapping[str, Answer]
    prices: Mapping[tuple[str, int], int] = field(default_factory=dict)
    price_places: Mapping[str, str] = field(default_factory=dict)
    price_doubts: frozenset[str] = frozenset()
    signed: Mapping[str, str] = field(default_factory=dict)
    signed_places: Mapping[str, str] = field(default_factory=dict)
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Gate:
    """The result of one requirement that is passed or failed, with the cell that shows it and why."""

    question: str
    result: GateResult
    place: str
    why: str


@dataclass(frozen=True)
class Clarification:
    """One question to a bidder, with what it is about and the cell."""

    about: str
    place: str
    question: str


def gates(lot: LotAsked, response: Response) -> tuple[Gate, ...]:
    """Return the result of every gate of a lot; only a person decides what follows from one not passed."""
    return tuple(_gate(question, response.answers.get(question.id)) for question in lot.gates)


def _gate(question: Question, answer: Answer | None) -> Gate:
    if answer is None:
        return Gate(question.id, "MISSING", "", "the row is not in the workbook")
    if answer.doubts:
        return Gate(question.id, "REVIEW", answer.place, "; ".join(answer.doubts))
    if answer.compliance is None:
        return Gate(question.id, "MISSING", answer.place, "no compliance is stated")
    if answer.compliance != FULLY:
        by = f" ({answer.by.isoformat()})" if answer.by else ""
        return Gate(question.id, "DEVIATION", answer.place, f"the bidder says “{answer.compliance}”{by}")
    if answer.by is not None:
        return Gate(
            question.id, "REVIEW", answer.place, "“Fully” today and a later date contradict each other"
        )
    if question.show and not (answer.evidence or answer.text):
        return Gate(question.id, "REVIEW", answer.place, "“Fully” without any word or evidence")
    return Gate(question.id, "PASS", answer.place, "the bidder says “Fully”")


@dataclass(frozen=True)
class Completeness:
    """How much of what was asked is there: (answered, asked) for questions, prices and the signature."""

    questions: tuple[int, int]
    prices: tuple[int, int]
    signature: tuple[int, int]

    @property
    def whole(self) -> bool:
        """Return whether nothing is missing."""
        return all(done == asked for done, asked in (self.questions, self.prices, self.signature))


def completeness(
    lot: LotAsked, schedule: PriceSchedule, signature: Mapping[str, str], response: Response
) -> Completeness:
    """Return how complete a response is. A price line counts once it is priced in full."""
    answered = sum(1 for one in lot.questions if is_answered(one, response.answers.get(one.id)))
    counted = [line for line in schedule.lines if line.counts]
    short = {line.id for line in unpriced(schedule, response)}
    return Completeness(
        (answered, len(lot.questions)),
        (sum(1 for line in counted if line.id not in short), len(counted)),
        (sum(1 for key in signature if response.signed.get(key)), len(signature)),
    )


def is_answered(question: Question, answer: Answer | None) -> bool:
    """Return whether nothing that the question needs is blank or in doubt."""
    if answer is None or answer.compliance is None or answer.doubts:
        return False
    dated = answer.compliance != BY_DATE or answer.by is not None
    return dated and (question.kind != "scored" or bool(answer.text))


def unpriced(schedule: PriceSchedule, response: Response) -> tuple[Line, ...]:
    """Return the lines that count and are not priced in full.

    A yearly line needs a price in every year of service, any other line in one year at least: a blank is no
    price of nought. A line with a cell that cannot be read is not priced.
    """
    years = {line.id: {year for id_, year in response.prices if id_ == line.id} for line in schedule.lines}
    service = set(schedule.columns[1:])
    return tuple(
        line
        for line in schedule.lines
        if line.counts
        and (
            line.id in response.price_doubts
            or not years[line.id]
            or (line.kind == "yearly" and not service <= years[line.id])
        )
    )


def whole_life(schedule: PriceSchedule, response: Response) -> int | None:
    """Return the price that is compared, in pence; None while a line that counts is not priced in full."""
    counted = {line.id for line in schedule.lines if line.counts}
    if unpriced(schedule, response):
        return None
    return sum(amount for (line, _), amount in response.prices.items() if line in counted)


def clarifications(
    lot: LotAsked, schedule: PriceSchedule, signature: Mapping[str, str], response: Response
) -> tuple[Clarification, ...]:
    """Return what is to be asked of a bidder, in the order of the workbook."""
    return (
        *(Clarification("The workbook", "", f"{capital(doubt)}.") for doubt in response.doubts),
        *(found for one in lot.questions for found in _about(one, response.answers.get(one.id))),
        *_about_prices(schedule, response),
        *(
            Clarification(key, response.signed_places.get(key, ""), f"Please state: {words}.")
            for key, words in signature.items()
            if not response.signed.get(key)
        ),
    )


def _about(question: Question, answer: Answer | None) -> Iterator[Clarification]:
    if answer is None:
        yield Clarification(question.id, "", "The row is not in your workbook. Please answer it.")
        return
    for doubt in answer.doubts:
        yield Clarification(question.id, answer.place, f"{capital(doubt)}. What do you answer?")
    if answer.doubts:
        return
    if answer.compliance is None:
        yield Clarification(question.id, answer.place, "No compliance is stated. Please choose one.")
    elif answer.compliance == BY_DATE and answer.by is None:
        yield Clarification(question.id, answer.place, "By which date is this met?")
    elif answer.compliance == FULLY and answer.by is not None:
        yield Clarification(question.id, answer.place, "Is this met today, or by the date you give?")
    elif question.kind == "gate" and answer.compliance in (PARTLY, NOT):
        yield Clarification(
            question.id, answer.place, "Which part of this is not met, and what is done instead?"
        )
    elif question.kind == "gate" and question.show and not (answer.text or answer.evidence):
        yield Clarification(question.id, answer.place, "Where is this shown?")
    if question.kind == "scored" and not answer.text:
        yield Clarification(question.id, answer.place, "No answer is given in words. Is that intended?")


def _about_prices(schedule: PriceSchedule, response: Response) -> Iterator[Clarification]:
    priced = {line for line, _ in response.prices}
    for line in unpriced(schedule, response):
        what = "is not priced in every year" if line.id in priced else "has no price"
        if line.id not in response.price_doubts:
            asked = f"{line.title} {what}. Is it without charge there, or is a price missing?"
            yield Clarification(line.id, response.price_places.get(line.id, ""), asked)


def too_long(lot: LotAsked, response: Response) -> tuple[tuple[Question, Answer], ...]:
    """Return the answers with more words than are allowed; what is over the limit is not read."""
    found = ((one, response.answers.get(one.id)) for one in lot.questions)
    return tuple((one, said) for one, said in found if said and one.words and said.words > one.words)
