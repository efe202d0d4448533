# SPDX-License-Identifier: MIT
"""What a valid project may still get wrong: names that lead nowhere, rings, dates out of order.

Each check is a plain function from a project to findings. A finding says what it is about by
noun, id and field; the reader finds the line.
"""

from collections.abc import Callable

from planner.diagnostics import Finding
from planner.model.checks.appraisal import amounts_once, lines_once, scored_criteria, weights_in_range
from planner.model.checks.contradictions import absent_kinds, copies
from planner.model.checks.covers import covered_names
from planner.model.checks.dates import contract_past, late_successors, notices_missed, order_of_dates
from planner.model.checks.decided import decided_in_order, decided_once
from planner.model.checks.evaluation import (
    evaluation_names,
    evaluation_price,
    evaluation_scale,
    weighed_twice,
    weights_add_up,
)
from planner.model.checks.evidence import evidence_of_nothing
from planner.model.checks.records import baseline_in_order, progress_in_order
from planner.model.checks.references import dangling, self_references
from planner.model.checks.rings import rings
from planner.model.project import Project

Check = Callable[[Project], list[Finding]]

CHECKS: tuple[Check, ...] = (
    dangling,
    self_references,
    rings,
    absent_kinds,
    copies,
    covered_names,
    evidence_of_nothing,
    order_of_dates,
    contract_past,
    late_successors,
    notices_missed,
    progress_in_order,
    baseline_in_order,
    decided_once,
    decided_in_order,
    weights_add_up,
    weighed_twice,
    evaluation_names,
    evaluation_price,
    evaluation_scale,
    scored_criteria,
    weights_in_range,
    amounts_once,
    lines_once,
)


def check_project(project: Project) -> list[Finding]:
    """Return the findings of every check, in the order of the checks."""
    return [finding for check in CHECKS for finding in check(project)]
