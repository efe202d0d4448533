# SPDX-License-Identifier: MIT
"""Risks on the 5 × 5 matrix of the NHS."""

from dataclasses import dataclass
from typing import ClassVar

from planner.english import counted, listed

BANDS = ("low", "moderate", "high", "extreme")
LIKELIHOOD = ("Rare", "Unlikely", "Possible", "Likely", "Almost certain")
IMPACT = ("Negligible", "Minor", "Moderate", "Major", "Catastrophic")


def band(likelihood: int, impact: int) -> str:
    """The NHS band of a score: low 1–3, moderate 4–6, high 8–12, extreme 15–25."""
    score = likelihood * impact
    return BANDS[0 if score <= 3 else 1 if score <= 6 else 2 if score <= 12 else 3]


@dataclass(frozen=True)
class HeatMapFigure:
    """Risks on the NHS 5 × 5 matrix: `cells[likelihood - 1][impact - 1]` holds the ids of its risks."""

    landscape: ClassVar[bool] = False
    title: str
    cells: tuple[tuple[tuple[str, ...], ...], ...]

    def alt_text(self) -> str:
        """One sentence: how many risks in each band, worst first, and which are extreme."""
        found: dict[str, list[str]] = {name: [] for name in reversed(BANDS)}
        for likelihood, row in enumerate(self.cells, 1):
            for impact, ids in enumerate(row, 1):
                found[band(likelihood, impact)].extend(ids)
        counts = ", ".join(f"{len(ids)} {name}" for name, ids in found.items())
        total = sum(len(ids) for ids in found.values())
        said = f"Heat map of {counted(total, 'risk')} by likelihood and impact: {counts}"
        return said + (f". Extreme: {listed(sorted(found['extreme']))}." if found["extreme"] else ".")
