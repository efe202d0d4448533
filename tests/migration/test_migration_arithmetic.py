# SPDX-License-Identifier: MIT
"""The worked example of a twelve-year archive, and the laws that every copy obeys.

The archive: 3.92 million studies and 242 TB in three bands of years. Two methods must agree with
each other, and the mistake that turns nine months into four years must stay impossible by accident.
"""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.migration import arithmetic as sums

BANDS = [(1_110_000, 95), (1_360_000, 60), (1_450_000, 38)]  # studies, mean MB; newest first
TERABYTES = [studies * mb / 1e6 for studies, mb in BANDS]
STUDIES = sum(studies for studies, _ in BANDS)
WHOLE = sum(TERABYTES)


def test_the_archive_is_242_terabytes() -> None:
    assert round(WHOLE) == 242
    assert STUDIES == 3_920_000


@pytest.mark.parametrize(("tb_week", "weeks"), [(5.8, 41.7), (1.8, 134)])
def test_method_1_divides_by_the_published_weekly_average(tb_week: float, weeks: float) -> None:
    assert sums.copy_days(WHOLE, sums.weekly_rate(tb_week)) / 7 == pytest.approx(weeks, rel=0.005)


def test_the_hours_of_a_week_come_to_nineteen_a_day() -> None:
    assert sums.hours_a_day(0.3, 10) == pytest.approx(19.0)
    assert sums.hours_a_day(1.0, 10) == pytest.approx(24.0)


def test_method_2_takes_hours_and_availability_off_an_unthrottled_rate() -> None:
    rate = sums.unthrottled_rate(15, 19.0, 0.85)
    assert [round(sums.copy_days(size, rate)) for size in TERABYTES] == [121, 94, 63]
    assert round(sums.copy_days(WHOLE, rate)) == 278
    assert round(sums.copy_days(WHOLE, sums.unthrottled_rate(30, 19.0, 0.85))) == 139


def test_throttling_a_weekly_average_again_is_the_bug_of_1388_days() -> None:
    published = 3.0  # MB/s: 1.8 TB a week, nights and clinics and pauses already in it
    wrong = sums.copy_days(WHOLE, sums.unthrottled_rate(published, 19.0, 0.85))
    right = sums.copy_days(WHOLE, sums.weekly_rate(1.8))
    assert round(wrong) == 1_388
    assert right == pytest.approx(wrong * 0.67, rel=0.02)


@pytest.mark.parametrize(("days", "added"), [(278, 0.08), (1_388, 0.56)])
def test_new_work_adds_little_to_a_quick_copy_and_much_to_a_slow_one(days: float, added: float) -> None:
    share = (370_000 / 365) / (STUDIES / days)
    assert sums.days_with_new_work(days, share) / days - 1 == pytest.approx(added, abs=0.005)


def test_a_copy_that_new_work_outruns_never_ends() -> None:
    assert sums.days_with_new_work(100, 1.0) == sums.NEVER
    assert sums.days_while_landing(100, 0.2, 0.2) == sums.NEVER
    assert sums.years_compounding(100, 0.5, sums.least_rate(100, 0.5) * 0.999) == sums.NEVER


def test_growing_work_can_outrun_a_copy_that_is_faster_on_the_first_day() -> None:
    assert sums.days_while_landing(300, 0.08, 0.1) == pytest.approx(15_000)
    assert sums.days_while_landing(300, 0.08, 0.1, growth_yr=0.12) == sums.NEVER


def test_when_the_modalities_send_elsewhere_even_an_outrun_copy_ends() -> None:
    assert sums.days_while_landing(100, 0.2, 0.2, stops_after=365) == pytest.approx((100 + 73) / 0.2)


def test_small_studies_on_one_stream_wait_for_the_query_and_not_for_the_line() -> None:
    one, four = (sums.queried_mb_s(3, 12, 10, streams) for streams in (1, 4))
    assert one == pytest.approx(12 / 14)
    assert four == 3  # four streams fill the line
    assert sums.queried_mb_s(3, 500, 10, 1) == pytest.approx(500 / (10 + 500 / 3))


def test_exceptions_are_days_of_people() -> None:
    assert sums.exception_days(1_500_000, 0.005, 15, 6, 1.0) == pytest.approx(312.5)


SIZE = st.floats(0.1, 500)
RATE = st.floats(0.01, 5)
GROWTH = st.floats(0, 0.4)


@given(SIZE, SIZE, RATE, st.floats(0, 3), GROWTH)
def test_more_data_never_take_less_time(
    size: float, more: float, rate: float, new: float, growth: float
) -> None:
    assert sums.days_while_landing(size + more, new, rate, growth) >= sums.days_while_landing(
        size, new, rate, growth
    ) * (1 - 1e-9)


@given(SIZE, RATE, st.floats(0, 2), st.floats(0, 3), GROWTH)
def test_a_higher_rate_never_takes_longer(
    size: float, rate: float, more: float, new: float, growth: float
) -> None:
    assert sums.days_while_landing(size, new, rate + more, growth) <= sums.days_while_landing(
        size, new, rate, growth
    ) * (1 + 1e-9)


@given(SIZE, RATE, st.floats(0, 1), GROWTH, st.floats(1, 4_000))
def test_on_the_last_day_everything_has_been_moved_once(
    size: float, rate: float, new: float, growth: float, stops: float
) -> None:
    days = sums.days_while_landing(size, new, rate, growth, stops)
    arrived = size + sums.landed(new, growth, min(days, stops))
    assert rate * days == pytest.approx(arrived, rel=1e-6)


@given(SIZE, RATE, st.floats(0, 0.9))
def test_without_growth_the_race_is_the_plain_formula(size: float, rate: float, share: float) -> None:
    plain = sums.days_with_new_work(size / rate, share)
    assert sums.days_while_landing(size, rate * share, rate) == pytest.approx(plain)


@given(SIZE, st.floats(0.001, 0.5), st.floats(1.001, 50))
def test_the_compounding_solution_satisfies_its_own_equation(
    size: float, growth: float, above: float
) -> None:
    rate = sums.least_rate(size, growth) * above
    years = sums.years_compounding(size, growth, rate)
    assert size * (1 + growth) ** years == pytest.approx(rate * years, rel=1e-6)
    assert years <= 1 / math.log1p(growth) * (1 + 1e-9)  # the first crossing, not the second
