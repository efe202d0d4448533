# SPDX-License-Identifier: MIT
"""What the law asks of an award: what a letter says, and what comes before a price is set aside as low."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal

from planner.evaluation.price_schedule import Default
from planner.evaluation.ranking import Offer
from planner.rules.entries import References
from planner.rules.listing import Cited, Cites, listed
from planner.rules.parts import Words
from planner.rules.problems import Problem

LOW = "low_price_pct"


class LetterContent(Cited):
    """One thing that the letter to a bidder must say; `by` tells whether planner writes it or a person."""

    id: Words
    regime: Words
    to: Literal["all", "winner", "others"]
    by: Literal["planner", "person"]
    says: Words
    reference: Words


class LowPriceDuty(Cited):
    """What is owed to a bidder, under one regime, before its price is set aside as abnormally low."""

    regime: Words
    says: Words
    reference: Words


@dataclass(frozen=True)
class AwardKnowledge:
    """What the catalogue knows of awards. `low_pct` is in per cent below the average of all bids."""

    letters: tuple[LetterContent, ...]
    low_prices: Mapping[str, LowPriceDuty]
    low_pct: int

    def contents(self, regime: str, won: bool, by: str) -> tuple[LetterContent, ...]:
        """Return what the letter to a bidder must say and planner, or a person, writes."""
        to = ("all", "winner" if won else "others")
        return tuple(one for one in self.letters if one.regime == regime and one.by == by and one.to in to)


@dataclass(frozen=True)
class LowPrice:
    """A price that is far below the average of all bids: both in pence, and the share by which it is."""

    name: str
    price: int
    average: Fraction
    below: Fraction


def award_knowledge(
    data: Mapping[str, Any], known: References
) -> tuple[AwardKnowledge | None, tuple[Problem, ...]]:
    """Return what `references/award.yaml` says, or None, and all that is wrong with it."""
    cites = (Cites("sources", "source", known.sources),)
    letters, wrong = listed(data, "letters", LetterContent, "id", cites)
    duties, wrong_duties = listed(data, "low_prices", LowPriceDuty, "regime", cites)
    defaults, wrong_defaults = listed(data, "defaults", Default, "id", cites)
    numbers = {one.id: one.number for one in defaults}
    problems = [*wrong, *wrong_duties, *wrong_defaults]
    if not problems and LOW not in numbers:
        problems.append(Problem("", ("defaults",), f"expected an entry for {LOW}"))
    if problems:
        return None, tuple(problems)
    return AwardKnowledge(letters, {one.regime: one for one in duties}, numbers[LOW]), ()


def low_prices(offers: Sequence[Offer], percent: int) -> tuple[LowPrice, ...]:
    """Return the prices more than so many per cent below the average of all bids that have a price.

    A price is only pointed out: whether it is abnormally low is for the trust to ask and to judge.
    """
    priced = [(one.name, one.price) for one in offers if one.price is not None]
    if len(priced) < 2:
        return ()
    average = Fraction(sum(price for _, price in priced), len(priced))
    return tuple(
        LowPrice(name, price, average, 1 - price / average)
        for name, price in priced
        if price * 100 < average * (100 - percent)
    )
