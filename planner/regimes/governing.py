# SPDX-License-Identifier: MIT
"""Which regime governs: the day on which a procurement commenced decides, and what it hangs off."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from planner.english import long_date
from planner.regimes.months import corresponding_day
from planner.regimes.pack import Pack


def governing(packs: Iterable[Pack], commenced: date) -> Pack | None:
    """Return the regime of a procurement commenced on a day; None before the first that is held."""
    for pack in packs:
        applies = pack.applies
        if applies.commenced_from <= commenced <= (applies.commenced_to or date.max):
            return pack
    return None


def under_framework(packs: Iterable[Pack], called_off: date, framework_commenced: date) -> Pack | None:
    """Return the regime of a call-off: that of the framework, for as long as anything hangs off it.

    The day of the call-off decides nothing; one before its framework is none. None if no regime is held.
    """
    return governing(packs, framework_commenced) if framework_commenced <= called_off else None


@dataclass(frozen=True)
class PossibleRegimes:
    """The regimes a contract may have been let under, judged by the day it was signed; the likely first.

    `question` is what to ask where there is more than one.
    """

    packs: tuple[Pack, ...]
    question: str | None


def possible_regimes(packs: Iterable[Pack], signed: date) -> PossibleRegimes:
    """Return which regimes a contract signed on a day may stand under.

    That in force on the day, and any earlier one of which a framework may still have been running: a
    framework concluded on the regime's last day lasts at most the years that regime allows it.
    """
    every = sorted(packs, key=lambda pack: pack.applies.commenced_from)
    now = governing(every, signed)
    earlier = [
        pack
        for pack in every
        if pack.applies.commenced_to
        and pack.applies.commenced_to < signed <= _last_call_off(pack, pack.applies.commenced_to)
    ]
    found = tuple(([now] if now else []) + earlier[::-1])
    question = None
    if len(found) > 1 and found[0].applies.commenced_from:
        began = found[0].applies.commenced_from
        question = (
            "Was the procurement, or the framework it was called off from, commenced before "
            f"{long_date(began)}?"
        )
    return PossibleRegimes(found, question)


def _last_call_off(pack: Pack, last: date) -> date:
    years = max(framework.max_years for framework in pack.frameworks)
    return corresponding_day(last, 12 * years)
