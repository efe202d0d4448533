# SPDX-License-Identifier: MIT
"""What runs on a given day: systems, interfaces and stores, given which contracts have ended by then."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from planner.graph.connect import DependencyGraph
from planner.graph.ended import application_end, archive_end, ended_contracts, keeps_running
from planner.graph.holdings import HeldData
from planner.model import Integration, System
from planner.model.kinds import ENDS_WITH_ARCHIVE


@dataclass(frozen=True)
class Day:
    """One day of the estate: the ends of contracts that count, by contract id (None: never, or unknown).

    `ends` maps a contract to its (application end, archive end) in the scenario that is walked.
    """

    on: date
    ends: Mapping[str, tuple[date | None, date | None]]


@dataclass(frozen=True)
class Stop:
    """Why something does not run on a day.

    `planned` says that it has yet to begin, so that nobody misses it; `assumed` that nobody has
    said whether it goes on when its contract ends, and that it is taken to stop.
    """

    words: str
    kind: Literal["taken", "planned", "retired", "contract", "end"]
    assumed: bool = False
    contract: str | None = None

    @property
    def planned(self) -> bool:
        """Return whether it has yet to begin."""
        return self.kind == "planned"


class Running:
    """Which parts of an estate run on one day. Answers are worked out once and kept."""

    def __init__(self, graph: DependencyGraph, day: Day, without: frozenset[str] = frozenset()) -> None:
        self._graph = graph
        self._day = day
        self._without = without
        self._systems: dict[str, Stop | None] = {}
        self._links: dict[str, Stop | None] = {}

    @property
    def day(self) -> Day:
        """Return the day and the contract ends that are asked about."""
        return self._day

    # ---- systems

    def system_stopped(self, id_: str) -> str | None:
        """Return why a system does not run on this day, or None when it does (supported or not)."""
        stop = self.stop(id_)
        return stop.words if stop else None

    def stop(self, id_: str) -> Stop | None:
        """Return why a system does not run on this day, with what that rests on; None when it does."""
        if id_ not in self._systems:
            self._systems[id_] = self._why_stopped(self._graph.systems[id_])
        return self._systems[id_]

    def _why_stopped(self, system: System) -> Stop | None:
        day = self._day.on
        if system.id in self._without:
            return Stop("taken away", "taken")
        if system.go_live and system.go_live > day:
            return Stop("not live yet", "planned")
        if not system.go_live and self._graph.is_only_planned(system):
            return Stop("no go-live date is planned", "planned")
        if system.retired_on and system.retired_on < day:
            return Stop("retired", "retired")
        if system.end_date and system.end_date < day:
            return Stop("reached its end date", "end")
        return self._stopped_by_contract(system)

    def _stopped_by_contract(self, system: System) -> Stop | None:
        """Return the stop that an ended contract brings; what is certain goes before what is assumed."""
        found = []
        for id_ in self.ended(system.id, system.kind in ENDS_WITH_ARCHIVE):
            runs_on = keeps_running(system, self._graph.contracts[id_])
            if runs_on is not True:
                words = f"the contract {self._graph.name(id_)} has ended"
                found.append(Stop(words, "contract", runs_on is None, id_))
        return min(found, key=lambda stop: stop.assumed, default=None)

    def ended(self, id_: str, archive: bool) -> tuple[str, ...]:
        """Return the contracts whose end leaves a part uncovered on this day, the earliest end first."""
        return ended_contracts(self._graph, id_, 1 if archive else 0, self._day.on, self._day.ends)

    def support_lost(self, system: System) -> tuple[str, ...]:
        """Return what support a system is without, in words: its contract's, its maker's, its platform's."""
        day, hardware = self._day.on, system.hardware
        lost = [
            f"the contract {self._graph.name(contract)} has ended"
            for contract in self.ended(system.id, system.kind in ENDS_WITH_ARCHIVE)
        ]
        if system.support_end and system.support_end < day:
            lost.append("its maker's support has ended")
        if hardware and hardware.os_support_end and hardware.os_support_end < day:
            lost.append("support of its operating system has ended")
        return tuple(lost)

    def unsupported(self, system: System) -> bool:
        """Return whether a running system has lost some of its support."""
        return bool(self.support_lost(system))

    def replacement(self, id_: str | None) -> str | None:
        """Return the system that does the work of `id_` on this day: itself, or its live successor."""
        seen: set[str] = set()
        while id_ and id_ in self._graph.systems and id_ not in seen:
            if self.stop(id_) is None:
                return id_
            seen.add(id_)
            id_ = self._graph.systems[id_].successor
        return None

    # ---- interfaces

    def link_stopped(self, link: Integration) -> str | None:
        """Return why an interface does not work on this day, or None when it does."""
        stop = self.link_stop(link)
        return stop.words if stop else None

    def link_stop(self, link: Integration) -> Stop | None:
        """Return why an interface does not work on this day, with what that rests on.

        An interface follows a replaced system only if it is planned to be repointed or rebuilt;
        one that nobody has planned stops with the system it was built to. One that leads to a
        system which has yet to begin has yet to begin itself.
        """
        if link.id not in self._links:
            self._links[link.id] = self._why_link_stopped(link)
        return self._links[link.id]

    def _why_link_stopped(self, link: Integration) -> Stop | None:
        if link.id in self._without:
            return Stop("taken away", "taken")
        if link.live_from and link.live_from > self._day.on:
            return Stop("not live yet", "planned")
        ends = [(end, self.stop(end)) for end in ends_of(link) if end in self._graph.systems]
        begun = next((stop for _, stop in ends if stop and stop.planned), None)
        if begun:
            return begun
        dead = [(end, stop) for end, stop in ends if stop and not self._follows(link, end)]
        if not dead:
            return self._own_contract(link, moved=any(stop for _, stop in ends))
        end, stop = min(dead, key=lambda found: found[1].assumed)
        words = f"{self._graph.name(end)}: {stop.words}{self._plan_words(link, end)}"
        return Stop(words, stop.kind, stop.assumed, stop.contract)

    def _follows(self, link: Integration, end: str) -> bool:
        """Return whether the interface is taken over to what has replaced one of its ends."""
        return link.future in ("repoint", "rebuild") and self.replacement(end) is not None

    def _own_contract(self, link: Integration, moved: bool) -> Stop | None:
        """Return why an interface between two systems that run has itself been taken away.

        One that has moved with a replaced system has left its old contract. Support that was
        bought goes without the interface stopping; a managed one stops; otherwise it is taken to.
        """
        found = []
        for id_ in () if moved else self.ended(link.id, archive=False):
            runs_on = keeps_running(link, self._graph.contracts[id_])
            if runs_on is not True:
                words = f"support for the interface itself ended with {self._graph.name(id_)}"
                found.append(Stop(words, "contract", runs_on is None, id_))
        return min(found, key=lambda stop: stop.assumed, default=None)

    def _plan_words(self, link: Integration, end: str) -> str:
        if not self.replacement(end):
            return ""
        if link.future is None:
            return "; its successor is live but nobody has said what becomes of this interface"
        return (
            "; its successor is live but the interface is to be kept as it is"
            if link.future == "keep"
            else ""
        )

    def dead_ends(self, link: Integration) -> tuple[str, ...]:
        """Return the ends (system ids) at which a stopped interface is dead."""
        return tuple(
            end
            for end in ends_of(link)
            if end in self._graph.systems and self.stop(end) is not None and not self._follows(link, end)
        )

    # ---- studies

    def data_reachable(self, held: HeldData) -> bool:
        """Return whether the studies can be had where they lie on this day."""
        system = self._graph.systems.get(held.system or "")
        if system and not self._kept(system):
            return False
        for id_ in self.ended(held.id, archive=True):
            contract = self._graph.contracts[id_]
            if keeps_running(system, contract) is not True:
                return False
        return True

    def _kept(self, system: System) -> bool:
        """Return whether what a system holds can be had: it runs, or its contract still keeps the archive."""
        stop = self.stop(system.id)
        if stop is None:
            return True
        _, archive = self._day.ends.get(stop.contract or "", (None, None))
        return stop.kind == "contract" and archive is not None and archive >= self._day.on

    def copies_reachable(self, held: HeldData) -> tuple[str, ...]:
        """Return the systems in which another copy of the studies can be had on this day."""
        return tuple(
            other
            for other in held.also_in
            if other in self._graph.systems and self._kept(self._graph.systems[other])
        )


def ends_of(link: Integration) -> tuple[str, ...]:
    """Return the systems an interface cannot work without: its two ends and what it passes through."""
    return tuple(end for end in dict.fromkeys((link.from_, link.to, link.via)) if end)


__all__ = ["Day", "Running", "Stop", "application_end", "archive_end", "ends_of"]
