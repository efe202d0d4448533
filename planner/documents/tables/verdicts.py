# SPDX-License-Identifier: MIT
"""The four verdicts and how sure each is: they differ by years, and no document may blur them."""

from collections.abc import Iterator

from planner.documents.lead import goes_live
from planner.documents.plan import ExitPlan
from planner.documents.table import Table
from planner.documents.tables.options import VERDICT_COLUMNS, verdict_rows
from planner.documents.words import day
from planner.documents.workbook import Column, Value


def verdicts(plan: ExitPlan) -> Table:
    """Return the four verdicts: as planned, at an even chance, at eight in ten, and the chance in time."""
    live = plan.schedule.milestone("live")
    outer = ""
    if live and goes_live(plan):
        outer = (
            " The outer bounds of going live, with every activity at its best or at its worst at once and "
            f"no risk, are {day(live.low)} and {day(live.high)}."
        )
    return Table(
        "verdicts",
        "Four verdicts",
        VERDICT_COLUMNS,
        tuple(verdict_rows(plan, plan.verdicts.headline)),
        note="Chances come of 10,000 simulations with the durations and risks of this plan and its defaults."
        + outer,
    )


def forecasts(plan: ExitPlan) -> Table:
    """Return each milestone as planned and as it may turn out."""
    return Table(
        "milestones",
        "Milestones",
        (
            Column("milestone", "Milestone", "long", 30),
            Column("day", "As planned", "date"),
            Column("p50", "P50, an even chance", "date"),
            Column("p80", "P80, eight in ten", "date"),
            Column("p90", "P90, nine in ten", "date"),
            Column("latest", "Latest for the contract end", "date"),
        ),
        tuple(_forecasts(plan)),
        note="As planned: every activity takes its usual time and no risk happens.",
    )


def _forecasts(plan: ExitPlan) -> Iterator[tuple[Value, ...]]:
    ranges = {one.id: one.range for one in plan.uncertainty.milestones}
    for one in plan.schedule.milestones:
        if one.id == "live" and not goes_live(plan):
            continue
        found = ranges[one.id]
        yield one.title, one.day, found.p50, found.p80, found.p90, one.latest


SWINGS_AT_MOST = 25


def swings(plan: ExitPlan) -> Table:
    """Return what costs the time: how many days earlier go-live would be without each risk."""
    goal = "live" if "live" in plan.uncertainty.swings else next(iter(plan.uncertainty.swings), "")
    every = [one for one in plan.uncertainty.swings.get(goal, ()) if one.days > 0]
    first = every[:SWINGS_AT_MOST]
    cut = f" The {len(first)} largest of {len(every)} stand here." if len(first) < len(every) else ""
    return Table(
        "time-swings",
        "What costs the time",
        (
            Column("what", "Without this risk, or with this activity at its shortest", "long", 52),
            Column("kind", "Kind"),
            Column("id", "Id", "id", 10),
            Column("days", "Days earlier, P80", "number"),
            Column("mean", "Days earlier, on average", "number"),
        ),
        tuple(
            (swing.title, swing.kind.capitalize(), swing.id, swing.days, round(swing.mean_days))
            for swing in first
        ),
        note=f"Calendar days by which the P80 day would come forward.{cut}",
    )
