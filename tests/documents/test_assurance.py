# SPDX-License-Identifier: MIT
"""The golden thread: what hangs on nothing is named, what is only in the catalogue does not count."""

from dataclasses import replace

from document_estates import SMALL, plan, row
from pack_reading import EXAMPLES, manifest_of, plan_of

from planner.documents.assurance import assurance, assurance_sentence, gaps
from planner.documents.tables.assurance import assurance_gaps, checks
from planner.rules.findings import Requirements, Risks

NAMED = SMALL + "people: [{id: p, role: RSM, name: Jo Example}, {id: q, role: CTR, name: Al Example}]\n"


def of(held, check):
    return [gap for gap in gaps(held) if gap.check == check]


def test_every_example_is_checked_in_all_four_ways():
    for example in EXAMPLES:
        held = {one.id: one for one in assurance(plan_of(example))}
        assert list(held) == ["requirements", "risks", "deliverables", "questions"]
        assert all(one.checked >= 1 for one in held.values()), example
        assert held["requirements"].checked > 50
        assert all(one.met + len(one.gaps) == one.checked for one in held.values())


def test_the_shipped_catalogue_leaves_no_must_untested_and_no_red_risk_unanswered():
    for example in EXAMPLES:
        assert of(plan_of(example), "requirements") == []
        assert of(plan_of(example), "risks") == []


def test_a_must_that_nobody_marks_or_accepts_is_named():
    held = plan()
    one = next(item for item in held.requirements.applicable if item.entry.party == "supplier")
    loose = replace(
        one, acceptance=" ", entry=one.entry.model_copy(update={"evaluation": "info", "priority": "must"})
    )
    (gap,) = of(replace(held, requirements=Requirements((loose,), (), ())), "requirements")
    assert (gap.id, gap.name) == (one.id, one.entry.title)
    assert gap.missing == "It is a must, and evaluated as for information. It has no acceptance test."


def test_a_red_risk_is_answered_only_by_what_is_in_the_plan():
    held = plan()
    risk = next(one for one in held.risks.risks if one.rule.requirements)
    red = replace(risk, likelihood=5, impact=5)
    only = replace(held, risks=Risks((red,), (), ()))
    assert of(only, "risks") == []
    rule = risk.rule.model_copy(update={"requirements": ("ZZZ-99",), "activities": ()})
    (gap,) = of(replace(held, risks=Risks((replace(red, rule=rule),), (), ())), "risks")
    assert gap.missing == "None of ZZZ-99 is in this plan."
    amber = replace(held, risks=Risks((replace(red, rule=rule, likelihood=2),), (), ()))
    assert of(amber, "risks") == []


def test_a_deliverable_needs_an_activity_and_somebody_who_answers_for_it():
    unnamed, named = of(plan(), "deliverables"), of(plan(NAMED), "deliverables")
    assert len(named) < len(unnamed)
    assert any("Nobody is named as" in gap.missing for gap in unnamed)
    assert any(gap.missing == "No activity of the programme brings it about." for gap in named) or named
    assert all(gap.remedy for gap in unnamed)


def test_a_question_needs_a_person_and_not_only_a_role():
    unnamed, named = of(plan(), "questions"), of(plan(NAMED), "questions")
    assert len(unnamed) == {one.id: one for one in assurance(plan())}["questions"].checked
    assert 0 < len(named) < len(unnamed)
    assert "Nobody is named as PACS and RIS manager." not in {gap.missing for gap in named}


def test_the_page_counts_and_names():
    held = plan()
    assert row(checks, held, 3)["gaps"] == len(of(held, "questions"))
    assert len(assurance_gaps(held).rows) == len(gaps(held))
    assert assurance_sentence(held).startswith(
        f"{sum(one.checked for one in assurance(held))} links of the golden"
    )
    tables = manifest_of(EXAMPLES[0])["tables"]
    assert {"assurance", "assurance-gaps"} <= set(tables)
