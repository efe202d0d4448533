# SPDX-License-Identifier: MIT
"""Service paths at each lapse: works, degraded, stopped or unknown, by letter, word and colour."""

from collections.abc import Sequence

from planner.documents.figures import Lapse, PathState, PathStrip
from planner.english import counted, short_date
from planner.render.pictures.fonts import wrap
from planner.render.pictures.legend import Sign
from planner.render.pictures.palette import (
    AMBER,
    GREY,
    INK,
    MINT,
    RED,
    RULE,
    SMALL,
    TEXT,
    WHITE,
)
from planner.render.pictures.svg import Sheet, curve, hatch
from planner.render.pictures.timeaxis import TimeAxis, after

MOST_LAPSES = 12
MOST_PATHS = 20
DROP, HEAD, PITCH = 20.0, 20.0, 11.0
LETTERS: dict[PathState, str] = {"works": "W", "degraded": "D", "stopped": "S", "unknown": "?"}
PAPERS: dict[PathState, str] = {"works": MINT, "degraded": AMBER, "stopped": RED, "unknown": WHITE}
WORST: tuple[PathState, ...] = ("stopped", "degraded", "unknown", "works")


def draw_strip(
    sheet: Sheet, axis: TimeAxis, top: float, lapses: Sequence[Lapse], paths: Sequence[PathStrip]
) -> tuple[float, str]:
    """Draw a column for each lapse, led down from its day, and a row for each path.

    Returned are the end of the drawing and a note of what was left out.
    """
    shown = lapses[:MOST_LAPSES]
    rows = _worst_first(paths) if len(paths) > MOST_PATHS else list(paths)
    if not shown:
        return top, ""
    wide = min(110.0, (axis.right - axis.left) / len(shown))
    lefts = [axis.left + index * wide for index in range(len(shown))]
    for lapse, left in zip(shown, lefts, strict=True):
        _draw_lead(sheet, axis.x(after(lapse.date)), left + wide / 2, top)
    for lapse, left in zip(shown, lefts, strict=True):
        _draw_column_head(sheet, left, top + DROP, wide, lapse)
    sheet.text(0, top + DROP + 8, "Service path the day after", axis.left - 8, SMALL, GREY, True)
    y = top + DROP + HEAD + 8 * max(len(wrap(lapse.label, SMALL, wide - 6, 3)) - 1 for lapse in shown)
    for path in rows[:MOST_PATHS]:
        _draw_row(sheet, y, lefts, wide, path, axis.left)
        y += PITCH
    return y, _left_out(lapses, rows[MOST_PATHS:])


def _draw_lead(sheet: Sheet, start: float, end: float, top: float) -> None:
    """Lead from the day on the axis to the column, straight down at both ends."""
    bends = ((start, top + DROP * 0.7), (end, top + DROP * 0.3), (end, top + DROP))
    sheet.path(curve((start, top), *bends), stroke=RED, line=0.75, dash="3 2")


def _draw_column_head(sheet: Sheet, left: float, top: float, wide: float, lapse: Lapse) -> None:
    middle = left + wide / 2
    sheet.text(middle, top + 8, short_date(lapse.date), wide - 2, TEXT, RED, True, "middle")
    for index, words in enumerate(wrap(lapse.label, SMALL, wide - 6, 3)):
        sheet.text(middle, top + 17 + index * 8, words, wide - 4, SMALL, INK, False, "middle")


def _draw_row(
    sheet: Sheet, y: float, lefts: Sequence[float], wide: float, path: PathStrip, labels: float
) -> None:
    sheet.line((0, y + PITCH), (lefts[-1] + wide, y + PITCH), RULE, 0.25)
    sheet.text(0, y + PITCH - 3, path.label, labels - 8, TEXT, INK)
    for left, state in zip(lefts, path.states, strict=False):
        draw_state(sheet, left + 1.5, y + 1, wide - 3, PITCH - 2, state)


def draw_state(sheet: Sheet, x: float, y: float, w: float, h: float, state: PathState) -> None:
    """Draw one state: its colour, its letter and, where there is room, its word."""
    sheet.rect(x, y, w, h, PAPERS[state], GREY if state == "unknown" else "none", 0.5, 1)
    if state == "unknown":
        hatch(sheet, x, y, w, h, RULE, 4)
    word = f"{LETTERS[state]}  {state}" if w > 52 else LETTERS[state]
    colour = WHITE if state == "stopped" else INK
    sheet.text(x + w / 2, y + h / 2 + 2.6, word, w, SMALL, colour, state != "works", "middle")


def state_legend(paths: Sequence[PathStrip]) -> list[tuple[Sign, str]]:
    """The states that occur, worst first."""
    found = {state for path in paths for state in path.states}
    return [(_sign(state), state) for state in WORST if state in found]


def _sign(state: PathState) -> Sign:
    return lambda sheet, x, y: draw_state(sheet, x, y - 4.5, 20, 9, state)


def _worst_first(paths: Sequence[PathStrip]) -> list[PathStrip]:
    return sorted(
        paths, key=lambda path: min((WORST.index(state) for state in path.states), default=len(WORST))
    )


def _left_out(lapses: Sequence[Lapse], paths: Sequence[PathStrip]) -> str:
    said = []
    if len(lapses) > MOST_LAPSES:
        said.append(f"{counted(len(lapses) - MOST_LAPSES, 'later lapse')} not drawn.")
    if paths:
        same = all(state == "works" for path in paths for state in path.states)
        why = ", which work throughout," if same else " (the least affected)"
        said.append(f"{counted(len(paths), 'more service path')}{why} not drawn.")
    return " ".join(said)
