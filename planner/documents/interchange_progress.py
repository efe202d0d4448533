# SPDX-License-Identifier: MIT
"""What a project file tells of progress: where the baseline had each task, and what has gone into it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from planner.documents.plan import ExitPlan
from planner.schedule.baseline import Variance
from planner.schedule.timeline import ScheduledActivity


@dataclass(frozen=True)
class Then:
    """Where a task stood in the baseline; `days` are working days from its first to its last."""

    start: date
    finish: date
    days: int


def baseline_tasks(plan: ExitPlan, held: Variance) -> Mapping[str, Then]:
    """Return where each task stood in the baseline, by its id; nothing for what is new since."""
    calendar = plan.catalogue.calendar
    found = {
        f"milestone.{one.id}": Then(one.then, one.then, 0) for one in held.milestones if one.then is not None
    }
    for one in held.activities:
        if one.then and one.then.finish:
            start, finish = one.then.start or one.then.finish, one.then.finish
            days = calendar.working_days_between(start, finish) + calendar.is_working(finish)
            found[one.id] = Then(start, finish, days if one.then.days != 0 else 0)
    return found


def spent_days(plan: ExitPlan, one: ScheduledActivity, begun: date) -> int:
    """Return the days of its calendar from the day on which an activity began to that of its rest."""
    if one.activity.calendar == "every_day":
        return (one.early_start - begun).days
    return plan.catalogue.calendar.working_days_between(begun, one.early_start)
