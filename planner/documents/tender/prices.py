# SPDX-License-Identifier: MIT
"""The price schedule and the whole-life cost that follows from it, live."""

from planner.documents.table import Table
from planner.documents.workbook import Column, Formula, Value
from planner.evaluation.identity import Identity
from planner.evaluation.price_schedule import KIND_WORDS, PriceSchedule

COMPARED = "Whole-life price compared"
TABLE = "PriceSchedule"
"""The name that the sheet's table has in Excel, for formulas on other sheets."""


def year_key(year: int) -> str:
    """Return the key of the column of one year."""
    return f"y{year}"


def year_heading(year: int) -> str:
    """Return the heading of the column of one year."""
    return f"Year {year}"


def price_table(schedule: PriceSchedule, lot: str, seal: str) -> Table:
    """Return one row for each line of the price schedule, with one cell for each year."""
    years = schedule.columns
    total = Formula(f"SUM({','.join('{' + year_key(year) + '}' for year in years)})", 0)
    return Table(
        str(Identity("supplier-prices", lot, seal)),
        "Price schedule, in pounds without VAT",
        (
            Column("id", "Ref", "id", 8),
            Column("line", "Line", "long", 34),
            Column("includes", "Includes", "long", 40),
            Column("kind", "Kind", "choice", 11),
            Column("counts", "Compared", "choice", 11),
            *(
                Column(year_key(year), year_heading(year), "money", 12, editable=True, help=AMOUNT)
                for year in years
            ),
            Column("total", "Total", "money", 14),
            Column("remark", "Remark", "long", 30, editable=True, help="Unit prices, caps, conditions."),
        ),
        tuple(
            (
                line.id,
                line.title,
                line.includes,
                KIND_WORDS[line.kind],
                "Yes" if line.counts else "No",
                *(None for _ in years),
                total,
                None,
            )
            for line in schedule.lines
        ),
        "Year 0 holds what is paid before go-live. Prices are constant prices of the day of the bid; they "
        "are added up and not discounted.",
    )


AMOUNT = "Pounds without VAT, in figures. Write 0 where there is no charge."


def whole_life_table(schedule: PriceSchedule) -> Table:
    """Return the cost of each kind in each year, and the price that is compared, all from live formulas."""
    years = schedule.columns
    headings = [*(year_heading(year) for year in years), "Total"]
    keys = [*(year_key(year) for year in years), "total"]
    used = dict.fromkeys(KIND_WORDS[line.kind] for line in schedule.lines)
    rows: list[tuple[Value, ...]] = [
        (
            kind,
            *(Formula(f"SUMIFS({TABLE}[{one}],{TABLE}[Kind],{{kind}})", 0) for one in headings),
        )
        for kind in used
    ]
    compared: tuple[Value, ...] = (
        COMPARED,
        *(Formula(f'SUMIFS({TABLE}[{one}],{TABLE}[Compared],"Yes")', 0) for one in headings),
    )
    return Table(
        "supplier-whole-life",
        "Whole-life cost, in pounds without VAT",
        (
            Column("kind", "Kind", "text", 30),
            *(Column(key, one, "money", 14) for key, one in zip(keys, headings, strict=True)),
        ),
        (*rows, compared),
    )
