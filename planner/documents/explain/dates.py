# SPDX-License-Identifier: MIT
"""What falls on a day: what ends, what is due, what starts and finishes, and why just then."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from planner.documents.explain import forecasts, promised
from planner.documents.explain.forecasts import Dated, on_day
from planner.documents.explain.values import Asked, Explanation, Line, Part, grade_of, links, part
from planner.documents.plan import ExitPlan
from planner.documents.words import count, day
from planner.english import capital, joined
from planner.model import NOUNS
from planner.model.noun import Part as FactGroup
from planner.model.terms import key_dates
from planner.rules.answer import Fact
from planner.schedule.reasons import why
from planner.schedule.timeline import ScheduledActivity

OTHERS: tuple[tuple[str, str, Callable[[ExitPlan], Iterable[Dated]]], ...] = (
    ("recorded", "Recorded progress", forecasts.recorded),
    ("baseline", "In the baseline", forecasts.kept),
    ("ranges", "How the programme may turn out", forecasts.ranges),
    ("verdicts", "Verdicts", forecasts.verdicts),
    ("ladder", "Decision ladders", forecasts.ladders),
    ("latest", "Last days for the dates set by others", forecasts.latest),
    ("data", "Moving the data", forecasts.copying),
    ("owed", "Asked for, or owed", promised.owed),
    ("around", "What bears on the time", promised.windows),
    ("evidence", "How well facts are known", promised.evidence),
    ("knowledge", "What planner knows of this day", promised.known),
)
"""What else may fall on a day: the key for programs, the heading, and every such day with its line."""


def day_explained(asked: Asked, id_: str) -> Explanation | None:
    """Return what falls on a day written as 2013-06-30; None if nothing does, or if that is no date."""
    on = iso(id_)
    if on is None:
        return None
    plan = asked.plan
    parts = (
        *part("written", "Written in the estate", _written(plan, on)),
        *part("key_dates", "Dates of contracts", _contracts(plan, on)),
        *part("lapse", "What ends", _endings(plan, on)),
        *part("windows", "Windows in which nothing may change", _windows(plan, on)),
        *part("milestones", "Milestones", _milestones(plan, on)),
        *part("due", "Due on this day", _due(plan, on)),
        *(held for key, heading, make in OTHERS for held in part(key, heading, on_day(make(plan), on))),
        *links("starts", "Starts", _activities(plan, on, "early_start")),
        *links("finishes", "Finishes", _activities(plan, on, "early_finish")),
        *_chain(plan, on),
    )
    if not parts:
        return None
    away = (on - plan.as_of).days
    when = (
        "the day of the plan"
        if not away
        else f"{count(abs(away), 'day')} {'after' if away > 0 else 'before'} the day of the plan"
    )
    return Explanation("date", on.isoformat(), day(on), f"{capital(when)}.", parts)


def iso(written: str) -> date | None:
    """Return the date of a text such as 2013-06-30; None for any other text."""
    try:
        return date.fromisoformat(written) if len(written) == 10 else None
    except ValueError:
        return None


def nearest_days(plan: ExitPlan, written: str) -> str:
    """Return the days nearest to one on which nothing falls; empty if it was no date."""
    on = iso(written)
    if on is None:
        return ""
    days = sorted(days_told(plan))
    before = [held for held in days if held < on][-2:]
    after = [held for held in days if held > on][:2]
    named = ", ".join(held.isoformat() for held in (*before, *after))
    return f"nothing falls on {day(on)}; the nearest days are {named}"


def days_told(plan: ExitPlan) -> set[date]:
    """Return every day that can be explained, but for those that are only written in the estate."""
    activities = plan.schedule.activities
    return {
        *(held.on for held in plan.dependencies.lapse),
        *(key.on for contract in plan.project.contracts for key in key_dates(contract)),
        *(one.early_start for one in activities),
        *(one.early_finish for one in activities),
        *(one.day for one in plan.schedule.milestones),
        *(on for _, _, make in OTHERS for on, _ in make(plan) if on),
    }


def _written(plan: ExitPlan, on: date) -> Iterator[Line]:
    """Yield the facts of the estate that are this very day."""
    for noun in NOUNS:
        for held in getattr(plan.project, noun):
            for field in _fields(held, on):
                fact = Fact(noun, held.id, field)
                yield Line(
                    f"{field.replace('.', ' ').replace('_', ' ').strip()} of {held.name_in_print}",
                    held.id,
                    plan.place(fact),
                    grade_of(plan, fact),
                )
    for field in _fields(plan.project.programme, on):
        yield Line(f"{field.replace('_', ' ')} of the programme", "", plan.where("programme", "", field))
    if plan.as_of == on:
        yield Line("the day of the plan", "", plan.where("as_of", "", ""))


def _fields(group: FactGroup, on: date, before: str = "") -> Iterator[str]:
    """Yield the paths of the facts in a group that are this day to the day."""
    for name in type(group).model_fields:
        value = getattr(group, name)
        if name == "evidence":
            continue
        if isinstance(value, FactGroup):
            yield from _fields(value, on, f"{before}{name}.")
        elif isinstance(value, date) and value == on and getattr(value, "precision", "day") == "day":
            yield f"{before}{name}".rstrip("_")


def _contracts(plan: ExitPlan, on: date) -> Iterator[Line]:
    for contract in plan.project.contracts:
        for key in key_dates(contract):
            if key.on == on:
                fact = Fact("contracts", contract.id, key.field)
                yield Line(key.words, contract.id, plan.place(fact), grade_of(plan, fact))


def _endings(plan: ExitPlan, on: date) -> Iterator[Line]:
    for event in plan.dependencies.lapse:
        if event.on == on:
            stopped = dict.fromkeys(e.at.path.title for e in event.paths if e.after.state == "stopped")
            told = (
                f"; on the day after these stop: {joined([name.lower() for name in stopped])}"
                if stopped
                else ""
            )
            yield Line(f"{event.words}{told}", joined([end.id for end in event.endings]))


def _windows(plan: ExitPlan, on: date) -> Iterator[Line]:
    for window in plan.project.constraints:
        if window.from_ and window.to and window.from_ <= on <= window.to:
            told = f"{window.name_in_print}: {day(window.from_)} to {day(window.to)}"
            yield Line(told, window.id, plan.where("constraints", window.id, "from"))


def _milestones(plan: ExitPlan, on: date) -> Iterator[Line]:
    for held in plan.schedule.milestones:
        if held.day == on:
            yield Line(f"{held.title}, as planned", held.id)
        if held.latest == on:
            yield Line(f"{held.title}: the latest day for the dates set by others", held.id)


def _due(plan: ExitPlan, on: date) -> Iterator[Line]:
    for check in plan.schedule.checks:
        if check.due == on:
            title = plan.schedule.by_id[check.activity_id].activity.title
            met = f"{'met' if check.met else 'missed'} by {count(abs(check.working_days), 'working day')}"
            yield Line(f"{title}, because of {check.title}: {met}", check.activity_id)


def _activities(plan: ExitPlan, on: date, end: str) -> Iterator[tuple[str, str]]:
    for one in plan.schedule.activities:
        if getattr(one, end) == on:
            yield one.id, one.activity.title + (" (critical)" if one.critical else "")


def _chain(plan: ExitPlan, on: date) -> tuple[Part, ...]:
    """Return why the weightiest activity that starts or finishes on the day does so just then."""
    here = [one for one in plan.schedule.activities if on in (one.early_start, one.early_finish)]
    if not here:
        return ()
    chosen = max(here, key=lambda one: _weight(one, on))
    steps = why(plan.schedule, chosen.id)
    lines = (Line(f"{step.title}. {step.reason}", step.activity_id) for step in steps)
    return part("chain", f"Why {chosen.id} falls on this day, from the start of the programme", lines)


def _weight(one: ScheduledActivity, on: date) -> tuple[bool, bool, bool, int]:
    """Return how much an activity matters on a day: milestones first, then the critical."""
    return (one.activity.milestone is not None, one.critical, one.early_finish == on, -one.total_float)
