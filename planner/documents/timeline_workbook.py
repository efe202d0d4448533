# SPDX-License-Identifier: MIT
"""The workbook of the exit timeline: plan on a page, Gantt, activities, verdicts, ladder, data, baseline."""

from datetime import date

from planner.documents.plan import ExitPlan
from planner.documents.tables import (
    activities,
    baseline,
    knowledge,
    lapse,
    migration,
    options,
    timeline,
    verdicts,
)
from planner.documents.tables.migration import data_tables
from planner.documents.tables.timeline import phase_title
from planner.documents.timeline_sheets import (
    GanttRow,
    GanttSheet,
    Lane,
    Marker,
    PlanBar,
    PlanMilestone,
    PlanOnAPageSheet,
    Window,
)
from planner.documents.words import ROLES, count, day
from planner.documents.workbook import Sheet, Workbook
from planner.documents.workbook_parts import of_plan, orphaned_sheet, read_me, whole
from planner.schedule.timeline import ScheduledActivity

DATA_SHEETS = (
    "Volumes",
    "Data to move",
    "Ways to move",
    "Beside the images",
    "Assumptions",
    "What it hangs on",
)


def timeline_workbook(plan: ExitPlan) -> Workbook:
    """Return the programme: plan on a page, Gantt, activities, key dates and the lapse calendar."""
    title = "Exit timeline"
    return whole(
        plan,
        title,
        (
            read_me(plan, title, "When everything must happen, what is late, and what ends when."),
            _plan_on_a_page(plan),
            _gantt(plan),
            activities.activities(plan).sheet("Activities", (of_plan(plan),), "A3"),
            *((activities.done(plan).sheet("Done", (of_plan(plan),)),) if plan.done else ()),
            *orphaned_sheet(plan, "Activity"),
            *_baseline(plan),
            timeline.contract_dates(plan).sheet("Key dates", (of_plan(plan),)),
            lapse.lapse_calendar(plan).sheet("Lapse calendar", (of_plan(plan),), "A3"),
            verdicts.verdicts(plan).sheet("Four verdicts"),
            options.options(plan).sheet("Options", (of_plan(plan),), "A3"),
            options.option_verdicts(plan).sheet("Verdicts by option"),
            options.ladder(plan).sheet("Decision ladder", (of_plan(plan),)),
            options.ladders(plan).sheet("Every ladder", (of_plan(plan),), "A3"),
            options.levers(plan).sheet("What helps"),
            options.verify_first(plan).sheet("Verify first", (of_plan(plan),)),
            verdicts.forecasts(plan).sheet("Milestones"),
            verdicts.swings(plan).sheet("What costs the time"),
            timeline.deadline_checks(plan).sheet("Dates set by others"),
            timeline.critical_path(plan, "live").sheet("Critical path"),
            timeline.late_starts(plan).sheet("Late starts"),
            *((migration.burn_down(plan).sheet("Burn-down", (of_plan(plan),)),) if plan.burn_down else ()),
            *(table.sheet(name) for name, table in zip(DATA_SHEETS, data_tables(plan), strict=True)),
            lapse.cutover(plan).sheet("Cutover"),
            lapse.interim_interfaces(plan).sheet("Interim interfaces"),
            lapse.blast_radius(plan).sheet("Blast radius"),
            timeline.freezes(plan).sheet("Freezes"),
            knowledge.sources(plan).sheet("Sources"),
        ),
    )


BASELINE_SHEETS = (
    "Against the baseline",
    "Verdicts v baseline",
    "Ends v baseline",
    "What moved it",
    "Activities v baseline",
)


def _baseline(plan: ExitPlan) -> tuple[Sheet, ...]:
    """Return the sheets of variance, where there is a baseline to hold the plan against."""
    if plan.variance is None:
        return ()
    tables = (make(plan) for make in baseline.VARIANCE_TABLES)
    taken = (f"Baseline of {day(plan.variance.baseline.taken)}; {of_plan(plan)}",)
    named = zip(BASELINE_SHEETS, tables, strict=True)
    return tuple(table.sheet(name, taken, "A3") for name, table in named if table)


def _freezes(plan: ExitPlan) -> tuple[Window, ...]:
    return tuple(Window(w.title, w.start, w.end) for w in plan.schedule.dates.freezes)


def _ends(plan: ExitPlan) -> tuple[Marker, ...]:
    return tuple(
        dict.fromkeys(
            Marker(f"{contract.name_in_print} ends", end)
            for contract in plan.project.contracts
            for end in (contract.application_end or contract.end, contract.archive_end)
            if end and end >= plan.as_of
        )
    )


def _gantt(plan: ExitPlan) -> GanttSheet:
    return GanttSheet(
        "Gantt",
        f"Exit programme of {plan.trust}",
        tuple(_gantt_row(plan, one) for one in plan.schedule.activities),
        _ends(plan),
        _freezes(plan),
        plan.as_of,
        (of_plan(plan),),
    )


def _gantt_row(plan: ExitPlan, one: ScheduledActivity) -> GanttRow:
    change = plan.variance.activity(one.id) if plan.variance else None
    then = change.then if change else None
    return GanttRow(
        one.id,
        one.activity.title,
        phase_title(plan, one.activity.phase),
        ROLES.get(one.activity.role, one.activity.role),
        plan.begun.get(one.id, one.early_start),
        one.early_finish,
        one.late_start,
        one.late_finish,
        one.total_float,
        one.critical,
        one.activity.duration.typical == 0,
        then.start if then else None,
        then.finish if then else None,
    )


def _plan_on_a_page(plan: ExitPlan) -> PlanOnAPageSheet:
    schedule = plan.schedule
    lanes = []
    for phase in plan.catalogue.phases:
        inside = [one for one in schedule.activities if one.activity.phase == phase.id]
        if not inside:
            continue
        start, finish = min(one.early_start for one in inside), max(one.early_finish for one in inside)
        critical = any(one.critical for one in inside)
        named = [m for m in schedule.milestones if schedule.by_id[m.activity_id].activity.phase == phase.id]
        lanes.append(
            Lane(
                phase.title,
                (PlanBar(_span(start, finish), start, finish, critical),),
                tuple(PlanMilestone(m.title, m.day, True) for m in named),
            )
        )
    contracts = tuple(PlanMilestone(mark.name, mark.on, True) for mark in _ends(plan))
    return PlanOnAPageSheet(
        "Plan on a page",
        f"Exit programme of {plan.trust}",
        (*lanes, Lane("Contracts", (), contracts)),
        _ends(plan),
        _freezes(plan),
        plan.as_of,
        (of_plan(plan),),
    )


def _span(start: date, finish: date) -> str:
    months = (finish.year - start.year) * 12 + finish.month - start.month + 1
    return count(months, "month")
