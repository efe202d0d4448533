# SPDX-License-Identifier: MIT
"""The financial case of one option: cash by financial year, with inflation and VAT, by nature."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planner.appraisal.lines import Line, Nature, Span
from planner.model.appraisal import Budget

NATURES: tuple[Nature, ...] = ("capital", "revenue")


@dataclass(frozen=True)
class YearOfCash:
    """One financial year of one nature, in cash; `budget` is None where none is stated."""

    year: int
    nature: Nature
    net_of_vat: float
    vat: float
    released: float
    budget: float | None

    @property
    def needed(self) -> float:
        """Return what has to be paid, less what is released in cash."""
        return self.net_of_vat + self.vat - self.released

    @property
    def gap(self) -> float | None:
        """Return what the budget lacks, nought where it suffices; None where no budget is stated."""
        return None if self.budget is None else max(self.needed - self.budget, 0.0)


@dataclass(frozen=True)
class CashRules:
    """How constant prices become cash. `inflation` is a share a year from the price base on."""

    inflation: float
    vat: float
    price_base: int


def cash_of(
    costs: Sequence[Line],
    gains: Sequence[Line],
    span: Span,
    rules: CashRules,
    budgets: Mapping[int, Budget],
) -> tuple[YearOfCash, ...]:
    """Return the cash of each year compared, capital before revenue. Optimism bias is paid for too.

    VAT is added unless it is said to be recovered: nobody may count on money back that nobody has confirmed.
    Money already spent is not asked for again; a transfer is cash all the same.
    """
    found = []
    for place, year in enumerate(span.all):
        grown = (1 + rules.inflation) ** (year - rules.price_base)
        for nature in NATURES:
            held = [one for one in costs if one.nature == nature and not one.sunk]
            paid = [(one, one.amounts[place] * (1 + one.uplift) * grown) for one in held]
            budget = budgets.get(year)
            found.append(
                YearOfCash(
                    year=year,
                    nature=nature,
                    net_of_vat=sum(amount for _, amount in paid),
                    vat=sum(amount * rules.vat for one, amount in paid if not one.vat_recovered),
                    released=sum(
                        one.amounts[place] * grown for one in gains if one.cash and one.nature == nature
                    ),
                    budget=getattr(budget, nature) if budget else None,
                )
            )
    return tuple(found)
