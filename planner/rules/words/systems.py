# SPDX-License-Identifier: MIT
"""What may be asked of each system: whether it goes, what it alone holds or carries, what it can show."""

from datetime import date

from planner.english import article, listed
from planner.model import Contract, Holding, Integration, System, SystemKind
from planner.model.integration import Purpose
from planner.rules.answer import Answer, Evidence, Fact, Question, Reading, Readings, any_of, no, unknown, yes
from planner.rules.facts import Facts, evidence, question, stated, value_at
from planner.rules.fields import ContractField, SystemField
from planner.rules.phrases import carried, kind_in_print, said_of
from planner.rules.phrases.together import NAMED_AT_MOST
from planner.rules.phrases.values import path_in_print
from planner.rules.word import FieldPath, Numbers
from planner.rules.words.contracts import IMAGE_STORES, field_of_contract, leaves_of, months_after
from planner.rules.words.estate import Modality, shared_use

NOUNS: dict[type, str] = {
    Contract: "contracts",
    System: "systems",
    Integration: "integrations",
    Holding: "holdings",
}


def system(system: System, facts: Facts, field: SystemField) -> Readings:
    """A field of the system in question, such as `system.dicom.annotations`.

    Alone it asks whether the field is stated and not no or none.
    """
    return (facts.read("systems", system, field),)


def its_contract(subject: System | Integration | Holding, facts: Facts, field: ContractField) -> Readings:
    """A field of the contract that covers the system, interface or holding in question."""
    covering = facts.contracts_covering.get(subject.id, ())
    if isinstance(subject, Holding) and not covering and subject.system:
        covering = facts.contracts_covering.get(subject.system, ())
    if not covering:
        return (Reading(None, (), (question(NOUNS[type(subject)], subject, "contract"),)),)
    return tuple(field_of_contract(item, facts, field) for item in covering)


def successor(system: System, facts: Facts, field: SystemField) -> Readings:
    """A field of the system named as the successor of the one in question."""
    heir = facts.systems.get(system.successor or "")
    if heir is None:
        return (Reading(None, (), (question("systems", system, "successor"),)),)
    return (facts.read("systems", heir, field),)


def leaves(subject: System | Holding, facts: Facts) -> Answer:
    """The system stops: it is replaced, consolidated or retired. A holding leaves with its system."""
    if isinstance(subject, System):
        return leaves_of(subject, facts)
    keeper = facts.systems.get(subject.system or "")
    if keeper is None:
        return unknown(question("holdings", subject, "system"))
    return leaves_of(keeper, facts)


def is_kind(system: System, facts: Facts, kind: SystemKind) -> Answer:
    """The system is of this kind."""
    if system.kind is None:
        return unknown(question("systems", system, "kind"))
    return Answer(system.kind == kind, (_is_a(system, kind, system.kind == kind),))


def holds_images(system: System, facts: Facts) -> Answer:
    """The system keeps patient images for years: a PACS, an archive or a regional store."""
    if system.kind is None:
        return unknown(question("systems", system, "kind"))
    if system.kind in IMAGE_STORES:
        return yes(_is_a(system, system.kind, True))
    return no(stated("systems", system, "kind", f"{said_of('systems', system)} is not an image archive"))


def _is_a(item: System, kind: str, so: bool) -> Evidence:
    name = kind_in_print(kind)
    told = f"{said_of('systems', item)} is {'' if so else 'not '}{article(name)} {name}"
    return stated("systems", item, "kind", told)


def stays(system: System, facts: Facts) -> Answer:
    """The system is in use after the exit: it is still to come, or it is retained."""
    if system.id in facts.planned:
        return yes(stated("systems", system, "go_live", f"{said_of('systems', system)} is still to come"))
    if system.in_scope is None:
        return unknown(question("systems", system, "in_scope"))
    return Answer(system.in_scope == "retain", (evidence("systems", system, "in_scope", system.in_scope),))


def single_point_of_failure(system: System, facts: Facts) -> Answer:
    """The graph found that a service path runs through this system alone, and no standby is declared."""
    points = facts.computed.single_points
    if points is None:
        fact = Fact("systems", system.id, "standby")
        return unknown(
            Question(fact, f"Does imaging or reporting stop when {system.name_in_print} stops?", "CIO")
        )
    paths = points.get(system.id, ())
    if not paths:
        return no(
            stated("systems", system, "standby", f"no service path rests on {system.name_in_print} alone")
        )
    if system.standby:
        return no(evidence("systems", system, "standby", True))
    alone = listed(sorted(map(path_in_print, paths)), NAMED_AT_MOST)
    text = f"{said_of('systems', system)} alone carries {alone}"
    return yes(stated("systems", system, "standby", text))


def carries_path(system: System, facts: Facts, path: str) -> Answer:
    """A service path of this name (acquire, report, view …) runs through this system alone."""
    paths = (facts.computed.single_points or {}).get(system.id, ())
    named = [held for held in paths if path.lower() in held.lower()]
    it = said_of("systems", system)
    reasons = (
        stated("systems", system, "standby", f"{it} carries {path_in_print(held)}") for held in sorted(named)
    )
    return Answer(bool(named), tuple(reasons))


def receives(system: System, facts: Facts, purpose: Purpose) -> Answer:
    """An interface that carries this ends at the system and is not to be retired."""
    held = [
        item for item in facts.links_of.get(system.id, ()) if item.to == system.id and item.purpose == purpose
    ]
    live = [item for item in held if item.future != "retire"]
    if live:
        return yes(*(evidence("integrations", item, "purpose", purpose) for item in live))
    return _nothing_reaches(system, facts, purpose)


def _nothing_reaches(item: System, facts: Facts, purpose: str) -> Answer:
    name = carried(purpose)
    inventory = facts.project.programme.inventory
    if inventory is not None and inventory.integrations == "complete":
        text = f"no listed interface carries {name} to {said_of('systems', item)}, and the list is complete"
        return no(stated("programme", None, "inventory.integrations", text))
    fact = Fact("systems", item.id, purpose)
    return unknown(Question(fact, f"Does any interface carry {name} to {said_of('systems', item)}?", "INT"))


def copies_elsewhere(system: System, facts: Facts) -> Answer:
    """The system sends its images to another archive, or a holding of it has more than one copy."""
    sent = [
        (item, facts.system(item.to))
        for item in facts.links_of.get(system.id, ())
        if item.from_ == system.id and item.purpose in ("image_store", "backup")
    ]
    other = [(item, end) for item, end in sent if end is not None and end.kind in IMAGE_STORES]
    if other:
        return yes(*(evidence("integrations", item, "to", end.name_in_print) for item, end in other))
    holdings = facts.holdings_in.get(system.id, ())
    more = [item for item in holdings if (item.copies or 0) > 1]
    if more:
        return yes(*(evidence("holdings", item, "copies", item.copies) for item in more))
    return _nothing_reaches_out(system, holdings)


def _nothing_reaches_out(item: System, holdings: tuple[Holding, ...]) -> Answer:
    if holdings and all(holding.copies == 1 for holding in holdings):
        return no(*(evidence("holdings", holding, "copies", 1) for holding in holdings))
    fact = Fact("systems", item.id, "holdings")
    return unknown(
        Question(fact, f"Where are the other copies of what {said_of('systems', item)} holds?", "MIG")
    )


def no_heir_for_masters(system: System, facts: Facts) -> Answer:
    """The system is the master of some data, and no system that stays is named as its master."""
    if system.masters is None:
        return unknown(question("systems", system, "masters"))
    orphans = [item for item in system.masters if not _staying(facts).get(item)]
    text = f"{said_of('systems', system)} is the master of {', '.join(orphans)}, and nothing that stays is"
    if orphans:
        return yes(stated("systems", system, "masters", text))
    return no(evidence("systems", system, "masters", system.masters))


def _staying(facts: Facts) -> dict[str, list[str]]:
    """Return which systems that stay or come are the master of each item; worked out once."""
    key = ("masters that stay",)
    if key not in facts.memory:
        held: dict[str, list[str]] = {}
        for item in facts.project.systems:
            if item.id in facts.planned or item.in_scope == "retain":
                for master in item.masters or ():
                    held.setdefault(master, []).append(item.id)
        facts.memory[key] = held
    found: dict[str, list[str]] = facts.memory[key]
    return found


def hazard_log_older_than(system: System, facts: Facts, months: int) -> Answer:
    """The hazard log of the system was last updated more than so many months before the day of the plan."""
    written = value_at(system, "clinical_safety.hazard_log_date")
    if written is None:
        return unknown(question("systems", system, "clinical_safety.hazard_log_date"))
    old = written < months_after(facts.on, -int(months))
    return Answer(old, (evidence("systems", system, "clinical_safety.hazard_log_date", written),))


def study_size(system: System, facts: Facts, modality: Modality) -> Numbers:
    """The mean stored size in megabytes of a study of this modality in the system."""
    path = "archive.by_modality"
    volumes = value_at(system, path)
    if volumes is None:
        return (Reading(None, (), (question("systems", system, path),)),)
    volume = next((held for code, held in volumes.items() if code.upper() == modality), None)
    if volume is None:
        return (Reading(None, (evidence("systems", system, path, tuple(volumes)),), absent=True),)
    if volume.mb_mean is None:
        ask = f"How many megabytes is a {modality} study in {said_of('systems', system)}?"
        return (Reading(None, (), (Question(Fact("systems", system.id, f"{path}.{modality}"), ask, "MIG"),)),)
    text = f"a {modality} study in {said_of('systems', system)} is {volume.mb_mean:,.0f} MB"
    return (Reading(float(volume.mb_mean), (stated("systems", system, path, text),)),)


def classes_refused(system: System, facts: Facts) -> Answer:
    """The system holds object classes that its successor does not list as accepted."""
    path = "dicom.sop_classes"
    heir = facts.system(system.successor)
    held, taken = value_at(system, path), value_at(heir, path) if heir else None
    if held is None or heir is None or taken is None:
        blank = [question("systems", system, path)] if held is None else []
        missing = [question("systems", system, "successor")] if heir is None else []
        asked = [question("systems", heir, path)] if heir is not None and taken is None else []
        return unknown(*blank, *missing, *asked)
    refused = sorted(set(held) - set(taken))
    if refused:
        text = f"{heir.name_in_print} does not list {', '.join(refused)}, which {system.name_in_print} holds"
        return yes(stated("systems", heir, path, text))
    return no(
        stated(
            "systems", heir, path, f"{heir.name_in_print} lists every class that {system.name_in_print} holds"
        )
    )


def is_shared(system: System, facts: Facts) -> Answer:
    """The system is used by more than one organisation."""
    return shared_use(system, facts)


def unstated(subject: System | Contract | Integration | Holding, facts: Facts, field: FieldPath) -> Answer:
    """A field is blank. For drivers and beside a bad fact: a blank alone never makes a risk."""
    noun = NOUNS[type(subject)]
    if value_at(subject, field) is not None:
        return Answer(False, facts.read(noun, subject, field).evidence)
    return yes(stated(noun, subject, field, f"nobody has said yet: {question(noun, subject, field).text}"))


def past(system: System, facts: Facts, field: FieldPath) -> Answer:
    """A date of the system, such as `hardware.refresh_due`, lies before the day of the plan."""
    written = value_at(system, field)
    if written is None:
        return unknown(question("systems", system, field))
    if not isinstance(written, date):
        return no()
    return Answer(written < facts.on, (evidence("systems", system, field, written),))


def out_of_support(system: System, facts: Facts) -> Answer:
    """The hardware was due for refresh, or its operating system lost support, before the day of the plan."""
    return any_of(past(system, facts, field) for field in ("hardware.refresh_due", "hardware.os_support_end"))


WORDS = (
    system,
    its_contract,
    successor,
    leaves,
    is_kind,
    holds_images,
    stays,
    single_point_of_failure,
    carries_path,
    receives,
    copies_elsewhere,
    no_heir_for_masters,
    hazard_log_older_than,
    study_size,
    classes_refused,
    is_shared,
    unstated,
    past,
    out_of_support,
)
