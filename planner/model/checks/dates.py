# SPDX-License-Identifier: MIT
"""Dates that are out of order, already past, or too late for what they should bridge."""

from datetime import date

from planner.diagnostics import Finding
from planner.model.project import Project
from planner.model.terms import extension_notices

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
        ends = [end for end in (contract.application_end or contract.end, contract.archive_end) if end]
        if ends and max(ends) < project.as_of:
            found.append(
                Finding(
                    "PLN402",
                    f"the contract '{contract.id}' ended on {max(ends).isoformat()}, "
                    f"before the day of the plan ({project.as_of.isoformat()})",
                    "contracts",
                    contract.id,
                    "archive_end" if contract.archive_end else "end" if contract.end else "application_end",
                    "if an extension was taken, move 'end' and count it under 'taken:'",
                )
            )
    return found


def late_successors(project: Project) -> list[Finding]:
    """Return a warning for each planned system that goes live after what it replaces has ended."""
    systems = {system.id: system for system in project.systems}
    contracts = {contract.id: contract for contract in project.contracts}
    found = []
    for system in project.systems:
        heir = systems.get(system.successor or "")
        ends = [c for c in contracts.values() if system.id in (c.covers or ()) or c.id == system.contract]
        end = min((c.application_end or c.end or date.max for c in ends), default=date.max)
        if heir and heir.go_live and heir.go_live > end:
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


def notices_missed(project: Project) -> list[Finding]:
    """Return a warning for each extension whose last day for notice has passed unused."""
    return [
        Finding(
            "PLN404",
            f"the last day to extend '{contract.id}' was {notice.isoformat()}, before 'as_of'",
            "contracts",
            contract.id,
            f"extensions.{index}.notice_months",
            "if notice was given, count the extension under 'taken:' and move 'end'",
        )
        for contract in project.contracts
        for index, notice in extension_notices(contract)
        if notice < project.as_of <= (contract.end or project.as_of)
    ]
