# SPDX-License-Identifier: MIT
"""The time axis of a sheet: one column a period, years above, contract ends and freezes down the page."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from xlsxwriter.utility import xl_col_to_name

from planner.documents.timeline_sheets import Marker, Window, months
from planner.english import short_date
from planner.render.excel.formulas import serial
from planner.render.excel.press import Press, put_text
from planner.render.excel.styles import BLUE, CRITICAL, DARK_BLUE, FAINT, FREEZE, GREY, PALE_BLUE, WHITE

END, NOW, FROZEN = "▼", "●", "▒"
_LONG = 75
"""Months; a longer axis goes by quarters, so that it can still be read on one sheet of A3."""


@dataclass(frozen=True)
class Axis:
    """Periods from `column` on, headed by three rows from `top` on. `step` is the months in a period."""

    column: int
    top: int
    starts: tuple[date, ...]
    step: int
    ends: tuple[Marker, ...]
    freezes: tuple[Window, ...]
    as_of: date | None

    @property
    def last(self) -> int:
        """The last column of the axis."""
        return self.column + len(self.starts) - 1

    def at(self, day: date) -> int:
        """The column in which the day lies; the nearest one for a day off the axis."""
        return self.column + max(bisect_right(self.starts, day) - 1, 0)

    @cached_property
    def ended(self) -> Mapping[int, list[Marker]]:
        """The contract ends of each column that has any."""
        found: dict[int, list[Marker]] = {}
        for end in self.ends:
            found.setdefault(self.at(end.on), []).append(end)
        return found

    @cached_property
    def frozen_columns(self) -> frozenset[int]:
        """The columns that any freeze touches."""
        spans = ((self.at(window.start), self.at(window.finish)) for window in self.freezes)
        return frozenset(column for first, last in spans for column in range(first, last + 1))

    def touches(self, row: int, column: int, start: str, finish: str) -> str:
        """The test that the days in two columns of the row, such as `$D` and `$E`, touch the period."""
        period = f"{xl_col_to_name(column)}${self.top + 2}"
        return f"AND({start}{row + 1}<EDATE({period},{self.step}),{finish}{row + 1}>={period})"

    def spans(self, column: int, first: date | None, last: date | None) -> bool:
        """What that test gives today."""
        start = self.starts[column - self.column]
        months_on = start.month - 1 + self.step
        following = date(start.year + months_on // 12, months_on % 12 + 1, 1)
        return first is not None and last is not None and first < following and last >= start

    def ends_in(self, column: int) -> list[Marker]:
        """The contract ends in that period."""
        return self.ended.get(column, [])

    def frozen(self, column: int) -> bool:
        """True if any freeze touches that period."""
        return column in self.frozen_columns

    def ground(self, column: int) -> dict[str, Any]:
        """What an empty cell of that period looks like: a rule after a contract end, grey in a freeze."""
        look: dict[str, Any] = {"left": 4, "left_color": FAINT}
        if self.frozen(column):
            look["bg_color"] = FREEZE
        if self.ends_in(column):
            look |= {"right": 5, "right_color": CRITICAL}
        return look


def axis(
    column: int,
    known: list[date],
    ends: tuple[Marker, ...],
    freezes: tuple[Window, ...],
    as_of: date | None,
) -> Axis:
    """The axis from the first to the last of the known days; freezes outside it are left out.

    `top` is 0: the caller sets it once the title above is written.
    """
    if not known:
        raise ValueError("a time axis needs at least one day")
    first, last = known[0], known[-1]
    count = len(months(first, last))
    step = 3 if count > _LONG else 1
    if step == 3:
        first = date(first.year, first.month - (first.month - 1) % 3, 1)
    starts = months(first, last, step)
    inside = tuple(window for window in freezes if window.finish >= first and window.start <= last)
    today = as_of if as_of is not None and starts[0] <= as_of <= last + timedelta(days=31) else None
    return Axis(column, 0, starts, step, ends, inside, today)


def put_axis(press: Press, sheet: Any, line: Axis) -> None:
    """Write years, months and marks. The months are true dates, for the formulas."""
    row = line.top
    year_style = press.styles.get(
        bold=True, font_color=WHITE, bg_color=DARK_BLUE, align="center", border=1, border_color=WHITE
    )
    for year in sorted({start.year for start in line.starts}):
        columns = [line.column + n for n, start in enumerate(line.starts) if start.year == year]
        if len(columns) > 1:
            sheet.merge_range(row, columns[0], row, columns[-1], year, year_style)
        else:
            sheet.write_number(row, columns[0], year, press.styles.get(**_narrow(DARK_BLUE)))
    for number, start in enumerate(line.starts, line.column):
        style = press.styles.get(**_narrow(BLUE), num_format="mmm")
        sheet.write_number(row + 1, number, serial(start), style)
        _put_mark(press, sheet, line, row + 2, number)


def _narrow(ground: str) -> dict[str, Any]:
    return {
        "bold": True,
        "font_size": 8,
        "font_color": WHITE,
        "bg_color": ground,
        "align": "center",
        "border": 1,
        "border_color": WHITE,
    }


def _put_mark(press: Press, sheet: Any, line: Axis, row: int, column: int) -> None:
    ended = bool(line.ends_in(column))
    now = line.as_of is not None and line.at(line.as_of) == column
    mark = (END if ended else "") + (NOW if now else "") or (FROZEN if line.frozen(column) else "")
    colour = CRITICAL if ended else DARK_BLUE if now else GREY
    look = {**line.ground(column), "align": "center", "bold": True, "font_size": 9, "font_color": colour}
    look.setdefault("bg_color", PALE_BLUE)
    put_text(sheet, row, column, mark, press.styles.get(**look), press.styles)


def key_lines(line: Axis) -> tuple[str, ...]:
    """The marks in words: each contract end and each freeze with its days."""
    ends = sorted(line.ends, key=lambda end: (end.on, end.name))
    said = [f"{END} {short_date(end.on)}  {end.name}" for end in ends]
    windows = sorted(line.freezes, key=lambda window: (window.start, window.name))
    said += [
        f"{FROZEN} {short_date(window.start)} to {short_date(window.finish)}  {window.name}"
        for window in windows
    ]
    if line.as_of is not None:
        said.append(f"{NOW} {short_date(line.as_of)}  the day this plan was made")
    return tuple(said)
