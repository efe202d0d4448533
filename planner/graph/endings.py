# SPDX-License-Identifier: MIT
"""Every date on which something of the estate ends: contracts, their archives, extensions, support."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from planner.graph.connect import DependencyGraph
from planner.graph.live import application_end, archive_end
from planner.model import Contract
from planner.model.months import months_after

EventKind = Literal[
    "contract_end", "application_end", "archive_end", "extension_end", "support_end", "system_end"
]
Ends = Mapping[str, tuple[date | None, date | None]]


@dataclass(frozen=True)
class Ending:
    """A date on which something ends: which noun and id, and in which scenario of contract ends."""

    on: date
    kind: EventKind
    noun: str
    id: str
    words: str
    ends: Ends


def present_ends(graph: DependencyGraph) -> dict[str, tuple[date | None, date | None]]:
    """Return (application end, archive end) of every contract in its present term."""
    return {c.id: (application_end(c), archive_end(c)) for c in graph.project.contracts}


def endings(graph: DependencyGraph) -> tuple[Ending, ...]:
    """Return every ending of the estate in order of date, with extensions that are not yet taken."""
    ends = present_ends(graph)
    found = [ending for contract in graph.project.contracts for ending in _contract_endings(contract, ends)]
    found += _system_endings(graph, ends)
    return tuple(sorted(found, key=lambda ending: (ending.on, ending.kind, ending.id)))


def _contract_endings(contract: Contract, ends: Ends) -> Iterator[Ending]:
    application, archive = ends[contract.id]
    name = contract.name_in_print
    if application and archive and application != archive:
        yield Ending(
            application, "application_end", "contracts", contract.id, f"{name}: the application ends", ends
        )
        yield Ending(archive, "archive_end", "contracts", contract.id, f"{name}: the archive ends", ends)
    elif application or archive:
        yield Ending(
            application or archive or date.max, "contract_end", "contracts", contract.id, f"{name} ends", ends
        )
    yield from _extension_endings(contract, ends)


def _extension_endings(contract: Contract, ends: Ends) -> Iterator[Ending]:
    application, archive = ends[contract.id]
    number = 0
    for extension in contract.extensions or ():
        for _ in range(max((extension.count or 1) - (extension.taken or 0), 0)):
            if not extension.months or number >= 10:
                return
            number += 1
            if extension.applies_to != "archive" and application:
                application = months_after(application, extension.months)
            if extension.applies_to != "application" and archive:
                archive = months_after(archive, extension.months)
            scenario = {**ends, contract.id: (application, archive)}
            yield from _scenario_endings(contract, number, scenario)


def _scenario_endings(contract: Contract, number: int, scenario: Ends) -> Iterator[Ending]:
    """Return the one ending of an extended contract, or two where application and archive part."""
    application, archive = scenario[contract.id]
    if_extended = f"if extended {_times(number)}"
    parts: tuple[tuple[date, str], ...]
    if application and archive and application != archive:
        parts = ((application, "the application ends"), (archive, "the archive ends"))
    else:
        end = application or archive
        parts = ((end, "the contract ends"),) if end else ()
    for end, words in parts:
        text = f"{contract.name_in_print}: {words}, {if_extended}"
        yield Ending(end, "extension_end", "contracts", contract.id, text, scenario)


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def _system_endings(graph: DependencyGraph, ends: Ends) -> list[Ending]:
    found = []
    for system in graph.project.systems:
        hardware = system.hardware
        possible: tuple[tuple[date | None, EventKind, str], ...] = (
            (system.support_end, "support_end", "maker's support ends"),
            (
                hardware.os_support_end if hardware else None,
                "support_end",
                "support of its operating system ends",
            ),
            (system.end_date, "system_end", "reaches its end date"),
        )
        for end, kind, words in possible:
            if end:
                text = f"{system.name_in_print}: {words}"
                found.append(
                    Ending(date(end.year, end.month, end.day), kind, "systems", system.id, text, ends)
                )
    return found
