# SPDX-License-Identifier: MIT
"""The two calendars of the file: the working week without the holidays, and the one that never rests."""

from planner.documents.interchange import ProjectFile
from planner.render.project_xml.elements import Element, put, whole

STANDARD, EVERY_DAY = 1, 2
WEEKEND = (1, 7)
"""Sunday and Saturday, as the format counts the days of the week."""

SHIFTS = (("08:00:00", "12:00:00"), ("13:00:00", "17:00:00"))


def calendars(project: ProjectFile) -> Element:
    """Return the calendars: `Standard`, the name that every version of the program knows, and `Every day`."""
    held = whole("Calendars")
    standard = _calendar(held, STANDARD, "Standard", free=WEEKEND)
    if project.holidays:
        exceptions = put(standard, "Exceptions")
        for day in project.holidays:
            one = put(exceptions, "Exception")
            put(one, "EnteredByOccurrences", "0")
            period = put(one, "TimePeriod")
            put(period, "FromDate", f"{day.isoformat()}T00:00:00")
            put(period, "ToDate", f"{day.isoformat()}T23:59:00")
            put(one, "Occurrences", "1")
            put(one, "Name", f"Bank holiday {day.isoformat()}")
            put(one, "Type", "1")
            put(one, "DayWorking", "0")
    _calendar(held, EVERY_DAY, "Every day", free=())
    return held


def _calendar(parent: Element, number: int, name: str, free: tuple[int, ...]) -> Element:
    calendar = put(parent, "Calendar")
    put(calendar, "UID", str(number))
    put(calendar, "Name", name)
    put(calendar, "IsBaseCalendar", "1")
    put(calendar, "BaseCalendarUID", "-1")
    week = put(calendar, "WeekDays")
    for day in range(1, 8):
        one = put(week, "WeekDay")
        put(one, "DayType", str(day))
        put(one, "DayWorking", "0" if day in free else "1")
        if day not in free:
            times = put(one, "WorkingTimes")
            for begins, ends in SHIFTS:
                shift = put(times, "WorkingTime")
                put(shift, "FromTime", begins)
                put(shift, "ToTime", ends)
    return calendar
