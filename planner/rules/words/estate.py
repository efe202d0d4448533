# SPDX-License-Identifier: MIT
"""What may be asked of the estate as a whole: which systems there are, and what becomes of them.

A kind of system that nobody listed is unknown, not absent, unless `programme.inventory` says
that the list is complete or `programme.absent` names the kind.
"""

from typing import Literal, get_args

from planner.english import article
from planner.model import System, SystemKind
from planner.model.kinds import KINDS
from planner.model.system import Hosting
from planner.rules.answer import Answer, Evidence, Fact, Question, any_of, no, unknown, yes
from planner.rules.facts import Facts, evidence, fact_of, question, stated
from planner.rules.phrases import kind_in_print, said_of

Modality = Literal[
    "CR", "DX", "CT", "MR", "US", "XA", "RF", "NM", "PT", "MG", "DXA", "BMD", "IO", "PX", "ES", "OP", "OPT",
    "SM", "ECG", "XC", "SR", "DOC", "OT", "RTIMAGE", "RTDOSE", "RTSTRUCT", "RTPLAN", "PR", "KO", "SEG",
    "IVUS", "OCT", "BI",
]  # fmt: skip
"""DICOM modality codes that conditions may name."""

IN_ARCHIVE = "archive.by_modality"


def always(facts: Facts) -> Answer:
    """Every estate, whatever it holds."""
    return yes()


def has(facts: Facts, kind: SystemKind) -> Answer:
    """The estate has a system of this kind, whether or not the programme changes it.

    Where none is listed this is false only if the list of systems is said to be complete, or
    the kind is said to be absent; otherwise nobody has said.
    """
    held = facts.systems_of_kind.get(kind, ())
    if held:
        return yes(*(listed(system, kind) for system in held))
    programme = facts.project.programme
    name = kind_in_print(kind)
    if kind in (programme.absent or ()):
        return no(stated("programme", None, "absent", f"the estate is stated to have no {name}"))
    if programme.inventory is not None and programme.inventory.systems == "complete":
        text = f"the list of systems is complete and holds no {name}"
        return no(stated("programme", None, "inventory.systems", text, name))
    fact = Fact("systems", kind, "kind")
    return unknown(Question(fact, f"{_is_there(name, kind)} in the estate?", "RSM"))


def _is_there(name: str, kind: SystemKind) -> str:
    counted = KINDS[kind].counted
    if counted == "many":
        return f"Are there {name}"
    return f"Is there {article(name)} {name}" if counted == "one" else f"Is there {name}"


def replaces(facts: Facts, kind: SystemKind) -> Answer:
    """A system of this kind is to be replaced, consolidated, or retired with a successor named.

    A system whose `in_scope` is blank is unknown; one that is retained, left out, or retired
    without an heir is not replaced. Systems that are only planned are not asked.
    """
    held = facts.present_of_kind(kind)
    if not held:
        listed_at_all = has(facts, kind)
        return no(*listed_at_all.evidence) if listed_at_all.value else listed_at_all
    return any_of(replaced(system, facts) for system in held)


def replaced(system: System, facts: Facts) -> Answer:
    """Return whether one system is replaced, as `replaces` asks it of each."""
    scope = system.in_scope
    if scope is None:
        return unknown(question("systems", system, "in_scope"))
    if scope == "retire":
        if system.successor is None:
            return unknown(question("systems", system, "successor"))
        return yes(
            evidence("systems", system, "in_scope", scope),
            facts.said("systems", system, "successor", system.successor),
        )
    return Answer(scope in ("replace", "consolidate"), (evidence("systems", system, "in_scope", scope),))


def stores(facts: Facts, modality: Modality, kind: SystemKind) -> Answer:
    """Objects of this modality are held by a system of this kind, today."""
    held = facts.present_of_kind(kind)
    if not held:
        return has(facts, kind) if not facts.systems_of_kind.get(kind) else no(*has(facts, kind).evidence)
    return any_of(_stores(system, facts, modality) for system in held)


def _stores(system: System, facts: Facts, modality: str) -> Answer:
    held = [
        holding for holding in facts.holdings_in.get(system.id, ())
        if modality in {code.upper() for code in holding.all_modalities}
    ]  # fmt: skip
    if held:
        name = named_modality(modality)
        return yes(
            *(
                stated("holdings", holding, "modality", f"{said_of('holdings', holding)} holds {name}")
                for holding in held
            )
        )
    volumes = system.archive.by_modality if system.archive else None
    if volumes is None:
        return unknown(question("systems", system, IN_ARCHIVE))
    holds = modality in {code.upper() for code in volumes}
    text = f"{said_of('systems', system)} {'holds' if holds else 'holds no'} {named_modality(modality)}"
    return Answer(holds, (stated("systems", system, IN_ARCHIVE, text),))


STUDIES = {
    "MG": "mammograms", "US": "ultrasound studies", "NM": "nuclear medicine studies", "PT": "PET studies",
    "OT": "other studies", "SM": "slides", "RTPLAN": "radiotherapy plans", "RTDOSE": "radiotherapy doses",
    "RTSTRUCT": "radiotherapy structure sets", "RTIMAGE": "radiotherapy images", "ECG": "ECG recordings",
    "ES": "endoscopy images", "XC": "photographs", "OP": "eye photographs", "OPT": "eye scans",
    "DXA": "bone density studies", "BMD": "bone density studies",
}  # fmt: skip
"""What people call the studies of a modality; of any other, `CT studies` will do."""


def named_modality(modality: str) -> str:
    """Return the studies of a modality by the name people use, with its code."""
    name = STUDIES.get(modality)
    return f"{name} ({modality})" if name else f"{modality} studies"


def hosted(facts: Facts, kind: SystemKind, hosting: Hosting) -> Answer:
    """A system of this kind, running or planned, is hosted in this way."""
    held = facts.systems_of_kind.get(kind, ())
    if not held:
        return has(facts, kind)
    return any_of(_hosted(system, hosting) for system in held)


def _hosted(system: System, hosting: str) -> Answer:
    if system.hosting is None:
        return unknown(question("systems", system, "hosting"))
    return Answer(system.hosting == hosting, (evidence("systems", system, "hosting", system.hosting),))


def shared(facts: Facts, kind: SystemKind) -> Answer:
    """A system of this kind is used by more than one organisation.

    True where `shared_with` names another, or where the covering contract has several parties.
    """
    held = facts.systems_of_kind.get(kind, ())
    if not held:
        return has(facts, kind)
    return any_of(shared_use(system, facts) for system in held)


def shared_use(system: System, facts: Facts) -> Answer:
    """Return whether one system is used by more than one organisation."""
    if system.shared_with:
        return yes(facts.said("systems", system, "shared_with", system.shared_with))
    joint = [
        contract
        for contract in facts.contracts_covering.get(system.id, ())
        if len(contract.parties or ()) > 1
    ]
    if joint:
        return yes(*(facts.said("contracts", contract, "parties", contract.parties) for contract in joint))
    if system.shared_with is None:
        return unknown(question("systems", system, "shared_with"))
    return no(stated("systems", system, "shared_with", f"{said_of('systems', system)} is shared with nobody"))


def listed(system: System, kind: str) -> Evidence:
    """Return the fact that a system of a kind is in the estate."""
    name, thing = kind_in_print(kind), said_of("systems", system)
    named = thing if name.lower() in thing.lower() else f"{thing} ({name})"
    return Evidence(fact_of("systems", system, "kind"), f"{named} is in the estate", thing)


MODALITIES: tuple[str, ...] = get_args(Modality)

WORDS = (always, has, replaces, stores, hosted, shared)
