# SPDX-License-Identifier: MIT
"""The pictures of cost, as values: what moves the cheapest option, and the one that the trust prefers."""

from planner.appraisal.comparison import Appraised
from planner.documents.figures.costs import CostBar, CostTornadoFigure
from planner.documents.plan import ExitPlan
from planner.documents.tables.appraisal import change_words

BARS_AT_MOST = 12


def cost_tornados(plan: ExitPlan) -> dict[str, CostTornadoFigure]:
    """Return the tornado of the cheapest option, and of the preferred where that is another, by name."""
    held = plan.comparison
    if not held.by_cost:
        return {}
    first = held.by_cost[0]
    wanted = plan.project.appraisal.preferred
    other = next((one for one in held.by_cost[1:] if one.id == wanted), None)
    found = {"cost-tornado": _tornado(plan, first)}
    return found if other is None else {**found, "cost-tornado-preferred": _tornado(plan, other)}


def _tornado(plan: ExitPlan, one: Appraised) -> CostTornadoFigure:
    held = plan.comparison
    by_id = {other.id: other for other in held.options}
    mine = [change for change in held.switching if change.option == one.id]
    turns = {(change.what, change.id): change_words(change) for change in mine if change.possible}
    rival = by_id[mine[0].rival] if mine else None
    moving = [held_ for held_ in one.inputs if round(held_.swing)]
    return CostTornadoFigure(
        f"What moves the cost of “{one.title}”",
        one.title,
        one.net or 0.0,
        tuple(
            CostBar(held_.title, held_.low, held_.high, held_.stated, turns.get((held_.what, held_.id), ""))
            for held_ in moving[:BARS_AT_MOST]
        ),
        rival.title if rival else "",
        rival.net if rival else None,
    )
