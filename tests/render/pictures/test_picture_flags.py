# SPDX-License-Identifier: MIT
"""Labels over a time axis never touch, and days fall where they should."""

from datetime import date
from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from planner.render.pictures.flags import Flag, stack
from planner.render.pictures.timeaxis import TimeAxis, after

FLAGS = st.lists(
    st.builds(Flag, st.floats(150, 470), st.text("abc de", max_size=60), st.just("#000000")), max_size=12
)


@given(FLAGS)
def test_no_two_labels_touch_and_none_leaves_the_sheet(flags):
    placed = stack(flags, 0, 470)
    assert len(placed) == len(flags)
    assert all(p.left >= 0 and p.right <= 470.01 for p in placed)
    for one, other in combinations(placed, 2):
        assert one.level != other.level or one.right < other.left or other.right < one.left


def test_a_label_stands_above_the_lines_that_it_would_cross():
    left, right = stack([Flag(200, "a long label over the next", "#000"), Flag(230, "next", "#000")], 0, 470)
    by_words = {p.flag.words: p.level for p in (left, right)}
    assert by_words["a long label over the next"] > by_words["next"]


def test_an_axis_holds_whole_months():
    axis = TimeAxis.over(date(2012, 3, 15), date(2013, 6, 30), 100, 400)
    assert (axis.start, axis.end) == (date(2012, 3, 1), date(2013, 7, 1))
    assert axis.x(axis.start) == 100
    assert axis.x(axis.end) == 400
    assert [begin for begin, _, _ in axis.periods(12)] == [date(2012, 1, 1), date(2013, 1, 1)]


def test_december_ends_with_the_new_year():
    assert TimeAxis.over(date(2012, 12, 5), date(2012, 12, 31), 0, 100).end == date(2013, 1, 1)


@given(
    st.dates(date(1990, 1, 1), date(2090, 1, 1)),
    st.dates(date(1990, 1, 1), date(2090, 1, 1)),
    st.sampled_from((1, 3, 12)),
)
def test_periods_follow_each_other_from_end_to_end(start, end, months):
    axis = TimeAxis.over(start, end, 50, 450)
    assert 50 <= axis.x(start) <= 450
    periods = list(axis.periods(months))[:400]
    assert periods[0][1] == 50
    assert all(one[2] == other[1] for one, other in pairwise(periods))
    assert after(date.max) == date.max
