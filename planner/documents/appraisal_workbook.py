# SPDX-License-Identifier: MIT
"""The comparison of options as a live workbook: change a cost, a score or a weight, and the ranking follows.

Every formula carries the result that planner worked out; on opening, Excel comes to the same.
"""

from planner.appraisal.affordability import NATURES
from planner.appraisal.comparison import Appraised, Comparison
from planner.documents.appraisal_sheets import (
    INFLATION,
    VAT,
    assumed,
    assumptions,
    being_late,
    criteria_sheet,
    factor,
    lines,
    priced_risks,
    scores_sheet,
    sheet,
    years,
)
from planner.documents.plan import ExitPlan
from planner.documents.tables import appraisal, criteria, knowledge, options
from planner.documents.tables.appraisal import financial_year_words
from planner.documents.workbook import Column, Formula, TableSheet, Value, Workbook
from planner.documents.workbook_parts import of_plan, read_me, whole
from planner.english import capital

RANKING = "Ranking"
AS_BUILT = (
    "As planner worked it out when the pack was built; it does not follow changes made in this workbook."
)


def appraisal_workbook(plan: ExitPlan) -> Workbook:
    """Return the comparison of options as a workbook whose ranking is live."""
    held, title = plan.comparison, "Options appraisal"
    return whole(
        plan,
        title,
        (
            read_me(plan, title, "The options compared in money, time and criteria. The ranking is live."),
            _ranking(plan, held),
            lines(held),
            years(held),
            priced_risks(held),
            being_late(held),
            criteria_sheet(held),
            scores_sheet(held),
            _affordability(held),
            assumptions(held),
            options.options(plan).sheet("Time", (of_plan(plan),), "A3"),
            criteria.firmness(plan).sheet("Firmness", (AS_BUILT,)),
            criteria.to_win(plan).sheet("What would win", (AS_BUILT,)),
            criteria.dominated(plan).sheet("Beaten", (AS_BUILT,)),
            appraisal.switching_values(plan).sheet("Switching values", (AS_BUILT,)),
            appraisal.cost_drivers(plan).sheet("Cost drivers", (AS_BUILT,)),
            appraisal.missing(plan).sheet("Missing"),
            knowledge.sources(plan).sheet("Sources"),
        ),
    )


def _affordability(held: Comparison) -> TableSheet:
    rows: list[tuple[Value, ...]] = []
    for one in held.options:
        for nature in NATURES:
            for year in (cash for cash in one.cash if cash.nature == nature):
                rows.append(
                    (
                        one.title,
                        capital(nature),
                        financial_year_words(year.year),
                        Formula(_needed(year.year, year.year - held.rules.price_base), year.needed),
                        year.budget,
                        Formula('IF({budget}="","",MAX({needed}-{budget},0))', year.gap),
                    )
                )
    return sheet(
        "Affordability",
        "Cash needed by financial year, with inflation, optimism bias and VAT",
        (
            Column("option", "Option", "long", 30),
            Column("nature", "Nature"),
            Column("year", "Financial year"),
            Column("needed", "Needed", "money", 16),
            Column("budget", "Budget", "money", 16, editable=True),
            Column("gap", "Short by", "money", 16),
        ),
        rows,
    )


def _needed(year: int, after_base: int) -> str:
    mine = "({Lines!option}={option})*({Lines!nature}={nature})"
    vat = f'(1+({{Lines!vat}}="Paid")*{assumed(VAT)}/100)'
    paid = f'SUMPRODUCT({mine}*({{Lines!side}}="Cost")*({{Lines!sunk}}="No")*{{Lines!y{year}}}'
    paid += f"*(1+{{Lines!uplift}})*{vat})"
    freed = f'SUMPRODUCT({mine}*({{Lines!side}}="Gain")*({{Lines!cash}}="Yes")*{{Lines!y{year}}})'
    return f"({paid}-{freed})*(1+{assumed(INFLATION)}/100)^({after_base})"


def _ranking(plan: ExitPlan, held: Comparison) -> TableSheet:
    ranks = {one.id: rank for rank, one in enumerate(held.by_cost, 1)}
    best = {one.id: rank for rank, one in enumerate(held.by_score, 1)}
    return sheet(
        RANKING,
        "The options ranked",
        (
            Column("option", "Option", "long", 32),
            Column("costs", "Costs", "money", 14),
            Column("bias", "Optimism bias", "money", 14),
            Column("risk", "Risk", "money", 14),
            Column("late", "Being late", "money", 14),
            Column("gains", "Gains", "money", 14),
            Column("left", "Left at the end, price base", "money", 14, editable=True),
            Column("residual", "Left at the end", "money", 14),
            Column("net", "Net present cost", "money", 15),
            Column("annual", "Equivalent annual cost", "money", 15),
            Column("rank", "Rank by cost", "number"),
            Column("score", "Weighted score", "number", places=1),
            Column("best", "Rank by score", "number"),
            Column("point", "Cost of a point", "money", 14),
        ),
        [_ranked(one, held, ranks.get(one.id), best.get(one.id)) for one in held.options],
        "An option of which no cost is stated has no rank by cost; one not scored throughout none by score.",
    )


def _ranked(one: Appraised, held: Comparison, rank: int | None, best: int | None) -> tuple[Value, ...]:
    whole = one.whole
    last = len(held.factors)
    mine = '{Lines!option},{option},{Lines!side},"Cost"'
    unscored = (
        'COUNTIFS({Scores!option},{option},{Scores!score},">=0")<COUNTIFS({Scores!option},{option}),'
        f'COUNTIFS({{Criteria!weight}},">=0")<{len(held.criteria)},SUM({{Criteria!weight}})=0'
    )
    left = whole.residual / held.factors[-1] if whole else None

    def known(formula: str, value: float | None) -> Formula:
        """Show nothing, rather than nought, of an option of which no cost is stated."""
        return Formula(f'IF(COUNTIFS({mine})=0,"",{formula})', value if whole else None)

    return (
        one.title,
        known(f"SUMIFS({{Lines!pv}},{mine})", whole.before_bias if whole else None),
        known(f"SUMIFS({{Lines!pvb}},{mine})-{{costs}}", whole.bias if whole else None),
        known("SUMIFS({Priced risks!pv},{Priced risks!option},{option})", _risk(one, held)),
        known("SUMIFS({Being late!pv},{Being late!option},{option})", _lateness(one, held)),
        known('SUMIFS({Lines!pvb},{Lines!option},{option},{Lines!side},"Gain")', _gains(one, held)),
        left,
        known(f"{{left}}*{factor(str(last))}", whole.residual if whole else None),
        known("{costs}+{bias}+{risk}+{late}-{gains}-{residual}", one.net),
        Formula('IF({net}="","",{net}/SUM({Years!factor}))', whole.annual if whole else None),
        Formula('IF({net}="","",1+COUNTIFS({Ranking!net},"<"&{net}))', rank),
        Formula(f'IF(OR({unscored}),"",SUMIFS({{Scores!points}},{{Scores!option}},{{option}}))', one.score),
        Formula('IF({score}="","",1+COUNTIFS({Ranking!score},">"&{score}))', best),
        Formula('IF(OR({net}="",{score}="",{score}=0),"",{net}/{score})', one.cost_per_point),
    )


def _risk(one: Appraised, held: Comparison) -> float:
    return sum(risk.expected * held.factors[risk.place] for risk in one.exposures)


def _lateness(one: Appraised, held: Comparison) -> float:
    return (one.overrun.expected or 0.0) * held.factors[one.overrun.place] if one.overrun else 0.0


def _gains(one: Appraised, held: Comparison) -> float:
    return sum(line.present(held.factors) for line in one.gains)
