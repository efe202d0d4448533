# SPDX-License-Identifier: MIT
"""A programme held against its baseline: what moved by how many working days, and what moved it.

A variance is positive where a day is later than in the baseline. The variance of a milestone is the sum of
what each activity on its chain adds: how much later that one finishes, less how much later the one before
it on the chain does. An activity without a baseline adds all the working days that it takes up.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from planner.model.baseline import Baseline, BaselineActivity
from planner.schedule.calendar import WorkingCalendar
from planner.schedule.moves import move_reason
from planner.schedule.progress import DoneActivity
from planner.schedule.timeline import Schedule

State = Literal["planned", "done", "new", "gone"]


@dataclass(frozen=True)
class Change:
    """One activity then and now. `start_days` and `finish_days` are working days later, None where unknown.

    `gone`: this programme has none of it. `done` without a `finish`: nobody has recorded the day.
    """

    id: str
    title: str
    state: State
    start: date | None = None
    finish: date | None = None
    then: BaselineActivity | None = None
    start_days: int | None = None
    finish_days: int | None = None
    why: str = ""


@dataclass(frozen=True)
class Step:
    """What one activity on the chain to a milestone adds to its variance, in working days, and why."""

    id: str
    title: str
    days: int
    in_all: int
    why: str


@dataclass(frozen=True)
class MovedMilestone:
    """A milestone then and now. `steps` are what moved it, in the order of the chain; of those that did."""

    id: str
    title: str
    then: date | None
    day: date | None
    p80_then: date | None
    days: int | None
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True)
class Variance:
    """A whole programme against its baseline, activities and milestones in the order of the programme."""

    baseline: Baseline
    activities: tuple[Change, ...]
    milestones: tuple[MovedMilestone, ...]
    by_id: Mapping[str, Change] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_id", {one.id: one for one in self.activities})

    def of_state(self, state: State) -> tuple[Change, ...]:
        """Return the activities in one state."""
        return tuple(one for one in self.activities if one.state == state)

    def activity(self, id_: str) -> Change | None:
        """Return one activity then and now; None if neither has it."""
        return self.by_id.get(id_)


def variance(
    baseline: Baseline,
    schedule: Schedule,
    done: Sequence[DoneActivity],
    begun: Mapping[str, date],
    calendar: WorkingCalendar,
) -> Variance:
    """Return the programme against its baseline. `begun` holds the first day of what is under way."""
    later = later_by(calendar)
    then = {one.activity: one for one in baseline.activities}
    changes = {one.id: one for one in _changes(schedule, done, begun, then, later)}
    reasons = {
        id_: move_reason(schedule, id_, then.get(id_), done, begun.get(id_), later)
        for id_ in changes
        if id_ in schedule.by_id
    }
    told = tuple(_with_reason(one, reasons.get(one.id, "")) for one in changes.values())
    return Variance(baseline, told, tuple(_milestones(baseline, schedule, done, changes, reasons, later)))


Later = Callable[[date | None, date | None], int | None]


def later_by(calendar: WorkingCalendar) -> Later:
    """Return what counts the working days from a day then to a day now; negative where it is earlier."""

    def later(then: date | None, now: date | None) -> int | None:
        if then is None or now is None:
            return None
        return calendar.before[calendar.offset(now) + 1] - calendar.before[calendar.offset(then) + 1]

    return later


def _changes(
    schedule: Schedule,
    done: Sequence[DoneActivity],
    begun: Mapping[str, date],
    then: Mapping[str, BaselineActivity],
    later: Later,
) -> Iterator[Change]:
    """Yield every activity of either programme: what is done, what is planned, what is gone."""
    now: dict[str, tuple[str, date | None, date | None, State]] = {
        one.activity.id: (one.activity.title, one.started, one.finished, "done") for one in done
    }
    now |= {
        one.id: (one.activity.title, begun.get(one.id, one.early_start), one.early_finish, "planned")
        for one in schedule.activities
    }
    for id_, (title, start, finish, state) in now.items():
        old = then.get(id_)
        if old is None:
            yield Change(id_, title, "new" if state == "planned" else state, start, finish)
        else:
            days = later(old.start, start), later(old.finish, finish)
            yield Change(id_, title, state, start, finish, old, *days)
    for id_, old in then.items():
        if id_ not in now:
            yield Change(id_, old.title or id_, "gone", then=old)


def _with_reason(one: Change, why: str) -> Change:
    if one.state == "gone":
        why = "The programme has it no longer."
    return replace(one, why=why)


def _milestones(
    baseline: Baseline,
    schedule: Schedule,
    done: Sequence[DoneActivity],
    changes: Mapping[str, Change],
    reasons: Mapping[str, str],
    later: Later,
) -> Iterator[MovedMilestone]:
    """Yield the milestones of this programme, then those that only the baseline had."""
    then = {one.milestone: one for one in baseline.milestones}
    for one in schedule.milestones:
        old = then.get(one.id)
        steps = tuple(step for step in _steps(schedule, one.id, changes, reasons, later) if step.days)
        yield MovedMilestone(
            id=one.id,
            title=one.title,
            then=old.day if old else None,
            day=one.day,
            p80_then=old.p80 if old else None,
            days=later(old.day, one.day) if old else None,
            steps=steps if old and old.day else (),
        )
    planned = {one.id for one in schedule.milestones}
    reached = {
        one.activity.milestone.id: one.finished for one in done if one.activity.milestone and one.finished
    }
    for id_, gone in then.items():
        if id_ not in planned:
            day = reached.get(id_)
            yield MovedMilestone(id_, gone.title or id_, gone.day, day, gone.p80, later(gone.day, day))


def _steps(
    schedule: Schedule,
    milestone: str,
    changes: Mapping[str, Change],
    reasons: Mapping[str, str],
    later: Later,
) -> Iterator[Step]:
    """Yield what each activity on the chain adds; the sum is the variance of the last of them."""
    before, last = 0, schedule.dates.start
    for id_ in schedule.paths[milestone]:
        change = changes[id_]
        in_all = change.finish_days
        if in_all is None:
            in_all = before + (later(last, change.finish) or 0)
        yield Step(id_, change.title, in_all - before, in_all, reasons.get(id_, ""))
        before, last = in_all, change.finish or last
