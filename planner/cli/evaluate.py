# SPDX-License-Identifier: MIT
"""`planner evaluate`: workbooks that came back, read, scored and ranked, and how firm the outcome is."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planner.cli.arguments import AsJson, AsOf, Project, Quiet, Strict
from planner.cli.exits import UNREACHABLE, WARNED, Stop
from planner.cli.presenting import presentation
from planner.cli.progress import Progress
from planner.cli.reading import opened
from planner.cli.terminal import coloured, say, tell

if TYPE_CHECKING:
    from planner.documents.plan import ExitPlan
    from planner.evaluating import Evaluated
    from planner.presentation import Presentation
    from planner.render.pack import WrittenPack

Responses = Annotated[
    Path | None,
    typer.Argument(metavar="[RESPONSES]", help="The folder of what came back.", show_default=False),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FOLDER", help="Write report, matrix and letters here.", show_default=False
    ),
]


def evaluate(
    project: Project,
    responses: Responses = None,
    output: Output = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
    strict: Strict = False,
    as_of: AsOf = None,
) -> int:
    """Compare the bids, and say how firm the outcome is.

    RESPONSES is one folder for all that came back: the workbooks of bidders, score sheets and the consensus
    workbook, under any name. A bid is that of its subfolder, else of its file. Without it the bids that the
    project itself states are compared.

    Nothing is guessed: a formula, a changed text or a cell that says nothing is told by its place. With -o
    the report, the matrix, the letters, the score sheets and the consensus workbook are written.
    """
    from planner import evaluating
    from planner.diagnostics import exit_code

    if responses is not None and not responses.is_dir():
        raise Stop(
            UNREACHABLE, f"'{responses}' is not a folder", "give the folder in which the workbooks lie"
        )
    with Progress(not quiet) as progress:
        progress("reading the project")
        held = opened(project, as_of)
        plan = held.plan
        look = presentation(held, project, None, quiet) if output else None
        progress("reading what came back")
        found = evaluating.evaluate(plan, responses)
        pack = _written(plan, found, output, progress, look) if output else None
    if not quiet or as_json:
        say(_for_programs(found) if as_json else _for_people(found, pack))
    warned = any(one.severity == "warning" for one in found.diagnostics)
    return exit_code(found.diagnostics) or (WARNED if strict and warned else 0)


def _written(
    plan: "ExitPlan", found: "Evaluated", output: Path, progress: Progress, look: "Presentation | None"
) -> "WrittenPack":
    from planner import evaluating
    from planner.render.pack import PackNotWritten

    try:
        return evaluating.write_evaluation(plan, found, output, progress, look)
    except PackNotWritten as refused:
        raise Stop(UNREACHABLE, f"[{refused.code}] {refused.reason}", refused.remedy) from refused


def _for_programs(found: "Evaluated") -> str:
    import json

    from planner.documents.tender.told import as_data

    lots = [as_data(outcome) for outcome in found.outcomes]
    faults = [
        {"code": one.code, "severity": one.severity, "message": one.message, "help": one.help}
        for one in found.diagnostics
    ]
    return json.dumps({"lots": lots, "diagnostics": faults}, indent=1, ensure_ascii=True) + "\n"


def _for_people(found: "Evaluated", pack: "WrittenPack | None") -> str:
    from planner.diagnostics.text import as_text
    from planner.documents.tender.told import as_lines

    if found.diagnostics:
        tell(as_text(found.diagnostics, {}, colour=coloured(sys.stderr)))
    parts = ["\n".join(as_lines(outcome)) for outcome in found.outcomes]
    if pack:
        names = "\n".join(f"  {name}" for name in pack.files)
        parts.append(f"Written to {pack.folder}:\n{names}")
        parts += [f"Your copy of {kept.name} was kept as {kept.copy}." for kept in pack.kept]
    return "\n\n".join(parts) + "\n"
