# SPDX-License-Identifier: MIT
"""What must be said beside a date: where the law is silent, doubtful or conditional."""

from collections.abc import Iterator
from datetime import date, timedelta

from planner.english import long_date
from planner.regimes.answers import Answers
from planner.regimes.counting import Count, Rule, count
from planner.regimes.minimum import ANNOUNCED, Applied, qualified
from planner.regimes.pack import PART_NAMES, Pack
from planner.regimes.periods import Period, Window
from planner.regimes.planned import Between
from planner.regimes.words import GRADE_WORDS, in_full, weakest
from planner.regimes.working_days import ONE_DAY, HolidaysByPart, WorkingDays, working_days


def period_warnings(
    pack: Pack, period: Period, answers: Answers, applied: Applied, event: date
) -> Iterator[str]:
    """Tell what the facts of the procurement bring with them."""
    last = pack.applies.commenced_to
    if last and event > last:
        yield (
            f"{pack.short} governs this only if the procurement, or its framework, commenced by "
            f"{long_date(last)}."
        )
    if period.above:
        value = answers.number(period.above.fact)
        if value is None:
            yield f"Due only if the contract is worth more than £{period.above.amount:,}."
    yield from _planned(pack, period, answers)
    if not applied.days:
        yield f"No minimum: {applied.choice.says} The time set must still be reasonable."
    for remark in period.remarks:
        if answers.hold(remark.when):
            yield f"{remark.says} [{remark.reference}]"
    grade = weakest([applied.choice.grade, *(one.grade for one in applied.adjustments)])
    if grade == "practice":
        yield f"The length of the period is a {GRADE_WORDS[grade]}."
    notes = [row.note for row in (period, applied.choice, *applied.adjustments) if row.note]
    yield from notes


def _planned(pack: Pack, period: Period, answers: Answers) -> Iterator[str]:
    window = pack.planned_notice
    keys = dict.fromkeys(choice.qualified_by for choice in period.choices if choice.qualified_by)
    for key in keys:
        if window is None or answers.of(key) in (None, "no"):
            continue
        if answers.of(key) == "yes":
            yield f"That the {window.notice} qualifies is taken as said; give its date to have it checked."
        elif not qualified(key, answers, window):
            announced = answers.day(ANNOUNCED) or answers.event
            yield (
                f"The {window.notice} of {long_date(_day(answers, key))} does not qualify for a "
                f"{window.before} of"
                f" {long_date(announced)}: it must stand at least {window.least_days} days and not more than"
                f" {window.most_months} months before [{window.reference}]."
            )


def _day(answers: Answers, key: str) -> date:
    return answers.day(key) or answers.event


def counting_warnings(
    pack: Pack,
    period: Period,
    applied: Applied,
    rule: Rule,
    working: WorkingDays,
    holidays: HolidaysByPart,
) -> Iterator[str]:
    """Tell where the count rests on what is doubtful: the end, the bank holidays, whose they are."""
    counted = applied.count
    if applied.days and not working.is_working(counted.end):
        yield _lands_free(pack, period, counted, working)
    if not working.known(counted.end):
        yield (f"Bank holidays are held to {working.last_year} only: later, weekends alone are left out.")
    elif counted.end > working.provisional_after:
        yield f"Bank holidays after {working.provisional_after.year} are provisional: they may change."
    if rule.rolls or rule.unit == "working":
        yield from _elsewhere(pack, applied, rule, holidays)


def _lands_free(pack: Pack, period: Period, counted: Count, working: WorkingDays) -> str:
    free = working.why_free(counted.end)
    said = f"{in_full(counted.end)} is no working day ({free}), and {pack.short} has no rule that moves it:"
    if period.bearing == "least":
        later = working.next_working_day(counted.end)
        return f"{said} set the end on {in_full(later)}, or later."
    return f"{said} do it by {in_full(_worked_before(counted.end, working))}."


def _worked_before(day: date, working: WorkingDays) -> date:
    while not working.is_working(day):
        day -= ONE_DAY
    return day


def _elsewhere(pack: Pack, applied: Applied, rule: Rule, holidays: HolidaysByPart) -> Iterator[str]:
    """Tell if the end would be later, did the bank holidays of every part of the kingdom count."""
    missing = [part for part in PART_NAMES if part not in pack.working_day.parts and part in holidays]
    if not missing or not pack.working_day.note:
        return
    wider = pack.working_day.model_copy(update={"parts": (*pack.working_day.parts, *missing)})
    stricter = count(applied.count.event, applied.days, rule, working_days(wider, holidays))
    if stricter.end > applied.count.end:
        yield (
            f"{pack.working_day.note} Were the bank holidays of every part counted, the end would be"
            f" {in_full(stricter.end)}."
        )


def window_warnings(
    pack: Pack, window: Window, answers: Answers, between: Between, back: bool
) -> tuple[str, ...]:
    """Tell how 'at least so many days before' may be read more strictly."""
    safe = between.last - timedelta(days=1) if back else between.first + timedelta(days=1)
    edge = "no later than" if back else "no earlier than"
    other = window.notice if back else window.before
    return (
        f"'At least {window.least_days} days' may be read as clear days: to be safe, publish the {other}"
        f" {edge} {in_full(safe)}.",
    )
