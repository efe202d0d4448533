# SPDX-License-Identifier: MIT
"""The workbooks of the evaluators: one score sheet for each, and one in which scores are agreed."""

from collections.abc import Iterable, Iterator
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
    Paragraph,
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
TO_AGREE, AGREED, WHY = "To agree", "Agreed", "Say why"


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


def consensus_stem(outcome: Outcome) -> str:
    """Return the name of the consensus workbook without its ending."""
    return f"consensus-{slug(outcome.lot.id)}" if outcome.lot.id else "consensus"


def to_score(outcome: Outcome, person: Person) -> tuple[Question, ...]:
    """Return the questions that a person scores."""
    wanted = person.criteria
    return tuple(
        one for one in outcome.lot.scored if one.weight and (wanted is None or one.criterion in wanted)
    )


def score_sheet(plan: ExitPlan, outcome: Outcome, person: Person) -> Workbook:
    """Return the score sheet of one evaluator, with what was read from an earlier copy still in it."""
    title = f"Score sheet: {person.name}"
    lines = (f"{plan.title}: {outcome.lot.title}", f"Seal {_seal(outcome)}")
    return Workbook(
        _properties(plan, title),
        (
            _how_to_score(plan, outcome, person),
            _scores(outcome, person).sheet("Scores", lines, "A3"),
        ),
        protected=True,
    )


def _seal(outcome: Outcome) -> str:
    return short_seal(outcome.tender.seals[outcome.lot.id])


def _properties(plan: ExitPlan, title: str) -> Properties:
    return Properties(title, plan.title, plan.trust, plan.trust, "Confidential: evaluation", plan.as_of)


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
        str(Identity("score-sheet", outcome.lot.id, _seal(outcome), person.id)),
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
            Column("state", "State", "choice", 11, bands=_bands(DONE, OPEN)),
        ),
        tuple(row for _, row in rows),
        ids=tuple(id_ for id_, _ in rows),
    )


def _bands(good: str, *caution: str) -> tuple[Band, ...]:
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


def consensus(plan: ExitPlan, outcome: Outcome, people: tuple[Person, ...]) -> Workbook:
    """Return the workbook in which one score is agreed for each answer, and gates are decided."""
    lines = (f"{plan.title}: {outcome.lot.title}", f"Seal {_seal(outcome)}")
    return Workbook(
        _properties(plan, "Consensus"),
        (
            _how_to_agree(plan, outcome),
            _agreed(plan, outcome, people).sheet("Consensus", lines, "A3"),
            _gates(outcome).sheet("Gates", lines, "A3"),
        ),
        protected=True,
    )


def _how_to_agree(plan: ExitPlan, outcome: Outcome) -> TextSheet:
    apart = _apart(plan)
    left = sum(1 for one in outcome.moderated if one.score is None)
    return TextSheet(
        "How to agree",
        "Consensus",
        (
            KeyValue("Procurement", plan.title),
            KeyValue("Lot", outcome.lot.title),
            KeyValue("Still to agree", Formula(f'COUNTIF(Consensus[State],"{TO_AGREE}")', left)),
            Paragraph(
                "Talk about every answer, and agree on one score. It is no average, and a score that all "
                "share still has to be confirmed."
            ),
            Bullets(
                (
                    f"Scores {apart} or more apart are discussed first; the column Apart shows how far.",
                    "Where somebody moves, write why: who moved from what to what is worked out, the reason "
                    "is not.",
                    "On the sheet Gates, decide on everything that is not plainly passed, with a reason.",
                )
            ),
        ),
        (plan.trust,),
    )


def _apart(plan: ExitPlan) -> int:
    said = plan.project.evaluation.moderation
    return said.apart if said and said.apart is not None else 2


def _agreed(plan: ExitPlan, outcome: Outcome, people: tuple[Person, ...]) -> Table:
    steps = tuple(score for score, _ in outcome.tender.method.steps)
    far = Band("warning", low=float(_apart(plan)))
    questions = {one.id: one for one in outcome.lot.scored}
    held = sorted(outcome.moderated, key=lambda one: [*questions].index(one.question))
    own = tuple(Column(f"p{at}", f"Score of {one.name}", "number", 11) for at, one in enumerate(people))
    moved = f"OR(1=0{_moved(len(people))})"
    state = f'IF({{score}}="","{TO_AGREE}",IF(AND({{reason}}="",{moved}),"{WHY}","{AGREED}"))'
    return Table(
        str(Identity("consensus", outcome.lot.id, _seal(outcome))),
        "One score for each answer",
        (
            Column("bidder", "Bidder", "text", 20),
            Column("question", "Id", "text", 10),
            Column("requirement", "Requirement", "long", 40),
            *own,
            Column("apart", "Apart", "number", 8, bands=(far,)),
            Column("reasons", "Reasons given", "long", 50),
            Column("score", "Agreed score", "choice", 10, steps, True, help="A step of the scale."),
            Column("reason", "Why", "long", 44, editable=True, help="Always where somebody moved."),
            Column("state", "State", "choice", 11, bands=_bands(AGREED, TO_AGREE, WHY)),
        ),
        tuple(
            (
                outcome.names[one.bidder],
                one.question,
                questions[one.question].text,
                *_single(one.single, people),
                one.apart if one.single else None,
                "\n".join(f"{_name(people, s.person)}: {s.reason}" for s in one.single if s.reason) or None,
                one.score,
                one.reason or None,
                Formula(state, _state(one.score, one.fault)),
            )
            for one in held
        ),
        ids=tuple(f"{one.bidder}{BETWEEN}{one.question}" for one in held),
    )


def _moved(people: int) -> str:
    """Return the tests that any single score is there and differs from the agreed one."""
    return "".join(f',AND({{p{at}}}<>"",{{p{at}}}<>{{score}})' for at in range(people))


def _state(score: int | None, fault: str) -> str:
    if score is None:
        return TO_AGREE
    return WHY if fault else AGREED


def _single(scores: Iterable[Score], people: tuple[Person, ...]) -> tuple[Value, ...]:
    held = {one.person: one.score for one in scores}
    return tuple(held.get(one.id) for one in people)


def _name(people: tuple[Person, ...], id_: str) -> str:
    return next((one.name for one in people if one.id == id_), id_)


def _gates(outcome: Outcome) -> Table:
    titles = {one.id: one.text for one in outcome.lot.gates}
    rows = [
        (bidder, gate, outcome.decided.get((bidder, gate.question)))
        for bidder, found in outcome.gates.items()
        for gate in found
        if gate.result != "PASS"
    ]
    return Table(
        str(Identity("gate-decisions", outcome.lot.id, _seal(outcome))),
        "Gates that are not plainly passed",
        (
            Column("bidder", "Bidder", "text", 20),
            Column("question", "Id", "text", 10),
            Column("requirement", "Requirement", "long", 44),
            Column("result", "Result", "choice", 12),
            Column("why", "Because", "long", 36),
            Column("place", "Cell", "long", 34),
            Column("decision", "Decision", "choice", 11, ("Pass", "Fail"), True),
            Column("reason", "Reason", "long", 44, editable=True),
        ),
        tuple(
            (
                outcome.names[bidder],
                gate.question,
                titles[gate.question],
                gate.result,
                gate.why,
                gate.place,
                ("Pass" if decided.passed else "Fail") if decided else None,
                decided.reason if decided else None,
            )
            for bidder, gate, decided in rows
        ),
        ids=tuple(f"{bidder}{BETWEEN}{gate.question}" for bidder, gate, _ in rows),
    )
