# SPDX-License-Identifier: MIT
"""The term of a contract in days: where it ends, and how far each ground of change lets it run on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil, floor

from planner.model.contract import Contract
from planner.model.months import months_after
from planner.model.terms import latest_possible_end
from planner.regimes.grounds import Ground
from planner.regimes.months import corresponding_day
from planner.regimes.pack import Pack
from planner.regimes.working_days import ONE_DAY

DAYS_IN_YEAR = 365.25
EXACT = 1e-9
"""Slack of floating point: a tenth of 3,650 days is 365, not 364."""


def last_day_of_term(first_day: date, months: int) -> date:
    """Return the last day of a term of so many months: the day before the corresponding one.

    A term of twelve months from 1 July ends on 30 June, and one from 29 February on 28 February.
    """
    if months <= 0:
        raise ValueError(f"a term of {months} months has no last day")
    after = corresponding_day(first_day, months)
    # 31 January and one month: the month that follows has no such day and is used up whole.
    return after if after.day < first_day.day else after - ONE_DAY


def renewed_end(present_end: date, months: Sequence[int]) -> date:
    """Return the last day after renewals of so many months each, taken one after the other.

    Each adds its own months to the present end and nothing else: the initial term is never run again.
    """
    return months_after(present_end, sum(months)) if months else present_end


@dataclass(frozen=True)
class AsLet:
    """A contract as it was awarded: first day, last day of the maximum term on award, and its value.

    The maximum term includes every option that was in the contract, used or not.
    """

    first_day: date
    longest_end: date
    value: float | None = None
    threshold: int | None = None

    @property
    def days(self) -> int:
        """Days in the maximum term, first and last counted."""
        return (self.longest_end - self.first_day).days + 1


def as_let(contract: Contract, threshold: int | None = None) -> AsLet | None:
    """Return a contract of the model as it was awarded; None while its first or longest day is unknown.

    Its value is the yearly price over the longest term, where that price is known.
    """
    longest = latest_possible_end(contract)
    if contract.start is None or longest is None or longest < contract.start:
        return None
    annual = contract.value.annual if contract.value else None
    days = (longest - contract.start).days + 1
    value = None if annual is None else annual * days / DAYS_IN_YEAR
    return AsLet(contract.start, longest, value, threshold)


@dataclass(frozen=True)
class Cap:
    """How far one ground lets a contract run on beyond its maximum term.

    `measured` is what the law caps: the term itself, the value (turned into days at an even yearly price),
    or nothing. `last_day` is None where there is no cap to compute; `rise` is the most in pounds.
    """

    ground: Ground
    measured: str
    last_day: date | None
    rise: float | None
    words: str


def extension_caps(pack: Pack, let: AsLet) -> tuple[Cap, ...]:
    """Return what each ground of the regime a contract was let in allows, in the order of the pack."""
    if let.days <= 0:
        raise ValueError("the contract ends before it begins")
    return tuple(_cap(ground, let) for ground in pack.modifications)


def _cap(ground: Ground, let: AsLet) -> Cap:
    if ground.term_percent is not None:
        days = floor(let.days * ground.term_percent / 100 + EXACT)
        last = let.longest_end + timedelta(days=days)
        words = f"{ground.term_percent:g} % of the maximum term of {let.days:,} days is {days:,} days"
        return Cap(ground, "term", last, None, words)
    if ground.value_percent is not None:
        return _value_cap(ground, let, ground.value_percent)
    return Cap(ground, "none", None, None, "no cap in figures: the conditions decide")


def _value_cap(ground: Ground, let: AsLet, percent: float) -> Cap:
    share = percent / 100
    words = f"{percent:g} % of the value, {_each(ground)}"
    rise = None if let.value is None else let.value * share
    if ground.below_threshold:
        words += ", and below the threshold"
        if rise is not None and let.threshold is not None and let.threshold < rise:
            assert let.value is not None
            rise, share = float(let.threshold), let.threshold / let.value
    strictly = ground.value_below or (ground.below_threshold and rise == let.threshold)
    unknown = ground.below_threshold and (let.value is None or let.threshold is None)
    reach = let.days * share
    days = ceil(reach - EXACT) - 1 if strictly else floor(reach + EXACT)
    last = None if unknown else let.longest_end + timedelta(days=max(days, 0))
    return Cap(ground, "value", last, rise, f"{words}; as time only at an even price")


def _each(ground: Ground) -> str:
    return "all changes together" if ground.counts == "together" else "each change"


def latest_end_by_ground(caps: Iterable[Cap]) -> dict[str, date]:
    """Return the last day of each ground that has one, by its id."""
    return {cap.ground.id: cap.last_day for cap in caps if cap.last_day is not None}


def framework_end(pack: Pack, concluded: date, kind: str = "framework") -> date:
    """Return the last day a framework concluded on a day may run to, without the reasons for a longer one.

    Raises KeyError if the regime has no such kind.
    """
    years = {term.id: term.max_years for term in pack.frameworks}[kind]
    return last_day_of_term(concluded, 12 * years)


@dataclass(frozen=True)
class ChangeNotice:
    """Whether a notice must be published before a contract is changed, and why."""

    needed: bool
    words: str


def change_notice(
    pack: Pack, value_percent: float, term_percent: float, novation: bool
) -> ChangeNotice | None:
    """Return whether a change needs a change notice; None under a regime that knows no such notice.

    The changes are shares of the value and of the maximum term on award, in percent. The Act lets either
    small change excuse the notice. A part that does not change at all is taken to excuse nothing: that is
    the stricter reading of "increases or decreases".
    """
    figures = {row.id: row.figure for row in pack.figures}
    if "change-notice-value" not in figures:
        return None
    if novation:
        return ChangeNotice(True, "a novation or assignment always needs it")
    small_value = 0 < abs(value_percent) <= figures["change-notice-value"]
    small_term = 0 < abs(term_percent) <= figures["change-notice-term"]
    if not value_percent and not term_percent:
        return ChangeNotice(True, "neither value nor term changes, so no small change excuses it")
    if small_value or small_term:
        which = "value" if small_value else "term"
        return ChangeNotice(
            False, f"the {which} changes by no more than {figures[f'change-notice-{which}']:g} %"
        )
    return ChangeNotice(True, "no change small enough excuses it")
