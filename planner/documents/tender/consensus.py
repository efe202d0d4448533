# SPDX-License-Identifier: MIT
"""The consensus workbook: single scores side by side, one score agreed for each, and gates decided."""

from collections.abc import Iterable

from planner.documents.letters import slug
from planner.documents.plan import ExitPlan
from planner.documents.table import Table
from planner.documents.tender.score_sheets import BETWEEN, Person, confidential, seal_of, toned
from planner.documents.workbook import (
    Band,
    Bullets,
    Column,
    Formula,
    KeyValue,
    Paragraph,
    TextSheet,
    Value,
    Workbook,
)
from planner.evaluation.identity import Identity
from planner.evaluation.moderation import Score
from planner.evaluation.outcome import Outcome

TO_AGREE, AGREED, WHY = "To agree", "Agreed", "Say why"


def consensus_stem(outcome: Outcome) -> str:
    """Return the name of the consensus workbook without its ending."""
    return f"consensus-{slug(outcome.lot.id)}" if outcome.lot.id else "consensus"


def consensus(plan: ExitPlan, outcome: Outcome, people: tuple[Person, ...]) -> Workbook:
    """Return the workbook in which one score is agreed for each answer, and gates are decided."""
    lines = (f"{plan.title}: {outcome.lot.title}", f"Seal {seal_of(outcome)}")
    return Workbook(
        confidential(plan, "Consensus"),
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
        str(Identity("consensus", outcome.lot.id, seal_of(outcome))),
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
            Column("state", "State", "choice", 11, bands=toned(AGREED, TO_AGREE, WHY)),
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
        str(Identity("gate-decisions", outcome.lot.id, seal_of(outcome))),
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
