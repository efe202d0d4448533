# SPDX-License-Identifier: MIT
"""Tables: one function each, from the exit plan to rows. Word, Excel and pack.json print the same ones."""

from collections.abc import Callable

from planner.documents.plan import ExitPlan
from planner.documents.table import Table
from planner.documents.tables import (
    activities,
    applicability,
    appraisal,
    assurance,
    baseline,
    benefits,
    board_risks,
    criteria,
    defaults,
    estate,
    interfaces,
    knowledge,
    lapse,
    migration,
    obligations,
    options,
    register,
    requirements,
    risks,
    tender,
    timeline,
    verdicts,
)

TABLES: tuple[Callable[[ExitPlan], Table], ...] = (
    estate.systems_in_scope,
    estate.systems,
    estate.organisations,
    estate.contracts,
    estate.holdings,
    migration.volumes,
    migration.strata,
    migration.offers,
    migration.separate,
    migration.assumptions,
    migration.swings,
    migration.burn_down,
    estate.interfaces,
    interfaces.interface_requirements,
    estate.people,
    lapse.lapse_calendar,
    lapse.single_points,
    lapse.blast_radius,
    lapse.only_copies,
    lapse.cutover,
    lapse.interim_interfaces,
    requirements.requirements,
    requirements.undecided,
    requirements.not_applicable,
    requirements.traceability,
    requirements.questions,
    benefits.benefits,
    benefits.experience,
    benefits.benefits_left_out,
    tender.criteria,
    tender.rules,
    tender.seals,
    applicability.decisions,
    applicability.applicability,
    board_risks.board_risks,
    register.register,
    risks.derivation,
    risks.suppressed,
    risks.risks_undecided,
    risks.risks_not_arising,
    timeline.contract_dates,
    verdicts.verdicts,
    options.options,
    options.option_verdicts,
    options.ladder,
    options.archive_ladder,
    options.ladders,
    options.levers,
    options.verify_first,
    appraisal.whole_life_costs,
    appraisal.lateness,
    appraisal.switching_values,
    appraisal.cost_drivers,
    appraisal.affordability,
    criteria.scores,
    criteria.score_reasons,
    criteria.firmness,
    criteria.to_win,
    criteria.dominated,
    appraisal.missing,
    verdicts.forecasts,
    verdicts.swings,
    timeline.deadline_checks,
    activities.activities,
    activities.done,
    timeline.late_starts,
    timeline.next_starts,
    timeline.freezes,
    *baseline.VARIANCE_TABLES,
    obligations.obligations,
    knowledge.sources,
    defaults.defaults,
    knowledge.standards,
    assurance.checks,
    assurance.assurance_gaps,
)
"""The tables of every plan, in the order of pack.json."""

EVENT_TABLES = (lapse.broken_paths, lapse.dead_interfaces, lapse.unreachable_data, lapse.outsiders)
"""The tables of one ending."""


def all_tables(plan: ExitPlan) -> tuple[Table, ...]:
    """Return every table of a plan: the general ones, then those of each critical path and each ending."""
    general = [table(plan) for table in TABLES]
    paths = [timeline.critical_path(plan, milestone) for milestone in sorted(plan.schedule.paths)]
    endings = [table(plan, event) for event in plan.dependencies.lapse for table in EVENT_TABLES]
    return (*general, *paths, *endings)
