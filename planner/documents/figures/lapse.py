# SPDX-License-Identifier: MIT
"""What ends when, and what stops with it."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from planner.documents.figures.estate import PathState
from planner.documents.figures.gantt import Marker
from planner.english import listed, short_date


@dataclass(frozen=True)
class ExtensionBar:
    """An extension option of a contract; `exercised` is None while nobody has decided."""

    start: date
    finish: date
    label: str = ""
    exercised: bool | None = None


@dataclass(frozen=True)
class ContractLane:
    """One contract on the lapse calendar; `notices` are the last days on which notice can be given."""

    id: str
    label: str
    start: date
    end: date
    extensions: tuple[ExtensionBar, ...] = ()
    application_end: date | None = None
    archive_end: date | None = None
    notices: tuple[Marker, ...] = ()


@dataclass(frozen=True)
class Lapse:
    """A day on which something ends, and what."""

    date: date
    label: str


@dataclass(frozen=True)
class PathStrip:
    """One service path and its state on the day after each lapse, in the order of the lapses."""

    label: str
    states: tuple[PathState, ...]


@dataclass(frozen=True)
class LapseFigure:
    """What ends when, and what then works, is degraded, stops, or is not known."""

    landscape: ClassVar[bool] = True
    title: str
    as_of: date
    end: date
    contracts: tuple[ContractLane, ...]
    lapses: tuple[Lapse, ...] = ()
    paths: tuple[PathStrip, ...] = ()

    def alt_text(self) -> str:
        """One paragraph: each contract's end, and at each lapse how many service paths are in each state."""
        ends = listed(f"{lane.label} ends on {short_date(lane.end)}" for lane in self.contracts)
        said = f"Lapse calendar from {short_date(self.as_of)}: {ends or 'no contract'}"
        for index, lapse in enumerate(self.lapses):
            counts = Counter(path.states[index] for path in self.paths if index < len(path.states))
            states = [f"{counts[s]} {s}" for s in ("stopped", "degraded", "unknown", "works") if counts[s]]
            told = listed(states) or "no service path listed"
            said += f". After {short_date(lapse.date)} ({lapse.label}): {told}"
        return said + "."
