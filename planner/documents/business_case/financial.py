# SPDX-License-Identifier: MIT
"""The financial case: what has to be paid in which year, and whether the money is there."""

from collections.abc import Iterator

from planner.appraisal.comparison import Appraised
from planner.documents.business_case.case import Case, asked, preferred
from planner.documents.exit_plan.answers import Asked
from planner.documents.exit_plan.told import Shown, listing, told
from planner.documents.options_appraisal import budget_short
from planner.documents.plan import ExitPlan
from planner.documents.tables import appraisal
from planner.documents.tables.appraisal import financial_year_words, pounds
from planner.english import joined, listed
from planner.schedule.setting import left_contracts


def financial(plan: ExitPlan) -> Case:
    """Return the financial case, of the preferred option or, while none is preferred, of all."""
    chosen = preferred(plan)
    of = [chosen] if chosen is not None else list(plan.comparison.options)
    return Case(
        "financial",
        "The financial case",
        "That it can be paid for, in cash, year by year, with VAT and rising prices.",
        told([*_today(plan), *_needed(of), *budget_short(of)], _cash(plan, chosen)),
        tuple(_questions(plan, of)),
    )


def _today(plan: ExitPlan) -> Iterator[str]:
    paid = [
        f"{pounds(one.value.annual)} a year under {one.name_in_print}"
        for one in left_contracts(plan.facts)
        if one.value and one.value.annual is not None
    ]
    if paid:
        yield f"Today the trust pays {joined(paid)}."


def _needed(of: list[Appraised]) -> Iterator[str]:
    for one in of:
        if one.cash:
            capital = sum(year.needed for year in one.cash if year.nature == "capital")
            revenue = sum(year.needed for year in one.cash if year.nature == "revenue")
            yield f"“{one.title}” needs {pounds(capital)} of capital and {pounds(revenue)} of revenue in all."


def _cash(plan: ExitPlan, chosen: Appraised | None) -> Shown | None:
    """Return the cash of the preferred option year by year; that of all is in the options appraisal."""
    if chosen is None or not chosen.cash:
        return None
    by_year = {(one.year, one.nature): one for one in chosen.cash}
    rows = []
    for year in plan.comparison.span.all:
        capital, revenue = by_year[year, "capital"], by_year[year, "revenue"]
        short = round((capital.gap or 0.0) + (revenue.gap or 0.0))
        cells = (round(capital.needed), capital.budget, round(revenue.needed), revenue.budget, short or None)
        rows.append((financial_year_words(year), *cells))
    return listing(
        "case-cash",
        "Cash by financial year, £",
        (
            ("year", "Year", "text"),
            ("capital", "Capital needed", "money"),
            ("capital_budget", "Capital budget", "money"),
            ("revenue", "Revenue needed", "money"),
            ("revenue_budget", "Revenue budget", "money"),
            ("short", "Budget lacks", "money"),
        ),
        rows,
        "15 17 17 17 17 17",
        appraisal.affordability(plan).note,
        "–",
    )


def _questions(plan: ExitPlan, of: list[Appraised]) -> Iterator[Asked]:
    said, held = plan.project.appraisal, plan.comparison
    uncosted = not any(one.cash for one in of)
    yield from asked("FIN", "What has to be paid in each year? No cost is stated.", uncosted)
    budgets = said.budgets or {}
    for nature in ("capital", "revenue"):
        blank = [
            year
            for year in held.span.all
            if getattr(budgets.get(year), nature, None) is None and _is_needed(of, year, nature)
        ]
        named = joined(financial_year_words(year) for year in blank)
        yield from asked("FIN", f"How much {nature} is there in {named}?", bool(blank))
    lines = {line.title: None for one in of for line in one.costs if line.vat_recovered is None}
    yield from asked("FIN", f"Is VAT recovered on {listed(lines, 5)}?", bool(lines))
    yield from asked("FIN", "By how much do prices rise a year?", said.inflation_pct is None)
    funded = plan.project.programme.dual_running_funded
    yield from asked("FIN", "Who pays for the time in which old and new run side by side?", not funded)
    yield from asked(
        "FIN", "How does it stand in the accounts: is any of it a lease, or an asset of the trust?"
    )
    yield from asked("FIN", "Who else pays, and has that been agreed in writing?", _shared(of))


def _is_needed(of: list[Appraised], year: int, nature: str) -> bool:
    cash = (one for option in of for one in option.cash)
    return any(one.year == year and one.nature == nature and round(one.needed) > 0 for one in cash)


def _shared(of: list[Appraised]) -> bool:
    courses = [one.outlook.course for one in of]
    return any(one.option and one.option.members and len(one.option.members) > 1 for one in courses)
