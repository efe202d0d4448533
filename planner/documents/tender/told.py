# SPDX-License-Identifier: MIT
"""The outcome of a lot for the terminal, in lines, and for programs, as plain data."""

from collections.abc import Iterator
from typing import Any

from planner.documents.tables.tender import marks
from planner.documents.tender.findings import ranking_rows
from planner.documents.tender.report import firmness, lead, tested
from planner.evaluation.method import FORMULA_WORDS
from planner.evaluation.outcome import Outcome
from planner.evaluation.ranking import Ranking
from planner.evaluation.sensitivity import (
    drop_outs,
    marks_that_change,
    prices_that_change,
    weights_that_change,
)


def as_lines(outcome: Outcome) -> Iterator[str]:
    """Yield what a person at a terminal should see first."""
    method = outcome.tender.method
    yield outcome.lot.title
    yield f"  {lead(outcome)}"
    for point in method.open_points:
        yield f"  Not set: {point}"
    for row in ranking_rows(outcome):
        rank = f"{row['rank']:>2}{'=' if row['tied'] else ' '}" if row["rank"] else " - "
        price = f"price {row['price'] or 'none'}"
        if row["rank"]:
            parts = f"quality {row['quality']}, {price}" + (
                f" ({row['price_marks']})" if row["price_marks"] else ""
            )
            yield f"  {rank} {row['name']}: {row['total']}  ({parts})"
        else:
            yield f"  {rank} {row['name']}: {row['why']}"
    for bidder, found in outcome.gates.items():
        counts = {word: sum(1 for one in found if one.result == word) for word in RESULTS}
        told = ", ".join(f"{number} {word}" for word, number in counts.items() if number)
        asked = len(outcome.clarifications[bidder])
        yield f"  Gates of {outcome.names[bidder]}: {told or 'none'}; {asked} to clarify"
    if outcome.ranking.winner is not None:
        yield f"  {firmness(outcome)}"
        if method.formula:
            yield f"  {FORMULA_WORDS[method.formula]}. {tested(outcome)}"


RESULTS = ("PASS", "DEVIATION", "MISSING", "REVIEW")


def as_data(outcome: Outcome) -> dict[str, Any]:
    """Return the outcome as plain data; marks are rounded for print, totals as the tender rounds them."""
    ranking, names = outcome.ranking, outcome.names
    return {
        "lot": outcome.lot.id,
        "title": outcome.lot.title,
        "seal": outcome.tender.seals[outcome.lot.id],
        "open_points": list(outcome.tender.method.open_points),
        "formula": outcome.tender.method.formula,
        "price_weight": marks(outcome.tender.method.price_weight),
        "ranking": [
            {"bidder": one.offer.id, "name": one.name, "rank": one.rank, "total": _text(one.total),
             "quality": float(one.quality), "price_pence": one.offer.price, "why": one.why}
            for one in ranking.standings
        ],
        "gates": [
            {"bidder": bidder, "question": one.question, "result": one.result, "place": one.place,
             "why": one.why}
            for bidder, found in outcome.gates.items()
            for one in found
        ],
        "clarifications": [
            {"bidder": bidder, "about": one.about, "place": one.place, "question": one.question}
            for bidder, found in outcome.clarifications.items()
            for one in found
        ],
        **_changes(ranking),
        "names": names,
    }  # fmt: skip


def _changes(ranking: Ranking) -> dict[str, Any]:
    """Return what would change the winner, as plain data."""
    return {
        "marks_that_change": [
            {"question": one.question, "rival": one.rival, "worth": float(one.worth), "gap": float(one.gap),
             "up": one.up, "down": one.down}
            for one in marks_that_change(ranking)
        ],
        "weights_that_change": [
            {"criterion": one.criterion, "rival": one.rival, "weight": float(one.weight),
             "level_at": float(one.level_at)}
            for one in weights_that_change(ranking)
        ],
        "prices_that_change": [
            {"rival": one.rival, "price_pence": one.price, "needed_pence": one.needed}
            for one in prices_that_change(ranking)
        ],
        "drop_outs": [
            {"gone": one.gone, "turned": [list(pair) for pair in one.turned], "new_winner": one.new_winner}
            for one in drop_outs(ranking)
        ],
    }  # fmt: skip


def _text(total: object) -> str | None:
    return None if total is None else str(total)
