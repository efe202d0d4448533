# SPDX-License-Identifier: MIT
"""Accepted risks that are open again because what they rest on has changed; expiry is seen without a plan."""

from planner.diagnostics import Finding
from planner.model.project import Project
from planner.rules.decided import Renamed, current
from planner.rules.findings import Risks


def reopened_findings(project: Project, risks: Risks, renamed: Renamed) -> list[Finding]:
    """Return a warning for each acceptance that no longer holds for another reason than its day."""
    open_again = {risk.id: risk.reopened for risk in risks.risks if risk.reopened}
    found = []
    for index, one in enumerate(project.decisions.risks):
        why = open_again.get(current(one.risk, renamed))
        expired = one.accepted_until is not None and one.accepted_until < project.as_of
        if why and not expired:
            message = f"'{one.id}' was accepted and is open again: {why}"
            found.append(Finding("PLN519", message, "decisions", "", f"risks.{index}.status"))
    return found
