# SPDX-License-Identifier: MIT
"""Every date on which something of the estate ends: contracts, their archives, extensions, support."""

from collections import ChainMap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from planner.graph.connect import DependencyGraph
from planner.model import Contract, Project
from planner.model.terms import (
    Extended,
    application_end,
    archive_end,
    extended,
    extension_notices,
    is_tacit,
    times_left,
)

EventKind = Literal[
    "contract_end", "application_end", "archive_end", "extension_end", "support_end", "system_end"
]
Ends = Mapping[str, tuple[date | None, date | None]]

MOST_EXTENSIONS = 10
"""Extensions of one contract that are walked one by one; of more, the last still is."""


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
    ends, project = present_ends(graph), graph.project
    found: list[Ending] = []
    for contract in project.contracts:
        found += _contract_endings(contract, ends, project)
    found += _system_endings(graph, ends)
    return tuple(sorted(found, key=lambda ending: (ending.on, ending.kind, ending.id, ending.words)))


def _contract_endings(contract: Contract, ends: Ends, project: Project) -> Iterator[Ending]:
    application, archive = ends[contract.id]
    name, id_ = contract.name_in_print, contract.id
    unless = _unless(contract)
    if application and application == archive:
        yield Ending(application, "contract_end", "contracts", id_, f"{name} ends{unless}", ends)
    else:
        if application:
            words = f"{name}: the application ends{unless}"
            yield Ending(application, "application_end", "contracts", id_, words, ends)
        if archive:
            words = f"{name}: the archive ends{unless}"
            yield Ending(archive, "archive_end", "contracts", id_, words, ends)
    yield from _extension_endings(contract, ends, project)


def _unless(contract: Contract) -> str:
    """Return what keeps a contract from ending that goes on of itself."""
    first = next((n for n, found in enumerate(contract.extensions or ()) if times_left(found)), None)
    renews = first is not None and is_tacit(contract, first) and not contract.notice_served
    return ", unless it is left to renew itself" if renews else ""


def _extension_endings(contract: Contract, ends: Ends, project: Project) -> Iterator[Ending]:
    """Yield the endings of a contract extended once, twice and so on, and at the last day it states."""
    before = ends[contract.id]
    steps = list(extended(contract))
    late = {index for index, day in extension_notices(contract) if day < project.as_of}
    last = 0
    for step in [*steps[: MOST_EXTENSIONS - 1], *steps[MOST_EXTENSIONS - 1 :][-1:]]:
        if is_tacit(contract, step.index) and contract.notice_served:
            break
        words = f"if extended {_times(step.times)}"
        words += ", though the last day to ask for it has passed" if step.index in late else ""
        yield from _scenario_endings(contract, before, step, words, ends)
        before, last = (step.application, step.archive), step.times
    known = [end for end in before if end]
    if contract.max_end and known and max(known) < contract.max_end:
        step = Extended(last + 1, 0, *(contract.max_end if end else None for end in before))
        yield from _scenario_endings(contract, before, step, "if extended as far as it can be", ends)


def _scenario_endings(
    contract: Contract, before: tuple[date | None, date | None], step: Extended, words: str, ends: Ends
) -> Iterator[Ending]:
    """Yield what ends later for the extension: the contract, or one part of it."""
    after = (step.application, step.archive)
    scenario = ChainMap({contract.id: after}, dict(ends) if not isinstance(ends, dict) else ends)
    parts: tuple[tuple[date | None, str], ...]
    if after[0] == after[1]:
        parts = ((after[0], "the contract ends"),)
    else:
        named = zip(after, before, ("the application ends", "the archive ends"), strict=True)
        parts = tuple((end, part) for end, old, part in named if end != old)
    for end, part in parts:
        if end:
            text = f"{contract.name_in_print}: {part}, {words}"
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
            (_still_to_come(system.retired_on, graph.project.as_of), "system_end", "is retired"),
        )
        for end, kind, words in possible:
            if end:
                text = f"{system.name_in_print}: {words}"
                on = date(end.year, end.month, end.day)
                found.append(Ending(on, kind, "systems", system.id, text, ends))
    return found


def _still_to_come(day: date | None, as_of: date) -> date | None:
    """Return a day that has not passed; what was retired in the past is no news."""
    return day if day and day >= as_of else None
