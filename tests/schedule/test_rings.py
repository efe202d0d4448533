# SPDX-License-Identifier: MIT
"""A ring of activities is refused and told by a shortest ring, whatever the number of rings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.schedule.cycles import shortest_rings
from planner.schedule.network import Link, RingError, Task, network


def tasks(**after: str) -> list[Task]:
    """`tasks(A="", B="A C")`: B comes after A and C."""
    return [Task(name, 1, tuple(Link(one) for one in before.split())) for name, before in after.items()]


def test_a_ring_is_told_in_the_order_of_the_work() -> None:
    with pytest.raises(RingError, match="A → B → C → A") as caught:
        network(tasks(A="C", B="A", C="B", D="C"))
    assert caught.value.rings == (("A", "B", "C"),)


def test_the_shortest_ring_of_a_knot_is_told() -> None:
    with pytest.raises(RingError) as caught:
        network(tasks(A="D", B="A", C="B", D="C E", E="D"))
    assert caught.value.rings == (("D", "E"),)


def test_every_knot_is_told_once() -> None:
    with pytest.raises(RingError) as caught:
        network(tasks(A="B", B="A", C="B", D="E C", E="D"))
    assert caught.value.rings == (("A", "B"), ("D", "E"))


def test_an_activity_that_waits_for_itself() -> None:
    with pytest.raises(RingError, match="A → A"):
        network(tasks(A="A"))


def test_a_dense_knot_is_told_at_once() -> None:
    """Sixty nodes that all wait for one another hold more rings than could ever be listed."""
    dense = [[other for other in range(60) if other != node] for node in range(60)]
    assert shortest_rings(dense) == ((0, 1),)


def test_a_long_ring_is_found_without_recursion() -> None:
    size = 50_000
    ring = [[(node + 1) % size] for node in range(size)]
    assert len(shortest_rings(ring)[0]) == size


def test_a_missing_predecessor_and_a_repeated_id_are_refused() -> None:
    with pytest.raises(ValueError, match="A comes after B, which does not exist"):
        network(tasks(A="B"))
    with pytest.raises(ValueError, match="same id"):
        network([*tasks(A=""), *tasks(A="")])


def longest_way_round(after: list[list[int]], length: int) -> set[int]:
    """Nodes that lie on a closed walk of exactly this length, by brute force."""
    reach = [{node} for node in range(len(after))]
    for _ in range(length):
        reach = [{heir for one in nodes for heir in after[one]} for nodes in reach]
    return {node for node, nodes in enumerate(reach) if node in nodes}


@given(st.lists(st.lists(st.integers(0, 6), max_size=3, unique=True), min_size=7, max_size=7))
def test_rings_are_real_and_none_is_shorter(after: list[list[int]]) -> None:
    rings = shortest_rings(after)
    for ring in rings:
        assert all(ring[(n + 1) % len(ring)] in after[one] for n, one in enumerate(ring))
    shortest = next((length for length in range(1, 8) if longest_way_round(after, length)), None)
    assert min((len(ring) for ring in rings), default=None) == shortest
