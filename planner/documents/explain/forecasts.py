# SPDX-License-Identifier: MIT
"""Days that follow from playing the programme: ranges, verdicts, ladders, levers, the copy, the baseline."""

from collections.abc import Iterable, Iterator
from datetime import date

from planner.documents.explain.values import Line
from planner.documents.plan import ExitPlan
from planner.documents.verdict_words import STATES, reason
from planner.english import capital, joined, long_date
from planner.schedule.reasons import latest_reason
from planner.verdicts.ladder import HELD_BY
from planner.verdicts.outlooks import OptionOutlook

Dated = tuple[date | None, Line]
"""A day that a document may print, and the line that explains it."""

SHARES = (("p50", "an even chance"), ("p80", "eight in ten"), ("p90", "nine in ten"))


def latest(plan: ExitPlan) -> Iterator[Dated]:
    """Yield the last days of activities, counted back from the dates that others have set."""
    for one in plan.schedule.activities:
        named = f"“{one.activity.title}”"
        yield one.late_finish, Line(f"Last finish of {named}. {latest_reason(plan.schedule, one.id)}", one.id)
        took = f"so that it is done by {long_date(one.late_finish)}" if one.late_finish else ""
        yield one.late_start, Line(f"Last start of {named}, {took}", one.id)
        if one.driver.freezes:
            moved = f"to {long_date(one.early_start)} to stay clear of {joined(one.driver.freezes)}"
            yield one.driver.wanted, Line(f"{named} could start, but is moved {moved}", one.id)


def ranges(plan: ExitPlan) -> Iterator[Dated]:
    """Yield the bounds and the likely days of milestones and activities."""
    played = f"of {plan.uncertainty.iterations:,} futures with the durations and risks of this plan"
    for milestone in plan.schedule.milestones:
        yield milestone.low, Line(f"{milestone.title}, with every activity at its shortest", milestone.id)
        yield milestone.high, Line(f"{milestone.title}, with every activity at its longest", milestone.id)
    for forecast in plan.uncertainty.milestones:
        for name, words in SHARES:
            told = f"{forecast.title}: reached by then at {words} {played}"
            yield getattr(forecast.range, name), Line(told, forecast.id)
    for activity in plan.uncertainty.activities:
        title = plan.schedule.by_id[activity.id].activity.title
        for name, words in SHARES[:2]:
            told = f"“{title}” is finished by then at {words} {played}"
            yield getattr(activity.finish, name), Line(told, activity.id)


def verdicts(plan: ExitPlan) -> Iterator[Dated]:
    """Yield the days of the four verdicts, of the programme and of every option."""
    for one in _outlooks(plan):
        for verdict in one.verdicts:
            named = f"{verdict.title}, {_option(plan, one)}"
            because = reason(plan, one, verdict)
            yield verdict.done or verdict.planned, Line(f"{named}, as planned. {because}")
            yield verdict.p50, Line(f"{named}, at an even chance. {because}")
            yield verdict.p80, Line(f"{named}, at eight in ten. {because}")
            for end in verdict.due:
                told = f"{capital(end.title)}, against which it is held: {named}"
                yield end.day, Line(told, end.contract or "")
        needed = one.programme.schedule.by_id.get(HELD_BY["contract_end"]) if one.programme.schedule else None
        if needed is not None:
            told = f"The applications are needed until then, {_option(plan, one)}"
            yield needed.early_finish, Line(told, needed.id)


def ladders(plan: ExitPlan) -> Iterator[Dated]:
    """Yield the days of every decision ladder: the last safe ones, the planned ones, and boards."""
    for one in _outlooks(plan):
        for rung in one.rungs:
            named = f"“{rung.title}”, {_option(plan, one)}"
            back = f"counted back from {rung.end.title}, {long_date(rung.end.day)}. {STATES[rung.state]}."
            yield rung.p80, Line(f"Last safe day (eight in ten) of {named}, {back}")
            yield rung.p50, Line(f"Last day (even chance) of {named}, {back}")
            yield rung.done or rung.planned, Line(f"Planned day of {named}. {STATES[rung.state]}.")
            yield rung.board, Line(f"Last board in time for {named}, {back}")
            told = f"{capital(rung.end.title)}, {_option(plan, one)}"
            yield rung.end.day, Line(told, rung.end.contract or "")
        for lever in one.levers:
            yield lever.by, Line(f"Last day for “{lever.title}”, which would help: {_option(plan, one)}")
        for end in one.ends:
            yield end.end.day, Line(f"{capital(end.end.title)}, {_option(plan, one)}", end.end.contract or "")


def _outlooks(plan: ExitPlan) -> tuple[OptionOutlook, ...]:
    return (plan.verdicts.headline, *plan.verdicts.options)


def _option(plan: ExitPlan, one: OptionOutlook) -> str:
    return "the programme" if one is plan.verdicts.headline else f"option “{one.course.title}”"


def copying(plan: ExitPlan) -> Iterator[Dated]:
    """Yield the days of the copy: when it begins, when it should have, and what is left when."""
    if not plan.migration.strata:
        return
    for end in plan.schedule.dates.deadlines:
        if end.kind == "contract_end":
            start = plan.migration.start_by(end.day)
            told = f"Last day to begin the copy so that all is moved before {end.title}"
            yield start.copy_p50, Line(f"{told}, at an even chance", "G07")
            yield start.copy_p80, Line(f"{told}, at eight in ten", "G07")
    yield plan.copy_begins, Line("The copy of the images begins, as planned or recorded", "G07")
    for stream in plan.burn_down:
        for left in stream.points:
            amounts = f"{left.p50:,.1f} TB at an even chance, {left.p80:,.1f} TB at eight in ten"
            yield left.on, Line(f"Left to be moved of {stream.name}: {amounts}", "G07")


def kept(plan: ExitPlan) -> Iterator[Dated]:
    """Yield the days of the baseline, each with what has become of it."""
    base = plan.project.baseline
    if base is None:
        return
    place = plan.where("baseline", "", "")
    yield base.taken, Line("The baseline was taken", place=plan.where("baseline", "", "taken"))
    for end in base.ends:
        name = plan.dependencies.graph.name(end.contract)
        yield end.day, Line(f"Baseline: {name}, {end.end.replace('_', ' ')}", end.contract, place)
    for verdict in base.verdicts:
        for day, words in ((verdict.planned, "planned"), (verdict.p50, "P50"), (verdict.p80, "P80")):
            yield day, Line(f"Baseline: {verdict.verdict.replace('_', ' ')}, {words}", place=place)
    for milestone in base.milestones:
        for day, words in ((milestone.day, "planned"), (milestone.p50, "P50"), (milestone.p80, "P80")):
            told = f"Baseline: {milestone.title or milestone.milestone}, {words}"
            yield day, Line(told, milestone.milestone, place)
    changes = plan.variance.by_id if plan.variance else {}
    for one in base.activities:
        change = changes.get(one.activity)
        why = f". {change.why}" if change and change.why else ""
        for day, words in ((one.start, "start"), (one.finish, "finish"), (one.p50, "P50"), (one.p80, "P80")):
            yield day, Line(f"Baseline: “{one.title or one.activity}”, {words}{why}", one.activity, place)


def recorded(plan: ExitPlan) -> Iterator[Dated]:
    """Yield what is recorded of the programme: the days on which work was begun and finished."""
    for index, one in enumerate(plan.project.programme.progress or ()):
        for field in ("started", "finished"):
            place = plan.where("programme", "", f"progress.{index}.{field}")
            yield getattr(one, field), Line(f"{one.activity} {field}, as recorded", one.activity, place)


def on_day(found: Iterable[Dated], on: date) -> list[Line]:
    """Return the lines of one day, each once."""
    return list(dict.fromkeys(line for day, line in found if day == on))
