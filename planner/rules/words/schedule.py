# SPDX-License-Identifier: MIT
"""What may be asked of the timeline and of the migration estimate, once they have been worked out."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Annotated

from planner.english import long_date
from planner.model import Contract, SystemKind
from planner.rules.answer import Answer, Evidence, Fact, Question, Reading, Readings, any_of, no, unknown, yes
from planner.rules.facts import CutoverGroup, Facts, question, stated
from planner.rules.fields import Fields
from planner.rules.word import ActivityId, Dates, Numbers


def starts(facts: Facts, activity: ActivityId) -> Dates:
    """The early start of an activity; of one expanded over several systems, the earliest."""
    return _dated(facts.computed.starts, activity, "start", first=True)


def finishes(facts: Facts, activity: ActivityId) -> Dates:
    """The early finish of an activity; of one expanded over several systems, the latest."""
    return _dated(facts.computed.finishes, activity, "finish", first=False)


def days_after(facts: Facts, activity: ActivityId, days: int) -> Dates:
    """The day so many calendar days after an activity finishes."""
    reading = finishes(facts, activity)[0]
    if not isinstance(reading.value, date):
        return (reading,)
    later = reading.value + timedelta(days=int(days))
    return (Reading(later, reading.evidence),)


def planned(facts: Facts, activity: ActivityId) -> Answer:
    """The timeline has this activity."""
    reading = finishes(facts, activity)[0]
    if reading.questions:
        return unknown(*reading.questions)
    if reading.absent:
        return no(
            Evidence(Fact("activities", activity, "finish"), f"the timeline has no activity {activity}")
        )
    return yes(*reading.evidence)


def total_float(facts: Facts, activity: ActivityId) -> Numbers:
    """The total float of an activity in working days; less than nought means that it is late already."""
    known = facts.computed.total_float
    if known is None:
        return (Reading(None, (), (_ask(activity),)),)
    values = [known[key] for key in _keys(known, activity)]
    if not values:
        return (Reading(None, absent=True),)
    text = f"activity {activity} has {min(values)} working days of total float"
    return (Reading(float(min(values)), (Evidence(Fact("activities", activity, "total_float"), text),)),)


def _dated(known: Mapping[str, date] | None, activity: str, edge: str, *, first: bool) -> Readings:
    if known is None:
        return (Reading(None, (), (_ask(activity),)),)
    days = [known[key] for key in _keys(known, activity)]
    if not days:
        return (Reading(None, absent=True),)
    day = min(days) if first else max(days)
    text = f"activity {activity} {edge}s on {long_date(day)}"
    text = text.replace("finishs", "finishes")
    return (Reading(day, (Evidence(Fact("activities", activity, edge), text),)),)


def _keys(known: Mapping[str, object], activity: str) -> list[str]:
    return [key for key in known if key == activity or key.startswith(f"{activity}@")]


def _ask(activity: str) -> Question:
    fact = Fact("activities", activity, "finish")
    return Question(fact, f"When is activity {activity} to finish? (No timeline has been worked out.)", "PM")


def migration(facts: Facts, field: Annotated[str, Fields("migration")]) -> Readings:
    """The computed end of the bulk migration (`migration.end`) or its length in days (`migration.days`)."""
    if field == "end":
        return finishes(facts, "G08")
    days = facts.computed.migration_days
    if days is None:
        ask = Question(Fact("migration", "", "days"), "How long will the bulk migration take?", "MIG")
        return (Reading(None, (), (ask,)),)
    text = f"the migration is estimated at {days:,.0f} days (eight times in ten it takes no longer)"
    return (Reading(float(days), (Evidence(Fact("migration", "", "days"), text),)),)


def migration_exceeds_window(contract: Contract, facts: Facts) -> Answer:
    """The estimate of the migration is longer than the time between award and the end of this contract."""
    days, award = migration(facts, "days")[0], finishes(facts, "D13")[0]
    end = facts.read("contracts", contract, "end")
    readings = (days, award, end)
    reasons = tuple(item for reading in readings for item in reading.evidence)
    if (
        not isinstance(award.value, date)
        or not isinstance(end.value, date)
        or not isinstance(days.value, float)
    ):
        return Answer(None, reasons, tuple(item for reading in readings for item in reading.questions))
    return Answer(days.value > (end.value - award.value).days, reasons)


def activity_in_freeze(facts: Facts, activity: ActivityId) -> Answer:
    """An activity touches a freeze window of the estate's constraints, in its own year or every year."""
    start, finish = starts(facts, activity)[0], finishes(facts, activity)[0]
    if not isinstance(start.value, date) or not isinstance(finish.value, date):
        return Answer(False, start.evidence) if start.absent else Answer(None, (), start.questions)
    return any_of(_touches(facts, item.id, start.value, finish.value) for item in facts.project.constraints)


def _touches(facts: Facts, constraint: str, start: date, finish: date) -> Answer:
    item = next(held for held in facts.project.constraints if held.id == constraint)
    if item.kind not in ("freeze", "holiday", None):
        return no()
    if item.from_ is None or item.to is None:
        return unknown(question("constraints", item, "from_" if item.from_ is None else "to"))
    years = range(start.year - 1, finish.year + 1) if item.every_year else (item.from_.year,)
    length = item.to - item.from_
    for year in years:
        opens = date(
            year, item.from_.month, min(item.from_.day, 28 if item.from_.month == 2 else item.from_.day)
        )
        if opens <= finish and start <= opens + length:
            days = f"from {long_date(opens)} to {long_date(opens + length)}"
            text = f"the window {item.name_in_print} is closed {days}"
            return yes(stated("constraints", item, "from", text))
    return no(stated("constraints", item, "from", f"the window {item.name_in_print} is not touched"))


def size(cutover_group: CutoverGroup, facts: Facts) -> Numbers:
    """How many systems can only go live together."""
    text = f"{cutover_group.name_in_print} each need another of them first"
    fact = Fact("systems", cutover_group.id, "successor")
    return (Reading(float(len(cutover_group.members)), (Evidence(fact, text),)),)


def group_has(cutover_group: CutoverGroup, facts: Facts, kind: SystemKind) -> Answer:
    """The systems that can only go live together include one of this kind."""
    held = [system for system in cutover_group.members if system.kind == kind]
    return Answer(
        bool(held),
        tuple(stated("systems", s, "kind", f"{s.name_in_print} is one of the group") for s in held),
    )


WORDS = (
    starts,
    finishes,
    days_after,
    planned,
    total_float,
    migration,
    migration_exceeds_window,
    activity_in_freeze,
    size,
    group_has,
)
