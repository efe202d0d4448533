# SPDX-License-Identifier: MIT
"""How long every activity takes in every iteration: its own spread, and the risks that happen to it.

Durations are whole days, so that the calendars and freezes act on a draw exactly as on the plan.

The far end of a spread is how long it takes "if much goes wrong", and a risk of the register is one of the
things that go wrong. So a risk does not stretch a draw that is long already: it stretches the usual length,
and the activity lasts as long as the longer of the two. Published ratios, too, are of what was planned.

What is done by the same people goes well or badly together, and so do copies over the same line. So each
activity of a calendar draws, in the share of runs that is given, what the whole calendar draws (its *pace*),
and else on its own. Alone it lasts as long as before; a chain of many is then early or late by far more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from planner.schedule.instances import Activity
from planner.schedule.simulation.effects import NO_DAYS, RiskEffect
from planner.schedule.simulation.spread import Spread
from planner.schedule.simulation.streams import STRATA, Parts, Streams

PACES = ("working", "every_day")
"""The calendars, each of which has a pace: that of people, and that of machines which copy."""

Days = NDArray[np.int32]
Row = Days | int
"""The duration of one activity in each iteration; one number where it is the same in all."""

Strain = tuple[NDArray[np.float32], NDArray[np.float32] | None]
"""What one risk adds in each iteration: the share of an activity's time, and days (None for no days)."""


@dataclass(frozen=True)
class Lengths:
    """Activities by task number with the risks that act on them, ready to be drawn.

    `hit_by[task]` are the risks, by number, that name a task, in the order of their ids.
    `together` is the correlation of any two activities of one calendar.
    """

    activities: Sequence[Activity]
    risks: Sequence[RiskEffect]
    hit_by: Sequence[Sequence[int]]
    tables: Sequence[NDArray[np.float32]]
    together: float = 0.0

    def shortest(self, task: int) -> int:
        """The fewest days that any draw can give."""
        return int(whole_days(self.tables[task][:1])[0])

    def drawn(self, first: int, count: int) -> Drawn:
        """The draws of a span of iterations."""
        names = [f"activity:{one.id}" for one in self.activities]
        names += [f"risk:{one.id}:{what}" for one in self.risks for what in ("happens", "how badly")]
        names += [f"pace:{one}" for one in PACES]
        streams = Streams(names, first, count)
        strains = [self._strain(streams, number) for number in range(len(self.risks))]
        paces = [streams.parts(len(names) - len(PACES) + n) for n in range(len(PACES))]
        alone = _alone(self.together)
        own = [self._own(streams, paces, alone, task) for task in range(len(self.activities))]
        drawn = Drawn(self, own, strains, [])
        drawn.rows.extend(drawn.with_risks(task) for task in range(len(self.activities)))
        return drawn

    def _own(
        self, streams: Streams, paces: Sequence[Parts], alone: NDArray[np.int16], task: int
    ) -> NDArray[np.float32] | Row:
        """The duration without risks: whole days already where no risk acts."""
        table = self.tables[task]
        if table[0] == table[-1]:
            return int(whole_days(table[:1])[0])
        parts = streams.parts(task)
        if self.together:
            pace, rest = paces[PACES.index(self.activities[task].calendar)], alone.take(parts)
            parts = np.where(rest < 0, pace, rest)
        if self.hit_by[task]:
            return table.take(parts, mode="clip")
        return whole_days(table).take(parts, mode="clip")

    def _strain(self, streams: Streams, number: int) -> Strain:
        risk, at = self.risks[number], len(self.activities) + 2 * number
        happens = streams.parts(at) < round(risk.probability * STRATA)
        badly = streams.parts(at + 1)
        share = _table(risk.stretch) - np.float32(1)
        days = None if risk.days == NO_DAYS else _table(risk.days).take(badly, mode="clip") * happens
        return share.take(badly, mode="clip") * happens, days


@dataclass(frozen=True)
class Drawn:
    """The draws of a span of iterations; `rows` are the durations, by task number."""

    lengths: Lengths
    own: Sequence[NDArray[np.float32] | Row]
    strains: Sequence[Strain]
    rows: list[Row]

    def with_risks(self, task: int, without: int | None = None) -> Row:
        """The duration of a task with all the risks that act on it, or all but one."""
        usual = self.lengths.activities[task].duration.typical
        return self._strained(task, self.own[task], usual, without)

    def at_shortest(self, task: int) -> Row:
        """The duration of a task that usually takes its lowest own time, with the risks that act on it."""
        low = self.lengths.activities[task].duration.low
        return self._strained(task, low, low)

    def _strained(
        self, task: int, own: NDArray[np.float32] | Row, usual: int, without: int | None = None
    ) -> Row:
        """The longer of a task's own duration and of its usual one with what the risks add to it."""
        if not self.lengths.hit_by[task]:
            return own if isinstance(own, int) else own.astype(np.int32, copy=False)
        share: NDArray[np.float32] | np.float32 = np.float32(1)
        days: NDArray[np.float32] | np.float32 = np.float32(0)
        for number in self.lengths.hit_by[task]:
            if number != without:
                more, added = self.strains[number]
                share = share + more
                days = days if added is None else days + added
        stretched = np.asarray(usual * share + days, dtype=np.float32)
        happened = stretched > usual  # in the other iterations what is drawn may be shorter than usual
        return whole_days(np.where(happened, np.maximum(own, stretched), own).astype(np.float32))


def lengths_of(activities: Sequence[Activity], risks: Sequence[RiskEffect], together: float = 0.0) -> Lengths:
    """The activities, by task number, with the risks that name them; no risk acts on a milestone."""
    risks = sorted(risks, key=lambda one: one.id)
    named: dict[str, list[int]] = {}
    for number, risk in enumerate(risks):
        for name in dict.fromkeys(risk.activities):
            named.setdefault(name, []).append(number)
    return Lengths(
        activities=activities,
        risks=risks,
        hit_by=[_acting(one, named) for one in activities],
        tables=[
            _table(Spread(one.duration.low, one.duration.typical, one.duration.high)) for one in activities
        ],
        together=together,
    )


@lru_cache(maxsize=4)
def _alone(together: float) -> NDArray[np.int16]:
    """The part that an activity draws on its own, by the part of its stream; -1 where it keeps pace.

    Two activities both keep pace in the square of the share in which one does, which is their correlation.
    """
    pacing = round(sqrt(together) * STRATA)
    spread = (np.arange(STRATA - pacing) + 0.5) * (STRATA / max(STRATA - pacing, 1))
    return np.concatenate([np.full(pacing, -1), spread]).astype(np.int16)


def _acting(activity: Activity, named: Mapping[str, Sequence[int]]) -> Sequence[int]:
    if activity.duration.high == 0:
        return ()
    return sorted({n for name in (activity.id, activity.template_id) for n in named.get(name, ())})


def whole_days(values: NDArray[np.float32]) -> Days:
    """The nearest whole numbers of days, halves rounded up."""
    return (values + np.float32(0.5)).astype(np.int32)


_SHARES = (np.arange(STRATA) + 0.5) / STRATA
_RISING, _FALLING = np.sqrt(_SHARES), np.sqrt(1 - _SHARES)


@lru_cache(maxsize=4_096)
def _table(spread: Spread) -> NDArray[np.float32]:
    """The middle value of each equal part of the distribution."""
    width, left = spread.high - spread.low, spread.typical - spread.low
    if width <= 0:
        return np.full(STRATA, spread.low, dtype=np.float32)
    table = spread.high - _FALLING * sqrt(width * (spread.high - spread.typical))
    rising = int(np.searchsorted(_SHARES, left / width))
    table[:rising] = spread.low + _RISING[:rising] * sqrt(width * left)
    return table.astype(np.float32)
