# SPDX-License-Identifier: MIT
"""Names that lead nowhere, and things that refer to themselves."""

from collections.abc import Iterator
from dataclasses import dataclass

from planner.diagnostics import Finding
from planner.model.checks.near import NearMisses
from planner.model.project import Project


@dataclass(frozen=True)
class Reference:
    """A field that names something by its id: where it stands, and in which nouns the id must be found."""

    noun: str
    field: str
    targets: tuple[str, ...]


ORGANISATION = ("organisations",)
SYSTEM = ("systems",)
CONTRACT = ("contracts",)

REFERENCES: tuple[Reference, ...] = (
    Reference("sites", "organisation", ORGANISATION),
    Reference("people", "organisation", ORGANISATION),
    Reference("contracts", "supplier", ("suppliers",)),
    Reference("contracts", "buyer_org", ORGANISATION),
    Reference("contracts", "parties", ORGANISATION),
    Reference("systems", "owner_org", ORGANISATION),
    Reference("systems", "sites", ("sites",)),
    Reference("systems", "shared_with", ORGANISATION),
    Reference("systems", "contract", CONTRACT),
    Reference("systems", "successor", SYSTEM),
    Reference("systems", "archive.tiers.system", SYSTEM),
    Reference("integrations", "from", SYSTEM),
    Reference("integrations", "to", SYSTEM),
    Reference("integrations", "via", SYSTEM),
    Reference("integrations", "initiator", SYSTEM),
    Reference("integrations", "owner_org", ORGANISATION),
    Reference("integrations", "contract", CONTRACT),
    Reference("holdings", "system", SYSTEM),
    Reference("holdings", "also_in", SYSTEM),
    Reference("holdings", "contract", CONTRACT),
    Reference("options", "based_on", ("options",)),
    Reference("options", "members", ORGANISATION),
    Reference("options", "costs.member", ORGANISATION),
    Reference("options", "gains.member", ORGANISATION),
    Reference("options", "gains.benefit", ("benefits",)),
    Reference("appraisal", "preferred", ("options",)),
    Reference("appraisal", "do_minimum", ("options",)),
    Reference("programme", "lead_org", ORGANISATION),
    Reference("programme", "leaves", CONTRACT),
    Reference("programme", "option", ("options",)),
)
"""Every field that names another thing. A field under a list is written without its index."""

SINGULAR = {
    "organisations": "organisation",
    "sites": "site",
    "suppliers": "supplier",
    "contracts": "contract",
    "systems": "system",
    "integrations": "integration",
    "holdings": "holding",
    "options": "option",
    "benefits": "benefit",
}


def known_ids(project: Project, nouns: tuple[str, ...]) -> set[str]:
    """Return the ids, and the ODS codes, under which things of these nouns may be named."""
    known: set[str] = set()
    for noun in nouns:
        for thing in getattr(project, noun):
            known.update(code for code in (thing.id, getattr(thing, "ods", None)) if code)
            known.update(thing.aliases or ())
    return known


def named(project: Project, reference: Reference) -> Iterator[tuple[str, str, str]]:
    """Return (id of the thing, field with its place in a list, id named) for every use of a reference."""
    held = getattr(project, reference.noun)
    things = held if isinstance(held, tuple) else (held,)
    for thing in things:
        for place, value in _values(thing, reference.field.split("."), ""):
            yield getattr(thing, "id", ""), place, value


def _values(value: object, steps: list[str], place: str) -> Iterator[tuple[str, str]]:
    if value is None:
        return
    if isinstance(value, tuple):
        for index, part in enumerate(value):
            yield from _values(part, steps, f"{place}.{index}")
    elif not steps:
        yield place.removeprefix("."), str(value)
    else:
        attribute = "from_" if steps[0] == "from" else steps[0]
        yield from _values(getattr(value, attribute), steps[1:], f"{place}.{steps[0]}")


def dangling(project: Project) -> list[Finding]:
    """Return a finding for each name that leads nowhere, with the likeliest name where there is one."""
    names = {targets: NearMisses(known_ids(project, targets)) for targets in _all_targets()}
    found = []
    for reference in REFERENCES:
        known = names[reference.targets]
        for id_, field, value in named(project, reference):
            if value not in known.known:
                found.append(_dangling(reference, known, (id_, field, value)))
    return [
        *found,
        *_dangling_choices(project, names[SYSTEM]),
        *_dangling_archives(project, names[CONTRACT]),
    ]


def _all_targets() -> tuple[tuple[str, ...], ...]:
    return tuple(dict.fromkeys(reference.targets for reference in REFERENCES))


def _dangling(reference: Reference, known: NearMisses, use: tuple[str, str, str]) -> Finding:
    id_, field, value = use
    target, near = reference.targets[0], known.nearest(value)
    remedy = f"did you mean '{near}'?" if near else f"describe it under '{target}:', or correct the name"
    message = f"no {SINGULAR[target]} is called '{value}'"
    return Finding("PLN201", message, reference.noun, id_, field, remedy)


def _dangling_choices(project: Project, systems: NearMisses) -> list[Finding]:
    found = []
    for option in project.options:
        for id_, choice in (option.choices or {}).items():
            named_here = ((id_, f"choices.{id_}"), (choice.successor, f"choices.{id_}.successor"))
            for name, field in named_here:
                if name and name not in systems.known:
                    near = systems.nearest(name)
                    remedy = (
                        f"did you mean '{near}'?" if near else "an option chooses for systems of the estate"
                    )
                    message = f"no system is called '{name}'"
                    found.append(Finding("PLN201", message, "options", option.id, field, remedy))
    return found


def self_references(project: Project) -> list[Finding]:
    """Return a finding for each interface from a system to itself and each system that succeeds itself."""
    links = [
        Finding(
            "PLN203",
            f"'{link.id}' leads from '{link.to}' to itself",
            "integrations",
            link.id,
            "to",
            "an integration joins two systems; name the other one, or write unknown",
        )
        for link in project.integrations
        if link.to is not None and link.from_ == link.to
    ]
    copies = [
        Finding(
            "PLN203",
            f"the holding '{held.id}' names its own system as another copy",
            "holdings",
            held.id,
            f"also_in.{(held.also_in or ()).index(held.system)}",
            "name the systems that hold the other copies",
        )
        for held in project.holdings
        if held.system is not None and held.system in (held.also_in or ())
    ]
    return links + copies


def _dangling_archives(project: Project, contracts: NearMisses) -> list[Finding]:
    found = []
    for option in project.options:
        for id_ in option.archive_until or {}:
            if id_ not in contracts.known:
                near = contracts.nearest(id_)
                remedy = f"did you mean '{near}'?" if near else "describe it under 'contracts:'"
                message = f"no contract is called '{id_}'"
                found.append(Finding("PLN201", message, "options", option.id, f"archive_until.{id_}", remedy))
    return found
