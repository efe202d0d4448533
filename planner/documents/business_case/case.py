# SPDX-License-Identifier: MIT
"""One of the five cases: what it has to show, what the model tells of it, and whom to ask for the rest."""

from dataclasses import dataclass

from planner.appraisal.comparison import Appraised
from planner.documents.exit_plan.answers import Asked
from planner.documents.exit_plan.told import Told
from planner.documents.plan import ExitPlan


@dataclass(frozen=True)
class Case:
    """A case of the five case model by its name there, in the order in which it stands."""

    anchor: str
    title: str
    shows: str
    told: Told
    questions: tuple[Asked, ...]


def asked(role: str, text: str, when: bool = True) -> tuple[Asked, ...]:
    """Return a question to a role, or none where it is answered."""
    return (Asked(text, role),) if when else ()


def preferred(plan: ExitPlan) -> Appraised | None:
    """Return the option that the trust prefers, None while it has named none."""
    wanted = plan.project.appraisal.preferred
    named = (one for one in plan.project.options if wanted in (one.id, *(one.aliases or ())))
    ids = {one.id for one in named}
    return next((one for one in plan.comparison.options if one.id in ids), None)


def quoted(titles: list[str]) -> list[str]:
    """Return names of options as they stand in a sentence."""
    return [f"“{title}”" for title in titles]
