# SPDX-License-Identifier: MIT
"""Why something is in a plan, or why it is not: rule, facts with file and line, sources, links."""

from collections.abc import Callable, Mapping, Sequence

from planner.diagnostics import did_you_mean
from planner.documents.explain.activities import activity, milestone, names_of_activities
from planner.documents.explain.benefits import benefit
from planner.documents.explain.dates import day_explained, nearest_days
from planner.documents.explain.interfaces import interface
from planner.documents.explain.obligations import names_of_obligations, obligation
from planner.documents.explain.questions import question
from planner.documents.explain.requirements import requirement
from planner.documents.explain.risks import risk
from planner.documents.explain.things import names_of_things, thing
from planner.documents.explain.values import Asked, Explanation, Line, Part
from planner.documents.plan import ExitPlan

Explainer = Callable[[Asked, str], Explanation | None]

EXPLAINERS: tuple[Explainer, ...] = (
    requirement,
    interface,
    risk,
    benefit,
    activity,
    milestone,
    obligation,
    question,
    thing,
    day_explained,
)
"""Asked in this order; each answers for the ids it knows, and with None for all others."""


def explained(
    plan: ExitPlan, id_: str, rules: Mapping[str, Sequence[str]] | None = None
) -> Explanation | None:
    """Return the explanation of an id, whatever its case; None if nothing in the plan has it.

    `rules` holds the lines of the files of the catalogue by name, to say where a rule is written.
    """
    asked = Asked(plan, rules or {})
    written = id_.strip()
    for name in (written, _in_its_case(plan, written)):
        for explainer in EXPLAINERS if name else ():
            found = explainer(asked, name)
            if found is not None:
                return found
    return None


def known_names(plan: ExitPlan) -> list[str]:
    """Return every id that can be explained, but for the dates."""
    catalogue = plan.catalogue
    return [
        *(entry.id for entry in catalogue.requirements),
        *(rule.id for rule in catalogue.risks),
        *(held.id for held in plan.risks.risks),
        *(line.id for line in plan.interfaces.lines),
        *(rule.id for rule in catalogue.benefits),
        *(held.id for held in plan.benefits.benefits),
        *names_of_activities(plan),
        *names_of_obligations(plan),
        *(held.id for held in plan.schedule.milestones),
        *(held.id for held in plan.questions),
        *names_of_things(plan),
    ]


def suggestion(plan: ExitPlan, id_: str) -> str:
    """Return what may have been meant by an id that nothing has."""
    return (
        nearest_days(plan, id_)
        or did_you_mean(id_, known_names(plan))
        or "give the id of a requirement, a risk, an activity, a milestone, a question or a thing of the "
        "estate, or a date such as 2013-06-30"
    )


def _in_its_case(plan: ExitPlan, written: str) -> str:
    """Return the id that differs from what was written by its case only."""
    return next((name for name in known_names(plan) if name.lower() == written.lower()), "")


__all__ = ["Explanation", "Line", "Part", "explained", "known_names", "suggestion"]
