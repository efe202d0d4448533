# SPDX-License-Identifier: MIT
"""Words: numbers with their nouns, lists as sentences, sizes with their units, unknown as a word."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.documents.words import UNKNOWN, count, day, months, said, terabytes
from planner.english import capital, joined


@pytest.mark.parametrize(
    ("number", "words"), [(0, "no risk"), (1, "1 risk"), (2, "2 risks"), (1200, "1,200 risks")]
)
def test_a_number_with_its_noun(number: int, words: str) -> None:
    assert count(number, "risk") == words


def test_a_noun_that_does_not_take_an_s() -> None:
    assert count(3, "activity", "activities") == "3 activities"


@pytest.mark.parametrize(
    ("items", "words"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
        (["Rooms, North", "b", "c"], "Rooms, North; b; and c"),
    ],
)
def test_a_list_in_a_sentence(items: list[str], words: str) -> None:
    assert joined(items) == words


@given(st.lists(st.text("abc", min_size=1, max_size=3), min_size=1, max_size=9))
def test_every_item_of_a_list_is_named_in_order(items: list[str]) -> None:
    assert joined(items).replace(" and ", ", ").split(", ") == items


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (None, UNKNOWN),
        (0.02, "20.0 GB"),
        (1.4, "1.4 TB"),
        (59.0, "59 TB"),
        (2100.0, "2.1 PB"),
    ],
)
def test_a_size_in_its_unit(size: float | None, words: str) -> None:
    assert terabytes(size) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [(None, UNKNOWN), (0, "none"), (1, "1 month"), (12, "1 year"), (18, "18 months"), (24, "2 years")],
)
def test_a_term_as_people_say_it(number: int | None, words: str) -> None:
    assert months(number) == words


def test_days_are_written_in_full() -> None:
    assert day(date(2013, 6, 30)) == "30 June 2013"
    assert day(None) == UNKNOWN


def test_a_blank_is_said_and_no_is_said_as_no() -> None:
    assert said(None) == said(()) == UNKNOWN
    assert said(False) == "no"
    assert said(0) == "0"


def test_a_capital_changes_the_first_letter_only() -> None:
    assert capital("at most 3 TB over TLS") == "At most 3 TB over TLS"
    assert capital("") == ""
