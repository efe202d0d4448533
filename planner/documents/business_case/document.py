# SPDX-License-Identifier: MIT
"""What the business case says, as plain data for its template."""

from typing import Any

from planner.documents.business_case.case import Case, preferred
from planner.documents.business_case.commercial import commercial
from planner.documents.business_case.economic import economic
from planner.documents.business_case.financial import financial
from planner.documents.business_case.management import management
from planner.documents.business_case.strategic import strategic
from planner.documents.plan import ExitPlan
from planner.documents.printing import printed
from planner.documents.tables import knowledge
from planner.documents.words import ROLES, count, day
from planner.english import lowered

CASES = (strategic, economic, commercial, financial, management)
"""The five cases of HM Treasury's model, in its order."""


def business_case(plan: ExitPlan) -> dict[str, Any]:
    """Return the context of the business case."""
    cases = [make(plan) for make in CASES]
    sources = printed(knowledge.sources_of("appraisal")(plan), "–")
    return {
        "trust": plan.trust,
        "asks": _asks(plan),
        "open": count(sum(len(one.questions) for one in cases), "question"),
        "as_of": day(plan.as_of),
        "cases": [_case(plan, one) for one in cases],
        "t": {"sources": sources},
    }


def _asks(plan: ExitPlan) -> str:
    chosen = preferred(plan)
    if chosen is None:
        return f"The board of {plan.trust} is asked for a decision; for which option nobody has said."
    return f"The board of {plan.trust} is asked to approve “{chosen.title}”."


def _case(plan: ExitPlan, case: Case) -> dict[str, Any]:
    return {
        "anchor": case.anchor,
        "title": case.title,
        "shows": case.shows,
        "sentences": list(case.told.sentences),
        "tables": [one.context for one in case.told.tables],
        "questions": [{"text": one.text, "ask": _who(plan, one.ask)} for one in case.questions],
        "open": count(len(case.questions), "question"),
        "roles": sorted({lowered(ROLES.get(one.ask, one.ask)) for one in case.questions}),
    }


def _who(plan: ExitPlan, role: str) -> str:
    words = ROLES.get(role, role)
    return f"{words}: {plan.owners[role]}" if role in plan.owners else words
