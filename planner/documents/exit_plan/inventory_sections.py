# SPDX-License-Identifier: MIT
"""Sections 4 to 6: the services, the assets, and the other contracts and licences that the exit touches."""

from collections.abc import Iterable

from planner.documents.exit_plan.covered import covered_systems, touching
from planner.documents.exit_plan.told import Shown, Told, listing, name_of_supplier, named, told
from planner.documents.plan import ExitPlan
from planner.documents.tables.estate import HOSTING_WORDS, kind_of
from planner.documents.words import FUTURE_WORDS, SCOPE_WORDS, count, said
from planner.documents.workbook import Value
from planner.english import capital, joined, lowered
from planner.model import Contract, System
from planner.model.terms import application_end
from planner.schedule.setting import left_contracts

LICENCES = {
    "concurrent": "By users at one time",
    "named": "By named user",
    "site": "By site",
    "per_study": "By study",
    "enterprise": "For the whole organisation",
}


def services(plan: ExitPlan) -> Told:
    """Return what section 4 tells: the systems and services under the contract, and their neighbours."""
    systems = covered_systems(plan)
    sentence = None
    if systems:
        one = len(systems) == 1
        sentence = (
            f"{capital(count(len(systems), 'system'))} {'runs' if one else 'run'} under what is left, with "
            f"{count(len(touching(plan)), 'interface')} to or through {'it' if one else 'them'}."
        )
    return told([sentence, _services(plan)], _systems(plan, systems), _neighbours(plan, systems))


def _services(plan: ExitPlan) -> str | None:
    found = [service for one in left_contracts(plan.facts) for service in one.services or ()]
    if not found:
        return None
    words = joined([one.replace("-", " ") for one in dict.fromkeys(found)])
    return f"With the systems the contract provides: {words}."


def _systems(plan: ExitPlan, systems: list[System]) -> Shown:
    return listing(
        "exit-services",
        "Systems under the contract",
        (
            ("system", "System", "text"),
            ("kind", "What it is", "long"),
            ("shared", "Shared with", "long"),
            ("becomes", "What becomes of it", "text"),
            ("successor", "Followed by", "text"),
        ),
        (
            (
                system.name_in_print,
                kind_of(system),
                joined(named(plan, system.shared_with or ()))
                or ("Nobody" if system.shared_with is not None else None),
                capital(SCOPE_WORDS[system.in_scope]),
                _heir(plan, system),
            )
            for system in systems
        ),
        "20 26 19 18 17",
    )


def _heir(plan: ExitPlan, system: System) -> str:
    if system.in_scope in ("retire", "retain", "out"):
        return "Nothing"
    heir = plan.facts.system(system.successor)
    return heir.name_in_print if heir else "Not chosen"


def _neighbours(plan: ExitPlan, systems: list[System]) -> Shown:
    """Return the systems that stay and hang on those that go, with the interfaces between."""
    covered = {system.id for system in systems}
    links: dict[str, list[str]] = {}
    futures: dict[str, list[str]] = {}
    for link in touching(plan):
        for end in dict.fromkeys((link.from_, link.to)):
            if end and end not in covered and end not in plan.facts.planned:
                links.setdefault(end, []).append(plan.dependencies.graph.name(link.id))
                futures.setdefault(end, []).append(FUTURE_WORDS[link.future])
    return listing(
        "exit-neighbours",
        "Neighbours that hang on them",
        (
            ("system", "Neighbour", "text"),
            ("number", "Interfaces", "number"),
            ("links", "Which", "long"),
            ("future", "What becomes of them", "long"),
        ),
        (
            (
                plan.dependencies.graph.name(id_),
                len(names),
                joined(names),
                capital(joined(lowered(one) for one in dict.fromkeys(futures[id_]))),
            )
            for id_, names in links.items()
        ),
        "24 12 42 22",
    )


def assets(plan: ExitPlan) -> Told:
    """Return what section 5 tells: each system's platform, its licence and its end of support."""
    systems = covered_systems(plan)
    rows = [_asset(system) for system in systems]
    return told(
        [_transfers(plan), _old_platforms(plan, systems)],
        listing(
            "exit-assets",
            "Asset register",
            (
                ("system", "System", "text"),
                ("place", "Where it runs", "text"),
                ("refresh", "Hardware due for renewal", "text"),
                ("support", "Platform supported until", "text"),
                ("licence", "Licence", "long"),
                ("transfer", "Licence moves", "text"),
            ),
            rows,
            "22 20 14 15 17 12",
            note="The supplier's register must give owner and net book value.",
        ),
    )


def _asset(system: System) -> tuple[Value, ...]:
    hardware, licences = system.hardware, system.licences
    return (
        system.name_in_print,
        capital(HOSTING_WORDS[system.hosting]),
        said(hardware.refresh_due) if hardware and hardware.refresh_due else None,
        said(hardware.os_support_end) if hardware and hardware.os_support_end else None,
        LICENCES.get((licences.model if licences else None) or ""),
        {True: "Yes", False: "No", None: None}[licences.transferable if licences else None],
    )


def _transfers(plan: ExitPlan) -> str | None:
    passing = [
        word for one in left_contracts(plan.facts) for word in (one.exit and one.exit.asset_transfer) or ()
    ]
    if not passing:
        return None
    words = joined([one.replace("_", " ") for one in dict.fromkeys(passing)])
    return f"These assets pass to the trust when the contract ends: {words}."


def _old_platforms(plan: ExitPlan, systems: list[System]) -> str | None:
    ends = [end for one in left_contracts(plan.facts) if (end := application_end(one))]
    old = [
        system.name_in_print
        for system in systems
        if ends
        and system.hardware
        and system.hardware.os_support_end
        and system.hardware.os_support_end < max(ends)
    ]
    if not old:
        return None
    verb = "stands" if len(old) == 1 else "stand"
    return f"{joined(old)} {verb} on a platform whose support ends before the contract does."


def licences(plan: ExitPlan) -> Told:
    """Return what section 6 tells: the contracts beside those left, and what is a supplier's own."""
    own = [link for link in touching(plan) if link.proprietary not in (None, "none")]
    sentence = None
    if own:
        sentence = (
            f"{capital(count(len(own), 'interface'))} {'rests' if len(own) == 1 else 'rest'} on something "
            f"of a supplier's own: {joined(named(plan, [link.id for link in own]))}. "
            "The right to use each ends with its licence."
        )
    return told([_sub_processors(plan), sentence], _others(plan))


def _sub_processors(plan: ExitPlan) -> str | None:
    found = [one for contract in left_contracts(plan.facts) for one in contract.sub_processors or ()]
    suppliers = {one.id: one.name_in_print for one in plan.project.suppliers}
    if not found:
        return None
    names = [suppliers.get(one, one) for one in dict.fromkeys(found)]
    told_ = joined(f"the {name[4:]}" if name.startswith("The ") else name for name in names)
    return f"Behind the supplier {'stands' if len(names) == 1 else 'stand'} {told_}."


def _others(plan: ExitPlan) -> Shown:
    left = {one.id for one in left_contracts(plan.facts)}
    near = set(_near(plan))
    return listing(
        "exit-other-contracts",
        "Other contracts that the exit touches",
        (
            ("contract", "Contract", "text"),
            ("supplier", "Supplier", "text"),
            ("ends", "Ends", "date"),
            ("covers", "Covers", "long"),
            ("why", "Why it matters", "long"),
        ),
        (
            (
                one.name_in_print,
                name_of_supplier(plan, one),
                application_end(one),
                joined(named(plan, one.covers or ())) or None,
                _why(plan, one),
            )
            for one in plan.project.contracts
            if one.id not in left and one.id in near
        ),
        "21 19 12 22 26",
    )


def _near(plan: ExitPlan) -> Iterable[str]:
    """Yield the contracts of the neighbours, of the interfaces, and of what follows the systems that go."""
    graph = plan.dependencies.graph
    for link in touching(plan):
        for thing in (link.from_, link.to, link.via, link.id):
            yield from graph.covered.get(thing or "", ())
    for system in covered_systems(plan):
        yield from graph.covered.get(system.successor or "", ())


def _why(plan: ExitPlan, contract: Contract) -> str:
    successors = {system.successor for system in covered_systems(plan)}
    if successors & set(contract.covers or ()):
        return "It brings the new service"
    ends, end = [application_end(one) for one in left_contracts(plan.facts)], application_end(contract)
    if end and any(other and end <= other for other in ends):
        return "A neighbour's contract; it ends before the exit does"
    return "A neighbour's contract; its supplier must change interfaces"
