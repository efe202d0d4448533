# SPDX-License-Identifier: MIT
"""What the templates are given of documents that come later: the evaluation, the letters, the change note.

They need bids, or another plan, that are not there when a project is checked: samples stand in for them.
"""

from typing import Any

from planner.changes.document import TEMPLATE as CHANGE_NOTE
from planner.changes.document import note_context
from planner.changes.note import Note, Section
from planner.documents.plan import ExitPlan
from planner.documents.table import Table
from planner.documents.tender import findings
from planner.documents.tender.debrief import SAMPLE
from planner.documents.tender.report import report_context
from planner.documents.tender.response import FIELDS
from planner.evaluation.outcome import Outcome


def later_contexts(plan: ExitPlan) -> dict[str, dict[str, Any]]:
    """Return what the template of each later document is given, by the template's name."""
    found: dict[str, dict[str, Any]] = {"debrief.html.j2": {**SAMPLE, "trust": plan.trust}}
    lots = plan.tender.lots
    bids = plan.project.evaluation.bids or ()
    sample: Table | None = None
    if lots:
        stated = tuple(one for one in bids if (one.lot or "") == lots[0].id)
        outcome = Outcome(plan.tender, lots[0], dict(FIELDS), stated=stated)
        found["evaluation-report.html.j2"] = report_context(plan, outcome, {}, ())
        sample = findings.received(outcome)
    found[CHANGE_NOTE] = note_context(_note(plan, sample))
    return found


def _note(plan: ExitPlan, table: Table | None) -> Note:
    """Return a change note in which something of every sort stands."""
    section = Section("sample", "Heading", ("Sentence.",), (table,) if table else ())
    day = plan.as_of
    return Note(
        plan.trust, plan.title, "before", "after", day, day, ("Lead.",), (section,), (section,), "Nothing."
    )
