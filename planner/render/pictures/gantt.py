# SPDX-License-Identifier: MIT
"""The Gantt chart: activities as bars under months, the critical path hatched red, float as a thin line."""

from dataclasses import dataclass
from datetime import date

from planner.documents.figures import GanttFigure, GanttRow, Marker, readable
from planner.english import counted, short_date
from planner.render.pictures.flags import Flag, draw_flags, height, stack
from planner.render.pictures.fonts import width
from planner.render.pictures.legend import Sign, draw_legend
from planner.render.pictures.palette import (
    BLUE,
    DARK,
    GREEN,
    GREY,
    INK,
    LIGHT,
    PALE,
    PORTRAIT_MM,
    RED,
    RULE,
    SMALL,
    WHITE,
)
from planner.render.pictures.svg import Sheet, diamond, hatch
from planner.render.pictures.timeaxis import HEADER, TimeAxis, after, draw_grid, draw_header

FLOAT = 25.0
MARKERS = {
    "contract_end": (RED, "", 1.3),
    "today": (DARK, "3 2", 1.0),
    "go_live": (GREEN, "6 1.5 1.5 1.5", 1.0),
}


@dataclass(frozen=True)
class Frame:
    """Where the lines of the chart are."""

    axis: TimeAxis
    labels: float
    indent: float
    top: float
    pitch: float


def draw_gantt(figure: GanttFigure) -> tuple[Sheet, float]:
    """The sheet and its height; more activities than can be read are folded and said to be."""
    shown = readable(figure)
    sheet = Sheet(PORTRAIT_MM)
    lines = _lines(shown)
    indent = 4 + min(70.0, max((width(row.id, SMALL) + 4 for row in shown.rows if row.id), default=0))
    labels = min(sheet.width * 0.4, max([60.0, *(_label_width(line, indent) for line in lines)]) + 4)
    axis = _axis(shown, labels + FLOAT + 4, sheet.width - 1)
    flags = stack(_flags(shown, axis), 0, sheet.width)
    frame = Frame(axis, labels, indent, height(flags) + HEADER + 2, 9.2 if len(lines) > 45 else 10.5)
    bottom = frame.top + frame.pitch * len(lines) + 2
    draw_grid(sheet, axis, frame.top - HEADER, bottom)
    _draw_headings(sheet, frame)
    for index, line in enumerate(lines):
        if isinstance(line, str):
            _draw_phase(sheet, frame, index, line, shown)
    _draw_freezes(sheet, frame, shown, bottom)
    draw_flags(sheet, flags, frame.top - HEADER, bottom)
    draw_header(sheet, axis, frame.top - HEADER)
    for index, line in enumerate(lines):
        if isinstance(line, GanttRow):
            _draw_row(sheet, frame, frame.top + index * frame.pitch, line)
    return sheet, draw_legend(sheet, bottom + 2, _legend(shown), _note(figure, shown))


def _lines(figure: GanttFigure) -> list[str | GanttRow]:
    lines: list[str | GanttRow] = []
    for phase in figure.phases():
        lines.append(phase)
        lines.extend(row for row in figure.rows if row.phase == phase)
    return lines


def _axis(figure: GanttFigure, left: float, right: float) -> TimeAxis:
    days = [figure.start, figure.end, *(row.early_start for row in figure.rows)]
    days += [row.p80 for row in figure.rows if row.p80]
    days += [held for row in figure.rows for held in (row.then_start, row.then_finish) if held]
    days += [row.early_finish for row in figure.rows] + [marker.date for marker in figure.markers]
    return TimeAxis.over(min(days), max(days), left, right)


def _label_width(line: str | GanttRow, indent: float) -> float:
    if isinstance(line, str):
        return width(line, SMALL + 0.5, True) + 4
    return indent + width(line.label, SMALL, line.critical)


def _flags(figure: GanttFigure, axis: TimeAxis) -> list[Flag]:
    flags = [_flag(marker, axis) for marker in figure.markers]
    shown = [one for one in figure.freezes if one.finish >= axis.start and one.start <= axis.end]
    for label in dict.fromkeys(one.label for one in shown):
        # One that comes back every year is flagged once: the hatching shows the others.
        first, *others = [one for one in shown if one.label == label]
        words = f"{label}: {short_date(first.start)} to {short_date(first.finish)}"
        words += f", and {counted(len(others), 'more', 'more')}" if others else ""
        flags.append(Flag(axis.x(first.start), words, GREY, "1 1.5", 0.75))
    return flags


def _flag(marker: Marker, axis: TimeAxis) -> Flag:
    colour, dash, line = MARKERS[marker.kind]
    return Flag(axis.x(_end_of(marker)), f"{marker.label}: {short_date(marker.date)}", colour, dash, line)


def _end_of(marker: Marker) -> date:
    """A contract lasts to the end of its last day; anything else happens at the start of the day."""
    return after(marker.date) if marker.kind == "contract_end" else marker.date


def _draw_headings(sheet: Sheet, frame: Frame) -> None:
    base = frame.top - 4
    sheet.text(0, base, "Activity", frame.labels, SMALL, GREY, True)
    sheet.text(frame.labels + FLOAT - 2, base, "Float", FLOAT, SMALL, GREY, True, "end")


def _draw_phase(sheet: Sheet, frame: Frame, index: int, phase: str, figure: GanttFigure) -> None:
    """Draw the heading of a phase, with a thin bracket over the time that the phase takes."""
    y = frame.top + index * frame.pitch
    sheet.rect(0, y, frame.axis.right, frame.pitch, PALE)
    sheet.text(2, y + frame.pitch - 2.6, phase or "Activities", frame.labels, SMALL + 0.5, DARK, True)
    rows = [row for row in figure.rows if row.phase == phase]
    left = frame.axis.x(min(row.early_start for row in rows))
    right = frame.axis.x(after(max(row.early_finish for row in rows)))
    middle = y + frame.pitch / 2
    bracket = [(left, middle + 2.5), (left, middle - 1), (right, middle - 1), (right, middle + 2.5)]
    inner = [(right - 1.2, middle + 0.6), (left + 1.2, middle + 0.6)]
    sheet.polygon(bracket + (inner if right - left > 3 else []), GREY)


def _draw_freezes(sheet: Sheet, frame: Frame, figure: GanttFigure, bottom: float) -> None:
    for freeze in figure.freezes:
        left, right = frame.axis.x(freeze.start), frame.axis.x(after(freeze.finish))
        if right > left:
            hatch(sheet, left, frame.top, right - left, bottom - frame.top, "#9AA7B0", 5)


def _draw_row(sheet: Sheet, frame: Frame, y: float, row: GanttRow) -> None:
    base = y + frame.pitch - 2.6
    sheet.line((0, y + frame.pitch), (frame.axis.left, y + frame.pitch), RULE, 0.25)
    sheet.text(4, base, row.id, frame.indent - 7, SMALL, GREY)
    sheet.text(frame.indent, base, row.label, frame.labels - frame.indent, SMALL, INK, row.critical)
    if row.float_days is not None:
        late = row.float_days < 0
        words = f"−{-row.float_days}" if late else str(row.float_days)
        sheet.text(
            frame.labels + FLOAT - 2, base, words, FLOAT - 2, SMALL, RED if late else GREY, late, "end"
        )
    _draw_times(sheet, frame.axis, y + frame.pitch / 2, row)


def _draw_times(sheet: Sheet, axis: TimeAxis, middle: float, row: GanttRow) -> None:
    left, right = axis.x(row.early_start), axis.x(after(row.early_finish))
    span = (
        short_date(row.early_start)
        if row.milestone
        else f"{short_date(row.early_start)} to {short_date(row.early_finish)}"
    )
    title = f"{row.id} {row.label}: {span}"
    _draw_then(sheet, axis, middle, row)
    if row.late_finish and row.late_finish > row.early_finish:
        late = axis.x(after(row.late_finish))
        sheet.line((right, middle), (late, middle), GREY, 0.75)
        sheet.line((late, middle - 2), (late, middle + 2), GREY, 0.75)
    if row.milestone:
        sheet.polygon(diamond((left, middle), 3.6), RED if row.critical else DARK, WHITE, title)
    else:
        draw_bar(sheet, left, middle, max(right - left, 1.2), row.critical, row.folds > 1, title)
    if row.late_finish and row.late_finish < row.early_finish:
        late = axis.x(after(row.late_finish))
        sheet.polygon([(late, middle), (late + 4, middle - 3.2), (late + 4, middle + 3.2)], INK, WHITE)
    if row.p50 and row.p80:
        title = f"{row.id} {row.label}: P50 {short_date(row.p50)}, P80 {short_date(row.p80)}"
        draw_whisker(sheet, axis.x(after(row.p50)), axis.x(after(row.p80)), middle + 3.9, title)


def _draw_then(sheet: Sheet, axis: TimeAxis, middle: float, row: GanttRow) -> None:
    """Draw where it stood in the baseline: a thin grey bar above its own, or a hollow diamond."""
    if row.then_finish is None:
        return
    right = axis.x(after(row.then_finish))
    title = f"{row.id} {row.label}: baseline {short_date(row.then_finish)}"
    if row.milestone:
        sheet.polygon(diamond((axis.x(row.then_finish), middle), 3.0), WHITE, GREY, title)
    else:
        left = axis.x(row.then_start or row.then_finish)
        sheet.rect(left, middle - 4.5, max(right - left, 1.2), 1.4, GREY, "none", 0, 0, "", title)


def draw_whisker(sheet: Sheet, left: float, right: float, y: float, title: str = "") -> None:
    """Draw the range of a finish beneath its bar, closed at both ends: from P50 to P80."""
    sheet.line((left, y), (right, y), DARK, 1.1, "", title)
    for x in (left, right):
        sheet.line((x, y - 1.3), (x, y + 1.3), DARK, 1.1)


def draw_bar(
    sheet: Sheet, left: float, middle: float, wide: float, critical: bool, folded: bool, title: str = ""
) -> None:
    """Draw one bar: hatched red if critical, outlined if it stands for several activities."""
    fill = RED if critical else LIGHT if folded else BLUE
    stroke = DARK if folded else "none"
    sheet.rect(left, middle - 2.6, wide, 5.2, fill, stroke, 0.75, 0, "", title)
    if critical:
        hatch(sheet, left, middle - 2.6, wide, 5.2, WHITE, 3)


def _legend(figure: GanttFigure) -> list[tuple[Sign, str]]:
    """The signs that this chart uses, and no others."""
    every = [*_bar_signs(figure), *_date_signs(figure)]
    return [(sign, words) for wanted, sign, words in every if wanted]


def _bar_signs(figure: GanttFigure) -> list[tuple[bool, Sign, str]]:
    """The signs of activities: whether each is wanted, how it is drawn, and its words."""
    bars = [row for row in figure.rows if not row.milestone]
    return [
        (
            any(r.critical for r in bars),
            lambda s, x, y: draw_bar(s, x, y, 20, True, False),
            "critical (bold)",
        ),
        (
            any(not r.critical and r.folds == 1 for r in bars),
            lambda s, x, y: draw_bar(s, x, y, 20, False, False),
            "activity",
        ),
        (
            any(not r.critical and r.folds > 1 for r in bars),
            lambda s, x, y: draw_bar(s, x, y, 20, False, True),
            "several activities",
        ),
    ]


def _date_signs(figure: GanttFigure) -> list[tuple[bool, Sign, str]]:
    """The signs of days: milestones, float, lateness, ranges and freezes."""
    rows = figure.rows
    known = [row for row in rows if row.late_finish]
    return [
        (
            any(r.milestone for r in rows),
            lambda s, x, y: s.polygon(diamond((x + 10, y), 3.6), DARK),
            "milestone",
        ),
        (
            any((r.late_finish or r.early_finish) > r.early_finish for r in known),
            _float_sign,
            "float: may slip to here",
        ),
        (
            any((r.late_finish or r.early_finish) < r.early_finish for r in known),
            _late_sign,
            "had to finish here",
        ),
        (
            any(r.p50 and r.p80 for r in rows),
            lambda s, x, y: draw_whisker(s, x, x + 19, y),
            "finish, P50 to P80",
        ),
        (
            any(r.then_finish for r in rows),
            lambda s, x, y: s.rect(x, y - 0.7, 20, 1.4, GREY),
            "in the baseline",
        ),
        (bool(figure.freezes), lambda s, x, y: hatch(s, x, y - 4, 20, 8, "#9AA7B0", 5), "change freeze"),
    ]


def _float_sign(sheet: Sheet, x: float, y: float) -> None:
    sheet.line((x, y), (x + 19, y), GREY, 0.75)
    sheet.line((x + 19, y - 2), (x + 19, y + 2), GREY, 0.75)


def _late_sign(sheet: Sheet, x: float, y: float) -> None:
    sheet.polygon([(x + 8, y), (x + 12, y - 3.2), (x + 12, y + 3.2)], INK)


def _note(figure: GanttFigure, shown: GanttFigure) -> str:
    said = "Float is in working days. " if any(row.float_days is not None for row in figure.rows) else ""
    folded = sum(row.folds for row in shown.rows if row.folds > 1)
    if folded:
        said += f"{counted(folded, 'activity is', 'activities are')} folded into "
        said += f"{counted(sum(row.folds > 1 for row in shown.rows), 'bar')}; the workbook lists each."
    return said
