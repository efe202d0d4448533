# SPDX-License-Identifier: MIT
"""From an estate to a plan that can be played through: what moves, from where, by which route and limits."""

from collections.abc import Sequence
from dataclasses import replace

from planner.migration import arithmetic as sums
from planner.migration.bands import older_first
from planner.migration.choosing import best_option, fastest_place
from planner.migration.gathering import Sourcing
from planner.migration.limits import pools_of
from planner.migration.moving import go_live, moving_lots, new_work, readable
from planner.migration.plan import Driver, Plan, Source
from planner.migration.sampling import certain
from planner.migration.sources import source_of, stratum_of

ALWAYS = ("retry-share", "exception-share", "exception-minutes", "exception-hours")
"""Parameters that every plan uses."""


def plan_of(sourcing: Sourcing) -> Plan:
    """Return the plan of an estate; its offers, assumptions and drivers are left in `sourcing`."""
    moving = moving_lots(sourcing)
    options = {system.id: best_option(system, sourcing, moving) for system in readable(sourcing, moving)}
    placed = [(piece, fastest_place(piece, options)) for piece in moving]
    sources, strata = [], []
    for system_id, option in options.items():
        lots = [piece for piece, place in placed if place == system_id]
        if lots or new_work(system_id, sourcing):
            source = source_of(option, lots, sourcing)
            sources.append(source)
            strata += [stratum_of(piece, source, sourcing) for piece in lots]
    pools = pools_of(sources, sourcing)
    for key in ALWAYS:
        sourcing.parameter(key)
    own_exceptions(sourcing)
    sourcing.drive(older_first(sourcing.known.approaches))
    before, after = (stages(when, sourcing) for when in ("before", "after"))
    stops = stops_after(sources, sourcing)
    return Plan(tuple(strata), tuple(sources), pools, tuple(sourcing.drivers.values()), before, after, stops)


def own_exceptions(sourcing: Sourcing) -> None:
    """Put the programme's own share of exceptions in the place of the default."""
    stated_pct = sourcing.facts.project.programme.exceptions_pct
    if stated_pct is None:
        return
    driver = sourcing.drivers["exception-share"]
    own = replace(driver, range=certain(stated_pct / 100), basis="stated", grade="declared", sources=())
    sourcing.drivers["exception-share"] = own
    sourcing.assumptions.pop("exception-share")


def stages(when: str, sourcing: Sourcing) -> tuple[str, ...]:
    """Return the drivers of the work before or after the copy."""
    found = []
    for stage in sourcing.known.rates.stages:
        if stage.when == when:
            driver = Driver(
                f"stage:{stage.id}",
                stage.title,
                "working days",
                stage.more_is_worse,
                "assumed",
                stage.grade,
                stage.sources,
            )
            found.append(sourcing.drive(driver))
    return tuple(found)


def stops_after(sources: Sequence[Source], sourcing: Sourcing) -> float:
    """Return the days after which new work lands elsewhere: the go-live, or never where nobody has said."""
    growing = [source.name for source in sources if source.new_tb_day]
    programme = sourcing.facts.project.programme
    if not growing:
        return sums.NEVER
    if programme.dual_feed is None:
        sourcing.assume(
            "dual-feed",
            f"New images are taken to land in {', '.join(growing)} alone: no dual feed is stated",
        )
    days = go_live(sourcing)
    if days is None:
        sourcing.assume(
            "go-live",
            f"New images are taken to land in {', '.join(growing)} for ever: no go-live is stated",
        )
        return sums.NEVER
    return max((days - sourcing.starting).days, 0)
