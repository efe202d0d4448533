# SPDX-License-Identifier: MIT
"""How sure a date is, and what would bring it forward: the S-curve and the tornado."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from planner.documents.figures.gantt import Marker
from planner.english import counted, listed, short_date

TOLD = 5
"""How many bars of a tornado the alternative text names."""


@dataclass(frozen=True)
class Curve:
    """One date that is not certain; `points` give the chance, from 0 to 1, that it has come about by a day.

    `planned` is the date of a plan in which everything takes its typical time.
    """

    label: str
    points: tuple[tuple[date, float], ...]
    planned: date | None = None

    def by(self, share: float) -> date:
        """The first day by which the chance is at least so large."""
        return next((when for when, reached in self.points if reached >= share), self.points[-1][0])

    def chance(self, when: date) -> float:
        """The chance that it has come about by the end of a day."""
        return max((reached for other, reached in self.points if other <= when), default=0.0)


@dataclass(frozen=True)
class SCurveFigure:
    """The chance of each date as the days go by, with the days that others have set."""

    landscape: ClassVar[bool] = False
    title: str
    curves: tuple[Curve, ...]
    markers: tuple[Marker, ...] = ()

    def alt_text(self) -> str:
        """One paragraph: each curve's plan and its chance, P50, P80, P90; the chances by contract ends."""
        if not self.curves:
            return "S-curve without a date."
        said = [f"{curve.label}: {_told(curve)}" for curve in self.curves]
        for marker in (one for one in self.markers if one.kind == "contract_end"):
            chances = listed(f"{percent(c.chance(marker.date))} for {c.label}" for c in self.curves)
            said.append(f"Chance by {short_date(marker.date)} ({marker.label}): {chances}")
        return "S-curve. " + ". ".join(said) + "."


def _told(curve: Curve) -> str:
    ranges = listed(f"P{share} {short_date(curve.by(share / 100))}" for share in (50, 80, 90))
    if curve.planned is None:
        return ranges
    chance = percent(curve.chance(curve.planned))
    return f"planned for {short_date(curve.planned)}, with a chance of {chance}; {ranges}"


@dataclass(frozen=True)
class TornadoBar:
    """How many days earlier P80 would be without a risk, or with an activity at its shortest."""

    id: str
    label: str
    kind: Literal["risk", "activity"]
    days: int


@dataclass(frozen=True)
class TornadoFigure:
    """What costs a goal the most time, dearest first; `p80` is its date as things stand."""

    landscape: ClassVar[bool] = False
    title: str
    goal: str
    p80: date
    bars: tuple[TornadoBar, ...]

    def alt_text(self) -> str:
        """One paragraph: the P80 date of the goal, and the risks and activities that cost it most."""
        by = short_date(self.p80)
        said = f"Tornado of “{self.goal}”, which is reached by {by} in four futures out of five"
        dearest = [bar for bar in self.bars if bar.days > 0][:TOLD]
        if not dearest:
            return said + "; no single risk or activity moves that date."
        named = listed(f"{bar.label} ({bar.id}, {bar.kind}) {counted(bar.days, 'day')}" for bar in dearest)
        every = counted(len(self.bars), "risk or activity", "risks and activities")
        return f"{said}. The dearest of {every}: {named}."


def percent(share: float) -> str:
    """The share as British readers say it; runs can show nothing to be certain."""
    if share < 0.01:
        return "under 1%"
    return "over 99%" if share > 0.99 else f"{share:.0%}"
