# SPDX-License-Identifier: MIT
"""Small tenders for the tests of evaluation: a method in words of a project, questions, and bids."""

from collections.abc import Mapping
from typing import Any

from planner.evaluation.method import method_of
from planner.evaluation.questions import LotAsked, lots_asked
from planner.evaluation.ranking import Offer, Ranking, rank
from planner.model.evaluation import Evaluation

SCALE = [{"score": number} for number in range(6)]


def evaluation(formula: str = "relative_to_lowest", price: float = 40, **more: Any) -> Evaluation:
    """A tender of one quality question that carries what price leaves of the 100 marks, scored 0 to 100."""
    said = {
        "scale": [{"score": number} for number in range(101)],
        "criteria": [{"id": "quality", "weight": 100 - price, "questions": [{"id": "Q1"}]}],
        "price": {"weight": price, "formula": formula},
        **more,
    }
    return Evaluation.model_validate(said)


def lot_of(said: Evaluation) -> LotAsked:
    """The one lot of a tender that asks nothing but questions of its own."""
    (lot,) = lots_asked(said, ())
    return lot


def ranked(said: Evaluation, bids: Mapping[str, tuple[int, int | Mapping[str, int]]]) -> Ranking:
    """The ranking of bids, each given as pounds and its score, or its scores by question."""
    offers = [
        Offer(name, name, pounds * 100, {"Q1": scores} if isinstance(scores, int) else scores)
        for name, (pounds, scores) in bids.items()
    ]
    return rank(method_of(said), lot_of(said), offers)
