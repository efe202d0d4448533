# SPDX-License-Identifier: MIT
"""What stops on the day after something ends: systems, interfaces, studies, paths and people outside."""

from datetime import date

import pytest
from estates import effect, estate, event

from planner.graph.lapse import LapseEvent

MANAGED = "value: {model: managed_service}"


def stopped(told: LapseEvent) -> dict[str, str]:
    return {lost.id: lost.effect for lost in told.systems}


# ---- contracts and what they cover


def test_everything_that_ends_on_one_day_is_told_together() -> None:
    found = estate("""
systems: [{id: pacs, kind: pacs}, {id: ris, kind: ris}]
contracts:
  - {id: b, title: RIS service, end: 2027-03-31, covers: [ris, desk], services: [desk]}
  - {id: a, title: PACS service, end: 2027-03-31, covers: [pacs]}
""")
    told = event(found, "2027-03-31")
    assert told.day_after == date(2027, 4, 1)
    assert told.words == "PACS service ends; RIS service ends"
    assert told.contract_ids == ("a", "b")
    assert stopped(told) == {"pacs": "stops", "ris": "stops"}
    assert told.services == ("desk",)
    assert not told.past
    assert not told.harmless


def test_what_ended_before_the_day_of_the_plan_is_past() -> None:
    found = estate("systems: [{id: pacs, kind: pacs}]\ncontracts: [{id: a, end: 2020-01-31, covers: [pacs]}]")
    assert event(found, "2020-01-31").past


@pytest.mark.parametrize(
    ("system", "contract", "effect_", "assumed"),
    [
        ("hosting: on_prem", "value: {model: capital}", "unsupported", False),
        ("hosting: on_prem", MANAGED, "stops", False),
        ("hosting: supplier_dc", "value: {model: capital}", "stops", False),
        ("hosting: public_cloud", "form: direct", "stops", False),
        ("hosting: on_prem", "form: lsp_subcontract", "stops", False),
        ("hosting: on_prem", "form: direct", "stops", True),
        ("hosting: unknown", "value: {model: capital}", "stops", True),
        ("hosting: unknown", "form: direct", "stops", True),
        ("hosting: supplier_dc, runs_after_contract: yes", MANAGED, "unsupported", False),
        ("hosting: on_prem, runs_after_contract: no", "value: {model: capital}", "stops", False),
    ],
)
def test_whether_a_system_runs_on_is_told_or_concluded_or_assumed(system, contract, effect_, assumed) -> None:
    found = estate(
        f"systems: [{{id: pacs, kind: pacs, {system}}}]\n"
        f"contracts: [{{id: c, end: 2027-03-31, covers: [pacs], {contract}}}]"
    )
    (lost,) = event(found, "2027-03-31").systems
    assert (lost.effect, lost.assumed) == (effect_, assumed)


def test_of_several_contracts_the_one_that_stops_a_system_counts_whatever_their_order() -> None:
    contracts = [
        "{id: a-support, start: 2015-04-01, end: 2026-12-31, covers: [pacs], value: {model: capital}}",
        f"{{id: b-hosting, start: 2015-04-01, end: 2026-12-31, covers: [pacs], {MANAGED}}}",
    ]
    for order in (contracts, contracts[::-1]):
        found = estate(
            "systems: [{id: pacs, kind: pacs, hosting: on_prem}]\ncontracts: [" + ", ".join(order) + "]"
        )
        assert stopped(event(found, "2026-12-31")) == {"pacs": "stops"}


BRIDGED = """
systems: [{id: pacs, kind: pacs}]
contracts:
  - {id: old, start: 2015-04-01, end: 2027-03-31, covers: [pacs], value: {model: managed_service}}
  - {id: bridge, start: %s, end: %s, covers: [pacs], value: {model: managed_service}}
"""


def test_a_bridge_carries_a_system_over_the_end_of_its_contract() -> None:
    found = estate(BRIDGED % ("2027-04-01", "2028-03-31"))
    assert event(found, "2027-03-31").systems == ()
    assert event(found, "2027-03-31").harmless
    after = event(found, "2028-03-31")
    assert stopped(after) == {"pacs": "stops"}
    assert "bridge has ended" in str(effect(after, "view").after.reasons)


def test_a_bridge_that_begins_too_late_leaves_a_gap() -> None:
    found = estate(BRIDGED % ("2027-06-01", "2028-03-31"))
    assert stopped(event(found, "2027-03-31")) == {"pacs": "stops"}
    assert stopped(event(found, "2028-03-31")) == {"pacs": "stops"}, "it ran again meanwhile"


def test_contracts_that_run_side_by_side_for_years_are_no_bridge_to_each_other() -> None:
    found = estate(BRIDGED % ("2020-04-01", "2030-03-31"))
    assert stopped(event(found, "2027-03-31")) == {"pacs": "stops"}


def test_a_bridge_whose_end_nobody_knows_holds_and_is_listed() -> None:
    found = estate(BRIDGED % ("2027-04-01", "unknown"))
    assert event(found, "2027-03-31").systems == ()
    assert [(end.id, end.covers) for end in found.unknown_ends] == [("bridge", ("pacs",))]


# ---- support


def test_the_end_of_support_is_told_even_if_other_support_ended_before() -> None:
    found = estate("""
systems:
  - {id: engine, kind: integration_engine, runs_after_contract: yes, support_end: 2027-01-31,
     hardware: {os_support_end: 2020-01-14}}
contracts: [{id: c, end: 2027-06-30, covers: [engine]}]
""")
    assert [(told.on.isoformat(), stopped(told)) for told in found.lapse] == [
        ("2020-01-14", {"engine": "unsupported"}),
        ("2027-01-31", {"engine": "unsupported"}),
        ("2027-06-30", {"engine": "unsupported"}),
    ]


def test_a_system_may_end_or_be_retired_without_any_contract() -> None:
    found = estate("""
systems:
  - {id: a, kind: pacs, end_date: 2027-01-31}
  - {id: b, kind: ris, retired_on: 2027-02-28}
  - {id: c, kind: vna, retired_on: 2019-02-28}
""")
    assert [(told.on.isoformat(), stopped(told)) for told in found.lapse] == [
        ("2027-01-31", {"a": "stops"}),
        ("2027-02-28", {"b": "stops"}),
    ]


# ---- application and archive ends apart

APART = """
systems: [{id: pacs, kind: pacs}, {id: store, kind: regional_store}]
contracts:
  - {id: c, title: Service, application_end: 2027-03-31, archive_end: 2028-03-31, covers: [pacs, store],
     value: {model: managed_service}}
holdings:
  - {id: h-old, system: store, copies: 1, years: 2010-2020}
  - {id: h-new, system: pacs, copies: 1, years: 2021-2026}
"""


def test_the_application_goes_first_and_the_archive_with_its_studies_later() -> None:
    found = estate(APART)
    first, second = event(found, "2027-03-31"), event(found, "2028-03-31")
    assert (first.words, second.words) == ("Service: the application ends", "Service: the archive ends")
    assert stopped(first) == {"pacs": "stops"}
    assert first.data == ()
    assert stopped(second) == {"store": "stops"}
    assert [(lost.held.id, lost.only_copy) for lost in second.data] == [("h-new", True), ("h-old", True)]


def test_where_only_one_of_the_two_ends_is_known_the_other_is_listed_as_unknown() -> None:
    found = estate(APART.replace("archive_end: 2028-03-31, ", ""))
    assert [told.words for told in found.lapse] == ["Service: the application ends"]
    assert [(end.part, end.field) for end in found.unknown_ends] == [("archive", "archive_end")]
