# SPDX-License-Identifier: MIT
"""Extensions are scenarios of their own, and what nobody knows is listed."""

from datetime import date

from estates import effect, estate, event

from planner.graph.lapse import LapseEvent

MANAGED = "value: {model: managed_service}"


def stopped(told: LapseEvent) -> dict[str, str]:
    return {lost.id: lost.effect for lost in told.systems}


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
