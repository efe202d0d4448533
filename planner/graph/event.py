# SPDX-License-Identifier: MIT
"""What the endings of one day do, as values: systems, interfaces, studies, service paths and outsiders."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from planner.graph.endings import Ending
from planner.graph.evaluate import PathOnDay, Reason
from planner.graph.holdings import HeldData
from planner.graph.sites import PathAtSite


@dataclass(frozen=True)
class LostSystem:
    """A system that stops or loses support, and what takes its place by then.

    `assumed` if nobody has said whether it runs on when its contract ends; it is taken to stop.
    """

    id: str
    effect: Literal["stops", "unsupported", "replaced"]
    replaced_by: str | None
    assumed: bool


@dataclass(frozen=True)
class DeadLink:
    """An interface that goes dead, at which ends, and what that does.

    `planned` if it was to be retired, `undecided` if a successor runs and nobody has said what
    becomes of the interface, `assumed` if nobody has said that it stops at all.
    """

    id: str
    dead_at: tuple[str, ...]
    why: str
    strength: str
    hours: float | None
    words: str
    undecided: bool
    planned: bool
    assumed: bool = False


@dataclass(frozen=True)
class LostData:
    """Studies that can no longer be had where they lie.

    `only_copy` says that with them the last copy is out of reach, be it the only one there is or
    that all others went before or on the same day; None where nobody has said.
    """

    held: HeldData
    copies_left: tuple[str, ...]
    only_copy: bool | None


@dataclass(frozen=True)
class PathEffect:
    """A service path that gets worse at a site: from one state to another, or for one reason more."""

    at: PathAtSite
    before: PathOnDay
    after: PathOnDay

    @cached_property
    def new_reasons(self) -> tuple[Reason, ...]:
        """Return the reasons that this ending adds, worst first."""
        before = set(self.before.reasons)
        return tuple(reason for reason in self.after.reasons if reason not in before)


@dataclass(frozen=True)
class Outsider:
    """An organisation or service outside the buyer that feels the end, and through what."""

    id: str
    name: str
    through: tuple[str, ...]


@dataclass(frozen=True)
class LapseEvent:
    """All that the endings of one day do on the day after, given what is planned to be live by then.

    `endings` are those of one date and one scenario: contracts that end together are told together.
    """

    endings: tuple[Ending, ...]
    day_after: date
    past: bool
    systems: tuple[LostSystem, ...]
    links: tuple[DeadLink, ...]
    data: tuple[LostData, ...]
    paths: tuple[PathEffect, ...]
    outsiders: tuple[Outsider, ...]
    services: tuple[str, ...]

    @property
    def on(self) -> date:
        """Return the last day before the effects."""
        return self.endings[0].on

    @property
    def if_extended(self) -> bool:
        """Return whether this happens only if an extension that has not been taken is taken."""
        return any(ending.kind == "extension_end" for ending in self.endings)

    @property
    def contract_ids(self) -> tuple[str, ...]:
        """Return the contracts that end."""
        return tuple(ending.id for ending in self.endings if ending.noun == "contracts")

    @property
    def words(self) -> str:
        """Return what ends, as one line."""
        return "; ".join(ending.words for ending in self.endings)

    @property
    def harmless(self) -> bool:
        """Return whether nothing gets worse: all that ends has been replaced."""
        return not (
            self.paths
            or self.data
            or any(not link.planned for link in self.links)
            or any(system.effect != "replaced" for system in self.systems)
        )
