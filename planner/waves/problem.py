# SPDX-License-Identifier: MIT
"""A scheduling problem: activities that share renewable capacities, and goals that are to be met by a day.

Days are whole numbers from 0. An activity that starts on day 3 and lasts 2 days ends at 5: the first day on
which its capacity is free again.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Capacity:
    """Units that are free at once. `steps` are (first day, units), the first from day 0."""

    id: str
    steps: tuple[tuple[int, int], ...]

    def __post_init__(self) -> None:
        days = [day for day, _ in self.steps]
        if not days or days[0] != 0 or days != sorted(set(days)):
            raise ValueError(f"capacity {self.id!r}: steps must begin with day 0 and go on in order: {days}")
        if any(units < 0 for _, units in self.steps):
            raise ValueError(f"capacity {self.id!r}: less than nothing is free")

    @classmethod
    def level(cls, name: str, units: int) -> "Capacity":
        """Return a capacity that is the same on every day."""
        return cls(name, ((0, units),))


@dataclass(frozen=True)
class Activity:
    """Work without a break: how many days, what it takes of which capacity, what it comes after.

    `uses` are (place of the capacity, units); `after` are places of activities that must have ended;
    `release` is the first day on which it may start.
    """

    id: str
    days: int
    uses: tuple[tuple[int, int], ...] = ()
    after: tuple[int, ...] = ()
    release: int = 0


@dataclass(frozen=True)
class Goal:
    """Activities that are all to have ended by `due`; each day after it costs `weight`, the first `once` too.

    Without a `due` it is never late.
    """

    id: str
    activities: tuple[int, ...]
    due: int | None
    weight: int = 1
    once: int = 0

    def cost(self, end: int) -> int:
        """Return what it costs if the last of its activities ends then."""
        if self.due is None or end <= self.due:
            return 0
        return self.once + self.weight * (end - self.due)


@dataclass(frozen=True)
class Problem:
    """Activities, the capacities they share, and the goals. ValueError if no order could ever do it all."""

    activities: tuple[Activity, ...]
    capacities: tuple[Capacity, ...]
    goals: tuple[Goal, ...]

    def __post_init__(self) -> None:
        for one in self.activities:
            if one.days < 0 or one.release < 0:
                raise ValueError(f"activity {one.id!r}: neither its days nor its release can be below 0")
            for place, units in one.uses:
                held = self.capacities[place]
                if units < 1 or units > held.steps[-1][1]:
                    raise ValueError(
                        f"activity {one.id!r} asks for {units} of {held.id!r}, which has {held.steps[-1][1]}"
                    )
        in_order(self.activities)

    def ends(self, starts: tuple[int, ...]) -> list[int]:
        """Return when each goal is met by activities that start on these days."""
        last = [start + one.days for start, one in zip(starts, self.activities, strict=True)]
        return [max((last[place] for place in goal.activities), default=0) for goal in self.goals]

    def cost(self, starts: tuple[int, ...]) -> int:
        """Return the cost of all goals together."""
        return sum(goal.cost(end) for goal, end in zip(self.goals, self.ends(starts), strict=True))

    def broken(self, starts: tuple[int, ...]) -> str:
        """Return the first rule that activities starting on these days break; empty if they break none."""
        for start, one in zip(starts, self.activities, strict=True):
            if start < one.release:
                return f"{one.id} starts on day {start}, before its release on day {one.release}"
            for place in one.after:
                if starts[place] + self.activities[place].days > start:
                    return f"{one.id} starts before {self.activities[place].id} has ended"
        for place, held in enumerate(self.capacities):
            for day, used in self.used(starts, place):
                free = next(units for first, units in reversed(held.steps) if first <= day)
                if used > free:
                    return f"{held.id}: {used} used on day {day}, {free} free"
        return ""

    def used(self, starts: tuple[int, ...], place: int) -> list[tuple[int, int]]:
        """Return from which day on how much of a capacity is used, its own steps among the days."""
        change: dict[int, int] = {day: 0 for day, _ in self.capacities[place].steps}
        for start, one in zip(starts, self.activities, strict=True):
            for where, units in one.uses:
                if where == place and one.days:
                    change[start] = change.get(start, 0) + units
                    change[start + one.days] = change.get(start + one.days, 0) - units
        used, found = 0, []
        for day in sorted(change):
            used += change[day]
            found.append((day, used))
        return found


def in_order(activities: tuple[Activity, ...]) -> list[int]:
    """Return the places of the activities, each after all that it comes after; ValueError at a ring."""
    waiting = [len(set(one.after)) for one in activities]
    followers: list[list[int]] = [[] for _ in activities]
    for place, one in enumerate(activities):
        for before in set(one.after):
            followers[before].append(place)
    order = [place for place, many in enumerate(waiting) if not many]
    for place in order:
        for follower in followers[place]:
            waiting[follower] -= 1
            if not waiting[follower]:
                order.append(follower)
    if len(order) < len(activities):
        ring = next(activities[place].id for place, many in enumerate(waiting) if many)
        raise ValueError(f"activity {ring!r} comes after itself")
    return order
