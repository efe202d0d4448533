# SPDX-License-Identifier: MIT
"""The sheet escapes what people wrote, and its shapes stay where they are put."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from picture_reading import Written, overlaps, root_of, titles, written

from planner.render.pictures.svg import Sheet, curve, hatch, number, rounded


@given(st.text(st.characters(exclude_categories=())))
def test_whatever_people_wrote_the_svg_parses_and_says_it(text):
    sheet = Sheet(166)
    sheet.text(1, 10, text, 10_000_000)
    sheet.rect(0, 0, 1, 1, title=text)
    root = root_of(sheet.svg(100, text, text))
    assert all(one == two for one, two in zip(titles(root), titles(root)[1:], strict=False))


def test_marks_that_mean_something_in_xml_are_written_as_themselves():
    sheet = Sheet(166)
    sheet.text(1, 10, "<&\"'> R&D", 200)
    assert [text.words for text in written(root_of(sheet.svg(20, "t", "d")))] == ["<&\"'> R&D"]


def test_what_was_cut_is_told_under_the_pointer():
    sheet = Sheet(166)
    sheet.text(1, 10, "Patient administration system", 50)
    root = root_of(sheet.svg(20, "t", "d"))
    assert written(root)[0].words == "Patient admi…"
    assert titles(root)[1:] == ["Patient administration system"]


@pytest.mark.parametrize(
    ("value", "said"), [(1.0, "1"), (1.256, "1.26"), (-0.001, "0"), (100.0, "100"), (0.5, "0.5")]
)
def test_numbers_are_short_and_keep_their_noughts(value, said):
    assert number(value) == said


@given(st.floats(0, 400), st.floats(0, 400), st.floats(0.1, 200), st.floats(0.1, 200))
def test_hatching_stays_within_its_rectangle(x, y, w, h):
    sheet = Sheet(166)
    hatch(sheet, x, y, w, h)
    d = "".join(element.get("d", "") for element in root_of(sheet.svg(900, "t", "d")).iter("{*}path"))
    points = [tuple(map(float, pair)) for pair in re.findall(r"([-\d.]+) ([-\d.]+)", d)]
    assert all(x - 0.02 <= px <= x + w + 0.02 and y - 0.02 <= py <= y + h + 0.02 for px, py in points)
    assert points or w + h < 1.8


def test_paths_begin_and_end_where_they_should():
    assert curve((0, 0), (5, 0), (5, 9), (10, 9)) == "M0 0C5 0 5 9 10 9"
    assert rounded(((0, 0), (10, 0), (10, 10))) == "M0 0L7 0Q10 0 10 3L10 10"
    assert rounded(((0, 0), (0, 0), (0, 0))).startswith("M0 0")


def test_the_reader_of_these_tests_sees_an_overlap():
    one = Written("one", 0, 0, 10, 7, 7)
    assert overlaps([one, Written("two", 8, 3, 20, 10, 7)]) == [("one", "two")]
    assert overlaps([one, Written("two", 11, 3, 20, 10, 7)]) == []
