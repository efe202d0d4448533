# SPDX-License-Identifier: MIT
"""Score sheets and the consensus workbook → scores, agreed scores, and decisions on gates."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.diagnostics import Diagnostic, fault
from planner.evaluation.identity import Identity
from planner.evaluation.moderation import Agreed, Score
from planner.evaluation.seal import short_seal
from planner.evaluation.tender import Tender
from planner.load.bid_rows import rows_of
from planner.load.office import MarkedRow, MarkedTable, Refusal, as_choice, as_number, as_text
from planner.load.returned import Returned

PASS, FAIL = DECISIONS = ("Pass", "Fail")
BETWEEN = "|"
"""Between bidder and question in the id of a row."""


@dataclass(frozen=True)
class GateDecision:
    """What people decided of a gate that is not plainly passed, with the reason and the cell."""

    lot: str
    bidder: str
    question: str
    passed: bool
    reason: str
    place: str


@dataclass(frozen=True)
class ReadScores:
    """What score sheets and consensus workbooks of one lot say."""

    lot: str
    scores: tuple[Score, ...] = ()
    agreed: tuple[Agreed, ...] = ()
    decisions: tuple[GateDecision, ...] = ()


def read_scores(held: Sequence[Returned], tender: Tender) -> tuple[list[ReadScores], list[Diagnostic]]:
    """Return what every score sheet and consensus workbook says, and what is wrong with them."""
    found: list[ReadScores] = []
    faults: list[Diagnostic] = []
    for one in held:
        for identity, table in one.tables:
            if identity.kind not in ("score-sheet", "consensus", "gate-decisions"):
                continue
            if identity.seal != short_seal(tender.seals.get(identity.lot, "")):
                what = f"'{one.name}' carries the seal {identity.seal[:30]}, which is not that of the tender"
                faults.append(fault("PLN541", what))
            else:
                found.append(_read(identity, table, tender, faults))
    return found, faults


def _read(identity: Identity, table: MarkedTable, tender: Tender, faults: list[Diagnostic]) -> ReadScores:
    rows = rows_of(table)
    for id_, places in rows.repeated.items():
        faults.append(fault("PLN543", f"{places[0]}: {id_} is there again at {', '.join(places[1:])}"))
    pairs = [(id_.partition(BETWEEN), row) for id_, row in rows.by_id.items() if BETWEEN in id_]
    keyed = [(bidder, question, row) for (bidder, _, question), row in pairs]
    if identity.kind == "gate-decisions":
        return ReadScores(identity.lot, decisions=tuple(_decisions(identity.lot, table, keyed, faults)))
    steps = [score for score, _ in tender.method.steps]
    read = [
        (bidder, question, score, _reason(row), table.address(row, "score"))
        for bidder, question, row in keyed
        for score in (_score(table, row, steps, faults),)
        if score is not None
    ]
    if identity.kind == "score-sheet":
        person = identity.person
        return ReadScores(identity.lot, scores=tuple(Score(person, *parts) for parts in read))
    return ReadScores(identity.lot, agreed=tuple(Agreed(*parts) for parts in read))


def _score(table: MarkedTable, row: MarkedRow, steps: list[int], faults: list[Diagnostic]) -> int | None:
    said = as_number(row.cell("score"))
    place = table.address(row, "score")
    if isinstance(said, Refusal):
        faults.append(fault("PLN549", f"{place}: {_about(said)}"))
        return None
    if said is not None and said not in steps:
        faults.append(fault("PLN549", f"{place}: {said:g} is no step of the scale"))
        return None
    return None if said is None else int(said)


def _about(refusal: Refusal) -> str:
    return f"the cell {refusal.why}" if refusal.why.startswith(("is ", "holds ")) else refusal.why


def _reason(row: MarkedRow) -> str:
    said = as_text(row.cell("reason"))
    return said if isinstance(said, str) else ""


def _decisions(
    lot: str, table: MarkedTable, keyed: list[tuple[str, str, MarkedRow]], faults: list[Diagnostic]
) -> list[GateDecision]:
    found = []
    for bidder, question, row in keyed:
        said = as_choice(row.cell("decision"), DECISIONS)
        place = table.address(row, "decision")
        if isinstance(said, Refusal):
            faults.append(fault("PLN549", f"{place}: {_about(said)}"))
        elif said is not None and not _reason(row):
            faults.append(fault("PLN552", f"{place}: {question} of {bidder} is decided without a reason"))
        elif said is not None:
            found.append(GateDecision(lot, bidder, question, said == PASS, _reason(row), place))
    return found
