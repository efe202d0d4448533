# SPDX-License-Identifier: MIT
"""The words of the estate, one small estate at a time: what they answer, and what they ask about blanks."""

from datetime import date

import pytest
from rule_estates import facts

from planner.model import Contract
from planner.rules.answer import Answer
from planner.rules.binding import compile_clause
from planner.rules.evaluate import evaluate
from planner.rules.facts import Facts
from planner.rules.words import WORD_TABLE
from planner.rules.words.contracts import latest_end_of, months_after

COMPLETE = "programme: {inventory: {systems: complete, integrations: complete}}\n"


def ask(clause: str, estate: Facts) -> Answer:
    condition, faults = compile_clause(clause, WORD_TABLE)
    assert condition is not None, faults
    return evaluate(condition, estate)


@pytest.mark.parametrize(
    ("scope", "value"),
    [
        ("in_scope: replace", True),
        ("in_scope: consolidate", True),
        ("in_scope: retain", False),
        ("in_scope: out", False),
        ("in_scope: unknown", None),
        ("in_scope: retire, successor: new", True),
        ("in_scope: retire", None),
    ],
)
def test_replaces(scope: str, value: bool | None) -> None:
    estate = facts(f"systems: [{{id: pacs, kind: pacs, {scope}}}]")
    assert ask("replaces(pacs)", estate).value is value


def test_a_planned_system_is_not_itself_replaced() -> None:
    estate = facts(
        "systems: [{id: old, kind: pacs, in_scope: retain}, {id: new, kind: pacs, go_live: 2028-01-01}]"
    )
    assert ask("replaces(pacs)", estate).value is False
    assert ask("has(pacs)", estate).value is True


def test_a_kind_that_nobody_listed_is_unknown_until_the_list_is_complete() -> None:
    assert ask("has(mpi)", facts("")).value is None
    assert ask("has(mpi)", facts("")).questions[0].text == "Is there a master patient index in the estate?"
    assert ask("has(mpi)", facts(COMPLETE)).value is False
    assert ask("has(mpi)", facts("programme: {absent: [mpi]}")).value is False


def test_a_kind_is_asked_for_as_people_name_it() -> None:
    asked = {kind: ask(f"has({kind})", facts("")).questions[0].text for kind in ("ris", "voice_recognition")}
    asked["modality_group"] = ask("has(modality_group)", facts("")).questions[0].text
    assert asked == {
        "ris": "Is there a RIS in the estate?",
        "voice_recognition": "Is there voice recognition in the estate?",
        "modality_group": "Are there imaging modalities in the estate?",
    }


LINKED = """
systems: [{id: pas, kind: pas}, {id: engine, kind: integration_engine}, {id: ris, kind: ris}]
integrations: [{id: adt, from: pas, to: ris, via: engine}]
"""


def test_link_knows_direction_and_the_engine_between() -> None:
    assert ask("link(ris, pas)", facts(LINKED)).value is True
    assert ask("link(pas -> ris)", facts(LINKED)).value is True
    assert ask("link(ris -> pas)", facts(LINKED)).value is None
    assert ask("link(ris -> pas)", facts(COMPLETE + LINKED)).value is False
    assert ask("link(pas -> integration_engine)", facts(LINKED)).value is True


def test_the_size_of_an_archive_is_at_least_what_is_known() -> None:
    estate = facts(
        """
        systems:
          - {id: a, kind: pacs, in_scope: replace, archive: {tb_stored: 40 TB}}
          - {id: b, kind: pacs, in_scope: replace}
        """
    )
    assert ask("data(pacs).TB > 30", estate).value is True
    assert ask("data(pacs).TB > 50", estate).value is None
    assert ask("data(pacs).TB < 50", estate).value is None
    assert ask("data(pacs).TB < 30", estate).value is False
    assert [question.id for question in ask("data(pacs).TB > 50", estate).questions] == [
        "Q-systems-b-archive.tb_stored"
    ]


def test_the_tiers_say_the_size_where_the_total_is_blank() -> None:
    estate = facts(
        "systems: [{id: a, kind: pacs, archive: {tiers: [{name: x, tb: 40 TB}, {name: y, tb: 800 GB}]}}]"
    )
    assert ask("data(pacs).TB > 40.7", estate).value is True
    assert ask("data(pacs).TB > 40.9", estate).value is False


CONTRACT = """
contracts: [{{id: c, title: LSP services, end: 2013-06-30, covers: [pacs], {more}}}]
systems: [{{id: pacs, kind: pacs}}]
"""


def test_evidence_is_a_sentence_about_a_fact() -> None:
    answer = ask("contract(pacs).end < 2013-07-01", facts(CONTRACT.format(more="")))
    assert answer.value is True
    assert answer.evidence[0].text == "the contract LSP services ends on 30 June 2013"
    assert answer.evidence[0].fact == ("contracts", "c", "end")


@pytest.mark.parametrize(
    ("more", "value"),
    [("tupe: {in_scope: 'yes'}", True), ("tupe: {in_scope: 'no'}", False), ("tupe: {headcount: 3}", None)],
)
def test_a_field_alone_asks_whether_it_is_stated_and_not_no(more: str, value: bool | None) -> None:
    assert ask("contract(pacs).tupe", facts(CONTRACT.format(more=more))).value is value


def test_a_system_without_a_contract_asks_for_it() -> None:
    answer = ask("contract(pacs).end < 2013-07-01", facts("systems: [{id: pacs, kind: pacs}]"))
    assert (answer.value, answer.questions[0].id) == (None, "Q-systems-pacs-contract")


@pytest.mark.parametrize(
    ("extensions", "last"),
    [
        ([], date(2013, 6, 30)),
        ([{"months": "12", "count": "2", "taken": "1"}], date(2014, 6, 30)),
        ([{"months": "6", "count": "1"}, {"months": "2", "count": "1"}], date(2014, 2, 28)),
        ([{"months": "12"}], None),
        (None, None),
    ],
)
def test_the_latest_end_needs_every_option_to_be_stated(extensions: object, last: date | None) -> None:
    contract = Contract.model_validate({"id": "c", "end": "2013-06-30", "extensions": extensions})
    assert latest_end_of(contract).value == last


def test_a_month_without_that_day_ends_on_its_last() -> None:
    assert months_after(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert months_after(date(2024, 1, 31), -2) == date(2023, 11, 30)


def test_an_organisation_that_only_supplies_is_not_counted() -> None:
    estate = facts("organisations: [{id: RXX}, {id: RYY, role: trust}, {id: s, role: supplier}]")
    assert ask("orgs == 2", estate).value is True


def test_an_interface_between_two_owners_crosses_whatever_its_boundary_says() -> None:
    estate = facts(
        """
        systems: [{id: a, kind: pacs, owner_org: RXX}, {id: b, kind: epr, owner_org: RYY}]
        integrations: [{id: i, from: a, to: b, boundary: internal}]
        """
    )
    assert ask("xorg", estate).value is True


def test_an_activity_that_the_timeline_lacks_is_neither_early_nor_late() -> None:
    planned = facts("", finishes={"J07": "2027-01-01"})
    assert ask("finishes(L09) < 2030-01-01", planned).value is False
    assert ask("finishes(L09) > 2030-01-01", planned).value is False
    assert ask("finishes(L09) > 2030-01-01", facts("")).value is None


def test_an_expanded_activity_starts_with_its_first_and_ends_with_its_last() -> None:
    planned = facts("", finishes={"F05@a": "2027-01-01", "F05@b": "2027-03-01"})
    assert ask("finishes(F05) == 2027-03-01", planned).value is True
