# SPDX-License-Identifier: MIT
"""The copy with one input held: how long its two parts take if that input turns out kind, or unkind."""

from planner.migration.arithmetic import NEVER
from planner.migration.plan import Driver, Plan
from planner.migration.ranking import KIND, UNKIND
from planner.migration.simulate import drawn, run
from planner.migration.spans import PhaseDays, phase_days

ENDS = (KIND, UNKIND)
"""The ends at which an input is held: one draw in ten lies beyond either."""


def phases_with(plan: Plan, driver: Driver, share: float) -> tuple[PhaseDays, PhaseDays]:
    """Return the days of the priority bands and of the remainder, with an input held at one value."""
    values = drawn(plan)
    outcome = run(plan, {**values, driver.id: [driver.range.at(share)] * len(values[driver.id])})
    rest = [
        whole if whole == NEVER else whole - first
        for whole, first in zip(outcome.bulk, outcome.first, strict=True)
    ]
    return phase_days(outcome.first), phase_days(rest)
