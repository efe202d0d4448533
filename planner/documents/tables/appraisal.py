# SPDX-License-Identifier: MIT
"""Tables of the comparison of options in money: costs, cash, being late, what moves them, what is missing."""

from planner.appraisal.affordability import NATURES
from planner.appraisal.comparison import Appraised, Gap
from planner.appraisal.sensitivity import Switching
from planner.documents.plan import ExitPlan
from planner.documents.table import Table
from planner.documents.verdict_words import chance_words
from planner.documents.words import day
from planner.documents.workbook import Column, Value
from planner.english import capital, counted

NO_CHANGE = "No change is enough"
"""What is said of an input that could not change so much: nothing falls below nought."""

MISSING = {
    "costs": "What it costs: no cost is stated, so it is in no ranking of cost",
    "line": "The amounts of “{title}”",
    "risk": "The chance and the price of “{title}”",
    "archive": "What the old supplier is paid for keeping its archive readable",
    "overrun_price": "What a month costs by which it is late: being late is not in its cost",
    "score": "The score on “{title}”",
    "weight": "The weight of “{title}”",
    "price_base": "The year of the prices: that of the plan is taken",
    "first_year": "The first year compared: that of the plan is taken",
}


def financial_year_words(year: int) -> str:
    """Return a financial year as it is written: `2026-27`."""
    return f"{year}-{(year + 1) % 100:02}"


def pounds(value: float | None) -> str:
    """Return money in whole pounds as it is printed: `£1,234,567`, `−£500`."""
    if value is None:
        return "Not known"
    sign = "−" if round(value) < 0 else ""
    return f"{sign}£{abs(round(value)):,}"


def whole_life_costs(plan: ExitPlan) -> Table:
    """Return the whole-life cost of every option, the cheapest first and the unknown last."""
    held = plan.comparison
    unknown = [one for one in held.options if one.net is None]
    return Table(
        "whole-life-costs",
        "Whole-life cost of each option",
        (
            Column("option", "Option", "long", 30),
            Column("costs", "Costs, £", "money"),
            Column("bias", "Optimism bias, £", "money"),
            Column("risk", "Risk, £", "money"),
            Column("overrun", "Being late, £", "money"),
            Column("gains", "Gains, £", "money"),
            Column("residual", "Left at the end, £", "money"),
            Column("net", "Net present cost, £", "money"),
            Column("annual", "Equivalent annual cost, £", "money"),
            Column("rank", "Rank", "number"),
        ),
        tuple(_whole(one, rank) for rank, one in enumerate(held.by_cost, 1))
        + tuple((one.title, *([None] * 9)) for one in unknown),
        note=_basis(plan),
    )


def _whole(one: Appraised, rank: int) -> tuple[Value, ...]:
    whole = one.whole
    assert whole is not None
    sums = (whole.before_bias, whole.bias, whole.risk, whole.overrun, whole.gains, whole.residual)
    return (one.title, *map(round, sums), round(whole.net), round(whole.annual), rank)


def _basis(plan: ExitPlan) -> str:
    held = plan.comparison
    first, last = held.span.all[0], held.span.all[-1]
    rates = " then ".join(f"{tier.pct:g}% to year {tier.to_year}" for tier in held.rate.tiers)
    return (
        f"Present values in pounds of {financial_year_words(held.rules.price_base)}, over "
        f"{financial_year_words(first)} to {financial_year_words(last)}, discounted at {rates} in real terms "
        f"({held.rate.title} [{', '.join(held.rate.sources)}]); without VAT, sunk costs and transfers."
    )


def affordability(plan: ExitPlan) -> Table:
    """Return the cash that each option needs by financial year and nature, in thousands, and the budget."""
    held = plan.comparison
    years = held.span.all
    rows: list[tuple[Value, ...]] = []
    for one in held.options:
        for nature in NATURES:
            cash = {year.year: year.needed for year in one.cash if year.nature == nature}
            if cash:
                rows.append((one.title, capital(nature), *(round(cash[year] / 1000) for year in years)))
    budgets = plan.project.appraisal.budgets or {}
    for nature in NATURES:
        stated = {year: getattr(budgets[year], nature) for year in years if year in budgets}
        if rows and any(amount is not None for amount in stated.values()):
            told = (stated.get(year) for year in years)
            rows.append(("Budget", capital(nature), *(None if a is None else round(a / 1000) for a in told)))
    return Table(
        "affordability",
        "Cash needed by financial year, £000",
        (
            Column("option", "Option", "long", 30),
            Column("nature", "Nature"),
            *(Column(f"y{year}", financial_year_words(year), "money") for year in years),
        ),
        tuple(rows),
        note=f"Cash, with {held.rules.inflation * 100:g}% inflation a year, with optimism bias, and with VAT "
        f"at {held.rules.vat * 100:g}% wherever nobody has confirmed that it is recovered.",
    )


def switching_values(plan: ExitPlan) -> Table:
    """Return how far each input would have to move before two options cost the same."""
    held = plan.comparison
    titles = {one.id: one.title for one in held.options}
    return Table(
        "switching-values",
        "Switching values",
        (
            Column("option", "Option", "long", 30),
            Column("input", "Input", "long", 34),
            Column("change", "Change needed"),
            Column("rival", "Then it costs as much as", "long", 30),
        ),
        tuple(
            (titles[one.option], one.title, change_words(one), titles[one.rival]) for one in held.switching
        ),
        note="The cheapest is held against the next, every other against the cheapest; one input at a time.",
    )


def change_words(one: Switching) -> str:
    """Return a change as it is read: `+35%`; one that cannot be is said to be so."""
    if not one.possible:
        return NO_CHANGE
    return f"{'+' if one.share >= 0 else '−'}{abs(one.share) * 100:,.0f}%"


def cost_drivers(plan: ExitPlan) -> Table:
    """Return the inputs of each option by how much they move its net present cost."""
    held = plan.comparison
    return Table(
        "cost-drivers",
        "What moves the cost of each option",
        (
            Column("option", "Option", "long", 30),
            Column("input", "Input", "long", 34),
            Column("low", "Net present cost at one end, £", "money"),
            Column("high", "At the other, £", "money"),
            Column("swing", "Swing, £", "money"),
            Column("basis", "Range"),
        ),
        tuple(
            (
                option.title,
                one.title,
                round(one.low),
                round(one.high),
                round(one.swing),
                "Stated" if one.stated else "Planning default, not verified",
            )
            for option in held.options
            for one in option.inputs
        ),
    )


def lateness(plan: ExitPlan) -> Table:
    """Return how late each option is expected to be for the first end of a contract, and what that costs."""
    held = plan.comparison
    return Table(
        "lateness",
        "Being late",
        (
            Column("option", "Option", "long", 34),
            Column("due", "First end", "date"),
            Column("chance", "Chance of being late"),
            Column("months", "Months late, on average over all futures", "number", places=1),
            Column("cost", "Expected cost, £", "money"),
        ),
        tuple(
            (
                one.title,
                one.overrun.due,
                chance_words(one.overrun.chance, one.outlook.iterations),
                round(one.overrun.months, 1),
                None if one.overrun.expected is None else round(one.overrun.expected),
            )
            for one in held.options
            if one.overrun
        ),
    )


def missing(plan: ExitPlan) -> Table:
    """Return what nobody has stated, and what it leaves unknown."""
    held = plan.comparison
    titles = {one.id: one.title for one in held.options}
    gaps = [*held.gaps, *(gap for one in held.options for gap in one.gaps)]
    return Table(
        "appraisal-missing",
        "What is missing",
        (Column("option", "Option", "long", 34), Column("what", "Not stated", "long", 70)),
        tuple((titles.get(gap.option, "All options"), gap_words(gap)) for gap in gaps),
    )


def gap_words(gap: Gap) -> str:
    """Return a gap as a reader is told of it."""
    return MISSING[gap.missing].format(title=gap.title)


def compared_words(plan: ExitPlan) -> str:
    """Return how many options are compared, over which years."""
    held = plan.comparison
    return (
        f"{counted(len(held.options), 'option')} compared over {counted(held.span.years, 'year')} from "
        f"{financial_year_words(held.span.first)}, as of {day(plan.as_of)}"
    )
