# SPDX-License-Identifier: MIT
"""What the table says about a code."""

from dataclasses import dataclass

from planner.diagnostics.values import Severity


@dataclass(frozen=True)
class Code:
    """One kind of fault. `unreachable` kinds mean that a file could not be read or written: exit code 4."""

    code: str
    severity: Severity
    title: str
    explanation: str
    remedy: str
    unreachable: bool = False
