# SPDX-License-Identifier: MIT
"""`planner build` and `planner check` on a consortium: its members side by side, and their own packs."""

import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from planner.cli.exits import UNREACHABLE, WARNED, Stop
from planner.cli.portfolio import Wanted, build_packs
from planner.cli.progress import Progress
from planner.cli.terminal import coloured, say, tell
from planner.english import counted

if TYPE_CHECKING:
    from planner.consortium.result import Together
    from planner.load.consortium import ReadConsortium
    from planner.load.consortium_members import ReadMembers
    from planner.load.portfolio import ReadPortfolio


def build_consortium(path: Path, wanted: Wanted, members_too: bool) -> int:
    """Return the exit code of a build of a consortium, and of every member's own pack if asked for.

    A member with errors is told and left out; the others are told without it, and the exit code says so.
    """
    from planner.diagnostics import exit_code
    from planner.presentation.audience import INTERNAL

    if wanted.audience != INTERNAL:
        raise typer.BadParameter("the documents of a consortium are for its members: --audience internal")
    _refuse_inside(path, wanted.output)
    with Progress(not wanted.quiet) as progress:
        progress("reading the members")
        read, members = _read(path, wanted.terms.as_of)
        progress.clear()
        _tell(members, read, "error" if wanted.quiet else "warning")
        if read.consortium is None or not members.sound:
            raise Stop(exit_code(members.diagnostics), "")
        held = _worked_out(read, members, progress)
        progress("consortium.docx and consortium.xlsx")
        kept = _written(held, wanted.output)
    if not wanted.quiet:
        say("\n".join(_summary(held, wanted.output, kept)) + "\n")
    code = exit_code(members.diagnostics)
    if members_too:
        same_day = replace(wanted, terms=replace(wanted.terms, as_of=read.as_of))
        code = build_packs(_as_portfolio(read), same_day, roll_up=False) or code
    warned = any(one.severity == "warning" for one in members.diagnostics)
    return code or (WARNED if wanted.strict and warned else 0)


def check_consortium(path: Path, as_of: date | None) -> "tuple[ReadConsortium, ReadMembers]":
    """Return a consortium and its members as they were read."""
    return _read(path, as_of)


def _read(path: Path, as_of: date | None) -> "tuple[ReadConsortium, ReadMembers]":
    from planner.load.consortium import read_consortium
    from planner.load.consortium_members import read_members
    from planner.shipped import shipped

    read = read_consortium(path, as_of)
    return read, read_members(read, shipped("requirements-catalogue"))


def _tell(members: "ReadMembers", read: "ReadConsortium", least: str) -> None:
    from planner.diagnostics.text import as_text

    wanted = [one for one in members.diagnostics if least != "error" or one.severity == "error"]
    if wanted:
        tell(as_text(wanted, members.sources, colour=coloured(sys.stderr), prefix=read.prefix))


def _worked_out(read: "ReadConsortium", members: "ReadMembers", progress: Progress) -> "Together":
    from planner.cli.reading import own_catalogue
    from planner.consorting import work_out

    catalogue, _ = own_catalogue()
    return work_out(read, members, catalogue, progress)


def _written(held: "Together", out: Path) -> list[str]:
    """Write the files, and return the names under which versions changed by hand were kept."""
    from planner.portfolio.consorted import write_consortium
    from planner.render.pack import PackNotWritten

    try:
        pack = write_consortium(held, out)
    except PackNotWritten as refused:
        raise Stop(UNREACHABLE, f"[{refused.code}] {refused.reason}", refused.remedy) from refused
    return [f"{one.name} had been changed by hand: that version is kept as {one.copy}." for one in pack.kept]


def _summary(held: "Together", out: Path, kept: list[str]) -> list[str]:
    from planner.documents.consortium.sentences import lead

    return [
        f"{counted(len(held.estates), 'member')} in {out / 'consortium.docx'} and "
        + ("consortium.xlsx; the waves in data-return.xlsx." if held.returning else "consortium.xlsx."),
        *kept,
        "",
        *lead(held),
    ]


def _refuse_inside(path: Path, output: Path) -> None:
    """Stop with a usage error where the documents would lie among the files of the consortium."""
    folder = (path if path.is_dir() else path.parent).resolve()
    out = output.resolve()
    around = {folder / one.name for one in folder.iterdir() if any(one.glob("*.y*ml"))}
    if out == folder or any(out.is_relative_to(one) for one in around):
        raise typer.BadParameter(f"the documents cannot be written into {output}, which holds a project")


def _as_portfolio(read: "ReadConsortium") -> "ReadPortfolio":
    """Return the members as projects side by side, to be built as those of a portfolio are."""
    from planner.load.portfolio import ReadPortfolio
    from planner.model.portfolio import Portfolio

    assert read.consortium is not None
    places = tuple(sorted(folder.name for folder in read.members.values()))
    said = Portfolio(title=read.consortium.title, members=places or ("all",))
    return ReadPortfolio(read.folder, said, places, (), {})
