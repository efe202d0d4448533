# SPDX-License-Identifier: MIT
"""Days as people write them, and dates of which only the month or the year is known."""

import copy
import pickle
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from planner.model.days import LooseDate, read_day, read_loose_day, read_years
from planner.model.values import Id, LooseDay, Text, Texts, YesNo, read_id, read_yes_no


def test_a_day_is_written_year_month_day() -> None:
    assert read_day(" 2013-06-30 ") == date(2013, 6, 30)
    assert read_day(date(2013, 6, 30)) == date(2013, 6, 30)
    assert type(read_day(datetime(2013, 6, 30, 12, tzinfo=UTC))) is date


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("30/06/2013", "day_form"),
        ("2013-6-30", "day_form"),
        ("2013-06", "day_form"),
        ("June 2013", "day_form"),
        ("2013-02-29", "day_impossible"),
        ("2013-13-01", "day_impossible"),
        ("1213-06-30", "day_far"),
        ("2113-06-30", "day_far"),
    ],
)
def test_what_is_no_day_is_refused(written: str, kind: str) -> None:
    with pytest.raises(PydanticCustomError) as refused:
        read_day(written)
    assert refused.value.type == kind
    assert refused.value.context
    assert refused.value.context["help"]


def test_a_loose_date_stands_on_its_last_day_and_remembers_how_much_was_written() -> None:
    year, month, day = (read_loose_day(text) for text in ("2026", "2026-02", "2026-02-03"))
    assert (year, year.precision) == (date(2026, 12, 31), "year")
    assert (month, month.precision) == (date(2026, 2, 28), "month")
    assert (day, day.precision) == (date(2026, 2, 3), "day")
    assert read_loose_day("2028-02") == date(2028, 2, 29)
    assert read_loose_day(date(2026, 2, 3)).precision == "day"


@pytest.mark.parametrize("written", ["soon", "2026-00", "2026-02-30", "26", "2026/02", "1889"])
def test_what_is_no_loose_date_is_refused(written: str) -> None:
    with pytest.raises(PydanticCustomError):
        read_loose_day(written)


def test_a_loose_date_keeps_its_precision_when_it_is_copied() -> None:
    month = LooseDate(2026, 9, 30, "month")
    for made in (copy.deepcopy(month), pickle.loads(pickle.dumps(month)), copy.copy(month)):
        assert (made, made.precision) == (month, "month")
    assert TypeAdapter(LooseDay).validate_python(month) is month


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_every_day_reads_back(day: date) -> None:
    assert read_day(day.isoformat()) == read_loose_day(day.isoformat()) == day
    assert read_loose_day(day.isoformat()[:7]).month == day.month


def test_a_span_of_years_is_written_in_several_ways() -> None:
    spans = ["2005-2009", "2005 to 2009", "2005–2009", ["2005", "2009"], {"from": "2005", "to": 2009}]
    assert {read_years(span) for span in spans} == {(2005, 2009)}
    assert read_years("2005") == read_years({"from": 2005}) == (2005, 2005)


@pytest.mark.parametrize("written", ["05-09", "2005-", "1900", ["2005", "2006", "2007"], {}])
def test_what_is_no_span_of_years_is_refused(written: object) -> None:
    with pytest.raises(PydanticCustomError, match="span of years"):
        read_years(written)


def test_years_the_wrong_way_round_and_years_for_a_day_are_told_as_such() -> None:
    with pytest.raises(PydanticCustomError, match="ends before it begins") as refused:
        read_years("2009-2005")
    assert refused.value.context is not None
    assert refused.value.context["help"] == "write the earlier year first: 2005-2009"
    for read in (read_day, read_loose_day):
        with pytest.raises(PydanticCustomError, match="is a span of years, and one date is asked"):
            read("2026-2020")


@pytest.mark.parametrize(("written", "meant"), [("yes", True), ("No", False), ("TRUE", True), (False, False)])
def test_yes_and_no_are_written_in_full(written: object, meant: bool) -> None:
    assert read_yes_no(written) is meant


@pytest.mark.parametrize("written", ["y", "on", "1", "maybe", "", 1])
def test_anything_else_is_neither_yes_nor_no(written: object) -> None:
    with pytest.raises(PydanticCustomError, match="neither yes nor no"):
        read_yes_no(written)
    with pytest.raises(ValidationError):
        TypeAdapter(YesNo).validate_python(written)


@pytest.mark.parametrize("written", ["pacs main", "-pacs", "pacs/1", "p" * 65, "", "ärztehaus", ["a"]])
def test_an_id_is_short_and_plain(written: object) -> None:
    with pytest.raises(PydanticCustomError, match="cannot be an id"):
        read_id(written)


def test_numbers_can_be_ids_and_texts() -> None:
    assert TypeAdapter(Id).validate_python(12) == "12"
    assert TypeAdapter(Text).validate_python(1.5) == "1.5"
    assert TypeAdapter(Text).validate_python(True) == "yes"
    assert TypeAdapter(Texts).validate_python("disk") == ("disk",)


def test_free_text_has_a_limit() -> None:
    assert TypeAdapter(Text).validate_python("x" * 5_000)
    with pytest.raises(ValidationError):
        TypeAdapter(Text).validate_python("x" * 5_001)
