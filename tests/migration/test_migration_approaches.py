# SPDX-License-Identifier: MIT
"""Each approach is offered, left open or refused as a person of the field would say, and says why."""

from pathlib import Path
from typing import Any

import pytest
from migration_estates import estate, estimate_of, facts, references, text_of

from planner.migration.approaches import offers_for, separate_migrations

CASES_FILE = Path(__file__).parents[1] / "catalogue" / "references" / "migration-approaches.yaml"
STATUSES = ("usable", "open", "refused")
CASES: list[tuple[str, str, str, dict[str, Any]]] = [
    (block["approach"], block["system"], status, case)
    for block in text_of(CASES_FILE)
    for status in STATUSES
    for case in block.get(status, ())
]


@pytest.mark.parametrize(
    ("approach", "system", "status", "case"), CASES, ids=[f"{one[0]} {one[3]['name']}" for one in CASES]
)
def test_an_approach_is_judged_as_the_case_says(
    approach: str, system: str, status: str, case: dict[str, Any]
) -> None:
    known = facts(estate(case["given"]))
    offer = next(
        one
        for one in offers_for(known.systems[system], known, references().approaches)
        if one.approach.id == approach
    )
    assert offer.status == status
    assert offer.because or offer.questions


def test_every_approach_has_a_case_that_uses_it_and_one_that_does_not() -> None:
    for approach in references().approaches.approaches:
        held = {status for id_, _, status, _ in CASES if id_ == approach.id}
        assert "usable" in held
        assert held & {"open", "refused"}
    assert len(CASES) >= 25


REGIONAL = """
systems:
  - {id: store, kind: regional_store, in_scope: retire, contract: c}
holdings:
  - {id: old, system: store, years: 2008-2020, size: 60 TB, studies: 1.6 million}
contracts:
  - {id: c, exit: {data_return: {media: MEDIA, rate_limit_tb_month: 3}}}
"""


def test_a_contract_that_returns_disks_turns_years_into_weeks() -> None:
    by_network = estimate_of(estate(REGIONAL.replace("MEDIA", "network")))
    by_disk = estimate_of(estate(REGIONAL.replace("MEDIA", "disk")))
    assert [one.source.approach for one in by_network.sources] == ["A1"]
    assert [one.source.approach for one in by_disk.sources] == ["A5"]
    assert by_network.bulk.typical == pytest.approx(60 / 3 * 365.25 / 12 * 1.05)
    assert by_disk.bulk.p95 is not None
    assert by_disk.bulk.p95 < 60


def test_what_is_open_is_told_with_the_days_it_would_take() -> None:
    found = estimate_of(estate(REGIONAL.replace("MEDIA", "network")))
    disks = next(offer for offer in found.offers if offer.approach.id == "A5")
    assert (disks.status, disks.chosen) == ("open", False)
    assert disks.typical_days is not None
    assert found.bulk.typical is not None
    assert disks.typical_days < found.bulk.typical / 10
    assert any("by network" in reason for reason in disks.because)


def test_files_are_read_where_they_lie_as_standard_dicom() -> None:
    on_site = """
systems:
  - id: pacs
    kind: pacs
    in_scope: replace
    hosting: on_prem
    archive: {tb_stored: 60 TB, studies: 1.6 million}
    dicom: {stores_part10: %s}
"""
    asked, read = (estimate_of(estate(on_site % said)) for said in ("unknown", "yes"))
    assert asked.sources[0].source.approach == "A1"
    assert read.sources[0].source.approach == "A3"
    assert read.bulk.p50 is not None
    assert asked.bulk.p50 is not None
    assert read.bulk.p50 < asked.bulk.p50


def test_history_reports_documents_and_logs_are_migrations_of_their_own() -> None:
    known = facts(estate("systems: [{id: ris, kind: ris, in_scope: replace}]"))
    found = {one.migration.id: one.applies for one in separate_migrations(known, references().approaches)}
    assert (
        found["ris-history"] is found["reports"] is found["audit-logs"] is found["scanned-documents"] is True
    )
    assert found["images"] is not True
