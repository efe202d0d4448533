# SPDX-License-Identifier: MIT
"""Dates that are out of order, already past, or too late for what they should bridge."""

from datetime import date, timedelta

from planner.diagnostics import Finding
from planner.model.contract import Contract
from planner.model.kinds import ENDS_WITH_ARCHIVE
from planner.model.project import Project
from planner.model.terms import Part, end_of, extension_notices, last_day

ORDERED: tuple[tuple[str, str, str], ...] = (
    ("contracts", "start", "end"),
    ("contracts", "start", "application_end"),
    ("contracts", "start", "archive_end"),
    ("contracts", "end", "max_end"),
    ("constraints", "from", "to"),
    ("systems", "go_live", "retired_on"),
    ("systems", "go_live", "end_date"),
    ("programme", "start", "go_live"),
)
"""(noun, earlier field, later field): the second date may not lie before the first."""


def order_of_dates(project: Project) -> list[Finding]:
    """Return a finding for each pair of dates that stands the wrong way round."""
    found = []
    for noun, first, second in ORDERED:
        things = (project.programme,) if noun == "programme" else getattr(project, noun)
        for thing in things:
            earlier, later = getattr(thing, "from_" if first == "from" else first), getattr(thing, second)
            if earlier and later and later < earlier:
                id_ = getattr(thing, "id", "")
                message = f"'{second}' ({later.isoformat()}) lies before '{first}' ({earlier.isoformat()})"
                related = ((f"'{first}' is written here", noun, id_, first),)
                found.append(
                    Finding("PLN401", message, noun, id_, second, "correct one of the two dates", related)
                )
    return found


def contract_past(project: Project) -> list[Finding]:
    """Return a warning for each contract whose present term is over on the day of the plan."""
    found = []
    for contract in project.contracts:
        end = last_day(contract)
        if end and end < project.as_of:
            fields = ("end", "archive_end", "application_end")
            found.append(
                Finding(
                    "PLN402",
                    f"the contract '{contract.id}' ended on {end.isoformat()}, "
                    f"before the day of the plan ({project.as_of.isoformat()})",
                    "contracts",
                    contract.id,
                    next(field for field in fields if getattr(contract, field) == end),
                    "if an extension was taken, move 'end' and count it under 'taken:'",
                )
            )
    return found


def late_successors(project: Project) -> list[Finding]:
    """Return a warning for each planned system that goes live after what it replaces has ended.

    Where several contracts cover a system the last of them counts: an earlier one may be bridged.
    """
    systems = {system.id: system for system in project.systems}
    ends = _ends(project)
    found = []
    for system in project.systems:
        heir, end = systems.get(system.successor or ""), ends.get(system.id)
        if heir and heir.go_live and end and heir.go_live > end + timedelta(days=1):
            gap = (heir.go_live - end).days - 1
            found.append(
                Finding(
                    "PLN403",
                    f"'{heir.id}' goes live on {heir.go_live.isoformat()}, but the contract for "
                    f"'{system.id}' ends on {end.isoformat()}: {gap} days with neither",
                    "systems",
                    heir.id,
                    "go_live",
                    "bring it forward, or plan how the gap is bridged",
                    (("the system it replaces", "systems", system.id, "successor"),),
                )
            )
    return found


def _ends(project: Project) -> dict[str, date]:
    """Return the last day of each system under contract; left out where one contract has no known end."""
    contracts = {contract.id: contract for contract in project.contracts}
    covering: dict[str, dict[str, Contract]] = {}
    for contract in project.contracts:
        for id_ in contract.covers or ():
            covering.setdefault(id_, {})[contract.id] = contract
    ends = {}
    for system in project.systems:
        own = covering.get(system.id, {})
        if system.contract in contracts:
            own = {**own, system.contract: contracts[system.contract]}
        part: Part = "archive" if system.kind in ENDS_WITH_ARCHIVE else "application"
        last = [end_of(contract, part) for contract in own.values()]
        if last and None not in last:
            ends[system.id] = max(end for end in last if end)
    return ends


def notices_missed(project: Project) -> list[Finding]:
    """Return a warning for each extension whose last day for notice has passed unused.

    One that comes of itself needs no notice, so none can be missed.
    """
    return [
        Finding(
            "PLN404",
            f"the last day to extend '{contract.id}' was {notice.isoformat()}, before 'as_of'",
            "contracts",
            contract.id,
            f"extensions.{index}.{'latest_notice' if _stated(contract, index) else 'notice_months'}",
            "if notice was given, count the extension under 'taken:' and move 'end'",
        )
        for contract in project.contracts
        for index, notice in extension_notices(contract)
        if notice < project.as_of <= (last_day(contract) or project.as_of)
    ]


def _stated(contract: Contract, index: int) -> bool:
    return (contract.extensions or ())[index].latest_notice is not None
