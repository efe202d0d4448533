# SPDX-License-Identifier: MIT
"""The strategic case: what the trust has, what ends, what stops with it, and what is to become better."""

from collections.abc import Iterator

from planner.documents.business_case.case import Case, asked
from planner.documents.exit_plan.answers import Asked
from planner.documents.exit_plan.told import Shown, listing, told
from planner.documents.lead import lead
from planner.documents.migration_words import to_move
from planner.documents.option_words import endings
from planner.documents.plan import ExitPlan
from planner.documents.specification import leaving
from planner.documents.tables.board_risks import ten, why_grave
from planner.documents.words import count
from planner.english import joined, listed

RISKS, BENEFITS = 5, 8
"""How many are told here; the exit timeline, the risk report and the specification have them all."""


def strategic(plan: ExitPlan) -> Case:
    """Return the strategic case."""
    return Case(
        "strategic",
        "The strategic case",
        "Why anything has to be done at all, and why now.",
        told([_estate(plan), to_move(plan), lead(plan), *endings(plan)], _benefits(plan), _risks(plan)),
        tuple(_questions(plan)),
    )


def _estate(plan: ExitPlan) -> str:
    present = plan.facts.present_systems
    going = [one for one in present if one.in_scope in ("replace", "consolidate", "retire")]
    sites, links = plan.project.sites, plan.project.integrations
    return (
        f"The trust leaves {leaving(plan)}. In scope are {count(len(going), 'system')} of {len(present)}, at "
        f"{count(len(sites), 'site')}, with {count(len(links), 'interface')} around them."
    )


def _benefits(plan: ExitPlan) -> Shown:
    every = plan.benefits.benefits
    rows = [(one.title, one.metric or None, one.baseline or None, one.target or None) for one in every]
    left = count(len(every) - BENEFITS, "more benefit", "more benefits")
    return listing(
        "case-objectives",
        "What is to become better",
        (
            ("benefit", "Benefit", "long"),
            ("metric", "Measured as", "long"),
            ("baseline", "Today", "long"),
            ("target", "Target", "long"),
        ),
        rows[:BENEFITS],
        "24 32 22 22",
        f"{left}: see the requirements specification." if len(every) > BENEFITS else "",
    )


def _risks(plan: ExitPlan) -> Shown:
    return listing(
        "case-risks",
        "The gravest risks",
        (
            ("id", "Id", "id"),
            ("risk", "Risk", "long"),
            ("score", "Score", "score"),
            ("why", "Why here", "long"),
        ),
        ((risk.id, risk.title, risk.score, why_grave(risk)) for risk in ten(plan)[:RISKS]),
        "12 26 9 53",
    )


def _questions(plan: ExitPlan) -> Iterator[Asked]:
    yield from asked("SRO", "Which strategies of the trust and of its partners does this serve, and how?")
    yield from asked(
        "SRO",
        "What must the spending achieve, by how much and by when? No benefit has a target.",
        not any(one.target for one in plan.benefits.benefits),
    )
    bare = [f"“{one.title}”" for one in plan.benefits.benefits if not one.baseline]
    yield from asked("SRO", f"Where does each of these stand today: {listed(bare, 4)}?", bool(bare))
    others = plan.project.programme.parallel_changes
    yield from asked(
        "PM", "Which other programmes does this one wait for, and which wait for it?", others is None
    )
    if others:
        named = joined([f"“{one}”" for one in others])
        yield from asked("PM", f"What does this programme need of {named}, by when, and who has agreed that?")
    undecided = [one.name_in_print for one in plan.facts.present_systems if one.in_scope is None]
    yield from asked("RSM", f"What becomes of {listed(undecided, 6)}?", bool(undecided))
