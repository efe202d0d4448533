# SPDX-License-Identifier: MIT
"""The four verdicts and how sure each is: they differ by years, and no document may blur them."""

from collections.abc import Iterator
from datetime import date

from planner.documents.plan import ExitPlan
from planner.documents.table import Table
from planner.documents.words import UNKNOWN
from planner.documents.workbook import Column, Value
from planner.schedule.timeline import Deadline

VERDICTS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("Replace the product", ("J07",), "contract_end"),
    ("Move all the history", ("G14",), "archive_end"),
    ("Leave the contract", ("L01", "K02"), "archive_end"),
    ("Switch the old system off", ("L06",), "archive_end"),
)
"""Each verdict, the activities of which the last brings it about, and the end it is held against."""


def verdicts(plan: ExitPlan) -> Table:
    """Return the four verdicts: as planned, at an even chance, at eight in ten, and the chance in time."""
    return Table(
        "verdicts",
        "Four verdicts",
        (
            Column("verdict", "Verdict", "text", 26),
            Column("planned", "As planned", "date"),
            Column("p50", "An even chance by", "date"),
            Column("p80", "Eight in ten by", "date"),
            Column("due", "Held against", "date"),
            Column("chance", "Chance by then"),
        ),
        tuple(_verdict(plan, title, ids, kind) for title, ids, kind in VERDICTS if _last(plan, ids)),
        note="Chances are of 10,000 futures with the durations and risks of this plan and its defaults.",
    )


def _verdict(plan: ExitPlan, title: str, ids: tuple[str, ...], kind: str) -> tuple[Value, ...]:
    last = _last(plan, ids)
    forecast = plan.uncertainty.by_id[last]
    due = _due(plan, kind)
    return (
        title,
        plan.schedule.by_id[last].early_finish,
        forecast.finish.p50,
        forecast.finish.p80,
        due,
        UNKNOWN.capitalize() if due is None else in_hundred(forecast.finish.chance(due)),
    )


def _last(plan: ExitPlan, ids: tuple[str, ...]) -> str:
    found = [plan.schedule.by_id[id_] for id_ in ids if id_ in plan.schedule.by_id]
    return max(found, key=lambda one: (one.early_finish, one.id)).id if found else ""


def _due(plan: ExitPlan, kind: str) -> date | None:
    ends: list[Deadline] = [end for end in plan.schedule.dates.deadlines if end.kind == kind]
    return min((end.day for end in ends), default=None)


def in_hundred(share: float) -> str:
    """Return a chance as people say it, never nought or certain where it is neither."""
    if share <= 0:
        return "None in 10,000"
    if share >= 1:
        return "All of 10,000"
    return f"{min(max(round(share * 100), 1), 99)} in 100"


def forecasts(plan: ExitPlan) -> Table:
    """Return each milestone as planned and as it may turn out."""
    return Table(
        "milestones",
        "Milestones",
        (
            Column("milestone", "Milestone", "long", 30),
            Column("day", "As planned", "date"),
            Column("p50", "An even chance by", "date"),
            Column("p80", "Eight in ten by", "date"),
            Column("p90", "Nine in ten by", "date"),
            Column("latest", "Latest for the contract end", "date"),
        ),
        tuple(_forecasts(plan)),
        note="As planned: every activity takes its usual time and no risk happens.",
    )


def _forecasts(plan: ExitPlan) -> Iterator[tuple[Value, ...]]:
    ranges = {one.id: one.range for one in plan.uncertainty.milestones}
    for one in plan.schedule.milestones:
        found = ranges[one.id]
        yield one.title, one.day, found.p50, found.p80, found.p90, one.latest


def swings(plan: ExitPlan) -> Table:
    """Return what costs the time: how many days earlier go-live would be without each risk."""
    goal = "live" if "live" in plan.uncertainty.swings else next(iter(plan.uncertainty.swings), "")
    return Table(
        "time-swings",
        "What costs the time",
        (
            Column("what", "Without this risk, or with this activity at its shortest", "long", 52),
            Column("kind", "Kind"),
            Column("id", "Id", "id", 10),
            Column("days", "Days earlier, eight in ten", "number"),
            Column("mean", "Days earlier, on average", "number"),
        ),
        tuple(
            (swing.title, swing.kind.capitalize(), swing.id, swing.days, round(swing.mean_days))
            for swing in plan.uncertainty.swings.get(goal, ())[:25]
            if swing.days > 0
        ),
        note="Calendar days by which the day that eight in ten futures keep would come forward.",
    )
