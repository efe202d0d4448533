# SPDX-License-Identifier: MIT
"""What a comparison stands on: discount rates, optimism bias, kinds of cost, VAT, success factors."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Literal, TypeVar, get_args

from planner.model.appraisal import Bias
from planner.rules.entries import References
from planner.rules.listing import Cited, Cites, listed
from planner.rules.parts import Part, Words
from planner.rules.problems import Problem

DEFAULTS = ("years", "top_score", "score_error", "weight_spread_pct", "line_spread_pct")


class Tier(Part):
    """A rate in per cent a year, up to and with a year counted from the first year compared."""

    to_year: int
    pct: float


class _Dated(Cited):
    id: Words
    valid_from: date
    valid_until: date | None = None


class DiscountRate(_Dated):
    """The real rate by which later years count less, of the edition in force on a day."""

    title: Words
    tiers: tuple[Tier, ...]

    def pct(self, year: int) -> float:
        """Return the rate that applies between the year before and this one, counted from 0."""
        return next((tier.pct for tier in self.tiers if year <= tier.to_year), self.tiers[-1].pct)

    def factors(self, years: int) -> tuple[float, ...]:
        """Return what a pound of each year is worth in the first; 1 for year 0."""
        found = [1.0]
        for year in range(1, years):
            found.append(found[-1] / (1 + self.pct(year) / 100))
        return tuple(found[:years])


class VatRate(_Dated):
    """The standard rate of VAT from a day on."""

    pct: float


class OptimismBias(_Dated):
    """How much more such things cost than was said before: at first, and once evidence has been gathered."""

    applies_to: Bias
    title: Words
    upper_pct: float
    lower_pct: float
    note: Words = ""

    def pct(self, mitigated_pct: float) -> float:
        """Return what is left of the bias once so much of it is mitigated, 0 to 100."""
        return self.upper_pct - (self.upper_pct - self.lower_pct) * mitigated_pct / 100


class KindOfCost(Cited):
    """A kind of cost, and what it usually is."""

    id: Words
    title: Words
    nature: Literal["capital", "revenue"]
    bias: Bias


class SuccessFactor(Cited):
    """A criterion of a comparison that names none of its own."""

    id: Words
    title: Words
    means: Words


class Default(Cited):
    """A number that stands where the project states none."""

    id: Words
    title: Words
    number: float


D = TypeVar("D", bound=_Dated)


def _on(rates: Iterable[D], day: date) -> D | None:
    return next(
        (
            one
            for one in rates
            if one.valid_from <= day and (one.valid_until is None or day <= one.valid_until)
        ),
        None,
    )


@dataclass(frozen=True)
class AppraisalKnowledge:
    """All that is known beside the trust's own figures."""

    discount_rates: tuple[DiscountRate, ...]
    biases: tuple[OptimismBias, ...]
    kinds: tuple[KindOfCost, ...]
    vat: tuple[VatRate, ...]
    factors: tuple[SuccessFactor, ...]
    defaults: tuple[Default, ...]

    def discount_on(self, day: date) -> DiscountRate:
        """Return the rate in force on a day, the earliest held for days before it."""
        return _on(self.discount_rates, day) or min(self.discount_rates, key=lambda one: one.valid_from)

    def vat_on(self, day: date) -> VatRate:
        """Return the standard rate of VAT on a day."""
        return _on(self.vat, day) or min(self.vat, key=lambda one: one.valid_from)

    def biases_on(self, day: date) -> Mapping[str, OptimismBias]:
        """Return the optimism bias in force on a day by what it applies to; the earliest for days before."""
        found: dict[str, OptimismBias] = {}
        for applies_to in dict.fromkeys(one.applies_to for one in self.biases):
            tables = [one for one in self.biases if one.applies_to == applies_to]
            found[applies_to] = _on(tables, day) or min(tables, key=lambda one: one.valid_from)
        return found

    @cached_property
    def kind_by_id(self) -> Mapping[str, KindOfCost]:
        """Return the kinds of cost by their ids."""
        return {one.id: one for one in self.kinds}

    def default(self, name: str) -> float:
        """Return the number that stands where the project states none."""
        return next(one.number for one in self.defaults if one.id == name)


def appraisal_knowledge(
    data: Mapping[str, Any], known: References
) -> tuple[AppraisalKnowledge | None, tuple[Problem, ...]]:
    """Return what `references/appraisal.yaml` says, or None, and all that is wrong with it."""
    cites = (Cites("sources", "source", known.sources),)
    rates, wrong_rates = listed(data, "discount_rates", DiscountRate, "id", cites)
    biases, wrong_biases = listed(data, "optimism_bias", OptimismBias, "id", cites)
    kinds, wrong_kinds = listed(data, "cost_kinds", KindOfCost, "id", cites)
    vat, wrong_vat = listed(data, "vat_rates", VatRate, "id", cites)
    factors, wrong_factors = listed(data, "success_factors", SuccessFactor, "id", cites)
    defaults, wrong_defaults = listed(data, "defaults", Default, "id", cites)
    problems = [*wrong_rates, *wrong_biases, *wrong_kinds, *wrong_vat, *wrong_factors, *wrong_defaults]
    applies = {one.applies_to for one in biases}
    problems += [
        Problem("", ("optimism_bias",), f"expected an entry that applies to {name}")
        for name in get_args(Bias)
        if name not in applies and not problems
    ]
    held = {one.id for one in defaults}
    problems += [
        Problem("", ("defaults",), f"expected an entry for {name}") for name in DEFAULTS if name not in held
    ]
    for key, found in (("discount_rates", rates), ("optimism_bias", biases), ("vat_rates", vat)):
        if not found and not problems:
            problems.append(Problem("", (key,), "expected at least one entry"))
    if problems:
        return None, tuple(problems)
    return AppraisalKnowledge(rates, biases, kinds, vat, factors, defaults), ()
