# SPDX-License-Identifier: MIT
"""A portfolio → a pack for every member, and the roll-up over all of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from planner.documents.portfolio.rollup import FailedMember, Rollup
from planner.load.portfolio import STATE, ReadPortfolio
from planner.portfolio.member import Outcome
from planner.portfolio.record import Task, edition, inputs_of, standing, weight_of
from planner.portfolio.workers import build_all
from planner.render.pack import WrittenPack, write_pack
from planner.render.pack.names import MANIFEST


@dataclass(frozen=True)
class Asked:
    """How the packs were asked for."""

    out: Path
    jobs: int
    as_of: date | None = None
    audience: str = "internal"
    house_style: Path | None = None
    colour: bool = False


def tasks_of(read: ReadPortfolio, asked: Asked) -> list[Task]:
    """Return one task for each member."""
    made_with = edition(asked.house_style, asked.as_of, asked.audience)
    return [
        Task(
            member=name,
            folder=read.folder / name,
            out=asked.out / name,
            edition=made_with,
            inputs=inputs_of(read.folder / name),
            as_of=asked.as_of,
            audience=asked.audience,
            house_style=asked.house_style,
            colour=asked.colour,
        )
        for name in read.members
    ]


def build_members(tasks: list[Task], asked: Asked) -> Iterator[Outcome]:
    """Yield the outcome of every member as it comes: first those whose pack still holds, then the others.

    The largest are begun first, so that no processor is left alone with one of them at the end.
    """
    (asked.out / STATE).mkdir(parents=True, exist_ok=True)
    left = []
    for task in tasks:
        held = standing(task)
        if held is None:
            left.append(task)
        else:
            yield Outcome(task.member, "kept", warnings=held.warnings)
    if left:
        left.sort(key=lambda task: -weight_of(task.folder))
        yield from build_all(left, max(min(asked.jobs, len(left)), 1))


def roll_up(read: ReadPortfolio, tasks: list[Task], outcomes: list[Outcome]) -> Rollup | None:
    """Return what the members amount to together, None if there is not one sound pack."""
    assert read.portfolio is not None
    failed = {one.member: one for one in outcomes if one.state == "failed"}
    held = {task.member: standing(task) for task in tasks if task.member not in failed}
    members = {name: record.summary for name, record in sorted(held.items()) if record}
    if not members:
        return None
    return Rollup(
        title=read.portfolio.title or f"Portfolio of {len(tasks)} projects",
        members=members,
        failed=tuple(_failed(failed[task.member], task) for task in tasks if task.member in failed),
        capacity=read.portfolio.capacity_tb_per_month,
    )


def _failed(outcome: Outcome, task: Task) -> FailedMember:
    reasons = tuple((one.code, one.message, one.place) for one in outcome.reasons)
    return FailedMember(outcome.member, reasons, outcome.more, (task.out / MANIFEST).is_file())


def write_roll_up(rollup: Rollup, out: Path) -> WrittenPack:
    """Write the roll-up beside the packs: a workbook, a document and every table as data, all or nothing."""
    from planner.portfolio.rolling import files_of, manifest_of

    return write_pack(out, files_of(rollup), manifest_of(rollup))
