# SPDX-License-Identifier: MIT
"""What an option costs and brings, line by line and year by year, with all that it has from others."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from planner.appraisal.knowledge import AppraisalKnowledge, OptimismBias
from planner.model import Option
from planner.model.appraisal import Cost, Gain, PricedRisk
from planner.model.noun import Noun

Nature = Literal["capital", "revenue"]
N = TypeVar("N", bound=Noun)


@dataclass(frozen=True)
class Span:
    """The financial years compared, each called by the calendar year in which it begins."""

    first: int
    years: int

    @property
    def all(self) -> tuple[int, ...]:
        """Return the years, the first first."""
        return tuple(range(self.first, self.first + self.years))

    def place(self, year: int) -> int:
        """Return the position of a year, the nearest where it lies outside."""
        return min(max(year - self.first, 0), self.years - 1)


@dataclass(frozen=True)
class Line:
    """A line of cost or gain. `amounts` are in pounds of the price base, a value for each year compared.

    `uplift` is the share that optimism bias adds. `outside` is what was stated for other years, and so is
    not compared.
    """

    id: str
    title: str
    kind: str
    nature: Nature
    amounts: tuple[float, ...]
    bias: OptimismBias
    mitigated_pct: float
    mitigation_stated: bool
    low: float | None
    high: float | None
    sunk: bool
    transfer: bool
    vat_recovered: bool | None
    option: str
    outside: float = 0.0
    member: str | None = None
    cash: bool = True

    @property
    def counts(self) -> bool:
        """Return whether the line is part of the economic case: not spent already, and no mere transfer."""
        return not (self.sunk or self.transfer)

    @property
    def uplift(self) -> float:
        """Return what optimism bias adds, as a share."""
        return self.bias.pct(self.mitigated_pct) / 100

    @property
    def total(self) -> float:
        """Return the sum over the years, before optimism bias and without discounting."""
        return sum(self.amounts)

    def present(self, factors: Sequence[float]) -> float:
        """Return the present value with optimism bias; nought where the line does not count."""
        if not self.counts:
            return 0.0
        return sum(a * f for a, f in zip(self.amounts, factors, strict=True)) * (1 + self.uplift)


def own_and_inherited(lineage: Iterable[Option], field: str) -> list[tuple[str, Noun]]:
    """Return what an option has under a field, with the option that states it: its own, then what it keeps.

    An id said again nearer to the option stands in for the one further away; `without` takes one out.
    """
    found: dict[str, tuple[str, Noun]] = {}
    gone: set[str] = set()
    for option in lineage:
        for one in getattr(option, field) or ():
            if one.id not in gone:
                found.setdefault(one.id, (option.id, one))
        gone |= set(option.without or ())
    return list(found.values())


def stated(lineage: Iterable[Option], field: str) -> bool:
    """Return whether an option, or one it is based on, says anything under a field."""
    return any(getattr(one, field) is not None for one in lineage)


def lines_of(
    lineage: Sequence[Option], field: Literal["costs", "gains"], span: Span, known: AppraisalKnowledge
) -> tuple[Line, ...]:
    """Return the lines of costs or gains of an option.

    One without any amount is left out and asked for; that of a member who takes no part is none.
    """
    found = []
    for option, one in own_and_inherited(lineage, field):
        assert isinstance(one, Cost)
        years = _by_year(one)
        if years is not None and takes_part(one, lineage):
            found.append(_line(one, option, years, span, known))
    return tuple(found)


def takes_part(cost: Cost, lineage: Sequence[Option]) -> bool:
    """Return whether a line belongs to nobody in particular, or to a member that takes part in the option."""
    members = next((one.members for one in lineage if one.members is not None), None)
    return cost.member is None or members is None or cost.member in members


def open_lines(lineage: Sequence[Option], field: Literal["costs", "gains"]) -> tuple[Cost, ...]:
    """Return the lines that are named but of which nobody has said what they come to."""
    held = [one for _, one in own_and_inherited(lineage, field)]
    return tuple(
        one for one in held if isinstance(one, Cost) and _by_year(one) is None and takes_part(one, lineage)
    )


KEEPS_THE_ARCHIVE = ("legacy_access", "storage", "hosting")
"""Kinds of cost under which an old supplier is paid for an archive that stays readable."""


def archive_unpriced(lineage: Sequence[Option]) -> bool:
    """Return whether an option keeps the old archive readable and nobody has named what that costs."""
    kept = any(one.archive_until for one in lineage)
    kinds = {one.kind for _, one in own_and_inherited(lineage, "costs") if isinstance(one, Cost)}
    return kept and stated(lineage, "costs") and not kinds & set(KEEPS_THE_ARCHIVE)


def _by_year(cost: Cost) -> dict[int, float] | None:
    if cost.amounts is not None:
        return dict(cost.amounts)
    if cost.per_year is None or cost.first is None or cost.last is None:
        return None
    return dict.fromkeys(range(cost.first, cost.last + 1), cost.per_year)


def _line(cost: Cost, option: str, years: dict[int, float], span: Span, known: AppraisalKnowledge) -> Line:
    kind = known.kind_by_id[cost.kind or "other"]
    gain = isinstance(cost, Gain)
    bias = "none" if gain and cost.bias is None else cost.bias or kind.bias
    return Line(
        id=cost.id,
        title=cost.name_in_print,
        kind=kind.title,
        nature=cost.nature or kind.nature,
        amounts=tuple(years.get(year, 0.0) for year in span.all),
        bias=known.bias_by_id[bias],
        mitigated_pct=cost.mitigated_pct or 0.0,
        mitigation_stated=cost.mitigated_pct is not None,
        low=None if cost.low_pct is None else cost.low_pct / 100,
        high=None if cost.high_pct is None else cost.high_pct / 100,
        sunk=bool(cost.sunk),
        transfer=bool(cost.transfer),
        vat_recovered=cost.vat_recovered,
        option=option,
        outside=sum(amount for year, amount in years.items() if year not in span.all),
        member=cost.member,
        cash=bool(cost.cash) if isinstance(cost, Gain) else True,
    )


@dataclass(frozen=True)
class Exposure:
    """A risk in money: what it is expected to cost, in the year in which it falls."""

    id: str
    title: str
    chance: float
    impact: float
    place: int

    @property
    def expected(self) -> float:
        """Return chance times impact, in pounds of the price base."""
        return self.chance * self.impact


def exposures_of(
    lineage: Sequence[Option], span: Span
) -> tuple[tuple[Exposure, ...], tuple[PricedRisk, ...]]:
    """Return the priced risks of an option, and those that lack their chance or their price."""
    priced, unpriced = [], []
    for _, one in own_and_inherited(lineage, "priced_risks"):
        assert isinstance(one, PricedRisk)
        if one.chance_pct is None or one.impact is None:
            unpriced.append(one)
            continue
        place = 0 if one.year is None else span.place(one.year)
        priced.append(Exposure(one.id, one.name_in_print, one.chance_pct / 100, one.impact, place))
    return tuple(priced), tuple(unpriced)
