# SPDX-License-Identifier: MIT
"""The ranking: marks by question and criterion, price marks, the total, thresholds, and ties."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from planner.evaluation.method import Method
from planner.evaluation.price import price_marks
from planner.evaluation.questions import LotAsked, Question
from planner.evaluation.rounding import in_print, rounded


@dataclass(frozen=True)
class Offer:
    """What is compared of one bid: its price in pence and its agreed scores by question.

    `out` says why a bid is out before it is scored: a gate that it does not pass.
    """

    id: str
    name: str
    price: int | None
    scores: Mapping[str, int]
    out: str = ""


@dataclass(frozen=True)
class Standing:
    """Where one bid stands. `total` is rounded; by price per quality point it is pounds for each mark.

    Rank is None where the bid is out or something is missing; `why` then says what.
    """

    offer: Offer
    criteria: Mapping[str, Fraction]
    quality: Fraction
    price_marks: Fraction | None
    exact_total: Fraction | None
    total: Decimal | None
    rank: int | None
    why: str = ""

    @property
    def name(self) -> str:
        """Return the bidder's name."""
        return self.offer.name


@dataclass(frozen=True)
class Ranking:
    """All bids of a lot, those in first by rank, then those that are out or incomplete."""

    method: Method
    lot: LotAsked
    standings: tuple[Standing, ...]

    @property
    def ranked(self) -> tuple[Standing, ...]:
        """Return the bids that have a rank."""
        return tuple(one for one in self.standings if one.rank is not None)

    @property
    def winners(self) -> tuple[Standing, ...]:
        """Return the bids of the first rank: one, or several that tie."""
        return tuple(one for one in self.standings if one.rank == 1)

    @property
    def winner(self) -> Standing | None:
        """Return the one bid that wins; None where none is ranked or several tie."""
        return self.winners[0] if len(self.winners) == 1 else None

    @property
    def order(self) -> tuple[tuple[str, ...], ...]:
        """Return the ids rank by rank, those that tie together."""
        ranks = sorted({one.rank for one in self.ranked if one.rank is not None})
        return tuple(tuple(s.offer.id for s in self.ranked if s.rank == rank) for rank in ranks)


def marks(question: Question, score: int, highest: int) -> Fraction:
    """Return the marks that a score earns: score ÷ highest score × weight. Scales are never mixed."""
    return Fraction(score, highest) * (question.weight or 0)


def rank(method: Method, lot: LotAsked, offers: Sequence[Offer]) -> Ranking:
    """Return the ranking of the bids of one lot.

    A bid that is out, by a gate or a threshold, takes no part in the price formula either.
    """
    quality = {one.id: _by_criterion(method, lot, one) for one in offers}
    why = {one.id: _why_not(method, lot, one, quality[one.id]) for one in offers}
    prices = {one.id: one.price for one in offers if one.price is not None and not why[one.id]}
    priced = price_marks(method, prices)
    made = [_standing(method, one, quality[one.id], priced.get(one.id), why[one.id]) for one in offers]
    return Ranking(method, lot, tuple(_ranked(method, made)))


def _by_criterion(method: Method, lot: LotAsked, offer: Offer) -> dict[str, Fraction]:
    found = dict.fromkeys(method.weights, Fraction(0))
    for question in lot.scored:
        score = offer.scores.get(question.id)
        if score is not None and method.highest and question.criterion in found:
            found[question.criterion] += marks(question, score, method.highest)
    return found


def _why_not(method: Method, lot: LotAsked, offer: Offer, quality: Mapping[str, Fraction]) -> str:
    """Return why a bid has no rank; blank for one that has."""
    if offer.out:
        return offer.out
    if method.open_points and not _ready(method):
        return method.open_points[0]
    if offer.price is None:
        return "It has no price."
    missing = [one.id for one in lot.scored if one.weight and one.id not in offer.scores]
    if missing:
        return f"No score is agreed for {', '.join(missing[:6])}{' and others' if len(missing) > 6 else ''}."
    return next(_thresholds(method, lot, offer, quality), "")


def _ready(method: Method) -> bool:
    """Return whether enough is set to rank: the least quality may be missing, a weight may not."""
    benchmark = method.formula != "fixed_benchmark" or (method.floor is not None and method.cap is not None)
    weighed = method.price_weight is not None or not method.by_weight
    return bool(
        method.formula and weighed and method.highest and method.quality_weight is not None and benchmark
    )


def _thresholds(
    method: Method, lot: LotAsked, offer: Offer, quality: Mapping[str, Fraction]
) -> Iterator[str]:
    least = method.minimum_score
    for question in lot.scored:
        score = offer.scores.get(question.id)
        if least is not None and question.must and score is not None and score < least:
            yield f"{question.id} is a must and scored {score}; the least is {least}."
    for criterion, share in method.minimum_criterion.items():
        of = method.weights[criterion] or Fraction(0)
        if quality[criterion] < share * of:
            yield (
                f"{method.titles[criterion]} earned {in_print(quality[criterion])} of {in_print(of)} marks; "
                f"the least is {in_print(share * of)}."
            )
    whole, whole_of = sum(quality.values(), Fraction(0)), method.quality_weight or Fraction(0)
    if method.minimum_quality is not None and whole < method.minimum_quality * whole_of:
        yield (
            f"Quality earned {in_print(whole)} of {in_print(whole_of)} marks; the least is "
            f"{in_print(method.minimum_quality * whole_of)}."
        )
    if not method.by_weight and not whole:
        yield "Its quality earned no marks, so that no price per mark can be worked out."


def _standing(
    method: Method, offer: Offer, criteria: Mapping[str, Fraction], priced: Fraction | None, why: str
) -> Standing:
    quality = sum(criteria.values(), Fraction(0))
    total: Fraction | None = None
    if not why and method.by_weight and priced is not None:
        total = quality + priced
    elif not why and not method.by_weight and offer.price is not None:
        total = Fraction(offer.price, 100) / quality
    said = rounded(total, method.places) if total is not None else None
    return Standing(offer, criteria, quality, priced, total, said, None, why)


def _ranked(method: Method, made: Sequence[Standing]) -> Iterator[Standing]:
    """Yield the standings in order with their ranks: equal totals share one, unless the tie is broken."""
    whole = [one for one in made if one.total is not None]
    keys = {one.offer.id: _key(method, one) for one in whole}
    for one in sorted(whole, key=lambda one: (keys[one.offer.id], one.offer.id)):
        place = 1 + sum(other < keys[one.offer.id] for other in keys.values())
        yield _with_rank(one, place)
    yield from sorted((one for one in made if one.total is None), key=lambda one: one.offer.id)


def _key(method: Method, one: Standing) -> tuple[Decimal, Fraction]:
    """Return what bids are ordered by: the total, then what breaks a tie; the smaller comes first."""
    total = one.total if one.total is not None else Decimal(0)
    first = -total if method.by_weight else total
    broken = {"quality": -one.quality, "price": Fraction(one.offer.price or 0)}
    return first, broken.get(method.tie_break or "", Fraction(0))


def _with_rank(one: Standing, place: int) -> Standing:
    return Standing(
        one.offer, one.criteria, one.quality, one.price_marks, one.exact_total, one.total, place, one.why
    )
