# SPDX-License-Identifier: MIT
"""The Word documents of a pack: one template and one context each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from planner.documents.business_case.document import business_case
from planner.documents.environment import render
from planner.documents.exit_plan.document import exit_plan
from planner.documents.exit_timeline import exit_timeline
from planner.documents.figures import Figure
from planner.documents.html import DocumentProperties, HtmlDocument
from planner.documents.options_appraisal import appraised, options_appraisal
from planner.documents.plan import ExitPlan
from planner.documents.risk_report import risk_report
from planner.documents.specification import specification


@dataclass(frozen=True)
class Document:
    """A Word document: the stem of its file and of its template, its title, what fills it, and who has it."""

    name: str
    title: str
    context: Callable[[ExitPlan], dict[str, Any]]
    wanted: Callable[[ExitPlan], bool] = lambda plan: True


DOCUMENTS: tuple[Document, ...] = (
    Document("requirements-specification", "Requirements specification", specification),
    Document("risk-report", "Risk report", risk_report),
    Document("exit-timeline", "Exit timeline", exit_timeline),
    Document("exit-plan", "Exit plan", exit_plan),
    Document("options-appraisal", "Options appraisal", options_appraisal, appraised),
    Document("business-case", "Business case", business_case, appraised),
)


def documents_of(plan: ExitPlan) -> tuple[Document, ...]:
    """Return the documents that the pack of a plan has."""
    return tuple(document for document in DOCUMENTS if document.wanted(plan))


def properties(plan: ExitPlan, title: str) -> DocumentProperties:
    """Return what the cover and the file's own properties say."""
    return DocumentProperties(
        title=title,
        subject=plan.title,
        company=plan.trust,
        author=plan.trust,
        status="Draft for review",
        keywords="PACS; RIS; exit",
        date=plan.as_of,
        version="",
    )


def html_of(
    document: Document, plan: ExitPlan, templates: Mapping[str, str], figures: Mapping[str, Figure]
) -> HtmlDocument:
    """Return a document as semantic HTML. `figures` are the pictures that may be shown in it."""
    context = document.context(plan)
    context["figures"] = {name: {"alt": figure.alt_text()} for name, figure in figures.items()}
    return HtmlDocument(
        properties(plan, document.title),
        render(templates, f"{document.name}.html.j2", context),
        name=document.name,
    )
