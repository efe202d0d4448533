# SPDX-License-Identifier: MIT
"""What has been done already: finished work leaves the network, begun work keeps only what remains of it.

Nothing that is not finished can start before the day of the plan. Where an activity is said to be
finished, so is everything it waited for, whether or not anybody wrote that down.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from planner.diagnostics import Finding, did_you_mean
from planner.model import Project
from planner.schedule.activities import ActivityTemplate, Duration
from planner.schedule.calendar import WorkingCalendar
from planner.schedule.instances import Activity
from planner.schedule.network import Link, LinkKind
from planner.schedule.timeline import ProgrammeDates


@dataclass(frozen=True)
class Progress:
    """What is recorded of one activity: when it started, when it finished, or the days that remain."""

    activity: str
    started: date | None = None
    finished: date | None = None
    remaining: int | None = None


@dataclass(frozen=True)
class DoneActivity:
    """A finished activity. `finished` is None where only a later activity shows that it must be done."""

    activity: Activity
    started: date | None
    finished: date | None
    shown_by: str | None


@dataclass(frozen=True)
class Remaining:
    """The work that is left, the dates it lies between, and what has been done."""

    activities: tuple[Activity, ...]
    dates: ProgrammeDates
    done: tuple[DoneActivity, ...]


def progress_findings(project: Project, templates: Sequence[ActivityTemplate]) -> list[Finding]:
    """Return what is wrong with recorded progress: unknown activities, and work finished in the future."""
    known = sorted(template.id for template in templates)
    found = []
    for index, one in enumerate(project.programme.progress or ()):
        place = f"progress.{index}"
        if one.activity.partition("@")[0] not in known:
            remedy = did_you_mean(one.activity, known) or "planner catalogue list shows the activities"
            message = f"the timeline has no activity '{one.activity}'"
            found.append(Finding("PLN209", message, "programme", "", f"{place}.activity", remedy))
        for field in ("started", "finished"):
            day = getattr(one, field)
            if day and day > project.as_of:
                message = f"'{one.activity}' is recorded as {field} on {day.isoformat()}, after 'as_of'"
                found.append(Finding("PLN405", message, "programme", "", f"{place}.{field}", FUTURE))
    return found


FUTURE = "record what has happened; what is planned is worked out"


def remaining_work(
    activities: Sequence[Activity],
    progress: Sequence[Progress],
    dates: ProgrammeDates,
    calendar: WorkingCalendar,
) -> Remaining:
    """Return what is left of a programme on the day of the plan, given what is recorded of it.

    Without a record nothing is taken as done; the programme then begins on its start date or, where
    that has passed, on the day of the plan.
    """
    recorded = {one.activity: one for one in progress}
    finished = {key: one.finished for key, one in recorded.items() if one.finished}
    shown = _shown_to_be_done(activities, finished, recorded)
    done = tuple(
        DoneActivity(
            one,
            recorded[one.id].started if one.id in recorded else None,
            finished.get(one.id),
            shown.get(one.id),
        )
        for one in activities
        if one.id in finished or one.id in shown
    )
    gone = {one.activity.id: one.finished for one in done}
    left = tuple(
        _left(one, gone, recorded.get(one.id), dates.as_of, calendar)
        for one in activities
        if one.id not in gone
    )
    start = max(dates.start, dates.as_of)
    waits = {
        one.id: after
        for one in activities
        if one.id not in gone and (after := _not_before(one, gone, calendar)) and after > start
    }
    return Remaining(left, replace(dates, start=start, not_before={**dates.not_before, **waits}), done)


def _shown_to_be_done(
    activities: Sequence[Activity], finished: Mapping[str, date], recorded: Mapping[str, Progress]
) -> dict[str, str]:
    """Return the activities that a finished one had to wait for, each with the finished one that shows it."""
    before = {
        one.id: [link.predecessor for link in one.links if link.kind is LinkKind.FS] for one in activities
    }
    shown: dict[str, str] = {}
    for later in sorted(finished):
        stack = list(before.get(later, ()))
        while stack:
            id_ = stack.pop()
            if id_ in shown or id_ in finished or id_ in recorded:
                continue
            shown[id_] = later
            stack += before.get(id_, ())
    return shown


def _left(
    one: Activity,
    gone: Mapping[str, date | None],
    record: Progress | None,
    as_of: date,
    calendar: WorkingCalendar,
) -> Activity:
    links = tuple(link for link in one.links if link.predecessor not in gone)
    rest = record.remaining if record else None
    days = one.duration if rest is None else Duration(rest, rest, rest)
    if record is None or record.started is None or record.started > as_of:
        # Days that remain of work that has not begun are a new estimate: it waits on as before.
        return replace(one, links=links, duration=days)
    spent = calendar.working_days_between(record.started, as_of)
    if rest is None:
        held = one.duration
        days = Duration(*(max(length - spent, 1) for length in (held.low, held.typical, held.high)))
    return replace(one, links=tuple(link for link in links if link.kind in FINISH_LINKS), duration=days)


FINISH_LINKS = (LinkKind.FF, LinkKind.SF)
"""Links that hold the end of an activity: they still hold once it has begun."""


def _not_before(one: Activity, gone: Mapping[str, date | None], calendar: WorkingCalendar) -> date | None:
    """Return the first day that finished predecessors and their lags allow; None where none says."""
    days = [
        _after(link, end, calendar) for link in one.links if (end := gone.get(link.predecessor)) is not None
    ]
    return max(days, default=None)


def _after(link: Link, end: date, calendar: WorkingCalendar) -> date:
    return calendar.add_working_days(end, link.lag + 1) if link.lag > 0 else end
