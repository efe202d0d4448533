# SPDX-License-Identifier: MIT
"""By which route each archive is left: the quickest approach that can be used, and what others would take."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from planner.migration import arithmetic as sums
from planner.migration.approaches import Offer, offers_for
from planner.migration.gathering import Sourcing
from planner.migration.pieces import Piece
from planner.migration.references import THROTTLES, Route
from planner.migration.words import remote
from planner.model import System
from planner.rules.facts import Facts

BY_HAND = "A5"
"""Portable disks: no allowance and no link limits them."""


@dataclass(frozen=True)
class RouteOption:
    """A system with the approach chosen for it."""

    system: System
    remote: bool
    offer: Offer
    route: Route
    typical: float


def best_option(system: System, sourcing: Sourcing, moving: Sequence[Piece]) -> RouteOption:
    """Return the quickest usable approach of a system; the others are noted with what they would take."""
    away = remote(system, sourcing.facts)
    if away.value is None:
        sourcing.assume(
            f"hosting-{system.id}",
            f"{system.name_in_print} is taken to stand on site: its hosting is not stated",
        )
    size = sum(piece.terabytes.known for piece in moving if piece.places[0] == system.id)
    options, noted = [], []
    for offer in offers_for(system, sourcing.facts, sourcing.known.approaches):
        route_id = offer.approach.remote_route if away.value else offer.approach.local_route
        if offer.approach.moves != "bulk" or offer.status == "refused" or route_id is None:
            noted.append(offer)
            continue
        route = sourcing.known.rates.route(route_id)
        rate = min(_typical(route, sourcing), *_limits(system, offer, bool(away.value), sourcing), sums.NEVER)
        timed = replace(offer, typical_days=sums.copy_days(size, rate) + _carriage(route))
        noted.append(timed)
        if offer.status == "usable":
            options.append(RouteOption(system, bool(away.value), timed, route, rate))
    if not options:
        options = [_fallback(system, bool(away.value), noted, sourcing)]
    best = min(options, key=lambda option: (option.offer.typical_days or 0.0, -option.typical))
    sourcing.offers += [replace(offer, chosen=offer.approach.id == best.offer.approach.id) for offer in noted]
    return best


def _fallback(system: System, away: bool, noted: Sequence[Offer], sourcing: Sourcing) -> RouteOption:
    """Return query and retrieve: what is left where no approach can be called usable yet."""
    offer = noted[0]
    route = sourcing.known.rates.route(offer.approach.remote_route if away else offer.approach.local_route)  # type: ignore[arg-type]
    return RouteOption(system, away, offer, route, _typical(route, sourcing))


def _carriage(route: Route) -> float:
    return route.fixed_days.typical if route.fixed_days else 0.0


def _typical(route: Route, sourcing: Sourcing) -> float:
    """Return the typical TB a day of a route."""
    if route.basis == "weekly_average":
        return sums.weekly_rate(route.typical)
    share, clinic, available = (sourcing.known.rates.parameter(key).typical for key in THROTTLES)
    return sums.unthrottled_rate(route.typical, sums.hours_a_day(share, clinic), available)


def _limits(system: System, offer: Offer, away: bool, sourcing: Sourcing) -> list[float]:
    """Return the TB a day that allowances and link would typically let through."""
    if not away or offer.approach.id == BY_HAND:
        return [sums.NEVER]
    found = [sums.monthly_rate(tb) for _, tb in allowances(system, sourcing.facts)]
    link = sourcing.facts.project.programme.link
    if link is not None:
        found.append(sums.line_rate(link, sourcing.known.rates.parameter("link-share").typical))
    return found or [sums.NEVER]


def allowances(system: System, facts: Facts) -> list[tuple[str, float]]:
    """Return the contracts that limit what may leave a system in a month, with the TB."""
    found = []
    for contract in facts.contracts_covering.get(system.id, ()):
        returned = contract.exit.data_return if contract.exit else None
        if returned is not None and returned.rate_limit_tb_month is not None:
            found.append((contract.id, returned.rate_limit_tb_month))
    return found


def fastest_place(piece: Piece, options: dict[str, RouteOption]) -> str | None:
    """Return the place that a lot is read from soonest; of equals, the one named first."""
    places = [place for place in piece.places if place in options]
    return max(places, key=lambda place: options[place].typical, default=None)
