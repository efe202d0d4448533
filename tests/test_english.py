# SPDX-License-Identifier: MIT
"""How planner writes British English: one way each for days, lists, numbers and first letters."""

from datetime import date

import pytest

from planner.english import (
    article,
    capital,
    counted,
    few_sentences,
    first_few,
    joined,
    listed,
    long_date,
    lowered,
    short_date,
)


def test_days() -> None:
    assert long_date(date(2013, 6, 30)) == "30 June 2013"
    assert short_date(date(2013, 6, 1)) == "1 Jun 2013"


def test_a_number_has_its_noun() -> None:
    assert counted(1, "activity", "activities") == "1 activity"
    assert counted(1200, "interface") == "1,200 interfaces"
    assert counted(0, "day") == "0 days"


def test_a_list_reads_as_a_sentence() -> None:
    assert joined([]) == ""
    assert joined(["a"]) == "a"
    assert joined(["a", "b", "c"]) == "a, b and c"
    assert joined(["a", "b"], "or") == "a or b"
    assert joined(["Orders, GP", "b"]) == "Orders, GP; and b", "a comma inside a name is no comma of the list"


def test_what_is_left_out_is_counted() -> None:
    assert first_few("abcdef", 3) == ["a", "b", "c", "3 more"]
    assert listed("abcdef", 3) == "a, b, c and 3 more"


def test_one_more_is_named() -> None:
    assert first_few("abcd", 3) == ["a", "b", "c", "d"]


@pytest.mark.parametrize(
    ("text", "inside"),
    [("Read the clause", "read the clause"), ("A store", "a store"), ("PACS store", "PACS store"), ("", "")],
)
def test_a_short_form_keeps_its_capitals(text: str, inside: str) -> None:
    assert lowered(text) == inside
    assert capital(inside) == text


def test_an_article_goes_by_the_sound() -> None:
    assert [article(name) for name in ("archive", "RIS", "XDS registry", "MRI scanner")] == [
        "an",
        "a",
        "an",
        "an",
    ]


def test_of_many_sentences_the_rest_is_counted_in_one_of_its_own() -> None:
    assert few_sentences(["A.", "B.", "C.", "D."], 2) == "A. B. And 2 more."
    assert few_sentences(["A.", "B.", "C."], 2) == "A. B. C."
    assert few_sentences([], 2) == ""
