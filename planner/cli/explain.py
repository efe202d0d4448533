# SPDX-License-Identifier: MIT
"""`planner explain`: why a requirement, a risk, an activity, a question, a thing or a date is there."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from planner.cli.arguments import AsJson, AsOf, Project
from planner.cli.exits import PROJECT_WRONG, Stop
from planner.cli.reading import opened
from planner.cli.terminal import coloured, columns, say

if TYPE_CHECKING:
    from planner.cli.layout import Layout
    from planner.documents.explain import Explanation, Line

Id = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        help="CLN-01, R03, R12@c-lsp, F05, live, Q-contracts-c-lsp-end, the id of a system, or 2013-06-30.",
        show_default=False,
    ),
]


def explain(project: Project, id: Id, as_json: AsJson = False, as_of: AsOf = None) -> None:
    """Say why something is in the plan, or is not.

    It is told down to the file and the line. ID is a requirement, a risk, an activity, a milestone, a
    question, anything of the estate that has an id, or a date.
    """
    found = opened(project, as_of)
    from planner.documents.explain import explained, suggestion

    explanation = explained(found.plan, id, found.catalogue_lines)
    if explanation is None:
        raise Stop(
            PROJECT_WRONG,
            f"there is nothing of the name '{id[:60]}' in this plan",
            suggestion(found.plan, id),
        )
    say(in_json(explanation, found.folder) if as_json else in_text(explanation, found.folder))


def in_json(explanation: "Explanation", folder: str) -> str:
    """Return an explanation as one JSON object in plain ASCII."""
    import json
    from dataclasses import asdict

    return json.dumps({"folder": folder, **asdict(explanation)}, indent=1, ensure_ascii=True) + "\n"


def in_text(explanation: "Explanation", folder: str) -> str:
    """Return an explanation as text for a terminal."""
    from planner.cli.layout import Layout

    layout = Layout(columns(), coloured(sys.stdout))
    lines = layout.heading(f"{explanation.id}: {explanation.title}", "=")
    lines += layout.wrapped(explanation.verdict)
    lines += [layout.paint(line, "faint") for line in layout.wrapped(f"Files of the project are in {folder}")]
    for part in explanation.parts:
        lines += ["", layout.paint(part.heading, "head")]
        for line in part.lines:
            lines += _line(layout, line)
    return "\n".join(lines) + "\n"


def _line(layout: "Layout", line: "Line") -> list[str]:
    """Return one line, with where it is written and how well it is known after it."""
    known = ", ".join(word for word in (line.place, line.grade) if word)
    label = f"{line.id}  " if line.id else ""
    return layout.wrapped(f"{label}{line.text}" + (f"  ({known})" if known else ""), "  - ", "    ")
