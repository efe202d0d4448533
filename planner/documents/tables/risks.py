# SPDX-License-Identifier: MIT
"""Tables of risks: the register, and how each score came about."""

from collections.abc import Sequence
from datetime import date

from planner.documents.decided import set_by
from planner.documents.plan import ExitPlan
from planner.documents.questions import asked_together
from planner.documents.table import Table
from planner.documents.tables.requirements import places
from planner.documents.words import ROLES, count
from planner.documents.workbook import Column, Value
from planner.english import capital, few_sentences, first_few, joined
from planner.model.decisions import RiskDecision
from planner.rules.answer import Evidence
from planner.rules.derive import out_of_date
from planner.rules.findings import Match, Risk
from planner.rules.phrases.together import told_together

QUESTIONS_AT_MOST = 4
TOP = 20
"""How many risks the report tells in full, beside every one of impact 5."""


def owner_of(plan: ExitPlan, risk: Risk) -> str:
    """Return who owns a risk: whom the trust named, the person in the role, or the role nobody fills."""
    return (risk.decision.owner if risk.decision else None) or role_owner(plan, risk)


def role_owner(plan: ExitPlan, risk: Risk) -> str:
    """Return the person in the role that a risk belongs to, or the role where nobody fills it."""
    role = risk.rule.owner
    return f"{plan.owners[role]} ({ROLES[role].lower()})" if role in plan.owners else ROLES[role]


def steps_of(risk: Risk) -> tuple[str, ...]:
    """Return what is to be done about a risk: what the trust wrote, or the steps of the catalogue."""
    decided = risk.decision.mitigation if risk.decision else None
    return tuple(line for line in decided.split("\n") if line.strip()) if decided else risk.rule.mitigation


def mitigation_of(risk: Risk, planners: bool = False) -> str:
    """Return the mitigation in one text; with `planners`, what planner itself says."""
    decided = risk.decision.mitigation if risk.decision and not planners else None
    steps = enumerate(risk.rule.mitigation, start=1)
    return decided or " ".join(f"({number}) {step}" for number, step in steps)


def told_in_full(plan: ExitPlan) -> tuple[Risk, ...]:
    """Return the top risks and every risk of impact 5, highest score first."""
    ranked = plan.risks.risks
    return tuple(risk for number, risk in enumerate(ranked) if number < TOP or risk.impact == 5)


def scoring(risk: Risk) -> str:
    """Return how a score came about: the base, then each driver."""
    rule = risk.rule
    if risk.own:
        return f"The trust's own risk, scored {risk.likelihood} × {risk.impact} = {risk.score}."
    steps = [f"Base {rule.likelihood} × {rule.impact}"]
    for driver in risk.drivers:
        moved = [f"likelihood {driver.likelihood:+d}"] if driver.likelihood else []
        moved += [f"impact {driver.impact:+d}"] if driver.impact else []
        steps.append(f"{joined(moved)}: {driver.because.rstrip('.')}")
    likelihood, impact = risk.worked_out or (risk.likelihood, risk.impact)
    told = "; ".join(steps) + f"; comes to {likelihood} × {impact} = {likelihood * impact}."
    return told if (likelihood, impact) == (risk.likelihood, risk.impact) else f"{told} {_set_over(risk)}"


def _set_over(risk: Risk) -> str:
    """Return what the trust set over the score that was worked out, by whom, when and why."""
    held = risk.decision or RiskDecision(risk=risk.id)
    stamp = held.stamp("likelihood" if held.likelihood else "impact")
    why = f": {held.why.rstrip('.')}" if held.why else ""
    return f"The trust set it to {risk.likelihood} × {risk.impact} = {risk.score}{set_by(stamp)}{why}."


def near(plan: ExitPlan, day: date | None) -> str:
    """Return how near a risk is on the day of the plan, in words."""
    if day is None:
        return "Not known"
    days = (day - plan.as_of).days
    if days <= 0:
        return "Now"
    return f"Within {count(max(round(days / 30.44), 1), 'month')}"


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
    if risk.own:
        return (risk.decision.concerns if risk.decision else None) or ""
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
