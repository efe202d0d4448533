# SPDX-License-Identifier: MIT
"""Templates, rules and dates → a `Schedule`: what has to be done, when, and what it is late for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from planner.schedule.activities import ActivityTemplate, Duration
from planner.schedule.calendar import WorkingCalendar
from planner.schedule.instances import Activity, Decide, Expand
from planner.schedule.instances import activities as chosen
from planner.schedule.solved import END, Solved, solved
from planner.schedule.timeline import (
    DateCheck,
    LateStart,
    Milestone,
    ProgrammeDates,
    Schedule,
    ScheduledActivity,
)

ON_CRITICAL_PATH = ("live", END)
"""The milestones whose chains of drivers are called critical."""


def programme(
    templates: Iterable[ActivityTemplate],
    dates: ProgrammeDates,
    calendar: WorkingCalendar,
    decide: Decide,
    expand: Expand,
    durations: Mapping[str, Duration] | None = None,
) -> Schedule:
    """The schedule of the activities that this project needs, in the words of the day it is planned on.

    Raises `RingError` when activities wait for one another, `OutsideCalendarError` when a date lies beyond
    the calendar's tables, and ValueError when a template follows one that does not exist.
    """
    return schedule(chosen(templates, decide, expand, dates.as_of, durations), dates, calendar)


def schedule(activities: Sequence[Activity], dates: ProgrammeDates, calendar: WorkingCalendar) -> Schedule:
    """The dates of activities already chosen."""
    plan = solved(activities, dates, calendar)
    paths = {milestone: plan.chain(milestone) for milestone in plan.ends}
    critical_path = paths.get(END) or plan.longest_path()
    critical = {one for name in ON_CRITICAL_PATH for one in paths.get(name, ())} | set(critical_path)
    timed = {one.id: _timed(plan, one, one.id in critical) for one in plan.activities}
    return Schedule(
        activities=tuple(timed.values()),
        dates=dates,
        milestones=tuple(_milestones(plan, timed)),
        checks=tuple(_checks(plan, timed)),
        paths=paths,
        critical_path=critical_path,
        late_starts=tuple(_late_starts(plan, timed.values())),
        finish=max((one.early_finish for one in timed.values()), default=dates.start),
        holidays_known_until=calendar.known_until,
    )


def _timed(plan: Solved, activity: Activity, critical: bool) -> ScheduledActivity:
    task, solution = plan.number[activity.id], plan.solution
    start, finish = plan.days(task)
    late_start, late_finish = plan.late_days(task) or (None, None)
    return ScheduledActivity(
        activity=activity,
        early_start=start,
        early_finish=finish,
        late_start=late_start,
        late_finish=late_finish,
        total_float=solution.total_float[task],
        float_to_end=solution.float_to_end[task],
        free_float=solution.free_float[task],
        critical=critical,
        driver=plan.driver(task),
        late_driver=plan.late_driver(activity),
    )


def _milestones(plan: Solved, timed: Mapping[str, ScheduledActivity]) -> Iterator[Milestone]:
    """Each named date in order of date, with the dates of an all-low and an all-high programme."""
    ids = plan.solution.network.ids
    span = {one.id: one.duration for one in plan.activities}
    low, high = (
        (durations, plan.timetable.forward(durations))
        for durations in ([span[one].low for one in ids], [span[one].high for one in ids])
    )
    found = []
    for name, members in plan.ends.items():
        last = plan.chain(name)[-1]
        days = [timed[last].early_finish]
        for durations, early in (low, high):
            days.append(max(plan.days(plan.number[one], early, durations)[1] for one in members))
        title = next(one.milestone.title for one in plan.activities if one.id == last and one.milestone)
        found.append(
            Milestone(
                id=name,
                title=title,
                activity_id=last,
                day=days[0],
                low=days[1],
                high=days[2],
                latest=timed[last].late_finish,
                working_days=Duration(*(_from_start(plan, days[n]) for n in (1, 0, 2))),
            )
        )
    yield from sorted(found, key=lambda one: (one.day, one.id))


def _from_start(plan: Solved, day: date) -> int:
    """Working days from the start of the programme to the end of a day."""
    return _in_hand(plan.calendar, plan.dates.start, day) + plan.calendar.is_working(plan.dates.start)


def _checks(plan: Solved, timed: Mapping[str, ScheduledActivity]) -> Iterator[DateCheck]:
    """Every date that somebody else has set, and whether it is met."""
    for one in timed.values():
        word, within = one.activity.deadline, one.activity.within
        if word is not None and word in plan.deadlines:
            deadline = plan.deadlines[word]
            yield _check(plan, one, word, deadline.title, deadline.day)
        if within and within.of in timed:
            other = timed[within.of]
            due = months_after(other.early_finish, within.months)
            title = f"{within.months} months after “{other.activity.title}” ({other.id})"
            yield _check(plan, one, "within", title, due)


def _check(plan: Solved, one: ScheduledActivity, rule: str, title: str, due: date) -> DateCheck:
    return DateCheck(
        activity_id=one.id,
        rule=rule,
        title=title,
        due=due,
        planned=one.early_finish,
        working_days=_in_hand(plan.calendar, one.early_finish, due),
        calendar_days=(due - one.early_finish).days,
    )


def _late_starts(plan: Solved, timed: Iterable[ScheduledActivity]) -> Iterator[LateStart]:
    late = [
        LateStart(
            activity_id=one.id,
            late_start=one.late_start,
            early_start=one.early_start,
            working_days_late=max(0, -_in_hand(plan.calendar, one.early_start, one.late_start)),
            overdue=one.late_start < plan.dates.as_of,
        )
        for one in timed
        if one.late_start and one.late_start < max(one.early_start, plan.dates.as_of)
    ]
    yield from sorted(late, key=lambda one: (one.late_start, one.activity_id))


def _in_hand(calendar: WorkingCalendar, planned: date, due: date) -> int:
    """Working days after the planned day up to and including the due day; negative when it is late."""
    return calendar.before[calendar.offset(due) + 1] - calendar.before[calendar.offset(planned) + 1]


def months_after(day: date, months: int) -> date:
    """The same day of the month so many months later, or the last day of a month that is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")
