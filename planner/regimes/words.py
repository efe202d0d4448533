# SPDX-License-Identifier: MIT
"""How this room prints days, numbers and provisions."""

from collections.abc import Iterable
from datetime import date

from planner.english import DAYS, MONTHS, counted, long_date
from planner.regimes.periods import Grade

GRADES: tuple[Grade, ...] = ("practice", "computed", "published", "statute")
"""Grades of knowledge, from the weakest to the strongest."""
GRADE_WORDS: dict[Grade, str] = {
    "statute": "the text of the law was read",
    "published": "as others report it",
    "computed": "computed here",
    "practice": "planning default, not verified",
}


def in_full(day: date) -> str:
    """Return the day with its weekday: `Friday 4 December 2026`."""
    return f"{DAYS[day.weekday()]} {long_date(day)}"


def short(day: date) -> str:
    """Return the day in as many characters as any other: `Fri  4 Dec 2026`."""
    return f"{DAYS[day.weekday()][:3]} {day.day:2} {MONTHS[day.month - 1][:3]} {day.year}"


def length(number: int, unit: str) -> str:
    """Return a number of days in words: `1 day`, `8 working days`."""
    what = "day" if unit == "calendar" else "working day"
    return counted(number, what)


def weakest(grades: Iterable[Grade]) -> Grade:
    """Return the weakest of some grades: what rests on several rows is known no better than that."""
    return min(grades, key=GRADES.index)


def provision(title: str, reference: str) -> str:
    """Return a provision with the name of its law, unless it names one itself."""
    names_its_own = reference.startswith(("SI ", "case law"))
    return reference if names_its_own else f"{title}, {reference}"
