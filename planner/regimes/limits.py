# SPDX-License-Identifier: MIT
"""Whether a regime governs on a day: nothing before it began, and after it only what was begun."""

from datetime import date, timedelta

from planner.english import long_date
from planner.regimes.answers import Answers
from planner.regimes.governing import governing
from planner.regimes.pack import Pack
from planner.regimes.periods import Period
from planner.regimes.refusals import Refusal
from planner.regimes.shelf import Regimes


def event_of(period: Period, day: date, days: int) -> date:
    """Return the day the period is counted from: the day given, or of a yearly one the next still open.

    Raises Refusal for a year before the duty began.
    """
    if period.yearly is None:
        return day
    yearly = period.yearly
    this = date(day.year, yearly.month, yearly.day)
    if not this <= day < this + timedelta(days=days):
        this = this if day < this else date(day.year + 1, yearly.month, yearly.day)
    if this < yearly.first:
        raise Refusal(
            f"the first {period.title} is for the year that begins on {long_date(yearly.first)}",
            f"count from {yearly.first.isoformat()} or later",
        )
    return this


def within_life(regimes: Regimes, pack: Pack, period: Period | None, event: date) -> None:
    """Let nothing pass that the regime cannot govern. Raises Refusal, naming the regime that does."""
    applies = pack.applies
    if event < applies.commenced_from:
        raise Refusal(
            f"{pack.short} governs nothing before {long_date(applies.commenced_from)}",
            _governs(regimes, event),
        )
    commences = period is None or period.commences
    if commences and applies.commenced_to and event > applies.commenced_to:
        raise Refusal(
            f"no procurement can be commenced under {pack.short} after {long_date(applies.commenced_to)}",
            _governs(regimes, event),
        )
    if period and period.until and event > period.until:
        raise Refusal(f"{period.title}: none is possible after {long_date(period.until)}")


def arises(period: Period, answers: Answers) -> None:
    """Let no duty arise of a contract that is worth too little. Raises Refusal."""
    if period.above is None:
        return
    value = answers.number(period.above.fact)
    if value is not None and value <= period.above.amount:
        raise Refusal(
            f"nothing is due: the duty arises only above £{period.above.amount:,} ({period.reference})",
            f"the contract is said to be worth £{value:,.0f}",
        )


def _governs(regimes: Regimes, event: date) -> str:
    pack = governing(regimes.packs.values(), event)
    if pack is None:
        return f"no regime is held for {long_date(event)}"
    return f"a procurement commenced on {long_date(event)} is under {pack.short}: --regime {pack.regime}"
