# SPDX-License-Identifier: MIT
"""The planning figures of a migration as the rules reckon with them: one source for both, the catalogue."""

from planner.migration.arithmetic import hours_a_day
from planner.migration.references import THROTTLES, MigrationRates
from planner.rules.figures import Figures


def figures_of(rates: MigrationRates) -> Figures:
    """Return the typical figures; how much of the week a copy runs follows from hours and availability."""
    share, clinic, available = (rates.parameter(key).typical for key in THROTTLES)
    return Figures(
        landing_factor=rates.parameter("landing-factor").typical,
        used_share=hours_a_day(share, clinic) / 24 * available,
        exception_share=rates.parameter("exception-share").typical,
        exception_minutes=rates.parameter("exception-minutes").typical,
        exception_hours=rates.parameter("exception-hours").typical,
    )
