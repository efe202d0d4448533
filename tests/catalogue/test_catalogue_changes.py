# SPDX-License-Identifier: MIT
"""A fact that is changed changes what names it, and nothing else."""

from collections.abc import Iterable
from typing import Any

import pytest
from catalogue_examples import catalogue, projects

from planner.model import Project
from planner.rules.derive import derive_requirements, derive_risks
from planner.rules.derive_benefits import derive_benefits
from planner.rules.facts import facts_of
from planner.rules.interfaces import interface_requirements
from planner.rules.usual import with_usual_facts

CHANGES = [
    ("systems", "pacs", "hosting", "public_cloud"),
    ("systems", "voice", "in_scope", "replace"),
    ("integrations", "i-desktop", "proprietary", "none"),
    ("integrations", "i-ris-gp", "future", "rebuild"),
    ("integrations", "i-orders", "queue_hours", 24.0),
    ("integrations", "i-pas-ris", "spec.documented", "yes"),
    ("integrations", "i-ris-epr-reports", "transforms", 0),
    ("holdings", "h-2006-2008", "copies", 2),
    ("contracts", "c-lsp", "shared_close", False),
    ("contracts", "c-lsp", "exit.plan", "agreed"),
    ("contracts", "c-lsp", "tupe.in_scope", True),
    ("programme", "", "dual_running_funded", False),
    ("programme", "", "team.wte", 12.0),
    ("programme", "", "agreement", "signed"),
    ("benefits", "b-turnaround", "baseline", "144 hours"),
]


@pytest.mark.parametrize(("noun", "id_", "field", "value"), CHANGES, ids=lambda part: str(part))
def test_a_changed_fact_changes_what_names_it_and_nothing_else(
    noun: str, id_: str, field: str, value: Any
) -> None:
    project = next(one for one in projects() if one.title == "Leaving the LSP contract for PACS and RIS")
    before, after = outcomes(project), outcomes(changed(project, noun, id_, field, value))
    moved = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
    naming = {
        key for held in (before, after) for key, said in held.items() if names(said, (noun, id_, field))
    }
    assert moved
    assert moved == naming


def changed(project: Project, noun: str, id_: str, field: str, value: Any) -> Project:
    """Return the project with one fact changed."""

    def put(thing: Any, steps: list[str]) -> Any:
        inner = value if len(steps) == 1 else put(getattr(thing, steps[0]), steps[1:])
        return thing.model_copy(update={steps[0]: inner})

    steps = field.split(".")
    if noun == "programme":
        return project.model_copy(update={noun: put(project.programme, steps)})
    things = tuple(put(one, steps) if one.id == id_ else one for one in getattr(project, noun))
    return project.model_copy(update={noun: things})


def outcomes(project: Project) -> dict[str, list[tuple[str, tuple[Any, ...]]]]:
    """Return for each entry what became of it: what it says, and the facts that it rests on or asks for."""
    held = catalogue()
    facts = facts_of(with_usual_facts(project, held.integrations))
    found: dict[str, list[tuple[str, tuple[Any, ...]]]] = {}

    def note(id_: str, said: str, *groups: Iterable[Any]) -> None:
        found.setdefault(id_, []).append((said, tuple(item for group in groups for item in group)))

    needed = derive_requirements(held.requirements, facts)
    risks = derive_risks(held.risks, facts)
    gains = derive_benefits(held.benefits, facts)
    for one in needed.applicable:
        note(one.id, one.sentence, one.evidence)
    for risk in risks.risks:
        evidence = [item for match in (*risk.matches, *risk.drivers) for item in match.evidence]
        note(risk.rule.id, f"{risk.cause} {risk.event} {risk.score}", evidence)
    for gain in gains.benefits:
        note(gain.id, f"{gain.baseline} {gain.target} {gain.remark}", gain.evidence, gain.questions)
    for line in interface_requirements(held.interfaces, held.integrations, facts).lines:
        note(line.id, f"{line.sentence} {line.ihe}", line.evidence, line.questions)
    for wait in (*needed.undecided, *risks.undecided, *gains.undecided):
        note(wait.id, "waits", wait.evidence, wait.questions)
    for out in (*needed.not_applicable, *risks.not_applicable, *risks.suppressed, *gains.not_applicable):
        note(out.id, out.reason, out.evidence)
    return found


def names(said: list[tuple[str, tuple[Any, ...]]], fact: tuple[str, str, str]) -> bool:
    """Return whether a fact, or the group of facts it belongs to, is named in what became of an entry."""
    noun, id_, field = fact
    return any(
        (item.fact.noun, item.fact.id) == (noun, id_)
        and (f"{field}.".startswith(f"{item.fact.field}.") or item.fact.field.startswith(f"{field}."))
        for _, items in said
        for item in items
    )
