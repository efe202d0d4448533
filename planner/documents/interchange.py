# SPDX-License-Identifier: MIT
"""The programme as values for other planning programs: phases, tasks, links and imposed dates, numbered once.

A date is imposed only where something outside the network sets it: a freeze that moved a task, an earliest
day of its own, a date of a contract. Everything else follows from links and durations, so that another
program that works the plan out again comes to the same days.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from planner.documents.interchange_progress import Then, baseline_tasks, spent_days
from planner.documents.plan import ExitPlan
from planner.documents.tables.timeline import phase_title
from planner.documents.words import ROLES
from planner.model.terms import key_dates
from planner.schedule.network import Link, LinkKind
from planner.schedule.progress import DoneActivity
from planner.schedule.reasons import start_reason
from planner.schedule.setting import left_contracts
from planner.schedule.timeline import ScheduledActivity

Imposed = Literal["start_no_earlier", "must_finish"]
SET_BY_OTHERS = "Dates set by others"
HOLIDAYS_BEYOND_YEARS = 2
"""For how many years after the programme holidays are handed over, so that a slip still meets them."""


@dataclass(frozen=True)
class FileLink:
    """A link to another task by its number, with a lag in working days."""

    predecessor: int
    kind: LinkKind
    lag: int


@dataclass(frozen=True)
class FileTask:
    """A task, a summary of tasks or a milestone, with the days it has here.

    `days` are of its calendar. `opens_day` tells of a milestone whether it falls when its day begins, of a
    summary whether its first task does; it begins in the evening where all it has that day are milestones.
    `spent` are the days that have gone into what is under way, which began on `start`.
    `then` is where the baseline had it; a file without a baseline takes the plan itself for one.
    `imposed` is the kind of a date that something outside sets, and `imposed_on` that day.
    """

    number: int
    id: str
    name: str
    level: int
    start: date
    finish: date
    days: int
    summary: bool = False
    milestone: bool = False
    every_day: bool = False
    opens_day: bool = False
    links: tuple[FileLink, ...] = ()
    imposed: Imposed | None = None
    imposed_on: date | None = None
    deadline: date | None = None
    critical: bool = False
    done: bool = False
    spent: int | None = None
    then: Then | None = None
    led_by: str = ""
    range_days: str = ""
    notes: str = ""


@dataclass(frozen=True)
class ProjectFile:
    """A whole programme: its name, the day it is told on, its first and last day, its holidays, its tasks."""

    title: str
    company: str
    as_of: date
    start: date
    finish: date
    holidays: tuple[date, ...]
    tasks: tuple[FileTask, ...]
    baseline_of: date | None = None


def project_file(plan: ExitPlan) -> ProjectFile:
    """Return the programme of a plan as another planning program takes it."""
    tasks = _numbered(plan, [*_set_by_others(plan), *_phases(plan)])
    if plan.variance is not None:
        held = baseline_tasks(plan, plan.variance)
        tasks = tuple(replace(task, then=held.get(task.id)) for task in tasks)
    days = [day for task in tasks for day in (task.start, task.finish)]
    first, last = min([plan.schedule.dates.start, *days]), max([plan.schedule.finish, *days])
    until = last.year + HOLIDAYS_BEYOND_YEARS
    free = (day for day in plan.catalogue.calendar.holidays if first.year <= day.year <= until)
    return ProjectFile(
        title=plan.title,
        company=plan.trust,
        as_of=plan.as_of,
        start=plan.schedule.dates.start,
        finish=last,
        holidays=tuple(sorted(day for day in free if day.weekday() < 5)),
        tasks=tasks,
        baseline_of=plan.variance.baseline.taken if plan.variance else None,
    )


@dataclass(frozen=True)
class _Draft:
    """A task whose links still go by our own ids."""

    task: FileTask
    links: tuple[Link, ...] = ()


def _numbered(plan: ExitPlan, drafts: Sequence[_Draft]) -> tuple[FileTask, ...]:
    """Return the tasks numbered in their order, with their links by number."""
    numbers = {draft.task.id: number for number, draft in enumerate(drafts, start=1)}
    return tuple(
        replace(
            draft.task,
            number=number,
            links=tuple(
                FileLink(numbers[link.predecessor], link.kind, link.lag)
                for link in draft.links
                if link.predecessor in numbers
            ),
        )
        for number, draft in enumerate(drafts, start=1)
    )


def _set_by_others(plan: ExitPlan) -> Iterator[_Draft]:
    """Yield the days that the contracts left set, each as a milestone that must stay where it is."""
    keys = [key for contract in left_contracts(plan.facts) for key in key_dates(contract)]
    keys = sorted((key for key in keys if key.on >= plan.schedule.dates.start), key=lambda one: one.on)
    if not keys:
        return
    drafts = []
    for key in keys:
        place = plan.where("contracts", key.contract, key.field)
        draft = _Draft(
            FileTask(
                0, f"{key.kind}.{key.contract}.{key.field}", key.words, 2, key.on, key.on, 0,
                milestone=True, every_day=True, imposed="must_finish", imposed_on=key.on,
                notes=f"Set by the contract: {place}.",
            )
        )  # fmt: skip
        drafts.append(draft)
    yield from _under(plan, "set-by-others", SET_BY_OTHERS, drafts)


def _under(plan: ExitPlan, id_: str, name: str, drafts: Sequence[_Draft]) -> Iterator[_Draft]:
    """Yield a summary, which spans the tasks, and then the tasks."""
    start, finish = min(d.task.start for d in drafts), max(d.task.finish for d in drafts)
    opens = any(d.task.start == start and (d.task.opens_day or not d.task.milestone) for d in drafts)
    calendar = plan.catalogue.calendar
    days = calendar.working_days_between(start, finish) + calendar.is_working(finish)
    days -= calendar.is_working(start) and not opens
    yield _Draft(FileTask(0, id_, name, 1, start, finish, max(days, 0), summary=True, opens_day=opens))
    yield from drafts


def _phases(plan: ExitPlan) -> Iterator[_Draft]:
    """Yield each phase with its activities, what is done first, and its milestones after what they end."""
    ends = _milestone_ends(plan)
    for phase in plan.catalogue.phases:
        drafts = [_done(plan, one) for one in plan.done if one.activity.phase == phase.id and one.finished]
        for one in plan.schedule.activities:
            if one.activity.phase == phase.id:
                drafts.append(_task(plan, one))
                drafts += ends.get(one.id, ())
        if drafts:
            yield from _under(plan, f"phase.{phase.id}", phase_title(plan, phase.id), drafts)


def _milestone_ends(plan: ExitPlan) -> Mapping[str, list[_Draft]]:
    """Return for each activity the milestones that stand after it: a milestone of several, after the last."""
    found: dict[str, list[_Draft]] = {}
    for one in plan.schedule.milestones:
        members = [
            held.id
            for held in plan.schedule.activities
            if held.activity.milestone and held.activity.milestone.id == one.id
        ]
        task = FileTask(
            0, f"milestone.{one.id}", one.title, 2, one.day, one.day, 0, milestone=True,
            every_day=plan.schedule.by_id[one.activity_id].activity.calendar == "every_day",
            critical=plan.schedule.by_id[one.activity_id].critical,
            notes=f"If everything goes well {one.low.isoformat()}, if badly {one.high.isoformat()}.",
        )  # fmt: skip
        links = tuple(Link(member) for member in members)
        found.setdefault(members[-1], []).append(_Draft(task, links))
    return found


def _task(plan: ExitPlan, one: ScheduledActivity) -> _Draft:
    held = one.activity
    imposed = _imposed(plan, one)
    due = [
        check.due
        for check in plan.schedule.checks
        if check.activity_id == one.id and check.rule == held.deadline
    ]
    begun = plan.begun.get(one.id)
    spent = spent_days(plan, one, begun) if begun else None
    task = FileTask(
        number=0,
        id=one.id,
        name=held.title,
        level=2,
        start=begun or one.early_start,
        finish=one.early_finish,
        days=held.duration.typical + (spent or 0),
        spent=spent,
        milestone=not held.duration.typical and not begun,
        every_day=held.calendar == "every_day",
        opens_day=not held.duration.typical and not _ends_a_day(plan, one),
        imposed="start_no_earlier" if imposed else None,
        imposed_on=imposed,
        deadline=min(due, default=None),
        critical=one.critical,
        led_by=plan.owners.get(held.role) or ROLES.get(held.role, held.role),
        range_days=f"{held.duration.low} / {held.duration.typical} / {held.duration.high}",
        notes=_notes(plan, one),
    )
    return _Draft(task, held.links)


def _imposed(plan: ExitPlan, one: ScheduledActivity) -> date | None:
    """Return the day before which something outside the network keeps an activity from starting, if any."""
    own = plan.schedule.dates.not_before.get(one.id)
    if one.driver.freezes:
        return one.early_start
    return own if own and own > plan.schedule.dates.start else None


def _ends_a_day(plan: ExitPlan, one: ScheduledActivity) -> bool:
    """Return whether a milestone falls on the evening on which what it waits for is finished."""
    link = one.driver.link
    if link is None or link.kind not in (LinkKind.FS, LinkKind.FF):
        return False
    return bool(link.lag) or plan.schedule.by_id[link.predecessor].early_finish == one.early_start


def _notes(plan: ExitPlan, one: ScheduledActivity) -> str:
    held = one.activity
    kept = held.kept_until_answered
    told: Iterable[str] = (
        held.because,
        start_reason(plan.schedule, one.id),
        f"It leaves: {held.output}",
        f"Kept in the plan until it is known whether {kept}." if kept else "",
        *held.notes,
    )
    return "\n".join(line for line in told if line)


def _done(plan: ExitPlan, one: DoneActivity) -> _Draft:
    """Return a finished activity with the days on which it was done, as far as they are known."""
    assert one.finished is not None
    start = one.started or one.finished
    calendar = plan.catalogue.calendar
    days = calendar.working_days_between(start, one.finished) + calendar.is_working(one.finished)
    task = FileTask(
        number=0,
        id=one.activity.id,
        name=one.activity.title,
        level=2,
        start=start,
        finish=one.finished,
        days=days,
        milestone=not days,
        done=True,
        led_by=plan.owners.get(one.activity.role) or ROLES.get(one.activity.role, one.activity.role),
        notes=one.activity.because,
    )
    return _Draft(task)
