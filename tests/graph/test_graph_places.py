# SPDX-License-Identifier: MIT
"""Which systems serve which site, with as much or as little as an estate says of sites and owners."""

from estates import estate, project

from planner.graph.places import Places, sites_of

TWO_TRUSTS = """
organisations: [{id: one, ods: RAA, role: trust}, {id: two, ods: RBB, role: trust}, {id: lsp, role: supplier}]
sites:
  - {id: north, ods: RAA01, organisation: RAA}
  - {id: south, organisation: one}
  - {id: east, organisation: two}
systems:
"""


def served(text: str) -> dict[str, list[str]]:
    graph = estate(text).graph
    places = Places(graph)
    return {site.id: list(places.at(site)) for site in sites_of(graph.project)}


def test_a_list_of_sites_is_the_whole_of_it_and_may_be_in_ods_codes() -> None:
    found = served(TWO_TRUSTS + "  - {id: rooms, kind: modality_group, sites: [RAA01], owner_org: RAA}")
    assert found == {"north": ["rooms"], "south": [], "east": []}


def test_without_a_list_a_system_serves_every_site_of_its_owner_and_its_sharers() -> None:
    systems = (
        "  - {id: pacs, kind: pacs, owner_org: RAA}\n"
        "  - {id: ris, kind: ris, owner_org: one, shared_with: [RBB]}"
    )
    assert served(TWO_TRUSTS + systems) == {
        "north": ["pacs", "ris"],
        "south": ["pacs", "ris"],
        "east": ["ris"],
    }


def test_a_system_that_names_nobody_belongs_to_whoever_it_is_joined_to() -> None:
    text = (
        TWO_TRUSTS
        + """
  - {id: pacs, kind: pacs, owner_org: two}
  - {id: store, kind: regional_store}
  - {id: mirror, kind: backup_dr}
  - {id: alone, kind: dose_management}
integrations: [{id: i, from: pacs, to: store}, {id: j, from: store, to: mirror}]
"""
    )
    assert served(text) == {
        "north": ["alone"],
        "south": ["alone"],
        "east": ["alone", "mirror", "pacs", "store"],
    }


def test_an_owner_that_only_supplies_is_not_a_user() -> None:
    text = (
        TWO_TRUSTS
        + """
  - {id: rooms, kind: modality_group, sites: [east]}
  - {id: pacs, kind: pacs, owner_org: lsp}
integrations: [{id: i, from: rooms, to: pacs}]
"""
    )
    assert served(text) == {"north": [], "south": [], "east": ["pacs", "rooms"]}


def test_a_national_service_serves_those_who_are_joined_to_it() -> None:
    text = (
        TWO_TRUSTS
        + """
  - {id: ris, kind: ris, owner_org: one}
  - {id: dids, kind: dids}
  - {id: record, kind: national_record, owner_org: lsp}
integrations: [{id: i, from: ris, to: dids}]
"""
    )
    found = served(text)
    assert found["north"] == ["dids", "record", "ris"]
    assert found["east"] == ["record"], "joined to nobody that is known, so to anybody"


def test_a_planned_successor_serves_where_its_predecessor_does() -> None:
    text = (
        TWO_TRUSTS + "  - {id: pacs, kind: pacs, owner_org: two, successor: next}\n  - {id: next, kind: pacs}"
    )
    assert served(text) == {"north": [], "south": [], "east": ["next", "pacs"]}


def test_a_site_of_no_known_organisation_may_be_served_by_all_that_are_tied_to_no_site() -> None:
    text = (
        "sites: [{id: annexe}]\nsystems: [{id: pacs, kind: pacs, owner_org: one}]\norganisations: [{id: one}]"
    )
    assert served(text) == {"annexe": ["pacs"]}


# ---- estates without sites


def test_without_sites_each_trust_that_has_systems_is_one() -> None:
    text = """
organisations: [{id: ours, role: trust}, {id: tertiary, role: trust}, {id: clinic, role: independent}]
systems: [{id: pacs, kind: pacs, owner_org: ours, shared_with: [clinic]}]
"""
    assert [site.id for site in sites_of(project(text))] == ["ours"]
    led = text + "programme: {lead_org: clinic}"
    assert [site.id for site in sites_of(project(led))] == ["clinic", "ours"]


def test_without_sites_and_organisations_there_is_one_site_that_all_serve() -> None:
    assert served("systems: [{id: pacs, kind: pacs}, {id: ris, kind: ris}]") == {"estate": ["pacs", "ris"]}


def test_sites_without_systems_have_paths_of_which_nothing_is_known() -> None:
    found = estate("organisations: [{id: one}]\nsites: [{id: empty, organisation: one}]")
    assert {at.described for at in found.at_sites if at.path.id != "safety"} == {False}
    assert found.single_points == ()


# ---- interfaces of a site


def test_an_interface_between_others_is_not_ours_because_it_passes_through_our_engine() -> None:
    text = (
        TWO_TRUSTS
        + """
  - {id: engine, kind: integration_engine, owner_org: one, shared_with: [two]}
  - {id: ris-one, kind: ris, owner_org: one}
  - {id: epr-one, kind: epr, owner_org: one}
  - {id: ris-two, kind: ris, owner_org: two}
  - {id: epr-two, kind: epr, owner_org: two}
integrations:
  - {id: one-reports, from: ris-one, to: epr-one, via: engine, purpose: report}
  - {id: two-reports, from: ris-two, to: epr-two, via: engine, purpose: report}
"""
    )
    links = {
        at.site.id: [link.id for _, found in at.links for link in found]
        for at in estate(text).at_sites
        if at.path.id == "report-to-deliver"
    }
    assert links == {"east": ["two-reports"], "north": ["one-reports"], "south": ["one-reports"]}


def test_an_interface_to_another_site_is_not_this_ones() -> None:
    text = (
        TWO_TRUSTS
        + """
  - {id: pacs, kind: pacs, owner_org: one}
  - {id: north-rooms, kind: modality_group, sites: [north]}
  - {id: south-rooms, kind: modality_group, sites: [south]}
integrations:
  - {id: n, from: north-rooms, to: pacs, purpose: image_store}
  - {id: s, from: south-rooms, to: pacs, purpose: image_store}
"""
    )
    links = {
        at.site.id: [link.id for _, found in at.links for link in found]
        for at in estate(text).at_sites
        if at.path.id == "acquire-to-store"
    }
    assert links == {"east": [], "north": ["n"], "south": ["s"]}
