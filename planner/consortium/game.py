# SPDX-License-Identifier: MIT
"""Games of shared cost: what every group of members would pay, and the shares that follow from it.

A group is a whole number whose bit `i` says whether member `i` is in it. All values are exact.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import factorial, lcm, sqrt

MOST_EXACT = 12
"""Members up to which every group is looked at."""
PAIRS = 2_000
"""Orders that are drawn for more members than that; each is played forwards and backwards."""
SEED = 20_130_630

Cost = Callable[[int], Fraction]


@dataclass(frozen=True)
class Shapley:
    """The Shapley value of each member in pounds, and the standard error of each; no error if it is exact.

    `orders` is in how many orders of joining the members were put, 0 if every group was looked at.
    """

    values: tuple[Fraction, ...]
    errors: tuple[float, ...] | None = None
    orders: int = 0


def shapley(members: int, cost: Cost) -> Shapley:
    """Return what each member adds to the cost, on average over all orders in which they may join.

    With more than `MOST_EXACT` members over drawn orders; the shares then still add up to the whole.
    """
    return exact(members, cost) if members <= MOST_EXACT else sampled(members, cost)


def exact(members: int, cost: Cost) -> Shapley:
    """Return the Shapley value from every group, in whole numbers over one denominator."""
    values = [cost(group) for group in range(1 << members)]
    unit = lcm(*(value.denominator for value in values))
    whole = [value.numerator * (unit // value.denominator) for value in values]
    weights = [factorial(size) * factorial(members - size - 1) for size in range(members)]
    sums = [0] * members
    for group in range(1 << members):
        weight = weights[group.bit_count()] if group.bit_count() < members else 0
        for member in range(members):
            bit = 1 << member
            if not group & bit:
                sums[member] += weight * (whole[group | bit] - whole[group])
    below = factorial(members) * unit
    return Shapley(tuple(Fraction(one, below) for one in sums))


def sampled(members: int, cost: Cost, pairs: int = PAIRS) -> Shapley:
    """Return the Shapley value over drawn orders, each with its reverse, and how far it may be out.

    An order and its reverse are early and late for the same members, so that their mean varies less
    than that of two orders drawn apart. The standard error is that of the mean over the pairs.
    """
    sums = [Fraction(0)] * members
    squares = [0.0] * members
    draw = _numbers(SEED)
    known: dict[int, Fraction] = {}
    for _ in range(pairs):
        order = _order(members, draw)
        forth, back = _added(order, cost, known), _added(order[::-1], cost, known)
        for member in range(members):
            mean = (forth[member] + back[member]) / 2
            sums[member] += mean
            squares[member] += float(mean) ** 2
    values = tuple(one / pairs for one in sums)
    spread = [
        max(square / pairs - float(value) ** 2, 0.0) for square, value in zip(squares, values, strict=True)
    ]
    return Shapley(values, tuple(sqrt(one / max(pairs - 1, 1)) for one in spread), 2 * pairs)


def _added(order: Sequence[int], cost: Cost, known: dict[int, Fraction]) -> dict[int, Fraction]:
    """Return what each member adds when they join in this order."""
    added = {}
    group, before = 0, Fraction(0)
    for member in order:
        group |= 1 << member
        if group not in known:
            known[group] = cost(group)
        added[member] = known[group] - before
        before = known[group]
    return added


def _order(members: int, draw: Iterator[int]) -> list[int]:
    order = list(range(members))
    for last in range(members - 1, 0, -1):
        other = next(draw) % (last + 1)
        order[last], order[other] = order[other], order[last]
    return order


def _numbers(seed: int) -> Iterator[int]:
    """Yield numbers of 64 bits (SplitMix64): the same ones with every version of every library."""
    mask = (1 << 64) - 1
    state = seed
    while True:
        state = (state + 0x9E3779B97F4A7C15) & mask
        mixed = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & mask
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & mask
        yield mixed ^ (mixed >> 31)


@dataclass(frozen=True)
class Objection:
    """A group that would pay less by itself than its members' shares come to, and how much less."""

    group: int
    gain: Fraction


def objections(shares: Sequence[Fraction], cost: Cost, most: int | None = None) -> list[Objection]:
    """Return every group that would do better without the others, the one that gains most first.

    None means that the shares lie in the core: nobody has a reason of money to go. Groups of at most
    `most` members are looked at, all of them if nothing is said.
    """
    members = len(shares)
    whole = (1 << members) - 1
    found = []
    for group in range(1, whole) if most is None else _small(members, most):
        paid = sum((share for member, share in enumerate(shares) if group >> member & 1), Fraction(0))
        gain = paid - cost(group)
        if gain > 0:
            found.append(Objection(group, gain))
    return sorted(found, key=lambda one: (-one.gain, one.group.bit_count(), one.group))


def _small(members: int, most: int) -> Iterator[int]:
    """Yield the groups of at most so many members, without the one of all."""
    waiting = [(0, 0)]
    while waiting:
        group, first = waiting.pop()
        if group and group.bit_count() < members:
            yield group
        if group.bit_count() < most:
            waiting += [(group | 1 << member, member + 1) for member in range(first, members)]


def to_the_penny(amounts: Sequence[Fraction], total: Fraction | None = None) -> tuple[Fraction, ...]:
    """Return amounts in whole pennies that add up to their whole total, rounded half up, exactly.

    The pennies that are over go to those whose amounts were cut most; of equals, to the first.
    """
    pennies = [amount * 100 for amount in amounts]
    whole = _half_up((sum(amounts, Fraction(0)) if total is None else total) * 100)
    down = [one.numerator // one.denominator for one in pennies]
    over = whole - sum(down)
    by_cut = sorted(range(len(pennies)), key=lambda i: (-(pennies[i] - down[i]), i))
    for place in by_cut[:over]:
        down[place] += 1
    return tuple(Fraction(one, 100) for one in down)


def _half_up(value: Fraction) -> int:
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)
