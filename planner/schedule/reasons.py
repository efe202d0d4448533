# SPDX-License-Identifier: MIT
"""Why a date is what it is: the chain of drivers behind it, told in plain sentences."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from planner.english import counted, long_date, lowered
from planner.schedule.network import Link, LinkKind
from planner.schedule.timeline import Driver, Schedule, ScheduledActivity


@dataclass(frozen=True)
class Step:
    """One activity on a chain, with the sentence that says why it starts when it does."""

    activity_id: str
    title: str
    start: date
    finish: date
    reason: str


def why(schedule: Schedule, activity_id: str) -> tuple[Step, ...]:
    """The chain of drivers from the start of the programme to an activity; KeyError if there is none."""
    chain = [schedule.by_id[activity_id]]
    while (link := chain[-1].driver.link) is not None:
        chain.append(schedule.by_id[link.predecessor])
    return tuple(_step(schedule, one) for one in reversed(chain))


def path_steps(schedule: Schedule, milestone: str | None = None) -> tuple[Step, ...]:
    """The chain to a milestone (to the end of the programme when none is named), with its reasons."""
    path = schedule.critical_path if milestone is None else schedule.paths[milestone]
    return tuple(_step(schedule, schedule.by_id[one]) for one in path)


def latest_reason(schedule: Schedule, activity_id: str) -> str | None:
    """Why an activity must have finished by its late finish; None where no deadline bears on it."""
    one = schedule.by_id[activity_id]
    if one.late_finish is None or one.late_driver is None:
        return None
    by = long_date(one.late_finish)
    if one.late_driver in schedule.by_id:
        heir = schedule.by_id[one.late_driver]
        start = f" must start by {long_date(heir.late_start)}" if heir.late_start else " waits for it"
        return f"Must finish by {by} because {_named(heir)}{start}."
    title = next((check.title for check in schedule.checks if check.activity_id == one.id), one.late_driver)
    return f"Must finish by {by} because of {title}."


def _step(schedule: Schedule, one: ScheduledActivity) -> Step:
    return Step(one.id, one.activity.title, one.early_start, one.early_finish, start_reason(schedule, one.id))


def start_reason(schedule: Schedule, activity_id: str) -> str:
    """Why an activity starts when it does, in one or two sentences."""
    one = schedule.by_id[activity_id]
    verb = "Falls on" if one.activity.duration.typical == 0 else "Starts on"
    told = f"{verb} {long_date(one.driver.wanted or one.early_start)}{_because(schedule, one)}"
    return f"{told}.{_freeze(one)}"


def _because(schedule: Schedule, one: ScheduledActivity) -> str:
    driver = one.driver
    if driver.kind == "start":
        return ", the first day of the programme"
    if driver.link is None:
        return ", the earliest date set for it"
    other = schedule.by_id[driver.link.predecessor]
    rule = dict(one.activity.dated_because).get(other.id) if driver.link.lag else None
    return f" because {_held(driver.link, other)}" + (f"; {lowered(rule.rstrip('.'))}" if rule else "")


def _held(link: Link, other: ScheduledActivity) -> str:
    """What a predecessor's date has to do with the activity, after "because"."""
    from_start = link.kind in (LinkKind.SS, LinkKind.SF)
    event = "starts" if from_start else "finishes"
    day = long_date(other.early_start if from_start else other.early_finish)
    own = "finish" if link.kind in (LinkKind.FF, LinkKind.SF) else "start"
    when = f"{_named(other)} {event} on {day}"
    if link.lag > 0:
        return f"it may {own} {_days(link.lag)} after {when}"
    if link.lag < 0:
        return f"it may {own} {_days(-link.lag)} before {when}"
    return when if own == "start" else f"it may finish only when {when}"


def _freeze(one: ScheduledActivity) -> str:
    driver: Driver = one.driver
    if not driver.freezes:
        return ""
    windows = " and ".join(f"“{title}”" for title in dict.fromkeys(driver.freezes))
    noun = "window" if len(set(driver.freezes)) == 1 else "windows"
    return f" Moved to {long_date(one.early_start)} to stay clear of the freeze {noun} {windows}."


def _named(one: ScheduledActivity) -> str:
    return f"“{one.activity.title}” ({one.id})"


def _days(count: int) -> str:
    return counted(count, "working day")
