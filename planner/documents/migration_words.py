# SPDX-License-Identifier: MIT
"""What documents say of moving the data: how long, by when to start, what is left on the day, in words."""

from datetime import date

from planner.documents.plan import ExitPlan
from planner.documents.words import count, day, terabytes
from planner.migration.figures import Figure
from planner.migration.spans import Span

NOTHING = "Nobody has said what is held. The first task is an inventory, before any price is asked."


def to_move(plan: ExitPlan) -> str:
    """Return how much has to be moved, and how well that is known."""
    estimate = plan.migration
    if not estimate.strata:
        return NOTHING
    told = [f"{_amount(estimate.terabytes, estimate.studies)} must be moved."]
    if estimate.volumes.counted_once:
        told.append("Copies of the same studies in two places are counted once.")
    told += list(estimate.volumes.differences)
    return " ".join(told)


def _amount(size: Figure, studies: Figure) -> str:
    least = "At least " if size.at_least or size.value is None else ""
    number = f" in {round(studies.value):,} studies" if studies.value else ""
    return f"{least}{terabytes(size.value)}{number}"


def how_long(plan: ExitPlan) -> list[str]:
    """Return how long the copy takes, as a range, and what sets it; never as one number."""
    estimate = plan.migration
    if not estimate.strata:
        return []
    if estimate.never:
        return [f"{estimate.never}"]
    told = [
        f"The copy takes {_range(estimate.bulk)} if each input lies where it usually does; "
        f"half of all draws keep within {_days(estimate.bulk.p50)}, eight in ten within "
        f"{_days(estimate.bulk.p80)}.",
        f"With inventory, pilot, exceptions and verification the whole takes "
        f"{_days(estimate.elapsed.p50)} to {_days(estimate.elapsed.p80)} (half of the draws, eight in ten).",
    ]
    if estimate.sets_the_end:
        first = estimate.sets_the_end[0]
        told.append(f"What sets the end in {round(first.share * 100)} % of the draws: {first.title}.")
    return told + [pilot.text for pilot in estimate.pilots[:2]]


def _range(span: Span) -> str:
    return f"about {_days(span.typical)}, between {_days(span.best)} and {_days(span.worst)},"


def _days(days: float | None) -> str:
    if days is None:
        return "no end at all"
    if days >= 90:
        return f"{days / 30.44:.0f} months"
    return count(max(round(days), 1), "day")


def by_when(plan: ExitPlan) -> list[str]:
    """Return by when the copy must begin for the contract's end, and what would be left on that day."""
    ends = [d for d in plan.schedule.dates.deadlines if d.kind == "contract_end"]
    if not plan.migration.strata or not ends:
        return []
    end = min(ends, key=lambda one: one.day)
    start = plan.migration.start_by(end.day)
    told = [_start(plan, end.title, start.copy_p50, start.copy_p80)]
    begun = next((o.early_start for o in plan.schedule.activities if o.activity.template_id == "G07"), None)
    if begun:
        told.append(_left(plan, end.day, begun))
    return told


def _start(plan: ExitPlan, title: str, half: date | None, most: date | None) -> str:
    if half is None or most is None:
        return f"No start is early enough to have everything moved before {title}."
    passed = " Both days have passed." if half < plan.as_of else ""
    return (
        f"To have everything moved before {title}, the copy must begin by {day(most)} (eight in ten) or "
        f"{day(half)} (an even chance).{passed}"
    )


def _left(plan: ExitPlan, end: date, begun: date) -> str:
    left = plan.migration.left_at(end, begun)
    if begun >= end:
        return f"As planned the copy begins on {day(begun)}: when the contract ends nothing has been moved."
    return (
        f"As planned the copy begins on {day(begun)}. On the day the contract ends "
        f"{terabytes(left.p50)} are still to be moved (an even chance; {terabytes(left.p80)} at eight in "
        "ten)."
    )
