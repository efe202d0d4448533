# SPDX-License-Identifier: MIT
"""The short answer: whether the trust can be out in time, in a sentence that every document opens with."""

from planner.documents.plan import ExitPlan
from planner.documents.verdict_words import chance_words
from planner.documents.words import count, day
from planner.english import capital
from planner.verdicts.levers import SAFE_ENOUGH

FOLLOWED = ("replace", "consolidate")
"""What becomes of a system that another follows, so that there is something to go live."""


def goes_live(plan: ExitPlan) -> bool:
    """Return whether anything is said to be followed, so that there is a day of going live to tell of."""
    return any(system.in_scope in FOLLOWED for system in plan.facts.present_systems)


def lead(plan: ExitPlan) -> str:
    """Return the verdict in a sentence: whether the trust can be out in time."""
    live, slip = plan.schedule.milestone("live"), plan.schedule.slip
    ends = [d for d in plan.schedule.dates.deadlines if d.kind == "contract_end"]
    if live is None or not goes_live(plan):
        return "The programme has no go-live: no system is said to be replaced."
    if not ends:
        return (
            f"The new service can be live about {day(live.day)}. Nobody has said when the contract ends, "
            "so nobody can say whether that is in time."
        )
    end = min(ends, key=lambda one: one.day)
    if live.day <= end.day:
        told = f"As planned, the new service is live on {day(live.day)}, before {end.title} on {day(end.day)}"
        needed = "" if slip is None else "; but the old one is needed after that day, to be read and emptied"
        return f"{told}{needed}.{_unlikely(plan)}"
    late = (live.day - end.day).days
    if end.day < plan.as_of:
        since = count((plan.as_of - end.day).days, "day")
        told = f"{capital(end.title)} was {day(end.day)}, {since} before this plan. With usual durations the"
        told += f" new service is live on {day(live.day)}, {count(late, 'day')} after it"
        return f"{told}: what the trust works on until then has no contract that is known here."
    return (
        f"The trust cannot be out in time as things stand. {capital(end.title)} is {day(end.day)}; "
        f"with usual durations the new service is live on {day(live.day)}, {count(late, 'day')} later."
    )


def _unlikely(plan: ExitPlan) -> str:
    """Return that the day is not to be counted on, where the plan keeps it and its risks hardly ever do.

    A plan that meets its date on paper alone must not be read as one that is in time.
    """
    headline = plan.verdicts.headline
    end = headline.ends[0] if headline.ends else None
    if end is None or end.chance is None or end.chance >= SAFE_ENOUGH:
        return ""
    chance = chance_words(end.chance, headline.iterations).lower()
    told = f" With the durations and risks of this plan the chance is {chance}"
    return f"{told}: the date is not to be counted on." if end.dead else f"{told}."
