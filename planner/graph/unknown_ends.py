# SPDX-License-Identifier: MIT
"""What may end on a day that nobody has told: no calendar shows it, so it is listed by itself."""

from dataclasses import dataclass
from typing import Literal

from planner.graph.connect import DependencyGraph
from planner.model import Contract, System
from planner.model.terms import PARTS, Part, end_of, times_left

MissingPart = Literal["application", "archive", "contract", "extension"]


@dataclass(frozen=True)
class UnknownEnd:
    """An end that is not known: of which noun and id, of which part, in words, and what hangs on it.

    `part` is `contract` where the whole end is unknown, and for a system of which nobody has said
    under which contract it runs; `extension` where a right to extend has no stated length.
    """

    noun: str
    id: str
    part: MissingPart
    words: str
    field: str
    covers: tuple[str, ...] = ()


def unknown_ends(graph: DependencyGraph) -> tuple[UnknownEnd, ...]:
    """Return every end that is not known: of contracts first, then of systems under no contract."""
    covered: dict[str, list[str]] = {}
    for id_, contracts in graph.covered.items():
        for contract in contracts:
            covered.setdefault(contract, []).append(id_)
    found = [
        end
        for contract in sorted(graph.project.contracts, key=lambda contract: contract.id)
        for end in _of_contract(contract, tuple(sorted(covered.get(contract.id, ()))))
    ]
    return tuple(found) + _under_no_contract(graph)


def _of_contract(contract: Contract, covers: tuple[str, ...]) -> list[UnknownEnd]:
    name, id_ = contract.name_in_print, contract.id
    missing = [part for part in PARTS if end_of(contract, part) is None]
    found = []
    if len(missing) == len(PARTS):
        found.append(
            UnknownEnd("contracts", id_, "contract", f"nobody has said when {name} ends", "end", covers)
        )
    elif missing:
        part: Part = missing[0]
        words = f"nobody has said when the {part} part of {name} ends"
        found.append(UnknownEnd("contracts", id_, part, words, f"{part}_end", covers))
    for index, extension in enumerate(contract.extensions or ()):
        if extension.months is None and times_left(extension):
            words = f"{name} can be extended, but nobody has said by how long"
            field = f"extensions.{index}.months"
            found.append(UnknownEnd("contracts", id_, "extension", words, field, covers))
    return found


def _under_no_contract(graph: DependencyGraph) -> tuple[UnknownEnd, ...]:
    """Return the systems of which nobody has said what they hang on; none if the contracts are complete."""
    inventory = graph.project.programme.inventory
    if inventory and inventory.contracts == "complete":
        return ()
    return tuple(
        UnknownEnd(
            "systems",
            system.id,
            "contract",
            f"nobody has said under which contract {system.name_in_print} runs",
            "contract",
            (system.id,),
        )
        for system in sorted(graph.project.systems, key=lambda system: system.id)
        if not graph.covered.get(system.id) and _could_end(graph, system)
    )


def _could_end(graph: DependencyGraph, system: System) -> bool:
    """Return whether a system runs under something that could end: outside services and plans do not."""
    as_of = graph.project.as_of
    gone = any(day and day < as_of for day in (system.retired_on, system.end_date))
    to_come = graph.is_only_planned(system) if system.go_live is None else system.go_live > as_of
    return not (gone or to_come or graph.is_external(system))
