# SPDX-License-Identifier: MIT
"""How bids are to be compared: criteria and weights, lots, the price formula, the scale and the evaluators.

All of it may be unknown. What is not stated is said to be open in the tender, and is never made up.
"""

from typing import Literal

from pydantic import Field

from planner.model.noun import Noun, Part
from planner.model.values import Id, Ids, Money, Number, Percent, Text, Whole, YesNo

PriceFormula = Literal[
    "relative_to_lowest", "linear", "min_max", "fixed_benchmark", "price_per_quality_point"
]
Regime = Literal["pa2023", "pcr2015", "pcr2006"]
LineKind = Literal["one_off", "yearly", "usage", "option"]


class ScoreStep(Part):
    """One step of the scale on which answers are scored, and what an answer must be to earn it."""

    score: Whole | None = None
    means: Text | None = None


class OwnQuestion(Noun):
    """A question that stands in no catalogue, such as one on social value."""

    text: Text | None = None
    weight: Number | None = Field(default=None, description="Its share within the criterion.")
    words: Whole | None = None
    evaluation: Literal["gate", "scored", "info"] | None = None


class Criterion(Noun):
    """A part of the quality score. `weight` is its share of all 100 marks.

    Within it each scored requirement has the share stated under `requirements`, or one like the others.
    """

    weight: Number | None = None
    families: Ids | None = None
    requirements: dict[str, Number] | None = Field(
        default=None, description="Shares of single requirements within the criterion, by id."
    )
    questions: tuple[OwnQuestion, ...] | None = None
    minimum_pct: Percent | None = Field(
        default=None, description="Below this share of its marks a bid is not taken further."
    )


class PriceLine(Noun):
    """One line of the price schedule that bidders fill in."""

    kind: LineKind | None = None
    includes: Text | None = None


class PriceEvaluation(Part):
    """How price is scored. `floor` and `cap` are the two ends of a fixed benchmark."""

    weight: Number | None = None
    formula: PriceFormula | None = None
    years: Whole | None = Field(default=None, description="Years of service in the whole-life cost.")
    floor: Money | None = None
    cap: Money | None = None
    options_count: YesNo | None = Field(
        default=None, description="Whether the lines of kind option are part of the price compared."
    )
    lines: tuple[PriceLine, ...] | None = None


class Lot(Noun):
    """A part of the tender that is awarded by itself; one that names nothing has everything."""

    families: Ids | None = None
    requirements: Ids | None = None


class Moderation(Part):
    """How the scores of several evaluators become one: agreed between them, never an average."""

    moderator: Id | None = None
    apart: Whole | None = Field(
        default=None, description="Scores this many marks apart or more are discussed first."
    )


class Evaluator(Part):
    """A person who scores, and what; without criteria it is everything."""

    person: Id | None = None
    criteria: Ids | None = None
    lots: Ids | None = None


class Bid(Noun):
    """A bid whose price and agreed scores are stated here rather than read from workbooks."""

    lot: Id | None = None
    price: Money | None = None
    scores: dict[str, Whole] | None = Field(default=None, description="Agreed scores, by question.")

    @property
    def name_in_print(self) -> str:
        """Return the bidder's name."""
        return self.title or self.id


class Evaluation(Part):
    """How bids are compared, as it is published with the tender."""

    reference: Text | None = None
    regime: Regime | None = None
    scale: tuple[ScoreStep, ...] | None = None
    minimum_score: Whole | None = Field(
        default=None, description="A bid that scores less on any question that is a must goes no further."
    )
    minimum_quality_pct: Percent | None = None
    words: Whole | None = Field(default=None, description="The most words of an answer.")
    word_limits: dict[str, Whole] | None = None
    rounding: Whole | None = Field(default=None, description="Decimal places of totals.")
    tie_break: Literal["quality", "price"] | None = Field(
        default=None, description="What puts one of two equal bids first; without it both share the rank."
    )
    criteria: tuple[Criterion, ...] | None = None
    price: PriceEvaluation | None = None
    lots: tuple[Lot, ...] | None = None
    moderation: Moderation | None = None
    evaluators: tuple[Evaluator, ...] | None = None
    bids: tuple[Bid, ...] | None = None
