# SPDX-License-Identifier: MIT
"""`planner build` on a folder of projects: every pack, on all processors, and a roll-up over all of them."""

import sys
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from planner.cli.exits import DONE, INTERRUPTED, OUR_FAULT, PROJECT_WRONG, UNREACHABLE, WARNED, Stop
from planner.cli.progress import Progress
from planner.cli.terminal import coloured, say, tell
from planner.english import counted, joined

if TYPE_CHECKING:
    from planner.cli.pack_edits import Terms
    from planner.load.portfolio import ReadPortfolio
    from planner.portfolio.building import Asked
    from planner.portfolio.member import Outcome
    from planner.portfolio.record import Task

WORST_FIRST = (OUR_FAULT, PROJECT_WRONG, UNREACHABLE)
"""Which exit code a portfolio has where its members have several."""


@dataclass(frozen=True)
class Wanted:
    """The options of the command line."""

    output: Path
    jobs: int | None
    house_style: Path | None
    audience: str
    quiet: bool
    strict: bool
    terms: "Terms"


def build_portfolio(path: Path, wanted: Wanted) -> int:
    """Return the exit code of a build of every member of a portfolio."""
    return build_packs(_read(path), wanted)


def build_packs(read: "ReadPortfolio", wanted: Wanted, roll_up: bool = True) -> int:
    """Return the exit code of a build of every project that was read, with a roll-up over them or without."""
    asked = _asked(read, wanted)
    outcomes: list[Outcome] = []
    with Progress(not wanted.quiet) as progress, _one_at_a_time(asked):
        progress("reading the portfolio")
        from planner.portfolio.building import tasks_of

        tasks = tasks_of(read, asked)
        try:
            tasks = [_settled(task, wanted, outcomes, progress) for task in tasks]
            _build(tasks, asked, outcomes, progress)
        except KeyboardInterrupt:
            whole = sum(one.state != "failed" for one in outcomes)
            raise Stop(
                INTERRUPTED,
                f"interrupted; {whole} of {counted(len(tasks), 'pack')} are whole and stay as they are",
                "run the same command again: it goes on where it stopped",
            ) from None
        told = []
        if roll_up:
            progress("the roll-up")
            told = _roll_up(read, asked, tasks, outcomes)
    if not wanted.quiet:
        say("\n".join([_in_a_line(outcomes, wanted.output), *told]) + "\n")
    return _code(outcomes, wanted.strict)


def _read(path: Path) -> "ReadPortfolio":
    """Return the portfolio. One with errors is told to the error stream, and the command stops."""
    from planner.diagnostics import exit_code
    from planner.diagnostics.text import as_text
    from planner.load.portfolio import read_portfolio

    read = read_portfolio(path)
    if read.diagnostics:
        tell(as_text(read.diagnostics, read.sources, colour=coloured(sys.stderr), prefix=read.prefix))
    if read.portfolio is None:
        raise Stop(exit_code(read.diagnostics), "")
    return read


def _asked(read: "ReadPortfolio", wanted: Wanted) -> "Asked":
    """Return how the packs are asked for; a usage error for an output that would lie among the projects."""
    from planner.portfolio.building import Asked
    from planner.portfolio.workers import cores
    from planner.presentation.audience import audience, audiences

    if audience(wanted.audience) is None:
        known = ", ".join(one.id for one in audiences().audiences)
        raise typer.BadParameter(f"there is no audience '{wanted.audience[:40]}'; there are: {known}")
    out, folder = wanted.output.resolve(), read.folder.resolve()
    inside = [name for name in read.members if out.is_relative_to(folder / name)]
    if out == folder or inside:
        where = f"{read.prefix}{inside[0]}" if inside else read.prefix or "."
        raise typer.BadParameter(f"the packs cannot be written into {where}, which holds projects")
    return Asked(
        out=wanted.output,
        jobs=wanted.jobs or cores(),
        as_of=wanted.terms.as_of,
        audience=wanted.audience,
        house_style=wanted.house_style,
        colour=coloured(sys.stderr),
    )


class _one_at_a_time:  # noqa: N801 - it reads as a sentence
    """Hold the portfolio's output for this run. Stops with code 4 if another run is at work there."""

    def __init__(self, asked: "Asked") -> None:
        from planner.load.portfolio import STATE
        from planner.render.pack.lock import locked

        self._folder = asked.out / STATE
        self._lock = locked(self._folder)

    def __enter__(self) -> None:
        from planner.render.pack import PackNotWritten
        from planner.render.pack.faults import not_written

        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._lock.__enter__()
        except OSError as fault:
            refused = not_written(fault, self._folder.parent)
            raise Stop(UNREACHABLE, f"[{refused.code}] {refused.reason}", refused.remedy) from fault
        except PackNotWritten as refused:
            raise Stop(UNREACHABLE, f"[{refused.code}] {refused.reason}", refused.remedy) from refused

    def __exit__(self, *ended: object) -> None:
        self._lock.__exit__(None, None, None)


def _settled(task: "Task", wanted: Wanted, outcomes: "list[Outcome]", progress: Progress) -> "Task":
    """Return the task once edits of its earlier pack are seen to; edits not collected fail the member."""
    from planner.cli.pack_edits import settle_edits
    from planner.portfolio.member import Outcome, Reason
    from planner.portfolio.record import inputs_of, standing

    if not task.out.is_dir() or standing(task) is not None:
        return task
    progress(f"edits of {task.member}")
    try:
        settle_edits(task.folder, task.out, wanted.terms, wanted.quiet)
    except Stop as stop:
        words = stop.words or "what is wrong with it was told above"
        told = f"{words}\n" + (f"  = help: {stop.remedy}\n" if stop.remedy else "")
        outcomes.append(Outcome(task.member, "failed", stop.code, told, (Reason("", words, ""),)))
        progress.clear()
        tell(_failure(outcomes[-1]))
    return replace(task, inputs=inputs_of(task.folder))


def _build(tasks: "list[Task]", asked: "Asked", outcomes: "list[Outcome]", progress: Progress) -> None:
    """Build what is not there yet, adding each outcome as it comes; a member that fails is told at once."""
    from planner.portfolio.building import build_members

    progress.bar(0, len(tasks), "packs")
    stopped = {one.member for one in outcomes}
    for outcome in build_members([task for task in tasks if task.member not in stopped], asked):
        outcomes.append(outcome)
        if outcome.state == "failed":
            progress.clear()
            tell(_failure(outcome))
        failed = sum(one.state == "failed" for one in outcomes)
        progress.bar(len(outcomes), len(tasks), "packs" + (f", {failed} failed" if failed else ""))


def _failure(outcome: "Outcome") -> str:
    told = f"planner: {outcome.member} could not be built\n{outcome.told}"
    if outcome.details:
        from planner.cli.own_fault import saved

        told += f"  The details are in {saved(outcome.details) or 'no file: they could not be saved'}\n"
    return told


def _roll_up(
    read: "ReadPortfolio", asked: "Asked", tasks: "list[Task]", outcomes: "list[Outcome]"
) -> list[str]:
    """Write the roll-up, and return what it says in a few lines."""
    from planner.documents.portfolio.documents import sentences
    from planner.portfolio.building import roll_up, write_roll_up
    from planner.presentation.audience import INTERNAL
    from planner.render.pack import PackNotWritten

    if asked.audience != INTERNAL:
        return ["No roll-up is written for an audience other than internal."]
    rollup = roll_up(read, tasks, outcomes)
    if rollup is None:
        return ["No roll-up is written: there is no sound pack."]
    try:
        pack = write_roll_up(rollup, asked.out)
    except PackNotWritten as refused:
        raise Stop(UNREACHABLE, f"[{refused.code}] {refused.reason}", refused.remedy) from refused
    kept = [f"{one.name} had been changed by hand: that version is kept as {one.copy}." for one in pack.kept]
    return [
        f"The roll-up is in {asked.out / 'portfolio.docx'} and portfolio.xlsx.",
        *kept,
        "",
        *sentences(rollup),
    ]


def _in_a_line(outcomes: "list[Outcome]", output: Path) -> str:
    many: Counter[str] = Counter(one.state for one in outcomes)
    words = {"built": "built", "kept": "unchanged since they were built", "failed": "could not be built"}
    told = [f"{many[state]} {said}" for state, said in words.items() if many[state]]
    warnings = sum(one.warnings for one in outcomes)
    more = f" {counted(warnings, 'warning')}: see planner check." if warnings else ""
    return f"{counted(len(outcomes), 'pack')} in {output}: {joined(told)}.{more}"


def _code(outcomes: "list[Outcome]", strict: bool) -> int:
    """Return the worst of the members' exit codes."""
    codes = {one.code for one in outcomes}
    worst = next((code for code in WORST_FIRST if code in codes), DONE)
    warned = any(one.warnings for one in outcomes)
    return worst or (WARNED if strict and warned else DONE)
