# SPDX-License-Identifier: MIT
"""Serial schedule generation: the activities of a list, one after another, each as early as it can be.

All capacities lie in one whole number, a field of bits for each with a guard bit above it: one subtraction
says whether all of them suffice. The profile is a list of days on which something changes. On 510 exports
that is some milliseconds in plain Python, and a search can try hundreds of lists in a second.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from planner.waves.problem import Problem, in_order

NEVER = 1 << 60
POWERS = 16
"""So many powers of two of days are told apart: up to 65,536 days."""


@dataclass(frozen=True)
class Network:
    """A problem laid out for the search: whole numbers in lists, by the place of the activity."""

    problem: Problem
    days: list[int]
    need: list[int]
    release: list[int]
    before: list[list[int]]
    after: list[list[int]]
    guard: int
    times: list[int]
    free: list[int]
    kind: list[int]
    kinds: int

    @classmethod
    def of(cls, problem: Problem) -> "Network":
        """Return a problem laid out."""
        shift, shifts = 0, []
        for held in problem.capacities:
            shifts.append(shift)
            shift += max(units for _, units in held.steps).bit_length() + 1
        edges = [*shifts[1:], shift]
        guard = sum(1 << (edge - 1) for edge in edges) if shifts else 0
        days = sorted({day for held in problem.capacities for day, _ in held.steps} | {0})
        free = [
            guard
            + sum(
                next(units for first, units in reversed(held.steps) if first <= day) << at
                for held, at in zip(problem.capacities, shifts, strict=True)
            )
            for day in days
        ]
        activities = problem.activities
        need = [sum(units << shifts[at] for at, units in one.uses) for one in activities]
        rows = {one: POWERS * at for at, one in enumerate(dict.fromkeys(need))}
        after: list[list[int]] = [[] for _ in activities]
        before = [sorted(set(one.after)) for one in activities]
        for place, held_by in enumerate(before):
            for other in held_by:
                after[other].append(place)
        return cls(
            problem,
            [one.days for one in activities],
            need,
            [one.release for one in activities],
            before,
            after,
            guard,
            [*days, NEVER],
            free,
            [rows[one] for one in need],
            len(rows),
        )

    def mirrored(self, last: int) -> "Network":
        """Return the problem seen backwards from day `last`; it knows no releases."""
        held = [(time, free) for time, free in zip(self.times, self.free, strict=False) if time < last]
        times = [0, *(last - time for time, _ in reversed(held[1:])), NEVER]
        free = [free for _, free in reversed(held)]
        return Network(
            self.problem,
            self.days,
            self.need,
            [0] * len(self.days),
            self.after,
            self.before,
            self.guard,
            times,
            free,
            self.kind,
            self.kinds,
        )

    @cached_property
    def order(self) -> list[int]:
        """Return the activities in an order that keeps what comes after what."""
        return in_order(self.problem.activities)

    @cached_property
    def rank(self) -> list[int]:
        """Return the place of each activity in that order."""
        found = [0] * len(self.days)
        for at, one in enumerate(self.order):
            found[one] = at
        return found


@dataclass
class Profile:
    """What is free from which day on.

    For each kind of need and each power of two, nothing that takes that need for so many days can start
    from the day in `lows` to the one in `highs`. What is free only ever becomes less, so that stays true.
    """

    times: list[int]
    free: list[int]
    lows: list[int]
    highs: list[int]

    @classmethod
    def empty(cls, network: Network) -> "Profile":
        """Return the profile before anything is placed."""
        none = [0] * (POWERS * network.kinds)
        return cls(network.times.copy(), network.free.copy(), none, none.copy())

    def copy(self) -> "Profile":
        """Return a profile of its own."""
        return Profile(self.times.copy(), self.free.copy(), self.lows.copy(), self.highs.copy())

    def tell(self, at: int, first: int, last: int) -> None:
        """Remember that nothing of a kind can start between two days; of two stretches apart, the longer."""
        low, high = self.lows[at], self.highs[at]
        if first <= high and low <= last:
            self.lows[at], self.highs[at] = min(first, low), max(last, high)
        elif last - first > high - low:
            self.lows[at], self.highs[at] = first, last


def place(network: Network, profile: Profile, one: int, earliest: int) -> int:
    """Put an activity into a profile as early as it can be from a day on, and return its start."""
    times, free, lows, highs = profile.times, profile.free, profile.lows, profile.highs
    need, days, guard = network.need[one], network.days[one], network.guard
    row, start = network.kind[one], earliest
    for known in range(row, row + min(days.bit_length(), POWERS)):
        if lows[known] <= start < highs[known]:
            start = highs[known]
    at = first = bisect_right(times, start) - 1
    end = start + days
    while True:
        if (free[at] - need) & guard != guard:
            at += 1
            first, start = at, times[at]
            end = start + days
        else:
            at += 1
            if times[at] >= end:
                break
    if start > earliest and days <= 1 << (POWERS - 1):
        profile.tell(row + (days - 1).bit_length(), earliest, start)
    take(times, free, need, start, end, first, at)
    return start


def take(times: list[int], free: list[int], need: int, start: int, end: int, first: int, at: int) -> None:
    """Take a need out of what is free from `start` to `end`, which lie in the stretches `first` to `at`."""
    if times[at] != end:
        times.insert(at, end)
        free.insert(at, free[at - 1])
    if times[first] != start:
        first += 1
        at += 1
        times.insert(first, start)
        free.insert(first, free[first - 1])
    for where in range(first, at):
        free[where] -= need


def serial(network: Network, order: Sequence[int]) -> list[int]:
    """Return the starts of the activities, placed in this order; it must keep what comes after what."""
    starts = [0] * len(network.days)
    ends = network.release.copy()
    profile = Profile.empty(network)
    for one in order:
        put(network, profile, one, starts, ends)
    return starts


def put(network: Network, profile: Profile, one: int, starts: list[int], ends: list[int]) -> None:
    """Place one activity after all that it comes after; `ends` holds the release of those not placed."""
    earliest = ends[one]
    for other in network.before[one]:
        if ends[other] > earliest:
            earliest = ends[other]
    days = network.days[one]
    if days and network.need[one]:
        earliest = place(network, profile, one, earliest)
    starts[one] = earliest
    ends[one] = earliest + days


def justified(network: Network, starts: Sequence[int]) -> list[int]:
    """Return a schedule pushed to its right and then to its left again: never longer, often shorter."""
    days = network.days
    ends = [start + long for start, long in zip(starts, days, strict=True)]
    last = max(ends, default=0)
    # What ends last goes first; where two end together, the one that is longer: it started before.
    rank = network.rank
    right = sorted(range(len(days)), key=lambda one: (-ends[one], -starts[one], -rank[one]))
    back = serial(network.mirrored(last), right)
    late = [last - start - long for start, long in zip(back, days, strict=True)]
    left = sorted(range(len(days)), key=lambda one: (late[one], rank[one]))
    return serial(network, left)
