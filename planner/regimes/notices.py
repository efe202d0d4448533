# SPDX-License-Identifier: MIT
"""Notices and their due dates, and the latest day for each step that comes before a signature."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from planner.regimes.counting import Count, Rule, count
from planner.regimes.dates import Asked, date_for
from planner.regimes.pack import Notice, Pack
from planner.regimes.periods import AuthorityClass
from planner.regimes.refusals import Refusal
from planner.regimes.shelf import Regimes
from planner.regimes.words import provision
from planner.regimes.working_days import ONE_DAY, working_days


@dataclass(frozen=True)
class Due:
    """When a notice is due: the last day for it, the day that calls for it, and the provision."""

    notice: Notice
    event: date
    last_day: date
    reference: str


def notice(pack: Pack, code: str) -> Notice:
    """Return a notice of a regime by its code, such as UK7. KeyError if there is none."""
    return {row.code: row for row in pack.notices}[code]


def due(
    regimes: Regimes, regime: str, code: str, event: date, said: Mapping[str, str] | None = None
) -> Due | None:
    """Return when a notice called for on a day is due; None of one that has no number of days, or not yet.

    For a notice with reporting periods the event is any day in the period; of one that is not in force on
    that day, None. Raises KeyError for a regime or a code that is not held, Refusal for an impossible day.
    """
    pack = regimes.packs[regime]
    row = notice(pack, code)
    if row.in_force and event < row.in_force:
        return None
    if row.period:
        kind = pack.period(row.period).kind
        found = date_for(regimes, Asked(kind, regime, event, said=said or {}))
        return Due(row, found.opens or event, found.end, found.reference)
    if row.days is None:
        return None
    called = _period_end(row, event)
    last = _counted(regimes, pack, called, row.days).end
    return Due(row, called, last, provision(pack.title, row.reference))


def _period_end(row: Notice, day: date) -> date:
    """Return the day on which the reporting period around a day ends; the day itself where there is none."""
    ends = sorted(date(year, *end) for year in (day.year, day.year + 1) for end in row.ends)
    return next((end for end in ends if end >= day), day)


def _counted(regimes: Regimes, pack: Pack, event: date, days: int) -> Count:
    rule = Rule.of(pack.counting, "calendar", None)
    return count(event, days, rule, working_days(pack.working_day, regimes.holidays))


def latest_event(regimes: Regimes, asked: Asked, by: date) -> date:
    """Return the last day on which a period can begin and be over by the end of a day.

    `asked.event` is not used. Raises Refusal if it would have to begin before the regime did.
    """
    pack = regimes.packs[asked.regime]
    earliest = pack.applies.commenced_from
    day = by
    while day >= earliest:
        if date_for(regimes, _on(asked, day)).end <= by:
            return day
        day -= ONE_DAY
    raise Refusal(f"{pack.short} begins too late for it to be over by {by.isoformat()}")


def _on(asked: Asked, day: date) -> Asked:
    return Asked(asked.kind, asked.regime, day, asked.authority, asked.said)


@dataclass(frozen=True)
class Rung:
    """A step on the way to a signature, with the last day on which it may be begun."""

    step: str
    latest: date
    reference: str


@dataclass(frozen=True)
class Way:
    """A way to a contract: the regime, the procedure and the facts said of each kind of period."""

    regime: str
    procedure: str
    authority: AuthorityClass = "central"
    said: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    voluntary: bool = True


def latest_steps(regimes: Regimes, way: Way, signature: date) -> tuple[Rung, ...]:
    """Return the last day for each step of a procedure before a signature, the first step first.

    Only what the law demands is counted: no evaluation, no approval, no day for anyone to think. So these
    are the days after which the signature is impossible, and never the days to plan for. `voluntary`
    counts a standstill that the law leaves to the authority. Raises KeyError for an unknown procedure.
    """
    pack = regimes.packs[way.regime]
    procedure = {row.id: row for row in pack.procedures}[way.procedure]
    before = signature
    rungs: list[Rung] = []
    for stage in reversed(procedure.stages):
        if stage.period is None or (stage.optional and not way.voluntary):
            continue
        period = pack.period(stage.period)
        word = way.procedure.replace("-", "_")
        chosen = {"procedure": word} if word in period.procedures else {}
        said = {**chosen, **way.said.get(period.kind, {})}
        asked = Asked(period.kind, way.regime, before, way.authority, said)
        before = latest_event(regimes, asked, before - ONE_DAY)
        rungs.append(Rung(f"{period.title}: {period.event}", before, provision(pack.title, period.reference)))
    return tuple(reversed(rungs))


def earliest_signature(regimes: Regimes, asked: Asked) -> date:
    """Return the first day on which a contract may be entered into, after the standstill asked about."""
    return date_for(regimes, asked).end + timedelta(days=1)
