# SPDX-License-Identifier: MIT
"""Sheets that lie along a time axis: the Gantt by month and the plan on a page, as values."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Marker:
    """A day that a line is drawn at, such as the end of a contract."""

    name: str
    on: date


@dataclass(frozen=True)
class Window:
    """A span of days that is shaded, such as a change freeze."""

    name: str
    start: date
    finish: date


@dataclass(frozen=True)
class GanttRow:
    """One activity with its dates. `total_float` is in working days; None dates are not planned yet.

    `then_start` and `then_finish` are its days in the baseline.
    """

    id: str
    name: str
    phase: str
    owner: str
    early_start: date | None
    early_finish: date | None
    late_start: date | None = None
    late_finish: date | None = None
    total_float: int | None = None
    critical: bool = False
    milestone: bool = False
    then_start: date | None = None
    then_finish: date | None = None


@dataclass(frozen=True)
class GanttSheet:
    """Activities against months, grouped by phase in the order given. Bars follow the dates of their row."""

    name: str
    title: str
    rows: tuple[GanttRow, ...]
    contract_ends: tuple[Marker, ...] = ()
    freezes: tuple[Window, ...] = ()
    as_of: date | None = None
    subtitle: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class PlanBar:
    """A stretch of work in a lane of the plan on a page."""

    name: str
    start: date
    finish: date
    critical: bool = False


@dataclass(frozen=True)
class PlanMilestone:
    """A day to remember in a lane of the plan on a page."""

    name: str
    on: date
    critical: bool = False


@dataclass(frozen=True)
class Lane:
    """A band across the plan: a phase, an organisation or a system."""

    name: str
    bars: tuple[PlanBar, ...] = ()
    milestones: tuple[PlanMilestone, ...] = ()


@dataclass(frozen=True)
class PlanOnAPageSheet:
    """Lanes against months, printed on exactly one A3 page."""

    name: str
    title: str
    lanes: tuple[Lane, ...]
    contract_ends: tuple[Marker, ...] = ()
    freezes: tuple[Window, ...] = ()
    as_of: date | None = None
    subtitle: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def months(first: date, last: date, step: int = 1) -> tuple[date, ...]:
    """The first day of every month (of every `step`th) from that of `first` to that of `last`."""
    count = (last.year - first.year) * 12 + last.month - first.month
    starts = range(first.month - 1, first.month + count, step)
    return tuple(date(first.year + index // 12, index % 12 + 1, 1) for index in starts)


def days(*groups: Iterable[date | None]) -> list[date]:
    """All the days that are known, sorted."""
    return sorted(day for group in groups for day in group if day is not None)
