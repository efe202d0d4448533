# SPDX-License-Identifier: MIT
"""Tables of variance: milestones, verdicts, contract ends and activities against the baseline, and why."""

from collections.abc import Iterator
from datetime import date

from planner.documents.plan import ExitPlan
from planner.documents.table import Table
from planner.documents.workbook import Column, Value
from planner.english import capital
from planner.model.baseline import BaselineVerdict
from planner.schedule.baseline import Change, Step, Variance, later_by
from planner.schedule.timeline import ENDS_OF_CONTRACTS

STATES = {
    "planned": "Planned",
    "done": "Done",
    "new": "New since the baseline",
    "gone": "Gone since the baseline",
}
WORKING_DAYS_A_WEEK = 5
LATER = "Working days later; a minus sign means earlier. A week is five working days."


def milestone_variance(plan: ExitPlan) -> Table:
    """Return each milestone in the baseline and now, and by how many working days and weeks it moved."""
    held = plan.variance
    return Table(
        "baseline-milestones",
        "Milestones against the baseline",
        (
            Column("milestone", "Milestone", "long", 30),
            Column("then", "Baseline", "date"),
            Column("now", "Now planned", "date"),
            Column("days", "Working days later", "number"),
            Column("weeks", "Weeks later", "number", places=1),
            Column("p80_then", "Eight in ten by, baseline", "date"),
            Column("p80", "Eight in ten by, now", "date"),
            Column("p80_days", "Working days later, eight in ten", "number"),
        ),
        tuple(_milestones(plan, held)) if held else (),
        note=LATER,
    )


def _milestones(plan: ExitPlan, held: Variance) -> Iterator[tuple[Value, ...]]:
    later = later_by(plan.catalogue.calendar)
    ranges = {one.id: one.range for one in plan.uncertainty.milestones}
    for one in held.milestones:
        p80 = ranges[one.id].p80 if one.id in ranges else None
        moved = later(one.p80_then, p80)
        yield one.title, one.then, one.day, one.days, weeks(one.days), one.p80_then, p80, moved


def weeks(days: int | None) -> float | None:
    """Return working days as weeks, to a tenth."""
    return None if days is None else round(days / WORKING_DAYS_A_WEEK, 1)


def verdict_variance(plan: ExitPlan) -> Table:
    """Return the four verdicts in the baseline and now."""
    held = plan.variance
    return Table(
        "baseline-verdicts",
        "Four verdicts against the baseline",
        (
            Column("verdict", "Verdict"),
            Column("then", "Planned, baseline", "date"),
            Column("now", "Planned, now", "date"),
            Column("p50_then", "Even chance, baseline", "date"),
            Column("p50", "Even chance, now", "date"),
            Column("p80_then", "Eight in ten by, baseline", "date"),
            Column("p80", "Eight in ten by, now", "date"),
            Column("days", "Working days later, eight in ten", "number"),
        ),
        tuple(_verdicts(plan, held)) if held else (),
        note=LATER,
    )


def _verdicts(plan: ExitPlan, held: Variance) -> Iterator[tuple[Value, ...]]:
    later = later_by(plan.catalogue.calendar)
    then = {one.verdict: one for one in held.baseline.verdicts}
    for one in plan.verdicts.headline.verdicts:
        old = then.get(one.kind) or BaselineVerdict(verdict=one.kind)
        planned, moved = one.done or one.planned, later(old.p80, one.p80)
        yield one.title, old.planned, planned, old.p50, one.p50, old.p80, one.p80, moved


def end_variance(plan: ExitPlan) -> Table:
    """Return the contract ends that the baseline took to be on another day, or did not know."""
    held = plan.variance
    return Table(
        "baseline-ends",
        "Contract ends that have moved since the baseline",
        (
            Column("end", "End", "long", 40),
            Column("then", "Baseline", "date"),
            Column("now", "Now", "date"),
            Column("days", "Calendar days later", "number"),
        ),
        tuple(_ends(plan, held)) if held else (),
    )


def _ends(plan: ExitPlan, held: Variance) -> Iterator[tuple[Value, ...]]:
    then: dict[tuple[str, str], date | None] = {
        (one.contract, one.end): one.day for one in held.baseline.ends
    }
    now = {
        (one.contract, one.kind): (one.title, one.day)
        for one in plan.schedule.dates.deadlines
        if one.contract and one.kind in ENDS_OF_CONTRACTS
    }
    name = plan.dependencies.graph.name
    for key in dict.fromkeys([*then, *now]):
        contract, kind = key
        old = then.get(key)
        title, new = now.get(key, (f"{'archive of ' if kind == 'archive_end' else ''}{name(contract)}", None))
        if old != new:
            moved = (new - old).days if new and old else None
            yield capital(title), old, new, moved


def activity_variance(plan: ExitPlan) -> Table:
    """Return every activity in the baseline and now, by how much it moved and why."""
    held = plan.variance
    return Table(
        "baseline-activities",
        "Activities against the baseline",
        (
            Column("id", "Id", "id", 12),
            Column("activity", "Activity", "long", 40),
            Column("state", "State"),
            Column("start_then", "Start, baseline", "date"),
            Column("start", "Start, now", "date"),
            Column("start_days", "Start: working days later", "number"),
            Column("finish_then", "Finish, baseline", "date"),
            Column("finish", "Finish, now", "date"),
            Column("finish_days", "Finish: working days later", "number"),
            Column("weeks", "Finish: weeks later", "number", places=1),
            Column("why", "What moved it", "long", 60),
        ),
        tuple(_activity(one) for one in held.activities) if held else (),
        note=LATER,
    )


def _activity(one: Change) -> tuple[Value, ...]:
    then_start: date | None = one.then.start if one.then else None
    then_finish: date | None = one.then.finish if one.then else None
    return (
        one.id,
        one.title,
        STATES[one.state],
        then_start,
        one.start,
        one.start_days,
        then_finish,
        one.finish,
        one.finish_days,
        weeks(one.finish_days),
        one.why,
    )


def milestone_reasons(plan: ExitPlan) -> Table:
    """Return what moved which milestone: each activity on their chains that adds or saves any days."""
    held = plan.variance
    moved: dict[Step, list[str]] = {}
    for milestone in held.milestones if held else ():
        for step in milestone.steps:
            moved.setdefault(step, []).append(milestone.title)
    return Table(
        "baseline-reasons",
        "What moved which milestone",
        (
            Column("id", "Id", "id", 12),
            Column("activity", "Activity", "long", 36),
            Column("days", "Adds working days", "number"),
            Column("in_all", "In all so far", "number"),
            Column("why", "What happened", "long", 60),
            Column("moves", "Moves", "long", 40),
        ),
        tuple(
            (step.id, step.title, step.days, step.in_all, step.why, "; ".join(titles))
            for step, titles in moved.items()
        ),
        note="Each milestone lies at the end of a chain of activities. What those of its chain add sums to "
        "the working days by which it is later than in the baseline.",
    )


VARIANCE_TABLES = (milestone_variance, verdict_variance, end_variance, milestone_reasons, activity_variance)
"""The tables of variance, in the order in which documents print them."""
