# SPDX-License-Identifier: MIT
"""What may be asked of the shape of the estate: its links, boundaries, numbers, volumes and codes."""

from typing import Annotated

from planner.model import Integration, Organisation, SystemKind
from planner.model.integration import Purpose
from planner.rules.answer import Answer, Evidence, Fact, Question, Reading, Readings, any_of, no, unknown, yes
from planner.rules.facts import Facts, evidence, question, stated, value_at
from planner.rules.fields import ContractField, Fields, ProgrammeField
from planner.rules.phrases import carried, kind_in_print, said_of
from planner.rules.word import Numbers
from planner.rules.words.contracts import field_of_contract
from planner.rules.words.estate import has

PATIENT_CARE = ("trust", "foundation_trust", "independent")
"""Roles of organisations that use the service; one whose role is blank is counted as one that does.

A partner, such as a centre to which images are sent, is not one of those for whom the plan is made.
"""

COMPLETE = "inventory.integrations"


def link(facts: Facts, first: SystemKind, second: SystemKind, directed: bool = False) -> Answer:
    """An interface joins a system of the first kind to one of the second, directly or through an engine.

    `link(a, b)` takes either direction, `link(a->b)` only that one. Where none is listed this is
    false only if the list of interfaces is said to be complete or one of the kinds is absent.
    """
    joined = [item for item in _links_at(facts, first) if _joins(item, facts, first, second, bool(directed))]
    if joined:
        return yes(*(stated("integrations", item, "to", _route(item, facts)) for item in joined))
    missing = [answer for answer in (has(facts, first), has(facts, second)) if answer.value is False]
    if missing:
        return no(*missing[0].evidence)
    name = f"{kind_in_print(first)} and {kind_in_print(second)}"
    return none_listed(
        facts, f"no interface between {name} is listed", Question(
            Fact("integrations", f"{first}-{second}", "to"), f"Does an interface join {name}?", "INT"
        ),
    )  # fmt: skip


def _links_at(facts: Facts, kind: str) -> tuple[Integration, ...]:
    ends = [
        item for system in facts.systems_of_kind.get(kind, ()) for item in facts.links_of.get(system.id, ())
    ]
    through = [
        item for system in facts.systems_of_kind.get(kind, ()) for item in facts.links_via.get(system.id, ())
    ]
    return tuple({item.id: item for item in (*ends, *through)}.values())


def _joins(item: Integration, facts: Facts, first: str, second: str, directed: bool) -> bool:
    passed = (facts.system(end) for end in (item.from_, item.via, item.to))
    stops = [system.kind for system in passed if system is not None]
    pairs = [(stops[i], stops[j]) for i in range(len(stops)) for j in range(i + 1, len(stops))]
    return (first, second) in pairs or (not directed and (second, first) in pairs)


def _route(item: Integration, facts: Facts) -> str:
    ends = (facts.system(end) for end in (item.from_, item.to))
    names = [system.name_in_print for system in ends if system is not None]
    return f"{said_of('integrations', item)} joins {' to '.join(names)}"


def none_listed(facts: Facts, text: str, ask: Question) -> Answer:
    """Return no where the list of interfaces is complete; else it is unknown, and asked."""
    inventory = facts.project.programme.inventory
    if inventory is not None and inventory.integrations == "complete":
        return no(stated("programme", None, COMPLETE, f"the list of interfaces is complete and {text}"))
    return unknown(ask)


def carries(facts: Facts, purpose: Purpose) -> Answer:
    """An interface with this purpose (merge, report, share_push …) is in the estate."""
    held = [item for item in facts.project.integrations if item.purpose == purpose]
    if held:
        return yes(*(evidence("integrations", item, "purpose", purpose) for item in held))
    name = carried(purpose)
    return none_listed(
        facts, f"none carries {name}", Question(
            Fact("integrations", purpose, "purpose"), f"Which interface, if any, carries {name}?", "INT"
        ),
    )  # fmt: skip


def xorg(facts: Facts) -> Answer:
    """At least one interface crosses from one organisation to another.

    Either its `boundary` is `xorg`, or its two ends belong to different organisations.
    """
    crossing = any_of(crosses(item, facts) for item in facts.project.integrations)
    if crossing.value is not False:
        return crossing
    ask = "Does any interface cross to another organisation?"
    where = Fact("integrations", "", "boundary")
    return none_listed(facts, "none crosses to another organisation", Question(where, ask, "INT"))


def crosses(item: Integration, facts: Facts) -> Answer:
    """Return whether one interface crosses from one organisation to another."""
    if item.boundary == "xorg":
        return yes(evidence("integrations", item, "boundary", item.boundary))
    ends = (facts.system(end) for end in (item.from_, item.to))
    owners = [system.owner_org if system is not None else None for system in ends]
    if all(owners) and owners[0] != owners[1]:
        return yes(facts.said("integrations", item, "boundary", "xorg"))
    if item.boundary is None and not all(owners):
        return unknown(question("integrations", item, "boundary"))
    inside = f"{said_of('integrations', item)} stays inside one organisation"
    return no(stated("integrations", item, "boundary", inside))


def orgs(facts: Facts) -> Numbers:
    """How many organisations the plan is for: those listed whose role is that of a care provider.

    One listed without a role is counted, since the list is of those for whom the plan is made.
    """
    held = [item for item in facts.project.organisations if item.role is None or item.role in PATIENT_CARE]
    if not facts.project.organisations:
        ask = Question(Fact("organisations", "", "role"), "Which organisations is the plan for?", "SRO")
        return (Reading(None, (), (ask,)),)
    return (Reading(float(len(held)), tuple(_counted(item) for item in held)),)


def _counted(item: Organisation) -> Evidence:
    return stated("organisations", item, "role", f"{item.name_in_print} is in the plan")


def sites(facts: Facts) -> Numbers:
    """How many sites are listed, or named by the systems where no list of sites is given."""
    named = {site.id for site in facts.project.sites} or {
        site for system in facts.project.systems for site in system.sites or ()
    }
    if not named:
        ask = Question(Fact("sites", "", "id"), "At which sites is imaging done or read?", "RSM")
        return (Reading(None, (), (ask,)),)
    text = f"{len(named)} site{'s are' if len(named) > 1 else ' is'} in the plan"
    return (Reading(float(len(named)), (stated("sites", None, "id", text),)),)


def era(facts: Facts) -> Numbers:
    """The year by whose rules the plan stands: that of its day."""
    return (
        Reading(
            float(facts.on.year), (stated("programme", None, "as_of", f"the plan is of {facts.on.year}"),)
        ),
    )


def data(facts: Facts, kind: SystemKind, field: Annotated[str, Fields("data")]) -> Readings:
    """How much the systems of a kind hold today: `data(pacs).TB` or `data(pacs).studies`.

    The sizes of several systems are added up. Where one is blank, what is known is a least.
    """
    held = facts.present_of_kind(kind)
    if not held:
        listed = has(facts, kind)
        return (Reading(None, listed.evidence, listed.questions, absent=listed.value is not None),)
    path = "archive.tb_stored" if field == "TB" else "archive.studies"
    known = [(system, _size(system, facts, path)) for system in held]
    blank = tuple(question("systems", system, path) for system, size in known if size is None)
    total = sum(size for _, size in known if size is not None)
    reasons = tuple(evidence("systems", system, path, size) for system, size in known if size is not None)
    if not reasons:
        return (Reading(None, (), blank),)
    return (Reading(float(total), reasons, blank, at_least=bool(blank)),)


def _size(system: object, facts: Facts, path: str) -> float | None:
    """Return what is written, or the sum of the tiers or holdings where each has its size."""
    written = value_at(system, path)
    if written is not None:
        return float(written)
    held = facts.holdings_in.get(getattr(system, "id", ""), ())
    tiers = value_at(system, "archive.tiers") or ()
    parts = [part.tb for part in tiers] if path.endswith("tb_stored") and tiers else [
        part.size if path.endswith("tb_stored") else part.studies for part in held
    ]  # fmt: skip
    known = [part for part in parts if part is not None]
    return float(sum(known)) if parts and len(known) == len(parts) else None


def contract(facts: Facts, kind: SystemKind, field: ContractField) -> Readings:
    """A field of the contract that covers a system of this kind: `contract(pacs).end`.

    A field alone, as in `contract(ris).tupe`, asks whether it is stated and not no or none.
    """
    held = facts.present_of_kind(kind) or facts.systems_of_kind.get(kind, ())
    if not held:
        listed = has(facts, kind)
        return (Reading(None, listed.evidence, listed.questions, absent=listed.value is False),)
    found: list[Reading] = []
    for system in held:
        covering = facts.contracts_covering.get(system.id, ())
        if not covering:
            found.append(Reading(None, (), (question("systems", system, "contract"),)))
        found.extend(field_of_contract(item, facts, field) for item in covering)
    return tuple(found)


def programme(facts: Facts, field: ProgrammeField) -> Readings:
    """A field of the programme itself, such as `programme.agreement`."""
    return (facts.read("programme", None, field),)


WORDS = (link, carries, xorg, orgs, sites, era, data, contract, programme)
