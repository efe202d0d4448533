# SPDX-License-Identifier: MIT
"""What a valid project may still get wrong: each check with a scrap that trips it, and sound ones besides."""

from time import monotonic

import pytest
import yaml

from planner.diagnostics import CODES, Finding
from planner.model import NOUNS, Project
from planner.model.checks import CHECKS, check_project
from planner.model.checks.near import MOST_GUESSES, NearMisses
from planner.model.checks.references import REFERENCES


def found(text: str, as_of: str = "2026-09-01") -> list[Finding]:
    written = yaml.load(f"planner: 1\nas_of: {as_of}\n{text}", yaml.BaseLoader)
    return check_project(Project.model_validate(written))


WRONG = {
    "a contract that leads nowhere": (
        "PLN201", "systems", "pacs", "contract",
        "systems: [{id: pacs, kind: pacs, contract: c-lps}]\ncontracts: [{id: c-lsp, end: 2028-01-01}]",
    ),
    "a site in a list": (
        "PLN201", "systems", "pacs", "sites.1",
        "systems: [{id: pacs, kind: pacs, sites: [a, b]}]\nsites: [{id: a}]",
    ),
    "an archive tier in no system": (
        "PLN201", "systems", "pacs", "archive.tiers.0.system",
        "systems: [{id: pacs, kind: pacs, archive: {tiers: [{name: t, system: cds}]}}]",
    ),
    "an interface to nowhere": (
        "PLN201", "integrations", "i", "from",
        "systems: [{id: pacs, kind: pacs}]\nintegrations: [{id: i, from: pax, to: pacs}]",
    ),
    "a choice for a system that is not there": (
        "PLN201", "options", "o", "choices.pax",
        "systems: [{id: pacs, kind: pacs}]\noptions: [{id: o, choices: {pax: {in_scope: retire}}}]",
    ),
    "a chosen successor that is not there": (
        "PLN201", "options", "o", "choices.pacs.successor",
        "systems: [{id: pacs, kind: pacs}]\noptions: [{id: o, choices: {pacs: {successor: pacs-nxt}}}]",
    ),
    "a contract that covers a slip of the pen": (
        "PLN201", "contracts", "c", "covers.0",
        "systems: [{id: pacs-main, kind: pacs}]\ncontracts: [{id: c, end: 2028-01-01, covers: [pacs-mian]}]",
    ),
    "a contract that covers a service": (
        "PLN207", "contracts", "c", "covers.0",
        "systems: [{id: pacs, kind: pacs}]\ncontracts: [{id: c, end: 2028-01-01, covers: [night-desk]}]",
    ),
    "evidence for a fact that no system has": (
        "PLN102", "systems", "pacs", "evidence.facts",
        "systems: [{id: pacs, kind: pacs, evidence: {facts: {archive.studeis: {grade: tested}}}}]",
    ),
    "an interface that leads to itself": (
        "PLN203", "integrations", "i", "to",
        "systems: [{id: pacs, kind: pacs}]\nintegrations: [{id: i, from: pacs, to: pacs}]",
    ),
    "a copy in the same place": (
        "PLN203", "holdings", "h", "also_in.0",
        "systems: [{id: pacs, kind: pacs}]\nholdings: [{id: h, system: pacs, also_in: [pacs]}]",
    ),
    "successors in a ring": (
        "PLN204", "systems", "a", "successor",
        "systems: [{id: a, kind: pacs, successor: b}, {id: b, kind: pacs, successor: a}]",
    ),
    "options in a ring": (
        "PLN204", "options", "a", "based_on",
        "options: [{id: a, based_on: b}, {id: b, based_on: a}]",
    ),
    "a kind that is absent and present": (
        "PLN205", "programme", "", "absent.0",
        "systems: [{id: v, kind: vna}]\nprogramme: {absent: [vna]}",
    ),
    "fewer copies than places": (
        "PLN206", "holdings", "h", "copies",
        "systems: [{id: a, kind: pacs}, {id: b, kind: vna}]\n"
        "holdings: [{id: h, system: a, copies: 1, also_in: [b]}]",
    ),
    "an end before its start": (
        "PLN401", "contracts", "c", "end",
        "contracts: [{id: c, start: 2028-01-01, end: 2027-01-01}]",
    ),
    "a contract that is over": (
        "PLN402", "contracts", "c", "archive_end",
        "contracts: [{id: c, application_end: 2024-01-01, archive_end: 2025-01-01}]",
    ),
    "a successor that comes too late": (
        "PLN403", "systems", "next", "go_live",
        "systems: [{id: old, kind: pacs, contract: c, successor: next},\n"
        "  {id: next, kind: pacs, go_live: 2028-07-02}]\n"
        "contracts: [{id: c, end: 2028-06-30}]",
    ),
    "an extension that was missed": (
        "PLN404", "contracts", "c", "extensions.0.notice_months",
        "contracts: [{id: c, end: 2027-01-31, extensions: [{months: 12, notice_months: 9}]}]",
    ),
    "an extension whose stated day was missed": (
        "PLN404", "contracts", "c", "extensions.0.latest_notice",
        "contracts: [{id: c, end: 2027-01-31, extensions: [{months: 12, latest_notice: 2026-08-31}]}]",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", WRONG)
def test_each_slip_is_found_once_at_its_place(case: str) -> None:
    code, noun, id_, field, text = WRONG[case]
    (finding,) = found(text)
    assert (finding.code, finding.noun, finding.id, finding.field) == (code, noun, id_, field)
    assert finding.code in CODES
    assert finding.message
    assert finding.help


SOUND = {
    "an alias and an ODS code name things as well as an id": (
        "organisations: [{id: trust, ods: RXX}]\nsites: [{id: s, ods: RXX01, organisation: RXX}]\n"
        "systems: [{id: pacs, kind: pacs, aliases: [old-pacs], owner_org: RXX, sites: [RXX01]}]\n"
        "contracts: [{id: c, end: 2028-01-01, covers: [old-pacs], buyer_org: RXX}]"
    ),
    "a service that is listed as one": (
        "contracts: [{id: c, end: 2028-01-01, covers: [desk], services: [desk]}]"
    ),
    "evidence for a fact in a list, in a table and for a word of Python": (
        "systems: [{id: a, kind: pacs, evidence: {facts: {\n"
        "  archive.by_modality.CT.studies_yr: {grade: tested}, "
        "archive.tiers.0.tb: {grade: tested}, dicom: {grade: tested}}}}, {id: b, kind: ris}]\n"
        "integrations: [{id: i, from: a, to: b, evidence: {facts: {from: {grade: tested}}}}]"
    ),
    "a chain of successors": (
        "systems: [{id: a, kind: pacs, successor: b}, {id: b, kind: pacs, successor: c}, {id: c, kind: pacs}]"
    ),
    "two interfaces to ends that nobody knows": (
        "integrations: [{id: i, from: unknown, to: unknown}, {id: j, from: unknown, to: unknown}]"
    ),
    "a successor live the day after": (
        "systems: [{id: old, kind: pacs, contract: c, successor: next},\n"
        "  {id: next, kind: pacs, go_live: 2028-07-01}]\n"
        "contracts: [{id: c, end: 2028-06-30}]"
    ),
    "a successor live before the bridge ends": (
        "systems: [{id: old, kind: pacs, successor: next}, {id: next, kind: pacs, go_live: 2028-12-01}]\n"
        "contracts: [{id: c, end: 2028-06-30, covers: [old]},\n"
        "  {id: d, start: 2028-07-01, end: 2029-06-30, covers: [old]}]"
    ),
    "a late successor of an archive that is kept": (
        "systems: [{id: old, kind: vna, contract: c, successor: next},\n"
        "  {id: next, kind: vna, go_live: 2028-12-01}]\n"
        "contracts: [{id: c, end: 2028-06-30, archive_end: 2029-06-30}]"
    ),
    "an extension that comes of itself": (
        "contracts: [{id: c, end: 2027-01-31, extensions: [{months: 12, notice_months: 9, kind: tacit}]}]"
    ),
    "a contract of which the archive runs on": (
        "contracts: [{id: c, end: 2026-01-01, archive_end: 2027-01-01}]"
    ),
    "as many copies as places": (
        "systems: [{id: a, kind: pacs}, {id: b, kind: vna}]\n"
        "holdings: [{id: h, system: a, copies: 2, also_in: [b]}, {id: k, system: a, also_in: [b]}]"
    ),
}


@pytest.mark.parametrize("case", SOUND)
def test_what_is_sound_passes(case: str) -> None:
    assert found(SOUND[case]) == []


def test_the_contract_that_is_over_is_told_with_its_last_day() -> None:
    (finding,) = found("contracts: [{id: c, end: 2026-06-30, application_end: 2026-03-31}]")
    assert "2026-06-30" in finding.message
    assert finding.field == "end"


def test_a_ring_of_three_is_told_once_and_names_all_three() -> None:
    ring = "".join(
        f"  - {{id: {one}, kind: pacs, successor: {next_}}}\n" for one, next_ in ("ab", "bc", "ca")
    )
    (finding,) = found(f"systems:\n{ring}")
    assert "a → b → c → a" in finding.message
    assert [id_ for _, _, id_, _ in finding.related] == ["b", "c"]


def test_every_reference_is_a_field_of_the_model() -> None:
    for reference in REFERENCES:
        assert reference.noun in Project.model_fields
        assert all(target in NOUNS for target in reference.targets)
    assert len(REFERENCES) >= 24
    assert len(CHECKS) >= 11


def test_guesses_are_remembered_and_bounded() -> None:
    near = NearMisses(["pacs-main", "ris-main"])
    assert near.nearest("pacs-mian") == "pacs-main"
    assert near.nearest("something else altogether") is None
    for number in range(MOST_GUESSES):
        near.nearest(f"x{number}")
    assert near.nearest("ris-mian") is None
    assert near.nearest("pacs-mian") == "pacs-main"


def test_a_large_estate_full_of_slips_is_checked_in_seconds() -> None:
    systems = "".join(f"  - {{id: s{n}, kind: pacs, contract: wrong-{n}}}\n" for n in range(2_000))
    covers = ", ".join(f"service-{n}" for n in range(2_000))
    begun = monotonic()
    slips = found(f"systems:\n{systems}contracts: [{{id: c, end: 2028-01-01, covers: [{covers}]}}]")
    assert len(slips) == 4_000
    assert monotonic() - begun < 20
