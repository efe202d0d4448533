# SPDX-License-Identifier: MIT
"""What contracts say they cover: parts of the estate, slips of the pen, and services."""

from planner.diagnostics import Finding
from planner.model.checks.near import NearMisses
from planner.model.checks.references import known_ids
from planner.model.project import Project

COVERABLE = ("systems", "integrations", "holdings")


def covered_names(project: Project) -> list[Finding]:
    """Return a finding for each covered name that is no system, integration or holding.

    A contract may also cover services that nothing else names, such as a support desk; listed
    under `services`, they are plainly that. A near miss of something described is an error, and
    any other name is noted as taken for a service.
    """
    names = NearMisses(known_ids(project, COVERABLE))
    found = []
    for contract in project.contracts:
        services = frozenset(contract.services or ())
        for index, value in enumerate(contract.covers or ()):
            if value in names.known or value in services:
                continue
            near = names.nearest(value)
            found.append(
                _slip(contract.id, index, value, near) if near else _service(contract.id, index, value)
            )
    return found


def _slip(id_: str, index: int, value: str, near: str) -> Finding:
    message = f"the contract covers '{value}', which is no system, integration or holding"
    return Finding("PLN201", message, "contracts", id_, f"covers.{index}", f"did you mean '{near}'?")


def _service(id_: str, index: int, value: str) -> Finding:
    message = f"'{value}' is no system, integration or holding; it is read as a service"
    remedy = "list it under 'services:' to say so"
    return Finding("PLN207", message, "contracts", id_, f"covers.{index}", remedy)
