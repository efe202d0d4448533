# SPDX-License-Identifier: MIT
"""What documents say of moving the data: how long, by when to start, what is left on the day, in words."""

from datetime import date

from planner.documents.plan import ExitPlan
from planner.documents.words import count, day, terabytes
from planner.english import lowered
from planner.migration.figures import Figure

NOTHING = "Nobody has said what is held. The first task is an inventory, before any price is asked."


def to_move(plan: ExitPlan) -> str:
    """Return how much has to be moved, and how well that is known."""
    estimate = plan.migration
    if not estimate.strata:
        return NOTHING
    told = [f"{_amount(estimate.terabytes, estimate.studies)} must be moved."]
    if estimate.volumes.counted_once:
        told.append("Copies of the same studies in two places are counted once.")
    told += [f"{text.rstrip('.')}." for text in estimate.volumes.differences]
    return " ".join(told)


def _amount(size: Figure, studies: Figure) -> str:
    least = "At least " if size.at_least or size.value is None else ""
    number = f" in {_studies(studies)} studies" if studies.value else ""
    return f"{least}{terabytes(size.value)}{number}"


def _studies(figure: Figure) -> str:
    """Return a number of studies; one that is not counted is about so many and no more exact than that."""
    whole = round(figure.value or 0)
    if figure.basis == "stated" or whole < 1000:
        return f"{whole:,}"
    return f"about {round(whole, 2 - len(str(whole))):,}"


def how_long(plan: ExitPlan) -> list[str]:
    """Return how long the copy takes, as a range, and what sets it; never as one number."""
    estimate = plan.migration
    if not estimate.strata:
        return []
    if estimate.never:
        return [f"{estimate.never}"]
    bulk, whole = estimate.bulk, estimate.elapsed
    told = [
        f"With every input at its usual value the copy takes about {_days(bulk.typical)}; with all at "
        f"their best {_days(bulk.best)}, at their worst {_days(bulk.worst)}.",
        f"Taking all uncertainties together, there is an even chance that it takes no longer than "
        f"{_days(bulk.p50)}, and eight chances in ten that it takes no longer than {_days(bulk.p80)}.",
        f"With inventory, pilot, exceptions and verification the whole takes {_days(whole.p50)} (an even "
        f"chance) or {_days(whole.p80)} (eight in ten).",
    ]
    if estimate.sets_the_end:
        first = estimate.sets_the_end[0]
        told.append(f"What decides is {lowered(first.title)}: in {_share(first.share)} it sets the end.")
    return told + _pilots(plan)


def _share(share: float) -> str:
    if share > 0.95:
        return "nearly every case"
    return f"{round(share * 100)} cases in a hundred"


def _pilots(plan: ExitPlan) -> list[str]:
    """Return what to measure first; what is to be copied from two archives alike is said once."""
    name = plan.dependencies.graph.name
    pilots = plan.migration.pilots[:2]
    if len(pilots) < 2:
        return [pilot.text for pilot in pilots]
    one, other = (name(pilot.source) for pilot in pilots)
    same = pilots[0].text.replace(one, other) == pilots[1].text
    return [pilots[0].text.replace(one, f"each of {one} and {other}")] if same else [p.text for p in pilots]


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
        return f"As planned the copy begins on {day(begun)}; when the contract ends nothing has been moved."
    return (
        f"As planned the copy begins on {day(begun)}. On the day the contract ends "
        f"{terabytes(left.p50)} are still to be moved (an even chance; {terabytes(left.p80)} at eight in "
        "ten)."
    )
