# SPDX-License-Identifier: MIT
"""Benefits: the catalogue's, completed by the trust's own, with a question where there is no baseline."""

import pytest
from rule_catalogue import benefits, references
from rule_estates import facts

from planner.rules.benefits import benefit_entries, benefit_findings
from planner.rules.derive_benefits import Benefits, DerivedBenefit, derive_benefits
from planner.rules.readiness import exit_readiness

SYSTEMS = "systems: [{id: pacs, kind: pacs, in_scope: replace}, {id: ris, kind: ris, in_scope: replace}]\n"


def derived(text: str = "", **taken_out: str) -> Benefits:
    return derive_benefits(benefits()[0].values(), facts(SYSTEMS + text), taken_out)


def one(found: Benefits, id_: str) -> DerivedBenefit:
    return next(held for held in found.benefits if held.id == id_)


def test_the_catalogue_alone_has_no_baseline_and_asks_for_it() -> None:
    held = one(derived(), "B-01")
    assert held.baseline == ""
    assert held.owner == "RAD"
    assert (
        held.target
        == "No report older than 28 days, and the 90th percentile within the limit of each pathway"
    )
    assert held.requirements == ("BEN-02",)
    assert held.questions[0].id == "Q-benefits-B-01-baseline"
    assert not held.proved_from


@pytest.mark.parametrize(
    "said", ["id: ours, benefit: B-16", "id: ours, aliases: [B-16]", "id: ours, requirement: BEN-08"]
)
def test_what_the_trust_says_stands(said: str) -> None:
    found = derived(f"benefits: [{{{said}, title: Fuller lists, baseline: 81 % used, owner: A. Reader}}]")
    held = one(found, "B-16")
    assert (held.title, held.baseline, held.owner) == ("Fuller lists", "81 % used", "A. Reader")
    assert held.metric.startswith("Patients who did not attend")
    assert held.questions == ()
    assert held.proved_from
    assert [benefit.id for benefit in found.benefits].count("B-16") == 1
    assert "ours" not in [benefit.id for benefit in found.benefits]


def test_a_requirement_that_several_benefits_hang_on_decides_nothing() -> None:
    found = derived("benefits: [{id: ours, requirement: BEN-02, baseline: 40 h}]")
    assert one(found, "ours").rule is None
    assert one(found, "B-01").own is None


def test_a_benefit_of_the_trusts_own() -> None:
    held = one(derived("benefits: [{id: shorter-walks, title: Shorter walks}]"), "shorter-walks")
    assert [asked.fact.field for asked in held.questions] == ["metric", "baseline", "owner"]


def test_a_baseline_that_is_only_planned_is_doubted_and_asked_for() -> None:
    held = one(
        derived("benefits: [{id: b, benefit: B-16, baseline: next spring, baseline_captured: no}]"), "B-16"
    )
    assert not held.proved_from
    assert "not been measured" in held.remark
    assert held.questions


def test_a_claim_against_the_time_is_printed_with_its_doubt() -> None:
    found = derived("benefits: [{id: film, benefit: B-03, baseline: £40k}]")
    assert "It held until 31 December 2012" in one(found, "B-03").remark


def test_what_others_found_is_told_only_once_it_was_known() -> None:
    early, late = (one(derived(f"as_of: {day}"), "B-01").experience for day in ("2013-08-31", "2013-09-01"))
    assert early == ()
    assert late == ("The mean fell from 144 to under 42 hours with national PACS [S41]",)
    money = one(derived("as_of: 2014-01-01"), "B-05").experience
    assert money == ("£16.2m nationally to March 2011, 2004-05 prices [S41]",)


def test_a_benefit_that_is_taken_out() -> None:
    found = derived(**{"B-16": "Taken out by the trust."})
    assert "B-16" not in [held.id for held in found.benefits]
    assert {held.id: held.reason for held in found.not_applicable}["B-16"] == "Taken out by the trust."


def test_readiness_is_counted_from_the_estate() -> None:
    estate = facts(
        """
integrations:
  - {id: a, from: unknown, to: unknown, spec: {documented: yes}}
  - {id: b, from: unknown, to: unknown, spec: {documented: partial}}
  - {id: c, from: unknown, to: unknown}
holdings: [{id: h, copies: 2}]
contracts:
  - {id: old, end: 2020-01-01}
  - {id: now, end: 2030-01-01, exit: {plan: agreed}}
"""
    )
    text, told = exit_readiness(estate)
    assert text == (
        "1 of 3 interfaces is written down (1 not known); 1 of 1 holding has two copies or more; "
        "1 of 1 contract has an agreed exit plan"
    )
    assert {(item.fact.noun, item.fact.id) for item in told} == {
        ("contracts", "now"), ("holdings", "h"), ("integrations", "a"), ("integrations", "b"),
    }  # fmt: skip
    assert exit_readiness(facts("{}"))[0].startswith("no interface is described; no holding is described")


def test_names_that_lead_nowhere() -> None:
    project = facts(
        "benefits: [{id: a, benefit: B-99}, {id: b, requirement: BEN-2}, {id: c, benefit: B-01}]"
    ).project
    found = benefit_findings(project, benefits()[0], ["BEN-02"])
    assert [(finding.id, finding.field) for finding in found] == [("a", "benefit"), ("b", "requirement")]
    assert found[1].help == "did you mean 'BEN-02'?"


def test_a_wrong_entry_is_left_out_and_told() -> None:
    sound = {"title": "T", "kind": "cash", "baseline": "b", "target": "t", "measure": "m", "measured": "w"}
    links = {"requirements": ["BEN-01"], "activities": ["B10"], "sources": ["K"], "grade": "practice"}
    entry = {"id": "B-90", "when": "has(pax)", "metric": "{x}", "owner": "FIN", **sound, **links}
    found, problems = benefit_entries({"benefits": [entry]}, references())
    assert found == ()
    assert [problem.path[2] for problem in problems] == ["when", "metric"]
