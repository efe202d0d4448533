# SPDX-License-Identifier: MIT
"""What is wrong with text that is not YAML, told from the text itself rather than from the parser's words."""

import yaml

from planner.diagnostics import Diagnostic, Span, fault
from planner.load import limits

TOO_DEEP = "exceeded maximum nesting depth"
"""What libyaml from 0.2.6 on says of a thousand levels; it reads so far ahead before our own bound is met."""


def syntax_fault(broken: Exception, name: str, lines: list[str]) -> Diagnostic:
    """Return the fault at the place where the parser gave up, with the likeliest remedy."""
    if not isinstance(broken, yaml.MarkedYAMLError) or broken.problem_mark is None:
        return fault("PLN010", "this file is not valid YAML", Span(name, 1, 1, 1, 1))
    where = _point(broken.problem_mark, name, lines)
    if broken.problem == TOO_DEEP:
        return fault("PLN014", f"this is nested more than {limits.DEPTH} deep", where)
    line = lines[where.line - 1] if lines else ""
    tab = _tab_in_indentation(line)
    if tab is not None:
        span = Span(name, where.line, tab + 1, where.line, tab + 2)
        return fault("PLN022", "this line is indented with a tab", span)
    message = f"this is not valid YAML: {broken.problem or 'the text cannot be read'}"
    opened = _context(broken, name, lines)
    remedy = _no_colon(broken, lines) or _unclosed(opened, lines) or _remedy(line, where)
    return fault("PLN010", message, where, help=remedy, related=opened)


def _point(mark: yaml.Mark, name: str, lines: list[str]) -> Span:
    """Return the place of a mark, on the last line of the text if it lies beyond."""
    number = min(mark.line, len(lines) - 1) + 1
    line = lines[number - 1]
    column = min(mark.column, len(line)) + 1 if mark.line < len(lines) else len(line) + 1
    return Span(name, number, column, number, column + 1)


def _tab_in_indentation(line: str) -> int | None:
    indentation = line[: len(line) - len(line.lstrip(" \t"))]
    return indentation.index("\t") if "\t" in indentation else None


def _remedy(line: str, where: Span) -> str | None:
    at = line[where.column - 1 : where.column]
    before = line[: where.column - 1]
    if at == ":" and ": " in before and before[-1] not in "{[, ":
        return "a text that holds a colon and a space needs quotes: title: 'Exit: the plan'"
    if at in ("@", "`", "%"):
        return f"a text that begins with {at} needs quotes"
    if before.lstrip(" -").startswith(("'", '"')) or ": '" in before or ': "' in before:
        return "a quoted text ends at its second quotation mark; write the mark twice inside '...' to keep it"
    return None


def _no_colon(broken: yaml.MarkedYAMLError, lines: list[str]) -> str | None:
    """Return what to do about a line that names a field without a colon and a space, or marks a merge."""
    mark = broken.context_mark
    if mark is None or broken.context != "while scanning a simple key" or mark.line >= len(lines):
        return None
    begun = lines[mark.line].lstrip(" -")
    if begun.startswith(("<<<<<<<", "=======", ">>>>>>>")):
        return (
            f"two versions of the file were merged from line {mark.line + 1} on: keep one, delete the marks"
        )
    if begun[:1] in {"'", '"', "[", "{", ""}:
        return None
    word = begun.replace(":", " ").split()[0]
    return f"put a colon and a space after the name of the field on line {mark.line + 1}: '{word[:40]}: ...'"


def _unclosed(opened: tuple[tuple[str, Span], ...], lines: list[str]) -> str | None:
    for _, span in opened:
        bracket = lines[span.line - 1][span.column - 1 : span.column]
        if bracket and bracket in "[{'\"":
            return f"the {bracket} on line {span.line} is never closed"
    return None


def _context(broken: yaml.MarkedYAMLError, name: str, lines: list[str]) -> tuple[tuple[str, Span], ...]:
    """Return where the thing began that was not ended well: a quotation, a bracket, a list."""
    mark = broken.context_mark
    if mark is None or not broken.context or mark.line == (broken.problem_mark or mark).line:
        return ()
    return ((f"{broken.context}, which begins here", _point(mark, name, lines)),)
