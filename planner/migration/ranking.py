# SPDX-License-Identifier: MIT
"""Which uncertain input moves the answer most: each is held at its kind and at its unkind end in turn."""

import math
from dataclasses import dataclass

from planner.migration.plan import Driver, Plan
from planner.migration.sampling import percentile
from planner.migration.simulate import Memory, Outcome, Values, run

DECIDING = 8
"""How many sources and limits are asked about: those that most often set the end."""

KIND, UNKIND = 0.1, 0.9
"""The ends at which an input is held: one draw in ten lies beyond either."""


@dataclass(frozen=True)
class Swing:
    """An input and the 80th percentile of the whole, in days, with the input kind and with it unkind.

    `days` is what lies between; None where the input decides whether the copy ends at all.
    """

    driver: Driver
    p80_kind: float | None
    p80_unkind: float | None
    days: float | None


def swings(plan: Plan, values: Values, outcome: Outcome) -> tuple[Swing, ...]:
    """Return every input that moves the 80th percentile by half a day or more, the strongest first."""
    deciding = _deciding(outcome)
    found = []
    for driver in plan.drivers:
        touched = {
            *(source.system for source in plan.sources if driver.id in source.uses | {"first-share"}),
            *(pool.id for pool in plan.pools if driver.id in _uses(pool.members, pool.tb_day, plan)),
        }
        moved = touched & deciding
        if driver.range.certain or (touched and not moved) or driver.id == "first-share":
            continue
        kept = {key: days for key, days in outcome.by_source.items() if key not in moved}
        found.append(_swing(driver, plan, values, kept))
    strong = [swing for swing in found if swing.days is None or swing.days >= 0.5]
    return tuple(
        sorted(strong, key=lambda swing: (-math.inf if swing.days is None else -swing.days, swing.driver.id))
    )


def _uses(members: tuple[str, ...], limit: str, plan: Plan) -> frozenset[str]:
    """Return the drivers that move a shared limit's own days."""
    return frozenset((limit, "retry-share", *(plan.source(member).size for member in members)))


def _deciding(outcome: Outcome) -> frozenset[str]:
    """Return the sources and limits that set the end in most draws; the others move it little."""
    wins = {
        key: sum(own == end > 0 for own, end in zip(whole, outcome.bulk, strict=True))
        for key, (_, whole) in outcome.by_source.items()
    }
    often = sorted((key for key, won in wins.items() if won), key=lambda key: (-wins[key], key))
    return frozenset(often[:DECIDING])


def _swing(driver: Driver, plan: Plan, values: Values, kept: Memory) -> Swing:
    ends = []
    for share in (KIND, UNKIND):
        held = {**values, driver.id: [driver.range.at(share)] * len(values[driver.id])}
        ends.append(percentile(run(plan, held, kept).elapsed, 0.8))
    kind, unkind = (end if math.isfinite(end) else None for end in ends)
    if kind is None:
        return Swing(driver, None, None, 0.0)
    return Swing(driver, kind, unkind, None if unkind is None else unkind - kind)
