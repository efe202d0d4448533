# SPDX-License-Identifier: MIT
"""What happens when a member leaves or is late: time, cost, and who has to pay; for each of them in turn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import ceil

from planner.consortium.costs import NOTHING, Costs, exactly
from planner.consortium.game import to_the_penny
from planner.consortium.sharing import Sharing, sharing
from planner.consortium.times import Times, Timing
from planner.model.consortium import Consortium, SharedStore

DAYS_A_MONTH = 365.25 / 12


@dataclass(frozen=True)
class Departure:
    """One member gone. `before` and `after` are the shares of those who stay, by member; None if not known.

    `more` is what those who stay pay more in all, `charge` what is agreed that the leaver pays for going,
    `short` by how much that falls short of `more`, whoever bears it. `slip` is how many days later the last
    of those who stay is live, in four futures of five.
    """

    member: str
    base: Times | None
    alone: Times | None
    own_share: Fraction | None
    own_alone: Fraction | None
    before: Mapping[str, Fraction] | None
    after: Mapping[str, Fraction] | None
    more: Fraction | None
    charge: Fraction | None
    short: Fraction | None
    who_pays: str | None
    slip: int | None
    times: Mapping[str, Times]


@dataclass(frozen=True)
class Late:
    """One member late by so many months: when it and the others are out, and what waiting for it costs.

    `waits` says whether all wait for the common purchase. `open_months` is by how many months the shared
    stores close later; `cost` what that comes to; `pays` who pays how much of it, by member, None where
    nobody has said who does.
    """

    member: str
    months: int
    base: Times | None
    times: Times | None
    waits: bool
    slip: int | None
    open_months: int | None
    cost: Fraction | None
    pays: Mapping[str, Fraction] | None


def departures(said: Consortium, held: Sharing, costs: Costs, timing: Timing) -> tuple[Departure, ...]:
    """Return what happens if each member leaves, one at a time."""
    return tuple(_departure(one.id, said, held, costs, timing) for one in said.members)


def _departure(gone: str, said: Consortium, held: Sharing, costs: Costs, timing: Timing) -> Departure:
    place = costs.members.index(gone)
    now = _by_member(held, costs.members)
    rest = sharing(costs.without(place), said.cost_sharing.by) if len(costs.members) > 1 else None
    after = _by_member(rest, rest.costs.members) if rest else None
    more = None
    if now is not None and after is not None:
        more = sum((after[one] - now[one] for one in after), NOTHING)
    leaving = said.governance.leaving
    charge = exactly(leaving.charge) if leaving and leaving.charge is not None else None
    short = None if more is None or charge is None else max(more - charge, NOTHING)
    times = {one: timing.without[one, gone] for one in timing.base if one != gone and gone in timing.base}
    return Departure(
        member=gone,
        base=timing.base.get(gone),
        alone=timing.alone.get(gone),
        own_share=now[gone] if now else None,
        own_alone=held.alone[place],
        before={one: now[one] for one in after} if now and after else None,
        after=after,
        more=more,
        charge=charge,
        short=short,
        who_pays=leaving.who_pays if leaving else None,
        slip=_slip({one: timing.base[one] for one in times}, times),
        times=times,
    )


def _by_member(held: Sharing | None, members: Sequence[str]) -> dict[str, Fraction] | None:
    if held is None or held.proposed is None or held.proposed.amounts is None:
        return None
    return dict(zip(members, held.proposed.amounts, strict=True))


def _slip(before: Mapping[str, Times], after: Mapping[str, Times]) -> int | None:
    """Return the days by which the last is live later, at P80; None where that is not known of anybody."""
    first = [one.live_p80 for one in before.values() if one.live_p80]
    then = [one.live_p80 for one in after.values() if one.live_p80]
    return (max(then) - max(first)).days if first and then else None


def lateness(said: Consortium, held: Sharing, costs: Costs, timing: Timing) -> tuple[Late, ...]:
    """Return what happens if each member is late, one at a time, by its own months or those of all."""
    months = months_late(said)
    return tuple(_late(id_, length, said, held, costs, timing) for id_, length in months.items())


def months_late(said: Consortium) -> dict[str, int]:
    """Return how late each member is taken to be; nothing for one of whom nobody has said."""
    common = said.governance.late.months if said.governance.late else None
    found = {one.id: one.late_months if one.late_months is not None else common for one in said.members}
    return {one: months for one, months in found.items() if months}


def _late(id_: str, months: int, said: Consortium, held: Sharing, costs: Costs, timing: Timing) -> Late:
    waits = any((one, months) in timing.late for one in timing.base if one != id_)
    times = {one: timing.late.get((one, months), base) for one, base in timing.base.items()}
    if not waits:
        times = {one: times[one] if one == id_ else base for one, base in timing.base.items()}
    opened = [_kept_open(store, timing.base, times) for store in said.stores or ()]
    known = [one for one in opened if one is not None]
    whole = len(known) == len(opened) and bool(opened)
    cost: Fraction | None = None
    if whole and all(store.keep_open_per_month is not None for store in said.stores or ()):
        cost = sum(
            (
                exactly(store.keep_open_per_month or 0) * length
                for store, length in zip(said.stores or (), known, strict=True)
            ),
            NOTHING,
        )
    return Late(
        member=id_,
        months=months,
        base=timing.base.get(id_),
        times=times.get(id_),
        waits=waits,
        slip=_slip(timing.base, times),
        open_months=max(known) if whole else None,
        cost=cost,
        pays=_pays(id_, cost, said, held, costs),
    )


def _kept_open(store: SharedStore, base: Mapping[str, Times], times: Mapping[str, Times]) -> int | None:
    """Return by how many months, begun ones whole, a store closes later than as planned."""
    users = [one for one in base if store.members is None or one in store.members]
    before = [base[one].out_p80 for one in users]
    after = [times[one].out_p80 for one in users]
    closes = _last(before), _last(after)
    if closes[0] is None or closes[1] is None:
        return None
    return max(ceil((closes[1] - closes[0]).days / DAYS_A_MONTH), 0)


def _last(days: Sequence[date | None]) -> date | None:
    known = [one for one in days if one]
    return max(known) if known and len(known) == len(days) else None


def _pays(
    id_: str, cost: Fraction | None, said: Consortium, held: Sharing, costs: Costs
) -> dict[str, Fraction] | None:
    rule = said.governance.late.who_pays if said.governance.late else None
    if cost is None or rule is None:
        return None
    if rule == "late":
        return {id_: cost}
    shares = _by_member(held, costs.members)
    whole = sum(shares.values(), NOTHING) if shares else NOTHING
    if not shares or not whole:
        return None
    amounts = to_the_penny([cost * one / whole for one in shares.values()], cost)
    return dict(zip(shares, amounts, strict=True))
