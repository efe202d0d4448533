# SPDX-License-Identifier: MIT
"""One requirement for each interface: what the estate says, what is usual, and blanks that are asked."""

from typing import Any

import pytest
from rule_catalogue import interface_rules_shipped, library, reference_file, references
from rule_estates import facts

from planner.model import Integration
from planner.model.integration import Purpose
from planner.rules.facts import facts_of
from planner.rules.interfaces import (
    TO_BE_STATED,
    InterfaceRequirement,
    interface_requirements,
    interface_rules,
)
from planner.rules.usual import with_usual_facts

ESTATE = """
systems:
  - {id: ris, kind: ris, title: Old RIS, in_scope: replace}
  - {id: pacs, kind: pacs, in_scope: replace, successor: new-pacs}
  - {id: new-pacs, kind: pacs, title: New PACS}
  - {id: epr, kind: epr, title: Patient record, in_scope: retain}
  - {id: voice, kind: voice_recognition, title: Dictation, in_scope: retain}
  - {id: broker, kind: mwl_broker, title: Broker, in_scope: retire}
  - {id: engine, kind: integration_engine, title: Engine, in_scope: retain}
integrations:
"""


def lines(links: str, as_of: str = "2026-06-01") -> list[InterfaceRequirement]:
    project = facts(f"as_of: {as_of}\n{ESTATE}{links}").project
    made = facts_of(with_usual_facts(project, library()))
    return list(interface_requirements(interface_rules_shipped(), library(), made).lines)


def one(link: str, as_of: str = "2026-06-01") -> InterfaceRequirement:
    found = lines(f"  - {link}\n", as_of)
    assert len(found) == 1
    return found[0]


def asked(line: InterfaceRequirement) -> list[str]:
    return [question.fact.field for question in line.questions]


FULL = (
    "{id: i-reports, from: ris, to: epr, via: engine, purpose: report, protocol: hl7v2,"
    " message: ORU R01 (v2.3), trigger: Report verified,"
    " code_systems: {procedure: NICIP, report status: HL7, author: GMC},"
    " identifiers: [NHS, MRN], queue_hours: 72, future: rebuild}"
)


def test_a_line_that_says_everything_asks_nothing() -> None:
    line = one(FULL)
    assert line.id == "INT@i-reports"
    assert line.questions == ()
    assert line.assumed == ()
    assert TO_BE_STATED not in line.sentence
    assert line.sentence.startswith(
        "The Supplier shall build anew the interface that carries reports with their status, authors, "
        "changes and addenda from the new RIS in place of Old RIS to Patient record through Engine, "
        "as HL7 v2: ORU R01 (v2.3); trigger: report verified; "
        "codes: procedure by NICIP, and report status by HL7, and author by GMC; "
        "identifiers: NHS, MRN; protection: both ends authenticated"
    )
    assert "keep every report in its order for at least 72 hours" in line.sentence
    assert "byte for byte" in line.acceptance
    assert {item.fact.field for item in line.evidence} >= {"future", "purpose", "message", "queue_hours"}


@pytest.mark.parametrize(
    ("dropped", "field"),
    [
        (" message: ORU R01 (v2.3),", "message"),
        (" trigger: Report verified,", "trigger"),
        (" identifiers: [NHS, MRN],", "identifiers"),
        (" queue_hours: 72,", "queue_hours"),
        (", author: GMC", "code_systems"),
        (" purpose: report,", "purpose"),
        (", future: rebuild", "future"),
    ],
)
def test_each_blank_is_printed_and_asked(dropped: str, field: str) -> None:
    line = one(FULL.replace(dropped, ""))
    assert field in asked(line)
    if field == "future":
        assert "price separately, until the Trust has decided" in line.sentence
    else:
        assert TO_BE_STATED in line.sentence or "has still to state" in line.sentence


def test_what_is_usual_is_marked_and_asked() -> None:
    line = one("{id: i-reports, from: ris, to: epr, reference: IR-12, future: rebuild, queue_hours: 1}")
    assert line.assumed == ("purpose", "message", "trigger", "identifiers", "ihe")
    assert set(line.assumed) <= set(asked(line))
    assert "ORU R01; trigger: " in line.sentence
    assert line.sentence.endswith(
        " Usual, and not confirmed: what it carries, the message, the trigger and the identifiers."
    )
    assert line.form.endswith("ORU R01 (usual, not confirmed)")
    assert "for at least 1 hour and" in line.sentence
    assert line.ihe.endswith("(usual, not confirmed)")


def test_what_is_open_is_said_once_at_the_end() -> None:
    blank = FULL.replace(" message: ORU R01 (v2.3), trigger: Report verified,", "")
    line = one(blank.replace(" report status: HL7, author: GMC", "").replace(" identifiers: [NHS, MRN],", ""))
    assert ", as HL7 v2; codes: procedure by NICIP; protection: " in line.sentence
    assert line.sentence.endswith(
        " The Trust has still to state the message, the trigger, the code systems of report status and "
        "author and the identifiers."
    )
    assert line.identifiers == TO_BE_STATED


def test_the_estates_own_words_stand() -> None:
    line = one(
        "{id: i, from: ris, to: epr, reference: IR-12, message: our own, ihe: {profile: SWF},"
        " future: repoint}"
    )
    assert "HL7 v2: our own;" in line.sentence
    assert line.ihe == "SWF"
    assert "message" not in line.assumed


@pytest.mark.parametrize(
    ("end", "name"),
    [
        ("ris", "the new RIS in place of Old RIS"),
        ("pacs", "New PACS"),
        ("broker", "whatever takes over from Broker"),
        ("epr", "Patient record"),
        ("unknown", "a system to be stated by the Trust"),
    ],
)
def test_each_end_is_named_as_the_new_service_has_it(end: str, name: str) -> None:
    line = one(f"{{id: i, from: {end}, to: voice, future: rebuild}}")
    assert f" from {name} to Dictation, " in line.sentence


def test_which_interfaces_have_a_line() -> None:
    found = lines(
        """
  - {id: kept, from: ris, to: epr, future: keep}
  - {id: retired, from: ris, to: epr, future: retire}
  - {id: rebuilt, from: epr, to: voice, future: rebuild}
  - {id: repointed, from: epr, to: pacs, future: repoint}
  - {id: undecided, from: epr, to: pacs}
  - {id: between-two-that-stay, from: epr, to: voice}
  - {id: to-nobody-knows-where, from: epr, to: unknown}
"""
    )
    assert [line.link.id for line in found] == ["rebuilt", "repointed", "undecided", "to-nobody-knows-where"]
    assert [line.decided for line in found] == [True, True, False, False]


def test_dictation_is_tested_otherwise_than_reports() -> None:
    dictated = one("{id: i, from: voice, to: ris, purpose: report, future: rebuild}")
    assert dictated.rule.id == "report-dictated"
    assert "dictate" in dictated.acceptance


@pytest.mark.parametrize(
    ("purpose", "source", "target", "rule"),
    [
        ("share_retrieve", "image_exchange", "pacs", "studies-received"),
        ("share_retrieve", "xds_repository", "pacs", "share_retrieve"),
        ("document_register", "ris", "docs_edms", "documents-filed"),
        ("document_register", "vna", "xds_registry", "document_register"),
        ("export_media", "vna", "research_tre", "studies-for-research"),
        ("image_query_retrieve", "pacs", "adv_visualisation", "studies-for-processing"),
        ("image_query_retrieve", "vna", None, "image_query_retrieve"),
    ],
)
def test_the_same_purpose_asks_otherwise_of_other_ends(
    purpose: str, source: Any, target: Any, rule: str
) -> None:
    link = Integration.model_validate({"id": "i", "from": "a", "to": "b", "purpose": purpose})
    assert interface_rules_shipped().rule_of(link, source, target).id == rule


def test_more_is_asked_at_a_boundary() -> None:
    inside = one(FULL)
    across = one(FULL.replace("future:", "boundary: xorg, future:"))
    assert "organisation of the person who asks" in across.protection
    assert across.protection != inside.protection


def test_every_purpose_of_the_model_has_a_rule() -> None:
    held = {rule.purpose for rule in interface_rules_shipped().purposes}
    assert held == set(Purpose.__args__)  # type: ignore[attr-defined]
    assert len(held) >= 46


def test_the_library_is_whole() -> None:
    assert [entry.id for entry in library()] == [f"IR-{number:02}" for number in range(1, 35)]


def test_a_wrong_rule_is_found() -> None:
    data = reference_file("interface-requirements")
    data["purposes"][0] = {
        **data["purposes"][0],
        "protection": "walls",
        "requirements": ["INI-99"],
        "colour": "red",
    }
    found, problems = interface_rules(data, references())
    assert found is None
    assert [problem.message for problem in problems] == ["an entry has no 'colour'"]
    del data["purposes"][0]["colour"]
    messages = [problem.message for problem in interface_rules(data, references())[1]]
    assert messages == ["there is no requirement 'INI-99'"]
    data["purposes"][0]["requirements"] = ["INI-01"]
    assert interface_rules(data, references())[1][0].message == "there is no protection 'walls'"
