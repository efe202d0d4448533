# SPDX-License-Identifier: MIT
"""Diagnostics: what is wrong, where, and what to do; told like a good compiler tells it.

This room reads no file. Whoever prints an excerpt hands in the lines.
"""

from planner.diagnostics.codes import CODES, Code
from planner.diagnostics.faults import exit_code, fault, has_errors, in_order
from planner.diagnostics.similar import did_you_mean, most_similar
from planner.diagnostics.values import Diagnostic, Finding, Severity, Span

__all__ = [
    "CODES",
    "Code",
    "Diagnostic",
    "Finding",
    "Severity",
    "Span",
    "did_you_mean",
    "exit_code",
    "fault",
    "has_errors",
    "in_order",
    "most_similar",
]
