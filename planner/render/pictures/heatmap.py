# SPDX-License-Identifier: MIT
"""The risk matrix: impact across, likelihood up, each cell with its score, its band and its risks."""

from collections.abc import Sequence

from planner.documents.figures import BANDS, IMPACT, LIKELIHOOD, HeatMapFigure, band
from planner.render.pictures.fonts import width, wrap
from planner.render.pictures.legend import Sign, draw_legend
from planner.render.pictures.palette import (
    CREAM,
    DARK,
    INK,
    MINT,
    PORTRAIT_MM,
    RED,
    ROSE,
    SMALL,
    TEXT,
)
from planner.render.pictures.svg import Sheet

LEFT, HEIGHT, FOOT, GAP = 74.0, 62.0, 34.0, 2.0
CHIP, SPACE = 10.0, 5.0
PAPERS = {"low": MINT, "moderate": CREAM, "high": "#FFDDA1", "extreme": ROSE}
EDGES = {"low": "#006747", "moderate": "#735000", "high": "#803D00", "extreme": RED}


def draw_heat_map(figure: HeatMapFigure) -> tuple[Sheet, float]:
    """The sheet and its height; risks that find no room in a crowded cell are counted there."""
    sheet = Sheet(PORTRAIT_MM)
    wide = (sheet.width - LEFT) / 5
    sheet.text(0, 8, "Likelihood", LEFT, TEXT, DARK, True)
    for likelihood in range(1, 6):
        y = 14 + (5 - likelihood) * HEIGHT
        _draw_scale(sheet, y, likelihood)
        for impact in range(1, 6):
            ids = _ids(figure, likelihood, impact)
            _draw_cell(sheet, LEFT + (impact - 1) * wide, y, wide, likelihood, impact, ids)
    foot = 14 + 5 * HEIGHT
    for impact, name in enumerate(IMPACT, 1):
        middle = LEFT + (impact - 0.5) * wide
        sheet.text(middle, foot + 10, f"{impact} {name}", wide - 4, TEXT, INK, True, "middle")
    sheet.text(LEFT + 2.5 * wide, foot + 22, "Impact", wide, TEXT, DARK, True, "middle")
    return sheet, draw_legend(sheet, foot + FOOT - 4, _legend())


def _ids(figure: HeatMapFigure, likelihood: int, impact: int) -> Sequence[str]:
    rows = figure.cells[likelihood - 1] if likelihood <= len(figure.cells) else ()
    return rows[impact - 1] if impact <= len(rows) else ()


def _draw_scale(sheet: Sheet, y: float, likelihood: int) -> None:
    lines = wrap(f"{likelihood} {LIKELIHOOD[likelihood - 1]}", TEXT, LEFT - 8, 2, True)
    for index, line in enumerate(lines):
        sheet.text(0, y + HEIGHT / 2 + 3 + index * 9 - (len(lines) - 1) * 4.5, line, LEFT, TEXT, INK, True)


def _draw_cell(
    sheet: Sheet, x: float, y: float, wide: float, likelihood: int, impact: int, ids: Sequence[str]
) -> None:
    """Draw one cell: band and score at its head, the ids beneath."""
    name = band(likelihood, impact)
    sheet.rect(
        x, y, wide - GAP, HEIGHT - GAP, PAPERS[name], EDGES[name], 1.4 if name == "extreme" else 0.5, 2
    )
    sheet.text(x + 4, y + 9, name.capitalize(), wide - 24, SMALL, EDGES[name], True)
    score = str(likelihood * impact)
    sheet.text(x + wide - GAP - 4, y + 9, score, 16, SMALL, EDGES[name], True, "end")
    lines, left_over = flow(ids, wide - GAP - 8, int((HEIGHT - GAP - 13) / CHIP))
    for index, line in enumerate(lines):
        at = x + 4
        for word in line:
            sheet.text(at, y + 20 + index * CHIP, word, x + wide - GAP - 4 - at + 0.01, TEXT, INK)
            at += width(word, TEXT) + SPACE
    if left_over:
        more = f"+{len(left_over)} more"
        sheet.text(
            x + wide - GAP - 4,
            y + HEIGHT - GAP - 4,
            more,
            wide - 12,
            SMALL,
            INK,
            True,
            "end",
            ", ".join(left_over),
        )


def flow(ids: Sequence[str], room: float, most: int) -> tuple[list[list[str]], list[str]]:
    """The ids in lines that fit the room, and those for which `most` lines are too few.

    Where some are left over, the last line is kept free to say how many.
    """
    lines = _lines(ids, room)
    if len(lines) <= most:
        return lines, []
    shown = sum(len(line) for line in lines[: most - 1])
    return lines[: most - 1], list(ids[shown:])


def _lines(ids: Sequence[str], room: float) -> list[list[str]]:
    lines: list[list[str]] = []
    used = room
    for word in ids:
        wide = min(room, width(word, TEXT))
        if used + SPACE + wide > room:
            lines.append([])
            used = -SPACE
        lines[-1].append(word)
        used += SPACE + wide
    return lines


def _legend() -> list[tuple[Sign, str]]:
    scores = ("1 to 3", "4 to 6", "8 to 12", "15 to 25")
    return [(_swatch(name), f"{name} {score}") for name, score in zip(BANDS, scores, strict=True)]


def _swatch(name: str) -> Sign:
    def draw(sheet: Sheet, x: float, y: float) -> None:
        sheet.rect(x, y - 4, 20, 8, PAPERS[name], EDGES[name], 1.4 if name == "extreme" else 0.5, 1)

    return draw
