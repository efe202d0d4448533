# SPDX-License-Identifier: MIT
"""The workbooks of a pack, from the same tables that the Word documents print."""

from collections.abc import Callable
from datetime import date

from planner.documents.plan import ExitPlan
from planner.documents.questions import open_questions
from planner.documents.tables import (
    activities,
    applicability,
    benefits,
    defaults,
    estate,
    interfaces,
    knowledge,
    lapse,
    options,
    register,
    requirements,
    risks,
    tender,
    timeline,
    verdicts,
)
from planner.documents.tables.migration import data_tables
from planner.documents.tables.timeline import phase_title
from planner.documents.timeline_sheets import (
    GanttRow,
    GanttSheet,
    Lane,
    Marker,
    PlanBar,
    PlanMilestone,
    PlanOnAPageSheet,
    Window,
)
from planner.documents.words import ROLES, count, day
from planner.documents.workbook import (
    Bullets,
    Grid,
    Heading,
    KeyValue,
    MatrixSheet,
    Paragraph,
    Properties,
    Sheet,
    TextSheet,
    Workbook,
)
from planner.english import capital

REGISTER = "Risk register"
DATA_SHEETS = (
    "Volumes",
    "Data to move",
    "Ways to move",
    "Beside the images",
    "Assumptions",
    "What it hangs on",
)
EDITABLE = "The light yellow cells are yours to fill in. Everything else is worked out from the estate."


def requirements_workbook(plan: ExitPlan) -> Workbook:
    """Return the requirements as a workbook: the register, the interfaces, the questions and their roots."""
    title = "Requirements"
    return _workbook(
        plan,
        title,
        (
            _read_me(plan, title, "Every requirement that applies to this estate, and why."),
            requirements.decisions(plan).sheet("Requirements", (_as_of(plan),), "A3"),
            requirements.traceability(plan).sheet("Traceability", (_as_of(plan),), "A3"),
            estate.interfaces(plan).sheet("Interfaces", (_as_of(plan),), "A3"),
            interfaces.interface_requirements(plan).sheet("Interface requirements", (_as_of(plan),), "A3"),
            benefits.benefits(plan).sheet("Benefits", (_as_of(plan),), "A3"),
            benefits.experience(plan).sheet("What others found"),
            benefits.benefits_left_out(plan).sheet("Benefits left out"),
            requirements.questions(plan).sheet("Questions", (_as_of(plan),)),
            requirements.undecided(plan).sheet("Undecided"),
            tender.criteria(plan).sheet("Criteria and weights"),
            tender.rules(plan).sheet("How bids are compared"),
            tender.seals(plan).sheet("Seals"),
            applicability.decisions(plan).sheet("Decisions"),
            applicability.applicability(plan).sheet("In and out", (_as_of(plan),)),
            *_knowledge(plan),
        ),
    )


def risk_workbook(plan: ExitPlan) -> Workbook:
    """Return the risk register with live scores, its heat maps, and what could not be decided."""
    title = "Risk register"
    return _workbook(
        plan,
        title,
        (
            _read_me(plan, title, "Every risk that arises from this estate, scored and explained."),
            register.register(plan).sheet(REGISTER, (_as_of(plan),), "A3"),
            _heat_map(plan),
            risks.derivation(plan).sheet("How derived", (_as_of(plan),), "A3"),
            lapse.single_points(plan).sheet("Single points"),
            risks.risks_undecided(plan).sheet("Undecided"),
            requirements.questions(plan).sheet("Questions"),
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


def timeline_workbook(plan: ExitPlan) -> Workbook:
    """Return the programme: plan on a page, Gantt, activities, key dates and the lapse calendar."""
    title = "Exit timeline"
    return _workbook(
        plan,
        title,
        (
            _read_me(plan, title, "When everything must happen, what is late, and what ends when."),
            _plan_on_a_page(plan),
            _gantt(plan),
            activities.activities(plan).sheet("Activities", (_as_of(plan),), "A3"),
            *((activities.done(plan).sheet("Done", (_as_of(plan),)),) if plan.done else ()),
            timeline.contract_dates(plan).sheet("Key dates", (_as_of(plan),)),
            lapse.lapse_calendar(plan).sheet("Lapse calendar", (_as_of(plan),), "A3"),
            verdicts.verdicts(plan).sheet("Four verdicts"),
            options.options(plan).sheet("Options", (_as_of(plan),), "A3"),
            options.option_verdicts(plan).sheet("Verdicts by option"),
            options.ladder(plan).sheet("Decision ladder", (_as_of(plan),)),
            options.ladders(plan).sheet("Every ladder", (_as_of(plan),), "A3"),
            options.levers(plan).sheet("What helps"),
            options.verify_first(plan).sheet("Verify first", (_as_of(plan),)),
            verdicts.forecasts(plan).sheet("Milestones"),
            verdicts.swings(plan).sheet("What costs the time"),
            timeline.deadline_checks(plan).sheet("Dates set by others"),
            timeline.critical_path(plan, "live").sheet("Critical path"),
            timeline.late_starts(plan).sheet("Late starts"),
            *(table.sheet(name) for name, table in zip(DATA_SHEETS, data_tables(plan), strict=True)),
            lapse.cutover(plan).sheet("Cutover"),
            lapse.interim_interfaces(plan).sheet("Interim interfaces"),
            lapse.blast_radius(plan).sheet("Blast radius"),
            timeline.freezes(plan).sheet("Freezes"),
            knowledge.sources(plan).sheet("Sources"),
        ),
    )


WORKBOOKS: tuple[tuple[str, Callable[[ExitPlan], Workbook]], ...] = (
    ("requirements", requirements_workbook),
    ("risk-register", risk_workbook),
    ("exit-timeline", timeline_workbook),
)
"""The workbooks of a pack: the stem of the file and what makes it."""


def _workbook(plan: ExitPlan, title: str, sheets: tuple[Sheet, ...]) -> Workbook:
    held = Properties(title, plan.title, plan.trust, plan.trust, "Draft for review", plan.as_of)
    return Workbook(held, sheets)


def _as_of(plan: ExitPlan) -> str:
    return f"{plan.trust}, as of {day(plan.as_of)}"


def _knowledge(plan: ExitPlan) -> tuple[Sheet, ...]:
    return (
        knowledge.standards(plan).sheet("Standards"),
        defaults.defaults(plan).sheet("Unverified defaults"),
        knowledge.sources(plan).sheet("Sources"),
    )


def _read_me(plan: ExitPlan, title: str, what: str) -> TextSheet:
    questions = count(len(open_questions(plan)), "question")
    return TextSheet(
        "Read me",
        title,
        (
            Paragraph(what),
            KeyValue("Trust", plan.trust),
            KeyValue("Programme", plan.title),
            KeyValue("As of", plan.as_of),
            KeyValue("Risks", len(plan.risks.risks)),
            KeyValue("Requirements", len(plan.requirements.applicable)),
            KeyValue("Open questions", len(open_questions(plan))),
            Heading("How to use it", 2),
            Bullets(
                (
                    EDITABLE,
                    "Not known means that nobody has said. It never means no.",
                    f"{capital(questions)} still open: answer them in the estate, then build the pack again.",
                    "If you have changed this file when the pack is built again, your copy is kept.",
                )
            ),
        ),
        (_as_of(plan),),
    )


def _freezes(plan: ExitPlan) -> tuple[Window, ...]:
    return tuple(Window(w.title, w.start, w.end) for w in plan.schedule.dates.freezes)


def _ends(plan: ExitPlan) -> tuple[Marker, ...]:
    return tuple(
        dict.fromkeys(
            Marker(f"{contract.name_in_print} ends", end)
            for contract in plan.project.contracts
            for end in (contract.application_end or contract.end, contract.archive_end)
            if end and end >= plan.as_of
        )
    )


def _gantt(plan: ExitPlan) -> GanttSheet:
    return GanttSheet(
        "Gantt",
        f"Exit programme of {plan.trust}",
        tuple(
            GanttRow(
                one.id,
                one.activity.title,
                phase_title(plan, one.activity.phase),
                ROLES.get(one.activity.role, one.activity.role),
                one.early_start,
                one.early_finish,
                one.late_start,
                one.late_finish,
                one.total_float,
                one.critical,
                one.activity.duration.typical == 0,
            )
            for one in plan.schedule.activities
        ),
        _ends(plan),
        _freezes(plan),
        plan.as_of,
        (_as_of(plan),),
    )


def _plan_on_a_page(plan: ExitPlan) -> PlanOnAPageSheet:
    schedule = plan.schedule
    lanes = []
    for phase in plan.catalogue.phases:
        inside = [one for one in schedule.activities if one.activity.phase == phase.id]
        if not inside:
            continue
        start, finish = min(one.early_start for one in inside), max(one.early_finish for one in inside)
        critical = any(one.critical for one in inside)
        named = [m for m in schedule.milestones if schedule.by_id[m.activity_id].activity.phase == phase.id]
        lanes.append(
            Lane(
                phase.title,
                (PlanBar(_span(start, finish), start, finish, critical),),
                tuple(PlanMilestone(m.title, m.day, True) for m in named),
            )
        )
    contracts = tuple(PlanMilestone(mark.name, mark.on, True) for mark in _ends(plan))
    return PlanOnAPageSheet(
        "Plan on a page",
        f"Exit programme of {plan.trust}",
        (*lanes, Lane("Contracts", (), contracts)),
        _ends(plan),
        _freezes(plan),
        plan.as_of,
        (_as_of(plan),),
    )


def _span(start: date, finish: date) -> str:
    months = (finish.year - start.year) * 12 + finish.month - start.month + 1
    return count(months, "month")
