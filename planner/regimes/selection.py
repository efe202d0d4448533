# SPDX-License-Identifier: MIT
"""The Provider Selection Regime: whether reporting bundled with a system brings a contract under it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from planner.regimes.counting import Count, Rule, count
from planner.regimes.pack import Selection
from planner.regimes.words import provision
from planner.regimes.working_days import HolidaysByPart, working_days

Outcome = Literal["outside", "inside", "separate", "ask"]


@dataclass(frozen=True)
class Scope:
    """What a contract holds: health care services, such as outsourced reporting, and everything else.

    Values are in pounds over the term; None is not known. `separable` says whether the rest could
    reasonably be supplied under a contract of its own.
    """

    health_services: bool | None
    health_value: float | None = None
    other_value: float | None = None
    separable: bool | None = None


@dataclass(frozen=True)
class SelectionTest:
    """Where a contract falls: outside the regime, inside it, to be separated, or what must be asked first."""

    outcome: Outcome
    words: str
    questions: tuple[str, ...]
    reference: str


def selection_test(pack: Selection, scope: Scope, commenced: date) -> SelectionTest:
    """Return whether a contract comes under the Provider Selection Regime.

    A mixed contract does only if the health care services are worth more than the rest and the rest could
    not reasonably be supplied apart. One that fails either condition takes the Procurement Act for the
    whole: then the reporting is better let apart, or the test is recorded.
    """
    if commenced < pack.applies.commenced_from or scope.health_services is False:
        reason = "no health care service is in it" if scope.health_services is False else "not yet in force"
        return SelectionTest("outside", f"Outside {pack.short}: {reason}", (), _reference(pack))
    if scope.health_services is None:
        asks = "Are health care services, such as outsourced reporting, in the contract?"
        return SelectionTest("ask", "Not known what is in the contract", (asks,), _reference(pack))
    if scope.other_value == 0:
        return SelectionTest(
            "inside", f"Inside {pack.short}: health care services alone", (), _reference(pack)
        )
    return _mixed(pack, scope)


def _mixed(pack: Selection, scope: Scope) -> SelectionTest:
    main = (
        None
        if scope.health_value is None or scope.other_value is None
        else scope.health_value > scope.other_value
    )
    inseparable = None if scope.separable is None else not scope.separable
    answers = dict(zip(pack.mixed, (main, inseparable), strict=True))
    if False in answers.values():
        failed = " ".join(test.asks for test, answer in answers.items() if answer is False)
        words = (
            f"Not {pack.short} as one contract, for the answer is no to: {failed}"
            " Let the reporting apart, or record the test of the main subject"
        )
        return SelectionTest("separate", words, (), _reference(pack))
    questions = tuple(test.asks for test, answer in answers.items() if answer is None)
    if questions:
        return SelectionTest(
            "ask", "A mixed contract, and not known which law it takes", questions, _reference(pack)
        )
    words = f"Inside {pack.short}: health care services are the main subject and the rest cannot be let apart"
    return SelectionTest("inside", words, (), _reference(pack))


def _reference(pack: Selection) -> str:
    return provision(pack.title, "; ".join(dict.fromkeys(row.reference for row in pack.mixed)))


def representations_until(pack: Selection, holidays: HolidaysByPart, notice: date) -> Count:
    """Return the count to the last day for representations after a notice of intention was published.

    The standstill begins on the day after the notice; the days are counted after the day it begins.
    """
    period = pack.standstill
    working = working_days(pack.working_day, holidays)
    begins = date.fromordinal(notice.toordinal() + 1)
    rule = Rule("working", period.event_day == "counted", False, 0)
    return count(begins, period.choices[0].days, rule, working)
