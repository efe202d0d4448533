# SPDX-License-Identifier: MIT
"""Who pays what by each rule, beside what each would pay alone, and whether any group would do better."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from planner.consortium.costs import NOTHING, Costs, Line
from planner.consortium.game import MOST_EXACT, Objection, objections, sampled, shapley, to_the_penny
from planner.model.consortium import SHARING_RULES, SharingRule

FEW = 3
"""Beyond `MOST_EXACT` members, the largest group that is asked whether it would do better alone."""


@dataclass(frozen=True)
class Shares:
    """What each member pays by one rule, in pounds to the penny; their sum is the whole, exactly.

    `amounts` is None where the rule cannot be applied; `missing` then names the members of whom a driver is
    not known. `errors` are standard errors in pounds, where the shares were drawn and not worked out.
    """

    rule: SharingRule
    amounts: tuple[Fraction, ...] | None
    missing: tuple[str, ...] = ()
    errors: tuple[float, ...] | None = None
    orders: int = 0


@dataclass(frozen=True)
class Sharing:
    """The cost of a consortium shared out. `proposed` is by the rule that people have named, if they have.

    `alone` is what each would pay as the only member; `dearer` are the places of members who pay more by
    the proposed rule than that; `objections` the groups that would do better without the others.
    `looked_at` is the size of the largest group that was asked.
    """

    costs: Costs
    total: Fraction
    alone: tuple[Fraction, ...]
    by_rule: tuple[Shares, ...]
    proposed: Shares | None
    mixed: bool
    dearer: tuple[int, ...]
    objections: tuple[Objection, ...]
    looked_at: int

    def rule(self, rule: SharingRule) -> Shares:
        """Return the shares by one rule."""
        return next(one for one in self.by_rule if one.rule == rule)

    def dearer_by(self, shares: Shares) -> tuple[int, ...]:
        """Return the places of the members who pay more by a rule than alone."""
        return _dearer(shares, self.alone)

    def names(self, group: int) -> list[str]:
        """Return the names of the members of a group."""
        return [name for place, name in enumerate(self.costs.names) if group >> place & 1]


def sharing(costs: Costs, by: SharingRule | None) -> Sharing:
    """Return the cost of a consortium shared by every rule, and by the one that is proposed."""
    by_rule = tuple(shares_by(costs, rule) for rule in SHARING_RULES)
    mixed = len({line.by or by for line in costs.lines}) > 1
    proposed = (
        _mixed(costs, by) if mixed else next((one for one in by_rule if one.rule == _one(costs, by)), None)
    )
    members = len(costs.members)
    alone = tuple(to_the_penny([costs.cost(1 << place)])[0] for place in range(members))
    most = None if members <= MOST_EXACT else FEW
    held: list[Objection] = []
    if proposed and proposed.amounts is not None:
        held = _more_than_a_penny(objections(proposed.amounts, costs.cost, most), members)
    return Sharing(
        costs=costs,
        total=to_the_penny([costs.cost(costs.everyone)])[0],
        alone=alone,
        by_rule=by_rule,
        proposed=proposed,
        mixed=mixed,
        dearer=_dearer(proposed, alone) if proposed else (),
        objections=tuple(held),
        looked_at=most or members - 1,
    )


def _one(costs: Costs, by: SharingRule | None) -> SharingRule | None:
    return next((line.by or by for line in costs.lines), by)


def _more_than_a_penny(found: Sequence[Objection], members: int) -> list[Objection]:
    """Leave out what comes of rounding: less than a penny for each member."""
    return [one for one in found if one.gain * 100 >= members]


def _dearer(shares: Shares, alone: Sequence[Fraction]) -> tuple[int, ...]:
    if shares.amounts is None:
        return ()
    return tuple(place for place, paid in enumerate(shares.amounts) if paid > alone[place])


def shares_by(costs: Costs, rule: SharingRule) -> Shares:
    """Return what each member pays by one rule. What is a member's own, it pays by every rule."""
    if rule == "shapley":
        return _by_shapley(costs)
    missing = _missing(costs, rule, costs.lines)
    if missing:
        return Shares(rule, None, missing)
    return Shares(rule, _summed(costs, [_line_shares(costs, line, rule) for line in costs.lines]))


def _by_shapley(costs: Costs) -> Shares:
    members = len(costs.members)
    if members <= MOST_EXACT:
        found = shapley(members, costs.cost)
        return Shares("shapley", _rounded(costs, found.values))
    parts, errors, orders = _in_parts(costs, costs.lines)
    quotes = [_of_quote(costs, place, quote) for place, quote in costs.alone.items()]
    return Shares("shapley", _rounded(costs, _added([*parts, *quotes], members)), (), errors, orders)


def _in_parts(
    costs: Costs, lines: Sequence[Line]
) -> tuple[list[tuple[Fraction, ...]], tuple[float, ...] | None, int]:
    """Return the Shapley value of each line: worked out where each member adds the same to every group.

    The value of a sum of games is the sum of their values, so that only prices by bands and minimum charges
    have to be drawn, and only they have an error.
    """
    members = len(costs.members)
    parts = [_plain(line, members) for line in lines if not line.bands and not line.minimum]
    bent = [line for line in lines if line.bands or line.minimum]
    if not bent:
        return parts, None, 0
    drawn = sampled(members, lambda group: sum((line.cost(group) for line in bent), NOTHING))
    return [*parts, drawn.values], drawn.errors, drawn.orders


def _plain(line: Line, members: int) -> tuple[Fraction, ...]:
    """Return the shares of a line without bands: its fixed part is shared by those who need it, equally."""
    needing = line.needs.bit_count()
    shares = []
    for place in range(members):
        paid = NOTHING
        if line.needs >> place & 1:
            paid = line.fixed / needing + line.per_member + line.own[place]
            paid += sum((price * amounts[place] for price, amounts in line.volumes), NOTHING)
        shares.append(paid * line.times)
    return tuple(shares)


def _of_quote(costs: Costs, place: int, quote: Fraction) -> tuple[Fraction, ...]:
    """Return what a quote of its own changes in the shares: only the group of that member costs otherwise."""
    members = len(costs.members)
    more = quote - sum((line.cost(1 << place) for line in costs.lines), NOTHING)
    each = -more / (members * (members - 1)) if members > 1 else NOTHING
    return tuple(more / members if one == place else each for one in range(members))


def _mixed(costs: Costs, by: SharingRule | None) -> Shares | None:
    """Return the shares where lines are shared by different rules; None if any line has none."""
    if any((line.by or by) is None for line in costs.lines):
        return None
    parts: list[tuple[Fraction, ...]] = []
    missing: set[str] = set()
    errors: tuple[float, ...] | None = None
    orders = 0
    bent = [line for line in costs.lines if (line.by or by) == "shapley"]
    for line in costs.lines:
        rule = line.by or by
        if rule is not None and rule != "shapley":
            missing |= set(_missing(costs, rule, [line]))
            parts.append(_line_shares(costs, line, rule))
    if bent and len(costs.members) <= MOST_EXACT:
        game = shapley(len(costs.members), lambda group: sum((line.cost(group) for line in bent), NOTHING))
        parts.append(game.values)
    elif bent:
        drawn, errors, orders = _in_parts(costs, bent)
        parts += drawn
    named = by or "equal"
    ordered = tuple(one for one in costs.members if one in missing)
    if ordered:
        return Shares(named, None, ordered)
    return Shares(named, _summed(costs, parts), (), errors, orders)


def _missing(costs: Costs, rule: SharingRule, lines: Sequence[Line]) -> tuple[str, ...]:
    if rule not in ("studies", "tb"):
        return ()
    held = costs.drivers.studies if rule == "studies" else costs.drivers.tb
    return tuple(
        one
        for place, one in enumerate(costs.members)
        if held[place] is None and any(line.needs >> place & 1 for line in lines)
    )


def _line_shares(costs: Costs, line: Line, rule: SharingRule) -> tuple[Fraction, ...]:
    """Return the shares of one line: what is a member's own, and its part of the rest by the driver."""
    members = len(costs.members)
    inside = [bool(line.needs >> place & 1) for place in range(members)]
    own = [line.own[place] * line.times if inside[place] else NOTHING for place in range(members)]
    rest = line.cost(costs.everyone) - sum(own, NOTHING)
    if rule == "studies":
        weights = [one or NOTHING for one in costs.drivers.studies]
    elif rule == "tb":
        weights = [one or NOTHING for one in costs.drivers.tb]
    else:
        weights = [Fraction(1)] * members
    weights = [weight if inside[place] else NOTHING for place, weight in enumerate(weights)]
    if not sum(weights):
        weights = [Fraction(one) for one in inside]
    whole = sum(weights, NOTHING)
    if not whole:
        return tuple(own)
    return tuple(mine + rest * weight / whole for mine, weight in zip(own, weights, strict=True))


def _added(parts: Sequence[Sequence[Fraction]], members: int) -> list[Fraction]:
    return [sum((part[place] for part in parts), NOTHING) for place in range(members)]


def _summed(costs: Costs, parts: Sequence[Sequence[Fraction]]) -> tuple[Fraction, ...]:
    return _rounded(costs, _added(parts, len(costs.members)))


def _rounded(costs: Costs, shares: Sequence[Fraction]) -> tuple[Fraction, ...]:
    return to_the_penny(shares, costs.cost(costs.everyone))
