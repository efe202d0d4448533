# SPDX-License-Identifier: MIT
"""What runs on a given day: systems, interfaces and stores, given which contracts have ended by then."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from planner.graph.connect import DependencyGraph
from planner.graph.holdings import HeldData
from planner.model import Contract, Integration, System

ARCHIVE_KINDS = ("regional_store", "vna", "legacy_lookup")
"""Kinds that live as long as a contract's archive part, where the contract parts the two."""

MANAGED = ("managed_service", "saas", "per_study", "managed")
OFF_SITE = ("supplier_dc", "regional_dc", "public_cloud")


def application_end(contract: Contract) -> date | None:
    """Return the last day on which the contract runs its applications; None where nobody has said."""
    return contract.application_end or contract.end


def archive_end(contract: Contract) -> date | None:
    """Return the last day on which the contract keeps the archive."""
    return contract.archive_end or contract.end


def end_for(system: System, contract: Contract) -> date | None:
    """Return the last day the contract runs this system: archives by its archive end, others by the other."""
    return archive_end(contract) if system.kind in ARCHIVE_KINDS else application_end(contract)


def stops_with_contract(system: System, contract: Contract) -> bool | None:
    """Return whether the system stops when the contract ends; None when the facts do not tell.

    What the estate says outright is believed. Otherwise a managed service and anything that runs
    in somebody else's data centre stop; a system bought outright that runs on the trust's own
    hardware goes on without support.
    """
    if system.runs_after_contract is not None:
        return not system.runs_after_contract
    if system.hosting in OFF_SITE or _model(contract) in MANAGED or contract.form == "lsp_subcontract":
        return True
    if system.hosting == "on_prem" and is_bought_outright(contract):
        return False
    return None


def is_bought_outright(contract: Contract) -> bool:
    """Return whether the contract is for support of what the trust owns."""
    return _model(contract) == "capital"


def _model(contract: Contract) -> str:
    return (contract.value.model or "").lower() if contract.value else ""


@dataclass(frozen=True)
class Day:
    """One day of the estate: the ends of contracts that count, by contract id (None: never, or unknown).

    `ends` maps a contract to its (application end, archive end) in the scenario that is walked.
    """

    on: date
    ends: Mapping[str, tuple[date | None, date | None]]


class Running:
    """Which parts of an estate run on one day. Answers are worked out once and kept."""

    def __init__(self, graph: DependencyGraph, day: Day, without: frozenset[str] = frozenset()) -> None:
        self._graph = graph
        self._day = day
        self._without = without
        self._systems: dict[str, str | None] = {}

    def ended(self, id_: str, archive: bool) -> str | None:
        """Return the contract whose end took the part away, or None while none has.

        A part that several contracts cover needs each of them, unless one still in force began
        after the one that ended: that is a bridge.
        """
        covering = [
            (contract, self._day.ends[contract][1 if archive else 0])
            for contract in self._graph.covered.get(id_, ())
        ]
        for contract, end in covering:
            if end is None or end >= self._day.on:
                continue
            others = (other for other, last in covering if last is None or last >= self._day.on)
            if not any(self._began_later(other, contract) for other in others):
                return contract
        return None

    def _began_later(self, other: str, contract: str) -> bool:
        later, earlier = self._graph.contracts[other].start, self._graph.contracts[contract].start
        return later is not None and earlier is not None and later > earlier

    def system_stopped(self, id_: str) -> str | None:
        """Return why a system does not run on this day, or None when it does (supported or not)."""
        if id_ not in self._systems:
            self._systems[id_] = self._why_stopped(self._graph.systems[id_])
        return self._systems[id_]

    def _why_stopped(self, system: System) -> str | None:
        day = self._day.on
        if system.id in self._without:
            return "taken away"
        if system.go_live and system.go_live > day:
            return "not live yet"
        if not system.go_live and self.is_planned(system):
            return "no go-live date is planned"
        for end, words in ((system.retired_on, "retired"), (system.end_date, "reached its end date")):
            if end and end < day:
                return words
        contract = self.ended(system.id, system.kind in ARCHIVE_KINDS)
        if contract and stops_with_contract(system, self._graph.contracts[contract]) is not False:
            return f"the contract {self._graph.name(contract)} has ended"
        return None

    def is_planned(self, system: System) -> bool:
        """Return whether a system is named only as the successor of another, so that it may not run yet."""
        return system.id in self._graph.successors and system.in_scope is None

    def unsupported(self, system: System) -> bool:
        """Return whether a running system has lost its support: contract, maker or platform."""
        day, hardware = self._day.on, system.hardware
        ends = (system.support_end, hardware.os_support_end if hardware else None)
        return any(end and end < day for end in ends) or bool(
            self.ended(system.id, system.kind in ARCHIVE_KINDS)
        )

    def replacement(self, id_: str | None) -> str | None:
        """Return the system that does the work of `id_` on this day: itself, or its live successor."""
        seen: set[str] = set()
        while id_ and id_ in self._graph.systems and id_ not in seen:
            if self.system_stopped(id_) is None:
                return id_
            seen.add(id_)
            id_ = self._graph.systems[id_].successor
        return None

    def link_stopped(self, link: Integration) -> str | None:
        """Return why an interface does not work on this day, or None when it does.

        An interface follows a replaced system only if it is planned to be repointed or rebuilt;
        one that nobody has planned stops with the system it was built to.
        """
        if link.id in self._without:
            return "taken away"
        if link.live_from and link.live_from > self._day.on:
            return "not live yet"
        for end in dict.fromkeys((link.from_, link.to, link.via)):
            if end is None:
                continue
            why = self.system_stopped(end)
            if why is None:
                continue
            if self.replacement(end) and link.future in ("repoint", "rebuild"):
                continue
            return f"{self._graph.name(end)}: {why}" + self._plan_words(link, end)
        return self._own_contract(link)

    def _own_contract(self, link: Integration) -> str | None:
        """Return why an interface between two systems that run has itself been taken away.

        Support that was bought goes without the interface stopping; a managed one stops.
        """
        contract = self.ended(link.id, archive=False)
        if contract is None or link.future in ("repoint", "rebuild"):
            return None
        if is_bought_outright(self._graph.contracts[contract]):
            return None
        return f"support for the interface itself ended with {self._graph.name(contract)}"

    def _plan_words(self, link: Integration, end: str) -> str:
        if not self.replacement(end):
            return ""
        if link.future is None:
            return "; its successor is live but nobody has said what becomes of this interface"
        return (
            f"; its successor is live but the interface is to be {link.future}ed"
            if link.future == "keep"
            else ""
        )

    def dead_ends(self, link: Integration) -> tuple[str, ...]:
        """Return the ends (system ids) at which a stopped interface is dead."""
        ends = dict.fromkeys(end for end in (link.from_, link.to, link.via) if end)
        return tuple(end for end in ends if self.system_stopped(end) is not None)

    def data_reachable(self, held: HeldData) -> bool:
        """Return whether the studies can be had where they lie on this day."""
        if held.system and self.system_stopped(held.system) is not None:
            return False
        return self.ended(held.id, archive=True) is None

    def copies_reachable(self, held: HeldData) -> tuple[str, ...]:
        """Return the systems in which another copy of the studies can be had on this day."""
        return tuple(
            other for other in held.also_in if other in self._graph.systems and not self.system_stopped(other)
        )
