# SPDX-License-Identifier: MIT
"""The ways in: a programme and its risks → an `Uncertainty`, or its goals → an `Outlook`.

numpy is imported when one of them is first called.
"""

from __future__ import annotations

from collections.abc import Sequence

from planner.schedule.calendar import WorkingCalendar
from planner.schedule.instances import Activity
from planner.schedule.simulation.effects import RiskEffect
from planner.schedule.simulation.goals import Goal, Outlook
from planner.schedule.simulation.uncertainty import Uncertainty
from planner.schedule.timeline import ProgrammeDates, Schedule

ITERATIONS = 10_000
MOST_ITERATIONS = 1_000_000


def simulate(
    activities: Schedule | Sequence[Activity],
    dates: ProgrammeDates,
    calendar: WorkingCalendar,
    risks: Sequence[RiskEffect] = (),
    iterations: int = ITERATIONS,
    *,
    tornado: bool = True,
    batch: int | None = None,
    together: float = 0.0,
) -> Uncertainty:
    """The programme played `iterations` times, always the same for the same input.

    Every duration and every risk has a stream of draws of its own that depends on its id alone, so a
    changed activity or a mitigated risk is compared with before under the same fortunes. `batch` sets how
    many runs are held at once; it changes no result. `together` is the correlation of the durations of any
    two activities of one calendar, apart from the risks. Raises `RingError`, `OutsideCalendarError` when some
    future runs beyond the calendar's tables, and ValueError for a number of iterations out of range.
    """
    from planner.schedule.simulation.playing import play

    if not 1 <= iterations <= MOST_ITERATIONS:
        raise ValueError(f"iterations: expected 1 to {MOST_ITERATIONS:,}, not {iterations:,}")
    chosen = (
        [one.activity for one in activities.activities] if isinstance(activities, Schedule) else activities
    )
    return play(tuple(chosen), dates, calendar, tuple(risks), iterations, tornado, batch, together)


def outlook(
    activities: Sequence[Activity],
    dates: ProgrammeDates,
    calendar: WorkingCalendar,
    risks: Sequence[RiskEffect],
    goals: Sequence[Goal],
    iterations: int,
    together: float = 0.0,
) -> Outlook:
    """The goals of a programme over as many runs, under the same draws as `simulate` makes.

    Activities that the programme does not have are passed over; a goal of which none is left is not
    told. A day so early that no calendar holds it counts as the first that one does. Raises as `simulate`.
    """
    from planner.schedule.simulation.looking_back import play_goals

    return play_goals(activities, dates, calendar, risks, goals, iterations, together)
