# SPDX-License-Identifier: MIT
"""The sheets that the ranking of options stands on: assumptions, years, lines, risks, lateness, criteria."""

from planner.appraisal.comparison import Appraised, Comparison
from planner.appraisal.lines import Line
from planner.documents.tables.appraisal import financial_year_words
from planner.documents.workbook import Column, Formula, TableSheet, Value
from planner.english import capital

RATE, LATER_RATE, MONTH, INFLATION, VAT, TOP = range(1, 7)
"""The rows of the assumptions, counted from 1 as INDEX does."""

LINES, YEARS = "Lines", "Years"


def assumed(row: int) -> str:
    """Return what gives the value of an assumption in a formula."""
    return f"INDEX({{Assumptions!value}},{row})"


def factor(place: str) -> str:
    """Return what gives the discount factor of a place among the years, counted from 1."""
    return f"INDEX({{Years!factor}},{place})"


def sheet(
    name: str, title: str, columns: tuple[Column, ...], rows: list[tuple[Value, ...]], note: str = ""
) -> TableSheet:
    """Return a table sheet; one without rows says that there are none."""
    empty: tuple[Value, ...] = ("None", *([None] * (len(columns) - 1)))
    return TableSheet(name, title, columns, tuple(rows) or (empty,), notes=(note,) if note else ())


def assumptions(held: Comparison) -> TableSheet:
    """Return the rates and prices that everything else reads."""
    tiers = held.rate.tiers
    late = next((one.overrun.per_month for one in held.options if one.overrun), None)
    return sheet(
        "Assumptions",
        "What the comparison stands on",
        (
            Column("what", "Assumption", "long", 60),
            Column("value", "Value", "number", 16, editable=True, places=2),
        ),
        [
            (f"Real discount rate to year {tiers[0].to_year}, per cent", tiers[0].pct),
            ("Real discount rate after that, per cent", tiers[-1].pct),
            ("What each month late costs, pounds of the price base", late),
            ("Inflation a year from the price base, per cent", held.rules.inflation * 100),
            ("VAT, per cent", held.rules.vat * 100),
            ("Highest score on a criterion", held.top),
        ],
        f"{held.rate.title} [{', '.join(held.rate.sources)}].",
    )


def years(held: Comparison) -> TableSheet:
    """Return the years with their discount factors."""
    tier = held.rate.tiers[0].to_year
    rates = f"(1+{assumed(RATE)}/100)^MIN({{n}},{tier})*(1+{assumed(LATER_RATE)}/100)^MAX(0,{{n}}-{tier})"
    return sheet(
        YEARS,
        "The years compared, and what a pound of each is worth in the first",
        (
            Column("year", "Financial year"),
            Column("n", "Years after the first", "number"),
            Column("factor", "Discount factor", "number", places=6),
        ),
        [
            (financial_year_words(year), n, Formula(f"1/({rates})", held.factors[n]))
            for n, year in enumerate(held.span.all)
        ],
    )


def lines(held: Comparison) -> TableSheet:
    """Return every line of cost and gain of every option, year by year."""
    years = [(f"y{year}", financial_year_words(year)) for year in held.span.all]
    rows = [
        _line(one, line, side, held)
        for one in held.options
        for side, lines in (("Cost", one.costs), ("Gain", one.gains))
        for line in lines
    ]
    return sheet(
        LINES,
        "Costs and gains of each option, in pounds of the price base without VAT",
        (
            Column("option", "Option", "long", 26),
            Column("line", "Line", "long", 30),
            Column("kind", "Kind", "long", 24),
            Column("side", "Side", choices=("Cost", "Gain")),
            Column("nature", "Nature", choices=("Capital", "Revenue"), editable=True),
            *(Column(key, heading, "money", 13, editable=True) for key, heading in years),
            Column("upper", "Bias at first, %", "number"),
            Column("lower", "Bias at least, %", "number"),
            Column("mitigated", "Bias mitigated, %", "number", editable=True),
            Column("counts", "Counts", choices=("Yes", "No"), editable=True),
            Column("sunk", "Sunk", choices=("Yes", "No"), editable=True),
            Column("cash", "Cash", choices=("Yes", "No"), editable=True),
            Column("vat", "VAT", choices=("Paid", "Recovered"), editable=True),
            Column("uplift", "Bias left", "percent"),
            Column("pv", "Present value before bias", "money", 16),
            Column("pvb", "Present value", "money", 16),
        ),
        rows,
        "Sunk costs and transfers do not count in the economic case. Where nobody has said how much of the "
        "optimism bias is mitigated, none is.",
    )


def _line(option: Appraised, line: Line, side: str, held: Comparison) -> tuple[Value, ...]:
    discounted = "+".join(f"{{y{year}}}*{factor(str(n))}" for n, year in enumerate(held.span.all, 1))
    plain = line.present(held.factors) / (1 + line.uplift)
    return (
        option.title,
        line.title,
        line.kind,
        side,
        capital(line.nature),
        *line.amounts,
        line.bias.upper_pct,
        line.bias.lower_pct,
        line.mitigated_pct,
        "Yes" if line.counts else "No",
        "Yes" if line.sunk else "No",
        "Yes" if line.cash else "No",
        "Recovered" if line.vat_recovered else "Paid",
        Formula("({upper}-({upper}-{lower})*{mitigated}/100)/100", line.uplift),
        Formula(f'IF({{counts}}="Yes",{discounted},0)', plain),
        Formula("{pv}*(1+{uplift})", line.present(held.factors)),
    )


def priced_risks(held: Comparison) -> TableSheet:
    """Return the risks in money."""
    return sheet(
        "Priced risks",
        "Risks in money",
        (
            Column("option", "Option", "long", 30),
            Column("risk", "Risk", "long", 40),
            Column("chance", "Chance", "percent", editable=True),
            Column("impact", "Cost if it happens", "money", editable=True),
            Column("place", "Year compared", "number"),
            Column("pv", "Expected, present value", "money", 16),
        ),
        [
            (
                one.title,
                risk.title,
                risk.chance,
                risk.impact,
                risk.place + 1,
                Formula(
                    f"{{chance}}*{{impact}}*{factor('{place}')}", risk.expected * held.factors[risk.place]
                ),
            )
            for one in held.options
            for risk in one.exposures
        ],
    )


def being_late(held: Comparison) -> TableSheet:
    """Return how late each option is expected to be, and what that costs."""
    return sheet(
        "Being late",
        "How late each option is for the first end of a contract, on average over all its futures",
        (
            Column("option", "Option", "long", 34),
            Column("due", "First end", "date"),
            Column("chance", "Chance of being late", "percent"),
            Column("months", "Months late", "number", editable=True, places=2),
            Column("place", "Year compared", "number"),
            Column("pv", "Expected cost, present value", "money", 16),
        ),
        [
            (
                one.title,
                one.overrun.due,
                one.overrun.chance,
                one.overrun.months,
                one.overrun.place + 1,
                Formula(
                    f"{{months}}*{assumed(MONTH)}*{factor('{place}')}",
                    (one.overrun.expected or 0.0) * held.factors[one.overrun.place],
                ),
            )
            for one in held.options
            if one.overrun
        ],
    )


def criteria_sheet(held: Comparison) -> TableSheet:
    """Return the criteria with their weights."""
    weights = sum(one.weight or 0.0 for one in held.criteria)
    return sheet(
        "Criteria",
        "What options are judged by besides money",
        (
            Column("criterion", "Criterion", "long", 34),
            Column("means", "What it asks", "long", 60),
            Column("weight", "Weight", "number", editable=True),
            Column("share", "Share of all", "percent"),
        ),
        [
            (
                one.title,
                one.means or None,
                one.weight,
                Formula(
                    "IF(SUM({Criteria!weight})=0,0,{weight}/SUM({Criteria!weight}))",
                    (one.weight or 0.0) / weights if weights else 0,
                ),
            )
            for one in held.criteria
        ],
    )


def scores_sheet(held: Comparison) -> TableSheet:
    """Return the score of every option on every criterion."""
    weights = sum(one.weight or 0.0 for one in held.criteria)
    rows: list[tuple[Value, ...]] = []
    for one in held.options:
        for criterion in held.criteria:
            given = one.scores.get(criterion.id)
            share = (criterion.weight or 0.0) / weights if weights else 0.0
            points = None if given is None else given.score * share / held.top * 100
            rows.append(
                (
                    one.title,
                    criterion.title,
                    given.score if given else None,
                    given.because or None if given else None,
                    Formula("INDEX({Criteria!share},MATCH({criterion},{Criteria!criterion},0))", share),
                    Formula(f'IF({{score}}="","",{{score}}*{{share}}/{assumed(TOP)}*100)', points),
                )
            )
    return sheet(
        "Scores",
        "How each option does on each criterion, and why",
        (
            Column("option", "Option", "long", 30),
            Column("criterion", "Criterion", "long", 30),
            Column("score", "Score", "number", editable=True, places=1),
            Column("because", "Because", "long", 60),
            Column("share", "Share of all weight", "percent"),
            Column("points", "Points", "number", places=2),
        ),
        rows,
    )
