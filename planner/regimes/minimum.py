# SPDX-License-Identifier: MIT
"""Which minimum a period has: every row that applies, adjusted, and the shortest of them counted."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from planner.regimes.answers import Answers
from planner.regimes.counting import Count, Rule, count
from planner.regimes.periods import Adjustment, AuthorityClass, Choice, Period, Window
from planner.regimes.planned import qualifies
from planner.regimes.refusals import Refusal
from planner.regimes.working_days import WorkingDays

ANNOUNCED = "tender_notice"
"""The fact that dates the notice which a planned notice announces."""
MEANS = "means"
"""The fact that says how notices were sent; `mixed` stands for both ways at once."""


@dataclass(frozen=True)
class Applied:
    """A row that applies: its days after adjustment, and the period counted with them."""

    choice: Choice
    days: int
    adjustments: tuple[Adjustment, ...]
    count: Count


def minimum(
    period: Period,
    answers: Answers,
    authority: AuthorityClass,
    rule: Rule,
    working: WorkingDays,
    window: Window | None,
) -> Applied:
    """Return the shortest row that applies; of notices sent in both ways, the way that ends later.

    Raises Refusal for a row that is asked for and shut to this class of authority.
    """
    _open_to(period, answers, authority)
    if period.counted_by == "each_means" and answers.of(MEANS) == "mixed":
        ways = [replace(answers, said={**answers.said, MEANS: way}) for way in ("electronic", "post")]
        ends = [_shortest(period, way, authority, rule, working, window) for way in ways]
        return max(ends, key=lambda applied: applied.count.end)
    return _shortest(period, answers, authority, rule, working, window)


def _shortest(
    period: Period,
    answers: Answers,
    authority: AuthorityClass,
    rule: Rule,
    working: WorkingDays,
    window: Window | None,
) -> Applied:
    held = list(_applicable(period, answers, authority, window))
    counted = [
        Applied(choice, days, adjustments, count(event, days, rule, working))
        for choice, event in held
        for days, adjustments in [adjusted(period, choice, answers)]
    ]
    if not counted:
        raise Refusal(f"none of the minimum periods of the {period.title.lower()} applies to these facts")
    return min(counted, key=lambda applied: (applied.count.end, applied.days))


def _applicable(
    period: Period, answers: Answers, authority: AuthorityClass, window: Window | None
) -> Iterator[tuple[Choice, date]]:
    for choice in period.choices:
        if not answers.hold(choice.when) or choice.not_for == authority:
            continue
        if choice.qualified_by and window and not qualified(choice.qualified_by, answers, window):
            continue
        event = answers.day(choice.from_fact) if choice.from_fact else answers.event
        if event is not None:
            yield choice, event


def qualified(key: str, answers: Answers, window: Window) -> bool:
    """Return whether a planned notice stands where it must; one of which no day was given is taken to."""
    notice = answers.day(key)
    announced = answers.day(ANNOUNCED) or answers.event
    return notice is None or qualifies(window, notice, announced)


def adjusted(period: Period, choice: Choice, answers: Answers) -> tuple[int, tuple[Adjustment, ...]]:
    """Return the days of a row after what shortens and lengthens it, never under its floor, and those."""
    every = {adjustment.id: adjustment for adjustment in period.adjustments}
    held = tuple(every[id_] for id_ in choice.adjusted_by if answers.hold(every[id_].when))
    days = choice.days + sum(adjustment.days for adjustment in held)
    return max(days, choice.floor or 0), held


def _open_to(period: Period, answers: Answers, authority: AuthorityClass) -> None:
    for choice in period.choices:
        if choice.not_for == authority and choice.when and answers.hold(choice.when):
            asked = ", ".join(f"{key}={value}" for key, value in choice.when.items())
            raise Refusal(
                f"{asked} is not open to a {authority.replace('_', '-')} authority ({choice.reference})",
                "leave it out, or say --authority sub_central if the authority is one",
            )
