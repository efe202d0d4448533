# SPDX-License-Identifier: MIT
"""Findings of the checks on a valid project, given their lines."""

from collections.abc import Iterable

from planner.diagnostics import Diagnostic, Finding, fault
from planner.load.positions import Positions


def placed(findings: Iterable[Finding], positions: Positions) -> list[Diagnostic]:
    """Return the findings as diagnostics. A fact that was not written is shown at its nearest parent."""
    return [
        fault(
            finding.code,
            finding.message,
            positions.at(finding.noun, finding.id, finding.field),
            help=finding.help,
            related=tuple(
                (label, positions.at(noun, item, field)) for label, noun, item, field in finding.related
            ),
        )
        for finding in findings
    ]
