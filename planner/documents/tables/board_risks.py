# SPDX-License-Identifier: MIT
"""The ten risks that a board should look at, each with what makes it grave in this estate."""

from planner.documents.plan import ExitPlan
from planner.documents.table import Table
from planner.documents.tables.risks import near, owner_of, told_of
from planner.documents.words import count
from planner.documents.workbook import Column
from planner.rules.findings import Risk
from planner.rules.phrases.together import finished, told_together

TEN = 10
FACTS_AT_MOST = 2


def ten(plan: ExitPlan) -> tuple[Risk, ...]:
    """Return the ten gravest risks: by score, then by the days they cost, then by how near they are."""
    days = _days_won(plan)
    ranked = sorted(
        plan.risks.risks,
        key=lambda risk: (
            -risk.score,
            -days.get(risk.rule.id, 0),
            risk.near is None,
            risk.near or plan.as_of,
            risk.id,
        ),
    )
    return tuple(ranked[:TEN])


def board_risks(plan: ExitPlan) -> Table:
    """Return the ten with the reason why each is grave here, and the days that it costs."""
    days = _days_won(plan)
    return Table(
        "risks-board",
        "Ten risks for the board",
        (
            Column("id", "Id", "id", 10),
            Column("title", "Risk", "long", 30),
            Column("score", "Score", "number"),
            Column("why", "Why it is grave here", "long", 56),
            Column("days", "Days it costs", "number"),
            Column("near", "When"),
            Column("owner", "Owner", "text", 24),
        ),
        tuple(
            (
                risk.id,
                risk.title,
                risk.score,
                why_grave(risk),
                days.get(risk.rule.id),
                near(plan, risk.near),
                owner_of(plan, risk),
            )
            for risk in ten(plan)
        ),
        note=(
            "By score, then by the days that a risk costs, then by how near it is. Days: by how many the P80 "
            "day of going live would come forward without it."
        ),
    )


def why_grave(risk: Risk) -> str:
    """Return what raised the score in this estate; where nothing did, the facts that raise the risk."""
    if risk.own:
        return risk.cause if risk.cause != risk.title else "The trust itself added it."
    raised = [one.because for one in risk.drivers if one.likelihood > 0 or one.impact > 0]
    if raised:
        return " ".join(raised)
    every = [item for match in risk.matches for item in told_of(match)]
    return finished(told_together(every)[-FACTS_AT_MOST:])


def how_many_grave(plan: ExitPlan) -> str:
    """Return why so many come out extreme, where a third or more of them do."""
    found = plan.risks.risks
    extreme = [risk for risk in found if risk.band == "extreme"]
    if not extreme or len(extreme) * 3 < len(found):
        return ""
    lowest = sum(1 for risk in extreme if risk.score == 15)
    told = (
        f" {count(lowest, 'of them scores', 'of them score')} 15, the least that is extreme."
        if lowest
        else ""
    )
    return (
        "So many are extreme because nothing has been done about them yet: scores stand before any "
        f"mitigation, and what may gravely harm patients is 3 × 5.{told} The ten to begin with are these."
    )


def _days_won(plan: ExitPlan) -> dict[str, int]:
    """Return by how many days going live would come forward without each risk."""
    return {swing.id: swing.days for swing in plan.uncertainty.swings.get("live", ()) if swing.kind == "risk"}
