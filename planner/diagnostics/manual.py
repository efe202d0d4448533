# SPDX-License-Identifier: MIT
"""The manual of the codes: docs/diagnostics.md, made from the table and the broken files."""

from collections.abc import Mapping

from planner.diagnostics.codes import TABLES, Code

HEAD = """# Diagnostics

Made from the table of codes and from the broken files in `tests/errors/`; do not edit by hand.

Planner tells all faults at once, each with its code, file, line and column, the line itself, and what to do.
An *error* refuses the project: nothing is written. A *warning* does not, unless `--strict` is given.
"""


def manual(examples: Mapping[str, str]) -> str:
    """Return the page as Markdown. `examples` holds what planner prints for a broken file, by code."""
    parts = [HEAD]
    for heading, table in TABLES:
        parts.append(f"## {heading}\n")
        parts += [_entry(code, examples.get(code.code)) for code in table]
    return "\n".join(parts)


def _entry(code: Code, example: str | None) -> str:
    leaves = " Exit code 4." if code.unreachable else ""
    lines = [
        f"### {code.code} {code.title}\n",
        f"*{code.severity.capitalize()}.*{leaves} {code.explanation}\n",
        f"**What to do:** {code.remedy}.\n",
    ]
    if example:
        lines.append(f"```text\n{example.rstrip()}\n```\n")
    return "\n".join(lines)
