# SPDX-License-Identifier: MIT
"""What the risk report says, as plain data for its template."""

from collections import Counter
from typing import Any

from planner.documents.assurance import assurance_sentence, gaps
from planner.documents.plan import ExitPlan
from planner.documents.printing import printed
from planner.documents.tables import assurance, board_risks, knowledge, lapse, requirements, risks
from planner.documents.words import count
from planner.english import capital, joined, lowered
from planner.rules.findings import Risk
from planner.rules.phrases.together import finished, told_together

TABLES = (
    lapse.single_points,
    risks.risks_undecided,
    risks.suppressed,
    risks.risks_not_arising,
    assurance.checks,
    knowledge.sources_of("risks"),
)

EVIDENCE_AT_MOST = 12
"""How many facts a risk is told with; those that say the same of several things make one sentence."""


CONCERNS_AT_MOST = 10
"""How many things a risk is said to concern; the register names them all."""


def risk_report(plan: ExitPlan) -> dict[str, Any]:
    """Return the context of the risk report."""
    full = risks.told_in_full(plan)
    return {
        "trust": plan.trust,
        "headline": _headline(plan),
        "how_many_grave": board_risks.how_many_grave(plan),
        "selection": _selection(plan, len(full)),
        "risks": [_risk(plan, risk) for risk in full],
        "likelihood": [vars(step) for step in plan.catalogue.likelihood],
        "impact": [vars(step) for step in plan.catalogue.impact],
        "assurance": _assurance(plan),
        "board": printed(board_risks.board_risks(plan), "–"),
        "t": {table.id: printed(table) for table in (make(plan) for make in TABLES)},
    }


def _assurance(plan: ExitPlan) -> dict[str, Any]:
    """Return how the golden thread stands: a sentence, the gaps by name, and whom the questions lack."""
    found = gaps(plan)
    unasked = Counter(gap.missing for gap in found if gap.check == "questions")
    first = {gap.missing: gap.name for gap in reversed(found) if gap.check == "questions"}
    return {
        "sentence": assurance_sentence(plan),
        "gaps": [
            {"id": gap.id, "name": gap.name, "missing": gap.missing, "remedy": gap.remedy}
            for gap in found
            if gap.check != "questions"
        ],
        "unasked": [
            {"missing": missing, "questions": count(number, "question"), "first": first[missing]}
            for missing, number in unasked.most_common()
        ],
    }


def _headline(plan: ExitPlan) -> str:
    found = plan.risks.risks
    if not found:
        return "No risk of the catalogue arises from what is described; the open questions may change that."
    bands = Counter(risk.band for risk in found)
    told = joined([f"{bands[band]} {band}" for band in ("extreme", "high", "moderate", "low") if bands[band]])
    verb = "arises" if len(found) == 1 else "arise"
    return f"{capital(count(len(found), 'risk'))} {verb} from this estate: {told}."


def _selection(plan: ExitPlan, told: int) -> str:
    total = len(plan.risks.risks)
    if told == total:
        return f"All {count(total, 'risk')} are told here, the highest score first."
    return (
        f"Told here are the {risks.TOP} highest scores and every risk of impact 5, {told} in all. "
        f"The other {total - told} are in the risk register."
    )


def _risk(plan: ExitPlan, risk: Risk) -> dict[str, Any]:
    every = risks.telling(risk)
    shown = every[:EVIDENCE_AT_MOST]
    facts = told_together(shown)
    if len(every) > len(shown):
        facts.append(f"and {len(every) - len(shown)} more facts, in the risk register")
    asked = requirements.asked_for(plan)
    met = [id_ for id_ in risk.rule.requirements if id_ in asked] + list(risk.rule.activities)
    return {
        "id": risk.id,
        "anchor": f"risk-{risk.id.lower().replace('@', '-at-').replace('.', '-')}",
        "title": risk.title,
        "score": risk.score,
        "likelihood": risk.likelihood,
        "impact": risk.impact,
        "band": capital(risk.band),
        "band_class": f"band-{risk.band}",
        "near": _near(plan, risk),
        "cause": risk.cause,
        "event": risk.event,
        "effect": risk.effect,
        "concerns": risks.concerns(risk, CONCERNS_AT_MOST),
        "derived": risks.scoring(risk),
        "mitigation": list(risks.steps_of(risk)),
        "contingency": risk.contingency,
        "owner": risks.owner_of(plan, risk),
        "evidence": finished(facts),
        "places": requirements.places(plan, shown),
        "met_by": ", ".join(met) or "Nothing in the catalogue yet",
    }


def _near(plan: ExitPlan, risk: Risk) -> str:
    words = risks.near(plan, risk.near)
    return f"Proximity: {lowered(words)}."
