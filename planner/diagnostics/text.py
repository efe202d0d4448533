# SPDX-License-Identifier: MIT
"""Diagnostics as a person reads them: code, place, excerpt with carets, help, other places."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from planner.diagnostics.bounds import fitting, left_out, tally
from planner.diagnostics.printable import fold, printable, width
from planner.diagnostics.values import Diagnostic, Span, as_typed

Sources = Mapping[str, Sequence[str]]

WIDEST_EXCERPT = 100
BEFORE_CARET = 40
COLOURS = {"error": "1;31", "warning": "1;33", "note": "1;36", "bold": "1", "gutter": "1;34"}


def as_text(
    diagnostics: Iterable[Diagnostic], sources: Sources, *, colour: bool = False, prefix: str = ""
) -> str:
    """Return the faults as text of at most 20 kB, and how many more there are.

    `sources` holds the lines of each file, by the name used in the spans; `prefix` is put before
    each name ("examples/minimal/"), so that a terminal can open the place. No colour for NO_COLOR.
    """
    every = list(diagnostics)
    blocks = [_block(diagnostic, sources, colour, prefix) for diagnostic in every]
    shown = fitting(blocks)
    parts = blocks[:shown]
    if shown < len(every):
        parts.append(left_out(every[shown:]) + "\n")
    if every:
        parts.append(tally(every) + "\n")
    return "\n".join(parts)


def _block(diagnostic: Diagnostic, sources: Sources, colour: bool, prefix: str) -> str:
    paint = partial(_paint, colour)
    head = paint(f"{diagnostic.severity}[{diagnostic.code}]", diagnostic.severity)
    lines = [head + paint(f": {fold(diagnostic.message)}", "bold")]
    gutter = _gutter(diagnostic)
    if diagnostic.where:
        lines += _place(diagnostic.where, sources, colour, prefix, gutter, "^", diagnostic.severity)
    if diagnostic.help:
        lines.append(f"{' ' * gutter} {paint('=', 'gutter')} help: {fold(diagnostic.help)}")
    for label, span in diagnostic.related:
        lines.append(f"{' ' * gutter} {paint('=', 'gutter')} note: {fold(label)}")
        lines += _place(span, sources, colour, prefix, gutter, "-", "gutter")
    return "\n".join(lines) + "\n"


def _gutter(diagnostic: Diagnostic) -> int:
    """The width of the widest line number."""
    spans = [span for _, span in diagnostic.related] + ([diagnostic.where] if diagnostic.where else [])
    return max((len(str(span.line)) for span in spans), default=1)


def _place(
    span: Span, sources: Sources, colour: bool, prefix: str, gutter: int, mark: str, tone: str
) -> list[str]:
    paint = partial(_paint, colour)
    blank = " " * gutter
    lines = [f"{blank}{paint('-->', 'gutter')} {printable(as_typed(prefix, str(span)))}"]
    written = sources.get(span.file, ())
    if not 1 <= span.line <= len(written):
        return lines
    text, before, marked = _excerpt(written[span.line - 1], span)
    bar = paint("|", "gutter")
    lines.append(f"{blank} {bar}")
    lines.append(f"{paint(str(span.line).rjust(gutter), 'gutter')} {bar} {text}".rstrip())
    lines.append(f"{blank} {bar} {' ' * before}{paint(mark * marked, tone)}")
    return lines


def _excerpt(line: str, span: Span) -> tuple[str, int, int]:
    """Return the piece of the line that is shown, the columns before the carets, and how many carets.

    A span of several lines is marked to the end of its first.
    """
    start = min(span.column - 1, len(line))
    end = len(line.rstrip()) if span.end_line > span.line else min(span.end_column - 1, len(line))
    cut = max(0, start - BEFORE_CARET) if len(line) > WIDEST_EXCERPT else 0
    piece = line[cut : cut + WIDEST_EXCERPT]
    lead = "..." if cut else ""
    tail = "..." if cut + WIDEST_EXCERPT < len(line) else ""
    before = len(lead) + width(piece[: start - cut])
    marked = max(1, width(piece[start - cut : max(start, end) - cut]))
    return lead + printable(piece) + tail, before, marked


def _paint(colour: bool, text: str, tone: str) -> str:
    return f"\x1b[{COLOURS[tone]}m{text}\x1b[0m" if colour else text
