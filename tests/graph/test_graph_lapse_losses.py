# SPDX-License-Identifier: MIT
"""What an ending takes with it: interfaces, studies, and the parties outside who feel it."""

import pytest
from estates import effect, estate, event

from planner.graph.lapse import LapseEvent

MANAGED = "value: {model: managed_service}"


def stopped(told: LapseEvent) -> dict[str, str]:
    return {lost.id: lost.effect for lost in told.systems}


# ---- interfaces

LINKED = """
systems:
  - {id: pacs, kind: pacs, end_date: 2027-03-31, successor: next}
  - {id: next, kind: pacs, go_live: 2027-03-01}
  - {id: ris, kind: ris, end_date: %s}
  - {id: engine, kind: integration_engine, end_date: %s}
integrations:
  - {id: i, from: ris, to: pacs, via: engine, purpose: procedure_scheduled, failure_mode: queue,
     queue_hours: 4, future: %s}
"""


@pytest.mark.parametrize(
    ("ris", "engine", "future", "dead_at", "undecided"),
    [
        ("unknown", "unknown", "unknown", ("pacs",), True),
        ("unknown", "unknown", "keep", ("pacs",), False),
        ("2027-03-31", "unknown", "rebuild", ("ris",), False),
        ("2027-03-31", "2027-03-31", "rebuild", ("ris", "engine"), False),
        ("2027-03-31", "2027-03-31", "unknown", ("ris", "pacs", "engine"), True),
        ("unknown", "2027-03-31", "repoint", ("engine",), False),
    ],
)
def test_an_interface_is_dead_at_the_ends_that_stop_with_nothing_in_their_place(
    ris, engine, future, dead_at, undecided
) -> None:
    (dead,) = event(estate(LINKED % (ris, engine, future)), "2027-03-31").links
    assert (dead.dead_at, dead.undecided) == (dead_at, undecided)
    assert (dead.strength, dead.hours) == ("soft", 4.0)
    assert dead.words == "messages queue for 4 hours, then work stops"


def test_an_interface_that_follows_is_not_dead() -> None:
    assert event(estate(LINKED % ("unknown", "unknown", "repoint")), "2027-03-31").links == ()


def test_an_interface_to_be_retired_is_told_last_and_as_planned() -> None:
    found = estate("""
systems: [{id: pacs, kind: pacs, end_date: 2027-03-31}, {id: ris, kind: ris}, {id: vna, kind: vna}]
integrations:
  - {id: a, from: pacs, to: vna, purpose: image_store, criticality: 1, failure_mode: drop, future: retire}
  - {id: b, from: ris, to: pacs, purpose: procedure_scheduled, criticality: 2, failure_mode: queue}
  - {id: c, from: ris, to: pacs, purpose: context_sync, criticality: 1}
  - {id: d, from: ris, to: pacs, purpose: report, criticality: 1, failure_mode: drop}
""")
    links = event(found, "2027-03-31").links
    assert [(dead.id, dead.strength, dead.planned) for dead in links] == [
        ("d", "hard", False), ("c", "unknown", False), ("b", "soft", False), ("a", "hard", True),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("terms", "dead", "assumed"),
    [(MANAGED, True, False), ("value: {model: capital}", False, False), ("form: direct", True, True)],
)
def test_an_interface_may_hang_on_a_contract_of_its_own(terms: str, dead: bool, assumed: bool) -> None:
    found = estate(f"""
systems: [{{id: ris, kind: ris}}, {{id: epr, kind: epr}}]
contracts: [{{id: c, title: Interface support, end: 2027-03-31, covers: [i], {terms}}}]
integrations: [{{id: i, from: ris, to: epr, purpose: report, criticality: 1, failure_mode: drop}}]
""")
    links = event(found, "2027-03-31").links
    assert [(link.dead_at, link.assumed) for link in links] == ([((), assumed)] if dead else [])
    assert all("Interface support" in link.why for link in links)


# ---- studies


@pytest.mark.parametrize(
    ("facts", "left", "only_copy"),
    [
        ("copies: 1", (), True),
        ("copies: 2, also_in: [vna]", ("vna",), False),
        ("copies: 2, also_in: [mirror]", (), True),
        ("copies: 3, also_in: [mirror]", (), None),
        ("copies: 2", (), None),
        ("copies: unknown", (), None),
        ("copies: unknown, also_in: [mirror]", (), True),
        ("copies: 3, also_in: [mirror, vna]", ("vna",), False),
        ("copies: 2, also_in: [later]", (), True),
    ],
)
def test_whether_the_last_copy_goes(facts: str, left: tuple[str, ...], only_copy: bool | None) -> None:
    found = estate(f"""
systems:
  - {{id: pacs, kind: pacs, end_date: 2027-03-31}}
  - {{id: mirror, kind: backup_dr, end_date: 2027-03-31}}
  - {{id: vna, kind: vna}}
  - {{id: later, kind: vna, go_live: 2028-01-01}}
holdings: [{{id: h, system: pacs, {facts}}}]
""")
    (lost,) = event(found, "2027-03-31").data
    assert (lost.copies_left, lost.only_copy) == (left, only_copy)


def test_a_live_successor_does_not_bring_the_studies_with_it() -> None:
    found = estate("""
systems:
  - {id: pacs, kind: pacs, end_date: 2027-03-31, successor: next}
  - {id: next, kind: pacs, go_live: 2027-01-01}
holdings: [{id: h, system: pacs, copies: 1}, {id: moved, system: pacs, also_in: [next]}]
""")
    data = event(found, "2027-03-31").data
    assert [(lost.held.id, lost.only_copy) for lost in data] == [("h", True), ("moved", False)]


def test_the_end_of_mere_support_leaves_the_studies_where_they_are() -> None:
    text = """
systems: [{id: pacs, kind: pacs, hosting: on_prem}]
contracts: [{id: c, end: 2027-03-31, covers: [pacs], value: {model: %s}}]
holdings: [{id: h, system: pacs, copies: 1, contract: c}]
"""
    assert event(estate(text % "capital"), "2027-03-31").data == ()
    assert [lost.held.id for lost in event(estate(text % "managed_service"), "2027-03-31").data] == ["h"]


def test_the_tiers_of_an_archive_stand_for_holdings_that_nobody_described() -> None:
    found = estate("""
systems:
  - {id: cds, kind: regional_store, end_date: 2027-03-31}
  - id: pacs
    kind: pacs
    archive:
      tiers: [{name: online, tb: 10}, {name: long term, tb: 62, system: cds}, {name: long term, system: cds}]
      only_copy_of: [long term]
""")
    assert [held.id for held in found.graph.held] == ["pacs.online", "pacs.long-term", "pacs.long-term-3"]
    data = event(found, "2027-03-31").data
    assert [(lost.held.terabytes, lost.only_copy) for lost in data] == [(62.0, True), (None, True)]


def test_a_system_can_say_of_a_described_holding_that_it_is_the_only_copy() -> None:
    found = estate("""
systems: [{id: pacs, kind: pacs, archive: {only_copy_of: [h]}}]
holdings: [{id: h, system: pacs}, {id: k, system: pacs}]
""")
    assert [(held.id, held.only_copy) for held in found.graph.held] == [("h", True), ("k", None)]


# ---- who else feels it

SHARED = """
organisations:
  - {id: trust, ods: RXX, role: trust}
  - {id: partner, ods: RYY, role: foundation_trust}
  - {id: practices, name: The practices, role: primary_care}
systems:
  - {id: ris, title: RIS, kind: ris, owner_org: RXX, shared_with: [RYY]}
  - {id: gp, kind: gp_order_results, owner_org: practices}
  - {id: dids, title: National return, kind: dids}
integrations:
  - {id: g, title: Reports to practices, from: ris, to: gp, purpose: report, failure_mode: drop}
  - {id: d, title: Monthly file, from: ris, to: dids, purpose: extract_dids, criticality: 3}
  - {id: u, title: Results, from: ris, to: unknown, boundary: xorg, purpose: report, criticality: 2}
contracts: [{id: c, end: 2027-03-31, covers: [ris], buyer_org: RXX, parties: [RXX, RYY]}]
"""


def test_outsiders_are_parties_sharers_and_the_far_ends_of_dead_interfaces() -> None:
    told = event(estate(SHARED), "2027-03-31")
    assert {outsider.name: outsider.through for outsider in told.outsiders} == {
        "partner": ("party to the contract", "RIS"),
        "The practices": ("Reports to practices",),
        "National return": ("Monthly file",),
        "somebody outside whom nobody has named": ("Results",),
    }


def test_the_lead_of_the_programme_is_no_outsider_even_if_another_bought() -> None:
    told = event(estate(SHARED + "programme: {lead_org: RYY}"), "2027-03-31")
    names = [outsider.id for outsider in told.outsiders]
    assert "trust" in names
    assert "partner" not in names


# ---- plans that cross an ending


def test_an_interface_of_the_new_system_is_not_lost_with_the_old_one() -> None:
    found = estate("""
systems:
  - {id: ris, kind: ris, end_date: 2027-03-31}
  - {id: next, kind: pacs, go_live: 2027-06-01}
integrations: [{id: i, from: ris, to: next, purpose: report, criticality: 1, failure_mode: drop}]
""")
    told = event(found, "2027-03-31")
    assert told.links == ()
    assert "i" not in {reason.id for reason in effect(told, "store-to-report").after.reasons}


def test_the_end_of_a_successor_takes_with_it_what_had_moved_over_to_it() -> None:
    found = estate("""
systems:
  - {id: rooms, kind: modality_group}
  - {id: old, kind: pacs, retired_on: 2025-01-31, successor: new}
  - {id: new, kind: pacs, go_live: 2025-01-01, end_date: 2027-03-31}
integrations:
  - {id: i, from: rooms, to: old, purpose: image_store, failure_mode: block_workflow, future: repoint}
""")
    told = event(found, "2027-03-31")
    assert [(dead.id, dead.dead_at) for dead in told.links] == [("i", ("old",))]
    assert effect(told, "acquire-to-store").after.state == "stopped"
