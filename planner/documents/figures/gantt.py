# SPDX-License-Identifier: MIT
"""Activities over time, and how many of them one picture can carry."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import ClassVar, Literal

from planner.english import counted, short_date

MarkerKind = Literal["contract_end", "today", "go_live"]

READABLE_LINES = 60


@dataclass(frozen=True)
class Marker:
    """A day that matters to the whole programme."""

    date: date
    label: str
    kind: MarkerKind = "contract_end"


@dataclass(frozen=True)
class Shade:
    """A period in which nothing may change, both days included."""

    start: date
    finish: date
    label: str


@dataclass(frozen=True)
class GanttRow:
    """One activity or milestone; or, with `folds` above one, several activities shown as one bar.

    `p50` and `p80` are the days by which its finish comes about in one future of two and in four of five;
    `then_start` and `then_finish` are its days in the baseline.
    """

    id: str
    label: str
    phase: str
    early_start: date
    early_finish: date
    late_finish: date | None = None
    critical: bool = False
    milestone: bool = False
    float_days: int | None = None
    folds: int = 1
    p50: date | None = None
    p80: date | None = None
    then_start: date | None = None
    then_finish: date | None = None


@dataclass(frozen=True)
class GanttFigure:
    """Activities over time, grouped by phase in the order the phases first appear."""

    landscape: ClassVar[bool] = False
    title: str
    start: date
    end: date
    rows: tuple[GanttRow, ...]
    markers: tuple[Marker, ...] = ()
    freezes: tuple[Shade, ...] = ()

    def phases(self) -> tuple[str, ...]:
        """The phases, each once, in order of first appearance."""
        return tuple(dict.fromkeys(row.phase for row in self.rows))

    def alt_text(self) -> str:
        """One paragraph: how many activities, between which days, what is critical, late and fixed."""
        milestones = sum(row.milestone for row in self.rows)
        total = sum(row.folds for row in self.rows) - milestones
        critical = sum(row.critical for row in self.rows)
        late = [row for row in self.rows if row.float_days is not None and row.float_days < 0]
        said = f"Gantt chart of {counted(total, 'activity', 'activities')}"
        said += f" and {counted(milestones, 'milestone')}" if milestones else ""
        said += f" from {short_date(self.start)} to {short_date(self.end)}; {critical or 'none'}"
        said += f" {'is' if critical == 1 else 'are'} on the critical path"
        if late:
            worst = min(late, key=lambda row: (row.float_days or 0, row.id))
            said += f"; {counted(len(late), 'finishes', 'finish')} too late, the worst by "
            said += f"{counted(-(worst.float_days or 0), 'working day')} ({worst.label})"
        for marker in self.markers:
            said += f"; {marker.label}: {short_date(marker.date)}"
        return said + "."


def readable(figure: GanttFigure, lines: int = READABLE_LINES) -> GanttFigure:
    """The same chart in at most `lines` lines, headings included, each folded row saying what it stands for.

    Activities with time to spare are folded first, phase by phase, most spare first; then whole phases,
    those with the fewest critical activities first. What is critical is kept in sight as long as it fits.
    """
    by_phase = {phase: [row for row in figure.rows if row.phase == phase] for phase in figure.phases()}
    for phase in sorted(by_phase, key=lambda name: -_spare(by_phase[name])):
        if _lines(by_phase) > lines:
            by_phase[phase] = _fold_slack(by_phase[phase])
    for phase in sorted(by_phase, key=lambda name: sum(row.critical for row in by_phase[name])):
        if (excess := _lines(by_phase) - lines) > 0:
            by_phase[phase] = _fold_rest(by_phase[phase], len(by_phase[phase]) - excess - 1)
    rows = [row for phase_rows in by_phase.values() for row in phase_rows]
    if _lines(by_phase) > lines:
        kept = max(1, lines // 2) - 1
        rows = [*rows[:kept], _folded(rows[kept:], "Later phases")]
    return replace(figure, rows=tuple(rows))


def _lines(by_phase: dict[str, list[GanttRow]]) -> int:
    return sum(1 + len(rows) for rows in by_phase.values())


def _spare(rows: Sequence[GanttRow]) -> int:
    return min((row.float_days or 0 for row in rows if _is_slack(row)), default=0)


def _is_slack(row: GanttRow) -> bool:
    return not (row.critical or row.milestone or (row.float_days is not None and row.float_days <= 0))


def _fold_slack(rows: Sequence[GanttRow]) -> list[GanttRow]:
    slack = [row for row in rows if _is_slack(row)]
    kept = [row for row in rows if not _is_slack(row)]
    return [*kept, _folded(slack, rows[0].phase)] if len(slack) > 1 else list(rows)


def _fold_rest(rows: Sequence[GanttRow], keep: int) -> list[GanttRow]:
    """The first rows as they are and the rest as one; all as one where hardly any could be kept."""
    kept = list(rows[: keep if keep > 2 else 0])
    return [*kept, _folded(rows[len(kept) :], rows[0].phase)]


def _folded(rows: Sequence[GanttRow], phase: str) -> GanttRow:
    """The one row that stands for all of these: from the first start to the last finish."""
    if len(rows) == 1:
        return rows[0]
    late = [row.late_finish for row in rows if row.late_finish]
    floats = [row.float_days for row in rows if row.float_days is not None]
    count = sum(row.folds for row in rows)
    critical = any(row.critical for row in rows)
    if critical:
        kind = "activities, some critical"
    else:
        kind = "activities, some too late" if min(floats, default=0) < 0 else "activities with time to spare"
    return GanttRow(
        "", f"{count} {kind}", phase, min(row.early_start for row in rows),
        max(row.early_finish for row in rows), max(late, default=None), critical, False,
        min(floats, default=None), count,
    )  # fmt: skip
