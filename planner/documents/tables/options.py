# SPDX-License-Identifier: MIT
"""Tables of choice: the options side by side, the decision ladders, what helps, and what to verify first."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from planner.documents.plan import ExitPlan
from planner.documents.table import Table
from planner.documents.verdict_words import (
    STANDING,
    STATES,
    chance_words,
    next_words,
    origin,
    percent,
    reason,
    route_words,
    why_so,
)
from planner.documents.words import ROLES, count, day
from planner.documents.workbook import Column, Value
from planner.english import capital, first_few, joined
from planner.verdicts.ladder import Rung
from planner.verdicts.outlooks import OptionOutlook
from planner.verdicts.verify import ToVerify

KNOWN = {"unknown": "Not known", "assumed": "Assumed", "declared": "Declared"}
ACTS = {
    "input": "The copy takes longer or shorter",
    "condition": "Work falls out of the plan",
    "risk": "A risk arises or does not",
    "fact": "A risk falls away",
    "date": "The end itself moves",
}
HOW_PLAYED = "Each option was simulated 2,048 times and the programme 10,000 times, under the same draws."


def options(plan: ExitPlan) -> Table:
    """Return the options side by side: their standing on the day of the plan, their days at P50 and P80."""
    return Table(
        "options",
        "Options side by side",
        (
            Column("option", "Option", "long", 30),
            Column("origin", "From"),
            Column("route", "Route", "long", 30),
            Column("standing", "Standing"),
            Column("end", "First end", "date"),
            Column("chance", "Chance of meeting it"),
            Column("archive_end", "Archive ends", "date"),
            Column("archive_chance", "Chance of meeting it, archive"),
            Column("live_p50", "Live, P50", "date"),
            Column("live_p80", "Live, P80", "date"),
            Column("left_p80", "Contract left, P80", "date"),
            Column("moved_p80", "All moved, P80", "date"),
            Column("off_p80", "Switched off, P80", "date"),
            Column("next", "Next decision, and its last day", "long", 34),
            Column("why", "What stands against it, or must be known", "long", 48),
        ),
        tuple(_option(plan, one) for one in plan.verdicts.options),
        note=f"Dead: the chance of meeting its first end is less than 5%. {HOW_PLAYED}",
    )


def options_why(plan: ExitPlan) -> Table:
    """Return the same table under the title of what stands against each option."""
    return replace(options(plan), id="options-why", title="How each option stands", note="")


def _option(plan: ExitPlan, one: OptionOutlook) -> tuple[Value, ...]:
    first, archive = one.end("contract_end"), one.end("archive_end")
    days = {verdict.kind: verdict for verdict in one.verdicts}
    return (
        one.course.title,
        origin(plan, one),
        route_words(one),
        STANDING[one.standing],
        first.end.day if first else days["leave"].planned if days["leave"].passes else None,
        chance_words(first.chance, one.iterations) if first else None,
        archive.end.day if archive else None,
        chance_words(archive.chance, one.iterations) if archive else None,
        days["replace"].p50,
        days["replace"].p80,
        days["leave"].p80,
        days["move"].p80,
        days["switch_off"].p80,
        next_words(one.next_to_die),
        why_so(one),
    )


def option_verdicts(plan: ExitPlan) -> Table:
    """Return the four verdicts of every option, each with its reason."""
    return Table(
        "option-verdicts",
        "Four verdicts of every option",
        (Column("option", "Option", "long", 30), *VERDICT_COLUMNS),
        tuple((one.course.title, *row) for one in plan.verdicts.options for row in verdict_rows(plan, one)),
        note=HOW_PLAYED,
    )


VERDICT_COLUMNS = (
    Column("verdict", "Verdict", "text", 26),
    Column("planned", "As planned", "date"),
    Column("p50", "P50, an even chance", "date"),
    Column("p80", "P80, eight in ten", "date"),
    Column("due", "Held against", "date"),
    Column("chance", "Chance of meeting it"),
    Column("why", "What sets it", "long", 56),
)


def verdict_rows(plan: ExitPlan, one: OptionOutlook) -> Iterator[tuple[Value, ...]]:
    """Yield the four verdicts of an option as rows."""
    for verdict in one.verdicts:
        due = max((end.day for end in verdict.due), default=None)
        known = verdict.days is not None
        chance = chance_words(verdict.chance, one.iterations) if known else None
        planned = verdict.done or verdict.planned
        yield verdict.title, planned, verdict.p50, verdict.p80, due, chance, reason(plan, one, verdict)


RUNG_COLUMNS = (
    Column("decision", "Decision", "long", 36),
    Column("planned", "As planned", "date"),
    Column("p80", "Last safe day, P80", "date"),
    Column("p50", "Last day, P50", "date"),
    Column("hand", "Days in hand", "number"),
    Column("board", "Last board before", "date"),
    Column("state", "Stands"),
)
LADDER_NOTE = (
    "Last days are counted back from the end, over the durations and risks of this plan: P80 leaves time "
    "enough in eight cases of ten, P50 in five. Days in hand run from the planned day to the safe one, each "
    "step taken by itself. Dead: taken today, it would be in time with a chance of less than 5%."
)


def ladder(plan: ExitPlan) -> Table:
    """Return the decision ladder of the programme that is followed, before the first end of its contracts."""
    return _ladder(plan, "contract_end", "ladder", "Decision ladder")


def archive_ladder(plan: ExitPlan) -> Table:
    """Return the decision ladder of the programme that is followed, before the first end of an archive."""
    return _ladder(plan, "archive_end", "ladder-archive", "Decision ladder of the archive")


def _ladder(plan: ExitPlan, kind: str, id_: str, title: str) -> Table:
    headline = plan.verdicts.headline
    end = headline.end(kind)
    rungs = [rung for rung in headline.rungs if end and rung.end == end.end]
    full = f"{title}: {end.end.title}, {day(end.end.day)}" if end else title
    return Table(id_, full, RUNG_COLUMNS, tuple(_rung(rung) for rung in rungs), note=LADDER_NOTE)


def _rung(rung: Rung) -> tuple[Value, ...]:
    planned = rung.done or rung.planned
    return rung.title, planned, rung.p80, rung.p50, rung.hand, _board(rung), STATES[rung.state]


def _board(rung: Rung) -> date | None:
    return rung.board if rung.needs_board else None


def ladders(plan: ExitPlan) -> Table:
    """Return the decision ladders of every option, before every end of a contract that is left."""
    return Table(
        "ladders",
        "Decision ladders of every option",
        (
            Column("option", "Option", "long", 30),
            Column("end", "Counted back from", "long", 40),
            Column("end_day", "Which is", "date"),
            *RUNG_COLUMNS,
        ),
        tuple(
            (one.course.title, capital(rung.end.title), rung.end.day, *_rung(rung))
            for one in plan.verdicts.options
            for rung in one.rungs
        ),
        note=LADDER_NOTE,
    )


def levers(plan: ExitPlan) -> Table:
    """Return what would help each option that is not safe, by days and by the chance it would give."""
    every = (
        plan.verdicts.headline,
        *(o for o in plan.verdicts.options if o.course.id != plan.programme.course.id),
    )
    return Table(
        "levers",
        "What would keep an option alive",
        (
            Column("option", "Option", "long", 30),
            Column("lever", "What would help", "long", 44),
            Column("days", "Days won, P80", "number"),
            Column("chance", "Chance of meeting the first end with it"),
            Column("by", "Last day for it", "date"),
        ),
        tuple(dict.fromkeys(row for one in every for row in _levers(one))),
        note="An extension moves the end, the others move the work. Each is tried by itself, unless it says "
        "otherwise.",
    )


def levers_that_count(plan: ExitPlan) -> Table:
    """Return those levers that leave an option any chance."""
    every = levers(plan)
    kept = tuple(row for row in every.rows if not str(row[3]).startswith("Under"))
    note = f"{every.note} Those that leave a chance of less than 1% are in the workbook."
    return replace(every, rows=kept, note=note)


def _levers(one: OptionOutlook) -> Iterable[tuple[Value, ...]]:
    return (
        (one.course.title, lever.title, lever.days, percent(lever.chance, one.iterations), lever.by)
        for lever in one.levers
    )


def verify_first(plan: ExitPlan) -> Table:
    """Return the ten questions and weakly known facts that may move a date most."""
    return Table(
        "verify-first",
        "Facts to verify first",
        (
            Column("what", "What", "long", 52),
            Column("known", "How it is known"),
            Column("ask", "Ask"),
            Column("live", "Moves going live, days", "number"),
            Column("leave", "Moves leaving, days", "number"),
            Column("acts", "How it acts", "long", 28),
            Column("through", "Through", "long", 18),
            Column("place", "Written at", "long", 24),
        ),
        tuple(_verify(plan, one) for one in plan.to_verify),
        note="Days between one answer and the other, at P80. No number: it decides whether there is a day, "
        "or an option, at all.",
    )


def _verify(plan: ExitPlan, one: ToVerify) -> tuple[Value, ...]:
    facts = list(dict.fromkeys(plan.place(fact) for fact in one.facts))
    places = first_few(facts, 3)
    alike = (
        f" The same is asked of {count(len(facts) - 1, 'other')}." if one.kind == "risk" and facts[1:] else ""
    )
    return (
        capital(one.text) + alike,
        KNOWN.get(one.grade, capital(one.grade)),
        plan.owners.get(one.ask, ROLES.get(one.ask, one.ask)),
        one.live,
        one.leave,
        ACTS[one.kind],
        ", ".join(one.decides),
        joined(places),
    )
