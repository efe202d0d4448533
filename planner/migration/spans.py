# SPDX-License-Identifier: MIT
"""How lengths are told: never one number, and None for what never ends."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from planner.migration.sampling import percentile

MARKS = (("p50", 0.5), ("p80", 0.8), ("p95", 0.95))


@dataclass(frozen=True)
class Span:
    """A length in days: three cases, and what 50, 80 and 95 in a hundred draws keep within.

    `best` and `worst` take every input at its end at once, which hardly happens; the percentiles do not.
    None means that the copy never ends.
    """

    best: float | None
    typical: float | None
    worst: float | None
    p50: float | None
    p80: float | None
    p95: float | None


@dataclass(frozen=True)
class PhaseDays:
    """Days of the calendar for an activity: one draw in twenty is shorter than low, one longer than high."""

    low: int | None
    typical: int | None
    high: int | None


@dataclass(frozen=True)
class StartBy:
    """The latest days to begin so that all is moved and certified by a deadline; None where none will do.

    `copy_*` is for the bulk, when inventory, rules and pilot are behind; `inventory_*` for the whole.
    """

    deadline: date
    copy_p50: date | None
    copy_p80: date | None
    copy_p95: date | None
    inventory_p50: date | None
    inventory_p80: date | None
    inventory_p95: date | None


@dataclass(frozen=True)
class Left:
    """Terabytes still to be moved on a day."""

    on: date
    best: float
    typical: float
    worst: float
    p50: float
    p80: float
    p95: float


def finite(value: float) -> float | None:
    """Return the value, or None for what never ends."""
    return value if math.isfinite(value) else None


def span(cases: Sequence[float], drawn: Sequence[float]) -> Span:
    """Return the span of three cases (best, typical, worst) and of all draws."""
    held = sorted(drawn)
    return Span(*(finite(case) for case in cases), *(finite(percentile(held, share)) for _, share in MARKS))


def phase_days(drawn: Sequence[float]) -> PhaseDays:
    """Return the days an activity is given, rounded up to whole ones."""
    held = sorted(drawn)
    days = (finite(percentile(held, share)) for share in (0.05, 0.5, 0.95))
    return PhaseDays(*(None if day is None else math.ceil(day - 1e-9) for day in days))


def days_before(deadline: date, days: float) -> date | None:
    """Return the day so many days before a deadline, rounded to the safe side."""
    if not math.isfinite(days) or math.ceil(days) > deadline.toordinal() - 1:
        return None
    return deadline - timedelta(days=math.ceil(days))
