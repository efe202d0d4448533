# SPDX-License-Identifier: MIT
"""Quantities as people write them: what each way of writing means, and what is refused with what remedy."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from planner.model.quantities import (
    read_hours,
    read_money,
    read_months_whole,
    read_number,
    read_percent,
    read_rate,
    read_size,
    read_whole,
)

READ = [
    (read_number, "12", 12.0),
    (read_number, "1,400", 1400.0),
    (read_number, " 0.5 ", 0.5),
    (read_number, "2.6 million", 2_600_000.0),
    (read_number, "1.2bn", 1.2e9),
    (read_number, 7, 7.0),
    (read_whole, "1.52 million", 1_520_000),
    (read_whole, "12k", 12_000),
    (read_whole, 3.0, 3),
    (read_percent, "99.9 %", 99.9),
    (read_percent, "99.9%", 99.9),
    (read_percent, "120", 120.0),
    (read_money, "£1.35m", 1_350_000.0),
    (read_money, "£48k", 48_000.0),
    (read_money, "GBP 900,000", 900_000.0),
    (read_money, "900000", 900_000.0),
    (read_size, "45 TB", 45.0),
    (read_size, "45TB", 45.0),
    (read_size, "45", 45.0),
    (read_size, "1.2 PB", 1200.0),
    (read_size, "800 gb", 0.8),
    (read_size, "1 TiB", 1.099511627776),
    (read_rate, "1 Gbit/s", 1000.0),
    (read_rate, "100 Mbps", 100.0),
    (read_rate, "12 MB/s", 96.0),
    (read_rate, "100", 100.0),
    (read_hours, "30 minutes", 0.5),
    (read_hours, "2 days", 48.0),
    (read_hours, "4h", 4.0),
    (read_hours, "72", 72.0),
    (read_hours, "1 weeks", 168.0),
    (read_months_whole, "2 years", 24),
    (read_months_whole, "1.5 years", 18),
    (read_months_whole, "6", 6),
    (read_months_whole, "0 months", 0),
]


@pytest.mark.parametrize(("read", "written", "meant"), READ)
def test_what_people_write_is_what_they_mean(read, written, meant) -> None:
    assert read(written) == pytest.approx(meant)


REFUSED = [
    (read_number, "about 30", "number_form"),
    (read_number, "-4", "negative"),
    (read_percent, "-2%", "negative"),
    (read_money, "-£3", "negative"),
    (read_money, "£-3", "negative"),
    (read_hours, "-4 hours", "negative"),
    (read_months_whole, "−3", "negative"),
    (read_number, "1,40", "number_form"),
    (read_number, "1.2.3", "number_form"),
    (read_number, "1e9", "number_form"),
    (read_number, "9" * 31, "number_form"),
    (read_number, True, "number_form"),
    (read_number, math.nan, "number_form"),
    (read_number, math.inf, "number_form"),
    (read_whole, math.inf, "number_form"),
    (read_whole, "2.5", "whole_form"),
    (read_percent, "five per cent", "percent_form"),
    (read_percent, "2000 %", "percent_large"),
    (read_money, "$5", "money_form"),
    (read_money, "€5", "money_form"),
    (read_size, "45 boxes", "size_form"),
    (read_size, "TB", "size_form"),
    (read_size, "4,5,6 TB", "size_form"),
    (read_rate, "100 TB", "rate_form"),
    (read_rate, "12 mb/s", "rate_form"),
    (read_hours, "a while", "hours_form"),
    (read_hours, "2 months", "hours_form"),
    (read_months_whole, "1 day", "months_form"),
    (read_months_whole, "2.5", "months_form"),
    (read_months_whole, "601", "months_form"),
]


@pytest.mark.parametrize(("read", "written", "kind"), REFUSED)
def test_what_cannot_be_read_is_refused_with_a_remedy(read, written, kind) -> None:
    with pytest.raises(PydanticCustomError) as refused:
        read(written)
    assert refused.value.type == kind
    assert refused.value.context
    assert str(refused.value.context["help"]).strip()


def test_a_long_slip_is_shown_shortened() -> None:
    with pytest.raises(PydanticCustomError) as refused:
        read_number("x" * 500)
    assert len(refused.value.message()) < 100


@given(st.integers(0, 10**15))
def test_thousands_may_be_parted_by_commas(number: int) -> None:
    assert read_whole(f"{number:,}") == read_whole(str(number)) == number


@given(st.integers(0, 9_999), st.sampled_from(["TB", "GB", "MB", "PB", "TiB", "GiB"]))
def test_a_size_reads_the_same_in_either_case_and_with_or_without_a_space(number: int, unit: str) -> None:
    assert read_size(f"{number} {unit}") == read_size(f"{number}{unit.lower()}")


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused_never_worse(text: str) -> None:
    for read in (read_number, read_whole, read_percent, read_money, read_size, read_rate, read_hours):
        try:
            value = read(text)
        except PydanticCustomError:
            continue
        assert value >= 0
        assert math.isfinite(value)
