# SPDX-License-Identifier: MIT
"""The risk register: what planner works out, what the trust decided over it, and what it added."""

from planner.documents.decided import (
    COMMENT,
    RISK_STATUSES,
    WHY,
    overridden,
    own_columns,
    own_values,
    set_by,
)
from planner.documents.marks import REOPENED
from planner.documents.plan import ExitPlan
from planner.documents.table import Table
from planner.documents.tables.risks import concerns, mitigation_of, near, owner_of, role_owner
from planner.documents.workbook import Column, Value, score, score_band
from planner.english import capital
from planner.model.decisions import Stamp
from planner.rules.decided import facts_print
from planner.rules.findings import Risk

STATUSES = tuple(RISK_STATUSES.values())
ONE_TO_FIVE = (1, 2, 3, 4, 5)
UNTIL_HELP = "Until when an accepted risk stays accepted. After that day it is open again."
COLUMNS = (
    Column("id", "Id", "id", 10),
    Column("title", "Risk", "long", 22),
    Column("statement", "Cause, event and effect", "long", 52),
    Column("concerns", "Concerns", "long", 26),
    Column("likelihood", "Likelihood", "choice", 9, ONE_TO_FIVE, True, help="1 rare to 5 almost certain."),
    Column("impact", "Impact", "choice", 9, ONE_TO_FIVE, True, help="1 negligible to 5 catastrophic."),
    Column("score", "Score", "score", 8),
    Column("band", "Band", "formula", 11),
    Column("mitigation", "Mitigation", "long", 48, editable=True),
    Column("owner", "Owner", "text", 20, editable=True),
    Column("near", "Proximity", "text", 14),
    Column("status", "Status", "choice", 14, STATUSES, True),
    Column("due", "Target date", "date", editable=True),
    Column("accepted_until", "Accepted until", "date", editable=True, help=UNTIL_HELP),
    WHY,
    COMMENT,
    Column("remark", "What planner says", "long", 24),
    Column("facts", "Facts", "text", 8, hidden=True),
)


def register(plan: ExitPlan) -> Table:
    """Return the risk register: every risk that arises, with live scores, and the trust's own."""
    own = own_columns(plan.project.decisions, "risk-register", COLUMNS)
    found = plan.risks.risks
    return Table(
        "risk-register",
        "Risk register",
        (*COLUMNS, *own),
        tuple((*_row(plan, risk), *own_values(risk.decision, own)) for risk in found),
        computed={risk.id: said for risk in found if (said := overridden(risk.decision, _own(plan, risk)))},
    )


def _row(plan: ExitPlan, risk: Risk) -> tuple[Value, ...]:
    held = risk.decision
    return (
        risk.id,
        risk.title,
        statement_of(risk),
        concerns(risk),
        risk.likelihood,
        risk.impact,
        score("likelihood", "impact", risk.score),
        score_band("score", risk.score),
        mitigation_of(risk),
        owner_of(plan, risk),
        near(plan, risk.near),
        status_of(risk),
        held.due if held else None,
        held.accepted_until if held else None,
        held.why if held else None,
        held.comment if held else None,
        remark_of(risk),
        _facts(risk),
    )


def statement_of(risk: Risk) -> str:
    """Return cause, event and effect in one text."""
    return " ".join(part for part in (risk.cause, risk.event, risk.effect) if part)


def status_of(risk: Risk) -> str:
    """Return the status of a risk in print; one whose acceptance no longer holds is open."""
    status = risk.decision.status if risk.decision and not risk.reopened else None
    return RISK_STATUSES[status or "open"]


def remark_of(risk: Risk) -> str:
    """Return what planner itself says where the trust said otherwise, and why a risk is open again."""
    said = []
    if risk.worked_out and risk.worked_out != (risk.likelihood, risk.impact):
        likelihood, impact = risk.worked_out
        which = "likelihood" if likelihood != risk.likelihood else "impact"
        stamp = risk.decision.stamp(which) if risk.decision else Stamp()
        said.append(f"Worked out as {likelihood} × {impact} = {likelihood * impact}; set{set_by(stamp)}.")
    if risk.reopened:
        said.append(f"Open again: {risk.reopened}.")
    return capital(" ".join(said))


def _facts(risk: Risk) -> str:
    """Return the print that an acceptance is held against: planner's own score and the facts behind it.

    One that no longer holds is marked, so that it can be told from a risk that nobody accepted.
    """
    likelihood, impact = risk.worked_out or (risk.likelihood, risk.impact)
    said = "" if risk.own else f"{likelihood * impact}-{facts_print(risk)}"
    return f"{said}{REOPENED}" if risk.reopened else said


def _own(plan: ExitPlan, risk: Risk) -> dict[str, Value]:
    """Return what planner itself says of the facts that people may set; nothing of an own risk."""
    if risk.own:
        return {}
    likelihood, impact = risk.worked_out or (risk.likelihood, risk.impact)
    return {
        "likelihood": likelihood,
        "impact": impact,
        "mitigation": mitigation_of(risk, planners=True),
        "owner": role_owner(plan, risk),
        "status": RISK_STATUSES["open"],
    }
