# SPDX-License-Identifier: MIT
"""What would change the winner: marks on a question, a weight, a price, or a bid that drops out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from planner.evaluation.method import FORMULA_WORDS, Method
from planner.evaluation.ranking import Offer, Ranking, Standing, rank
from planner.model.evaluation import PriceFormula

PRICE = "price"
"""Stands for price among the criteria whose weights are tried."""


@dataclass(frozen=True)
class MarkChange:
    """The fewest marks on one question after which a rival is first.

    `worth` is what one mark is worth; `gap` the lead it must overcome. `up` is how many more the rival
    needs, None where the scale does not reach so far; `down` how many fewer the winner, None likewise.
    """

    question: str
    rival: str
    worth: Fraction
    gap: Fraction
    up: int | None
    down: int | None

    @property
    def fewest(self) -> int:
        """Return the smaller of the two."""
        return min(one for one in (self.up, self.down) if one is not None)


@dataclass(frozen=True)
class WeightChange:
    """The weight of a criterion, or of price, at which a rival draws level; the others keep their ratios."""

    criterion: str
    rival: str
    weight: Fraction
    level_at: Fraction

    @property
    def shift(self) -> Fraction:
        """Return by how many marks the weight would have to move."""
        return self.level_at - self.weight


@dataclass(frozen=True)
class PriceChange:
    """The highest price at which a rival would be first, all else as it is; None where no price would do."""

    rival: str
    price: int
    needed: int | None


@dataclass(frozen=True)
class DropOut:
    """What becomes of the order of the others if one bid drops out: `turned` are pairs that change places."""

    gone: str
    before: tuple[tuple[str, ...], ...]
    after: tuple[tuple[str, ...], ...]
    turned: tuple[tuple[str, str], ...]

    @property
    def new_winner(self) -> bool:
        """Return whether somebody else would be first who was not, apart from the gap that the bid leaves."""
        return bool(self.before) and bool(self.after) and self.before[0] != self.after[0]


@dataclass(frozen=True)
class OtherFormula:
    """Who would be first under another price formula, on the same bids and weights."""

    formula: PriceFormula
    stated: bool
    first: tuple[str, ...]


def marks_that_change(ranking: Ranking) -> tuple[MarkChange, ...]:
    """Return every question on which some marks would put a rival first, the fewest marks first.

    One score is moved, from step to step of the scale, and all else stands. By price per quality point a
    mark changes the quotient, which is worked out anew; elsewhere it adds what it is worth.
    """
    winner = ranking.winner
    if winner is None:
        return ()
    rivals = [one for one in ranking.ranked if one is not winner]
    found = [change for rival in rivals for change in _marks(ranking, winner, rival)]
    return tuple(sorted(found, key=lambda one: (one.fewest, -one.worth, one.rival, one.question)))


def _marks(ranking: Ranking, winner: Standing, rival: Standing) -> Iterator[MarkChange]:
    method = ranking.method
    steps = [score for score, _ in method.steps]
    for question in ranking.lot.scored:
        if not question.weight:
            continue
        held, theirs = winner.offer.scores[question.id], rival.offer.scores[question.id]
        worth = question.weight / (method.highest or 1)
        rises = [step - theirs for step in steps if step > theirs]
        falls = [held - step for step in reversed(steps) if step < held]
        up = next((one for one in rises if _ahead(method, winner, rival, one * worth, Fraction(0))), None)
        down = next((one for one in falls if _ahead(method, winner, rival, Fraction(0), one * worth)), None)
        if up is not None or down is not None:
            yield MarkChange(question.id, rival.offer.id, worth, _gap(winner, rival), up, down)


def _gap(winner: Standing, rival: Standing) -> Fraction:
    return abs((winner.exact_total or Fraction(0)) - (rival.exact_total or Fraction(0)))


def _ahead(method: Method, winner: Standing, rival: Standing, up: Fraction, down: Fraction) -> bool:
    """Return whether the rival is ahead once it has `up` more quality marks and the winner `down` fewer."""
    if method.by_weight:
        return up + down > _gap(winner, rival)
    mine, theirs = winner.quality - down, rival.quality + up
    price, other = winner.offer.price or 0, rival.offer.price or 0
    return mine <= 0 or Fraction(other) / theirs < Fraction(price) / mine


def weights_that_change(ranking: Ranking) -> tuple[WeightChange, ...]:
    """Return each weight at which a rival draws level with the winner, the smallest shift first.

    The weight of one criterion (or of price) is moved between 0 and 100, and the others share the rest
    in the ratio they have; so every total is a straight line, and two lines meet once at most.
    """
    winner, method = ranking.winner, ranking.method
    if winner is None or not method.by_weight or method.price_weight is None:
        return ()
    weights = {key: weight or Fraction(0) for key, weight in method.weights.items()}
    weights[PRICE] = method.price_weight
    found = []
    for rival in (one for one in ranking.ranked if one is not winner):
        for key, weight in weights.items():
            level = _level(_earned(winner, key), _earned(rival, key), weight, _all(weights))
            if level is not None:
                found.append(WeightChange(key, rival.offer.id, weight, level))
    return tuple(sorted(found, key=lambda one: (abs(one.shift), one.criterion, one.rival)))


def _all(weights: dict[str, Fraction]) -> Fraction:
    return sum(weights.values(), Fraction(0))


def _earned(one: Standing, key: str) -> tuple[Fraction, Fraction]:
    """Return what a bid earned under one criterion, and under all the others."""
    total = one.exact_total or Fraction(0)
    part = (one.price_marks or Fraction(0)) if key == PRICE else one.criteria[key]
    return part, total - part


def _level(
    first: tuple[Fraction, Fraction], second: tuple[Fraction, Fraction], weight: Fraction, of: Fraction
) -> Fraction | None:
    """Return the weight at which two bids are level; None outside 0 to the whole, or where they never are."""
    rest = of - weight
    if not weight or not rest:
        return None
    part = (first[0] - second[0]) / weight
    others = (first[1] - second[1]) / rest
    if part == others:
        return None
    level = -others * of / (part - others)
    return level if 0 <= level <= of and level != weight else None


def prices_that_change(ranking: Ranking) -> tuple[PriceChange, ...]:
    """Return for each rival the highest price at which it would be first, by halving the span of prices."""
    winner = ranking.winner
    if winner is None:
        return ()
    offers = [one.offer for one in ranking.standings]
    return tuple(
        PriceChange(rival.offer.id, rival.offer.price or 0, _needed(ranking, offers, rival.offer))
        for rival in ranking.ranked
        if rival is not winner
    )


def _needed(ranking: Ranking, offers: Sequence[Offer], rival: Offer) -> int | None:
    def first_at(price: int) -> bool:
        tried = [replace(one, price=price) if one.id == rival.id else one for one in offers]
        ahead = rank(ranking.method, ranking.lot, tried).winner
        return ahead is not None and ahead.offer.id == rival.id

    low, high = 1, rival.price or 1
    if not first_at(low):
        return None
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if first_at(middle) else (low, middle)
    return low


def drop_outs(ranking: Ranking) -> tuple[DropOut, ...]:
    """Return what becomes of the order of the others if each ranked bid in turn drops out."""
    offers = [one.offer for one in ranking.standings]
    found = []
    for gone in ranking.ranked:
        left = [one for one in offers if one.id != gone.offer.id]
        before = _without(ranking.order, gone.offer.id)
        after = rank(ranking.method, ranking.lot, left).order
        found.append(DropOut(gone.offer.id, before, after, tuple(_turned(before, after))))
    return tuple(found)


def _without(order: tuple[tuple[str, ...], ...], gone: str) -> tuple[tuple[str, ...], ...]:
    kept = (tuple(one for one in tied if one != gone) for tied in order)
    return tuple(tied for tied in kept if tied)


def _turned(
    before: tuple[tuple[str, ...], ...], after: tuple[tuple[str, ...], ...]
) -> Iterator[tuple[str, str]]:
    """Yield each pair of which the one was ahead before and is not any more."""
    was = {one: place for place, tied in enumerate(before) for one in tied}
    now = {one: place for place, tied in enumerate(after) for one in tied}
    both = [one for one in was if one in now]
    for first in both:
        for second in both:
            if was[first] < was[second] and now[first] >= now[second]:
                yield first, second


def other_formulas(ranking: Ranking) -> tuple[OtherFormula, ...]:
    """Return who would be first under each price formula that these bids and figures allow."""
    method = ranking.method
    offers = [one.offer for one in ranking.standings]
    found = []
    for formula in FORMULA_WORDS:
        if formula == "fixed_benchmark" and (method.floor is None or method.cap is None):
            continue
        if formula != "price_per_quality_point" and method.price_weight is None:
            continue
        tried = rank(replace(method, formula=formula), ranking.lot, offers)
        first = tuple(one.offer.id for one in tried.winners)
        found.append(OtherFormula(formula, formula == method.formula, first))
    return tuple(found)
