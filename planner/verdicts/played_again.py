# SPDX-License-Identifier: MIT
"""The programme as it stands, to be played again with one thing changed, and what came of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from planner.rules.answer import Fact
from planner.rules.entries import RiskRule
from planner.rules.findings import Risks
from planner.schedule.instances import Activity
from planner.schedule.simulation import EffectScale, Goal, RiskEffect, outlook
from planner.schedule.timeline import ProgrammeDates, Schedule
from planner.verdicts.four import FOUR
from planner.verdicts.levers import SIDE_ITERATIONS
from planner.verdicts.programmes import Ground, Programme

WEAK = ("assumed", "declared")
"""Grades of evidence that nobody should rest a date on."""

Kind = Literal["input", "condition", "risk", "fact", "date"]
LIVE, LEAVE = "replace", "leave"


@dataclass(frozen=True)
class ToVerify:
    """One thing to verify: whom to ask, where it would be written, and how far it moves P80 in days.

    `live` and `leave` are the days between one answer and the other, None where it decides whether there is
    such a day at all. Of a `date` it is the end that moves, and not the work. `decides` are the activities or
    risks through which it acts.
    """

    kind: Kind
    text: str
    ask: str
    facts: tuple[Fact, ...]
    grade: str
    live: int | None
    leave: int | None
    decides: tuple[str, ...] = ()

    @property
    def moves(self) -> float:
        """Return the days it moves at most; what decides everything moves more than any number."""
        if self.live is None or self.leave is None:
            return float("inf")
        return float(max(abs(self.live), abs(self.leave)))


@dataclass(frozen=True)
class Register:
    """The risks of the plan, what they do to time, and the rules that made them."""

    risks: Risks
    effects: tuple[RiskEffect, ...]
    scale: EffectScale
    rules: Mapping[str, RiskRule]
    computed: frozenset[str]


Days = tuple[date | None, date | None]
"""The days of going live and of leaving, at P80."""


@dataclass(frozen=True)
class Base:
    """The programme as it stands, to be played again with one thing changed."""

    ground: Ground
    programme: Programme
    schedule: Schedule
    register: Register
    held: Days

    def again(
        self,
        activities: Sequence[Activity] | None = None,
        risks: Sequence[RiskEffect] | None = None,
        dates: ProgrammeDates | None = None,
    ) -> Days:
        """Return the days of going live and of leaving, at P80, with what is changed."""
        found = outlook(
            activities or [one.activity for one in self.schedule.activities],
            dates or self.schedule.dates,
            self.ground.calendar,
            self.register.effects if risks is None else risks,
            [Goal(one.kind, one.activities) for one in FOUR if one.kind in (LIVE, LEAVE)],
            SIDE_ITERATIONS,
            self.ground.together,
        ).goals
        live, leave = (found.get(key) for key in (LIVE, LEAVE))
        return live.range.p80 if live else None, leave.range.p80 if leave else None


def between(one: Days, other: Days) -> tuple[int, int]:
    """Return the calendar days from the first pair to the second; 0 where either has no such day."""
    live, leave = (
        (after - before).days if before and after else 0 for before, after in zip(one, other, strict=True)
    )
    return live, leave
