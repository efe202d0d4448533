# SPDX-License-Identifier: MIT
"""What is derived: finished sentences, one risk for like matches, scores that show their steps, questions."""

from datetime import date
from typing import Any

import pytest
import yaml
from hypothesis import given as generated
from hypothesis import strategies
from rule_catalogue import risks
from rule_estates import facts

from planner.rules.derive import derive_requirements, derive_risks
from planner.rules.entries import References, Requirement, RiskRule, requirement_entries, risk_entries
from planner.rules.findings import BANDS, Risk, band_of, merged_questions

REQUIREMENT = """
id: MIG-01
title: Count before and after
when: replaces(pacs)
party: supplier
evaluation: gate
priority: must
requirement: The Supplier shall move {share}% of studies.
because: What is not counted is lost.
standards: ["@hscn"]
evidence: A report.
acceptance: "{share}% are found."
params: {share: {value: 99.9, unit: "%", source: K, grade: practice}}
sources: [K]
grade: practice
"""

RISK = """
id: R99
title: Undocumented
for_each: integration
when: integration.spec.documented == no
cause: "Nobody has written down {matches}."
event: It is rebuilt.
effect: It is rebuilt wrong.
likelihood: 4
impact: 3
drivers:
  - {when: "integration.criticality <= 2", impact: +2, because: It matters.}
  - {count_at_least: 3, likelihood: +2, because: There are many.}
mitigation: [Capture messages., Ask the owner.]
contingency: Run both.
owner: INT
proximity: contract_end
sources: [K]
grade: practice
"""

LINKS = """
contracts: [{id: c, end: 2027-06-30, covers: [a]}]
systems: [{id: a, kind: pacs, in_scope: replace}]
integrations:
  - {id: i1, title: Orders, from: a, to: b, spec: {documented: "no"}, criticality: 1}
  - {id: i2, title: Reports, from: a, to: b, spec: {documented: "no"}, criticality: 4}
  - {id: i3, title: Merges, from: a, to: b, spec: {documented: "yes"}}
  - {id: i4, title: Doses, from: a, to: b}
"""


def requirement(**changes: Any) -> Requirement:
    entries, problems = requirement_entries({"entries": [{**yaml.safe_load(REQUIREMENT), **changes}]})
    assert problems == ()
    return entries[0]


def rule(**changes: Any) -> RiskRule:
    entries, problems = risk_entries({"entries": [{**yaml.safe_load(RISK), **changes}]})
    assert problems == ()
    return entries[0]


def the_risk(**changes: Any) -> Risk:
    return derive_risks([rule(**changes)], facts(LINKS)).risks[0]


def test_an_applicable_requirement_is_a_finished_sentence_with_its_reason() -> None:
    result = derive_requirements([requirement()], facts("systems: [{id: p, kind: pacs, in_scope: replace}]"))
    (found,) = result.applicable
    assert found.sentence == "The Supplier shall move 99.9% of studies."
    assert found.acceptance == "99.9% are found."
    assert [item.fact for item in found.evidence] == [("systems", "p", "in_scope")]


def test_a_requirement_of_another_time_does_not_apply_and_says_so() -> None:
    estate = facts("systems: [{id: p, kind: pacs, in_scope: replace}]")
    late = derive_requirements([requirement(valid_from="2027-01-01")], estate)
    early = derive_requirements([requirement(valid_until="2018-03-31")], estate)
    assert late.not_applicable[0].reason == "It holds from 1 January 2027, after the date of the plan."
    assert early.not_applicable[0].reason == "It held until 31 March 2018, before the date of the plan."
    assert derive_requirements([requirement(valid_until="2018-03-31")], estate, date(2018, 3, 31)).applicable


def test_like_matches_are_one_risk_with_the_list_inside() -> None:
    risk = the_risk()
    assert risk.id == "R99"
    assert [match.id for match in risk.matches] == ["i1", "i2"]
    assert risk.cause == "Nobody has written down Orders and Reports."
    assert risk.perhaps == ("Doses",)


def test_a_risk_of_its_own_for_each_has_an_id_that_names_it() -> None:
    found = derive_risks([rule(group="each")], facts(LINKS)).risks
    assert [risk.id for risk in found] == ["R99@i1", "R99@i2"]
    assert [risk.impact for risk in found] == [5, 3]


def test_drivers_that_hold_move_the_score_and_are_kept_with_their_facts() -> None:
    risk = the_risk()
    assert (risk.likelihood, risk.impact, risk.score, risk.band) == (4, 5, 20, "extreme")
    (driver,) = risk.drivers
    assert driver.because == "It matters."
    assert [item.fact for item in driver.evidence] == [("integrations", "i1", "criticality")]


def test_scores_stop_at_five() -> None:
    risk = the_risk(drivers=[{"when": "always", "likelihood": 3, "impact": 3, "because": "All."}])
    assert (risk.likelihood, risk.impact) == (5, 5)


def test_a_risk_is_near_at_the_end_of_the_contract_of_what_it_is_about() -> None:
    assert the_risk().near == date(2027, 6, 30)
    assert the_risk(proximity="now").near == date(2026, 6, 1)


def test_blanks_alone_make_a_question_and_never_a_risk() -> None:
    result = derive_risks([rule()], facts("integrations: [{id: i, from: a, to: b}]"))
    assert result.risks == ()
    assert [item.id for item in result.undecided] == ["R99"]
    assert result.undecided[0].questions[0].id == "Q-integrations-i-spec.documented"


def test_a_risk_that_says_more_speaks_for_the_same_thing_only() -> None:
    wider = rule(id="R98", when="integration.criticality == 1")
    result = derive_risks([rule(suppressed_by=["R98"]), wider], facts(LINKS))
    told = {risk.id: [match.id for match in risk.matches] for risk in result.risks}
    assert told == {"R98": ["i1"], "R99": ["i2"]}
    alone = "integrations: [{id: i1, from: a, to: b, spec: {documented: 'no'}, criticality: 1}]"
    result = derive_risks([rule(suppressed_by=["R98"]), wider], facts(alone))
    assert [item.id for item in result.suppressed] == ["R99"]


def test_one_blank_is_one_question_and_the_weightiest_comes_first() -> None:
    estate = facts("systems: [{id: p, kind: pacs}, {id: r, kind: ris}]")
    entries = [
        requirement(),
        requirement(id="MIG-02", priority="could"),
        requirement(id="MIG-03", when="replaces(ris)", priority="should"),
    ]
    questions = merged_questions(derive_requirements(entries, estate).undecided)
    assert [(item.id, item.decides, item.weight) for item in questions] == [
        ("Q-systems-p-in_scope", ("MIG-01", "MIG-02"), 10),
        ("Q-systems-r-in_scope", ("MIG-03",), 4),
    ]


@pytest.mark.parametrize(
    ("changes", "path", "message"),
    [
        ({"prioritty": "must"}, ("entries", 0, "prioritty"), "an entry has no 'prioritty'"),
        ({"when": "replaces(pasc)"}, ("entries", 0, "when"), "there is no kind 'pasc'"),
        ({"standards": ["@hscnn"]}, ("entries", 0, "standards"), "there is no instrument 'hscnn'"),
        ({"sources": ["S999"]}, ("entries", 0, "sources"), "there is no source 'S999'"),
        ({"because": "It is {sharre}."}, ("entries", 0, "because"), "nothing fills '{sharre}'"),
        ({"because": "It is {share."}, ("entries", 0, "because"), "a brace is opened and not closed"),
        (
            {"party": "nobody"},
            ("entries", 0, "party"),
            "'party': input should be 'supplier', 'buyer' or 'joint'",
        ),
    ],
)
def test_a_faulty_entry_is_left_out_and_its_place_is_told(
    changes: dict[str, Any], path: tuple[str | int, ...], message: str
) -> None:
    known = References(sources=frozenset({"K"}), instruments=frozenset({"hscn"}))
    entries, problems = requirement_entries({"entries": [{**yaml.safe_load(REQUIREMENT), **changes}]}, known)
    assert entries == ()
    assert [(problem.path, problem.message) for problem in problems] == [(path, message)]


def test_an_id_said_twice_and_a_risk_without_its_references_are_told() -> None:
    data = {
        "entries": [
            yaml.safe_load(RISK),
            {**yaml.safe_load(RISK), "requirements": ["XXX-01"], "activities": ["Z99"]},
        ]
    }
    known = References(requirements=frozenset({"MIG-01"}), activities=frozenset({"F05"}))
    assert [problem.message for problem in risk_entries(data, known)[1]] == [
        "there is no requirement 'XXX-01'",
        "there is no activity 'Z99'",
        "'R99' is said twice",
    ]


@generated(strategies.integers(1, 5), strategies.integers(1, 5))
def test_every_score_of_the_matrix_has_one_band(likelihood: int, impact: int) -> None:
    score = likelihood * impact
    assert [band for band, low, high in BANDS if low <= score <= high] == [band_of(score)]


LARGE = "\n".join(
    ["organisations: [{id: RXX, role: trust}, {id: RYY, role: trust}]", "systems:"]
    + [f"  - {{id: pacs-{n}, kind: pacs, in_scope: replace}}" for n in range(300)]
    + ["integrations:"]
    + [f"  - {{id: i{n}, from: pacs-{n}, to: pacs-{n}, future: keep}}" for n in range(300)]
)


def test_a_large_estate_gives_one_risk_of_each_kind_and_the_same_twice() -> None:
    first, second = (derive_risks(risks()[0].values(), facts(LARGE)) for _ in range(2))
    assert first == second
    assert len({risk.id for risk in first.risks}) == len(first.risks) <= 84
    assert [risk.id for risk in first.risks] == ["R35", "R03", "R29"]
    assert [len(risk.matches) for risk in first.risks] == [1, 300, 1]


EXPERIENCE = """
experience:
  - {text: One that was planned for 3 days took 17., source: K, known_from: 2013-08-01}
"""


def test_what_happened_to_others_is_told_only_once_it_was_known() -> None:
    scrap = "systems: [{id: a, kind: pacs, in_scope: replace}]"
    (requirement,), _ = requirement_entries({"entries": [yaml.safe_load(REQUIREMENT + EXPERIENCE)]})
    (risk,), _ = risk_entries({"entries": [yaml.safe_load(RISK + EXPERIENCE)]})
    told = {}
    for day in (date(2013, 7, 31), date(2013, 8, 1)):
        asked = derive_requirements([requirement], facts(scrap), day).applicable[0]
        arisen = derive_risks([risk], facts(LINKS), day).risks[0]
        told[day.month] = (asked.because, arisen.effect)
    assert told[7] == ("What is not counted is lost.", "It is rebuilt wrong.")
    assert told[8] == tuple(f"{text} One that was planned for 3 days took 17." for text in told[7])
