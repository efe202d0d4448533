# SPDX-License-Identifier: MIT
"""Orders bred for the shortest whole: two of them crossed, pushed right and left (double justification).

After Hartmann (1998), and Valls, Ballestín and Quintanilla (2005).
"""

from collections.abc import Callable, Sequence

from planner.waves.draws import Draws
from planner.waves.rules import listed_by, tails
from planner.waves.serial import Network, justified, serial

MANY = 40
SWAPPED = 20
"""One neighbouring pair in so many is exchanged."""
Bred = tuple[int, list[int]]


class Breed:
    """Schedules, each with its length."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.held: list[Bred] = []

    def length(self, starts: Sequence[int]) -> int:
        """Return the day on which the last activity has ended."""
        return max(start + days for start, days in zip(starts, self.network.days, strict=True))

    def bred(self, order: Sequence[int]) -> Bred:
        """Return the schedule of an order, pushed right and left."""
        starts = justified(self.network, serial(self.network, order))
        return self.length(starts), starts

    def chosen(self, draws: Draws) -> list[int]:
        """Return the order of the shorter of two schedules."""
        one, other = (self.held[draws.below(len(self.held))] for _ in range(2))
        starts = min(one, other)[1]
        return sorted(range(len(starts)), key=lambda at: (starts[at], self.network.rank[at]))

    def child(self, draws: Draws) -> list[int]:
        """Return the order of one schedule with a middle part in the order of another."""
        mother, father = self.chosen(draws), self.chosen(draws)
        many = len(mother)
        first, last = sorted((draws.below(many), draws.below(many)))
        child = mother[:first]
        have = set(child)
        child += [one for one in father if one not in have][: last - first]
        have = set(child)
        child += [one for one in mother if one not in have]
        for at in range(many - 1):
            one, other = child[at], child[at + 1]
            if not draws.below(SWAPPED) and one not in self.network.before[other]:
                child[at], child[at + 1] = other, one
        return child

    def kept(self, new: Bred) -> None:
        """Put a schedule in the place of the longest, unless it is held already or longer still."""
        worst = max(range(len(self.held)), key=lambda at: self.held[at][0])
        if new[0] <= self.held[worst][0] and new not in self.held:
            self.held[worst] = new


def breed(
    network: Network, tries: int, floor: int = 0, seed: int = 1, stop: Callable[[], bool] = lambda: False
) -> tuple[list[int], int, int]:
    """Return starts, the length, and how many orders were tried: at most `tries`, none below the floor."""
    made, draws, tail = Breed(network), Draws(seed), tails(network)
    span, tried = max(tail, default=0), 0

    def done() -> bool:
        return tried >= tries or min(made.held)[0] <= floor or stop()

    while not made.held or (len(made.held) < MANY and not done()):
        wide = 0.5 * span if made.held else 0.0
        keys = [-long + (draws.share() - 0.5) * wide for long in tail]
        made.held.append(made.bred(listed_by(network, keys)))
        tried += 1
    while not done():
        made.kept(made.bred(made.child(draws)))
        tried += 1
    length, starts = min(made.held)
    return starts, length, tried
