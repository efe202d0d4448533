# SPDX-License-Identifier: MIT
"""The workbooks of a pack, from the same tables that the Word documents print."""

from collections.abc import Callable

from planner.documents.appraisal_workbook import appraisal_workbook
from planner.documents.assurance import assurance_sentence
from planner.documents.options_appraisal import appraised
from planner.documents.plan import ExitPlan
from planner.documents.tables import (
    applicability,
    assurance,
    benefits,
    defaults,
    estate,
    interfaces,
    knowledge,
    lapse,
    register,
    requirements,
    risks,
    tender,
)
from planner.documents.timeline_workbook import timeline_workbook
from planner.documents.workbook import Grid, MatrixSheet, Sheet, Workbook
from planner.documents.workbook_parts import of_plan, orphaned_sheet, read_me, whole

REGISTER = "Risk register"


def requirements_workbook(plan: ExitPlan) -> Workbook:
    """Return the requirements as a workbook: the register, the interfaces, the questions and their roots."""
    title = "Requirements"
    return whole(
        plan,
        title,
        (
            read_me(plan, title, "Every requirement that applies to this estate, and why."),
            requirements.decisions(plan).sheet("Requirements", (of_plan(plan),), "A3"),
            requirements.traceability(plan).sheet("Traceability", (of_plan(plan),), "A3"),
            estate.interfaces(plan).sheet("Interfaces", (of_plan(plan),), "A3"),
            interfaces.interface_requirements(plan).sheet("Interface requirements", (of_plan(plan),), "A3"),
            benefits.benefits(plan).sheet("Benefits", (of_plan(plan),), "A3"),
            benefits.experience(plan).sheet("What others found"),
            benefits.benefits_left_out(plan).sheet("Benefits left out"),
            requirements.questions(plan).sheet("Questions", (of_plan(plan),)),
            requirements.undecided(plan).sheet("Undecided"),
            tender.criteria(plan).sheet("Criteria and weights"),
            tender.rules(plan).sheet("How bids are compared"),
            tender.seals(plan).sheet("Seals"),
            applicability.decisions(plan).sheet("Decisions"),
            applicability.applicability(plan).sheet("In and out", (of_plan(plan),)),
            *orphaned_sheet(plan, "Requirement"),
            *_knowledge(plan),
        ),
    )


def risk_workbook(plan: ExitPlan) -> Workbook:
    """Return the risk register with live scores, its heat maps, and what could not be decided."""
    title = "Risk register"
    return whole(
        plan,
        title,
        (
            read_me(plan, title, "Every risk that arises from this estate, scored and explained."),
            register.register(plan).sheet(REGISTER, (of_plan(plan),), "A3"),
            _heat_map(plan),
            risks.derivation(plan).sheet("How derived", (of_plan(plan),), "A3"),
            lapse.single_points(plan).sheet("Single points"),
            risks.risks_undecided(plan).sheet("Undecided"),
            requirements.questions(plan).sheet("Questions"),
            *orphaned_sheet(plan, "Risk"),
            assurance.checks(plan).sheet("Assurance", (assurance_sentence(plan),)),
            assurance.assurance_gaps(plan).sheet("Assurance gaps"),
            risks.suppressed(plan).sheet("Spoken for"),
            risks.risks_not_arising(plan).sheet("Not arising"),
            knowledge.sources(plan).sheet("Sources"),
        ),
    )


def _heat_map(plan: ExitPlan) -> MatrixSheet:
    scale = plan.catalogue
    return MatrixSheet(
        "Heat map",
        "Risks by likelihood and impact",
        REGISTER,
        (Grid("Risks as they stand", "likelihood", "impact"),),
        tuple((step.score, step.word) for step in reversed(scale.likelihood)),
        tuple((step.score, step.word) for step in scale.impact),
        only=(("status", "<>Closed"),),
        subtitle=("Counted live from the register; closed risks are left out.",),
    )


WORKBOOKS: tuple[tuple[str, Callable[[ExitPlan], Workbook]], ...] = (
    ("requirements", requirements_workbook),
    ("risk-register", risk_workbook),
    ("exit-timeline", timeline_workbook),
)
"""The workbooks of a pack: the stem of the file and what makes it."""


def _knowledge(plan: ExitPlan) -> tuple[Sheet, ...]:
    return (
        knowledge.standards(plan).sheet("Standards"),
        defaults.defaults(plan).sheet("Unverified defaults"),
        knowledge.sources(plan).sheet("Sources"),
    )


def workbooks_of(plan: ExitPlan) -> tuple[tuple[str, Callable[[ExitPlan], Workbook]], ...]:
    """Return the workbooks that the pack of a plan has."""
    return (*WORKBOOKS, ("options-appraisal", appraisal_workbook)) if appraised(plan) else WORKBOOKS
