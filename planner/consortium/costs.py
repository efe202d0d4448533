# SPDX-License-Identifier: MIT
"""What each group of members would pay together, from the lines of cost that people have stated.

A line is known as a whole or not at all: one whose amount, or whose driver for any member, nobody has said
is set aside with the reason, and never counted as nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeVar

from planner.model.consortium import Driver, PriceBand, SharedCost, SharingRule

NOTHING = Fraction(0)
T = TypeVar("T")


def exactly(number: float) -> Fraction:
    """Return a number as it was written: 0.42 is 42 hundredths, not the nearest binary fraction."""
    return Fraction(repr(float(number)))


@dataclass(frozen=True)
class Drivers:
    """Studies a year and TB of each member, in the order of the members; None where nobody has said."""

    studies: tuple[Fraction | None, ...]
    tb: tuple[Fraction | None, ...]

    def of(self, driver: Driver) -> tuple[Fraction | None, ...]:
        """Return the amounts of one driver."""
        return self.studies if driver == "studies" else self.tb


@dataclass(frozen=True)
class Line:
    """One known line of cost. `needs` are the members who take part; `own` is what each costs by itself."""

    id: str
    title: str
    needs: int
    fixed: Fraction
    per_member: Fraction
    volumes: tuple[tuple[Fraction, tuple[Fraction, ...]], ...]
    bands: tuple[PriceBand, ...]
    band_volumes: tuple[Fraction, ...]
    whole_volume: bool
    minimum: Fraction
    own: tuple[Fraction, ...]
    times: Fraction
    by: SharingRule | None

    def cost(self, group: int) -> Fraction:
        """Return what a group pays: nothing if none of it needs this."""
        group &= self.needs
        if not group:
            return NOTHING
        inside = [place for place in range(len(self.own)) if group >> place & 1]
        paid = self.fixed + self.per_member * len(inside) + sum((self.own[one] for one in inside), NOTHING)
        for price, amounts in self.volumes:
            paid += price * sum((amounts[one] for one in inside), NOTHING)
        if self.bands:
            volume = sum((self.band_volumes[one] for one in inside), NOTHING)
            paid += banded(volume, self.bands, self.whole_volume)
        return max(paid, self.minimum) * self.times


def banded(volume: Fraction, bands: Sequence[PriceBand], whole_volume: bool) -> Fraction:
    """Return the price of a volume: each unit at the price of its band, or all at that of the last reached.

    Beyond the last band its price goes on.
    """
    before, paid = NOTHING, NOTHING
    for place, band in enumerate(bands):
        last = place == len(bands) - 1 or band.up_to is None
        end = volume if last else min(volume, exactly(band.up_to or 0))
        price = exactly(band.price or 0)
        paid += (end - before) * price
        before = end
        if before >= volume:
            return volume * price if whole_volume else paid
    return paid


@dataclass(frozen=True)
class Unpriced:
    """A line whose cost is not known, and why: what has to be asked of it."""

    id: str
    title: str
    why: str


@dataclass(frozen=True)
class Costs:
    """The lines of a consortium that are known, those that are not, and what members would pay alone.

    `alone` holds the members' own quotes by place; without one, a member alone pays what the lines come to.
    """

    members: tuple[str, ...]
    names: tuple[str, ...]
    lines: tuple[Line, ...]
    unpriced: tuple[Unpriced, ...]
    alone: Mapping[int, Fraction]
    drivers: Drivers
    memory: dict[int, Fraction] = field(default_factory=dict, compare=False)

    @property
    def everyone(self) -> int:
        """Return the group of all members."""
        return (1 << len(self.members)) - 1

    def cost(self, group: int) -> Fraction:
        """Return what a group pays in all, a member alone its own quote where it has one."""
        if group not in self.memory:
            alone = group.bit_length() - 1 if group.bit_count() == 1 else -1
            quote = self.alone.get(alone)
            self.memory[group] = (
                sum((line.cost(group) for line in self.lines), NOTHING) if quote is None else quote
            )
        return self.memory[group]

    def without(self, place: int) -> "Costs":
        """Return the costs of those who remain when one member has gone."""
        keep = [one for one in range(len(self.members)) if one != place]
        moved = {old: new for new, old in enumerate(keep)}
        return Costs(
            tuple(self.members[one] for one in keep),
            tuple(self.names[one] for one in keep),
            tuple(_without(line, keep) for line in self.lines),
            self.unpriced,
            {moved[one]: quote for one, quote in self.alone.items() if one != place},
            Drivers(_kept(self.drivers.studies, keep), _kept(self.drivers.tb, keep)),
        )


def _kept(held: Sequence[T], keep: Sequence[int]) -> tuple[T, ...]:
    return tuple(held[one] for one in keep)


def _without(line: Line, keep: Sequence[int]) -> Line:
    needs = sum(1 << new for new, old in enumerate(keep) if line.needs >> old & 1)
    return Line(
        line.id, line.title, needs, line.fixed, line.per_member,
        tuple((price, _kept(amounts, keep)) for price, amounts in line.volumes),
        line.bands, _kept(line.band_volumes, keep), line.whole_volume, line.minimum,
        _kept(line.own, keep), line.times, line.by,
    )  # fmt: skip


def costs_of(
    members: Sequence[str],
    names: Sequence[str],
    stated: Sequence[SharedCost],
    alone: Mapping[str, float | None],
    drivers: Drivers,
) -> Costs:
    """Return the costs of a consortium from what its members have stated."""
    lines, unpriced = [], []
    for cost in stated:
        reasons = list(_unknown(cost, members, names, drivers))
        if reasons:
            unpriced.append(Unpriced(cost.id, cost.name_in_print, "; ".join(reasons)))
        else:
            lines.append(_line(cost, members, drivers))
    quotes = {members.index(one): exactly(said) for one, said in alone.items() if said is not None}
    return Costs(tuple(members), tuple(names), tuple(lines), tuple(unpriced), quotes, drivers)


def _needing(cost: SharedCost, members: Sequence[str]) -> list[int]:
    return [place for place, one in enumerate(members) if cost.members is None or one in cost.members]


def _unknown(
    cost: SharedCost, members: Sequence[str], names: Sequence[str], drivers: Drivers
) -> Iterator[str]:
    """Yield why the cost of a line is not known."""
    amounts = (cost.fixed, cost.per_member, cost.per_study, cost.per_tb, cost.minimum, cost.bands, cost.own)
    if all(one is None for one in amounts):
        yield "nobody has said what it costs"
    for one, amount in (cost.own or {}).items():
        if amount is None:
            yield f"nobody has said what it costs {names[members.index(one)]}"
    if any(band.price is None for band in cost.bands or ()):
        yield "a band has no price"
    priced: tuple[tuple[Driver, str, float | None], ...] = (
        ("studies", "studies", cost.per_study),
        ("tb", "TB", cost.per_tb),
    )
    for driver, word, asked in priced:
        if asked is None and not (cost.bands and cost.of == driver):
            continue
        for place in _needing(cost, members):
            if drivers.of(driver)[place] is None:
                yield f"nobody has said how many {word} {names[place]} has"


def _line(cost: SharedCost, members: Sequence[str], drivers: Drivers) -> Line:
    needing = _needing(cost, members)

    def amounts(driver: Driver) -> tuple[Fraction, ...]:
        held = drivers.of(driver)
        return tuple((held[one] or NOTHING) if one in needing else NOTHING for one in range(len(members)))

    volumes = []
    if cost.per_study is not None:
        volumes.append((exactly(cost.per_study), amounts("studies")))
    if cost.per_tb is not None:
        volumes.append((exactly(cost.per_tb), amounts("tb")))
    own = cost.own or {}
    return Line(
        id=cost.id,
        title=cost.name_in_print,
        needs=sum(1 << one for one in needing),
        fixed=exactly(cost.fixed or 0),
        per_member=exactly(cost.per_member or 0),
        volumes=tuple(volumes),
        bands=cost.bands or (),
        band_volumes=amounts(cost.of) if cost.bands and cost.of else (NOTHING,) * len(members),
        whole_volume=bool(cost.whole_volume),
        minimum=exactly(cost.minimum or 0),
        own=tuple(exactly(own.get(one) or 0) for one in members),
        times=exactly(1 if cost.years is None else cost.years),
        by=cost.by,
    )
