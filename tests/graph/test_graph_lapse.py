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


# ---- extensions

EXTENDED = """
systems: [{id: pacs, kind: pacs}]
contracts:
  - id: c
    title: Service
    end: 2027-03-31
    covers: [pacs]
    value: {model: managed_service}
    %s
"""


def test_each_extension_is_a_scenario_of_its_own() -> None:
    found = estate(EXTENDED % "extensions: [{months: 12, count: 2, notice_months: 3}]")
    assert [(told.on.isoformat(), told.words, told.if_extended) for told in found.lapse] == [
        ("2027-03-31", "Service ends", False),
        ("2028-03-31", "Service: the contract ends, if extended once", True),
        ("2029-03-31", "Service: the contract ends, if extended twice", True),
    ]
    assert all(stopped(told) == {"pacs": "stops"} for told in found.lapse)


def test_an_extension_that_can_no_longer_be_asked_for_says_so() -> None:
    found = estate(EXTENDED % "extensions: [{months: 12, notice_months: 9}]")
    assert found.lapse[-1].words.endswith("if extended once, though the last day to ask for it has passed")


def test_a_contract_that_renews_itself_ends_only_if_somebody_stops_it() -> None:
    renews = estate(EXTENDED % "extensions: [{months: 12, kind: tacit, notice_months: 3}]")
    assert [told.words for told in renews.lapse] == [
        "Service ends, unless it is left to renew itself",
        "Service: the contract ends, if extended once",
    ]
    served = estate(EXTENDED % "extensions: [{months: 12, kind: tacit}]\n    notice_served: 2026-08-01")
    assert [told.words for told in served.lapse] == ["Service ends"]


def test_an_extension_of_the_archive_alone_moves_the_archive_alone() -> None:
    found = estate(EXTENDED % "extensions: [{months: 12, applies_to: archive}]")
    assert [told.words for told in found.lapse] == [
        "Service ends",
        "Service: the archive ends, if extended once",
    ]


def test_a_stated_last_day_is_walked_to_even_if_no_extension_is_described() -> None:
    found = estate(EXTENDED % "max_end: 2030-12-31\n    extensions: unknown")
    last = found.lapse[-1]
    assert (last.on.isoformat(), last.if_extended) == ("2030-12-31", True)
    assert last.words.endswith("if extended as far as it can be")


def test_a_contract_that_rolls_on_by_the_month_is_walked_to_its_last_day_without_a_hundred_steps() -> None:
    found = estate(EXTENDED % "extensions: [{months: 1, count: 120}]")
    assert len(found.lapse) == 11
    assert found.lapse[-1].on == date(2037, 3, 31)


def test_what_else_ends_while_a_contract_is_extended_is_told_on_its_own_day() -> None:
    found = estate("""
systems: [{id: pacs, kind: pacs}, {id: ris, kind: ris}]
contracts:
  - {id: a, title: A, end: 2027-03-31, covers: [pacs], extensions: [{months: 12}]}
  - {id: b, title: B, end: 2028-03-31, covers: [ris]}
""")
    assert stopped(event(found, "2028-03-31")) == {"ris": "stops"}
    assert stopped(event(found, "2028-03-31", extended=True)) == {"pacs": "stops"}


# ---- what nobody knows


def test_every_end_that_nobody_knows_is_listed_with_what_hangs_on_it() -> None:
    found = estate("""
systems:
  - {id: pacs, kind: pacs}
  - {id: ris, title: Our RIS, kind: ris}
  - {id: dids, kind: dids}
  - {id: next, kind: ris, go_live: 2027-05-01}
  - {id: gone, kind: ris, retired_on: 2019-05-01}
integrations: [{id: i, from: ris, to: pacs}]
contracts:
  - {id: silent, title: Old paper, covers: [pacs, i]}
  - {id: vague, title: Archive deal, end: 2029-03-31, extensions: [{count: 2}]}
""")
    assert [(end.noun, end.id, end.part, end.covers) for end in found.unknown_ends] == [
        ("contracts", "silent", "contract", ("i", "pacs")),
        ("contracts", "vague", "extension", ()),
        ("systems", "ris", "contract", ("ris",)),
    ]
    assert [end.words for end in found.unknown_ends] == [
        "nobody has said when Old paper ends",
        "Archive deal can be extended, but nobody has said by how long",
        "nobody has said under which contract Our RIS runs",
    ]


def test_where_the_contracts_are_complete_a_system_under_none_does_not_end() -> None:
    found = estate("systems: [{id: ris, kind: ris}]\nprogramme: {inventory: {contracts: complete}}")
    assert found.unknown_ends == ()


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


# ---- estates that say little


def test_an_estate_with_nothing_but_two_systems_and_a_date_is_walked() -> None:
    found = estate("systems: [{id: pacs, kind: pacs}]\ncontracts: [{id: c, end: 2027-03-31, covers: [pacs]}]")
    told = event(found, "2027-03-31")
    assert [at.site.name_in_print for at in found.at_sites[:1]] == ["The whole estate"]
    assert effect(told, "view").after.state == "stopped"


def test_an_estate_without_anything_has_no_endings() -> None:
    found = estate("title: Nothing yet")
    assert (found.lapse, found.single_points, found.blast_radii, found.cutover) == ((), (), (), ())
    assert found.unknown_ends == ()


def test_a_path_that_gets_no_worse_is_not_told() -> None:
    found = estate("""
systems: [{id: pacs, kind: pacs}, {id: ortho, kind: ortho_templating, end_date: 2027-03-31}]
contracts: [{id: c, end: 2026-10-31, covers: [pacs]}]
""")
    assert event(found, "2027-03-31").paths == ()
    assert {one.at.path.id for one in event(found, "2026-10-31").paths} >= {"view", "acquire-to-store"}


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
