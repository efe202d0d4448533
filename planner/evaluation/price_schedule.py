# SPDX-License-Identifier: MIT
"""The price schedule: the lines of a whole-life cost, and the years they are priced for."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from planner.model.evaluation import Evaluation, LineKind
from planner.rules.entries import References
from planner.rules.listing import Cited, Cites, listed
from planner.rules.parts import Words
from planner.rules.problems import Problem

KIND_WORDS: dict[LineKind, str] = {
    "one_off": "One-off",
    "yearly": "Yearly",
    "usage": "By use",
    "option": "Option",
}
MOST_YEARS = 30


class KnownLine(Cited):
    """A line that every price schedule should have, with where that is known from."""

    id: Words
    title: Words
    kind: LineKind
    includes: Words


class Default(Cited):
    """A number that stands where the project states none."""

    id: Words
    number: int


@dataclass(frozen=True)
class KnownSchedule:
    """What the catalogue knows of price schedules."""

    lines: tuple[KnownLine, ...]
    years: int


@dataclass(frozen=True)
class Line:
    """A line that bidders price. `counts` says whether it is part of the price that is compared."""

    id: str
    title: str
    kind: LineKind
    includes: str
    counts: bool


@dataclass(frozen=True)
class PriceSchedule:
    """The lines in order and the years of service; year 0 is what comes before go-live.

    `years_stated` is false where the number of years is a planning default.
    """

    lines: tuple[Line, ...]
    years: int
    years_stated: bool

    @property
    def columns(self) -> tuple[int, ...]:
        """Return the years that are priced, 0 first."""
        return tuple(range(self.years + 1))


def known_schedule(
    data: Mapping[str, Any], known: References
) -> tuple[KnownSchedule | None, tuple[Problem, ...]]:
    """Return what `references/price-schedule.yaml` says, or None, and all that is wrong with it."""
    cites = (Cites("sources", "source", known.sources),)
    lines, wrong = listed(data, "lines", KnownLine, "id", cites)
    defaults, wrong_defaults = listed(data, "defaults", Default, "id", cites)
    numbers = {one.id: one.number for one in defaults}
    problems = [*wrong, *wrong_defaults]
    if not problems and "years" not in numbers:
        problems.append(Problem("", ("defaults",), "expected an entry for years"))
    return (None if problems else KnownSchedule(lines, numbers["years"])), tuple(problems)


def price_schedule(evaluation: Evaluation, known: KnownSchedule) -> PriceSchedule:
    """Return the schedule of a project: its own lines if it states any, else those of the catalogue."""
    price = evaluation.price
    counts = bool(price and price.options_count)
    own = price.lines if price else None
    lines = tuple(
        Line(one.id, one.name_in_print, one.kind or "one_off", one.includes or "", _counts(one.kind, counts))
        for one in own or ()
    )
    shipped = tuple(
        Line(one.id, one.title, one.kind, one.includes, _counts(one.kind, counts)) for one in known.lines
    )
    stated = price.years if price else None
    return PriceSchedule(lines or shipped, min(stated or known.years, MOST_YEARS), stated is not None)


def _counts(kind: LineKind | None, options: bool) -> bool:
    return options or kind != "option"
