# SPDX-License-Identifier: MIT
"""Planned notices: between which days the notice and the one it announces must stand to qualify."""

from dataclasses import dataclass
from datetime import date, timedelta

from planner.regimes.months import corresponding_day
from planner.regimes.periods import Window
from planner.regimes.working_days import ONE_DAY


@dataclass(frozen=True)
class Between:
    """A window of days, both counted."""

    first: date
    last: date

    def holds(self, day: date) -> bool:
        """Return whether a day lies in the window."""
        return self.first <= day <= self.last


def follows(window: Window, notice: date) -> Between:
    """Return when the announced notice may be published, for the planned notice to qualify.

    The months are counted back from the announced notice, as the law does: so 29 February may still follow
    28 February of the year before.
    """
    last = corresponding_day(notice, window.most_months)
    while corresponding_day(last + ONE_DAY, -window.most_months) <= notice:
        last += ONE_DAY
    return Between(notice + timedelta(days=window.least_days), last)


def precedes(window: Window, announced: date) -> Between:
    """Return when the planned notice must have been published, to qualify for one announced on that day."""
    return Between(
        corresponding_day(announced, -window.most_months), announced - timedelta(days=window.least_days)
    )


def qualifies(window: Window, notice: date, announced: date) -> bool:
    """Return whether a planned notice stands in the window before the notice that it announces."""
    return precedes(window, announced).holds(notice)
