# SPDX-License-Identifier: MIT
"""The members of a portfolio told together: terabytes by month, contracts by quarter, verdicts by colour."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from planner.documents.portfolio.summary import MemberContract, MemberSummary, MemberVerdict
from planner.model.months import months_after

QUARTERS = ("Jan–Mar", "Apr–Jun", "Jul–Sep", "Oct–Dec")
UNNAMED = "Not known"


@dataclass(frozen=True)
class FailedMember:
    """A member without a pack of this run: its errors (code, message, place), how many more there are.

    `earlier` says whether the pack of an earlier run still lies there.
    """

    member: str
    reasons: tuple[tuple[str, str, str], ...]
    more: int
    earlier: bool


@dataclass(frozen=True)
class Month:
    """TB that all members move in a month, how many of them, and what is then left waiting at the capacity.

    `waiting` is what has been asked for up to the month's end and could not be moved; None without capacity.
    """

    first: date
    tb: float
    members: int
    waiting: float | None


@dataclass(frozen=True)
class Rollup:
    """Every sound member by name, those that failed, and TB a month that can be given back to all."""

    title: str
    members: Mapping[str, MemberSummary]
    failed: tuple[FailedMember, ...] = ()
    capacity: float | None = None

    @property
    def as_of(self) -> date:
        """Return the latest day that any member's plan stands for."""
        return max(one.as_of for one in self.members.values())

    @property
    def earliest(self) -> date:
        """Return the earliest such day; the same one where the members agree."""
        return min(one.as_of for one in self.members.values())

    @cached_property
    def names(self) -> dict[str, str]:
        """Return the name of each member in print: its trust's, with the folder where two share one."""
        often = Counter(one.trust for one in self.members.values())
        return {
            name: one.trust if often[one.trust] == 1 else f"{one.trust} ({name})"
            for name, one in self.members.items()
        }

    @cached_property
    def months(self) -> tuple[Month, ...]:
        """Return every month from the first in which anything is moved to the last, or until none waits."""
        tb: dict[str, float] = defaultdict(float)
        many: Counter[str] = Counter()
        for one in self.members.values():
            for month, moved in (one.moves or {}).items():
                tb[month] += moved
                many[month] += 1
        if not tb:
            return ()
        found: list[Month] = []
        waiting = 0.0
        day, last = _first(min(tb)), _first(max(tb))
        while day <= last or (self.capacity and waiting > 0.005 and len(found) < 600):
            month = f"{day:%Y-%m}"
            if self.capacity is not None:
                waiting = max(waiting + tb.get(month, 0.0) - self.capacity, 0.0)
            left = None if self.capacity is None else waiting
            found.append(Month(day, tb.get(month, 0.0), many[month], left))
            day = months_after(day, 1)
        return tuple(found)

    @property
    def last_asked(self) -> date | None:
        """Return the first day of the last month in which any member moves data as it plans to."""
        return max((one.first for one in self.months if one.members), default=None)

    @cached_property
    def contracts(self) -> tuple[tuple[str, MemberContract], ...]:
        """Return every contract with its member, the earliest end first, those not known last."""
        every = ((name, held) for name, one in self.members.items() for held in one.contracts)
        return tuple(
            sorted(every, key=lambda one: (one[1].end or date.max, self.names[one[0]], one[1].title))
        )

    @cached_property
    def surge(self) -> dict[tuple[date, str], list[tuple[str, MemberContract]]]:
        """Return the contracts by the first day of the quarter in which they end, and by supplier."""
        spelt: dict[str, str] = {}
        found: dict[tuple[date, str], list[tuple[str, MemberContract]]] = defaultdict(list)
        for name, held in self.contracts:
            if held.end is not None:
                words = " ".join(held.supplier.split()) or UNNAMED
                supplier = spelt.setdefault(words.casefold(), words)
                found[quarter_of(held.end), supplier].append((name, held))
        return {key: found[key] for key in sorted(found, key=lambda key: (key[0], -len(found[key]), key[1]))}

    def verdicts(self, *colours: str) -> Iterator[tuple[str, MemberVerdict]]:
        """Yield the verdicts of these colours with their members, the earliest end first."""
        every = (
            (name, verdict)
            for name, one in self.members.items()
            for verdict in one.verdicts
            if verdict.colour in colours
        )
        yield from sorted(every, key=lambda one: (one[1].due or date.max, self.names[one[0]]))


def _first(month: str) -> date:
    return date.fromisoformat(f"{month}-01")


def quarter_of(day: date) -> date:
    """Return the first day of the quarter of the calendar in which a day lies."""
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def quarter_words(first: date) -> str:
    """Return a quarter in print, by its months, so that no year of accounts is meant: `Apr–Jun 2028`."""
    return f"{QUARTERS[(first.month - 1) // 3]} {first.year}"
