# SPDX-License-Identifier: MIT
"""The method of evaluation as it is published: scale, thresholds, price formula; and what is still open."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from planner.evaluation.rounding import PLACES, exact, pence
from planner.model.evaluation import Evaluation, PriceFormula

FORMULA_WORDS: dict[PriceFormula, str] = {
    "relative_to_lowest": "Relative to the lowest price",
    "linear": "Linear from the lowest price",
    "min_max": "Linear between lowest and highest price",
    "fixed_benchmark": "Fixed benchmark",
    "price_per_quality_point": "Price per quality point",
}
FORMULA_TEXT: dict[PriceFormula, str] = {
    "relative_to_lowest": "weight × lowest price ÷ price of the bid",
    "linear": "weight × (1 − (price of the bid − lowest price) ÷ lowest price), never less than 0",
    "min_max": "weight × (highest price − price of the bid) ÷ (highest price − lowest price)",
    "fixed_benchmark": "weight × (cap − price of the bid) ÷ (cap − floor), from 0 to the weight",
    "price_per_quality_point": "price of the bid ÷ its quality marks; the lowest result wins",
}
PITFALLS: dict[PriceFormula, str] = {
    "relative_to_lowest": "The marks of each bid depend on the lowest bid, even one that cannot win: if it "
    "drops out, the order of the others may turn.",
    "linear": "The marks depend on the lowest bid, and every price of twice the lowest or more scores 0.",
    "min_max": "The lowest price takes all marks and the highest none, however close they are; one very "
    "dear bid stretches the scale for all.",
    "fixed_benchmark": "No bid changes the marks of another, but floor and cap must rest on a sound "
    "estimate: all prices under the floor score alike, and all over the cap.",
    "price_per_quality_point": "There is no weighting: a cheap bid of low quality may win, so a least "
    "quality must be set.",
}


@dataclass(frozen=True)
class Method:
    """How bids are compared. None means that it is not set: no ranking is made up for it.

    Weights are in marks out of 100; `floor` and `cap` are in pence; `minimum_criterion` is by criterion.
    """

    formula: PriceFormula | None
    price_weight: Fraction | None
    weights: dict[str, Fraction | None]
    titles: dict[str, str]
    highest: int | None
    steps: tuple[tuple[int, str], ...]
    floor: int | None
    cap: int | None
    minimum_score: int | None
    minimum_quality: Fraction | None
    minimum_criterion: dict[str, Fraction]
    places: int
    places_stated: bool
    tie_break: str | None
    options_count: bool

    @property
    def by_weight(self) -> bool:
        """Return whether price and quality are added up; by price per quality point they are divided."""
        return self.formula != "price_per_quality_point"

    @property
    def quality_weight(self) -> Fraction | None:
        """Return the marks that quality carries in all; None while any weight is not set."""
        known = [weight for weight in self.weights.values() if weight is not None]
        return sum(known, Fraction(0)) if known and len(known) == len(self.weights) else None

    @property
    def open_points(self) -> tuple[str, ...]:
        """Return what is still to be set before the tender goes out, in words."""
        return tuple(_open_points(self))


def method_of(evaluation: Evaluation) -> Method:
    """Return the method that the project states."""
    price, criteria = evaluation.price, evaluation.criteria or ()
    steps = sorted(
        (step.score, step.means or "") for step in evaluation.scale or () if step.score is not None
    )
    return Method(
        formula=price.formula if price else None,
        price_weight=exact(price.weight) if price and price.weight is not None else None,
        weights={one.id: exact(one.weight) if one.weight is not None else None for one in criteria},
        titles={one.id: one.name_in_print for one in criteria},
        highest=steps[-1][0] if steps else None,
        steps=tuple(steps),
        floor=pence(price.floor) if price and price.floor is not None else None,
        cap=pence(price.cap) if price and price.cap is not None else None,
        minimum_score=evaluation.minimum_score,
        minimum_quality=_share(evaluation.minimum_quality_pct),
        minimum_criterion={
            one.id: exact(one.minimum_pct) / 100 for one in criteria if one.minimum_pct is not None
        },
        places=PLACES if evaluation.rounding is None else evaluation.rounding,
        places_stated=evaluation.rounding is not None,
        tie_break=evaluation.tie_break,
        options_count=bool(price and price.options_count),
    )


def _share(percent: float | None) -> Fraction | None:
    return None if percent is None else exact(percent) / 100


def _open_points(method: Method) -> Iterator[str]:
    if not method.weights:
        yield "No criterion is set, so no question has a weight."
    unset = [method.titles[key] for key, weight in method.weights.items() if weight is None]
    if unset:
        yield f"The weight of {', '.join(unset)} is not set."
    if method.formula is None:
        yield "The price formula is not chosen."
    if method.by_weight and method.price_weight is None:
        yield "The weight of price is not set."
    if method.highest is None:
        yield "The scale on which answers are scored is not set."
    if method.formula == "fixed_benchmark" and (method.floor is None or method.cap is None):
        yield "The floor and the cap of the price benchmark are not set."
    if method.formula == "price_per_quality_point" and method.minimum_quality is None:
        yield "No least quality is set, without which price per quality point rewards a cheap, poor bid."
