# SPDX-License-Identifier: MIT
"""The shape of a regime pack: one body of procurement law, dated and cited row by row."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from planner.regimes.grounds import Figure, FrameworkTerm, Ground
from planner.regimes.periods import (
    AuthorityClass,
    Cited,
    EntryId,
    Fact,
    Part,
    Period,
    Pounds,
    Whole,
    Window,
)

RegimeId = Annotated[str, Field(pattern=r"^[a-z]+[0-9]{4}$")]
UnitedKingdomPart = Literal["eng", "wls", "sct", "nir"]
PART_NAMES: dict[str, str] = {
    "eng": "England",
    "wls": "Wales",
    "sct": "Scotland",
    "nir": "Northern Ireland",
}
"""The parts of the United Kingdom by the names of their calendars."""


class Applies(Cited):
    """When the regime governs: a procurement commenced between two days, and what hangs off it for life."""

    commenced_from: date
    commenced_to: date | None = None
    lasts: str


class Trigger(Cited):
    """An act by which a procurement commences."""

    act: str


class Body(Cited):
    """How one kind of body is classed; `confirm` where the user must say so, because the law is unclear."""

    body: str
    authority: AuthorityClass
    valid_from: date | None = None
    valid_until: date | None = None
    confirm: bool = False


class Counting(Cited):
    """How days are counted unless a period says otherwise."""

    event_day_counted: bool
    roll_forward: Literal["next_working_day", "none"]
    least_working_days: Whole = 0


class WorkingDay(Cited):
    """What is no working day beside Saturday and Sunday: a bank holiday in any of these parts."""

    parts: tuple[UnitedKingdomPart, ...] = Field(min_length=1)
    provisional_after: date


class Threshold(Cited):
    """The value from which the full rules apply, from a day on; what commences later is measured by it."""

    in_force: date
    measures: Literal["central", "sub_central", "light_touch", "works"]
    amount: Pounds
    vat: Literal["exclusive", "inclusive"]


class Stage(Part):
    """A step of a procedure; with `period` its least length is that period's."""

    id: EntryId
    title: str
    period: EntryId | None = None
    optional: bool = False
    repeats: bool = False
    note: str = ""


class Procedure(Cited):
    """A way of awarding a contract: its steps in their order, and the fewest that may be invited."""

    title: str
    stages: tuple[Stage, ...] = Field(min_length=1)
    invite_least: Whole | None = None


class Notice(Cited):
    """A notice of the regime: what calls for it and when it is due.

    With `period` its limit is that period's; `ends` are the days of the year (month, day) on which a
    reporting period ends, from the last of which `days` are counted, the last day counted.
    """

    code: str
    title: str
    trigger: str
    timing: Literal["before", "within", "as_soon_as_practicable", "optional"]
    due: str
    period: EntryId | None = None
    days: Whole | None = None
    ends: tuple[tuple[int, int], ...] = ()
    in_force: date | None = None


class Pack(Part):
    """One regime."""

    regime: RegimeId
    title: str
    short: str
    instrument: str
    as_at: date
    applies: Applies
    commencement: tuple[Trigger, ...] = Field(min_length=1)
    bodies: tuple[Body, ...] = Field(min_length=1)
    counting: Counting
    working_day: WorkingDay
    thresholds: tuple[Threshold, ...] = Field(min_length=1)
    facts: tuple[Fact, ...]
    planned_notice: Window | None = None
    periods: tuple[Period, ...] = Field(min_length=1)
    procedures: tuple[Procedure, ...] = Field(min_length=1)
    notices: tuple[Notice, ...] = Field(min_length=1)
    modifications: tuple[Ground, ...] = Field(min_length=1)
    direct_awards: tuple[Ground, ...] = Field(min_length=1)
    frameworks: tuple[FrameworkTerm, ...] = Field(min_length=1)
    figures: tuple[Figure, ...] = ()

    def fact(self, key: str) -> Fact | None:
        """Return the fact of that key, or None if the regime asks no such thing."""
        return next((fact for fact in self.facts if fact.key == key), None)

    def period(self, id_: str) -> Period:
        """Return the period of that id; KeyError if there is none."""
        found = next((period for period in self.periods if period.id == id_), None)
        if found is None:
            raise KeyError(id_)
        return found


class Selection(Part):
    """The Provider Selection Regime: which services it takes, and the test of a mixed contract."""

    regime: RegimeId
    title: str
    short: str
    as_at: date
    applies: Applies
    services: tuple["Service", ...] = Field(min_length=1)
    mixed: tuple["MixedTest", ...] = Field(min_length=1)
    standstill: Period
    working_day: WorkingDay


class Service(Cited):
    """A class of services by its CPV code: inside the Provider Selection Regime or outside it."""

    cpv: str
    title: str
    inside: bool = Field(strict=False)


class MixedTest(Cited):
    """One of the conditions that must all hold for a mixed contract to come under the regime."""

    asks: str
