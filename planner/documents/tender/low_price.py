# SPDX-License-Identifier: MIT
"""Prices that look low, in sentences: how far below the others, and what is owed to the bidder first."""

from planner.documents.plan import ExitPlan
from planner.documents.tender.debrief import regime_of
from planner.evaluation.award import low_prices
from planner.evaluation.outcome import Outcome
from planner.evaluation.rounding import in_print, pounds


def low_price_sentences(plan: ExitPlan, outcome: Outcome) -> list[str]:
    """Return one sentence for each price that looks low, with the duty under the regime of the tender."""
    award = plan.catalogue.award
    duty = award.low_prices.get(regime_of(plan)[0])
    owed = f" {duty.says.rstrip('.')} ({duty.reference})." if duty else ""
    return [
        f"The price of {one.name}, {pounds(one.price)}, is {in_print(one.below * 100, 0)}% below the "
        f"average of all bids, {pounds(round(one.average))}.{owed}"
        for one in low_prices(outcome.offers, award.low_pct)
    ]
