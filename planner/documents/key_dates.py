# SPDX-License-Identifier: MIT
"""The calendar of a pack as values: the days that somebody must not miss, with stable names for each.

An event keeps its name (`uid`) while its day moves, so that a later calendar moves it and does not double it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from planner.documents.plan import ExitPlan
from planner.documents.words import ROLES, day
from planner.model.terms import KeyDate
from planner.model.terms import key_dates as dates_of
from planner.schedule.setting import left_contracts

REMIND_DAYS = (90, 30, 7)
"""How many days before an event people are reminded of it."""

FIRST_DAY = date(2000, 1, 1)
"""The day from which the edition of a calendar is counted."""


@dataclass(frozen=True)
class CalendarEvent:
    """A day, or a span of days with both included: its stable name, its words, its reminders."""

    uid: str
    on: date
    until: date
    summary: str
    description: str
    category: str
    remind: tuple[int, ...] = ()


@dataclass(frozen=True)
class KeyDatesCalendar:
    """A calendar as of a day. `edition` grows with that day: a later calendar stands over an earlier one."""

    name: str
    as_of: date
    edition: int
    events: tuple[CalendarEvent, ...]


def key_dates_calendar(plan: ExitPlan) -> KeyDatesCalendar:
    """Return the calendar of the plan: every key day from the day of the plan on, in order.

    The edition is the number of days from 1 January 2000 to the day of the plan: nothing remembers what an
    earlier calendar said, so it cannot count changes. Two calendars of one day have the same edition.
    """
    realm = _realm(plan)
    found = [
        *_contract_days(plan, realm),
        *_milestones(plan, realm),
        *_decisions(plan, realm),
        *_freezes(plan, realm),
    ]
    ahead = _told_apart(event for event in found if event.until >= plan.as_of)
    return KeyDatesCalendar(
        name=f"{plan.title}: key dates",
        as_of=plan.as_of,
        edition=(plan.as_of - FIRST_DAY).days,
        events=tuple(sorted(ahead, key=lambda event: (event.on, event.uid))),
    )


def _told_apart(events: Iterable[CalendarEvent]) -> Iterator[CalendarEvent]:
    """Yield the events, each with a name of its own: two freezes of one title are two events."""
    seen: Counter[str] = Counter()
    for event in events:
        seen[event.uid] += 1
        number = seen[event.uid]
        yield event if number == 1 else replace(event, uid=f"{number}.{event.uid}")


def _realm(plan: ExitPlan) -> str:
    """Return what sets the names of this programme apart from another's: whose it is, and its contract."""
    lead = plan.project.programme.lead_org
    body = next(
        (one.id for one in plan.project.organisations if lead in (one.id, one.ods)),
        next((one.id for one in plan.project.organisations if one.name_in_print == plan.trust), "trust"),
    )
    left = left_contracts(plan.facts)
    return f"{left[0].id if left else 'exit'}.{body}.planner"


def _event(
    plan: ExitPlan,
    uid: str,
    on: date,
    summary: str,
    told: list[str],
    category: str,
    until: date | None = None,
) -> CalendarEvent:
    remind = tuple(days for days in REMIND_DAYS if on - timedelta(days=days) >= plan.as_of)
    text = "\n".join([*(one for one in told if one), f"As worked out on {day(plan.as_of)}."])
    return CalendarEvent(uid, on, until or on, summary, text, category, remind)


def _contract_days(plan: ExitPlan, realm: str) -> Iterator[CalendarEvent]:
    """Yield what the contracts set: ends, and the last days for notice and extension."""
    for contract in plan.project.contracts:
        for key in dates_of(contract):
            place = plan.where("contracts", key.contract, key.field)
            uid = f"{_name_of(key)}.{key.contract}@{realm}"
            yield _event(plan, uid, key.on, key.words, [f"From {place}."], "Contract")


def _name_of(key: KeyDate) -> str:
    """Return what a date of a contract is called, whichever fact it comes from."""
    if key.kind == "contract_end":
        return "archive_end" if key.words.endswith("the archive ends") else "end"
    return f"{key.kind}.{key.field.rpartition('.')[2]}" if key.field.startswith("extensions.") else key.kind


def _milestones(plan: ExitPlan, realm: str) -> Iterator[CalendarEvent]:
    for one in plan.schedule.milestones:
        told = [
            f"As planned. {day(one.low)} if everything goes well, {day(one.high)} if everything goes badly.",
            f"Latest for the dates set by others: {day(one.latest)}." if one.latest else "",
        ]
        yield _event(plan, f"milestone.{one.id}@{realm}", one.day, one.title, told, "Milestone")


def _decisions(plan: ExitPlan, realm: str) -> Iterator[CalendarEvent]:
    """Yield the decisions of the exit: on the planned day, or on the last safe day where that comes first."""
    for decision in plan.catalogue.exit_plan.decisions:
        tasks = [o for o in plan.schedule.activities if o.activity.template_id == decision.activity]
        if not tasks:
            continue
        last = max(tasks, key=lambda one: (one.early_finish, one.id))
        who = plan.owners.get(decision.decides) or ROLES[decision.decides]
        told = [
            f"Decides: {who}. Activity {decision.activity}, “{last.activity.title}”.",
            f"Latest for the dates set by others: {day(last.late_finish)}." if last.late_finish else "",
        ]
        uid, on = f"decision.{decision.id}@{realm}", last.early_finish
        if last.late_finish and plan.as_of <= last.late_finish < on:
            on = last.late_finish
        yield _event(plan, uid, on, f"Decide: {decision.decision}", told, "Decision")


def _freezes(plan: ExitPlan, realm: str) -> Iterator[CalendarEvent]:
    """Yield the freezes that fall into the time of the programme, each as the days it lasts."""
    reasons = {one.name_in_print: (one.id, one.reason) for one in plan.project.constraints}
    for window in plan.schedule.dates.freezes:
        if window.start > plan.schedule.finish:
            continue
        id_, reason = reasons.get(window.title, ("freeze", None))
        uid = f"freeze.{id_}.{window.start.year}@{realm}"
        told = [f"{reason.rstrip('.')}." if reason else "", f"Until {day(window.end)} nothing may change."]
        yield _event(plan, uid, window.start, f"Freeze: {window.title}", told, "Freeze", window.end)
