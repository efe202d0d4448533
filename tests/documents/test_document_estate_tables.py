# SPDX-License-Identifier: MIT
"""Tables of the estate: what nobody has said prints as not known, and never as no or nought."""

from document_estates import SMALL, plan, row

from planner.documents.printing import printed
from planner.documents.tables import estate, migration

BLANK = "systems: [{id: pacs, kind: pacs, in_scope: replace}]"


def test_a_system_in_scope_stands_with_the_end_of_its_contract() -> None:
    found = row(estate.systems_in_scope, plan())
    assert found["system"] == "Old PACS"
    assert found["contract"] == "Image contract"
    assert found["ends"] == "2027-06-30"
    assert found["becomes"] == "Replaced"
    assert found["successor"] == "Not chosen"


def test_the_end_of_an_unnamed_contract_prints_as_not_known() -> None:
    found = printed(estate.systems_in_scope(plan(BLANK)))["rows"][0]
    assert found["contract"]["text"].lower() == "not known"
    assert found["ends"] == {"text": "Not known", "class": "date", "badge": "unknown"}


def test_a_system_of_which_only_the_kind_is_known_says_so() -> None:
    found = row(estate.systems, plan(BLANK))
    assert found["owner"] == found["sites"] == found["hosting"] == "not known"
    assert found["contract"] == "None named"


def test_a_system_that_is_not_live_yet_is_planned_and_not_retained() -> None:
    old, new = (
        "{id: old, kind: pacs, in_scope: replace, successor: new}",
        "{id: new, kind: pacs, go_live: 2030-01-01}",
    )
    text = f"systems: [{old}, {new}]"
    assert [found["scope"] for found in estate.systems(plan(text)).records] == ["Replaced", "Planned"]


def test_sites_stand_with_their_organisation_by_its_id_or_its_code() -> None:
    text = SMALL.replace("organisation: our-trust", "organisation: ZZ1")
    for held in (plan(), plan(text)):
        assert row(estate.organisations, held)["sites"] == "North Hospital"


CONTRACT = """
suppliers: [{id: s, name: The Supplier}]
contracts:
  - {id: c, title: The contract, supplier: s, end: 2027-06-30, notice_to_exit_months: 9,
     extensions: [{months: 12, count: 3, taken: 1, notice_months: 6}],
     exit: {plan: none, data_return: {clause: unclear, charge: tbc, rate_limit_tb_month: 3}}}
"""


def test_the_terms_of_a_contract_become_dates() -> None:
    found = row(estate.contracts, plan(CONTRACT))
    assert found["supplier"] == "The Supplier"
    assert found["notice_by"] == "2026-09-30"
    assert found["extend_by"] == "2026-12-31"
    assert found["latest"] == "2029-06-30"
    assert found["extensions"] == "2 × 1 year left"


def test_what_a_contract_says_of_the_data_is_told_in_words() -> None:
    told = row(estate.contracts, plan(CONTRACT))["data_return"]
    assert told == "Clause: unclear; form: not known; charge: not agreed; at most 3 TB a month"


def test_a_contract_of_which_nothing_is_known_promises_nothing() -> None:
    found = row(estate.contracts, plan("contracts: [{id: c}]"))
    assert found["extensions"] == found["data_return"] == found["exit_plan"] == "Not known"
    assert found["end"] is found["notice_by"] is None


HOLDING = """
systems: [{id: s, kind: pacs, in_scope: replace}]
holdings: [{id: h, title: Old films, system: s, copies: COPIES}]
"""


def test_one_copy_is_the_only_copy_and_an_unknown_number_is_neither() -> None:
    words = {"1": "Yes", "2": "No", "unknown": "Not known"}
    for copies, only in words.items():
        assert row(estate.holdings, plan(HOLDING.replace("COPIES", copies)))["only"] == only


def test_a_holding_without_a_size_is_not_of_size_nought() -> None:
    found = row(estate.holdings, plan(HOLDING.replace("COPIES", "1")))
    assert found["size"] == "not known"
    assert found["studies"] is None


VOLUMES = """
systems: [{id: p, title: PACS, kind: pacs, in_scope: replace, archive: {by_modality: {
  CT: {studies_yr: 40000, mb_mean: 150}, MR: {studies_yr: 9000}}}}]
"""


def test_a_years_growth_is_studies_times_size_in_decimal_terabytes() -> None:
    ct, mr = migration.volumes(plan(VOLUMES)).records
    assert (ct["growth"], ct["basis"]) == (6.0, "Stated")
    assert mr["basis"] == "Assumed"
    assert printed(migration.volumes(plan(VOLUMES)))["rows"][1]["basis"]["badge"] == "assumed"


INTERFACE = """
systems: [{id: a, title: Sender, kind: ris}, {id: b, title: Taker, kind: pacs}]
integrations: [{id: i, from: a, to: b, purpose: order, FACTS}]
"""


def test_an_interface_that_queues_says_for_how_long() -> None:
    for facts, words in {
        "failure_mode: queue, queue_hours: 24": "Queues for 24 hours",
        "failure_mode: queue": "Queues for a time not known",
        "failure_mode: drop": "Loses what is sent",
        "criticality: 1": "Not known",
    }.items():
        assert row(estate.interfaces, plan(INTERFACE.replace("FACTS", facts)))["failure"] == words


def test_an_interface_of_which_nobody_has_decided_is_not_kept() -> None:
    found = row(estate.interfaces, plan(INTERFACE.replace("FACTS", "message: ORM")))
    assert found["future"] == "Not decided"
    assert found["spec"] == found["security"] == "Not known"
    assert (found["from"], found["to"]) == ("Sender", "Taker")


def test_a_role_that_is_named_and_empty_is_told_from_one_that_is_not_named() -> None:
    text = (
        SMALL
        + "people: [{id: pm, role: PM, title: Programme manager}, {id: sro, role: SRO, name: A. Person}]"
    )
    who = {found["short"]: found["who"] for found in estate.people(plan(text)).records}
    assert (who["SRO"], who["PM"], who["CIO"]) == ("A. Person", "Nobody yet", "Not known")
