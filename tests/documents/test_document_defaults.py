# SPDX-License-Identifier: MIT
"""A planning default is shown with the words it stands in, and sources of a later day are not named."""

from datetime import date

import pytest

from planner.documents.catalogue import Source
from planner.documents.tables.defaults import words_around
from planner.documents.tables.knowledge import published_later
from planner.rules.parts import Param

FOUR = Param(value="4", unit="hours")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The Supplier shall restore the service within {hours} hours.",
            "Restore the service within 4 hours",
        ),
        ("It loses nothing, and is back in {hours} hours; all of it.", "Is back in 4 hours"),
        ("No number here.", "Hours"),
    ],
)
def test_a_number_is_shown_with_its_clause(text: str, told: str) -> None:
    assert words_around("hours", {"hours": FOUR}, ("", text)) == told


def test_a_long_clause_is_cut_at_words() -> None:
    told = words_around("hours", {"hours": FOUR}, (f"{'very ' * 40}long {{hours}} hours {'and on ' * 30}.",))
    assert told.startswith("… ")
    assert told.endswith(" …")
    assert " 4 hours " in told
    assert len(told) < 150


def test_numbers_have_their_units_and_their_commas() -> None:
    assert Param(value="98", unit="%").with_unit == "98%"
    assert Param(value="1", unit="weeks").with_unit == "1 week"
    assert Param(value="2", unit="s").with_unit == "2 s"
    assert Param(value="95", unit="percentile").with_unit == "95th percentile"
    assert Param(value="30000", unit="characters").with_unit == "30,000 characters"


@pytest.mark.parametrize(
    ("written", "later"),
    [("2011-01", False), ("2012", False), ("2012-04", True), ("2009 to 2023", True), ("undated", False)],
)
def test_a_source_is_later_when_its_last_date_is(written: str, later: bool) -> None:
    source = Source(key="S1", title="T", publisher="P", date=written, kind="primary", read="full")
    assert published_later(source, date(2012, 3, 1)) is later
