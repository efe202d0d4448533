# SPDX-License-Identifier: MIT
"""The data return as a workbook: the waves, the Gantt by member, capacity by month, and what would do."""

from collections.abc import Iterator
from datetime import date

from planner.consortium.result import Together
from planner.documents import figures
from planner.documents.tables import waves
from planner.documents.words import day
from planner.documents.workbook import (
    Bullets,
    GanttRow,
    GanttSheet,
    Heading,
    KeyValue,
    Marker,
    Paragraph,
    Properties,
    TextSheet,
    Window,
    Workbook,
)
from planner.english import counted, listed
from planner.waves.plan import WavePlan
from planner.waves.use import by_month

TITLE = "Data return"
WAVES = "waves-gantt"
"""The name of the picture of the waves."""
USE = "waves-use"
"""The name of the picture of how much of each capacity is used."""
UNITS = {"export": "TB a month", "team": "days served in the month", "go-live": "members live in the month"}


def data_return_workbook(held: Together) -> Workbook:
    """Return the waves of a consortium as a workbook."""
    said = (f"{held.title}, as of {day(held.as_of)}",)
    made = held.returning
    return Workbook(
        Properties(TITLE, held.title, held.title, held.title, "Draft for review", held.as_of),
        (
            _read_me(held, said),
            waves.waves(made).sheet("Waves", said, "A3"),
            _gantt(held, said),
            waves.use(made).sheet("Use by month", said),
            waves.would_do(made).sheet("What would do", said, "A3"),
            waves.bounds(made).sheet("How firm", said, "A3"),
        ),
    )


def _read_me(held: Together, said: tuple[str, ...]) -> TextSheet:
    return TextSheet(
        "Read me",
        TITLE,
        (
            *(Paragraph(told) for told in waves.sentences(held.returning)),
            KeyValue("Members", len(held.said.members)),
            KeyValue("As of", held.as_of),
            Heading("How it is made", 2),
            Bullets(
                (
                    waves.STEADY,
                    "What is said of stores, migration teams and go-live slots in consortium.yaml is what "
                    "the waves are made from; where nobody has said something, How firm names it.",
                    "Not known means that nobody has said. It never means no.",
                )
            ),
        ),
        said,
    )


def _gantt(held: Together, said: tuple[str, ...]) -> GanttSheet:
    plans = [one.plan for one in held.returning]
    deadlines: dict[object, list[str]] = {}
    for plan in plans:
        for wave in plan.waves:
            if wave.leaver.deadline:
                named = deadlines.setdefault(wave.leaver.deadline, [])
                if wave.leaver.name not in named:
                    named.append(wave.leaver.name)
    return GanttSheet(
        "Gantt",
        "The waves by member",
        tuple(row for plan in plans for row in _rows(plan)),
        tuple(
            Marker(f"Deadline of {listed(names, 2)}", on)
            for on in sorted(one for one in {w.leaver.deadline for p in plans for w in p.waves} if one)
            for names in (deadlines[on],)
        ),
        tuple(
            dict.fromkeys(
                Window(one.why or "Freeze", one.first, one.last)
                for plan in plans
                for one in plan.pool.freezes
            )
        ),
        held.as_of,
        said,
        ("Latest finish is the deadline; float counts days of the calendar. Red: late.",),
    )


def drawn(held: Together) -> figures.GanttFigure:
    """Return the waves by member as a picture, with the deadlines of those who have one."""
    every = [(one.plan.pool, wave) for one in held.returning for wave in one.plan.waves]
    deadlines: dict[date, list[str]] = {}
    for _, wave in every:
        if wave.leaver.deadline:
            named = deadlines.setdefault(wave.leaver.deadline, [])
            named += [wave.leaver.name] if wave.leaver.name not in named else []
    return figures.GanttFigure(
        "The waves by member",
        min(wave.first for _, wave in every),
        max(wave.last for _, wave in every),
        tuple(
            figures.GanttRow(
                "",
                wave.leaver.name,
                pool.title,
                wave.first,
                wave.last,
                wave.leaver.deadline,
                milestone=pool.kind == "go-live",
            )
            for pool, wave in every
        ),
        tuple(
            figures.Marker(on, f"Deadline of {counted(len(named), 'member')}")
            for on, named in sorted(deadlines.items())
        ),
        tuple(
            dict.fromkeys(
                figures.Shade(one.first, one.last, one.why or "Freeze")
                for pool in dict.fromkeys(pool for pool, _ in every)
                for one in pool.freezes
            )
        ),
    )


def use_drawn(held: Together) -> figures.CapacityFigure:
    """Return how much of each shared capacity is used as a picture."""
    return figures.CapacityFigure(
        "Use of what is shared, by month",
        tuple(
            figures.CapacityLane(
                one.plan.pool.title,
                UNITS[one.plan.pool.kind],
                tuple((month.first, month.used, month.there_is) for month in by_month(one.plan)),
            )
            for one in held.returning
            if one.plan.waves
        ),
    )


def _rows(plan: WavePlan) -> Iterator[GanttRow]:
    for at, wave in enumerate(plan.waves, 1):
        yield GanttRow(
            f"{at}",
            wave.leaver.name,
            plan.pool.title,
            "",
            wave.first,
            wave.last,
            None,
            wave.leaver.deadline,
            None if wave.late is None else -wave.late,
            (wave.late or 0) > 0,
            plan.pool.kind == "go-live",
        )
