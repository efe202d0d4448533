# SPDX-License-Identifier: MIT
"""Why an activity lies elsewhere than in the baseline, in sentences."""

from collections.abc import Callable, Sequence
from datetime import date

from planner.english import counted, long_date
from planner.model.baseline import BaselineActivity
from planner.schedule.progress import DoneActivity
from planner.schedule.timeline import Schedule, ScheduledActivity

Later = Callable[[date | None, date | None], int | None]


def move_reason(
    schedule: Schedule,
    id_: str,
    then: BaselineActivity | None,
    done: Sequence[DoneActivity],
    begun: date | None,
    later: Later,
) -> str:
    """Return why an activity of the programme lies elsewhere than in the baseline; empty where it does not.

    `begun` is the day on which it was started; `later` counts the working days from a day then to a day now.
    """
    one = schedule.by_id[id_]
    if then is None:
        return f"It is new since the baseline, and takes {_length(one)}."
    if not later(then.start, begun or one.early_start) and not later(then.finish, one.early_finish):
        return ""
    told = [
        _begun(one, begun) if begun else _longer(one, then),
        "" if begun else _waits(schedule, one, then, done, later),
        _freezes(one, then),
    ]
    return " ".join(sentence for sentence in told if sentence) or "It moves with its calendar."


def _begun(one: ScheduledActivity, begun: date) -> str:
    rest = one.activity.duration.typical
    verb = "remains" if rest == 1 else "remain"
    return f"It was begun on {long_date(begun)}, and {_length(one)} {verb}."


def _longer(one: ScheduledActivity, then: BaselineActivity) -> str:
    days = one.activity.duration.typical
    if then.days is None or days == then.days:
        return ""
    return f"It takes {_length(one)} instead of {then.days}."


def _waits(
    schedule: Schedule,
    one: ScheduledActivity,
    then: BaselineActivity,
    done: Sequence[DoneActivity],
    later: Later,
) -> str:
    moved = later(then.start, one.early_start)
    if not moved:
        return ""
    link = one.driver.link
    if link is None:
        return _held_by_today(schedule, one, then, done)
    other = schedule.by_id[link.predecessor]
    if link.predecessor == then.after:
        return f"It moves with “{other.activity.title}” ({other.id})."
    was = f" instead of {then.after}" if then.after else ""
    return f"It now waits for “{other.activity.title}” ({other.id}){was}."


def _held_by_today(
    schedule: Schedule, one: ScheduledActivity, then: BaselineActivity, done: Sequence[DoneActivity]
) -> str:
    """Return why an activity that waits for nothing that is planned starts on another day than it was to."""
    ended = next((held for held in done if held.activity.id == then.after and held.finished), None)
    told = ""
    if ended is not None and ended.finished:
        told = f"{ended.activity.id}, which it waited for, was finished on {long_date(ended.finished)}."
    start = long_date(one.early_start)
    if then.start and then.start < schedule.dates.as_of <= one.early_start:
        was = long_date(then.start)
        late = f"It was to start on {was} and is not recorded as begun, so it cannot start before {start}."
        return f"{told} {late}".strip()
    return told or f"Nothing that is planned holds it any more; it can start on {start}."


def _freezes(one: ScheduledActivity, then: BaselineActivity) -> str:
    now = list(dict.fromkeys(one.driver.freezes))
    if then.freeze and then.freeze not in now:
        return f"In the baseline the freeze “{then.freeze}” held it up, which it no longer meets."
    names = " and ".join(f"“{title}”" for title in now if title != then.freeze)
    return f"It now has to stay clear of the freeze {names}." if names else ""


def _length(one: ScheduledActivity) -> str:
    unit = "day" if one.activity.calendar == "every_day" else "working day"
    return counted(one.activity.duration.typical, unit)
