# SPDX-License-Identifier: MIT
"""Tables of activities: what is to be done and when, what was done, and what really happened."""

from dataclasses import replace

from planner.documents.decided import COMMENT, decided_table
from planner.documents.plan import ExitPlan
from planner.documents.table import Table
from planner.documents.tables.timeline import phase_title
from planner.documents.words import ROLES
from planner.documents.workbook import Column, Value
from planner.english import first_few
from planner.schedule.reasons import start_reason
from planner.schedule.timeline import ScheduledActivity


def activities(plan: ExitPlan) -> Table:
    """Return every activity with its dates, floats and what sets its start, and what really happened."""
    table = Table(
        "activities",
        "Activities",
        (
            Column("id", "Id", "id", 14),
            Column("phase", "Phase"),
            Column("activity", "Activity", "long", 44),
            Column("owner", "Led by"),
            Column("low", "Days, low", "number"),
            Column("typical", "Days, typical", "number"),
            Column("high", "Days, high", "number"),
            Column("start", "Early start", "date"),
            Column("finish", "Early finish", "date"),
            Column("late_start", "Late start", "date"),
            Column("late_finish", "Late finish", "date"),
            Column("float", "Total float", "number"),
            Column("free", "Free float", "number"),
            Column("critical", "Critical"),
            Column("after", "After", "long", 20),
            Column("why", "Why then", "long", 48),
            Column("output", "What it leaves", "long", 40),
            Column("grade", "Grade"),
            *ACTUALS,
            Column("remaining", "Days remaining", "number", editable=True, help=REMAINING),
            COMMENT,
        ),
        tuple(_activity(plan, one) for one in plan.schedule.activities),
        note="Floats are in working days; below nought the deadline is missed by so many.",
    )
    return _with_actuals(plan, table)


PREDECESSORS_PRINTED = 4


def activities_to_print(plan: ExitPlan) -> Table:
    """Return the activities for a page: of many that one comes after the first few, or a row is a page."""
    table = activities(plan)
    at = next(place for place, column in enumerate(table.columns) if column.key == "after")
    short = [", ".join(first_few(str(row[at]).split(", "), PREDECESSORS_PRINTED)) for row in table.rows]
    rows = tuple((*row[:at], told, *row[at + 1 :]) for row, told in zip(table.rows, short, strict=True))
    return replace(
        table, rows=rows, note=f"{table.note} The workbook names all that an activity comes after."
    )


ACTUALS = (
    Column("started", "Started", "date", editable=True, help="The day on which work really began."),
    Column("finished", "Finished", "date", editable=True, help="The day on which it was really done."),
)
REMAINING = "Working days that are still needed, of work that has begun."


def _with_actuals(plan: ExitPlan, table: Table) -> Table:
    said = plan.project.decisions
    return decided_table(table, said.activities, said)


def _activity(plan: ExitPlan, one: ScheduledActivity) -> tuple[Value, ...]:
    held = one.activity
    kept = f" Kept until it is known whether {held.kept_until_answered}." if held.kept_until_answered else ""
    return (
        one.id,
        phase_title(plan, held.phase),
        held.title,
        ROLES.get(held.role, held.role),
        held.duration.low,
        held.duration.typical,
        held.duration.high,
        one.early_start,
        one.early_finish,
        one.late_start,
        one.late_finish,
        one.total_float,
        one.free_float,
        "Yes" if one.critical else "No",
        ", ".join(link.predecessor for link in held.links),
        start_reason(plan.schedule, one.id) + kept,
        held.output,
        held.grade.capitalize(),
        *_recorded(plan, one.id),
        None,
    )


def _recorded(plan: ExitPlan, id_: str) -> tuple[Value, Value, Value]:
    """Return what the project itself records of an activity: started, finished, days remaining."""
    for one in plan.project.programme.progress or ():
        if one.activity == id_:
            return one.started, one.finished, one.remaining
    return None, None, None


def done(plan: ExitPlan) -> Table:
    """Return what of the programme has been done, and what shows it."""
    table = Table(
        "done",
        "What has been done",
        (
            Column("id", "Id", "id", 10),
            Column("activity", "Activity", "long", 44),
            Column("owner", "Led by"),
            *ACTUALS,
            COMMENT,
            Column("shown", "Known from", "long", 32),
        ),
        tuple(
            (
                one.activity.id,
                one.activity.title,
                ROLES.get(one.activity.role, one.activity.role),
                one.started,
                one.finished,
                None,
                f"{one.shown_by} is finished, which had to wait for it" if one.shown_by else "Recorded",
            )
            for one in plan.done
        ),
    )
    return _with_actuals(plan, table)
