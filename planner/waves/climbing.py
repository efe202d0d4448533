# SPDX-License-Identifier: MIT
"""A climb over orders: one goal's activities, or a single one, are moved; what is not worse is kept.

An order is placed again only from where it differs, and given up as soon as it costs more than the best.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from planner.waves.draws import Draws
from planner.waves.serial import Network, Profile, put

EVERY = 16
"""After so many activities the state is kept, so that a later change need not begin at the first."""

PATIENCE, THROWN = 30, 4
"""After so many tries for each activity without a better order, it is thrown so many moves away."""


@dataclass(frozen=True)
class State:
    """How far a list has been placed: the profile, starts and ends, when goals end, and their cost."""

    profile: Profile
    starts: list[int]
    ends: list[int]
    goals: list[int]
    cost: int

    def copy(self) -> "State":
        """Return a state of its own."""
        return State(self.profile.copy(), self.starts.copy(), self.ends.copy(), self.goals.copy(), self.cost)


class Climb:
    """The best order so far, and the states along it."""

    def __init__(self, network: Network, order: Sequence[int]) -> None:
        self.network = network
        self.of: list[list[int]] = [[] for _ in order]
        for at, goal in enumerate(network.problem.goals):
            for one in goal.activities:
                self.of[one].append(at)
        many = len(network.problem.goals)
        nothing = State(Profile.empty(network), [0] * len(order), network.release.copy(), [0] * many, 0)
        self.order = list(order)
        placed = self._placed(self.order, [nothing], None)
        assert placed is not None
        self.states, self.end = placed

    def _placed(
        self, order: Sequence[int], states: list[State], limit: int | None
    ) -> tuple[list[State], State] | None:
        """Place what comes after the last of the states; None as soon as it costs more than the limit."""
        network, goals = self.network, self.network.problem.goals
        now = states[-1].copy()
        cost, ended, begun = now.cost, now.goals, EVERY * (len(states) - 1)
        for at in range(begun, len(order)):
            if at > begun and at % EVERY == 0:
                states.append(State(now.profile, now.starts, now.ends, ended, cost).copy())
            one = order[at]
            put(network, now.profile, one, now.starts, now.ends)
            end = now.ends[one]
            for held in self.of[one]:
                if end > ended[held]:
                    cost += goals[held].cost(end) - goals[held].cost(ended[held])
                    ended[held] = end
            if limit is not None and cost > limit:
                return None
        return states, State(now.profile, now.starts, now.ends, ended, cost)

    def tried(self, order: list[int]) -> bool:
        """Try an order, and keep it unless it is worse. Returns whether it is better."""
        first = next((at for at, one in enumerate(order) if one != self.order[at]), None)
        if first is None:
            return False
        placed = self._placed(order, self.states[: first // EVERY + 1], self.end.cost)
        if placed is None:
            return False
        better = placed[1].cost < self.end.cost
        self.order, (self.states, self.end) = order, placed
        return better

    def moved(self, draws: Draws) -> list[int]:
        """Return an order near to the one held."""
        many, kind = len(self.order), draws.below(20)
        if kind < 10:
            order = self.order.copy()
            at = draws.below(many)
            one = order.pop(at)
            order.insert(min(max(at + draws.around(1 + many // 5), 0), many - 1), one)
            return self._kept(order)
        goals = self.network.problem.goals
        late = [at for at, goal in enumerate(goals) if goal.cost(self.end.goals[at])]
        chosen = late[draws.below(len(late))] if late and kind < 17 else draws.below(len(goals))
        mine = set(goals[chosen].activities)
        by = draws.around(1 + many // 4)
        keys = {one: at + (by + 0.5 if one in mine else 0) for at, one in enumerate(self.order)}
        return self._kept(sorted(self.order, key=keys.__getitem__))

    def _kept(self, order: list[int]) -> list[int]:
        """Return an order mended, so that all stand after what they come after."""
        before = self.network.before
        if not any(before):
            return order
        done: set[int] = set()
        mended: list[int] = []
        for one in order:
            self._with_before(one, before, done, mended)
        return mended

    def _with_before(self, one: int, before: list[list[int]], done: set[int], into: list[int]) -> None:
        waiting = [one]
        while waiting:
            top = waiting[-1]
            missing = [other for other in before[top] if other not in done]
            if missing and top not in done:
                waiting += missing
                continue
            waiting.pop()
            if top not in done:
                done.add(top)
                into.append(top)


def climb(
    network: Network,
    order: Sequence[int],
    tries: int,
    floor: int = 0,
    seed: int = 1,
    stop: Callable[[], bool] = lambda: False,
) -> tuple[list[int], int, int]:
    """Return starts, their cost, and how many orders were tried: at most `tries`, none below the floor."""
    held, draws, tried, waited = Climb(network, order), Draws(seed), 0, 0
    best, kept = held.end, held.order
    while tried < tries and best.cost > floor and not stop():
        waited = 0 if held.tried(held.moved(draws)) else waited + 1
        tried += 1
        if held.end.cost < best.cost:
            best, kept = held.end, held.order
        if waited > PATIENCE * len(kept):
            held, waited = _thrown(held, kept, draws), 0
    return best.starts, best.cost, tried


def _thrown(held: Climb, order: list[int], draws: Draws) -> Climb:
    """Return a climb from some moves away from the best order, so that it does not end on a small hill."""
    held.order = order
    for _ in range(THROWN):
        held.order = held.moved(draws)
    return Climb(held.network, held.order)
