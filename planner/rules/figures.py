# SPDX-License-Identifier: MIT
"""The planning figures that words reckon with; the catalogue says them, with source and grade."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Figures:
    """What is usual where a programme says nothing of its own.

    `landing_factor`: room that returned data need, as a multiple of their size. `used_share`: share of the
    week in which an unthrottled copy really runs. `exception_share`: share of studies that need a person,
    `exception_minutes` what each takes, `exception_hours` how much of a working day a person gives to them.
    """

    landing_factor: float
    used_share: float
    exception_share: float
    exception_minutes: float
    exception_hours: float
