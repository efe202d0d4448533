# SPDX-License-Identifier: MIT
"""Sweeps over all that planner knows: nothing missing, nothing that leads nowhere or is out of its time."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from catalogue_examples import DAYS, catalogue, projects

from planner.rules.derive import derive_requirements, derive_risks
from planner.rules.derive_benefits import derive_benefits
from planner.rules.entries import condition_in_words
from planner.rules.evaluate import evaluate
from planner.rules.facts import facts_of

HERE = Path(__file__).parent


@pytest.mark.parametrize(
    ("group", "floor"),
    [
        ("requirements", 255),
        ("risks", 84),
        ("activities", 100),
        ("benefits", 21),
        ("integrations", 34),
        ("families", 16),
        ("sources", 80),
        ("instruments", 60),
    ],
)
def test_nothing_is_missing(group: str, floor: int) -> None:
    assert len(getattr(catalogue(), group)) >= floor


def test_every_id_is_said_once() -> None:
    held = catalogue()
    every = [*held.requirements, *held.risks, *held.activities, *held.benefits, *held.integrations]
    ids = [entry.id for entry in every]
    assert len(ids) == len(set(ids)) >= 494


def cited() -> Iterator[tuple[str, str, str]]:
    """Yield every citation of the catalogue: the entry, what it cites, and the id."""
    held = catalogue()
    for entry in held.requirements:
        yield from ((entry.id, "source", key) for key in entry.sources)
        yield from ((entry.id, "source", param.source) for param in entry.params.values())
        yield from ((entry.id, "instrument", key[1:]) for key in entry.standards if key.startswith("@"))
        yield from ((entry.id, "source", one.source) for one in entry.experience)
    for risk in held.risks:
        yield from ((risk.id, "source", key) for key in risk.sources)
        yield from ((risk.id, "source", one.source) for one in risk.experience)
        yield from ((risk.id, "requirement", key) for key in risk.requirements)
        yield from ((risk.id, "activity", key) for key in risk.activities)
        yield from ((risk.id, "risk", key) for key in risk.suppressed_by)
        if re.fullmatch(r"[A-Z]\d\d", risk.proximity):
            yield risk.id, "activity", risk.proximity
    for activity in held.activities:
        yield from ((activity.id, "source", key) for key in activity.sources)
        yield from ((activity.id, "activity", link.predecessor) for link in activity.after)
    for benefit in held.benefits:
        yield from ((benefit.id, "source", key) for key in benefit.sources)
        yield from ((benefit.id, "source", one.source) for one in benefit.experience)
        yield from ((benefit.id, "source", one.source) for one in benefit.params.values())
        yield from ((benefit.id, "requirement", key) for key in benefit.requirements)
        yield from ((benefit.id, "activity", key) for key in benefit.activities)
    for usual in held.integrations:
        yield from ((usual.id, "source", key) for key in usual.sources)
        yield from ((usual.id, "source", key) for key in (usual.ihe.sources if usual.ihe else ()))
    for rule in held.interfaces.purposes:
        yield from ((rule.id, "source", key) for key in rule.sources)
        yield from ((rule.id, "requirement", key) for key in rule.requirements)
    yield from ((key, "source", one.source) for key, one in held.instruments.items())


def test_every_citation_leads_somewhere() -> None:
    held = catalogue()
    known = {
        "source": set(held.sources),
        "instrument": set(held.instruments),
        "requirement": {entry.id for entry in held.requirements},
        "risk": {entry.id for entry in held.risks},
        "activity": {entry.id for entry in held.activities},
    }
    seen = list(cited())
    assert len(seen) >= 1500
    assert {what for _, what, _ in seen} == set(known)
    assert [(entry, what, key) for entry, what, key in seen if key not in known[what]] == []


def test_no_experience_is_told_before_its_source_was_written() -> None:
    held = catalogue()
    seen = 0
    for entry in (*held.requirements, *held.risks, *held.benefits):
        for one in entry.experience:
            years = re.findall(r"\d{4}", held.sources[one.source].date)
            seen += 1
            assert one.text.endswith(".") or entry in held.benefits, entry.id
            if years:
                assert one.known_from.year >= int(years[0]), (entry.id, one.source)
    assert seen >= 45


def test_every_must_is_tested_and_shown() -> None:
    musts = [entry for entry in catalogue().requirements if entry.priority == "must"]
    assert len(musts) >= 100
    for entry in catalogue().requirements:
        assert len(entry.acceptance.split()) >= 4, entry.id
        assert len(entry.evidence.split()) >= 2, entry.id
    gates = [entry for entry in catalogue().requirements if entry.evaluation == "gate"]
    assert 0 < len(gates) <= len(musts)
    assert all(entry.priority == "must" for entry in gates)


OPENINGS = {
    "supplier": "The Supplier shall ",
    "buyer": "The Trust shall ",
    "joint": "The Trust and the Supplier shall together ",
}


def test_each_duty_is_said_of_the_party_that_bears_it() -> None:
    seen = dict.fromkeys(OPENINGS, 0)
    for entry in catalogue().requirements:
        assert entry.requirement.startswith(OPENINGS[entry.party]), entry.id
        assert entry.requirement.rstrip().endswith("."), entry.id
        if entry.party == "buyer":
            assert "Supplier shall" not in entry.requirement, entry.id
        seen[entry.party] += 1
    assert seen["supplier"] >= 200
    assert min(seen.values()) >= 10


ERA_WORDS = (
    "DSPT", "Data Security and Protection Toolkit", "IG Toolkit", "Information Governance Toolkit", "N3",
    "HSCN", "OJEU", "Official Journal", "DTAC", "Care Record Guarantee", r"ISB ?\d{4}", r"DCB ?\d{4}",
    r"DSCN ?\d+", r"IR\(ME\)R", "GDPR", "Data Protection Act", r"PCR ?20\d\d",
    "Public Contracts Regulations", "Procurement Act", "Find a Tender", "NICIP", "SNOMED CT", "CAF", "DIDS",
    "DID", "NHSX", "NHS Digital", "Connecting for Health", "MESH", "Cyber Essentials", "NIS Regulations",
    "FHIRcast", "film saving",
)  # fmt: skip
ERA_BOUND = re.compile(rf"(?<![\w@-])(?:{'|'.join(ERA_WORDS)})(?!\w)")
NOT_TEXT = frozenset(
    ("id", "sources", "aliases", "when", "params", "grade", "family", "eras", "experience", "activities",
     "requirements", "proximity", "suppressed_by", "role", "phase", "calendar", "dated_links")
)  # fmt: skip


def texts(entry: Any) -> Iterator[str]:
    """Yield what an entry prints, but for instruments, which are printed in their own time only."""
    names: Iterable[str] = getattr(type(entry), "model_fields", None) or vars(entry)
    for name in names:
        value = getattr(entry, name)
        if name not in NOT_TEXT:
            parts = value if isinstance(value, tuple) else (value,)
            yield from (part for part in parts if isinstance(part, str) and not part.startswith("@"))


def undated() -> list[Any]:
    held = catalogue()
    every = (
        *held.requirements, *held.risks, *held.activities, *held.benefits, *held.integrations,
        *held.interfaces.purposes,
    )  # fmt: skip
    return [
        entry
        for entry in every
        if not any(getattr(entry, name, None) for name in ("valid_from", "valid_until", "eras"))
    ]


def test_what_is_always_true_names_nothing_that_is_not() -> None:
    entries = undated()
    assert len(entries) >= 420
    found = [(entry.id, ERA_BOUND.findall(text)) for entry in entries for text in texts(entry)]
    assert len(found) >= 2500
    assert [(id_, words) for id_, words in found if words] == []


def test_the_sweep_of_words_would_find_one() -> None:
    for text in ("Meets the IG Toolkit.", "over N3", "an OJEU notice", "as DCB0160 asks", "on HSCN,"):
        assert ERA_BOUND.search(text), text
    for text in ("an N30 line", "the café", "a CAFE", "@dspt-caf"):
        assert not ERA_BOUND.search(text), text


def cases(kind: str) -> dict[str, set[str]]:
    """Return the outcomes for which each entry of a kind has a case."""
    found: dict[str, set[str]] = {}
    for path in sorted((HERE / kind).glob("*.yaml")):
        for block in yaml.safe_load(path.read_text(encoding="utf-8")):
            found.setdefault(block["entry"], set()).update(set(block) - {"entry"})
    return found


@pytest.mark.parametrize("kind", ["requirements", "risks", "benefits"])
def test_every_entry_has_its_cases(kind: str) -> None:
    held = cases(kind)
    for entry in getattr(catalogue(), kind):
        wanted = {"applies"} if entry.when == "always" else {"applies", "does_not_apply"}
        assert wanted <= held.get(entry.id, set()), entry.id
    assert set(held) == {entry.id for entry in getattr(catalogue(), kind)}


def test_no_entry_is_dead_in_every_example() -> None:
    """Each applies, or waits for an answer, in some example on its own day or on a day of the entry."""
    held = catalogue()
    alive: set[str] = set()
    for project in projects():
        for day in (project.as_of, *DAYS):
            facts = facts_of(project, on=day)
            needed = derive_requirements(held.requirements, facts)
            risks = derive_risks(held.risks, facts)
            gains = derive_benefits(held.benefits, facts)
            alive |= {one.id for one in (*needed.applicable, *needed.undecided)}
            alive |= {risk.rule.id for risk in risks.risks}
            alive |= {
                one.id
                for one in held.activities
                if one.valid_on(day) and evaluate(condition_in_words(one.when), facts).value is not False
            }
            alive |= {
                one.id for one in (*risks.undecided, *risks.suppressed, *gains.benefits, *gains.undecided)
            }
    assert len(projects()) >= 3
    every = [*held.requirements, *held.risks, *held.activities, *held.benefits]
    assert [entry.id for entry in every if entry.id not in alive] == []


def test_every_reference_integration_and_purpose_is_used() -> None:
    kinds = {(system.kind) for project in projects() for system in project.systems}
    purposes = {link.purpose for project in projects() for link in project.integrations}
    held = catalogue()
    assert {rule.purpose for rule in held.interfaces.purposes} >= purposes - {None}
    fitting = [one for one in held.integrations if kinds & set(one.from_) and kinds & set(one.to)]
    assert len(fitting) >= 30
