# SPDX-License-Identifier: MIT
"""Columns are as wide as was asked for, but no heading and no day is broken for it."""

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from planner.render.word.widths import AROUND, column_widths

WIDE = 9412


def widths(heads: list[str], shares: str, kinds: list[str] | None = None) -> list[int]:
    cells = "".join(f"<th>{head}</th>" for head in heads)
    rows = f"<thead><tr>{cells}</tr></thead><tbody><tr>{'<td/>' * len(heads)}</tr></tbody>"
    table = etree.fromstring(f'<table data-widths="{shares}">{rows}</table>')
    return column_widths(table, list(table[0]), list(table[1]), kinds or [], WIDE)


def test_shares_are_kept_where_every_heading_fits():
    assert widths(["Step", "What is done"], "30 70") == [2824, 6588]


def test_a_narrow_column_takes_what_its_heading_needs():
    step, what, why = widths(["Step", "What is done", "Why"], "4 48 48")
    assert step == AROUND + 4 * 120
    assert abs(what - why) <= 1


def test_no_column_gives_all_that_it_has_to_a_long_heading():
    option, *others = widths(["Option", *["Achievability"] * 6], "28 12 12 12 12 12 12")
    assert option == round(WIDE * 0.28 * 0.7)
    assert max(others) - min(others) <= 1


def test_a_day_stays_on_one_line():
    assert widths(["By", "What"], "8 92")[0] < 1000 < widths(["By", "What"], "8 92", ["date", ""])[0]


@given(st.lists(st.tuples(st.text("abc ", max_size=30), st.integers(1, 100)), min_size=1, max_size=14))
def test_the_table_is_as_wide_as_it_was(columns: list[tuple[str, int]]):
    found = widths([head for head, _ in columns], " ".join(str(share) for _, share in columns))
    assert sum(found) == WIDE
    assert min(found) >= 0
