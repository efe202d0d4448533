# SPDX-License-Identifier: MIT
"""Why a benefit is expected, how it is measured, or why it is not in the plan."""

from planner.documents.explain.values import (
    Asked,
    Explanation,
    Line,
    Part,
    facts,
    links,
    part,
    questions,
    said,
    sources,
    undecided_verdict,
)
from planner.documents.words import ROLES
from planner.rules.benefits import BenefitRule
from planner.rules.derive_benefits import DerivedBenefit


def benefit(asked: Asked, id_: str) -> Explanation | None:
    """Return the explanation of a benefit that is expected, or of one of the catalogue that is not."""
    held = next((one for one in asked.plan.benefits.benefits if one.id == id_), None)
    rule = next((one for one in asked.plan.catalogue.benefits if id_ in (one.id, *one.aliases)), None)
    if held is not None:
        return _expected(asked, held)
    return _absent(asked, rule) if rule is not None else None


def _expected(asked: Asked, held: DerivedBenefit) -> Explanation:
    claimed = "The trust claims it." if held.own else "The catalogue expects it of an estate like this."
    told = (
        ("Metric", held.metric),
        ("Baseline", held.baseline),
        ("Method", held.method),
        ("Target", held.target),
        ("Measured", held.measured),
        ("Owner", ROLES.get(held.owner, held.owner)),
    )
    parts = (
        *facts(asked, "The facts that make it likely", held.evidence),
        *part("measure", "How it is measured", (Line(f"{label}: {text}") for label, text in told if text)),
        *part("experience", "What others have seen", (Line(text) for text in held.experience)),
        *said("remark", "To be noted", held.remark),
        *questions(asked, "What is still blank", held.questions),
        *_links(asked, held.requirements, held.activities),
        *(_rule(asked, held.rule) if held.rule else ()),
    )
    return Explanation("benefit", held.id, held.title, claimed, parts)


def _absent(asked: Asked, rule: BenefitRule) -> Explanation:
    found = asked.plan.benefits
    undecided = next((one for one in found.undecided if one.id == rule.id), None)
    because: tuple[Part, ...]
    if undecided is not None:
        verdict = undecided_verdict("can be expected", undecided.questions)
        because = questions(asked, "What would decide", undecided.questions)
    else:
        left = next((one for one in found.not_applicable if one.id == rule.id), None)
        verdict = f"It is not expected here. {left.reason if left else ''}".strip()
        because = facts(asked, "The facts that speak against it", left.evidence if left else ())
    parts = (*because, *_links(asked, rule.requirements, rule.activities), *_rule(asked, rule))
    return Explanation("benefit", rule.id, rule.title, verdict, parts)


def _rule(asked: Asked, rule: BenefitRule) -> tuple[Part, ...]:
    return (
        *said("rule", "The rule", f"when: {rule.when}", asked.rule_place(rule.id)),
        *sources(asked, rule.sources, rule.grade),
    )


def _links(asked: Asked, requirements: tuple[str, ...], activities: tuple[str, ...]) -> tuple[Part, ...]:
    titles = {entry.id: entry.title for entry in asked.plan.catalogue.requirements}
    tasks = {held.id: held.title for held in asked.plan.catalogue.activities}
    return (
        *links(
            "requirements", "Requirements it hangs on", ((key, titles.get(key, key)) for key in requirements)
        ),
        *links("activities", "Activities it hangs on", ((key, tasks.get(key, key)) for key in activities)),
    )
