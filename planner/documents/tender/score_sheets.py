# SPDX-License-Identifier: MIT
"""The score sheet of each evaluator: who scores what, and what was read from an earlier copy."""

from collections.abc import Iterator
from dataclasses import dataclass

from planner.documents.letters import slug
from planner.documents.plan import ExitPlan
from planner.documents.table import Table
from planner.documents.workbook import (
    Band,
    Bullets,
    Column,
    Formula,
    Heading,
    KeyValue,
    Properties,
    TextSheet,
    Value,
    Workbook,
)
from planner.evaluation.identity import Identity
from planner.evaluation.moderation import Score
from planner.evaluation.outcome import Outcome
from planner.evaluation.questions import Question
from planner.evaluation.responses import Response
from planner.evaluation.seal import short_seal
from planner.model.evaluation import Evaluator

BETWEEN = "|"
"""Between bidder and question in the hidden id of a row."""
OPEN, DONE = "To score", "Scored"


@dataclass(frozen=True)
class Person:
    """An evaluator: id, name in print, and the criteria to score; None for all."""

    id: str
    name: str
    criteria: tuple[str, ...] | None


def evaluators(plan: ExitPlan, lot: str) -> tuple[Person, ...]:
    """Return who scores in a lot. One evaluator named twice scores what both entries say."""
    people = {one.id: one.name_in_print for one in plan.project.people}
    found: dict[str, Person] = {}
    for one in plan.project.evaluation.evaluators or ():
        if one.person is None or (one.lots is not None and lot not in one.lots):
            continue
        found[one.person] = Person(one.person, people.get(one.person, one.person), _criteria(found, one))
    return tuple(found.values())


def _criteria(found: dict[str, Person], one: Evaluator) -> tuple[str, ...] | None:
    before = found.get(one.person or "")
    if one.criteria is None or (before is not None and before.criteria is None):
        return None
    return (*(before.criteria or () if before else ()), *one.criteria)


def score_sheet_stem(outcome: Outcome, person: Person) -> str:
    """Return the name of a score sheet without its ending."""
    lot = f"-{slug(outcome.lot.id)}" if outcome.lot.id else ""
    return f"score-sheet{lot}-{slug(person.id)}"


def to_score(outcome: Outcome, person: Person) -> tuple[Question, ...]:
    """Return the questions that a person scores."""
    wanted = person.criteria
    return tuple(
        one for one in outcome.lot.scored if one.weight and (wanted is None or one.criterion in wanted)
    )


def score_sheet(plan: ExitPlan, outcome: Outcome, person: Person) -> Workbook:
    """Return the score sheet of one evaluator, with what was read from an earlier copy still in it."""
    title = f"Score sheet: {person.name}"
    lines = (f"{plan.title}: {outcome.lot.title}", f"Seal {seal_of(outcome)}")
    return Workbook(
        confidential(plan, title),
        (
            _how_to_score(plan, outcome, person),
            _scores(outcome, person).sheet("Scores", lines, "A3"),
        ),
        protected=True,
    )


def seal_of(outcome: Outcome) -> str:
    """Return the seal of the lot, short."""
    return short_seal(outcome.tender.seals[outcome.lot.id])


def confidential(plan: ExitPlan, title: str) -> Properties:
    """Return the properties of a workbook that only evaluators see."""
    return Properties(title, plan.title, plan.trust, plan.trust, "Confidential", plan.as_of)


def _how_to_score(plan: ExitPlan, outcome: Outcome, person: Person) -> TextSheet:
    steps = outcome.tender.method.steps
    return TextSheet(
        "How to score",
        f"Score sheet of {person.name}",
        (
            KeyValue("Procurement", plan.title),
            KeyValue("Lot", outcome.lot.title),
            KeyValue("Bids", len(outcome.responses)),
            KeyValue("Still to score", Formula(f'COUNTIF(Scores[State],"{OPEN}")', _left(outcome, person))),
            Heading("The scale", 2),
            *(KeyValue(str(score), means or "Not described") for score, means in steps),
            Heading("How to score", 2),
            Bullets(
                (
                    "Score alone, before you speak with the others, and only what stands in the bid.",
                    "Score against the scale and the requirement, never one bid against another.",
                    "Write a reason beside every score: bidders are told it, and a court may read it.",
                    "Price is not shown here, and plays no part in what you score.",
                    "Send the workbook back under any name; it is known by its hidden marks.",
                )
            ),
        ),
        (plan.trust,),
    )


def _left(outcome: Outcome, person: Person) -> int:
    held = {(one.bidder, one.question) for one in outcome.scores if one.person == person.id}
    asked = [(one.bidder, question.id) for one in outcome.responses for question in to_score(outcome, person)]
    return sum(1 for key in asked if key not in held)


def _scores(outcome: Outcome, person: Person) -> Table:
    held = {(one.bidder, one.question): one for one in outcome.scores if one.person == person.id}
    steps = tuple(score for score, _ in outcome.tender.method.steps)
    rows = list(_rows(outcome, person, held))
    return Table(
        str(Identity("score-sheet", outcome.lot.id, seal_of(outcome), person.id)),
        "Answers and your scores",
        (
            Column("bidder", "Bidder", "text", 20),
            Column("question", "Id", "text", 10),
            Column("requirement", "Requirement", "long", 44),
            Column("compliance", "Compliance", "choice", 14),
            Column("answer", "Answer", "long", 60),
            Column("evidence", "Where the evidence is", "long", 24),
            Column("score", "Your score", "choice", 10, steps, True, help="A step of the scale."),
            Column("reason", "Your reason", "long", 44, editable=True, help="Why this score."),
            Column("state", "State", "choice", 11, bands=toned(DONE, OPEN)),
        ),
        tuple(row for _, row in rows),
        ids=tuple(id_ for id_, _ in rows),
    )


def toned(good: str, *caution: str) -> tuple[Band, ...]:
    """Return the tones of a state: one that is good, and those that want something."""
    return (Band("good", equals=(good,)), Band("caution", equals=caution))


def _rows(
    outcome: Outcome, person: Person, held: dict[tuple[str, str], Score]
) -> Iterator[tuple[str, tuple[Value, ...]]]:
    for question in to_score(outcome, person):
        for response in outcome.responses:
            mine = held.get((response.bidder, question.id))
            state = Formula(f'IF({{score}}="","{OPEN}","{DONE}")', DONE if mine else OPEN)
            yield (
                f"{response.bidder}{BETWEEN}{question.id}",
                (
                    response.name,
                    question.id,
                    question.text,
                    *_said(response, question),
                    mine.score if mine else None,
                    (mine.reason or None) if mine else None,
                    state,
                ),
            )


def _said(response: Response, question: Question) -> tuple[Value, Value, Value]:
    """Return compliance, answer within its limit, and evidence, as evaluators are to see them."""
    answer = response.answers.get(question.id)
    if answer is None:
        return "Missing", None, None
    return answer.compliance or "Not stated", within(answer.text, question.words), answer.evidence or None


def within(text: str, limit: int | None) -> str | None:
    """Return a text up to its limit of words, with a mark where it was cut; None for none."""
    words = text.split()
    if limit is None or len(words) <= limit:
        return text or None
    return f"{' '.join(words[:limit])} [cut here: {limit} words are allowed, {len(words)} were written]"
