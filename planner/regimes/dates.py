# SPDX-License-Identifier: MIT
"""The date that is asked for: which period it is, how long it must be, how it is counted, what to beware."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from planner.regimes.answers import Answers
from planner.regimes.asking import DAYS, FROM_NOTICE, accepted, answers_for, period_for
from planner.regimes.cautions import counting_warnings, period_warnings, window_warnings
from planner.regimes.counting import Count, CountedDay, Rule, count
from planner.regimes.limits import arises, event_of, within_life
from planner.regimes.minimum import Applied, minimum
from planner.regimes.pack import Pack
from planner.regimes.periods import Adjustment, AuthorityClass, Choice, Cited, Grade, Period, Window
from planner.regimes.planned import Between, follows, precedes
from planner.regimes.refusals import Refusal
from planner.regimes.shelf import Regimes
from planner.regimes.words import provision, weakest
from planner.regimes.working_days import ONE_DAY, WorkingDays, working_days


@dataclass(frozen=True)
class Asked:
    """The question: which date, under which regime, from which day, by what kind of authority, given what."""

    kind: str
    regime: str
    event: date
    authority: AuthorityClass = "central"
    said: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class DateAnswer:
    """A date of the law with how it was counted.

    `days` is the length of the period in its unit before any rolling; `opens` is where a window opens;
    `rows` are the ids of the rows of the pack that were used;
    `next_day` is the first day after a standstill, when the contract may be entered into.
    """

    kind: str
    regime: str
    event: date
    end: date
    days: int
    unit: str
    title: str
    event_words: str
    then: str
    reference: str
    grade: Grade
    because: tuple[str, ...]
    warnings: tuple[str, ...]
    assumed: tuple[tuple[str, str], ...]
    counted: tuple[CountedDay, ...]
    authority: AuthorityClass
    rows: tuple[str, ...]
    procedure: str | None = None
    opens: date | None = None
    next_day: date | None = None


def date_for(regimes: Regimes, asked: Asked) -> DateAnswer:
    """Return the date that is asked for.

    Raises KeyError for a regime that is not held, AnswerError for a fact that is unknown or ill said, and
    Refusal for a combination that the law does not know.
    """
    pack = regimes.packs[asked.regime]
    working = working_days(pack.working_day, regimes.holidays)
    if asked.kind == "planned-notice":
        return _window_answer(pack, asked, regimes)
    period = period_for(pack, asked.kind, asked.said)
    answers = answers_for(pack, period, asked.said, asked.event)
    event = event_of(period, asked.event, _length(period))
    within_life(regimes, pack, period, event)
    arises(period, answers)
    answers = replace(answers, event=event)
    rule = Rule.of(pack.counting, period.unit, period.event_day)
    applied = minimum(period, answers, asked.authority, rule, working, pack.planned_notice)
    applied = _as_set(period, applied, answers, rule, working)
    warned = (
        *period_warnings(pack, period, answers, applied, event),
        *counting_warnings(pack, period, applied, rule, working, regimes.holidays),
    )
    return _answer(pack, asked, period, answers, applied, warned)


def _length(period: Period) -> int:
    return max(choice.days for choice in period.choices)


def _as_set(period: Period, applied: Applied, answers: Answers, rule: Rule, working: WorkingDays) -> Applied:
    """Return the period with the length that was set instead of its minimum; Refusal if that is too short."""
    own = answers.number(DAYS.key)
    if own is None:
        return applied
    if own != int(own) or own < applied.days:
        raise Refusal(
            f"{own:g} days is shorter than the minimum of {applied.days} ({applied.choice.reference})",
            "set more days, or the fact that shortens the minimum",
        )
    return replace(applied, days=int(own), count=count(applied.count.event, int(own), rule, working))


def _answer(
    pack: Pack, asked: Asked, period: Period, answers: Answers, applied: Applied, warned: tuple[str, ...]
) -> DateAnswer:
    rows: tuple[Choice | Adjustment, ...] = (applied.choice, *applied.adjustments)
    counted_by = _counted_by(pack, period)
    references = dict.fromkeys(row.reference for row in (*rows, *counted_by))
    end = applied.count.end
    assumed = [
        (key, value)
        for key in accepted(pack, period)
        if key not in asked.said and (value := answers.of(key)) is not None
    ]
    return DateAnswer(
        kind=asked.kind,
        regime=pack.regime,
        event=asked.event,
        end=end,
        days=applied.days,
        unit=period.unit,
        title=period.title,
        event_words=period.event,
        then=period.then,
        reference=provision(pack.title, "; ".join(references)),
        grade=weakest(row.grade for row in (*rows, *counted_by)),
        because=(*(f"{row.says} [{row.reference}]" for row in rows), *_rolled(pack, applied.count)),
        warnings=warned,
        assumed=tuple(assumed),
        counted=applied.count.days,
        authority=asked.authority,
        rows=tuple(row.id for row in rows),
        procedure=answers.of("procedure") if period.procedures else None,
        opens=applied.count.event if period.yearly else None,
        next_day=end + ONE_DAY if period.kind == "standstill" else None,
    )


def _counted_by(pack: Pack, period: Period) -> Iterator[Cited]:
    """Return the rules that counted: what a working day is, and how a period rolls on."""
    if period.unit == "working":
        yield pack.working_day
    if pack.counting.roll_forward != "none":
        yield pack.counting


def _rolled(pack: Pack, counted: Count) -> tuple[str, ...]:
    if not counted.rolled:
        return ()
    return (f"The period is lengthened to end on a working day [{pack.counting.reference}]",)


def _window_answer(pack: Pack, asked: Asked, regimes: Regimes) -> DateAnswer:
    window = pack.planned_notice
    if window is None:
        raise Refusal(f"{pack.short} has no planned notice that shortens a period")
    answers = answers_for(pack, None, asked.said, asked.event)
    within_life(regimes, pack, None, asked.event)
    back = answers.of(FROM_NOTICE.key) == "tender"
    between = precedes(window, asked.event) if back else follows(window, asked.event)
    this, other = (window.before, window.notice) if back else (window.notice, window.before)
    return DateAnswer(
        kind=asked.kind,
        regime=pack.regime,
        event=asked.event,
        end=between.last,
        days=window.least_days,
        unit="calendar",
        title=window.title,
        event_words=f"the {this} is published",
        then=f"the {other} must be published in this window",
        reference=provision(pack.title, window.reference),
        grade=window.grade,
        because=(_window_words(window), f"It gives: {window.gives}"),
        warnings=window_warnings(pack, window, answers, between, back),
        assumed=(),
        counted=_window_days(between),
        authority=asked.authority,
        rows=(window.id,),
        opens=between.first,
    )


def _window_words(window: Window) -> str:
    return (
        f"The {window.notice} stands at least {window.least_days} days and not more than"
        f" {window.most_months} months before the {window.before} [{window.reference}]"
    )


def _window_days(between: Between) -> tuple[CountedDay, ...]:
    return (
        CountedDay(between.first, None, "the first day of the window"),
        CountedDay(between.last, None, "the last day of the window"),
    )
