# SPDX-License-Identifier: MIT
"""A Gantt sheet: activities against months. Bars and symbols are formulas on the row's dates."""

from dataclasses import replace
from datetime import date
from typing import Any

from xlsxwriter.utility import xl_col_to_name

from planner.documents.timeline_sheets import GanttRow, GanttSheet, days
from planner.documents.workbook import Formula
from planner.render.excel import text
from planner.render.excel.axis import Axis, axis, key_lines, put_axis
from planner.render.excel.page import put_notes, put_titles, set_page
from planner.render.excel.press import Press, put, put_text
from planner.render.excel.styles import BLUE, CRITICAL, DARK_BLUE, DATE, FLOAT, LIGHT_BLUE, RULE, WHITE

HEADINGS = (
    ("Id", 11.0),
    ("Activity", 50.0),
    ("Owner", 20.0),
    ("Start", 12.5),
    ("Finish", 12.5),
    ("Latest start", 12.5),
    ("Latest finish", 12.5),
    ("Float (days)", 8.0),
    ("Critical", 8.5),
    ("Kind", 8.0),
)
THEN = (("Baseline start", 12.5), ("Baseline finish", 12.5))
"""Headings that stand to the right of the others where there is a baseline."""
CRITICAL_MARK, MILESTONE_MARK = "◆", "▲"
_START, _FINISH, _LATE_FINISH, _MARK, _KIND = "$D", "$E", "$G", "$I", "$J"
_THEN_START, _THEN_FINISH = "$K", "$L"
BASELINE = "#000000"
_PERIOD_WIDTH = 3.6
_KEYS_A_LINE = 3
LEGEND = (
    f"{CRITICAL_MARK} on red: critical path.  Blue: other work.  Pale blue: float, the time it may slip.  "
    f"{MILESTONE_MARK} milestone.  Change a start or a finish and its bar follows."
)

BASELINE_LEGEND = "Dark line beneath: where it was in the baseline."


def write_gantt(press: Press, sheet: Any, values: GanttSheet) -> None:
    """Write the sheet."""
    based = any(activity.then_finish for activity in values.rows)
    headings = (*HEADINGS, *THEN) if based else HEADINGS
    line = axis(len(headings), _known(values), values.contract_ends, values.freezes, values.as_of)
    legend = f"{LEGEND}  {BASELINE_LEGEND}" if based else LEGEND
    lines = (*values.subtitle, legend, *_in_rows(key_lines(line)))
    top = put_titles(press, sheet, values.title, lines) + 1
    line = replace(line, top=top)
    _put_headings(press, sheet, line, top, headings)
    first = top + 3
    row = first
    for phase in dict.fromkeys(activity.phase for activity in values.rows):
        inside = [activity for activity in values.rows if activity.phase == phase]
        _put_phase(press, sheet, line, row, phase, inside)
        for number, activity in enumerate(inside, row + 1):
            _put_activity(press, sheet, line, number, activity)
        row += 1 + len(inside)
    _paint_bars(press, sheet, line, first, row - 1)
    put_notes(press, sheet, row + 1, values.notes, len(HEADINGS), sum(width for _, width in HEADINGS[:-1]))
    sheet.freeze_panes(first, 2)
    sheet.repeat_rows(top, first - 1)
    sheet.outline_settings(symbols_below=False)
    set_page(press, sheet, values, paper="A3")


def _in_rows(keys: tuple[str, ...]) -> list[str]:
    """The keys a few to a line, because the title block stays in sight while people scroll."""
    return ["      ".join(keys[at : at + _KEYS_A_LINE]) for at in range(0, len(keys), _KEYS_A_LINE)]


def _known(values: GanttSheet) -> list[date]:
    dates = ((r.early_start, r.early_finish, r.late_finish, r.then_start, r.then_finish) for r in values.rows)
    known = days(*dates, (end.on for end in values.contract_ends))
    return known or days((values.as_of or date(2000, 1, 1),))


def _put_headings(
    press: Press, sheet: Any, line: Axis, top: int, headings: tuple[tuple[str, float], ...]
) -> None:
    sheet.set_row(top, 16)
    for index, (heading, width) in enumerate(headings):
        sheet.set_column(index, index, width, None, {"hidden": heading == "Kind"})
        style = press.styles.header(**({"indent": 1} if index < 3 else {"align": "center"}))
        sheet.merge_range(top, index, top + 2, index, "", style)
        put_text(sheet, top, index, heading, style, press.styles)
    sheet.set_column(line.column, line.last, _PERIOD_WIDTH)
    put_axis(press, sheet, line)


def _put_phase(press: Press, sheet: Any, line: Axis, row: int, phase: str, inside: list[GanttRow]) -> None:
    """The heading of a phase: from its first start to its last finish, live."""
    look = {"bold": True, "bg_color": LIGHT_BLUE, "font_color": DARK_BLUE, "valign": "vcenter"}
    plain, day = press.styles.get(**look), press.styles.get(**look, num_format=DATE, align="center")
    for column in range(line.column):
        sheet.write_blank(row, column, None, plain)
    put_text(sheet, row, 0, phase, plain, press.styles)
    span = f"{row + 2}:{{}}{row + 1 + len(inside)}"
    starts = days(activity.early_start for activity in inside)
    finishes = days(activity.early_finish for activity in inside)
    if starts and finishes:
        put(press, sheet, row, 3, Formula(f"MIN(D{span.format('D')})", starts[0]), day)
        put(press, sheet, row, 4, Formula(f"MAX(E{span.format('E')})", finishes[-1]), day)
    put_text(sheet, row, 9, "phase", plain, press.styles)
    for column in range(line.column, line.last + 1):
        sheet.write_blank(
            row, column, None, press.styles.get(**{**line.ground(column), "bg_color": LIGHT_BLUE})
        )
    sheet.set_row(row, 18)


def _put_activity(press: Press, sheet: Any, line: Axis, row: int, activity: GanttRow) -> None:
    """One activity: its words, its dates, and one symbol formula a period."""
    edge = {"bottom": 1, "bottom_color": RULE, "valign": "vcenter"}
    plain = press.styles.get(**edge, text_wrap=True)
    name = press.styles.get(**edge, text_wrap=True, bold=activity.critical, indent=1)
    centred = {**edge, "align": "center"}
    day, mark = (
        press.styles.get(**centred, num_format=DATE),
        press.styles.get(**centred, bold=True, font_color=CRITICAL),
    )
    put(press, sheet, row, 0, activity.id, press.styles.get(**edge, font_color=DARK_BLUE, bold=True))
    put(press, sheet, row, 1, activity.name, name)
    put(press, sheet, row, 2, activity.owner, press.styles.get(**edge, text_wrap=True, indent=1))
    for column, value in enumerate(
        (activity.early_start, activity.early_finish, activity.late_start, activity.late_finish), 3
    ):
        put(press, sheet, row, column, value, day)
    late = activity.total_float is not None and activity.total_float < 0
    put(press, sheet, row, 7, activity.total_float, mark if late else press.styles.get(**centred))
    put(press, sheet, row, 8, CRITICAL_MARK if activity.critical else None, mark)
    put(press, sheet, row, 9, "milestone" if activity.milestone else "activity", plain)
    if line.column > len(HEADINGS):
        put(press, sheet, row, 10, activity.then_start, day)
        put(press, sheet, row, 11, activity.then_finish, day)
    _put_symbols(press, sheet, line, row, activity)
    lines = max(
        text.line_count(activity.name, (HEADINGS[1][1] - 2) * (0.93 if activity.critical else 1.0)),
        text.line_count(activity.owner, HEADINGS[2][1] - 2),
    )
    sheet.set_row(row, text.height(lines), None, {"level": 1})


def _put_symbols(press: Press, sheet: Any, line: Axis, row: int, activity: GanttRow) -> None:
    """The mark of the row in every period its dates touch: ▲ for a milestone, ◆ on the critical path.

    Other rows have no mark to follow their dates, so their periods are plain cells under the bar.
    """
    marked = activity.milestone or activity.critical
    shown = MILESTONE_MARK if activity.milestone else CRITICAL_MARK if activity.critical else ""
    symbol = f'"{MILESTONE_MARK}"' if activity.milestone else f'{_MARK}{row + 1}&""'
    for column in range(line.column, line.last + 1):
        inside = line.spans(column, activity.early_start, activity.early_finish)
        formula = Formula(
            f'IF({line.touches(row, column, _START, _FINISH)},{symbol},"")', shown if inside else ""
        )
        look = {**line.ground(column), "align": "center", "valign": "vcenter", "font_size": 8, "bold": True}
        style = press.styles.get(**look, bottom=1, bottom_color=RULE)
        put(press, sheet, row, column, formula if marked else None, style)


def _paint_bars(press: Press, sheet: Any, line: Axis, first: int, last: int) -> None:
    """The first rule that holds wins: milestones and phases come before bars, and bars before float."""
    touches = line.touches(first, line.column, _START, _FINISH)
    kind, mark = f"{_KIND}{first + 1}", f"{_MARK}{first + 1}"
    period = f"{xl_col_to_name(line.column)}${line.top + 2}"
    finish, late = f"{_FINISH}{first + 1}", f"{_LATE_FINISH}{first + 1}"
    rules: tuple[tuple[str, dict[str, Any]], ...] = (
        (f'=AND({kind}="phase",{touches})', _bar(DARK_BLUE)),
        (f'=AND({kind}="milestone",{mark}="{CRITICAL_MARK}",{touches})', {"font_color": CRITICAL}),
        (f'=AND({kind}="milestone",{touches})', {"font_color": DARK_BLUE}),
        (f'=AND({mark}="{CRITICAL_MARK}",{touches})', _bar(CRITICAL)),
        (f"={touches}", _bar(BLUE)),
        (f'=AND({kind}="activity",{late}<>"",{finish}<{period},{late}>={period})', _bar(FLOAT)),
    )
    if line.column > len(HEADINGS):
        then = line.touches(first, line.column, _THEN_START, _THEN_FINISH)
        then = f'AND({_THEN_FINISH}{first + 1}<>"",{then})'
        under = {"bottom": 1, "bottom_color": BASELINE}
        both = tuple((f"=AND({criteria[1:]},{then})", {**look, **under}) for criteria, look in rules)
        rules = (*both, *rules, (f"={then}", under))
    for criteria, look in rules:
        rule = {
            "type": "formula",
            "criteria": criteria,
            "format": press.styles.tone(**look),
            "stop_if_true": True,
        }
        sheet.conditional_format(first, line.column, last, line.last, rule)


def _bar(colour: str) -> dict[str, Any]:
    """A bar of that colour with no seam between the months, and a gap to the bars above and below."""
    gap = {"top": 1, "top_color": WHITE, "bottom": 1, "bottom_color": WHITE}
    return {"bg_color": colour, "font_color": WHITE, "left": 1, "left_color": colour, **gap}
