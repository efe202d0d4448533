# SPDX-License-Identifier: MIT
"""What the contracts that are left cover: systems, archives among them, interfaces, and who keeps records."""

from planner.documents.plan import ExitPlan
from planner.model import Contract, Integration, System
from planner.model.kinds import HOLDS_IMAGES
from planner.schedule.setting import left_contracts

KEEPS_RECORDS = (*HOLDS_IMAGES, "ris")
"""The kinds of system whose records a trust must have back."""


def covered_systems(plan: ExitPlan) -> list[System]:
    """Return the systems under the contracts that are left, in the order of the estate."""
    left = {contract.id for contract in left_contracts(plan.facts)}
    graph = plan.dependencies.graph
    return [one for one in plan.facts.present_systems if left & set(graph.covered.get(one.id, ()))]


def archives(plan: ExitPlan) -> list[System]:
    """Return the covered systems that hold images."""
    return [system for system in covered_systems(plan) if system.kind in HOLDS_IMAGES]


def keeps_records(plan: ExitPlan, contract: Contract) -> bool:
    """Return whether records of patients are kept under a contract, so that they must be given back."""
    graph = plan.dependencies.graph
    kept = [one for one in covered_systems(plan) if one.kind in KEEPS_RECORDS]
    lots = any(contract.id in graph.covered.get(held.id, ()) for held in graph.held)
    return lots or any(contract.id in graph.covered.get(one.id, ()) for one in kept)


def record_keepers(plan: ExitPlan) -> list[Contract]:
    """Return the contracts that are left under which records are kept."""
    return [one for one in left_contracts(plan.facts) if keeps_records(plan, one)]


def touching(plan: ExitPlan) -> list[Integration]:
    """Return the interfaces of the systems under the contracts that are left, those planned left out."""
    covered = {system.id for system in covered_systems(plan)}
    return [
        link
        for link in plan.project.integrations
        if {link.from_, link.to, link.via} & covered and not {link.from_, link.to} & plan.facts.planned
    ]
