# SPDX-License-Identifier: MIT
"""What every workbook of a pack has: properties, a first sheet, and the line that says what it is of."""

from planner.documents.plan import ExitPlan
from planner.documents.questions import open_questions
from planner.documents.tables.orphaned import orphaned
from planner.documents.words import count, day
from planner.documents.workbook import (
    Bullets,
    Heading,
    KeyValue,
    Paragraph,
    Properties,
    Sheet,
    TextSheet,
    Workbook,
)
from planner.english import capital

EDITABLE = "The light yellow cells are yours to fill in. Everything else is worked out from the estate."


def whole(plan: ExitPlan, title: str, sheets: tuple[Sheet, ...]) -> Workbook:
    """Return a workbook of a plan with its properties."""
    held = Properties(title, plan.title, plan.trust, plan.trust, "Draft for review", plan.as_of)
    return Workbook(held, sheets)


def of_plan(plan: ExitPlan) -> str:
    """Return whose plan it is and of which day, as it stands beneath the title of a sheet."""
    return f"{plan.trust}, as of {day(plan.as_of)}"


def read_me(plan: ExitPlan, title: str, what: str) -> TextSheet:
    """Return the first sheet of a workbook: what it is, of which plan, and how to use it."""
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
        (of_plan(plan),),
    )


def orphaned_sheet(plan: ExitPlan, kind: str) -> tuple[Sheet, ...]:
    """Return the sheet of decisions that have lost what they are about, if there are any."""
    table = orphaned(plan, kind)
    return (table.sheet("Orphaned"),) if table else ()
