# SPDX-License-Identifier: MIT
"""The shortest times that the law allows, as floors beneath the durations of a purchase."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from planner.model import Project
from planner.regimes import Asked, Pack, Refusal, Regimes, class_of_body, date_for, governing
from planner.regimes.pack import Procedure
from planner.regimes.periods import AuthorityClass
from planner.schedule.activities import Duration
from planner.schedule.calendar import WorkingCalendar
from planner.schedule.timeline import Schedule
from planner.verdicts.routes import Route

TENDER_NOTICE, BIDS, AWARD = "D05", "D06", "D12"

STAGES: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (("participation", "requests"), TENDER_NOTICE, "start"),
    (("tender",), BIDS, "before"),
    (("standstill",), AWARD, "start"),
)
"""Kinds of period, the activity that takes them in, and whether the period's event is the first day of the
activity or the day before it."""

BODIES = {"trust": "nhs_trust", "foundation_trust": "nhs_foundation_trust"}


@dataclass(frozen=True)
class Floor:
    """A statutory minimum beneath one activity, counted from the day on which the plan has it begin.

    `raised` says whether a duration had to be lengthened for it.
    """

    activity: str
    days: int
    event: date
    end: date
    regime: str
    reference: str
    raised: bool


@dataclass(frozen=True)
class Law:
    """The regime and the procedure that a purchase follows, by the day on which the plan has it commence."""

    commences: date
    pack: Pack | None
    procedure: Procedure | None


def law_of(route: Route, regimes: Regimes, schedule: Schedule, as_of: date) -> Law:
    """Return the law of a purchase: the regime of the day of its tender notice.

    Where the notice is behind, the day of the plan stands for it.
    """
    notice = schedule.by_id.get(TENDER_NOTICE)
    day = notice.early_start if notice else as_of
    pack = governing(regimes.packs.values(), day)
    held = {row.id: row for row in pack.procedures} if pack else {}
    return Law(day, pack, next((held[key] for key in route.procedure if key in held), None))


def floors(
    law: Law, regimes: Regimes, project: Project, schedule: Schedule, calendar: WorkingCalendar
) -> Iterator[Floor]:
    """Yield the minimum beneath each activity that is still to come, in working days of the calendar."""
    if law.pack is None or law.procedure is None:
        return
    for stage in law.procedure.stages:
        if stage.period is None or stage.optional:
            continue
        kind = law.pack.period(stage.period).kind
        place = next(((activity, event) for kinds, activity, event in STAGES if kind in kinds), None)
        one = schedule.by_id.get(place[0]) if place else None
        if place is None or one is None or one.activity.duration.high == 0:
            continue
        event = one.early_start
        if place[1] == "before":
            event = calendar.add_working_days(one.early_start, -1)
        said = (
            {"procedure": law.procedure.id.replace("-", "_")}
            if law.pack.period(stage.period).procedures
            else {}
        )
        try:
            authority = authority_of(project, law.pack, law.commences)
            found = date_for(regimes, Asked(kind, law.pack.regime, event, authority, said))
        except (Refusal, KeyError):
            continue
        first = event if place[1] == "start" else one.early_start
        days = calendar.before[calendar.offset(found.end) + 1] - calendar.before[calendar.offset(first)]
        if not days:
            continue
        raised = one.activity.duration.low < days
        yield Floor(one.id, days, event, found.end, law.pack.short, found.reference, raised)


def authority_of(project: Project, pack: Pack, commenced: date) -> AuthorityClass:
    """Return the class of the body that leads the programme; a trust is a central authority today."""
    lead = project.programme.lead_org
    role = next((body.role for body in project.organisations if lead in (body.id, body.ods)), None)
    known = class_of_body(pack, BODIES.get(role or "", "nhs_trust"), commenced)
    return known.authority if known else "central"


def raised(
    durations: Mapping[str, Duration], found: Iterator[Floor] | tuple[Floor, ...]
) -> dict[str, Duration]:
    """Return durations with the floors beneath them; only those that a floor lengthens."""
    higher: dict[str, Duration] = {}
    for floor in found:
        held = higher.get(floor.activity, durations[floor.activity])
        if held.low < floor.days:
            lengths = (max(length, floor.days) for length in (held.low, held.typical, held.high))
            higher[floor.activity] = Duration(*lengths)
    return higher
