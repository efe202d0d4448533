# SPDX-License-Identifier: MIT
"""The context diagram: systems in scope, their neighbours around them, every link told in words."""

from planner.documents.figures import ContextFigure
from planner.english import counted
from planner.render.pictures.context_fold import foldings
from planner.render.pictures.context_lines import draw_nets
from planner.render.pictures.context_plan import OUTER, WIDE, Plan, plan
from planner.render.pictures.legend import Sign, draw_legend
from planner.render.pictures.links import link_legend
from planner.render.pictures.palette import (
    BLUE,
    DARK,
    FAINT,
    GREY,
    INK,
    PALE,
    PORTRAIT_MM,
    RED,
    SMALL,
    TEXT,
    WHITE,
)
from planner.render.pictures.panels import Panel
from planner.render.pictures.svg import Sheet, polyline

TALLEST = 620.0


def draw_context(figure: ContextFigure) -> tuple[Sheet, float]:
    """The sheet and its height; an estate too large for a page is folded by kind or group, and says so."""
    made, shown = _fitting(figure)
    sheet = Sheet(PORTRAIT_MM)
    _draw_grounds(sheet, made)
    _draw_boundary(sheet, made, figure.inside)
    draw_nets(sheet, made)
    for panel in made.panels.values():
        draw_panel(sheet, panel)
    below = draw_legend(sheet, made.foot + 6, _legend(figure, made), _note(figure, shown, made))
    return sheet, below


def _fitting(figure: ContextFigure) -> tuple[Plan, ContextFigure]:
    """The least folded diagram that is not taller than a page."""
    ways = ((True, False), (False, False), (False, True)) if _may_fit(figure) else ()
    for wrapped, merged in ways:
        made = plan(figure, wrapped, merged)
        if made.foot <= TALLEST:
            return made, figure
    *larger, last = foldings(figure)
    for shown in filter(_may_fit, larger):
        made = plan(shown, False, True)
        if made.foot <= TALLEST:
            return made, shown
    return plan(last, False, True), last


def _may_fit(figure: ContextFigure) -> bool:
    """False if the boxes alone, without rows, are too tall: then there is no need to work it out."""
    return (
        max(len(figure.left), len(figure.centre), len(figure.right), len(figure.bottom) / 3) * 19 <= TALLEST
    )


def _draw_grounds(sheet: Sheet, made: Plan) -> None:
    for ground in made.headings:
        sheet.rect(ground.x, ground.y, ground.w, ground.h, FAINT, round_=3)
        sheet.text(ground.x + 4, ground.y + 9, ground.words, ground.w - 8, SMALL, GREY, True)
    centre = [panel for panel in made.panels.values() if panel.lane == "centre"]
    if centre:
        left, wide = centre[0].x, centre[0].w
        top = min(panel.y for panel in centre)
        sheet.text(left + wide / 2, top - 4, "In scope", wide, SMALL, DARK, True, "middle")


def _draw_boundary(sheet: Sheet, made: Plan, inside: str) -> None:
    """Draw the boundary of the organisation round all but what is outside it."""
    right = WIDE - 1
    outer = made.outside if any(panel.lane == "right" for panel in made.panels.values()) else right
    step = made.lane_foot + 2
    corners = [(1.0, 11.0), (outer, 11.0), (outer, step), (right, step), (right, made.foot), (1.0, made.foot)]
    sheet.path(polyline(corners) + "Z", stroke=DARK, line=1, dash="6 3")
    sheet.text(3, 7.5, inside, outer - 6, TEXT, DARK, True)
    if outer < right:
        sheet.text(right, 7.5, "Outside", OUTER, TEXT, GREY, True, "end")


def draw_panel(sheet: Sheet, panel: Panel) -> None:
    """Draw one box: its name, its note, and its rows."""
    scope = panel.lane == "centre"
    edge, ink, line = (BLUE, DARK, 1.5) if scope else (GREY, INK, 0.75)
    paper = PALE if scope else WHITE
    title = ": ".join(words for words in (panel.node.label, panel.node.note) if words)
    sheet.rect(panel.x, panel.y, panel.w, panel.h, paper, edge, line, 2.5, title=title)
    y = panel.y + 10
    if scope:
        y += (panel.head - panel.name_height) / 2
    x, anchor = (panel.x + panel.w / 2, "middle") if scope else (panel.x + 4, "start")
    for words in panel.lines:
        sheet.text(x, y, words, panel.w - 7, TEXT, ink, True, anchor)
        y += 9
    for words in panel.notes:
        sheet.text(x, y, words, panel.w - 7, SMALL, GREY, False, anchor)
        y += 9
    for index, (row, lines) in enumerate(zip(panel.rows, panel.texts, strict=True)):
        for number, words in enumerate(lines):
            at = (panel.x + (4 if number == 0 else 12), panel.row_y(index) + 2.5 + number * 8)
            ink = RED if row.state == "dead" else INK
            sheet.text(*at, words, panel.x + panel.w - 3 - at[0], SMALL, ink, row.vital)


def _legend(figure: ContextFigure, made: Plan) -> list[tuple[Sign, str]]:
    entries = link_legend(figure.links)
    if any(row.vital for panel in made.panels.values() for row in panel.rows):
        entries.append(
            (lambda s, x, y: s.text(x + 2, y + 2.5, "bold", 20, SMALL, INK, True), "criticality 1")
        )
    entries.append(
        (lambda s, x, y: s.line((x, y), (x + 20, y), DARK, 1, "6 3"), "boundary of the organisation")
    )
    return entries


def _note(figure: ContextFigure, shown: ContextFigure, made: Plan) -> str:
    said = []
    lanes = (shown.centre, shown.left, shown.bottom, shown.right)
    folded = sum(node.folds for lane in lanes for node in lane if node.folds > 1)
    if folded:
        said.append(f"{counted(folded, 'system')} drawn in boxes that they share.")
    drawn = sum(row.count for panel in made.panels.values() for row in panel.rows if row.far)
    unseen = len(figure.links) - drawn
    if unseen:
        said.append(f"{counted(unseen, 'link')} not drawn: in a shared box or to what is not shown.")
    return " ".join(said)
