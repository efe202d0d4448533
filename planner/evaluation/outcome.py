# SPDX-License-Identifier: MIT
"""The evaluation of one lot as it stands: bids, gates, agreed scores and the ranking."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from planner.english import listed
from planner.evaluation.moderation import Agreed, Moderated, Score, moderated
from planner.evaluation.questions import LotAsked
from planner.evaluation.ranking import Offer, Ranking, rank
from planner.evaluation.responses import (
    Clarification,
    Completeness,
    Gate,
    Response,
    clarifications,
    completeness,
    gates,
    unpriced,
    whole_life,
)
from planner.evaluation.rounding import pence
from planner.evaluation.tender import Tender
from planner.model.evaluation import Bid


@dataclass(frozen=True)
class Decided:
    """What people decided of a gate: passed or not, why, and the cell it was read from."""

    passed: bool
    reason: str
    place: str


@dataclass(frozen=True)
class Outcome:
    """Everything known of the bids of one lot.

    `stated` are bids whose price and scores stand in the project, `signature` is what the signature sheet
    asks by reference, and `decided` is by bidder and question.
    """

    tender: Tender
    lot: LotAsked
    signature: Mapping[str, str]
    responses: tuple[Response, ...] = ()
    stated: tuple[Bid, ...] = ()
    scores: tuple[Score, ...] = ()
    agreed: tuple[Agreed, ...] = ()
    decided: Mapping[tuple[str, str], Decided] = field(default_factory=dict)

    @cached_property
    def names(self) -> dict[str, str]:
        """Return the name of each bidder in print, by id, in the order of ids."""
        stated = {one.id: one.name_in_print for one in self.stated}
        return dict(sorted({**stated, **{one.bidder: one.name for one in self.responses}}.items()))

    @cached_property
    def gates(self) -> dict[str, tuple[Gate, ...]]:
        """Return the result of every gate, by bidder that sent a workbook."""
        return {one.bidder: gates(self.lot, one) for one in self.responses}

    @cached_property
    def completeness(self) -> dict[str, Completeness]:
        """Return how complete each workbook is, by bidder."""
        schedule = self.tender.schedule
        return {one.bidder: completeness(self.lot, schedule, self.signature, one) for one in self.responses}

    @cached_property
    def clarifications(self) -> dict[str, tuple[Clarification, ...]]:
        """Return what is to be asked of each bidder."""
        schedule = self.tender.schedule
        return {one.bidder: clarifications(self.lot, schedule, self.signature, one) for one in self.responses}

    @cached_property
    def moderated(self) -> tuple[Moderated, ...]:
        """Return how each score came about, by bidder and question; stated bids need no moderation."""
        weighed = [one for one in self.lot.scored if one.weight]
        bidders = [one.bidder for one in self.responses]
        return moderated(bidders, weighed, self.scores, self.agreed)

    @cached_property
    def offers(self) -> tuple[Offer, ...]:
        """Return what is compared of each bid. An agreed score of a workbook stands over a stated one."""
        agreed: dict[str, dict[str, int]] = {}
        for one in self.moderated:
            if one.score is not None:
                agreed.setdefault(one.bidder, {})[one.question] = one.score
        bids = {one.id: one for one in self.stated}
        prices = {one.bidder: whole_life(self.tender.schedule, one) for one in self.responses}
        return tuple(
            Offer(
                id_,
                name,
                prices[id_] if id_ in prices else _stated_price(bids[id_]),
                {**(bids[id_].scores or {} if id_ in bids else {}), **agreed.get(id_, {})},
                self.out(id_),
            )
            for id_, name in self.names.items()
        )

    def out(self, bidder: str) -> str:
        """Return why a bid goes no further before it is scored: a gate failed, or not decided yet."""
        for gate in self.gates.get(bidder, ()):
            decided = self.decided.get((bidder, gate.question))
            if decided is not None and not decided.passed:
                return f"{gate.question} is failed: {decided.reason.rstrip('.')}."
        undecided = [one for one in self.gates.get(bidder, ()) if self.is_open(bidder, one)]
        if undecided:
            named = ", ".join(f"{one.question} ({one.result})" for one in undecided[:4])
            more = f" and {len(undecided) - 4} more" if len(undecided) > 4 else ""
            return f"Nobody has decided yet on {named}{more}."
        response = next((one for one in self.responses if one.bidder == bidder), None)
        short = unpriced(self.tender.schedule, response) if response else ()
        return f"Its price is not complete: {listed(line.id for line in short)}." if short else ""

    def is_open(self, bidder: str, gate: Gate) -> bool:
        """Return whether a gate is not plainly passed and nobody has decided on it."""
        return gate.result != "PASS" and (bidder, gate.question) not in self.decided

    @cached_property
    def ranking(self) -> Ranking:
        """Return the ranking of the bids."""
        return rank(self.tender.method, self.lot, self.offers)


def _stated_price(bid: Bid) -> int | None:
    return None if bid.price is None else pence(bid.price)
