# SPDX-License-Identifier: MIT
"""The burn-down: what is left to be moved, month by month, of the whole and of each archive it comes from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from planner.migration.plan import Plan, Source
from planner.migration.sampling import percentile
from planner.migration.simulate import drawn, left_after, left_by_source
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
    values, days = drawn(plan), sorted({*_months(begun), *(day for day in marks if day > begun)})
    lines: dict[str, list[tuple[date, list[float]]]] = {"": [], **{one.system: [] for one in sources}}
    for day in days:
        lines[""].append((day, left_after(plan, values, float((day - begun).days))))
        each = left_by_source(plan, values, float((day - begun).days))
        for one in sources:
            lines[one.system].append((day, each[one.system]))
    known = {one.system: (one.name, one.studies, _stock(one, plan)) for one in sources}
    whole = "Everything", sum(one.studies for one in sources), sum(_stock(one, plan) for one in sources)
    wanted = {"": whole, **(known if len(sources) > 1 else {})}
    return tuple(_stream(system, *wanted[system], lines[system]) for system in wanted)


def _stock(source: Source, plan: Plan) -> float:
    """Return the TB that typically lie in an archive when the copy begins."""
    return plan.driver(source.size).range.typical


def _months(begun: date) -> Iterator[date]:
    yield begun
    first = date(begun.year, begun.month, 1)
    for month in range(1, MOST_MONTHS + 1):
        yield months_after(first, month) - timedelta(days=1)


def _stream(
    system: str, name: str, studies: float, stock: float, line: Sequence[tuple[date, list[float]]]
) -> Stream:
    points = []
    for day, left in line:
        p50, p80 = percentile(left, 0.5), percentile(left, 0.8)
        rest = studies * min(p50 / stock, 1.0) if studies and stock else None
        points.append(Left(day, p50, p80, rest))
        if p80 <= 0:
            break
    half = next((point.on for point in points if point.p50 <= 0), None)
    most = next((point.on for point in points if point.p80 <= 0), None)
    return Stream(system, name, tuple(points), half, most)
