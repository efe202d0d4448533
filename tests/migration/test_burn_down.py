# SPDX-License-Identifier: MIT
"""The burn-down: what is left month by month, of everything and of each archive."""

from datetime import date
from functools import cache

import pytest
from migration_estates import estate, estimate_of

from planner.migration.burn_down import MOST_MONTHS, Stream, burn_down
from planner.migration.estimate import MigrationEstimate

TWO_ARCHIVES = """
programme: {dual_feed: yes}
systems:
  - {id: pacs, title: Our PACS, kind: pacs, in_scope: replace, hosting: on_prem,
     archive: {measured_tb_week: 1}}
  - {id: vna, title: Our store, kind: vna, in_scope: replace, hosting: on_prem,
     archive: {measured_tb_week: 2}}
holdings:
  - {id: h-new, system: pacs, years: 2023-2026, studies: 100000, size: 10 TB}
  - {id: h-old, system: vna, years: 2014-2022, studies: 500000, size: 50 TB}
"""
BEGUN = date(2026, 6, 15)


@cache
def moved(text: str = TWO_ARCHIVES) -> MigrationEstimate:
    return estimate_of(estate(text))


def streams(*marks: date) -> tuple[Stream, ...]:
    return burn_down(moved().plan, BEGUN, marks)


def test_the_whole_comes_first_and_then_each_archive() -> None:
    assert [one.name for one in streams()] == ["Everything", "Our PACS", "Our store"]


def test_one_archive_is_the_whole() -> None:
    only = TWO_ARCHIVES.replace(
        "  - {id: h-old, system: vna, years: 2014-2022, studies: 500000, size: 50 TB}\n", ""
    )
    assert [one.name for one in burn_down(moved(only).plan, BEGUN)] == ["Everything"]


def test_it_starts_with_all_there_is_and_ends_with_nothing() -> None:
    whole = streams()[0]
    assert (whole.points[0].on, whole.points[0].p50) == (BEGUN, pytest.approx(60, rel=0.05))
    assert whole.points[0].studies == pytest.approx(600_000, rel=0.02)
    assert whole.points[-1].p80 == 0
    assert whole.through_p80 == whole.points[-1].on


def test_four_in_five_never_have_less_left_than_one_in_two() -> None:
    for stream in streams():
        assert all(point.p80 >= point.p50 >= 0 for point in stream.points)
        if stream.through_p80:
            assert stream.through_p50 is not None
            assert stream.through_p50 <= stream.through_p80


def test_without_new_work_it_only_falls() -> None:
    for stream in streams():
        left = [point.p50 for point in stream.points]
        assert left == sorted(left, reverse=True)


def test_the_days_that_are_marked_are_among_the_points() -> None:
    end = date(2026, 9, 14)
    assert end in [point.on for point in streams(end)[0].points]
    assert all(point.on >= BEGUN for point in streams(date(2020, 1, 1))[0].points)


def test_it_says_the_same_of_a_day_as_the_estimate_does() -> None:
    end = date(2026, 9, 14)
    held = next(point for point in streams(end)[0].points if point.on == end)
    left = moved().left_at(end, BEGUN)
    assert (held.p50, held.p80) == (left.p50, left.p80)


def test_a_copy_that_never_ends_is_followed_for_ten_years_and_no_longer() -> None:
    never = TWO_ARCHIVES.replace("measured_tb_week: 2", "measured_tb_week: 0.01")
    whole = burn_down(moved(never).plan, BEGUN)[0]
    assert whole.through_p80 is None
    assert len(whole.points) <= MOST_MONTHS + 1


def test_with_nothing_to_move_there_is_nothing_to_burn_down() -> None:
    assert burn_down(moved("systems: [{id: pacs, kind: pacs, in_scope: retain}]").plan, BEGUN) == ()
