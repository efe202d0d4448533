# SPDX-License-Identifier: MIT
"""The draws are the same every time, cover their range evenly, and do not lean on one another."""

import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.migration.sampling import DRAWS, percentile, shares, triangular


def test_a_stream_visits_every_thousandth_once() -> None:
    assert sorted(shares("rate")) == [(part + 0.5) / DRAWS for part in range(DRAWS)]


def test_a_stream_depends_on_its_name_and_on_nothing_else() -> None:
    first = shares("rate")
    shares.cache_clear()
    assert shares("rate") == first
    assert shares("rate") != shares("size")
    assert first[:3] == (0.6315, 0.3685, 0.5225)  # the same in every release: printed dates rest on it


def test_no_two_streams_move_together() -> None:
    names = [f"input {number}" for number in range(12)]
    pairs = [(one, other) for at, one in enumerate(names) for other in names[:at]]
    assert len(pairs) == 66
    assert max(abs(statistics.correlation(shares(one), shares(other))) for one, other in pairs) < 0.1


def test_the_mean_of_a_triangle_is_the_mean_of_its_corners() -> None:
    drawn = [triangular(share, 2, 3, 10) for share in shares("size")]
    assert statistics.fmean(drawn) == pytest.approx(5.0, abs=0.01)


CORNERS = st.lists(st.floats(0, 1_000), min_size=3, max_size=3).map(sorted)


@given(CORNERS, st.floats(0, 1), st.floats(0, 1))
def test_a_triangle_rises_within_its_corners(corners: list[float], one: float, other: float) -> None:
    low, high = sorted((one, other))
    first, second = triangular(low, *corners), triangular(high, *corners)
    assert corners[0] - 1e-9 <= first <= second + 1e-9 <= corners[2] + 2e-9


@given(st.lists(st.floats(0, 100), min_size=1, max_size=60), st.floats(0.01, 1))
def test_a_percentile_is_a_value_that_enough_values_do_not_pass(values: list[float], share: float) -> None:
    found = percentile(values, share)
    assert found in values
    assert sum(value <= found for value in values) >= share * len(values) - 1e-9
