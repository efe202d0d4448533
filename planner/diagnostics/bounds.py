# SPDX-License-Identifier: MIT
"""How much is said at most: a broken file of 5 MB must not print 50 MB."""

from collections import Counter
from collections.abc import Sequence

from planner.diagnostics.values import Diagnostic
from planner.english import counted

MOST_BYTES = 20_000
# Room for "N more errors are not shown", the tally, and what a format puts around its items.
RESERVED = 500


def fitting(blocks: Sequence[str], joint: int = 1) -> int:
    """Return how many of the blocks, each followed by `joint` bytes, fit into the bound."""
    used = 0
    for count, block in enumerate(blocks):
        used += len(block.encode("utf-8", "replace")) + joint
        if used > MOST_BYTES - RESERVED:
            return count
    return len(blocks)


def tally(diagnostics: Sequence[Diagnostic]) -> str:
    """Return "3 errors, 1 warning"."""
    seen = Counter(diagnostic.severity for diagnostic in diagnostics)
    words = [(seen[kind], kind) for kind in ("error", "warning", "note") if seen[kind]]
    return ", ".join(counted(count, kind) for count, kind in words)


def left_out(diagnostics: Sequence[Diagnostic]) -> str:
    """Return the sentence that says how many are not shown."""
    return f"... and {tally(diagnostics)} more, not shown"
