# SPDX-License-Identifier: MIT
"""How changes are said: days earlier and later, chances, what a change is due to."""

from datetime import date

from planner.changes.facts import FactChange
from planner.documents.verdict_words import NEVER, chance_words
from planner.documents.words import UNKNOWN
from planner.english import capital, counted, long_date
from planner.verdicts.four import Verdict

DUE = {"": "", "facts": "Facts", "time": "Time passing", "both": "Both"}
NOUNS = {
    "organisations": "Organisation", "sites": "Site", "suppliers": "Supplier", "contracts": "Contract",
    "systems": "System", "integrations": "Interface", "holdings": "Holding", "benefits": "Benefit",
    "constraints": "Constraint", "people": "Person", "options": "Option", "programme": "Programme",
    "evaluation": "Evaluation", "title": "Title", "decisions": "Decision on",
}  # fmt: skip
WEEK = 7


def moved(days: int | None, zero: str = "No change") -> str:
    """Return by how much a day moved: `28 days later (4 weeks)`; blank where there are not two days."""
    if days is None:
        return ""
    if not days:
        return zero
    way = "later" if days > 0 else "earlier"
    weeks = f" ({counted(round(abs(days) / WEEK), 'week')})" if abs(days) >= 2 * WEEK else ""
    return f"{counted(abs(days), 'day')} {way}{weeks}"


def shift(days: int | None) -> str:
    """Return by how much a day moved, in short: `+28 days`; blank for nothing."""
    return "" if not days else f"{days:+,} {'day' if abs(days) == 1 else 'days'}"


def chance_moved(before: Verdict, after: Verdict, runs: tuple[int, int]) -> str:
    """Return a chance before and after: `45% → 12%`; once, where it is the same; `-` where there is none."""
    was, now = chance_words(before.chance, runs[0]), chance_words(after.chance, runs[1])
    if before.chance is None and after.chance is None:
        return "–"
    return now if was == now else f"{was} → {now}"


def of_thing(change: FactChange) -> str:
    """Return what a change is about: `Contract “LSP services”`, `Programme`."""
    noun = NOUNS[change.noun]
    return f"{noun} “{change.name}”" if change.name else noun


def was_and_now(change: FactChange) -> str:
    """Return what a fact was and is, after its name: `end: 30 June 2013 → 31 March 2013`."""
    if change.kind == "added":
        return "is new"
    if change.kind == "removed":
        return "is gone"
    return f"{change.label}: {change.was or UNKNOWN} → {change.is_now or UNKNOWN}"


def day_or_never(verdict: Verdict, safe: date | None) -> str | date:
    """Return the day of a verdict, or why there is none."""
    if safe is not None:
        return safe
    return capital(NEVER[verdict.never].rstrip(".")) if verdict.never else capital(UNKNOWN)


def due_words(by_facts: int | None, by_time: int | None) -> str:
    """Return how a move of days is shared: `28 days later through the facts, none through time passing`."""
    if by_facts is None or by_time is None:
        return ""
    return (
        f"{moved(by_facts, 'nothing')} through the facts, "
        f"{moved(by_time, 'nothing')} through the passing of time"
    )


def on(day: date | None) -> str:
    """Return a day in full, or `not known`."""
    return long_date(day) if day else UNKNOWN
