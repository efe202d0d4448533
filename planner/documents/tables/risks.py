# SPDX-License-Identifier: MIT
"""Tables of risks: the register, and how each score came about."""

from collections.abc import Sequence
from datetime import date

from planner.documents.plan import ExitPlan
from planner.documents.questions import asked_together
from planner.documents.table import Table
from planner.documents.tables.requirements import places
from planner.documents.words import ROLES, count
from planner.documents.workbook import Column, Value, score, score_band
from planner.english import capital, few_sentences, first_few, joined
from planner.rules.answer import Evidence
from planner.rules.derive import out_of_date
from planner.rules.findings import Match, Risk
from planner.rules.phrases.together import told_together

STATUSES = ("Open", "Being treated", "Accepted", "Closed")
QUESTIONS_AT_MOST = 4
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


ONE_TO_FIVE = (1, 2, 3, 4, 5)
REGISTER_COLUMNS = (
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
    Column("comment", "Comment", "long", 24, editable=True),
)


def register(plan: ExitPlan) -> Table:
    """Return the risk register: every risk that arises, with live scores."""
    return Table(
        "risk-register",
        "Risk register",
        REGISTER_COLUMNS,
        tuple(
            (
                risk.id,
                risk.title,
                f"{risk.cause} {risk.event} {risk.effect}",
                concerns(risk),
                risk.likelihood,
                risk.impact,
                score("likelihood", "impact", risk.score),
                score_band("score", risk.score),
                " ".join(f"({number}) {step}" for number, step in enumerate(risk.rule.mitigation, start=1)),
                owner_of(plan, risk),
                near(plan, risk.near),
                "Open",
                None,
                None,
            )
            for risk in plan.risks.risks
        ),
    )


def derivation(plan: ExitPlan) -> Table:
    """Return how each risk came about: its score step by step, its evidence, and what meets it."""
    return Table(
        "risk-derivation",
        "How each risk came about",
        (
            Column("id", "Id", "id", 10),
            Column("title", "Risk", "long", 24),
            Column("derived", "How the score came about", "long", 48),
            Column("evidence", "Evidence", "long", 48),
            Column("places", "Where that is written", "long", 24),
            Column("contingency", "If it happens", "long", 36),
            Column("near_on", "Near from", "date"),
            Column("requirements", "Requirements", "long", 20),
            Column("activities", "Activities", "long", 16),
            Column("grade", "Grade"),
            Column("sources", "Sources"),
        ),
        tuple(_derived(plan, risk) for risk in plan.risks.risks),
    )


def _derived(plan: ExitPlan, risk: Risk) -> tuple[Value, ...]:
    evidence = telling(risk)
    return (
        risk.id,
        risk.title,
        scoring(risk),
        "; ".join(capital(text) for text in told_together(evidence)),
        places(plan, evidence),
        risk.contingency,
        risk.near,
        ", ".join(risk.rule.requirements),
        ", ".join(risk.rule.activities),
        capital(risk.rule.grade),
        ", ".join(risk.rule.sources),
    )


def concerns(risk: Risk, most: int | None = None) -> str:
    """Return the things a risk is about, and those of which nobody can say; of each at most so many."""
    named = _named([match.name for match in risk.matches], most)
    perhaps = _named(risk.perhaps, most)
    return capital(f"{named}; perhaps also {perhaps}" if perhaps else named)


def _named(names: Sequence[str], most: int | None) -> str:
    told = list(dict.fromkeys(names))
    return joined(told if most is None else first_few(told, most))


def telling(risk: Risk, most: int = 6) -> tuple[Evidence, ...]:
    """Return the facts behind a risk: of each thing it is about at least two, and of few things more.

    That a PACS is a PACS is not told where there is anything else to tell.
    """
    each = max(2, most // max(len(risk.matches), 1))
    shown = dict.fromkeys(item for match in risk.matches for item in told_of(match)[:each])
    return tuple(shown)


def told_of(match: Match) -> list[Evidence]:
    """Return the facts of one thing, without that a PACS is a PACS where there is anything else."""
    told = [item for item in match.evidence if item.fact != (match.noun, match.id, "kind")]
    return told or list(match.evidence)


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
            (item.id, item.title, few_sentences(asked_together(plan, item.questions), QUESTIONS_AT_MOST))
            for item in plan.risks.undecided
        ),
    )


def risks_not_arising(plan: ExitPlan) -> Table:
    """Return the risks of the catalogue of this time that do not arise here, each with its reason."""
    of_the_day = {rule.id for rule in plan.catalogue.risks if not out_of_date(rule, plan.as_of)}
    decided = {one.id for one in plan.catalogue.decisions}
    return Table(
        "risks-not-arising",
        "Risks that do not arise here",
        (Column("id", "Id", "id", 10), Column("title", "Risk", "long"), Column("why", "Why", "long", 60)),
        tuple(
            (item.id, item.title, item.reason)
            for item in plan.risks.not_applicable
            if item.id in of_the_day or item.id in decided
        ),
    )
