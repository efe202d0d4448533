# SPDX-License-Identifier: MIT
"""The decision ladders of all options in one table: a row for each decision, a column for each option."""

from planner.documents.plan import ExitPlan
from planner.documents.table import Table
from planner.documents.verdict_words import STANDING, STATES
from planner.documents.workbook import Column, Value
from planner.english import lowered, short_date
from planner.verdicts.ladder import DECISIONS, EXTENSION, NOTICE, Rung
from planner.verdicts.outlooks import OptionOutlook

ORDER = (EXTENSION, NOTICE, *(one.id for one in DECISIONS))
PLAIN = ("safe",)
"""States that need no word: the day lies ahead and is kept."""


def ladders_side_by_side(plan: ExitPlan) -> Table:
    """Return the last safe day (P80) of each decision before the first end of each option that buys."""
    shown = [one.outlook for one in plan.comparison.options if one.outlook.ends]
    held = [{rung.decision: rung for rung in _first(one)} for one in shown]
    titles = {rung.decision: rung.title for rungs in reversed(held) for rung in rungs.values()}
    rows: list[tuple[Value, ...]] = [
        ("Counted back from", *(short_date(one.ends[0].end.day) for one in shown)),
        *((titles[id_], *(_day(rungs.get(id_)) for rungs in held)) for id_ in ORDER if id_ in titles),
        ("The option stands", *(STANDING[one.standing] for one in shown)),
    ]
    return Table(
        "ladders-side",
        "Last safe day of each decision, P80",
        (
            Column("decision", "Decision", "long", 34),
            *(Column(f"o{n}", one.course.title, "long", 20) for n, one in enumerate(shown)),
        ),
        tuple(rows if shown else ()),
        note="Counted back from the first end of each option, so that four futures in five keep it. Dead: "
        "decided today, it would be in time with a chance of less than 5%.",
    )


def _first(one: OptionOutlook) -> list[Rung]:
    return [rung for rung in one.rungs if rung.end == one.ends[0].end]


def _day(rung: Rung | None) -> str | None:
    if rung is None:
        return None
    if rung.done:
        return f"Done on {short_date(rung.done)}"
    told = short_date(rung.p80)
    return told if rung.state in PLAIN else f"{told}: {lowered(STATES[rung.state])}"
