# SPDX-License-Identifier: MIT
"""Tables of risks: the register, and how each score came about."""

from datetime import date

from planner.documents.plan import ExitPlan
from planner.documents.table import Table
from planner.documents.words import ROLES, capital, count, joined
from planner.documents.workbook import Column, Value, score, score_band
from planner.rules.findings import Risk

STATUSES = ("Open", "Being treated", "Accepted", "Closed")
TOP = 20
"""How many risks the report tells in full, beside every one of impact 5."""


def owner_of(plan: ExitPlan, risk: Risk) -> str:
    """Return the person who owns a risk, or the role where nobody fills it."""
    role = risk.rule.owner
    return f"{plan.owners[role]} ({ROLES[role].lower()})" if role in plan.owners else ROLES[role]


def told_in_full(plan: ExitPlan) -> tuple[Risk, ...]:
    """Return the top risks and every risk of impact 5, highest score first."""
    ranked = plan.risks.risks
    return tuple(risk for number, risk in enumerate(ranked) if number < TOP or risk.impact == 5)


def scoring(risk: Risk) -> str:
    """Return how a score came about: the base, then each driver."""
    rule = risk.rule
    steps = [f"Base {rule.likelihood} × {rule.impact}"]
    for driver in risk.drivers:
        moved = [f"likelihood {driver.likelihood:+d}"] if driver.likelihood else []
        moved += [f"impact {driver.impact:+d}"] if driver.impact else []
        steps.append(f"{joined(moved)}: {driver.because.rstrip('.')}")
    return "; ".join(steps) + f"; comes to {risk.likelihood} × {risk.impact} = {risk.score}."


def near(plan: ExitPlan, day: date | None) -> str:
    """Return how near a risk is on the day of the plan, in words."""
    if day is None:
        return "Not known"
    days = (day - plan.as_of).days
    if days <= 0:
        return "Now"
    return f"Within {count(max(round(days / 30.44), 1), 'month')}"


def register(plan: ExitPlan) -> Table:
    """Return the risk register: every risk that arises, with live scores."""
    return Table(
        "risk-register",
        "Risk register",
        (
            Column("id", "Id", "id", 12),
            Column("title", "Risk", "long", 30),
            Column("cause", "Cause", "long", 40),
            Column("event", "Event", "long", 32),
            Column("effect", "Effect", "long", 40),
            Column("matches", "Concerns", "long", 32),
            Column(
                "likelihood",
                "Likelihood",
                "choice",
                choices=(1, 2, 3, 4, 5),
                editable=True,
                help="1 rare to 5 almost certain.",
            ),
            Column(
                "impact",
                "Impact",
                "choice",
                choices=(1, 2, 3, 4, 5),
                editable=True,
                help="1 negligible to 5 catastrophic.",
            ),
            Column("score", "Score", "score"),
            Column("band", "Band", "formula"),
            Column("derived", "How the score came about", "long", 44),
            Column("mitigation", "Mitigation", "long", 48, editable=True),
            Column("contingency", "If it happens", "long", 36),
            Column("owner", "Owner", editable=True),
            Column("near", "Near", "text"),
            Column("near_on", "Near from", "date"),
            Column("status", "Status", "choice", choices=STATUSES, editable=True),
            Column("due", "Target date", "date", editable=True),
            Column("evidence", "Evidence", "long", 44),
            Column("places", "Where that is written", "long", 24),
            Column("requirements", "Requirements"),
            Column("activities", "Activities"),
            Column("grade", "Grade"),
            Column("sources", "Sources"),
            Column("comment", "Comment", "long", 30, editable=True),
        ),
        tuple(_row(plan, risk) for risk in plan.risks.risks),
    )


def _row(plan: ExitPlan, risk: Risk) -> tuple[Value, ...]:
    return (
        risk.id,
        risk.title,
        risk.cause,
        risk.event,
        risk.effect,
        concerns(risk),
        risk.likelihood,
        risk.impact,
        score("likelihood", "impact", risk.score),
        score_band("score", risk.score),
        scoring(risk),
        " ".join(f"({number}) {step}" for number, step in enumerate(risk.rule.mitigation, start=1)),
        risk.contingency,
        owner_of(plan, risk),
        near(plan, risk.near),
        risk.near,
        "Open",
        None,
        "; ".join(dict.fromkeys(capital(item.text) for match in risk.matches for item in match.evidence[:3])),
        ", ".join(dict.fromkeys(plan.place(i.fact) for match in risk.matches for i in match.evidence[:3])),
        ", ".join(risk.rule.requirements),
        ", ".join(risk.rule.activities),
        capital(risk.rule.grade),
        ", ".join(risk.rule.sources),
        None,
    )


def concerns(risk: Risk) -> str:
    """Return the things a risk is about, and those of which nobody can say."""
    named = joined(list(dict.fromkeys(match.name for match in risk.matches)))
    perhaps = joined(list(dict.fromkeys(risk.perhaps)))
    return f"{named}; perhaps also {perhaps}" if perhaps else named


def suppressed(plan: ExitPlan) -> Table:
    """Return the risks that another risk speaks for."""
    return Table(
        "risks-spoken-for",
        "Risks that another speaks for",
        (Column("id", "Id", "id", 10), Column("title", "Risk", "long"), Column("why", "Why", "long")),
        tuple((item.id, item.title, item.reason) for item in plan.risks.suppressed),
    )


def risks_undecided(plan: ExitPlan) -> Table:
    """Return the risks that nobody can rule in or out until a question is answered."""
    return Table(
        "risks-undecided",
        "Risks that wait for an answer",
        (
            Column("id", "Id", "id", 10),
            Column("title", "Risk", "long"),
            Column("questions", "Decided by", "long", 60),
        ),
        tuple(
            (item.id, item.title, " ".join(question.text for question in item.questions[:4]))
            for item in plan.risks.undecided
        ),
    )


def risks_not_arising(plan: ExitPlan) -> Table:
    """Return the risks of the catalogue that do not arise here, each with its reason."""
    return Table(
        "risks-not-arising",
        "Risks that do not arise here",
        (Column("id", "Id", "id", 10), Column("title", "Risk", "long"), Column("why", "Why", "long", 60)),
        tuple((item.id, item.title, item.reason) for item in plan.risks.not_applicable),
    )
