# SPDX-License-Identifier: MIT
"""How options are compared: years, prices, criteria, budgets; and what each option costs and earns.

All of it may be unknown. An option of which no cost is stated has an unknown cost, never none.
"""

import re
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, WithJsonSchema, model_validator

from planner.model.noun import Noun, Part
from planner.model.refusal import refuse, shown
from planner.model.values import Id, Money, Number, Percent, Text, Whole, YesNo

_YEAR = re.compile(r"(?:FY\s*)?((?:19|20)\d\d)(?:\s*[-/–]\s*(\d{2}|\d{4}))?", re.IGNORECASE)


def read_financial_year(value: Any) -> Any:
    """Return the calendar year in which a financial year begins: 2026 for `2026-27`, `2026/27` or `2026`."""
    found = _YEAR.fullmatch(str(value).strip())
    remedy = "write it as 2026-27: it runs from 1 April 2026 to 31 March 2027"
    if not found:
        raise refuse(
            "financial_year", "'{written}' is not a financial year", remedy, written=shown(str(value))
        )
    begins = int(found[1])
    if found[2] and int(found[2]) % 100 != (begins + 1) % 100:
        raise refuse(
            "financial_year",
            "the years of '{written}' do not follow each other",
            remedy,
            written=shown(value),
        )
    return begins


FinancialYear = Annotated[
    int, BeforeValidator(read_financial_year), Field(ge=1990, le=2100), WithJsonSchema({"type": "string"})
]

CostKind = Literal[
    "programme",
    "procurement",
    "implementation",
    "hardware",
    "storage",
    "licences",
    "service_charge",
    "hosting",
    "support",
    "network",
    "interfaces",
    "migration",
    "data_return",
    "dual_running",
    "legacy_access",
    "training",
    "exit",
    "extension",
    "other",
]
Bias = Literal["equipment", "outsourcing", "none"]


class Cost(Noun):
    """One line of what an option costs, in pounds of the price base, without VAT.

    Either `amounts` by financial year, or `per_year` from `first` to `last`. `low` and `high` are what the
    whole line may come to as a share of what is stated (90 % to 130 %). `sunk` has been spent already,
    `transfer` only moves money within the public sector: neither counts in the economic case.
    """

    kind: CostKind | None = None
    nature: Literal["capital", "revenue"] | None = None
    amounts: dict[FinancialYear, Money] | None = None
    per_year: Money | None = None
    first: FinancialYear | None = None
    last: FinancialYear | None = None
    low_pct: Percent | None = None
    high_pct: Percent | None = None
    bias: Bias | None = None
    mitigated_pct: Percent | None = Field(
        default=None, description="How much of the optimism bias evidence has taken away: 0 none, 100 all."
    )
    vat_recovered: YesNo | None = None
    sunk: YesNo | None = None
    transfer: YesNo | None = None
    member: Id | None = None

    @model_validator(mode="after")
    def _range_in_order(self) -> Self:
        low, high = self.low_pct, self.high_pct
        if (low is not None and low > 100) or (high is not None and high < 100):
            raise refuse(
                "range_out_of_order",
                "what is stated lies outside its own range",
                "low_pct is at most 100 and high_pct at least 100: shares of the amounts stated",
            )
        if (self.mitigated_pct or 0) > 100:
            raise refuse("percent_large", "more than all of the bias is mitigated", "write 100 for all of it")
        return self


class Gain(Cost):
    """One line of what an option brings, in pounds: cash released, or another benefit that is valued."""

    benefit: Id | None = None
    cash: YesNo | None = None


class PricedRisk(Noun):
    """A risk of an option in money: the chance that it happens, and what it then costs."""

    chance_pct: Percent | None = None
    impact: Money | None = None
    year: FinancialYear | None = None
    risk: Text | None = None


class CriterionScore(Part):
    """How an option does on one criterion, and why. `low` and `high` are how far the score may be wrong."""

    score: Number | None = None
    because: Text | None = None
    low: Number | None = None
    high: Number | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        held = [one for one in (self.low, self.score, self.high) if one is not None]
        if held != sorted(held):
            raise refuse(
                "scores_out_of_order",
                "low, score and high are out of order",
                "low is at most the score, and the score at most high",
            )
        return self


class AppraisalCriterion(Noun):
    """What options are judged by besides money: its share, and the score that an option must reach."""

    weight: Number | None = None
    weight_low: Number | None = None
    weight_high: Number | None = None
    threshold: Number | None = None
    means: Text | None = None


class Budget(Part):
    """What may be spent in one financial year, in cash."""

    capital: Money | None = None
    revenue: Money | None = None


class Appraisal(Part):
    """How the options are compared. Money is in pounds of the year `price_base`."""

    price_base: FinancialYear | None = None
    first_year: FinancialYear | None = None
    years: Whole | None = None
    inflation_pct: Percent | None = None
    overrun_per_month: Money | None = Field(
        default=None,
        description="What each month costs by which an option is late for the end of the contract.",
    )
    top_score: Number | None = None
    criteria: tuple[AppraisalCriterion, ...] | None = None
    budgets: dict[FinancialYear, Budget] | None = None
    preferred: Id | None = None
    do_minimum: Id | None = Field(
        default=None, description="The option that does no more than keep the service going."
    )
