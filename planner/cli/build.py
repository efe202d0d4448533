# SPDX-License-Identifier: MIT
"""`planner build`: the whole pack, written or not written, and what a person should look at first."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planner.cli.arguments import AsOf, By, Project, Quiet, Strict, TakeSide, take_side
from planner.cli.exits import INTERRUPTED, PROJECT_WRONG, UNREACHABLE, WARNED, Stop
from planner.cli.pack_edits import Terms, course_of, settle_edits
from planner.cli.presenting import ForAudience, HouseStyle, for_audience, presentation
from planner.cli.progress import Progress
from planner.cli.reading import Opened, opened
from planner.cli.terminal import coloured, say, tell

if TYPE_CHECKING:
    from planner.cli.portfolio import Wanted
    from planner.presentation import Presentation
    from planner.render.pack import WrittenPack

Output = Annotated[
    Path,
    typer.Option("--output", "-o", metavar="FOLDER", help="The folder of the pack.", show_default=False),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "--jobs", "-j", metavar="NUMBER", min=1, max=256, show_default=False,
        help="Of a portfolio, how many packs are built at once; all processors if not said.",
    ),
]  # fmt: skip


Members = Annotated[
    bool,
    typer.Option("--members", help="Of a consortium, build every member's own pack too, beneath FOLDER."),
]


Edits = Annotated[
    str,
    typer.Option(
        "--edits", metavar="COURSE", help="With edits in the pack that were not collected: stop or collect."
    ),
]


def build(
    project: Project,
    output: Output,
    house_style: HouseStyle = None,
    audience: ForAudience = "internal",
    quiet: Quiet = False,
    strict: Strict = False,
    as_of: AsOf = None,
    edits: Edits = "stop",
    by: By = "",
    take: TakeSide = "",
    jobs: Jobs = None,
    members: Members = False,
) -> int:
    """Write the documents in Word and Excel: specification, risk register, exit timeline and more.

    All files are written or none is. Edits of an earlier pack's workbooks that the project does not know
    are never written over: the build stops (code 1), or with --edits collect brings them into the project
    first. Any other file that people changed is kept beside the new one. With errors in the project, its
    house style or its templates nothing is written (code 1).

    Of a folder with a portfolio.yaml, every project has its pack beneath FOLDER, with a roll-up over all.
    Of one with a consortium.yaml, its members are compared: who is out when, who pays what, and what if one
    leaves; --members builds their own packs too.
    """
    terms = Terms(course_of(edits), by, take_side(take), as_of)
    from planner.cli.portfolio import Wanted

    wanted = Wanted(output, jobs, house_style, audience, quiet, strict, terms)
    if (many := _many(project, wanted, members)) is not None:
        return many
    settle_edits(project, output, terms, quiet)
    with Progress(not quiet) as progress:
        progress("reading the project")
        plan = opened(project, as_of)
        look = for_audience(presentation(plan, project, house_style, quiet), audience)
        pack = _written(plan, output, progress, (look, project))
    if not quiet:
        _tell_summary(plan, pack, output)
    return WARNED if strict and any(one.severity == "warning" for one in plan.diagnostics) else 0


def _many(project: Path, wanted: "Wanted", members: bool) -> int | None:
    """Return the exit code where the folder holds several projects, None where it is one."""
    from planner.load.consortium import is_consortium
    from planner.load.portfolio import is_portfolio

    if is_portfolio(project):
        from planner.cli.portfolio import build_portfolio

        return build_portfolio(project, wanted)
    if is_consortium(project):
        from planner.cli.consortium import build_consortium

        return build_consortium(project, wanted, members)
    return None


def _tell_summary(plan: Opened, pack: "WrittenPack", output: Path) -> None:
    """Say what was written and what to look at first; an interruption no longer changes anything."""
    try:
        from planner.cli.summary import summary

        say(summary(plan, pack))
    except KeyboardInterrupt:
        raise Stop(INTERRUPTED, f"interrupted; the pack in {output} had been written") from None


def _written(
    plan: Opened, output: Path, progress: Progress, setting: tuple["Presentation | None", Path]
) -> "WrittenPack":
    """Return the pack that was written. Stops with code 4 if it cannot be written."""
    from planner import pipeline
    from planner.presentation.audience.refusing import NotForThemError
    from planner.render.pack import PackNotWritten

    try:
        look, project = setting
        return pipeline.build(plan.plan, output, progress, look, project)
    except NotForThemError as kept_back:
        from planner.diagnostics.text import as_text

        tell(as_text(kept_back.diagnostics, {}, colour=coloured(sys.stderr)))
        raise Stop(PROJECT_WRONG, "") from kept_back
    except PackNotWritten as refused:
        raise Stop(UNREACHABLE, f"[{refused.code}] {refused.reason}", refused.remedy) from refused
