# SPDX-License-Identifier: MIT
"""Days that moved: ends of contracts, milestones and the four verdicts, each with the chain that moved it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from planner.changes.facts import FactChange
from planner.changes.side import Pair
from planner.documents.plan import ExitPlan
from planner.english import capital, counted, joined, long_date
from planner.schedule.reasons import start_reason, why
from planner.schedule.setting import copy_durations
from planner.schedule.timeline import ENDS_OF_CONTRACTS, Deadline, Milestone, ScheduledActivity
from planner.verdicts.four import Verdict

SETS_AN_END = ("start", "end", "application_end", "archive_end", "extensions", "covers", "")
"""The facts of a contract that say when it, or a part of it, ends."""


@dataclass(frozen=True)
class Link:
    """One activity on the way to a day: by how many days it moved it, and how that came about."""

    activity: str
    title: str
    days: int
    why: str


@dataclass(frozen=True)
class DayMove:
    """A day that moved. `before` or `after` is None where there is no such day.

    `by_facts` and `by_time` part the days between what facts and what the passing of time moved, where
    the two plans stand on different days. `chain` are the activities that moved it, in their order.
    """

    id: str
    title: str
    before: date | None
    after: date | None
    by_facts: int | None = None
    by_time: int | None = None
    chain: tuple[Link, ...] = ()

    @property
    def days(self) -> int | None:
        """Return by how many days of the calendar it moved; later is more than nought."""
        return (self.after - self.before).days if self.before and self.after else None


@dataclass(frozen=True)
class VerdictMove:
    """One of the four verdicts before and after, and by how many days its P80 moved by facts and by time."""

    before: Verdict
    after: Verdict
    by_facts: int | None
    by_time: int | None
    chance_by_facts: float | None

    @property
    def days(self) -> int | None:
        """Return by how many days the day of eight in ten moved."""
        was, now = safe_day(self.before), safe_day(self.after)
        return (now - was).days if was and now else None

    @property
    def changed(self) -> bool:
        """Return whether the verdict is not what it was."""
        return _said(self.before) != _said(self.after)


def safe_day(verdict: Verdict) -> date | None:
    """Return the day of a verdict at eight in ten, or the one certain day where there is no spread."""
    return verdict.done or verdict.p80 or (verdict.planned if verdict.passes else None)


def _said(verdict: Verdict) -> tuple[object, ...]:
    chance = None if verdict.chance is None else round(verdict.chance, 2)
    return verdict.done, verdict.planned, verdict.p50, verdict.p80, chance, verdict.never, verdict.passes


def moved_verdicts(pair: Pair) -> tuple[VerdictMove, ...]:
    """Return the four verdicts on the programme that is followed, moved or not."""
    middle = pair.between.plan.verdicts.headline.verdicts if pair.between else (None,) * 4
    triples = zip(
        pair.old.plan.verdicts.headline.verdicts,
        middle,
        pair.new.plan.verdicts.headline.verdicts,
        strict=True,
    )
    return tuple(_verdict(before, mid, after) for before, mid, after in triples)


def _verdict(before: Verdict, middle: Verdict | None, after: Verdict) -> VerdictMove:
    first, between, last = safe_day(before), safe_day(middle) if middle else None, safe_day(after)
    chance = None
    if middle and middle.chance is not None and before.chance is not None:
        chance = middle.chance - before.chance
    return VerdictMove(
        before, after, _days(first, between), _days(between, last) if between else None, chance
    )


def _days(first: date | None, last: date | None) -> int | None:
    return (last - first).days if first and last else None


def moved_ends(pair: Pair, facts: tuple[FactChange, ...]) -> tuple[DayMove, ...]:
    """Return the ends of the contracts to be left that moved, with the facts that say so."""
    olds = {(one.kind, pair.called(one.contract or "")): one for one in _ends(pair.old.plan)}
    news = {(one.kind, one.contract or ""): one for one in _ends(pair.new.plan)}
    found: list[DayMove] = []
    for key in dict.fromkeys((*news, *olds)):
        before, after = olds.get(key), news.get(key)
        if before and after and before.day == after.day:
            continue
        title = end_in_print(after or before or news[key])
        days = before.day if before else None, after.day if after else None
        told = tuple(
            Link(
                one.id,
                f"{one.name}: {one.label}",
                0,
                f"{one.was or 'not known'} → {one.is_now or 'not known'}",
            )
            for one in facts
            if (one.noun, one.id) == ("contracts", key[1]) and one.field.split(".")[0] in SETS_AN_END
        )
        found.append(DayMove(f"{key[0]} {key[1]}", title, *days, chain=told))
    return tuple(found)


def end_in_print(end: Deadline) -> str:
    """Return an end in print; that of an archive is called so, for it may have the day of the contract."""
    told = capital(end.title)
    return f"{told}: its archive" if end.kind == "archive_end" and "archive" not in told else told


def _ends(plan: ExitPlan) -> Iterator[Deadline]:
    return (one for one in plan.schedule.dates.deadlines if one.kind in ENDS_OF_CONTRACTS)


def moved_milestones(pair: Pair) -> tuple[DayMove, ...]:
    """Return the milestones that moved as planned, in the order of the newer plan, with what moved each."""
    olds = {one.id: one for one in pair.old.plan.schedule.milestones}
    news = {one.id: one for one in pair.new.plan.schedule.milestones}
    middle = {one.id: one.day for one in pair.between.plan.schedule.milestones} if pair.between else {}
    found = []
    for id_ in dict.fromkeys((*news, *olds)):
        before, after = olds.get(id_), news.get(id_)
        if before and after and before.day == after.day:
            continue
        days = before.day if before else None, after.day if after else None
        chain = tuple(_chain(pair, before, after)) if before and after else ()
        mid = middle.get(id_)
        title = (after or before or news[id_]).title
        by = _days(days[0], mid), _days(mid, days[1])
        found.append(DayMove(id_, title, *days, *by, chain=chain))
    return tuple(found)


def _chain(pair: Pair, before: Milestone, after: Milestone) -> Iterator[Link]:
    if pair.called(before.activity_id) == after.activity_id:
        yield from moved_by(pair, after.activity_id, before.activity_id)


def moved_by(pair: Pair, activity: str, was: str) -> Iterator[Link]:
    """Yield the activities on the way to an activity that moved its end, each with its own share of the days.

    Where the day came forward the way is the older one, which held it until then; else the newer one. The
    shares add up to the whole move. `was` is the id of the activity in the older plan.
    """
    olds = {pair.called(one.id): one for one in pair.old.plan.schedule.activities}
    news = pair.new.plan.schedule.by_id
    earlier = news[activity].early_finish < olds[pair.called(was)].early_finish
    way = [pair.called(one) for one in _way(pair.old.plan, was)] if earlier else _way(pair.new.plan, activity)
    carried = calendar = 0
    alone: list[str] = []
    for id_ in way:
        before, after = olds.get(id_), news.get(id_)
        if before is None or after is None:
            alone.append(_named((after or olds[id_]).activity.title, id_))
            continue
        moved = (after.early_finish - before.early_finish).days
        share, carried = moved - carried, moved
        reason = _why(pair, after, before, alone, earlier)
        if share and reason:
            yield Link(id_, after.activity.title, share, reason)
        elif share:
            calendar += share
        alone = []
    if calendar:
        yield Link("", "Weekends, bank holidays and freezes on the way", calendar, "They fall otherwise.")


def _way(plan: ExitPlan, activity: str) -> list[str]:
    """Return the chain of drivers from the start of the programme to an activity."""
    return [step.activity_id for step in why(plan.schedule, activity)]


def _named(title: str, id_: str) -> str:
    return f"“{title}” ({id_})"


def _why(pair: Pair, one: ScheduledActivity, was: ScheduledActivity, alone: list[str], earlier: bool) -> str:
    """Return why an activity ends on another day than what stands before it would have it; "" for nothing."""
    told = []
    if alone:
        told.append(f"{'No longer' if earlier else 'New'} on the way to it: {joined(alone)}.")
    if one.activity.duration.typical != was.activity.duration.typical:
        told.append(_length(pair, one, was))
    before = pair.called(was.driver.link.predecessor) if was.driver.link else was.driver.kind
    after = one.driver.link.predecessor if one.driver.link else one.driver.kind
    if before != after:
        told.append(start_reason(pair.new.plan.schedule, one.id))
    elif one.driver.link is None and one.early_start != was.early_start:
        told.append(f"Starts on {long_date(one.early_start)}, not on {long_date(was.early_start)}.")
    elif one.driver.freezes != was.driver.freezes and one.driver.freezes:
        told.append(start_reason(pair.new.plan.schedule, one.id))
    elif one.driver.link and was.driver.link and one.driver.link.lag != was.driver.link.lag:
        told.append(f"Waits {counted(one.driver.link.lag, 'working day')}, not {was.driver.link.lag:,}.")
    return " ".join(told)


def _length(pair: Pair, one: ScheduledActivity, was: ScheduledActivity) -> str:
    unit = "day" if one.activity.calendar == "every_day" else "working day"
    days, old = one.activity.duration.typical, was.activity.duration.typical
    told = f"Takes {counted(days, unit)}, not {old:,}"
    floor = next((f for f in pair.new.plan.programme.floors if f.activity == one.id and f.raised), None)
    if floor is not None:
        return f"{told}: the least that {floor.regime} allows ({floor.reference})."
    if one.id in copy_durations(pair.new.plan.programme.migration):
        return f"{told}: the estimate of the migration is another."
    return f"{told}."
