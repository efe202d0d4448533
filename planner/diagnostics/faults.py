# SPDX-License-Identifier: MIT
"""Diagnostics made, ordered and summed up. The code table gives each its severity and its remedy."""

from collections.abc import Iterable

from planner.diagnostics.codes import CODES
from planner.diagnostics.values import Diagnostic, Span

Related = tuple[tuple[str, Span], ...]


def fault(
    code: str, message: str, where: Span | None = None, help: str | None = None, related: Related = ()
) -> Diagnostic:
    """Return the diagnostic of this code. Without `help` of its own it carries the remedy of the table.

    Raises KeyError for a code that the table does not know: every code has its heading in the manual.
    """
    known = CODES[code]
    return Diagnostic(code, known.severity, message, where, help or known.remedy, related)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return them without repetitions, by file and line; what has no place comes first."""
    return tuple(sorted(dict.fromkeys(diagnostics), key=_rank))


def _rank(diagnostic: Diagnostic) -> tuple[Span, str, str, str, Related]:
    where = diagnostic.where or Span("", 0, 0, 0, 0)
    return where, diagnostic.code, diagnostic.message, diagnostic.help or "", diagnostic.related


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Return whether any of them is an error: then the project is refused."""
    return any(diagnostic.severity == "error" for diagnostic in diagnostics)


def exit_code(diagnostics: Iterable[Diagnostic]) -> int:
    """Return 0 without errors, 4 if a file could not be read or written, else 1."""
    errors = [diagnostic.code for diagnostic in diagnostics if diagnostic.severity == "error"]
    if any(CODES[code].unreachable for code in errors):
        return 4
    return 1 if errors else 0
