# SPDX-License-Identifier: MIT
"""The burn-down: what is left to be moved, month by month, of the whole and of each archive it comes from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from planner.migration.plan import Plan, Source
from planner.migration.remains import Remains
from planner.migration.sampling import percentile
from planner.migration.simulate import drawn
from planner.model.months import months_after

MOST_MONTHS = 120
"""Months beyond which a copy is not followed: no programme waits for ten years."""


@dataclass(frozen=True)
class Left:
    """Terabytes left at the end of a day: as likely less as more, and what four futures in five keep below.

    `studies` is about how many of those studies are left at an even chance; None where nobody counted them.
    """

    on: date
    p50: float
    p80: float
    studies: float | None


@dataclass(frozen=True)
class Stream:
    """What is left of one archive, or of everything where `system` is empty, from the first day of the copy.

    `through_p50` and `through_p80` are the first days shown on which nothing is left; None where that
    does not come within the months that are followed.
    """

    system: str
    name: str
    points: tuple[Left, ...]
    through_p50: date | None
    through_p80: date | None


def burn_down(plan: Plan, begun: date, marks: Sequence[date] = ()) -> tuple[Stream, ...]:
    """Return what is left on the first of each month once the copy has begun, and on the days marked.

    The whole comes first; its archives follow where there are several. The streams do not add up to the
    whole: what is likely of each alone is not likely of all at once.
    """
    sources = [source for source in plan.sources if _stock(source, plan)]
    if not sources:
        return ()
    days = sorted({*_months(begun), *(day for day in marks if day > begun)})
    known = {one.system: (one.name, one.studies, _stock(one, plan)) for one in sources}
    whole = "Everything", sum(one.studies for one in sources), sum(_stock(one, plan) for one in sources)
    wanted = {"": whole, **(known if len(sources) > 1 else {})}
    lines = _lines(Remains(plan, drawn(plan)), tuple(wanted), begun, days)
    return tuple(_stream(*wanted[system], system, lines[system]) for system in wanted)


def _lines(
    remains: Remains, systems: Sequence[str], begun: date, days: Sequence[date]
) -> dict[str, list[tuple[date, float, float]]]:
    """Return P50 and P80 of what is left on each day, of each stream until the first day on which it is 0."""
    lines: dict[str, list[tuple[date, float, float]]] = {system: [] for system in systems}
    going = set(systems)
    for day in days:
        if not going:
            break
        since = float((day - begun).days)
        left = remains.by_source(since) if going - {""} else {}
        if "" in going:
            left[""] = remains.after(since)
        for system in systems:
            if system in going:
                lines[system].append((day, percentile(left[system], 0.5), percentile(left[system], 0.8)))
                if lines[system][-1][2] <= 0:
                    going.discard(system)
    return lines


def _stock(source: Source, plan: Plan) -> float:
    """Return the TB that typically lie in an archive when the copy begins."""
    return plan.driver(source.size).range.typical


def _months(begun: date) -> Iterator[date]:
    yield begun
    first = date(begun.year, begun.month, 1)
    for month in range(1, MOST_MONTHS + 1):
        yield months_after(first, month) - timedelta(days=1)


def _stream(
    name: str, studies: float, stock: float, system: str, line: Sequence[tuple[date, float, float]]
) -> Stream:
    points = [
        Left(day, p50, p80, studies * min(p50 / stock, 1.0) if studies and stock else None)
        for day, p50, p80 in line
    ]
    half = next((point.on for point in points if point.p50 <= 0), None)
    most = next((point.on for point in points if point.p80 <= 0), None)
    return Stream(system, name, tuple(points), half, most)
