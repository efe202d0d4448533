# SPDX-License-Identifier: MIT
"""What a ticked reference fills in, how it is marked, and which ticks are doubted."""

import pytest
from rule_catalogue import library
from rule_estates import facts

from planner.model import Integration
from planner.rules.usual import is_usual, reference_findings, with_usual_facts

SYSTEMS = "systems: [{id: ris, kind: ris}, {id: pacs, kind: pacs}]"


def filled(link: str, as_of: str = "2026-06-01") -> Integration:
    estate = facts(f"as_of: {as_of}\n{SYSTEMS}\nintegrations:\n  - {link}\n")
    return with_usual_facts(estate.project, library()).integrations[0]


def test_blanks_are_filled_as_assumed() -> None:
    link = filled("{id: i, from: ris, to: pacs, reference: IR-05}")
    assert link.purpose == "procedure_scheduled"
    assert link.protocol == "hl7v2"
    assert link.message == "ORM O01 or OMI O23"
    assert link.ihe is not None
    assert link.ihe.transactions == ("RAD-4", "RAD-13")
    for field in ("purpose", "protocol", "message", "ihe", "trigger"):
        assert is_usual(link, field)
        assert link.evidence_of(field).grade == "assumed"
        assert link.evidence_of(field).source == "usual for IR-05, not confirmed"


def test_what_was_said_is_left_as_it_was_said() -> None:
    link = filled("{id: i, from: ris, to: pacs, reference: IR-05, message: our own, evidence: tested}")
    assert link.message == "our own"
    assert not is_usual(link, "message")
    assert link.evidence_of("message").grade == "tested"
    assert link.evidence_of("trigger").grade == "assumed"


def test_an_interface_without_a_reference_is_not_touched() -> None:
    estate = facts(f"{SYSTEMS}\nintegrations: [{{id: i, from: ris, to: pacs}}]")
    assert with_usual_facts(estate.project, library()) is estate.project


@pytest.mark.parametrize(
    ("as_of", "profile", "message"),
    [("2012-12-31", "SWF", "ORM O01"), ("2013-01-01", "SWF.b", "ORM O01 or OMI O23")],
)
def test_what_is_usual_follows_the_day_of_the_plan(as_of: str, profile: str, message: str) -> None:
    link = filled("{id: i, from: ris, to: pacs, reference: IR-05}", as_of)
    assert link.ihe is not None
    assert (link.ihe.profile, link.message) == (profile, message)


def test_an_era_may_take_something_away() -> None:
    early, late = (
        filled("{id: i, from: ris, to: pacs, reference: IR-16}", day) for day in ("2015-01-01", "2025-01-01")
    )
    assert early.ihe is None
    assert late.ihe is not None


@pytest.mark.parametrize(
    ("link", "as_of", "codes"),
    [
        ("{id: i, from: ris, to: pacs, reference: IR-05}", "2026-06-01", []),
        ("{id: i, from: ris, to: pacs, reference: IR-5}", "2026-06-01", ["PLN211"]),
        ("{id: i, from: ris, to: pacs, reference: IR-24}", "2024-03-31", ["PLN212"]),
        ("{id: i, from: ris, to: pacs, reference: IR-24}", "2024-04-01", ["PLN213"]),
        ("{id: i, from: pacs, to: ris, reference: IR-05}", "2026-06-01", ["PLN213", "PLN213"]),
        ("{id: i, from: ris, to: pacs, reference: IR-05, purpose: merge}", "2026-06-01", ["PLN213"]),
        ("{id: i, from: unknown, to: pacs, reference: IR-05}", "2026-06-01", []),
    ],
)
def test_a_reference_that_cannot_be_meant(link: str, as_of: str, codes: list[str]) -> None:
    estate = facts(f"as_of: {as_of}\n{SYSTEMS}\nintegrations:\n  - {link}\n")
    assert [finding.code for finding in reference_findings(estate.project, library())] == codes
    if "PLN212" in codes:
        assert with_usual_facts(estate.project, library()).integrations[0].purpose is None
