# SPDX-License-Identifier: MIT
"""Four verdicts, never blurred: leave the contract, replace the product, move the history, switch off."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from planner.rules.facts import Facts
from planner.schedule.progress import DoneActivity
from planner.schedule.reasons import why
from planner.schedule.simulation import Goal, Outlook
from planner.schedule.simulation.uncertainty import DateRange
from planner.schedule.timeline import Deadline, Schedule
from planner.verdicts.programmes import Programme

Kind = Literal["leave", "replace", "move", "switch_off"]
WhyNot = Literal["nothing_bought", "no_successor", "nothing_to_move", "never_ends"]


@dataclass(frozen=True)
class Question:
    """A verdict: the activities of which the last brings it about, and the ends each is held against."""

    kind: Kind
    title: str
    activities: tuple[str, ...]
    held: tuple[tuple[str, str], ...]


FOUR: tuple[Question, ...] = (
    Question(
        "leave",
        "Leave the contract",
        ("K02", "L01"),
        (("K02", "contract_end"), ("L01", "archive_end")),
    ),
    Question("replace", "Replace the product", ("J07",), (("J07", "contract_end"),)),
    Question("move", "Move all the history", ("G14",), (("G14", "archive_end"),)),
    Question("switch_off", "Switch the old system off", ("L04", "L06"), (("L06", "archive_end"),)),
)
"""The old contract is needed until the last change has been carried over (K02) and, for its archive, until
the old set need no longer be read (L01). What is held against no end is asked for."""

SUCCEEDED = ("replace", "consolidate")
"""What becomes of a system that another follows, so that something can go live."""

LONGEST = 3
"""How many activities a verdict names as setting its day."""


@dataclass(frozen=True)
class Longest:
    """An activity that sets the day of a verdict, with the days of the calendar that it lasts."""

    activity: str
    title: str
    days: int


@dataclass(frozen=True)
class Verdict:
    """When one of the four comes about, how likely in time, and what sets it.

    `planned` takes every activity at its usual length. `done` is set where it lies behind already; `never`
    where it does not come about at all, `passes` where the contract ends by itself on the day planned. `due`
    are the ends it is held against, none where nobody has said them; `chance` that all of them are kept.
    """

    kind: Kind
    title: str
    planned: date | None = None
    days: DateRange | None = None
    due: tuple[Deadline, ...] = ()
    chance: float | None = None
    longest: tuple[Longest, ...] = ()
    done: date | None = None
    never: WhyNot | None = None
    passes: bool = False

    @property
    def p50(self) -> date | None:
        """Return the day by which it has come about in one future out of two."""
        return self.days.p50 if self.days else None

    @property
    def p80(self) -> date | None:
        """Return the day by which it has come about in four futures out of five."""
        return self.days.p80 if self.days else None


def goals_of(schedule: Schedule) -> list[Goal]:
    """Return what has to be played for the four verdicts."""
    ends = {one.kind: one.day for one in earliest(schedule)}
    return [
        Goal(
            question.kind,
            question.activities,
            {activity: ends[end] for activity, end in question.held if end in ends},
        )
        for question in FOUR
    ]


def earliest(schedule: Schedule) -> tuple[Deadline, ...]:
    """Return the first end of each kind among the contracts that are left."""
    found: dict[str, Deadline] = {}
    for one in sorted(schedule.dates.deadlines, key=lambda one: (one.day, one.kind, one.title)):
        found.setdefault(one.kind, one)
    return tuple(found.values())


def verdicts_of(programme: Programme, outlook: Outlook | None) -> tuple[Verdict, ...]:
    """Return the four verdicts of an option."""
    if programme.schedule is None or outlook is None:
        return tuple(_of_nothing(question, programme.facts) for question in FOUR)
    return tuple(_verdict(question, programme, programme.schedule, outlook) for question in FOUR)


def _of_nothing(question: Question, facts: Facts) -> Verdict:
    """Return the verdict where nothing is bought: the contract ends by itself and takes all with it."""
    from planner.schedule.setting import programme_dates

    ends = [one for one in programme_dates(facts).deadlines if one.kind == "contract_end"]
    if question.kind == "leave" and ends:
        first = min(ends, key=lambda one: (one.day, one.title))
        return Verdict(question.kind, question.title, planned=first.day, due=(first,), passes=True)
    return Verdict(question.kind, question.title, never="nothing_bought")


def _verdict(question: Question, programme: Programme, schedule: Schedule, outlook: Outlook) -> Verdict:
    wanted = {end for _, end in question.held}
    due = tuple(one for one in earliest(schedule) if one.kind in wanted)
    here = [one for one in question.activities if one in schedule.by_id]
    if not here:
        return _behind(question, programme.done, due)
    if question.kind == "replace" and not succeeded(programme.facts):
        return Verdict(question.kind, question.title, due=due, never="no_successor")
    forecast = outlook.goals[question.kind]
    last = max(here, key=lambda one: (schedule.by_id[one].early_finish, one))
    never: WhyNot | None = None
    if question.kind == "move" and programme.migration.never:
        never = "never_ends"
    return Verdict(
        kind=question.kind,
        title=question.title,
        planned=schedule.by_id[last].early_finish,
        days=forecast.range,
        due=due,
        chance=forecast.chance,
        longest=tuple(_longest(schedule, last)),
        never=never,
    )


def succeeded(facts: Facts) -> bool:
    """Return whether any system is said to be followed by another."""
    return any(system.in_scope in SUCCEEDED for system in facts.present_systems)


def _behind(question: Question, done: Sequence[DoneActivity], due: tuple[Deadline, ...]) -> Verdict:
    days = [one.finished for one in done if one.activity.id in question.activities and one.finished]
    if days:
        return Verdict(question.kind, question.title, due=due, done=max(days))
    return Verdict(question.kind, question.title, due=due, never="nothing_to_move")


def _longest(schedule: Schedule, last: str) -> Iterable[Longest]:
    """Return the longest activities on the chain that sets a day, in the order in which they come."""
    steps = why(schedule, last)
    days = {step.activity_id: (step.finish - step.start).days + 1 for step in steps}
    kept = set(sorted(days, key=lambda one: (-days[one], one))[:LONGEST])
    return (
        Longest(one.activity_id, one.title, days[one.activity_id]) for one in steps if one.activity_id in kept
    )
