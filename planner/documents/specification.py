# SPDX-License-Identifier: MIT
"""What the requirements specification says, as plain data for its template."""

from collections import Counter
from datetime import date
from typing import Any

from planner.documents.glossary import glossary
from planner.documents.migration_words import how_long, to_move
from planner.documents.plan import ExitPlan
from planner.documents.printing import printed
from planner.documents.tables import (
    applicability,
    benefits,
    defaults,
    estate,
    interfaces,
    knowledge,
    lapse,
    migration,
    requirements,
    tender,
)
from planner.documents.words import EVALUATION_WORDS, PRIORITY_WORDS, count, day, terabytes
from planner.english import capital, joined
from planner.rules.findings import Applicable
from planner.schedule.setting import left_contracts

TABLES = (
    estate.systems_in_scope,
    estate.organisations,
    migration.volumes,
    migration.strata,
    migration.separate,
    estate.holdings,
    estate.interfaces,
    interfaces.interface_requirements,
    lapse.only_copies,
    requirements.questions,
    requirements.undecided,
    benefits.benefits,
    benefits.experience,
    benefits.benefits_left_out,
    tender.criteria,
    tender.rules,
    tender.seals,
    applicability.decisions,
    applicability.left_out,
    requirements.traceability,
    knowledge.standards,
    defaults.defaults,
    knowledge.sources_of("requirements", "interfaces", "benefits"),
)

QUESTIONS_SHOWN = 40
"""How many questions the document prints; the workbook has them all."""


def specification(plan: ExitPlan) -> dict[str, Any]:
    """Return the context of the requirements specification."""
    tables = {table.id: printed(table) for table in (make(plan) for make in TABLES)}
    return {
        "trust": plan.trust,
        "questions_shown": QUESTIONS_SHOWN,
        "first_questions": tables["questions"]["rows"][:QUESTIONS_SHOWN],
        "as_of": day(plan.as_of),
        "leaving": leaving(plan),
        "ends": ends(plan),
        "counts": _counts(plan),
        "stays": _stays(plan),
        "estate_sentence": _estate_sentence(plan),
        "volume_sentence": volume_sentence(plan),
        "interface_sentence": _interface_sentence(plan),
        "interface_lines_sentence": _interface_lines_sentence(plan),
        "same_test": _same_test(plan),
        "benefit_sentence": _benefit_sentence(plan),
        "migration_paragraphs": _migration(plan),
        "families": _families(plan),
        "t": tables,
        "glossary_terms": glossary(plan),
    }


def _migration(plan: ExitPlan) -> list[str]:
    """Return what is said of moving the data: how much, how long, and what decides it."""
    told = how_long(plan)
    return [text for text in (to_move(plan), " ".join(told[:3]), " ".join(told[3:])) if text]


def leaving(plan: ExitPlan) -> str:
    """Return the contracts that are left, in words, with their ends."""
    contracts = left_contracts(plan.facts)
    if not contracts:
        return "the contracts that cover its radiology systems; none is named as being left"
    told = [f"{c.name_in_print}, {_end(c.application_end or c.end)}" for c in contracts]
    return f"the contract {told[0]}" if len(told) == 1 else f"these contracts: {joined(told)}"


def _end(end: Any) -> str:
    return f"which ends on {day(end)}" if end else "whose end nobody has stated"


def ends(plan: ExitPlan) -> str:
    """Return every contract with its last day, the first to end first, as one line."""
    every = [(one.application_end or one.end, one.name_in_print) for one in plan.project.contracts]
    every.sort(key=lambda one: (one[0] is None, one[0] or date.max, one[1]))
    return "; ".join(f"{name} on {day(on)}" if on else f"{name} (not known)" for on, name in every) or "None"


def _counts(plan: ExitPlan) -> dict[str, int]:
    entries = [item.entry for item in plan.requirements.applicable]
    priority, evaluated, party = (
        Counter(getattr(entry, field) for entry in entries) for field in ("priority", "evaluation", "party")
    )
    return {
        "requirements": len(entries),
        "undecided": len(plan.requirements.undecided),
        **{key: priority[key] for key in PRIORITY_WORDS},
        **{key: evaluated[key] for key in EVALUATION_WORDS},
        **{key: party[key] for key in ("supplier", "buyer", "joint")},
    }


def _stays(plan: ExitPlan) -> str:
    staying = [s.name_in_print for s in plan.facts.present_systems if s.in_scope in ("retain", "out")]
    unknown = [s.name_in_print for s in plan.facts.present_systems if s.in_scope is None]
    told = (
        f"{capital(joined(staying))} {'stays' if len(staying) == 1 else 'stay'} as they are."
        if staying
        else ""
    )
    if len(staying) == 1:
        told = told.replace("as they are", "as it is")
    if unknown:
        told += f" Nobody has said what becomes of {joined(unknown)}."
    return told.strip() or "No system is said to stay."


def _estate_sentence(plan: ExitPlan) -> str:
    project = plan.project
    return (
        f"The estate has {count(len(plan.facts.present_systems), 'system')}, joined by "
        f"{count(len(project.integrations), 'interface')}, under {count(len(project.contracts), 'contract')}."
        f"{_inventory(plan)}"
    )


def _inventory(plan: ExitPlan) -> str:
    """Return which lists are known to be complete; whatever else is missing is not known to be absent."""
    inventory = plan.project.programme.inventory
    nouns = ("systems", "integrations", "holdings", "contracts", "organisations")
    complete = [noun for noun in nouns if inventory and getattr(inventory, noun) == "complete"]
    if not complete:
        return " Nobody has said that any list is complete, so what is not named here may still exist."
    open_ones = [noun for noun in nouns if noun not in complete]
    words = {"integrations": "interfaces"}
    complete, open_ones = ([words.get(noun, noun) for noun in nouns] for nouns in (complete, open_ones))
    one = len(complete) == 1
    told = f" The {'list' if one else 'lists'} of {joined(complete)} {'is' if one else 'are'} complete."
    return told + (f" That of {joined(open_ones, 'or')} may not be." if open_ones else "")


def volume_sentence(plan: ExitPlan) -> str:
    """Return what the archives hold, in words; what nobody has said is said to be so."""
    told = []
    for system in plan.facts.present_systems:
        archive = system.archive
        if archive is None:
            continue
        studies = (
            f"{archive.studies:,} studies" if archive.studies is not None else "an unknown number of studies"
        )
        since = f" since {day(archive.oldest_study)}" if archive.oldest_study else ""
        told.append(f"{system.name_in_print} holds {studies} in {terabytes(archive.tb_stored)}{since}.")
        told.append(_growth(system.name_in_print, archive.growth_pct_yr))
    return " ".join(filter(None, told)) or "Nobody has said how much is stored."


def _growth(name: str, growth: Any) -> str:
    if growth is None or (growth.studies is None and growth.bytes is None):
        return f"How fast {name} grows is not known."
    parts = [
        f"{value:g}% a year in {what}"
        for value, what in ((growth.studies, "examinations"), (growth.bytes, "bytes"))
        if value is not None
    ]
    return f"It grows by {joined(parts)}."


def _interface_sentence(plan: ExitPlan) -> str:
    links = plan.project.integrations
    written = sum(1 for link in links if link.spec and link.spec.documented == "yes")
    undecided = sum(1 for link in links if link.future is None)
    told = f"{capital(count(len(links), 'interface'))} {'is' if len(links) == 1 else 'are'} described; "
    told += f"{written or 'none'} {'is' if written == 1 else 'are'} fully written down."
    if undecided:
        told += f" Nobody has yet said what is to become of {undecided} of them."
    return told


def _interface_lines_sentence(plan: ExitPlan) -> str:
    """Return how many interfaces the tender asks for, and how much of them is still to be stated."""
    lines = plan.interfaces.lines
    open_ones = sum(1 for line in lines if not line.decided)
    blanks = sum(len(line.questions) for line in lines)
    told = f"{capital(count(len(lines), 'interface'))} must be served by the new service."
    if open_ones:
        told += (
            f" The trust has not yet decided the future of {open_ones} of them; each of those is priced "
            "separately."
        )
    if blanks:
        told += (
            f" {capital(count(blanks, 'fact'))} must still be stated or confirmed by the trust: each "
            "requirement ends with what it lacks, and with what is only usual for an interface of its kind."
        )
    return told


def _same_test(plan: ExitPlan) -> dict[str, str]:
    """Return for each interface that is tested as an earlier one the name of the first so tested."""
    first: dict[str, str] = {}
    for line in plan.interfaces.lines:
        first.setdefault(line.acceptance, line.link.id)
    name = plan.dependencies.graph.name
    return {
        line.id: name(first[line.acceptance])
        for line in plan.interfaces.lines
        if first[line.acceptance] != line.link.id
    }


def _benefit_sentence(plan: ExitPlan) -> str:
    """Return how many benefits the plan may claim, and of how many there is a baseline."""
    found = plan.benefits.benefits
    proved = sum(1 for one in found if one.proved_from)
    return (
        f"{capital(count(len(found), 'benefit'))} may be claimed; {proved or 'none'} of them "
        f"{'has' if proved == 1 else 'have'} a baseline. "
        "A replacement of one digital system by another saves little cash: most of the case is cost avoided, "
        "risk removed and work made possible."
    )


OWN = "The trust asks for these itself, beside what follows from the description of the estate."


def _families(plan: ExitPlan) -> list[dict[str, Any]]:
    by_family: dict[str, list[dict[str, Any]]] = {}
    for item in plan.requirements.applicable:
        by_family.setdefault(item.entry.family, []).append(_entry(plan, item))
    headings = [(family.id, family.heading, family.introduction) for family in plan.catalogue.families]
    known = {family for family, _, _ in headings}
    own = {item.entry.family: item.entry.heading for item in plan.requirements.applicable}
    # What the trust itself asks for belongs to no family of the catalogue, and must not be lost for that.
    headings += [(family, heading, OWN) for family, heading in own.items() if family not in known]
    return [
        {"id": family, "heading": heading, "introduction": said, "entries": by_family[family]}
        for family, heading, said in headings
        if family in by_family
    ]


def _entry(plan: ExitPlan, item: Applicable) -> dict[str, Any]:
    entry = item.entry
    return {
        "id": item.id,
        "title": entry.title,
        "sentence": item.sentence,
        "because": item.because,
        "facts": "" if item.own else requirements.reasons(item.evidence),
        "priority": PRIORITY_WORDS[entry.priority],
        "priority_class": entry.priority,
        "evaluation": EVALUATION_WORDS[entry.evaluation],
        "evaluation_class": entry.evaluation,
        "standards": requirements.standards_of(plan, item),
        "evidence": item.proof,
        "acceptance": item.acceptance,
        "default": requirements.is_default(item),
    }
