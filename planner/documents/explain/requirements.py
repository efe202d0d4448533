# SPDX-License-Identifier: MIT
"""Why a requirement applies, why it does not, or what would decide."""

from planner.documents.explain.values import (
    GRADES,
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
from planner.documents.words import EVALUATION_WORDS, PARTY_WORDS, PRIORITY_WORDS
from planner.rules.derive import out_of_date
from planner.rules.entries import Requirement


def requirement(asked: Asked, id_: str) -> Explanation | None:
    """Return the explanation of a requirement of the catalogue, whatever became of it."""
    entry = next(
        (held for held in asked.plan.catalogue.requirements if id_ in (held.id, *held.aliases)), None
    )
    if entry is None:
        return None
    verdict, because = _fate(asked, entry)
    return Explanation("requirement", entry.id, entry.title, verdict, (*because, *_about(asked, entry)))


def _fate(asked: Asked, entry: Requirement) -> tuple[str, tuple[Part, ...]]:
    """Return what became of the requirement in this plan, and what that rests on."""
    found = asked.plan.requirements
    applies = next((held for held in found.applicable if held.id == entry.id), None)
    if applies is not None:
        grade = "Every exit needs it." if not applies.evidence else ""
        verdict = f"It applies. {grade or 'The facts below make it so.'}"
        return verdict, facts(asked, "The facts that make it apply", applies.evidence)
    undecided = next((held for held in found.undecided if held.id == entry.id), None)
    if undecided is not None:
        return undecided_verdict("applies", undecided.questions), (
            *questions(asked, "What would decide", undecided.questions),
            *facts(asked, "What is known already", undecided.evidence),
        )
    left = next(held for held in found.not_applicable if held.id == entry.id)
    if out_of_date(entry, asked.plan.as_of):
        return f"It does not apply: it belongs to another time. {left.reason}", ()
    return "It does not apply.", facts(asked, "The facts that speak against it", left.evidence) or said(
        "facts", "Why not", left.reason
    )


def _about(asked: Asked, entry: Requirement) -> tuple[Part, ...]:
    plan = asked.plan
    numbers = {name: param.in_print for name, param in entry.params.items()}
    standards = [plan.catalogue.standard_in_print(written, plan.as_of) for written in entry.standards]
    named = [rule for rule in plan.catalogue.risks if entry.id in rule.requirements]
    arise = {risk.rule.id for risk in plan.risks.risks}
    return (
        *said("rule", "The rule", f"when: {entry.when}", asked.rule_place(entry.id)),
        *said("text", "What it says", entry.requirement.format(**numbers)),
        *said("because", "Why it is asked", entry.because_by(plan.as_of)),
        *said("evidence", "What the bidder must show", entry.evidence.format(**numbers)),
        *said("acceptance", "How it is tested", entry.acceptance.format(**numbers)),
        *said(
            "rank",
            "How it ranks",
            f"{PRIORITY_WORDS[entry.priority]}; evaluated: {EVALUATION_WORDS[entry.evaluation].lower()}; "
            f"duty of: {PARTY_WORDS[entry.party].lower()}.",
        ),
        *part(
            "params",
            "Numbers in it",
            (
                Line(f"{name.replace('_', ' ')}: {held.value} {held.unit}".strip(), grade=GRADES[held.grade])
                for name, held in entry.params.items()
            ),
        ),
        *part("standards", "Standards of the day", (Line(name) for name in standards if name)),
        *sources(asked, entry.sources, entry.grade),
        *links(
            "risks",
            "Risks it answers",
            (
                (rule.id, rule.title if rule.id in arise else f"{rule.title} (does not arise here)")
                for rule in named
            ),
        ),
    )
