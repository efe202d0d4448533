# SPDX-License-Identifier: MIT
"""Decisions whose risk, requirement or activity is gone from the plan: kept, and shown on their own sheet."""

from planner.documents.plan import ExitPlan
from planner.documents.table import Table
from planner.documents.workbook import Column
from planner.english import capital
from planner.model.decisions import Decision
from planner.rules.decided import Orphan, orphans, renamed_entries

_NOT_TOLD = frozenset({"risk", "requirement", "activity", "set", "more", "accepted"})
NOTE = "These decisions stay in the project, and apply again if what they are about comes back."


def orphaned(plan: ExitPlan, *kinds: str) -> Table:
    """Return the decisions of these kinds that have lost what they are about."""
    found = [one for one in orphans_of(plan) if one.kind in kinds]
    return Table(
        "orphaned",
        "Decisions about what is no longer in the plan",
        (
            Column("kind", "About"),
            Column("which", "Id", "text", 14),
            Column("said", "What was decided", "long", 60),
            Column("by", "By", "text", 20),
        ),
        tuple((one.kind, one.id, _said(one.decision), _by(one.decision)) for one in found),
        note=NOTE if found else "",
    )


def orphans_of(plan: ExitPlan) -> tuple[Orphan, ...]:
    """Return every decision that has lost what it is about."""
    found = plan.requirements
    return orphans(
        plan.project.decisions,
        [risk.id for risk in plan.risks.risks],
        [item.id for item in (*found.applicable, *found.left_out)],
        [*(one.id for one in plan.schedule.activities), *(one.activity.id for one in plan.done)],
        renamed_entries(plan.catalogue.risks) | renamed_entries(plan.catalogue.requirements),
    )


def _said(decision: Decision) -> str:
    facts = {key: getattr(decision, key) for key in type(decision).model_fields if key not in _NOT_TOLD}
    told = [f"{capital(key.replace('_', ' '))}: {value}" for key, value in facts.items() if value is not None]
    told += [f"{heading}: {value}" for heading, value in (decision.more or {}).items()]
    return "\n".join(told)


def _by(decision: Decision) -> str:
    return ", ".join(dict.fromkeys(stamp.by for stamp in (decision.set or {}).values() if stamp.by))
