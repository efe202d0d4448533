# SPDX-License-Identifier: MIT
"""The whole estimate: the worked example through the engine, common sense on a real estate, and its laws."""

from datetime import date, timedelta

import pytest
from migration_estates import estate, estimate_of, example, facts, references, volumes_of

from planner.migration.estimate import MigrationEstimate, estimate

TWELVE_YEARS = """
programme: {dual_feed: yes}
systems:
  - {id: pacs, kind: KIND, in_scope: replace, hosting: on_prem, archive: {MEASURED}}
holdings:
  - {id: h-new, system: pacs, years: 2023-2026, studies: 1110000, size: 105.45 TB}
  - {id: h-mid, system: pacs, years: 2019-2022, studies: 1360000, size: 81.6 TB}
  - {id: h-old, system: pacs, years: 2014-2018, studies: 1450000, size: 55.1 TB}
"""


def twelve_years(kind: str = "pacs", measured: str = "") -> MigrationEstimate:
    return estimate_of(estate(TWELVE_YEARS.replace("KIND", kind).replace("MEASURED", measured)))


def typical_days(found: MigrationEstimate) -> list[float]:
    return [stratum.days_typical or 0.0 for stratum in found.strata]


# ---- the worked example


@pytest.mark.parametrize(("kind", "weeks"), [("pacs", 41.7), ("regional_store", 134)])
def test_published_weekly_averages_through_the_engine(kind: str, weeks: float) -> None:
    found = twelve_years(kind)
    assert sum(typical_days(found)) / 7 == pytest.approx(weeks, rel=0.005)
    assert found.studies.value == 3_920_000


@pytest.mark.parametrize(("mb_s", "days"), [(15, 278), (30, 139)])
def test_a_measured_hourly_rate_loses_hours_and_availability(mb_s: int, days: int) -> None:
    found = twelve_years(measured=f"measured_mb_s: {mb_s}")
    assert sum(typical_days(found)) == pytest.approx(days, abs=0.6)
    if mb_s == 15:
        assert [round(each) for each in typical_days(found)] == [121, 94, 63]


def test_a_measured_week_is_not_throttled_a_second_time() -> None:
    found = twelve_years(measured="measured_tb_week: 1.8")
    assert sum(typical_days(found)) == pytest.approx(134.5 * 7, rel=0.005)
    assert sum(typical_days(found)) < 1_388 * 0.7
    assert {"clinical-share", "availability"}.isdisjoint(driver.id for driver in found.plan.drivers)


def test_with_a_dual_feed_typical_is_the_plain_division_and_five_per_cent() -> None:
    found = twelve_years()
    assert found.bulk.typical == pytest.approx(sum(typical_days(found)) * 1.05)


# ---- new work


GROWING = """
systems:
  - id: pacs
    kind: pacs
    in_scope: replace
    hosting: on_prem
    go_live: 2012-01-01
    archive:
      measured_tb_week: 1
      growth_pct_yr: {studies: 0, bytes: 0}
      by_modality: {CT: {studies_yr: 300000, mb_mean: MEAN}}
holdings:
  - {id: h, system: pacs, years: 2012-2026, studies: 2 million, size: 200 TB, evidence: tested}
"""


def test_new_images_that_land_meanwhile_lengthen_the_copy() -> None:
    without = estimate_of(estate(GROWING.replace("MEAN", "0")))
    slower = estimate_of(estate(GROWING.replace("MEAN", "87")))  # half of a TB a week
    assert without.bulk.typical == pytest.approx(200 * 7 * 1.05)
    assert slower.bulk.typical == pytest.approx(2 * 200 * 7 * 1.05, rel=0.01)


def test_a_copy_that_is_outrun_is_told_in_words_and_not_as_a_number() -> None:
    found = estimate_of(estate(GROWING.replace("MEAN", "200")))
    assert found.bulk.typical is None
    assert found.remainder_days.typical is None
    assert found.never is not None
    assert "never ends" in found.never
    assert "dual feed" in found.never
    assert found.start_by(date(2030, 1, 1)).copy_p50 is None


def test_after_the_go_live_nothing_lands_so_the_copy_ends() -> None:
    found = estimate_of(estate(GROWING.replace("MEAN", "200") + "programme: {go_live: 2027-06-01}"))
    assert found.never is None
    assert found.bulk.p95 is not None


def test_a_dual_feed_takes_the_new_work_away() -> None:
    found = estimate_of(estate(GROWING.replace("MEAN", "200") + "programme: {dual_feed: yes}"))
    assert found.never is None
    assert found.bulk.typical == pytest.approx(200 * 7 * 1.05)


# ---- an estate with everything in it


@pytest.fixture(scope="module")
def lsp() -> MigrationEstimate:
    return estimate_of(example("lsp-exit-2013"))


def test_what_lies_only_in_the_regional_store_takes_thirteen_months_at_three_terabytes_a_month(
    lsp: MigrationEstimate,
) -> None:
    assert {one.source.system: one.terabytes.value for one in lsp.sources} == {
        "pacs": 21,
        "regional-store": 38,
    }
    assert lsp.bulk.typical == pytest.approx(38 / 3 * 365.25 / 12 * 1.05)
    assert 12.5 < lsp.bulk.typical / (365.25 / 12) < 13.5
    assert lsp.sets_the_end[0].id == "allowance:c-lsp"
    assert lsp.sets_the_end[0].share > 0.9


def test_the_local_cache_is_read_on_site_and_beside_the_store(lsp: MigrationEstimate) -> None:
    local = next(one for one in lsp.sources if one.source.system == "pacs")
    assert local.days.p95 is not None
    assert lsp.bulk.p50 is not None
    assert local.days.p95 < lsp.bulk.p50
    assert next(one for one in lsp.strata if one.id == "h-local").source == "pacs"


def test_the_allowance_and_not_the_rate_of_the_store_moves_the_answer(lsp: MigrationEstimate) -> None:
    assert lsp.swings[0].driver.id == "allowance-share"
    assert "rate:regional-store" not in {swing.driver.id for swing in lsp.swings[:3]}


def test_what_would_happen_if_the_allowance_held_on_site_too_is_said(lsp: MigrationEstimate) -> None:
    said = {one.id: one.text for one in lsp.assumptions}
    assert "213 days" in said["allowance-pacs"]  # 21 TB at 3 TB a month


def test_an_exit_of_june_2013_had_to_begin_copying_early_in_2012(lsp: MigrationEstimate) -> None:
    by = lsp.start_by(date(2013, 6, 30))
    assert by.copy_p50 is not None
    assert by.copy_p80 is not None
    assert by.inventory_p80 is not None
    assert date(2011, 11, 1) < by.copy_p80 < by.copy_p50 < date(2012, 6, 1)
    assert by.inventory_p80 < by.copy_p80


def test_what_is_left_on_the_last_day_depends_on_the_day_of_the_start(lsp: MigrationEstimate) -> None:
    end = date(2013, 6, 30)
    late = lsp.left_at(end, started=date(2012, 12, 1))
    assert 15 < late.typical < 25  # seven months at three TB, of 38
    assert late.best <= late.p50 <= late.p80 <= late.p95 <= late.worst
    assert lsp.left_at(end, started=end).typical == pytest.approx(59, abs=0.01)
    assert lsp.left_at(date(2020, 1, 1)).worst == pytest.approx(0.0, abs=1e-9)


def test_recent_work_and_screening_come_first(lsp: MigrationEstimate) -> None:
    shares_first = {one.id: one.first_share for one in lsp.strata}
    assert shares_first["h-mammograms"] == 1.0
    assert shares_first["h-local"] > 0.9
    assert shares_first["h-2006-2008"] == 0.0
    assert lsp.first_days.typical is not None
    assert lsp.remainder_days.typical is not None
    assert 60 < lsp.first_days.typical < lsp.remainder_days.typical


def test_exceptions_are_days_of_people_and_not_of_the_copy(lsp: MigrationEstimate) -> None:
    assert lsp.exception_person_days.typical == pytest.approx(1_520_000 * 0.005 * 8 / 360)
    assert lsp.exception_people is not None
    assert 0.2 < lsp.exception_people < 3


def test_the_work_around_the_copy_is_counted_in_working_days(lsp: MigrationEstimate) -> None:
    stages = references().rates.stages
    typical = sum(stage.typical for stage in stages) * 365.25 / 253
    assert lsp.bulk.typical is not None
    assert lsp.elapsed.typical == pytest.approx(lsp.bulk.typical + typical)
    assert {stage.when for stage in stages} == {"before", "after"}


def test_every_assumption_has_a_sentence_and_those_of_the_catalogue_a_source(lsp: MigrationEstimate) -> None:
    assert len(lsp.assumptions) >= 7
    assert all(one.text and one.grade for one in lsp.assumptions)
    assert all(one.sources for one in lsp.assumptions if one.basis == "assumed")
    assert "dual-feed" in {one.id for one in lsp.assumptions}


def test_every_rate_not_yet_measured_is_to_be_piloted(lsp: MigrationEstimate) -> None:
    assert {pilot.source for pilot in lsp.pilots} == {"pacs", "regional-store"}


def test_a_trust_that_says_almost_nothing_gets_a_wide_range_and_not_a_number() -> None:
    found = estimate_of(example("minimal"))
    assert found.bulk.p50 is not None
    assert found.bulk.p95 is not None
    assert found.bulk.p95 > 1.5 * found.bulk.p50
    assert found.terabytes.basis == "assumed"
    assert {"size:pacs", "rate:pacs"} == {swing.driver.id for swing in found.swings[:2]}
    assert len(found.strata) == 3  # in bands of years, since nobody divided it


def test_an_archive_that_stays_is_not_moved() -> None:
    found = estimate_of(
        estate("""
systems:
  - {id: pacs, kind: pacs, in_scope: replace}
  - {id: vna, kind: vna, in_scope: retain}
holdings:
  - {id: all, system: pacs, also_in: [vna], years: 2015-2026, size: 90 TB, studies: 2 million}
programme: {dual_feed: yes}
""")
    )
    assert [piece.id for piece in found.staying] == ["all"]
    assert found.bulk.worst == 0.0


def test_nothing_to_move_is_nought_days_and_no_error() -> None:
    found = estimate_of(estate("systems: [{id: ris, kind: ris, in_scope: replace}]"))
    assert (found.bulk.p95, found.first_days.high, found.strata) == (0.0, 0, ())
    assert found.left_at(date(2030, 1, 1)).worst == 0.0


def test_independent_archives_are_read_side_by_side_and_shared_limits_are_not() -> None:
    two = """
systems:
  - {id: a, kind: regional_store, in_scope: retire CONTRACT}
  - {id: b, kind: regional_store, in_scope: retire CONTRACT}
holdings:
  - {id: h-a, system: a, years: 2015-2020, size: 18 TB, studies: 1}
  - {id: h-b, system: b, years: 2015-2020, size: 18 TB, studies: 1}
contracts: [{id: c, exit: {data_return: {rate_limit_tb_month: 3}}}]
"""
    apart = estimate_of(estate(two.replace(" CONTRACT", "")))
    together = estimate_of(estate(two.replace(" CONTRACT", ", contract: c")))
    assert apart.bulk.typical == pytest.approx(18 / 1.8 * 7 * 1.05)
    assert together.bulk.typical == pytest.approx(36 / 3 * 365.25 / 12 * 1.05)


def test_a_narrow_link_holds_back_what_comes_from_far_away() -> None:
    slow = """
programme: {link: 10 Mbit/s}
systems: [{id: a, kind: regional_store, in_scope: retire}]
holdings: [{id: h-a, system: a, years: 2015-2020, size: 18 TB, studies: 1}]
"""
    found = estimate_of(estate(slow))
    assert found.sets_the_end[0].id == "link"
    assert found.bulk.typical == pytest.approx(18e6 / (10 / 8 * 0.5 * 86_400) * 1.05)


@pytest.mark.parametrize("days", [0, 300, 900])
def test_whenever_the_copy_starts_everything_made_until_the_go_live_is_copied(days: int) -> None:
    project = estate(GROWING.replace("MEAN", "50") + "programme: {go_live: 2027-06-01}")
    starting = project.as_of + timedelta(days=days)
    found = estimate(facts(project), volumes_of(project), references(), starting)
    made = 200 + 15 * 365 / 365.25  # a year of 15 TB, then the modalities send elsewhere
    assert found.bulk.typical == pytest.approx(made * 7 * 1.05, rel=0.001)
    assert found.left_at(starting).typical == pytest.approx(200 + 15 * min(days, 365) / 365.25)
