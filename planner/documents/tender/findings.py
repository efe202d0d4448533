# SPDX-License-Identifier: MIT
"""What is said of the bids of a lot, as tables that the report and the matrix share."""

from planner.documents.table import Table
from planner.documents.workbook import Band, Column, Value
from planner.english import joined
from planner.evaluation.method import FORMULA_WORDS
from planner.evaluation.outcome import Outcome
from planner.evaluation.responses import Response
from planner.evaluation.rounding import in_print, pounds
from planner.evaluation.sensitivity import (
    PRICE,
    drop_outs,
    marks_that_change,
    other_formulas,
    prices_that_change,
    weights_that_change,
)

RESULTS = (
    Band("good", equals=("PASS",)),
    Band("danger", equals=("MISSING",)),
    Band("warning", equals=("DEVIATION",)),
    Band("caution", equals=("REVIEW",)),
)


def pence_cell(amount: int | None) -> float | None:
    """Return pence as a cell in pounds."""
    return None if amount is None else amount / 100


def received(outcome: Outcome) -> Table:
    """Return every workbook received and how complete it is."""
    rows = [_received(outcome, one) for one in outcome.responses]
    return Table(
        "bids-received",
        "Bids received, and how complete they are",
        (
            Column("bidder", "Bidder", "text", 26),
            Column("file", "Workbook", "text", 30),
            Column("answers", "Answers", "text", 13),
            Column("prices", "Price lines", "text", 13),
            Column("signature", "Signature", "text", 13),
            *(Column(word.lower(), word, "number", 11) for word in _RESULT_WORDS),
            Column("asked", "To clarify", "number", 11),
        ),
        tuple(rows),
    )


def _received(outcome: Outcome, one: Response) -> tuple[Value, ...]:
    held, found = outcome.completeness[one.bidder], outcome.gates[one.bidder]
    pairs = (held.questions, held.prices, held.signature)
    return (
        one.name,
        one.file,
        *(f"{done} of {asked}" for done, asked in pairs),
        *(sum(1 for gate in found if gate.result == result) for result in _RESULT_WORDS),
        len(outcome.clarifications[one.bidder]),
    )


_RESULT_WORDS = ("PASS", "DEVIATION", "MISSING", "REVIEW")


def gate_results(outcome: Outcome, all_of_them: bool = True) -> Table:
    """Return the result of each gate with the cell that shows it; without `all_of_them` those not passed."""
    rows = []
    for bidder, found in outcome.gates.items():
        for gate in found:
            decided = outcome.decided.get((bidder, gate.question))
            if all_of_them or gate.result != "PASS":
                word = ("Pass" if decided.passed else "Fail") if decided else ""
                open_ = "" if gate.result == "PASS" else "To decide"
                rows.append(
                    (outcome.names[bidder], gate.question, gate.result, gate.why, gate.place, word or open_,
                     decided.reason if decided else "")
                )  # fmt: skip
    return Table(
        "gate-results",
        "Gates",
        (
            Column("bidder", "Bidder", "text", 22),
            Column("question", "Requirement", "id", 12),
            Column("result", "Result", "choice", 12, bands=RESULTS),
            Column("why", "Because", "long", 40),
            Column("place", "Cell", "long", 40),
            Column("decision", "Decision", "choice", 12),
            Column("reason", "Reason", "long", 40),
        ),
        tuple(rows),
    )


def to_clarify(outcome: Outcome, bidder: str | None = None) -> Table:
    """Return what is to be asked of the bidders, or of one."""
    rows = [
        (outcome.names[one], found.about, found.place, found.question)
        for one, asked in outcome.clarifications.items()
        for found in asked
        if bidder in (None, one)
    ]
    return Table(
        "clarification-questions",
        "Questions of clarification",
        (
            Column("bidder", "Bidder", "text", 22),
            Column("about", "About", "text", 12),
            Column("place", "Cell", "long", 40),
            Column("question", "Question", "long", 70),
        ),
        tuple(rows),
        "Clarify, never improve: a bidder may explain what the bid says, and may not add to it.",
    )


def moves(outcome: Outcome, people: dict[str, str]) -> Table:
    """Return who moved from what to what, and why."""
    rows = [
        (outcome.names[one.bidder], one.question, people.get(move.person, move.person), move.was, move.to,
         move.why or "No reason is written down", one.place)
        for one in outcome.moderated
        for move in one.moves
    ]  # fmt: skip
    return Table(
        "moderation",
        "Who moved, from what to what, and why",
        (
            Column("bidder", "Bidder", "text", 22),
            Column("question", "Requirement", "id", 12),
            Column("person", "Evaluator", "text", 22),
            Column("was", "Gave", "number", 8),
            Column("now", "Agreed", "number", 8),
            Column("why", "Why", "long", 60),
            Column("place", "Cell", "long", 36),
        ),
        tuple(rows),
    )


def marks_table(outcome: Outcome) -> Table:
    """Return how many marks on which question would change the winner."""
    rows = [
        (one.question, outcome.names[one.rival], float(one.worth), float(one.gap), one.up, one.down)
        for one in marks_that_change(outcome.ranking)
    ]
    return Table(
        "marks-that-change",
        "Marks that would change the winner",
        (
            Column("question", "Question", "id", 12),
            Column("rival", "Then first", "text", 24),
            Column("worth", "One mark is worth", "number", 12, places=3),
            Column("gap", "Behind by", "number", 12, places=3),
            Column("up", "Marks more for it", "number", 12),
            Column("down", "Marks fewer for the winner", "number", 14),
        ),
        tuple(rows),
        "One score is moved and all others stand. A blank means that the scale does not reach so far.",
    )


def weights_table(outcome: Outcome) -> Table:
    """Return the weights at which a rival would draw level."""
    titles = {**outcome.tender.method.titles, PRICE: "Price"}
    rows = [
        (
            titles[one.criterion],
            outcome.names[one.rival],
            float(one.weight),
            float(one.level_at),
            float(one.shift),
        )
        for one in weights_that_change(outcome.ranking)
    ]
    return Table(
        "weights-that-change",
        "Weights at which another bid draws level",
        (
            Column("criterion", "Criterion", "text", 34),
            Column("rival", "Level with the winner", "text", 24),
            Column("weight", "Weight", "number", 11, places=2),
            Column("level", "Level at", "number", 11, places=2),
            Column("shift", "Shift", "number", 11, places=2),
        ),
        tuple(rows),
        "One weight is moved and the others share the rest in the ratio they have. It shows how firm the "
        "result is; the weights published with the tender hold.",
    )


def prices_table(outcome: Outcome) -> Table:
    """Return the price at which each rival would be first."""
    rows = [
        (outcome.names[one.rival], pence_cell(one.price), pence_cell(one.needed),
         None if one.needed is None else pence_cell(one.needed - one.price))
        for one in prices_that_change(outcome.ranking)
    ]  # fmt: skip
    return Table(
        "prices-that-change",
        "Prices that would change the winner, in pounds",
        (
            Column("rival", "Bidder", "text", 28),
            Column("price", "Price", "money", 16),
            Column("needed", "First at", "money", 16),
            Column("shift", "Change", "money", 16),
        ),
        tuple(rows),
        "The highest price at which the bid would be first; blank where no price would do.",
    )


def drop_out_table(outcome: Outcome) -> Table:
    """Return what becomes of the order of the others if a bid drops out."""
    names = outcome.names
    rows = [
        (
            names[one.gone],
            _order(one.before, names),
            _order(one.after, names),
            joined(f"{names[a]} no longer before {names[b]}" for a, b in one.turned) or "No",
        )
        for one in drop_outs(outcome.ranking)
    ]
    return Table(
        "drop-outs",
        "If a bid drops out",
        (
            Column("gone", "Bid that drops out", "text", 24),
            Column("before", "Order of the others now", "long", 40),
            Column("after", "Order without it", "long", 40),
            Column("turned", "Does the order turn?", "long", 40),
        ),
        tuple(rows),
    )


def _order(order: tuple[tuple[str, ...], ...], names: dict[str, str]) -> str:
    return ", ".join(" = ".join(names[one] for one in tied) for tied in order)


def formula_table(outcome: Outcome) -> Table:
    """Return who would be first under each price formula."""
    rows = [
        (
            FORMULA_WORDS[one.formula],
            "Yes" if one.stated else "",
            _order((one.first,), outcome.names) or "None",
        )
        for one in other_formulas(outcome.ranking)
    ]
    return Table(
        "other-formulas",
        "First under each price formula",
        (
            Column("formula", "Price formula", "text", 38),
            Column("stated", "Of this tender", "choice", 14),
            Column("first", "First", "text", 40),
        ),
        tuple(rows),
        "Only the formula published with the tender decides. The others show whether its choice did.",
    )


def ranking_rows(outcome: Outcome) -> list[dict[str, str]]:
    """Return the ranking as it prints in a document."""
    method = outcome.tender.method
    return [
        {
            "rank": str(one.rank) if one.rank is not None else "",
            "tied": "yes" if one.rank is not None and _tied(outcome, one.rank) else "",
            "name": one.name,
            "quality": in_print(one.quality),
            "price": pounds(one.offer.price) if one.offer.price is not None else "",
            "price_marks": in_print(one.price_marks) if one.price_marks is not None else "",
            "total": ("" if one.total is None else f"{'' if method.by_weight else '£'}{one.total:,}"),
            "why": one.why,
        }
        for one in outcome.ranking.standings
    ]


def _tied(outcome: Outcome, rank: int) -> bool:
    return sum(1 for one in outcome.ranking.standings if one.rank == rank) > 1
