# SPDX-License-Identifier: MIT
"""Live formulas of a workbook, and the scores and bands of the NHS risk matrix that are written as such."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Tone = Literal["good", "caution", "warning", "danger", "info", "quiet"]
"""What a colour says. The words beside it say the same, so nothing rests on colour alone."""


@dataclass(frozen=True)
class Formula:
    """A live formula. `{key}` in the expression is the cell of that column in the same row, `{Sheet!key}` the
    whole column of the table on another sheet.

    Only functions that Excel 2016 and LibreOffice share are accepted: see `planner.render.excel.formulas`.
    `value` is the result today, stored with the formula.
    """

    expression: str
    value: str | int | float | date | None


@dataclass(frozen=True)
class Band:
    """A tone for the cells between `low` and `high` (inclusive), or for those that hold one of `equals`."""

    tone: Tone
    label: str = ""
    low: float | None = None
    high: float | None = None
    equals: tuple[str, ...] = ()
    whole_row: bool = False


SCORE_BANDS = (
    Band("good", "Low", 1, 3),
    Band("caution", "Moderate", 4, 6),
    Band("warning", "High", 8, 12),
    Band("danger", "Extreme", 15, 25),
)
"""The bands of the NHS 5 × 5 risk matrix (NPSA, A risk matrix for risk managers, 2008)."""


def score(likelihood: str, impact: str, value: int | None) -> Formula:
    """Likelihood × impact of the row, blank while either column is blank."""
    return Formula(
        f'IF(OR({{{likelihood}}}="",{{{impact}}}=""),"",{{{likelihood}}}*{{{impact}}})',
        "" if value is None else value,
    )


def band_name(score: int | None) -> str:
    """The name of the NHS band a score lies in; blank for no score."""
    return next((b.label for b in reversed(SCORE_BANDS) if score is not None and score >= (b.low or 0)), "")


def score_band(key: str, value: int | None) -> Formula:
    """The name of the NHS band, following the score in column `key`."""
    tests = "".join(f'IF({{{key}}}>={band.low:g},"{band.label}",' for band in reversed(SCORE_BANDS))
    closing = ")" * (len(SCORE_BANDS) + 1)
    return Formula(f'IF({{{key}}}="","",{tests}""{closing}', band_name(value))
