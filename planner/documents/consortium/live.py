# SPDX-License-Identifier: MIT
"""The sheets that the live shares stand on: the lines of the bill, their bands, each line by member."""

from collections.abc import Iterator
from fractions import Fraction

from planner.consortium.costs import Line, exactly
from planner.consortium.costs import banded as price_of
from planner.consortium.result import Together
from planner.documents.workbook import Column, Formula, TableSheet, Value
from planner.model.consortium import SharingRule


def plain(amount: Fraction | None) -> float | None:
    """Return an amount as a cell holds it."""
    return None if amount is None else float(amount)


def of_line(held: Together, line: Line, rule: SharingRule) -> tuple[Fraction, ...]:
    """Return the shares of a line as the cells work them out, a driver that is not known taken as nought."""
    costs = held.sharing.costs
    weights = {
        "studies": [one or Fraction(0) for one in costs.drivers.studies],
        "tb": [one or Fraction(0) for one in costs.drivers.tb],
    }.get(rule, [Fraction(1)] * len(costs.members))
    inside = [bool(line.needs >> place & 1) for place in range(len(costs.members))]
    own = [line.own[place] * line.times if inside[place] else Fraction(0) for place in range(len(inside))]
    rest = line.cost(costs.everyone) - sum(own, Fraction(0))
    whole = sum((weight for place, weight in enumerate(weights) if inside[place]), Fraction(0))
    if not whole:
        weights, whole = [Fraction(1)] * len(inside), Fraction(sum(inside) or 1)
    return tuple(
        own[place] + (rest * weights[place] / whole if inside[place] else 0) for place in range(len(inside))
    )


def _sums(held: Together, line: Line) -> tuple[int, Fraction, Fraction, Fraction, Fraction]:
    """Return of a line how many need it, their studies and TB, the price by bands, and what is their own."""
    costs = held.sharing.costs
    inside = [place for place in range(len(costs.members)) if line.needs >> place & 1]
    studies = sum((costs.drivers.studies[one] or Fraction(0) for one in inside), Fraction(0))
    tb = sum((costs.drivers.tb[one] or Fraction(0) for one in inside), Fraction(0))
    own = sum((line.own[one] for one in inside), Fraction(0))
    plain = line.fixed + line.per_member * len(inside) + own
    for price, amounts in line.volumes:
        plain += price * sum((amounts[one] for one in inside), Fraction(0))
    banded = Fraction(0)
    if line.bands:
        volume = sum((line.band_volumes[one] for one in inside), Fraction(0))
        banded = price_of(volume, line.bands, line.whole_volume)
    return len(inside), studies, tb, banded, own


def _costs_row(held: Together, line: Line) -> tuple[Value, ...]:
    said = next(one for one in held.said.cost_sharing.costs or () if one.id == line.id)
    many, studies, tb, banded, own = _sums(held, line)
    whole = line.cost(held.sharing.costs.everyone)
    mine = '{Bill!line},{line},{Bill!part},"Yes"'
    volume = "{studies}" if said.of == "studies" else "{tb}"
    reached = f"({{Bands!line}}={{line}})*({volume}>{{Bands!from}})"
    endless = '({Bands!to}="")'
    inside = (
        f"{reached}*((({endless}+({volume}<{{Bands!to}}))>0)*({volume}-{{Bands!from}})"
        f"+(1-{endless})*({volume}>={{Bands!to}})*({{Bands!to}}-{{Bands!from}}))"
    )
    if line.whole_volume:
        inside = f"{reached}*(({endless}+({volume}<={{Bands!to}}))>0)*{volume}"
    return (
        line.title,
        float(line.fixed),
        float(line.per_member),
        said.per_study or 0.0,
        said.per_tb or 0.0,
        float(line.minimum),
        float(line.times),
        Formula(f"COUNTIFS({mine})", many),
        Formula(f"SUMIFS({{Bill!studies}},{mine})", float(studies)),
        Formula(f"SUMIFS({{Bill!tb}},{mine})", float(tb)),
        Formula(f"SUMPRODUCT({inside}*{{Bands!price}})" if line.bands else "0", float(banded)),
        Formula(f"SUMIFS({{Bill!own}},{mine})", float(own)),
        Formula(
            "IF({many}=0,0,MAX({minimum},{fixed}+{per_member}*{many}+{per_study}*{studies}"
            "+{per_tb}*{tb}+{banded}+{own})*{years})",
            float(whole),
        ),
    )


def costs_sheet(held: Together) -> TableSheet:
    """Return the lines of the bill that are known, with their prices to change."""
    rows = [_costs_row(held, line) for line in held.sharing.costs.lines]
    return _sheet(
        "Costs",
        "The lines of the bill that are known",
        (
            Column("line", "What is paid", "long", 40),
            Column("fixed", "Fixed, £", "money", 14, editable=True),
            Column("per_member", "Each member, £", "money", 14, editable=True),
            Column("per_study", "Each study, £", "money", 12, editable=True, places=4),
            Column("per_tb", "Each TB, £", "money", 12, editable=True, places=2),
            Column("minimum", "At least, £", "money", 14, editable=True),
            Column("years", "Times", "number", 8, editable=True, places=1),
            Column("many", "Members", "number"),
            Column("studies", "Their studies a year", "number", 14),
            Column("tb", "Their TB", "number", 10, places=1),
            Column("banded", "By bands, £", "money", 14),
            Column("own", "Members' own, £", "money", 14),
            Column("whole", "All together, £", "money", 16, places=2),
        ),
        rows,
    )


def _sheet(name: str, title: str, columns: tuple[Column, ...], rows: list[tuple[Value, ...]]) -> TableSheet:
    empty: tuple[Value, ...] = ("None", *([None] * (len(columns) - 1)))
    return TableSheet(name, title, columns, tuple(rows) or (empty,))


def bands_sheet(held: Together) -> TableSheet:
    """Return the bands of the lines that are priced by volume."""
    rows: list[tuple[Value, ...]] = []
    for line in held.sharing.costs.lines:
        before = 0.0
        for place, band in enumerate(line.bands):
            last = place == len(line.bands) - 1 or band.up_to is None
            end = None if last else float(exactly(band.up_to or 0))
            rows.append((line.title, before, end, band.price))
            before = end or before
    return _sheet(
        "Bands",
        "Prices that fall with the volume of all",
        (
            Column("line", "What is paid", "long", 40),
            Column("from", "Above", "number", 16, editable=True),
            Column("to", "Up to (blank: no end)", "number", 22, editable=True),
            Column("price", "Price of each, £", "money", 14, editable=True, places=4),
        ),
        rows,
    )


def bill_sheet(held: Together) -> TableSheet:
    """Return each line for each member: whether it takes part, what is its own, and its shares."""
    return _sheet(
        "Bill",
        "Each line for each member",
        (
            Column("line", "What is paid", "long", 40),
            Column("member", "Member", "long", 40),
            Column("part", "Takes part", choices=("Yes", "No"), editable=True),
            Column("own", "Its own, £", "money", 14, editable=True),
            Column("studies", "Studies a year", "number", 14),
            Column("tb", "TB", "number", 10, places=1),
            Column("rest", "Shared part of the line, £", "money", 16, places=2),
            Column("by_studies", "By studies, £", "money", 16, places=2),
            Column("by_tb", "By TB, £", "money", 16, places=2),
            Column("equally", "Equally, £", "money", 16, places=2),
        ),
        list(_bill_rows(held)),
    )


def _bill_rows(held: Together) -> Iterator[tuple[Value, ...]]:
    costs = held.sharing.costs

    def in_line(key: str) -> str:
        return f"INDEX({{Costs!{key}}},MATCH({{line}},{{Costs!line}},0))"

    def mine(key: str) -> str:
        return f"INDEX({{Shares!{key}}},MATCH({{member}},{{Shares!member}},0))"

    def share(key: str, driver: str) -> str:
        whole = in_line(driver)
        equal = f"{{rest}}/{in_line('many')}"
        paid = equal if key == "equally" else f"IF({whole}=0,{equal},{{rest}}*{{{key}}}/{whole})"
        return f'IF({{part}}="Yes",{{own}}*{in_line("years")}+{paid},0)'

    for line in costs.lines:
        by = {rule: of_line(held, line, rule) for rule in ("studies", "tb", "equal")}
        own = sum(
            (one * line.times for place, one in enumerate(line.own) if line.needs >> place & 1), Fraction(0)
        )
        rest = line.cost(costs.everyone) - own
        for place, name in enumerate(costs.names):
            yield (
                line.title,
                name,
                "Yes" if line.needs >> place & 1 else "No",
                float(line.own[place]),
                Formula(mine("studies"), plain(costs.drivers.studies[place]) or 0),
                Formula(mine("tb"), plain(costs.drivers.tb[place]) or 0),
                Formula(f"{in_line('whole')}-{in_line('own')}*{in_line('years')}", float(rest)),
                Formula(share("studies", "studies"), float(by["studies"][place])),
                Formula(share("tb", "tb"), float(by["tb"][place])),
                Formula(share("equally", "many"), float(by["equal"][place])),
            )
