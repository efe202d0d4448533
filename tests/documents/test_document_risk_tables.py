# SPDX-License-Identifier: MIT
"""Tables of risks: every step of a score is shown, and what another risk says is not said twice."""

import re
from dataclasses import replace
from datetime import date

import pytest
from document_estates import plan

from planner.documents.tables import register, risks
from planner.documents.tables.board_risks import board_risks, how_many_grave, ten, why_grave
from planner.documents.workbook import Formula
from planner.rules.answer import Evidence, Fact
from planner.rules.findings import Match, NotApplicable, Risk

ESTATE = """
organisations: [{id: t, name: The Trust, role: trust}]
people: [{id: cio, role: CIO, name: Jo Black}]
contracts: [{id: c, title: The contract, covers: [pacs, ris], end: 2027-06-30,
   exit: {plan: none, data_return: {clause: no}}}]
systems:
  - {id: pacs, title: PACS, kind: pacs, in_scope: replace, standby: no, hardware: {refresh_due: 2020-01}}
  - {id: ris, title: RIS, kind: ris, in_scope: replace, standby: no}
  - {id: mod, title: Scanners, kind: modality_group, in_scope: retain}
integrations:
  - {id: i, title: Images, from: mod, to: pacs, purpose: image_store, criticality: 1}
  - {id: w, title: Worklist, from: ris, to: mod, purpose: worklist, criticality: 1}
programme: {leaves: [c]}
"""


def risk(id_: str = "R01") -> Risk:
    return next(found for found in plan(ESTATE).risks.risks if found.rule.id == id_)


def test_a_score_is_told_from_its_base_through_every_driver() -> None:
    told = risks.scoring(risk())
    assert len(risk().drivers) == 2
    assert told == (
        "Base 3 × 4; impact +1: Patients cannot be imaged, or their images cannot be reported, without it; "
        "likelihood +1: Its hardware or operating system is past its date; comes to 4 × 5 = 20."
    )


def test_the_steps_of_a_score_add_up() -> None:
    seen = 0
    for found in plan(ESTATE).risks.risks:
        for side, base, comes_to in (
            ("likelihood", found.rule.likelihood, found.likelihood),
            ("impact", found.rule.impact, found.impact),
        ):
            steps = sum(map(int, re.findall(rf"{side} ([+-]\d)", risks.scoring(found))))
            assert min(max(base + steps, 1), 5) == comes_to
            seen += 1
    assert seen >= 10


def test_a_risk_without_drivers_keeps_its_base() -> None:
    plain = replace(risk(), drivers=(), likelihood=risk().rule.likelihood, impact=risk().rule.impact)
    assert risks.scoring(plain) == "Base 3 × 4; comes to 3 × 4 = 12."


def test_the_register_holds_live_scores_with_the_result_of_today() -> None:
    table = register.register(plan(ESTATE))
    scores = [row[table.sheet("x").column("score")] for row in table.rows]
    assert len(scores) == len(plan(ESTATE).risks.risks) >= 5
    for cell, found in zip(scores, plan(ESTATE).risks.risks, strict=True):
        assert isinstance(cell, Formula)
        assert cell.value == found.score
        assert "{likelihood}*{impact}" in cell.expression


def test_the_highest_score_stands_first() -> None:
    scores = [record["score"] for record in register.register(plan(ESTATE)).records]
    assert scores == sorted(scores, reverse=True)


def test_an_owner_is_the_person_in_the_role_or_else_the_role() -> None:
    owners = {risks.owner_of(plan(ESTATE), found) for found in plan(ESTATE).risks.risks}
    assert "Jo Black (chief information officer)" in owners
    assert "Radiology systems manager" in owners


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (None, "Not known"),
        (date(2026, 1, 1), "Now"),
        (date(2026, 6, 1), "Now"),
        (date(2026, 6, 5), "Within 1 month"),
        (date(2027, 6, 1), "Within 12 months"),
    ],
)
def test_how_near_a_risk_is(day: date | None, words: str) -> None:
    assert risks.near(plan(ESTATE), day) == words


def match(number: int) -> Match:
    facts = (
        Evidence(Fact("systems", f"s{number}", "kind"), f"S{number} is a PACS"),
        *(Evidence(Fact("systems", f"s{number}", f"f{fact}"), f"S{number} {fact}") for fact in range(4)),
    )
    return Match("systems", f"s{number}", f"S{number}", facts)


def test_a_risk_about_one_thing_tells_more_of_it_than_one_about_many() -> None:
    one = replace(risk(), matches=(match(1),))
    many = replace(risk(), matches=tuple(map(match, range(5))))
    assert [item.text for item in risks.telling(one)] == ["S1 0", "S1 1", "S1 2", "S1 3"]
    assert [item.text for item in risks.telling(many)][:3] == ["S0 0", "S0 1", "S1 0"]


def test_that_a_pacs_is_a_pacs_is_told_only_where_nothing_else_is() -> None:
    bare = replace(match(1), evidence=match(1).evidence[:1])
    assert [item.text for item in risks.telling(replace(risk(), matches=(bare,)))] == ["S1 is a PACS"]


def test_the_things_of_which_nobody_can_say_are_named_apart() -> None:
    both = replace(risk(), matches=(match(1), match(2)), perhaps=("S3",))
    assert risks.concerns(both) == "S1 and S2; perhaps also S3"


def test_a_risk_that_another_speaks_for_stands_with_its_reason_and_not_in_the_register() -> None:
    held = plan(ESTATE)
    spoken_for = NotApplicable("R99", "The smaller risk", "R01 says more.")
    quieter = replace(held, risks=replace(held.risks, suppressed=(spoken_for,)))
    assert risks.suppressed(quieter).records == [
        {"id": "R99", "title": "The smaller risk", "why": "R01 says more."}
    ]
    assert "R99" not in {record["id"] for record in register.register(quieter).records}


def test_every_risk_of_the_catalogue_is_somewhere() -> None:
    held = plan(ESTATE)
    found = {one.rule.id for one in held.risks.risks}
    for table in (risks.suppressed, risks.risks_undecided, risks.risks_not_arising):
        found |= {str(record["id"]) for record in table(held).records}
    assert found == {rule.id for rule in held.catalogue.risks}


def test_the_top_twenty_and_every_risk_of_impact_five_are_told() -> None:
    held = plan(ESTATE)
    ranked = tuple(replace(risk(), id=f"R{n}", impact=5 if n == 40 else 3) for n in range(60))
    told = risks.told_in_full(replace(held, risks=replace(held.risks, risks=ranked)))
    assert [found.id for found in told] == [*(f"R{n}" for n in range(20)), "R40"]


def test_the_board_is_shown_the_gravest_each_with_what_makes_it_grave_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("planner.documents.tables.board_risks.TEN", 6)
    held = plan(ESTATE)
    shown = ten(held)
    assert len(shown) == 6 == len(board_risks(held).rows)
    left = [one.score for one in held.risks.risks if one not in shown]
    assert [one.score for one in shown] == sorted((one.score for one in shown), reverse=True)
    assert max(left) <= shown[-1].score
    single = next(one for one in shown if one.rule.id == "R01")
    assert why_grave(single).startswith("Patients cannot be imaged")
    assert all(row[3] for row in board_risks(held).rows)


def test_a_board_is_told_why_so_many_are_red_only_where_they_are() -> None:
    held = plan(ESTATE)
    few = replace(held, risks=replace(held.risks, risks=held.risks.risks[-3:]))
    assert how_many_grave(held).startswith("So many are extreme")
    assert how_many_grave(few) == ""
