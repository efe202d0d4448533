# SPDX-License-Identifier: MIT
"""The decision ladder: the last safe day of every decision, counted back from each end of a contract."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from planner.model import Contract
from planner.model.terms import exit_notice, extension_notices
from planner.schedule.setting import left_contracts
from planner.schedule.simulation import Asked, Goal, LastSafe, Outlook
from planner.schedule.timeline import ENDS_OF_CONTRACTS, Deadline, Schedule
from planner.verdicts.programmes import Programme

State = Literal["done", "safe", "tight", "late", "odds", "dead", "missed"]
"""`tight`: as planned it falls after the day that is safe in four futures of five; `late`: after that of one
in two; `odds`: that day has passed already; `dead`: decided today it would be in time in hardly any future;
`missed`: a day that the contract itself sets has passed."""

HARDLY_ANY = 0.05
"""The share of futures, one in twenty, below which an option is called dead."""


@dataclass(frozen=True)
class Decision:
    """A decision of the ladder: the activity that carries it, and whether its start or its end is meant."""

    id: str
    title: str
    asked: Asked
    board: bool = False


NOTICE, EXTENSION = "notice", "extension"
NOTICE_BY, EXTENSION_BY = "E03", "A06"
"""The activities that serve notice to leave, and that decide on an extension."""

TENDER = Decision("tender", "Issue the tender", Asked("D05", "finish"))
TWO_STAGES = Decision("tender", "Publish the notice that opens the tender", Asked("D05", "start"))
"""Where suppliers first ask to take part, the notice stands at the head of the activity, not at its end."""

DECISIONS: tuple[Decision, ...] = (
    Decision("market", "Begin market engagement", Asked("C02", "start")),
    Decision("obc", "Outline business case approved", Asked("C06", "finish"), board=True),
    TENDER,
    Decision("fbc", "Full business case approved", Asked("D11", "finish"), board=True),
    Decision("award", "Contract awarded and standstill over", Asked("D12", "finish")),
    Decision("signature", "Contract signed", Asked("D13", "finish")),
    Decision("migration", "Begin to copy the images", Asked("G07", "start")),
    Decision("live", "New service live", Asked("J07", "finish")),
)

HELD_BY = {"contract_end": "K02", "archive_end": "L01"}
"""The last activity that needs the applications of a contract, and the last that needs its archive."""


@dataclass(frozen=True)
class Rung:
    """A decision with its last safe days before one end of a contract.

    `p80` leaves time enough in four futures out of five, `p50` in one of two; a day that the contract itself
    sets is both. `planned` is when the programme comes to it, `hand` the days of the calendar from then to
    `p80`. `board` is the last meeting in time for `p80`, None where no meeting is or none is known.
    """

    end: Deadline
    decision: str
    title: str
    p50: date
    p80: date
    planned: date | None
    done: date | None
    board: date | None
    needs_board: bool
    fixed: bool
    state: State

    @property
    def hand(self) -> int | None:
        """Return the days in hand from the planned day to the safe one; negative when it is late."""
        return None if self.planned is None else (self.p80 - self.planned).days


def decisions_of(programme: Programme) -> tuple[Decision, ...]:
    """Return the decisions of an option, its tender notice where its procedure has it."""
    procedure = programme.law.procedure if programme.law else None
    pack = programme.law.pack if programme.law else None
    kinds = (
        [pack.period(one.period).kind for one in procedure.stages if one.period] if procedure and pack else []
    )
    staged = "requests" in kinds or "participation" in kinds
    return tuple(TWO_STAGES if staged and one is TENDER else one for one in DECISIONS)


def ends_of(schedule: Schedule) -> list[Deadline]:
    """Return every end of the contracts that are left, the first ahead; one day of one kind stands once."""
    found: dict[tuple[str, date], Deadline] = {}
    for one in sorted(schedule.dates.deadlines, key=lambda one: (one.day, one.kind, one.title)):
        if one.kind in ENDS_OF_CONTRACTS:
            found.setdefault((one.kind, one.day), one)
    return sorted(found.values(), key=lambda one: (one.kind != "contract_end", one.day))


def goals_of(programme: Programme, schedule: Schedule) -> list[Goal]:
    """Return what has to be played for the ladder: one goal for each end."""
    asked = tuple(one.asked for one in decisions_of(programme))
    return [
        Goal(goal_id(end), (HELD_BY[end.kind],), {HELD_BY[end.kind]: end.day}, asked)
        for end in ends_of(schedule)
    ]


def goal_id(end: Deadline) -> str:
    """Return the id of the goal to be done with one part of a contract before its end."""
    return f"{end.kind} {end.day.isoformat()}"


def chance_of(end: Deadline, outlook: Outlook) -> float | None:
    """Return the chance that all is done with one part of a contract before its end."""
    found = outlook.goals.get(goal_id(end))
    return found.chance if found else None


def ladder_of(programme: Programme, outlook: Outlook | None) -> tuple[Rung, ...]:
    """Return the rungs of an option, end by end, each ladder in the order of its last safe days."""
    schedule = programme.schedule
    if schedule is None or outlook is None:
        return ()
    contracts = {one.id: one for one in left_contracts(programme.facts)}
    moved = {one.contract.id: one.contract for one in programme.extended}
    found: list[Rung] = []
    for end in ends_of(schedule):
        rungs = [*_computed(programme, schedule, end, outlook)]
        if end.kind == "contract_end" and end.contract in contracts:
            now = contracts[end.contract]
            rungs += _stated(programme, schedule, end, now, moved.get(end.contract, now))
        found += sorted(rungs, key=lambda one: (one.p80, one.p50, one.fixed))
    return tuple(found)


def _computed(programme: Programme, schedule: Schedule, end: Deadline, outlook: Outlook) -> Iterator[Rung]:
    said = programme.facts.project.programme
    boards = sorted(said.board_dates or ())
    begun = {one.activity for one in said.progress or () if one.started}
    for one in decisions_of(programme):
        safe: LastSafe | None = outlook.last.get((goal_id(end), one.asked))
        if safe is None or (one.asked.moment == "start" and one.asked.activity in begun):
            continue
        held = schedule.by_id[one.asked.activity]
        planned = held.early_start if one.asked.moment == "start" else held.early_finish
        meeting = max((day for day in boards if day <= safe.p80), default=None) if one.board else None
        state = _state(planned, safe, programme.facts.project.as_of)
        yield Rung(
            end, one.id, one.title, safe.p50, safe.p80, planned, None, meeting, one.board, False, state
        )


def _state(planned: date, safe: LastSafe, as_of: date) -> State:
    if safe.chance(as_of) < HARDLY_ANY:
        return "dead"
    if safe.p50 < as_of:
        return "odds"
    if planned > safe.p50:
        return "late"
    return "tight" if planned > safe.p80 else "safe"


def _stated(
    programme: Programme, schedule: Schedule, end: Deadline, now: Contract, then: Contract
) -> Iterator[Rung]:
    """Yield the decisions for which the contract itself names the day: an extension, and notice to leave.

    Notice of an extension is counted in the present term, notice to leave in the term it then has.
    """
    as_of = programme.facts.project.as_of
    for _, day in extension_notices(now)[:1]:
        yield _fixed(
            EXTENSION, "Ask for the extension", end, day, _planned(schedule, EXTENSION_BY), None, as_of
        )
    day_of_notice = exit_notice(then)
    if day_of_notice:
        served = now.notice_served if now.notice_served and now.notice_served <= as_of else None
        planned = now.notice_served or _planned(schedule, NOTICE_BY)
        yield _fixed(NOTICE, "Serve notice to leave", end, day_of_notice, planned, served, as_of)


def _planned(schedule: Schedule, activity: str) -> date | None:
    held = schedule.by_id.get(activity)
    return held.early_finish if held else None


def _fixed(
    decision: str, title: str, end: Deadline, day: date, planned: date | None, done: date | None, as_of: date
) -> Rung:
    if done:
        state: State = "done"
    elif day < as_of:
        state = "missed"
    else:
        state = "late" if planned and planned > day else "safe"
    return Rung(end, decision, title, day, day, planned, done, None, False, True, state)


def dead_at(rungs: Sequence[Rung], end: Deadline, chance: float | None) -> bool:
    """Return whether an end can hardly be made any more: by its whole chance, or by a decision now due."""
    hardly = chance is not None and chance < HARDLY_ANY
    return hardly or any(one.state == "dead" for one in rungs if one.end == end)


def dies_next(rungs: Sequence[Rung], as_of: date, dead: Sequence[Deadline]) -> Rung | None:
    """Return the next decision whose last day comes: after it the chances are against its end.

    Of an end that is dead already nothing more can die.
    """
    ahead = [one for one in rungs if one.done is None and one.p50 >= as_of and one.end not in dead]
    return min(ahead, key=lambda one: (one.p50, one.p80, one.decision), default=None)
