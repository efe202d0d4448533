# SPDX-License-Identifier: MIT
"""The plan on a page: lanes against months, packed so that no label meets another, on one A3 page."""

from dataclasses import dataclass, replace
from datetime import date
from math import ceil
from typing import Any

from planner.documents.timeline_sheets import Lane, PlanBar, PlanMilestone, PlanOnAPageSheet, days
from planner.render.excel import text
from planner.render.excel.axis import Axis, axis, key_lines, put_axis
from planner.render.excel.page import put_notes, put_titles, set_page
from planner.render.excel.press import Press, put_text
from planner.render.excel.styles import BLUE, CRITICAL, DARK_BLUE, INK, RULE, WHITE

_LANE_WIDTH = 24.0
_AXIS_WIDTH = 190.0
"""All the periods together, in characters: what A3 landscape has at full size."""
_NARROWEST, _WIDEST = 3.6, 9.0
_PAGE_HEIGHT, _LOWEST, _HIGHEST = 560.0, 18.0, 27.0
"""Points for all lanes, and the least and most for a row: few lanes fill the page, many shrink to it."""
MARK = {False: "◇", True: "◆"}
LEGEND = "◆ and red: critical path.  ◇ other milestones.  Blue: work.  A red rule ▼ is the end of a contract."


@dataclass(frozen=True)
class Item:
    """Something in a lane: its columns, its label, and the columns that both of them cover."""

    label: str
    first: int
    last: int
    left: int
    right: int
    critical: bool
    milestone: bool

    @property
    def inside(self) -> bool:
        """True if the label lies on the bar itself."""
        return not self.milestone and (self.left, self.right) == (self.first, self.last)


def write_plan(press: Press, sheet: Any, values: PlanOnAPageSheet) -> None:
    """Write the sheet."""
    top = put_titles(press, sheet, values.title, (*values.subtitle, LEGEND)) + 1
    line = replace(axis(1, _known(values), values.contract_ends, values.freezes, values.as_of), top=top)
    width = min(max(_AXIS_WIDTH / len(line.starts), _NARROWEST), _WIDEST)
    sheet.set_column(0, 0, _LANE_WIDTH)
    sheet.set_column(line.column, line.last, width)
    corner = press.styles.header(indent=1)
    sheet.merge_range(top, 0, top + 2, 0, "", corner)
    put_text(sheet, top, 0, "Lane", corner, press.styles)
    put_axis(press, sheet, line)
    row = top + 3
    packed = [(lane, pack(lane, line, width)) for lane in values.lanes]
    tall = min(max(_PAGE_HEIGHT / max(sum(_rows(*lane) for lane in packed), 1), _LOWEST), _HIGHEST)
    for lane, rows in packed:
        row = _put_lane(press, sheet, line, (row, tall), lane, rows)
    notes = (*key_lines(line), *values.notes)
    put_notes(press, sheet, row + 1, notes, 1 + len(line.starts), _LANE_WIDTH + width * len(line.starts))
    sheet.freeze_panes(top + 3, 1)
    set_page(press, sheet, values, paper="A3", tall=1)


def _known(values: PlanOnAPageSheet) -> list[date]:
    bars = ((bar.start, bar.finish) for lane in values.lanes for bar in lane.bars)
    stones = (stone.on for lane in values.lanes for stone in lane.milestones)
    known = days(*bars, stones, (end.on for end in values.contract_ends))
    return known or days((values.as_of or date(2000, 1, 1),))


def pack(lane: Lane, line: Axis, width: float) -> list[list[Item]]:
    """The lane's items in as few rows as it takes for none to cover another, the earliest first."""
    found: list[PlanBar | PlanMilestone] = [*lane.bars, *lane.milestones]
    items = sorted(
        (_item(one, line, width) for one in found), key=lambda item: (item.first, item.last, item.label)
    )
    rows: list[list[Item]] = []
    for item in items:
        free = next((row for row in rows if all(_apart(item, other) for other in row)), None)
        if free is None:
            rows.append([item])
        else:
            free.append(item)
    return rows or [[]]


def _apart(one: Item, other: Item) -> bool:
    return one.right < other.left or other.right < one.left


def _item(one: PlanBar | PlanMilestone, line: Axis, width: float) -> Item:
    """The item with its label on its bar where that is long enough, else after it, else before it."""
    milestone = isinstance(one, PlanMilestone)
    first = line.at(one.on if isinstance(one, PlanMilestone) else one.start)
    last = first if isinstance(one, PlanMilestone) else line.at(one.finish)
    name = " ".join(text.clean(one.name).split())
    label = name if milestone or not one.critical else f"{MARK[True]} {name}"
    if not milestone and ceil((len(label) + 0.5) / width) <= last - first + 1:
        return Item(label, first, last, first, last, one.critical, milestone)
    needs = ceil((len(name) * 0.98 + 3.5) / width)
    if last + needs <= line.last:
        return Item(name, first, last, first, last + needs, one.critical, milestone)
    return Item(name, first, last, max(first - needs, line.column), last, one.critical, milestone)


def _rows(lane: Lane, rows: list[list[Item]]) -> int:
    """The rows of the lane: enough for its items and for its name."""
    return max(len(rows), ceil(text.line_count(lane.name, _LANE_WIDTH * 0.9 - 3) * 13 / _LOWEST))


def _put_lane(
    press: Press, sheet: Any, line: Axis, at: tuple[int, float], lane: Lane, rows: list[list[Item]]
) -> int:
    """The lane in its rows, `at` a row and with a height for each; the first row after it."""
    top, tall = at
    last = top + _rows(lane, rows) - 1
    style = press.styles.header(bg_color="#D5E5F4", font_color=DARK_BLUE, align="left", indent=1)
    if last > top:
        sheet.merge_range(top, 0, last, 0, "", style)
    put_text(sheet, top, 0, lane.name, style, press.styles)
    for number in range(top, last + 1):
        sheet.set_row(number, tall)
        foot = {"bottom": 1, "bottom_color": RULE} if number == last else {}
        for column in range(line.column, line.last + 1):
            sheet.write_blank(number, column, None, press.styles.get(**line.ground(column), **foot))
        for item in rows[number - top] if number - top < len(rows) else ():
            _put_item(press, sheet, line, number, item, foot)
    return last + 1


def _put_item(press: Press, sheet: Any, line: Axis, row: int, item: Item, foot: dict[str, Any]) -> None:
    """The bar or the diamond, and the label on it or beside it."""
    colour = CRITICAL if item.critical else BLUE
    if item.milestone:
        look = {
            **line.ground(item.first),
            **foot,
            "align": "center",
            "valign": "vcenter",
            "font_color": colour if item.critical else DARK_BLUE,
        }
        mark = press.styles.get(**look, bold=True, font_size=12)
        put_text(sheet, row, item.first, MARK[item.critical], mark, press.styles)
    else:
        _put_bar(press, sheet, row, item, colour)
    if item.inside:
        return
    after = item.right > item.last
    column = item.last + 1 if after else item.first - 1
    if line.column <= column <= line.last:
        look = {
            **line.ground(column),
            **foot,
            "align": "left" if after else "right",
            "indent": 1,
            "font_color": INK,
            "valign": "vcenter",
        }
        put_text(
            sheet,
            row,
            column,
            item.label,
            press.styles.get(**look, font_size=9, bold=item.critical),
            press.styles,
        )


def _put_bar(press: Press, sheet: Any, row: int, item: Item, colour: str) -> None:
    look = {"bg_color": colour, "font_color": WHITE, "bold": True, "font_size": 9, "valign": "vcenter"}
    style = press.styles.get(**look, top=2, top_color=WHITE, bottom=2, bottom_color=WHITE)
    if item.last > item.first:
        sheet.merge_range(row, item.first, row, item.last, "", style)
    words = item.label if item.inside else MARK[True] if item.critical else ""
    put_text(sheet, row, item.first, words, style, press.styles)
