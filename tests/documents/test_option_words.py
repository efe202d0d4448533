# SPDX-License-Identifier: MIT
"""What an option is, in sentences: read beside its costs, a board must know what would be done."""

from document_estates import plan

from planner.documents.option_words import option_sentences

ESTATE = """
organisations: [{id: a, name: Alder, role: trust}, {id: b, name: Birch, role: trust}]
contracts: [{id: c1, title: The old service, covers: [pacs, vna], end: 2029-03-31}]
systems:
  - {id: pacs, title: Old PACS, kind: pacs, contract: c1, in_scope: replace}
  - {id: vna, title: Old archive, kind: vna, contract: c1, in_scope: replace}
appraisal: {price_base: 2026-27, first_year: 2026-27, years: 3}
options:
  - id: together
    title: Buy together
    route: consortium
    members: [a, b]
    costs:
      - {id: office, title: The office, kind: other, amounts: {2026-27: "£10"}}
      - {id: share, title: Share of Birch, kind: other, member: b, amounts: {2026-27: "£20"}}
      - {id: service, title: The service, kind: other, amounts: {2026-27: "£30"}}
  - id: alone
    title: Without Birch
    based_on: together
    members: [a]
    without: [office]
    archive_until: {c1: 2030-09-30}
    choices: {vna: {in_scope: retain, lot: archive}}
    costs: [{id: service, title: A dearer service, kind: other, amounts: {2026-27: "£40"}}]
"""


def told(id_: str) -> str:
    held = plan(ESTATE)
    return " ".join(option_sentences(held, next(one for one in held.comparison.options if one.id == id_)))


def test_a_variant_says_from_what_it_differs_and_who_is_gone() -> None:
    words = told("alone")
    assert "As “Buy together”, but for 1 line of its own: A dearer service; without The office." in words
    assert "Takes part: Alder." in words
    assert "Left out, since whose they are takes no part: Share of Birch." in words
    assert "Otherwise than in the estate: Old archive stays, in lot archive." in words
    assert "keeps the archive under The old service readable, for pay, until 30 September 2030." in words


def test_all_who_take_part_are_named() -> None:
    assert "Takes part: Alder and Birch." in told("together")


def test_doing_nothing_says_what_stops_and_when() -> None:
    assert "After 31 March 2029: " in told("do-nothing")
    assert "Old PACS" in told("do-nothing")


def test_what_planner_put_there_says_so() -> None:
    assert "Planner put it beside the options of the trust" in told("do-minimum")


def test_a_successor_that_is_only_planned_follows_nothing_if_nothing_is_bought() -> None:
    planned = "  - {id: new, title: New PACS, kind: pacs, go_live: 2028-06-01}\n"
    text = ESTATE.replace(
        "contract: c1, in_scope: replace}\n", "contract: c1, in_scope: replace, successor: new}\n", 1
    )
    held = plan(text.replace("appraisal:", planned + "appraisal:"))
    nothing = next(one for one in held.comparison.options if one.id == "do-nothing")
    assert "Old archive and Old PACS stop" in " ".join(option_sentences(held, nothing))
