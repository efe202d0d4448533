# SPDX-License-Identifier: MIT
"""What being late is expected to cost: months late, future by future, times the price of a month."""

from dataclasses import dataclass
from datetime import date

from planner.appraisal.lines import Span
from planner.verdicts.four import Verdict

DAYS_A_MONTH = 365.25 / 12


@dataclass(frozen=True)
class Overrun:
    """How late an option is for the end of the contract, over all its futures.

    `months` is the mean over all futures, nought where it is in time; `chance` the share that are late.
    """

    due: date
    chance: float
    months: float
    per_month: float | None
    place: int

    @property
    def expected(self) -> float | None:
        """Return the expected cost in pounds of the price base; None where a month has no price."""
        return 0.0 if self.chance == 0 else None if self.per_month is None else self.months * self.per_month


def overrun_of(verdict: Verdict | None, per_month: float | None, span: Span) -> Overrun | None:
    """Return how late a verdict comes for the first end it is held against; None where one is not known."""
    if verdict is None or verdict.days is None or not verdict.due:
        return None
    due = min(one.day for one in verdict.due)
    late, before, mean = due.toordinal(), 0.0, 0.0
    for day, share in zip(verdict.days.ordinals, verdict.days.shares, strict=True):
        mean += (share - before) * max(day - late, 0)
        before = share
    return Overrun(
        due=due,
        chance=1 - verdict.days.chance(due),
        months=mean / DAYS_A_MONTH,
        per_month=per_month,
        place=span.place(financial_year(due)),
    )


def financial_year(day: date) -> int:
    """Return the calendar year in which the financial year of a day begins, on 1 April."""
    return day.year if day.month >= 4 else day.year - 1
