# SPDX-License-Identifier: MIT
"""What is held and made: stated where the trust says so, else assumed with a source, never counted twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from migration_estates import estate, example, references, volumes_of

LSP = "lsp-exit-2013"


def test_a_study_held_in_two_places_is_one_study() -> None:
    found = volumes_of(example(LSP))
    assert found.terabytes.value == pytest.approx(21 + 14 + 19 + 5)
    assert found.studies.value == 455_000 + 490_000 + 515_000 + 60_000
    assert found.terabytes.basis == "stated"
    store = found.archive("regional-store")
    assert store is not None
    assert store.only_here_tb.value == pytest.approx(38)
    assert store.terabytes.value == pytest.approx(59)  # the copy of the last eighteen months lies there too


def test_the_work_of_a_year_is_not_new_again_where_it_is_copied_to() -> None:
    found = volumes_of(example(LSP))
    assert found.new_studies_yr.value == 337_600
    assert [archive.fed_by for archive in found.archives] == [None, "pacs"]


TWICE = """
systems:
  - {id: pacs, kind: pacs, in_scope: replace}
  - {id: store, kind: regional_store, in_scope: retire}
holdings:
  - {id: here, system: pacs, modalities: [CT, MR], years: 2015-2020, size: 30, studies: 1, also_in: [store]}
  - {id: there, system: store, modalities: [CT, MR], years: 2015-2020, size: 30 TB, studies: 1}
"""


def test_two_accounts_of_one_holding_are_counted_once_and_told() -> None:
    found = volumes_of(estate(TWICE))
    assert found.terabytes.value == pytest.approx(30)
    assert [(one.holding, one.copy_of, one.share) for one in found.counted_once] == [("there", "here", 1.0)]


def test_only_the_years_that_meet_are_counted_once() -> None:
    found = volumes_of(
        estate(TWICE.replace("store, modalities: [CT, MR], years: 2015", "store, years: 2009"))
    )
    assert [round(piece.terabytes.known, 3) for piece in found.pieces] == [30, 15]  # six of twelve years


def test_an_only_copy_is_a_copy_of_nothing_though_its_years_meet_another() -> None:
    found = volumes_of(estate(TWICE.replace("studies: 1}", "studies: 1, copies: 1}")))
    assert found.terabytes.value == pytest.approx(60)
    assert found.counted_once == ()


def test_holdings_that_nobody_calls_copies_are_different_studies() -> None:
    assert volumes_of(estate(TWICE.replace(", also_in: [store]", ""))).terabytes.value == pytest.approx(60)


def test_an_archive_that_another_feeds_holds_its_copy() -> None:
    found = volumes_of(
        estate("""
systems:
  - {id: pacs, kind: pacs, in_scope: replace, archive: {tb_stored: 20 TB, studies: 400000}}
  - {id: vna, kind: vna, in_scope: replace, archive: {tb_stored: 80 TB, studies: 2 million}}
integrations: [{id: i, from: pacs, to: vna, purpose: image_store}]
""")
    )
    assert found.terabytes.value == pytest.approx(80)
    assert [piece.places for piece in found.pieces] == [("pacs", "vna"), ("vna",)]


def test_a_pacs_of_which_nothing_is_known_gets_the_default_year_and_says_so() -> None:
    found = volumes_of(estate("systems: [{id: pacs, kind: pacs, in_scope: replace}]"))
    assert found.new_studies_yr.value == pytest.approx(375_000)
    assert found.new_studies_yr.basis == found.terabytes.basis == "assumed"
    assert "S66" in found.new_studies_yr.sources
    assert found.terabytes.low < (found.terabytes.value or 0) < found.terabytes.high


def test_a_year_that_is_stated_is_divided_by_the_default_mix() -> None:
    project = estate("""
organisations: [{id: us, studies_yr: 200000}]
systems: [{id: pacs, kind: pacs, owner_org: us, in_scope: replace}]
""")
    rows = {row.modality: row for row in volumes_of(project).rows}
    assert rows["CT"].studies_yr.value == pytest.approx(32_000)
    assert rows["CT"].studies_yr.basis == "assumed"  # the year is stated, its division is not


def test_the_default_mix_is_of_its_time() -> None:
    year = "as_of: 2012-03-01\nsystems: [{id: pacs, kind: pacs, in_scope: replace}]"
    rows = {row.modality: row for row in volumes_of(estate(year)).rows}
    assert rows["CT"].studies_yr.value == pytest.approx(265_000 * 0.12)


def test_a_blank_size_of_a_modality_is_assumed_and_an_unknown_code_stays_unknown() -> None:
    found = volumes_of(
        estate(
            "systems: [{id: pacs, kind: pacs, in_scope: replace, archive: {by_modality: "
            "{CT: {studies_yr: 50000}, ZZ: {studies_yr: 10}, MR: {mb_mean: 90}}}}]"
        )
    )
    rows = {row.modality: row for row in found.rows}
    assert (rows["CT"].mean_mb.value, rows["CT"].mean_mb.basis) == (160, "assumed")
    assert rows["CT"].tb_yr.value == pytest.approx(8)
    assert rows["ZZ"].tb_yr.value is None
    assert rows["MR"].studies_yr.basis == "unknown"


def test_a_total_is_as_well_known_as_its_weakest_part() -> None:
    found = volumes_of(
        estate(
            "systems: [{id: pacs, kind: pacs, in_scope: replace, archive: {by_modality: "
            "{CT: {studies_yr: 50000, mb_mean: 150}, ZZ: {studies_yr: 10}}}}]"
        )
    )
    assert found.new_tb_yr.basis == "unknown"
    assert found.new_tb_yr.at_least
    assert found.new_tb_yr.value == pytest.approx(7.5)


def test_an_archive_that_is_described_in_part_only_is_told() -> None:
    said = """
systems:
  - {id: pacs, title: Old PACS, kind: pacs, archive: {tb_stored: 50, tiers: [{name: x, tb: %s}]}}
"""
    assert volumes_of(estate(said % 7)).differences == (
        "Old PACS is said to hold 50 TB; the studies said to lie there come to 7 TB; one of the two is wrong",
    )
    assert volumes_of(estate(said % 50)).differences == ()
    assert volumes_of(example(LSP)).differences == ()


def test_a_recall_from_the_long_term_store_is_no_new_work_and_no_feed() -> None:
    both = """
systems:
  - {id: pacs, kind: pacs, archive: {by_modality: {CT: {studies_yr: 1000, mb_mean: 100}}}}
  - {id: vna, kind: vna, archive: {by_modality: {CT: {studies_yr: 1000, mb_mean: 100}}}}
integrations:
  - {id: out, from: pacs, to: vna, purpose: image_store}
  - {id: back, from: vna, to: pacs, purpose: image_store}
"""
    assert volumes_of(estate(both)).new_studies_yr.value == 1000


def test_what_is_planned_holds_nothing_yet() -> None:
    found = volumes_of(example(LSP))
    assert "pacs-next" not in {archive.system for archive in found.archives}


def test_every_blank_count_is_worked_out_from_the_size_and_flagged() -> None:
    found = volumes_of(
        estate("""
systems:
  - {id: pacs, kind: pacs, in_scope: replace, archive: {by_modality: {CT: {studies_yr: 1000, mb_mean: 100}}}}
holdings: [{id: h, system: pacs, modality: CT, size: 1 TB}]
""")
    )
    assert found.studies.value == pytest.approx(10_000)
    assert found.studies.basis == "assumed"


SPANS = st.tuples(st.integers(2000, 2024), st.integers(0, 8))


@given(st.lists(st.tuples(SPANS, st.integers(1, 90), st.booleans(), st.booleans()), min_size=1, max_size=6))
def test_no_way_of_saying_it_makes_more_than_was_said(
    said: list[tuple[tuple[int, int], int, bool, bool]],
) -> None:
    holdings = [
        {
            "id": f"h{number}",
            "system": "pacs" if here else "store",
            "years": f"{start}-{start + length}",
            "size": f"{size} TB",
            "studies": "1000",
            "also_in": ["store" if here else "pacs"] if copied else [],
        }
        for number, ((start, length), size, here, copied) in enumerate(said)
    ]
    systems = [{"id": "pacs", "kind": "pacs"}, {"id": "store", "kind": "regional_store"}]
    found = volumes_of(estate({"systems": systems, "holdings": holdings}))
    described = [piece for piece in found.pieces if piece.declared]
    total = sum(piece.terabytes.known for piece in described)
    assert total <= sum(size for _, size, _, _ in said) + 1e-6
    assert total >= said[0][1] - 1e-6  # the first account always counts in full


def test_the_default_year_comes_to_a_mean_study_between_the_published_archives() -> None:
    found = volumes_of(estate("systems: [{id: pacs, kind: pacs, in_scope: replace}]"))
    means = [mean.mb for mean in references().sizes.fleet_means]
    assert found.mean_mb is not None
    assert min(means) <= found.mean_mb <= max(means)
