# SPDX-License-Identifier: MIT
"""Grounds tested: a ground holds, fails for a reason, or waits for answers. A blank never means no."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from planner.regimes.grounds import Ground, Test


@dataclass(frozen=True)
class Judged:
    """A ground against the facts: `holds` is None while questions are open and nothing speaks against it."""

    ground: Ground
    holds: bool | None
    against: tuple[Test, ...]
    open: tuple[Test, ...]

    @property
    def words(self) -> str:
        """The verdict as a sentence."""
        title = f"{self.ground.title} ({self.ground.reference})"
        if self.holds is None:
            return f"{title}: not known until answered: {' '.join(test.asks for test in self.open)}"
        if self.holds:
            return f"{title}: open"
        return f"{title}: shut, because of the answer to: {' '.join(test.asks for test in self.against)}"


def judge(ground: Ground, answers: Mapping[str, bool | None]) -> Judged:
    """Return how a ground stands: one answer against it shuts it; else all must be answered."""
    against = tuple(test for test in ground.tests if answers.get(test.key) not in (None, test.needs))
    unanswered = tuple(test for test in ground.tests if answers.get(test.key) is None)
    holds = False if against else None if unanswered else True
    return Judged(ground, holds, against, unanswered)


def judge_all(grounds: Iterable[Ground], answers: Mapping[str, bool | None]) -> tuple[Judged, ...]:
    """Return every ground judged, in the order of the pack."""
    return tuple(judge(ground, answers) for ground in grounds)


def known_end(answers: Mapping[str, bool | None]) -> dict[str, bool | None]:
    """Return the answers of a trust whose contract ends on a day that stood in it from the first.

    Such an end was foreseen: whatever else is said, it founds neither urgency nor the unforeseeable.
    """
    return {**answers, "foreseen": True}
