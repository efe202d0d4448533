# SPDX-License-Identifier: MIT
"""Columns run from left to right, every item once, and orders cross little."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from planner.render.pictures.layers import HOLDER, ROW_GAP, Holder, crossings, layer, settle
from planner.render.pictures.nets import tracks

NAMES = [f"n{index}" for index in range(12)]
LINKS = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=40)


def test_a_chain_stands_in_a_row_and_a_short_cut_gets_a_place_holder():
    found = layer(["a", "b", "c"], [("a", "b"), ("b", "c"), ("a", "c")], 7)
    assert [[item for item in column if isinstance(item, str)] for column in found.columns] == [
        ["a"],
        ["b"],
        ["c"],
    ]
    assert found.routes[2] == ["a", Holder(2, 1), "c"]


def test_a_ring_is_opened_at_the_link_that_closes_it():
    found = layer(["ris", "pacs"], [("ris", "pacs"), ("pacs", "ris")], 7)
    assert found.columns == [["ris"], ["pacs"]]
    assert found.routes == [["ris", "pacs"], ["ris", "pacs"]]


def test_two_links_that_cross_are_set_straight():
    found = layer(["a", "b", "x", "y"], [("a", "y"), ("b", "x")], 7)
    assert crossings(found.columns, [("a", "y"), ("b", "x")]) == 0


@given(LINKS, st.integers(1, 12))
def test_every_item_has_one_column_and_every_route_runs_to_the_right(links, most):
    found = layer(NAMES, links, most)
    column_of = {item: index for index, column in enumerate(found.columns) for item in column}
    assert sorted(item for item in column_of if isinstance(item, str)) == sorted(NAMES)
    assert len(found.columns) <= most
    assert all(any(isinstance(item, str) for item in column) for column in found.columns)
    for route, link in zip(found.routes, links, strict=True):
        assert {route[0], route[-1]} == set(link) if route else link[0] == link[1]
        for one, other in pairwise(route):
            assert column_of[other] - column_of[one] == 1 or len(route) == 2
    if most >= len(NAMES):
        assert all(column_of[route[0]] < column_of[route[-1]] for route in found.routes if route)


@given(LINKS, st.lists(st.integers(10, 60), min_size=12, max_size=12))
def test_items_of_a_column_keep_their_distance(links, heights):
    found = layer(NAMES, links, 7)
    tall = dict(zip(NAMES, heights, strict=True))
    middles, full = settle(found, tall)
    for column in found.columns:
        edges = [(middles[i], tall[i] if isinstance(i, str) else HOLDER) for i in column]
        assert all(m - h / 2 >= 0 and m + h / 2 <= full + 1e-6 for m, h in edges)
        for (m, h), (n, k) in pairwise(edges):
            assert n - k / 2 - (m + h / 2) >= ROW_GAP - 1e-6


def test_tracks_are_put_so_that_stops_do_not_cross_them():
    # Net 0 leaves to the right; net 1 spans all and comes from the left: 0 must stand to the right.
    assert tracks(2, [(10, 20), (0, 50)], [[], [0, 50]], [[10, 20], []]) == [1, 0]
    assert tracks(0, [], [], []) == []
