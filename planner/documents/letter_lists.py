# SPDX-License-Identifier: MIT
"""The lists in letters to a supplier: what is asked for, what must come with the data, and by which days."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from planner.documents.exit_plan.knowledge import of_activity
from planner.documents.exit_plan.owed import Owed, due_day
from planner.documents.plan import ExitPlan
from planner.documents.printing import printed
from planner.documents.tables.estate import holdings
from planner.documents.words import day
from planner.model import Contract
from planner.model.months import months_before
from planner.model.terms import archive_end

DATA_DAYS: tuple[tuple[str, str, Literal["start", "finish"], int], ...] = (
    ("Count of everything held, by modality and year", "G02", "finish", 12),
    ("Test extract, for a second supplier to read", "G05", "start", 10),
    ("First trial load of the radiology history", "G10", "start", 9),
    ("First lot of the bulk", "G07", "start", 9),
    ("Last lot, with what was new in the last days", "G08", "finish", 0),
)
"""What a supplier must deliver, and the activity of the timeline that needs it.

Where the timeline needs any of it too late for the contract, each is asked for so many months before the end
at the latest: planning defaults, as is the least time that a supplier is given.
"""

LEAST_WORKING_DAYS = 20


def asked_for(owed: Iterable[Owed]) -> list[dict[str, str]]:
    """Return what a letter asks a supplier for: what is agreed is only to be confirmed."""
    return [
        {
            "title": one.obligation.title,
            "owes": one.obligation.owes,
            "due": day(_within(one.due, one.contract)) if one.due else "a day to be agreed",
            "agreed": "Agreed: please confirm" if one.status == "Agreed" else "",
        }
        for one in owed
    ]


def _within(due: date, contract: Contract | None) -> date:
    """Return a day, or the last day of the contract where the day lies beyond it."""
    end = archive_end(contract) if contract else None
    return min(due, end) if end else due


def data_lots(plan: ExitPlan, contract: Contract) -> dict[str, Any]:
    """Return what is held under a contract, as far as the trust knows."""
    graph = plan.dependencies.graph
    whole = holdings(plan)
    mine = [
        contract.id in (graph.covered.get(held.id) or graph.covered.get(held.system or "", ()))
        for held in graph.held
    ]
    rows = tuple(row for row, wanted in zip(whole.rows, mine, strict=True) if wanted)
    return printed(type(whole)(whole.id, "What we believe you keep for us", whole.columns, rows, whole.note))


def data_included(plan: ExitPlan) -> list[dict[str, str]]:
    """Return what must come with the images: separate records, and objects that are easily lost."""
    separate = [
        {"title": one.migration.title, "what": one.migration.moves}
        for one in plan.migration.separate
        if one.applies is not False
    ]
    objects = [
        {"title": one.title, "what": one.classes} for one in plan.catalogue.migration.special_objects.objects
    ]
    return [*separate, *objects]


@dataclass(frozen=True)
class DataDay:
    """What a supplier must deliver: by when the letter asks for it, and when the timeline needs it."""

    what: str
    activity: str
    by: date
    planned: date
    late: bool


def data_days_of(plan: ExitPlan, contract: Contract) -> list[DataDay]:
    """Return the days by which a supplier must deliver: those of the timeline, or before its end."""
    end = archive_end(contract)
    least = plan.catalogue.calendar.add_working_days(plan.as_of, LEAST_WORKING_DAYS)
    needed = [
        (what, activity, planned, before)
        for what, activity, at, before in DATA_DAYS
        if (planned := due_day(plan, of_activity(activity, at), None)[0])
    ]
    squeezed = end is not None and any(planned > end for _, _, planned, _ in needed)
    return [
        DataDay(
            what,
            activity,
            max(least, min(planned, months_before(end, before)) if end and squeezed else planned),
            planned,
            bool(end and planned > end),
        )
        for what, activity, planned, before in needed
    ]


def data_days(plan: ExitPlan, contract: Contract) -> list[dict[str, Any]]:
    """Return the same days as a letter prints them."""
    return [
        {"what": one.what, "by": day(one.by), "planned": day(one.planned), "late": one.late}
        for one in data_days_of(plan, contract)
    ]
