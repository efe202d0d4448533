# SPDX-License-Identifier: MIT
"""Small programmes to be played: activities in one line each, on calendars that are easy to count on."""

from collections.abc import Sequence
from datetime import date

from planner.schedule.activities import Duration, MilestoneName
from planner.schedule.calendar import WorkingCalendar, every_day_calendar
from planner.schedule.instances import Activity
from planner.schedule.network import Link
from planner.schedule.timeline import Deadline, FreezeWindow, ProgrammeDates

MONDAY = date(2026, 6, 1)
WEEKDAYS = WorkingCalendar("weekdays", frozenset({date(2026, 12, 25), date(2026, 8, 31)}))
EVERY_DAY = every_day_calendar()


def activity(name: str, days: int | tuple[int, int, int], *after: str | Link, **more: object) -> Activity:
    """`activity("B", (2, 3, 8), "A")` takes two to eight days, usually three, and comes after A."""
    low, typical, high = days if isinstance(days, tuple) else (days, days, days)
    goal = more.pop("milestone", None)
    told = {
        "id": name,
        "template_id": name.partition("@")[0],
        "title": f"Do {name}",
        "phase": "test",
        "role": "PM",
        "duration": Duration(low, typical, high),
        "output": "Done.",
        "because": "It must be.",
        "notes": (),
        "links": tuple(Link(one) if isinstance(one, str) else one for one in after),
        "dated_because": (),
        "calendar": "working",
        "deadline": None,
        "clear_days": None,
        "within": None,
        "milestone": MilestoneName(str(goal), f"Milestone {goal}") if goal else None,
        "kept_until_answered": None,
        "grade": "practice",
        "sources": ("K",),
    }
    return Activity(**{**told, **more})  # type: ignore[arg-type]


def dates(
    freezes: Sequence[tuple[date, date]] = (), due: date | None = None, **not_before: date
) -> ProgrammeDates:
    """A programme that starts on the Monday; `due` is the end of its contract."""
    return ProgrammeDates(
        start=MONDAY,
        as_of=MONDAY,
        deadlines=(Deadline("contract_end", due, "the end of the contract"),) if due else (),
        freezes=tuple(FreezeWindow(f"window {n}", *one) for n, one in enumerate(freezes)),
        not_before=not_before,
    )
