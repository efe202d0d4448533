# SPDX-License-Identifier: MIT
"""Tables of time: key dates, the activities of the programme, the critical path and what is late."""

from datetime import date

from planner.documents.plan import ExitPlan
from planner.documents.table import Table
from planner.documents.words import ROLES, count, day
from planner.documents.workbook import Column, Value
from planner.english import capital
from planner.model.estate import Constraint
from planner.model.terms import key_dates
from planner.schedule.reasons import latest_reason, path_steps


def contract_dates(plan: ExitPlan) -> Table:
    """Return the dates that contracts and the programme set, in order."""
    rows: list[tuple[Value, ...]] = [
        (key.on, key.words, _days_away(plan, key.on), plan.where("contracts", key.contract, key.field))
        for contract in plan.project.contracts
        for key in key_dates(contract)
    ]
    rows += [
        (
            milestone.day,
            f"{milestone.title} (as planned)",
            _days_away(plan, milestone.day),
            milestone.activity_id,
        )
        for milestone in plan.schedule.milestones
    ]
    if plan.project.programme.go_live:
        aim = plan.project.programme.go_live
        rows.append(
            (
                aim,
                "Go-live that the programme aims at",
                _days_away(plan, aim),
                plan.where("programme", "", "go_live"),
            )
        )
    return Table(
        "key-dates",
        "Key dates",
        (
            Column("on", "Date", "date"),
            Column("what", "What", "long", 56),
            Column("away", "From the day of the plan"),
            Column("place", "From", "long", 24),
        ),
        tuple(sorted(rows, key=lambda row: (str(row[0]), str(row[1])))),
    )


def _days_away(plan: ExitPlan, day: date) -> str:
    days = (day - plan.as_of).days
    if days == 0:
        return "Today"
    return f"In {count(days, 'day')}" if days > 0 else f"{count(-days, 'day')} ago"


def phase_title(plan: ExitPlan, phase: str) -> str:
    """Return the title of a phase."""
    return next((held.title for held in plan.catalogue.phases if held.id == phase), phase)


def critical_path(plan: ExitPlan, milestone: str) -> Table:
    """Return the chain of activities that sets a milestone's date, with the reason for each."""
    steps = path_steps(plan.schedule, milestone) if milestone in plan.schedule.paths else ()
    return Table(
        f"critical-path-{milestone}",
        "Critical path",
        (
            Column("id", "Id", "id", 10),
            Column("activity", "Activity", "long", 36),
            Column("start", "Starts", "date"),
            Column("finish", "Finishes", "date"),
            Column("why", "Why it is there", "long", 60),
        ),
        tuple(
            (step.activity_id, step.title, step.start, step.finish, _reason(step.start, step.reason))
            for step in steps
        ),
    )


def _reason(start: date, reason: str) -> str:
    """Return why a step is on the path, without the day that stands beside it."""
    return capital(reason.removeprefix(f"Starts on {day(start)} because "))


def late_starts(plan: ExitPlan, critical_only: bool = False) -> Table:
    """Return the activities that should have started earlier to meet their deadline."""
    by_id = plan.schedule.by_id
    late_ones = [o for o in plan.schedule.late_starts if by_id[o.activity_id].critical or not critical_only]
    return Table(
        "late-critical" if critical_only else "late-starts",
        "Starts that are too late",
        (
            Column("id", "Id", "id", 10),
            Column("activity", "Activity", "long", 40),
            Column("owner", "Led by"),
            Column("latest", "Should start by", "date"),
            Column("planned", "Can start on", "date"),
            Column("late", "Working days late", "number"),
            Column("why", "Why by then", "long", 52),
        ),
        tuple(
            (
                late.activity_id,
                by_id[late.activity_id].activity.title,
                ROLES.get(by_id[late.activity_id].activity.role, by_id[late.activity_id].activity.role),
                late.late_start,
                late.early_start,
                late.working_days_late,
                latest_reason(plan.schedule, late.activity_id) or "",
            )
            for late in late_ones
        ),
    )


def next_starts(plan: ExitPlan, days: int = 90) -> Table:
    """Return what starts within so many days of the day of the plan."""
    soon = [one for one in plan.schedule.activities if (one.early_start - plan.as_of).days <= days]
    soon.sort(key=lambda one: (one.early_start, one.id))
    return Table(
        "next-starts",
        f"Starts within {days} days",
        (
            Column("start", "Starts", "date"),
            Column("id", "Id", "id", 10),
            Column("activity", "Activity", "long", 44),
            Column("owner", "Led by"),
            Column("finish", "Finishes", "date"),
            Column("critical", "Critical"),
        ),
        tuple(
            (
                one.early_start,
                one.id,
                one.activity.title,
                ROLES.get(one.activity.role, one.activity.role),
                one.early_finish,
                "Yes" if one.critical else "No",
            )
            for one in soon
        ),
    )


def deadline_checks(plan: ExitPlan) -> Table:
    """Return every date that somebody else has set, and whether the programme meets it."""
    return Table(
        "deadline-checks",
        "Dates set by others",
        (
            Column("activity", "Activity", "long", 36),
            Column("rule", "Must finish by", "long", 40),
            Column("due", "Due", "date"),
            Column("planned", "Planned", "date"),
            Column("days", "Working days in hand", "number"),
            Column("met", "Met"),
        ),
        tuple(
            (
                plan.schedule.by_id[check.activity_id].activity.title,
                capital(check.title),
                check.due,
                check.planned,
                check.working_days,
                "Yes" if check.met else "No",
            )
            for check in plan.schedule.checks
        ),
    )


def _from(window: Constraint) -> tuple[bool, date, str]:
    """Return where a window stands in the order of time; one without a day comes last."""
    return window.from_ is None, window.from_ or date.max, window.id


def freezes(plan: ExitPlan) -> Table:
    """Return the windows in which nothing may change."""
    return Table(
        "freezes",
        "Change freezes",
        (
            Column("window", "Window"),
            Column("from", "From", "date"),
            Column("to", "To", "date"),
            Column("reason", "Why", "long", 48),
        ),
        tuple(
            (window.name_in_print, window.from_, window.to, window.reason)
            for window in sorted(plan.project.constraints, key=_from)
        ),
    )
