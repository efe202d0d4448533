# SPDX-License-Identifier: MIT
"""Draws: every part of the distribution once in a block, each name by itself, however the runs are cut."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.schedule.simulation.spread import Spread
from planner.schedule.simulation.streams import STRATA, Streams


@given(st.text(max_size=20), st.integers(0, 50))
def test_a_block_draws_from_each_part_once(name, block):
    parts = Streams([name], block * STRATA, STRATA).parts(0)
    assert sorted(parts.tolist()) == list(range(STRATA))


@given(st.integers(0, 5000), st.integers(1, 3000))
def test_any_span_is_a_piece_of_the_whole(first, count):
    whole = Streams(["A"], 0, first + count).parts(0)
    assert np.array_equal(Streams(["A"], first, count).parts(0), whole[first:])


def test_other_names_change_nothing():
    alone = Streams(["A"], 0, 2000).parts(0)
    assert np.array_equal(Streams(["before", "A", "after"], 0, 2000).parts(1), alone)


def test_streams_do_not_know_of_one_another():
    """Between independent shuffles of n numbers the correlation has a deviation of 1 / √(n − 1)."""
    streams = Streams([f"activity:{n}" for n in range(200)], 0, STRATA)
    found = np.corrcoef([streams.parts(n) for n in range(200)])[np.triu_indices(200, 1)]
    assert len(found) == 19_900
    assert found.std() * (STRATA - 1) ** 0.5 == pytest.approx(1, abs=0.03)
    assert abs(found).max() < 0.17


def test_pairs_of_streams_fill_the_square_evenly():
    """The mean of χ² over 8 × 8 cells of pairs that know nothing of one another is 49."""
    streams = Streams([f"risk:{n}" for n in range(120)], 0, STRATA)
    cells = [streams.parts(n) // np.uint16(STRATA // 8) for n in range(120)]
    chi = []
    for one, other in pairwise(cells):
        counts = np.bincount(one * 8 + other, minlength=64)
        chi.append(float(((counts - STRATA / 64) ** 2).sum() / (STRATA / 64)))
    assert sum(chi) / len(chi) == pytest.approx(49, abs=4)


def test_blocks_differ():
    parts = Streams(["A"], 0, 4 * STRATA).parts(0).reshape(4, STRATA)
    assert len({tuple(row) for row in parts.tolist()}) == 4


@given(st.floats(0, 100), st.floats(0, 100), st.floats(0, 100), st.floats(0.001, 0.999))
def test_a_spread_is_inverted_by_its_area(a, b, c, share):
    """The area of the triangle up to the value is the share asked for."""
    low, typical, high = sorted((a, b, c))
    value = Spread(low, typical, high).at(share)
    assert low <= value <= high
    if high - low > 0.01:
        left, right, width = value - low, high - value, high - low
        if value <= typical and typical > low:
            area = left**2 / (width * (typical - low))
        else:
            area = 1 - right**2 / (width * (high - typical))
        assert area == pytest.approx(share, abs=1e-6)


def test_a_spread_out_of_order_is_refused():
    with pytest.raises(ValueError, match="out of order"):
        Spread(3, 2, 5)
