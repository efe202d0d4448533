# SPDX-License-Identifier: MIT
"""The assurance page as tables: what was checked and how it stands, and every gap by name."""

from planner.documents.assurance import assurance, gaps
from planner.documents.plan import ExitPlan
from planner.documents.table import Table
from planner.documents.workbook import Column

CHECKS = {
    "requirements": "Requirements",
    "risks": "Red risks",
    "deliverables": "Exit deliverables",
    "questions": "Questions",
}


def checks(plan: ExitPlan) -> Table:
    """Return each check of the golden thread: how many were looked at, how many hold."""
    return Table(
        "assurance",
        "The golden thread, checked",
        (
            Column("check", "Of what"),
            Column("asks", "What must hold", "long", 52),
            Column("checked", "Checked", "number", 10),
            Column("met", "Hold", "number", 10),
            Column("gaps", "Gaps", "number", 10),
        ),
        tuple((CHECKS[one.id], one.asks, one.checked, one.met, len(one.gaps)) for one in assurance(plan)),
        note="Only what is in this plan counts: a requirement that is left out answers no risk.",
    )


def assurance_gaps(plan: ExitPlan) -> Table:
    """Return every gap of the golden thread, by name, with what closes it."""
    return Table(
        "assurance-gaps",
        "Gaps in the golden thread",
        (
            Column("check", "Of what"),
            Column("id", "Id", "id", 14),
            Column("name", "Name", "long", 40),
            Column("missing", "What is missing", "long", 44),
            Column("remedy", "What closes it", "long", 44),
        ),
        tuple((CHECKS[gap.check], gap.id, gap.name, gap.missing, gap.remedy) for gap in gaps(plan)),
    )
