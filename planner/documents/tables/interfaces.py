# SPDX-License-Identifier: MIT
"""The requirement of each interface that the new service must serve, one row each."""

from planner.documents.decided import decided_table
from planner.documents.plan import ExitPlan
from planner.documents.table import Table
from planner.documents.tables.requirements import asked_for
from planner.documents.words import FUTURE_WORDS
from planner.documents.workbook import Column

NOTE = (
    "What is usual for an interface of its kind and not confirmed says so. The hours are what the estate "
    "states; the other numbers of the tests are planning defaults, not verified."
)


COLUMNS = (
    Column("id", "Id", "id", 22),
    Column("interface", "Interface", "long", 26),
    Column("requirement", "Requirement", "long", 70),
    Column("future", "What becomes of it"),
    Column("form", "Protocol and message", "long", 26),
    Column("trigger", "Trigger", "long", 24),
    Column("codes", "Codes", "long", 26),
    Column("identifiers", "Identifiers", "long", 24),
    Column("protection", "Protection", "long", 30),
    Column("down", "While the other end is down", "long", 34),
    Column("ihe", "IHE", "long", 20),
    Column("acceptance", "Acceptance test", "long", 48),
    Column("general", "Makes concrete", "long", 16),
    Column("criticality", "Criticality", "number"),
    Column("blanks", "Facts to state or confirm", "number"),
    Column("answer", "Bidder's answer", "long", 30, editable=True, help="How the bidder meets it."),
)


def interface_requirements(plan: ExitPlan) -> Table:
    """Return one requirement for each interface that is rebuilt, re-pointed or not yet decided upon."""
    name = plan.dependencies.graph.name
    asked = asked_for(plan)
    table = Table(
        "interface-requirements",
        "Interface requirements",
        COLUMNS,
        tuple(
            (
                line.id,
                name(line.link.id),
                line.sentence,
                FUTURE_WORDS[line.link.future],
                line.form,
                line.trigger,
                line.codes or "None",
                line.identifiers or "None",
                line.protection,
                line.when_down,
                line.ihe,
                line.acceptance,
                ", ".join(id_ for id_ in line.rule.requirements if id_ in asked),
                line.link.criticality,
                len(line.questions),
                None,
            )
            for line in plan.interfaces.lines
        ),
        note=NOTE,
    )
    return decided_table(table, plan.project.decisions.interfaces, plan.project.decisions)
