# SPDX-License-Identifier: MIT
"""A plan → the text of its `baseline.yaml`: one line for each date, so that two baselines can be compared."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from planner import __version__
from planner.documents.plan import ExitPlan
from planner.schedule.timeline import ScheduledActivity

BASELINE_FILE = "baseline.yaml"
"""The file of a project folder that holds its baseline."""

HEAD = """\
# The baseline of the exit programme: what was agreed, and what every later forecast is held against.
# Written by planner baseline from the plan of the day below. Correct nothing here by hand: when the plan is
# agreed anew, planner baseline --replace takes a new baseline and keeps this file beside it.
"""

Fields = Mapping[str, object]


def baseline_yaml(plan: ExitPlan, note: str = "") -> str:
    """Return the baseline of a plan as YAML; `note` says who agreed it and where."""
    return "\n".join([HEAD + "baseline:", *_head(plan, note), *_lists(plan), ""])


def _head(plan: ExitPlan, note: str) -> Iterator[str]:
    yield f"  taken: {plan.as_of.isoformat()}"
    yield f"  planner: {_scalar(__version__)}"
    if note:
        yield f"  note: {_scalar(note)}"
    if plan.project.programme.option:
        yield f"  option: {_scalar(plan.project.programme.option)}"


def _lists(plan: ExitPlan) -> Iterator[str]:
    for name, entries in (
        ("ends", _ends(plan)),
        ("verdicts", _verdicts(plan)),
        ("milestones", _milestones(plan)),
        ("activities", _activities(plan)),
    ):
        lines = [f"    - {_flow(entry)}" for entry in entries]
        yield f"  {name}:" if lines else f"  {name}: []"
        yield from lines


def _ends(plan: ExitPlan) -> Iterable[Fields]:
    for end in plan.schedule.dates.deadlines:
        if end.contract and end.kind in ("contract_end", "archive_end"):
            yield {"contract": end.contract, "end": end.kind, "day": end.day}


def _verdicts(plan: ExitPlan) -> Iterable[Fields]:
    for one in plan.verdicts.headline.verdicts:
        chance = None if one.chance is None else round(one.chance * 100, 1)
        planned = one.done or one.planned
        yield {"verdict": one.kind, "planned": planned, "p50": one.p50, "p80": one.p80, "chance": chance}


def _milestones(plan: ExitPlan) -> Iterable[Fields]:
    ranges = {one.id: one.range for one in plan.uncertainty.milestones}
    for one in plan.schedule.milestones:
        found = ranges[one.id]
        yield {"milestone": one.id, "title": one.title, "day": one.day, "p50": found.p50, "p80": found.p80}


def _activities(plan: ExitPlan) -> Iterable[Fields]:
    """Yield what is done, as far as its days are known, and then what is planned."""
    for done in plan.done:
        yield {
            "activity": done.activity.id,
            "title": done.activity.title,
            "start": done.started,
            "finish": done.finished,
        }
    for one in plan.schedule.activities:
        yield _planned(plan, one)


def _planned(plan: ExitPlan, one: ScheduledActivity) -> Fields:
    finish = plan.uncertainty.by_id[one.id].finish
    return {
        "activity": one.id,
        "title": one.activity.title,
        "start": plan.begun.get(one.id, one.early_start),
        "finish": one.early_finish,
        "days": one.activity.duration.typical,
        "after": one.driver.link.predecessor if one.driver.link else None,
        "freeze": one.driver.freezes[-1] if one.driver.freezes else None,
        "p50": finish.p50,
        "p80": finish.p80,
    }


def _flow(entry: Fields) -> str:
    """Return an entry on one line; what is not known is left out, which means the same."""
    known = (f"{key}: {_scalar(value)}" for key, value in entry.items() if value is not None)
    return f"{{{', '.join(known)}}}"


def _scalar(value: object) -> str:
    """Return a value as YAML; text in quotes, in which only the quote itself has to be doubled."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, (int, float)):
        return str(value)
    text = " ".join(str(value).split())
    plain = text.replace("-", "").replace("_", "").replace("@", "").replace(".", "")
    return (
        text
        if plain.isalnum() and text.isascii() and text[0].isalpha()
        else f"'{text.replace(chr(39), chr(39) * 2)}'"
    )
