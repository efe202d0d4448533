# SPDX-License-Identifier: MIT
"""What an obligation of the exit asks, of whom, by when and why, and how it stands today."""

from planner.documents.exit_plan.owed import Owed, obligations_owed
from planner.documents.explain.values import Asked, Explanation, Line, part, said, sources
from planner.documents.plan import ExitPlan
from planner.documents.tables.obligations import gap, party
from planner.documents.words import count, day


def names_of_obligations(plan: ExitPlan) -> list[str]:
    """Return the ids of all obligations that planner knows."""
    return [one.id for one in plan.catalogue.exit_plan.obligations]


def obligation(asked: Asked, id_: str) -> Explanation | None:
    """Return the explanation of an obligation of the exit plan (`X05`)."""
    plan = asked.plan
    held = next((one for one in plan.catalogue.exit_plan.obligations if one.id == id_), None)
    if held is None:
        return None
    owed = [one for one in obligations_owed(plan) if one.obligation.id == id_]
    if owed:
        verdict = f"It stands in the register of the exit plan {count(len(owed), 'time')}."
    else:
        verdict = "It does not apply: no contract that is left calls for it on the day of this plan."
    parts = (
        *part("owed", "By whom, by when, and how it stands", (_line(plan, one) for one in owed)),
        *said("text", "What is owed", held.owes, asked.rule_place(held.id)),
        *said("evidence", "What proves it", held.evidence),
        *said("fallback", "What is done if it fails", held.fallback),
        *sources(asked, held.sources, held.grade),
    )
    return Explanation("exit obligation", held.id, held.title, verdict, parts)


def _line(plan: ExitPlan, one: Owed) -> Line:
    by = f"by {day(one.due)}, {one.why}" if one.due else f"on a day that is not known: {one.why}"
    lacks = gap(one)
    told = f"{party(plan, one)}, {by}. Today: {one.status.lower()}."
    return Line(f"{told} {lacks}" if lacks != "–" else told, one.contract.id if one.contract else "")
