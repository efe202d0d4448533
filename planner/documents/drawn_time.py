# SPDX-License-Identifier: MIT
"""The pictures of time, as values: Gantt, S-curve, tornado, burn-down."""

from planner.documents.figures import (
    BurnDownFigure,
    BurnDownLine,
    Curve,
    GanttFigure,
    GanttRow,
    Marker,
    SCurveFigure,
    Shade,
    TornadoBar,
    TornadoFigure,
    readable,
)
from planner.documents.plan import ExitPlan
from planner.documents.tables.timeline import phase_title
from planner.schedule.timeline import ScheduledActivity

GANTT_LINES = 52
"""What fits on a page beneath a heading."""


def gantt(plan: ExitPlan) -> GanttFigure:
    """Return the programme as a Gantt chart of at most about sixty lines."""
    schedule = plan.schedule
    rows = tuple(_row(plan, one) for one in schedule.activities)
    ends = [Marker(d.day, "Contract ends") for d in schedule.dates.deadlines if d.kind == "contract_end"]
    ranges = [one.finish.p80 for one in plan.uncertainty.activities]
    last = max([*(one.early_finish for one in schedule.activities), *ranges, *(mark.date for mark in ends)])
    figure = GanttFigure(
        title=f"Exit programme of {plan.trust}",
        start=min(schedule.dates.start, plan.as_of),
        end=last,
        rows=rows,
        markers=(Marker(plan.as_of, "Day of the plan", "today"), *dict.fromkeys(ends), *_live(plan)),
        freezes=tuple(Shade(window.start, window.end, window.title) for window in schedule.dates.freezes),
    )
    return readable(figure, GANTT_LINES)


def _row(plan: ExitPlan, one: ScheduledActivity) -> GanttRow:
    """Return an activity as a line: from the day on which it was begun, where it is under way."""
    finish = plan.uncertainty.by_id[one.id].finish
    change = plan.variance.activity(one.id) if plan.variance else None
    then = change.then if change else None
    return GanttRow(
        one.id,
        one.activity.title,
        phase_title(plan, one.activity.phase),
        plan.begun.get(one.id, one.early_start),
        one.early_finish,
        one.late_finish,
        one.critical,
        one.activity.duration.typical == 0,
        one.total_float,
        p50=finish.p50,
        p80=finish.p80,
        then_start=then.start if then else None,
        then_finish=then.finish if then else None,
    )


def _live(plan: ExitPlan) -> tuple[Marker, ...]:
    live = plan.schedule.milestone("live")
    return (Marker(live.day, "Live", "go_live"),) if live else ()


def s_curve(plan: ExitPlan) -> SCurveFigure:
    """Return how sure the go-live and the closing are, against the contract's end."""
    wanted = [one for one in plan.uncertainty.milestones if one.id in ("live", "legacy_closed")]
    ends = [Marker(d.day, "Contract ends") for d in plan.schedule.dates.deadlines if d.kind == "contract_end"]
    return SCurveFigure(
        "How sure each date is",
        tuple(Curve(one.title, one.range.points, one.planned) for one in wanted),
        tuple(dict.fromkeys(ends)),
    )


BARS_AT_MOST = 15


def tornado(plan: ExitPlan) -> TornadoFigure | None:
    """Return what costs the go-live most days; nothing where there is no go-live, or nothing costs any."""
    live = next((one for one in plan.uncertainty.milestones if one.id == "live"), None)
    swings = [swing for swing in plan.uncertainty.swings.get("live", ()) if swing.days > 0]
    if live is None or not swings:
        return None
    bars = tuple(TornadoBar(s.id, s.title, s.kind, s.days) for s in swings[:BARS_AT_MOST])
    return TornadoFigure("What costs the time", live.title, live.range.p80, bars)


END_WORDS = {"contract_end": "Contract ends", "archive_end": "Archive ends"}


def burn_down(plan: ExitPlan) -> BurnDownFigure | None:
    """Return what is left to be moved month by month; nothing where nothing is known to be moved."""
    if not plan.burn_down:
        return None
    whole, *streams = (
        BurnDownLine(one.name, tuple((point.on, point.p50, point.p80) for point in one.points))
        for one in plan.burn_down
    )
    ends = dict.fromkeys(
        Marker(one.day, END_WORDS[one.kind])
        for one in sorted(plan.schedule.dates.deadlines, key=lambda one: one.day)
        if one.kind in END_WORDS
    )
    # The archive of a contract that ends on one day is no second end.
    held = {one.date for one in ends if one.label == "Contract ends"}
    kept = [one for one in ends if one.label == "Contract ends" or one.date not in held]
    today = [Marker(plan.as_of, "Day of the plan", "today")]
    return BurnDownFigure("What is left to be moved", whole, tuple(streams), (*today, *kept, *_live(plan)))
