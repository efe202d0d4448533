# SPDX-License-Identifier: MIT
"""The Shapley value is known by four properties and no others; they, and plain counting, are the tests."""

from fractions import Fraction
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.consortium.game import exact, objections, sampled, to_the_penny

MONEY = st.integers(0, 10_000_00).map(lambda pennies: Fraction(pennies, 100))


@st.composite
def games(draw: st.DrawFn, most: int = 5) -> tuple[int, list[Fraction]]:
    """A number of members, and what every group of them would pay; nobody pays nothing."""
    members = draw(st.integers(1, most))
    size = (1 << members) - 1
    return members, [Fraction(0), *draw(st.lists(MONEY, min_size=size, max_size=size))]


def by_counting(members: int, costs: list[Fraction]) -> list[Fraction]:
    """The definition: what each adds, over every order in which they may join."""
    sums = [Fraction(0)] * members
    orders = list(permutations(range(members)))
    for order in orders:
        group = 0
        for member in order:
            sums[member] += costs[group | 1 << member] - costs[group]
            group |= 1 << member
    return [one / len(orders) for one in sums]


@settings(max_examples=40, deadline=None)
@given(games(most=6))
def test_it_is_what_counting_all_orders_gives(game: tuple[int, list[Fraction]]) -> None:
    members, costs = game
    assert list(exact(members, costs.__getitem__).values) == by_counting(members, costs)


@settings(max_examples=40, deadline=None)
@given(games())
def test_efficiency_the_shares_are_the_whole(game: tuple[int, list[Fraction]]) -> None:
    members, costs = game
    assert sum(exact(members, costs.__getitem__).values) == costs[-1]
    assert sum(sampled(members, costs.__getitem__, pairs=5).values) == costs[-1]


@settings(max_examples=40, deadline=None)
@given(games(), st.data())
def test_symmetry_who_adds_the_same_pays_the_same(
    game: tuple[int, list[Fraction]], data: st.DataObject
) -> None:
    members, costs = game
    one, other = data.draw(st.tuples(*[st.integers(0, members - 1)] * 2))

    def swapped(group: int) -> int:
        bits = group >> one & 1, group >> other & 1
        cleared = group & ~(1 << one) & ~(1 << other)
        return cleared | bits[1] << one | bits[0] << other

    even = exact(members, lambda group: costs[group] + costs[swapped(group)]).values
    assert even[one] == even[other]


@settings(max_examples=40, deadline=None)
@given(games(), MONEY)
def test_a_dummy_who_only_brings_its_own_cost_pays_that(
    game: tuple[int, list[Fraction]], own: Fraction
) -> None:
    members, costs = game
    rest = (1 << members) - 1
    shares = exact(members + 1, lambda group: costs[group & rest] + (own if group > rest else 0)).values
    assert shares[members] == own
    assert shares[:members] == exact(members, costs.__getitem__).values


@settings(max_examples=40, deadline=None)
@given(games(), st.data())
def test_additivity_two_bills_are_shared_as_one(
    game: tuple[int, list[Fraction]], data: st.DataObject
) -> None:
    members, costs = game
    more = [Fraction(0), *data.draw(st.lists(MONEY, min_size=len(costs) - 1, max_size=len(costs) - 1))]
    apart = zip(*(exact(members, held.__getitem__).values for held in (costs, more)), strict=True)
    together = exact(members, lambda group: costs[group] + more[group]).values
    assert [one + other for one, other in apart] == list(together)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.fractions(-1_000, 1_000, max_denominator=997), min_size=1, max_size=9))
def test_pennies_add_up_and_none_is_a_penny_out(amounts: list[Fraction]) -> None:
    rounded = to_the_penny(amounts)
    assert sum(rounded) == to_the_penny([sum(amounts)])[0]
    assert all(abs(one - other) < Fraction(1, 100) for one, other in zip(rounded, amounts, strict=True))


def test_thirds_of_a_pound_are_not_lost() -> None:
    assert to_the_penny([Fraction(1, 3)] * 3) == (Fraction(34, 100), Fraction(33, 100), Fraction(33, 100))


def test_drawn_orders_come_close_and_say_how_close() -> None:
    """Fourteen members with volumes 1 to 14, and a price that falls with the volume of all."""

    def cost(group: int) -> Fraction:
        volume = sum(member + 1 for member in range(14) if group >> member & 1)
        return Fraction(min(volume, 40) * 10 + max(volume - 40, 0) * 4)

    drawn, known = sampled(14, cost, pairs=400), exact(14, cost)
    assert drawn.errors is not None
    assert drawn.orders == 800
    for found, value, error in zip(drawn.values, known.values, drawn.errors, strict=True):
        assert 0 < error < 1
        assert abs(float(found - value)) < 4 * error
    assert sampled(14, cost, pairs=400) == drawn


def test_the_core_is_told_and_who_would_go() -> None:
    """Any two do it for 60, all three for 100: whatever the shares, some pair would rather go."""
    costs = [0, 50, 50, 60, 50, 60, 60, 100]
    found = objections([Fraction(100, 3)] * 3, lambda group: Fraction(costs[group]))
    assert [one.group for one in found] == [0b011, 0b101, 0b110]
    assert found[0].gain == Fraction(20, 3)
    assert objections([Fraction(30)] * 3, lambda group: Fraction(30 * group.bit_count())) == []


@settings(max_examples=20, deadline=None)
@given(games(most=5))
def test_small_groups_are_the_small_ones_of_all(game: tuple[int, list[Fraction]]) -> None:
    members, costs = game
    shares = [costs[-1] / members] * members
    every = objections(shares, costs.__getitem__)
    small = objections(shares, costs.__getitem__, most=2)
    assert small == [one for one in every if one.group.bit_count() <= 2]
