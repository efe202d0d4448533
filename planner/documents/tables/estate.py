# SPDX-License-Identifier: MIT
"""Tables of the estate as it was described: what there is, what it holds, and under which contracts."""

from planner.documents.plan import ExitPlan
from planner.documents.table import Table
from planner.documents.tables import facts
from planner.documents.words import FUTURE_WORDS, ROLES, SCOPE_WORDS, UNKNOWN, said, terabytes
from planner.documents.workbook import Column, Value
from planner.english import capital, joined
from planner.model import KINDS, Contract, Integration, System
from planner.model.terms import exit_notice, extension_notices, latest_possible_end


def systems_in_scope(plan: ExitPlan) -> Table:
    """Return the systems the programme replaces, merges or retires, with what follows them."""
    scoped = [s for s in plan.facts.present_systems if s.in_scope in ("replace", "consolidate", "retire")]
    return Table(
        "systems-in-scope",
        "Systems in scope",
        (
            Column("system", "System"),
            Column("kind", "What it is", "long"),
            Column("contract", "Contract"),
            Column("ends", "Contract ends", "date"),
            Column("becomes", "What becomes of it"),
            Column("successor", "Followed by"),
            Column("live", "Successor live", "date"),
        ),
        tuple(_in_scope(plan, system) for system in scoped),
    )


def _in_scope(plan: ExitPlan, system: System) -> tuple[Value, ...]:
    graph = plan.dependencies.graph
    covering = [graph.contracts[id_] for id_ in graph.covered.get(system.id, ())]
    ends = [end for contract in covering if (end := contract.application_end or contract.end)]
    heir = plan.facts.system(system.successor)
    return (
        system.name_in_print,
        kind_of(system),
        joined([contract.name_in_print for contract in covering]) or UNKNOWN,
        min(ends, default=None),
        SCOPE_WORDS[system.in_scope],
        heir.name_in_print if heir else "Nothing" if system.in_scope == "retire" else "Not chosen",
        heir.go_live if heir else "–" if system.in_scope == "retire" else None,
    )


def systems(plan: ExitPlan) -> Table:
    """Return every system of the estate, those planned included."""
    graph = plan.dependencies.graph
    return Table(
        "systems",
        "Systems of the estate",
        (
            Column("id", "Id", "id", 16),
            Column("system", "System"),
            Column("kind", "What it is", "long"),
            Column("owner", "Owner"),
            Column("sites", "Sites", "long"),
            Column("hosting", "Runs in"),
            Column("contract", "Contract"),
            Column("scope", "What becomes of it"),
            Column("evidence", "How well known"),
        ),
        tuple(
            (
                system.id,
                system.name_in_print,
                kind_of(system),
                graph.name(system.owner_org) if system.owner_org else UNKNOWN,
                joined([graph.name(site) for site in system.sites]) if system.sites else UNKNOWN,
                HOSTING_WORDS[system.hosting],
                joined([graph.name(id_) for id_ in graph.covered.get(system.id, ())]) or "None named",
                _becomes(plan, system),
                capital(system.evidence_of("kind").grade or "declared"),
            )
            for system in plan.project.systems
        ),
    )


HOSTING_WORDS = {
    "on_prem": "The trust's own premises",
    "supplier_dc": "The supplier's data centre",
    "regional_dc": "A regional data centre",
    "public_cloud": "A public cloud",
    "hybrid": "Several places",
    None: UNKNOWN,
}


def _becomes(plan: ExitPlan, system: System) -> str:
    return "Planned" if system.id in plan.facts.planned else SCOPE_WORDS[system.in_scope]


def kind_of(system: System) -> str:
    """Return the plain name of what a system is."""
    return KINDS[system.kind].name if system.kind else UNKNOWN


BODY_WORDS = {
    "trust": "NHS trust",
    "foundation_trust": "NHS foundation trust",
    "independent": "Independent provider",
    "partner": "Partner outside the programme",
    "ics": "Integrated care system",
    "network": "Imaging network",
    "national": "National body",
}


def organisations(plan: ExitPlan) -> Table:
    """Return the organisations of the estate and their sites."""
    sites: dict[str, list[str]] = {}
    codes = plan.dependencies.graph.organisation_ids
    for site in plan.project.sites:
        key = codes.get(site.organisation or "", site.organisation or "")
        sites.setdefault(key, []).append(site.name_in_print)
    return Table(
        "organisations",
        "Organisations and sites",
        (
            Column("organisation", "Organisation"),
            Column("role", "Role"),
            Column("sites", "Sites", "long"),
        ),
        tuple(
            (
                body.name_in_print,
                BODY_WORDS.get(body.role or "", capital(said(body.role))),
                joined(sites.get(body.id, [])) or "None listed",
            )
            for body in plan.project.organisations
        ),
    )


def contracts(plan: ExitPlan) -> Table:
    """Return the contracts with their terms, and what each says about leaving."""
    return Table(
        "contracts",
        "Contracts",
        (
            Column("id", "Id", "id", 14),
            Column("contract", "Contract"),
            Column("supplier", "Supplier"),
            Column("start", "Began", "date"),
            Column("end", "Ends", "date"),
            Column("archive_end", "Archive ends", "date"),
            Column("extensions", "Extensions", "long"),
            Column("extend_by", "Last day to extend", "date"),
            Column("notice_by", "Last day for notice to leave", "date"),
            Column("latest", "Can run until", "date"),
            Column("exit_plan", "Exit plan"),
            Column("data_return", "Return of data", "long"),
        ),
        tuple(_contract(plan, contract) for contract in plan.project.contracts),
    )


def _contract(plan: ExitPlan, contract: Contract) -> tuple[Value, ...]:
    suppliers = {supplier.id: supplier.name_in_print for supplier in plan.project.suppliers}
    notices = [day for _, day in extension_notices(contract)]
    return (
        contract.id,
        contract.name_in_print,
        suppliers.get(contract.supplier or "", UNKNOWN),
        contract.start,
        contract.application_end or contract.end,
        contract.archive_end or contract.end,
        facts.extensions(contract),
        min(notices, default=None),
        exit_notice(contract),
        latest_possible_end(contract),
        capital(said(contract.exit.plan if contract.exit else None)),
        facts.data_return(contract),
    )


def holdings(plan: ExitPlan) -> Table:
    """Return what is held, where, on what, and in how many copies."""
    graph = plan.dependencies.graph
    return Table(
        "holdings",
        "What is held, and where",
        (
            Column("holding", "Studies", "long"),
            Column("system", "Where"),
            Column("modalities", "Modalities"),
            Column("years", "Years"),
            Column("studies", "Number of studies", "number"),
            Column("size", "Size"),
            Column("media", "Medium"),
            Column("copies", "Copies"),
            Column("only", "Only copy"),
        ),
        tuple(
            (
                held.title,
                graph.name(held.system) if held.system else UNKNOWN,
                ", ".join(held.modalities) or UNKNOWN,
                _years(held.years),
                held.studies,
                terabytes(held.terabytes),
                capital(said(held.media)),
                said(held.copies),
                {True: "Yes", False: "No", None: "Not known"}[held.only_copy],
            )
            for held in graph.held
        ),
        note="" if all(held.declared for held in graph.held) else IMPLIED,
    )


IMPLIED = "Where no holdings were described, the tiers of the archive stand in for them."


def _years(years: tuple[int, int] | None) -> str:
    if years is None:
        return UNKNOWN
    return str(years[0]) if years[0] == years[1] else f"{years[0]} to {years[1]}"


def interfaces(plan: ExitPlan) -> Table:
    """Return the interface catalogue: one row for each integration."""
    return Table(
        "interfaces",
        "Interface catalogue",
        (
            Column("id", "Id", "id", 18),
            Column("interface", "Interface", "long"),
            Column("from", "From"),
            Column("to", "To"),
            Column("reference", "Like"),
            Column("purpose", "Purpose", "long"),
            Column("protocol", "Protocol and message", "long"),
            Column("ihe", "IHE"),
            Column("via", "Through"),
            Column("codes", "Codes and identifiers", "long"),
            Column("security", "Security", "long"),
            Column("failure", "When it fails", "long"),
            Column("criticality", "Criticality", "number"),
            Column("spec", "Written down"),
            Column("future", "What becomes of it"),
        ),
        tuple(_interface(plan, link) for link in plan.project.integrations),
        note="Criticality: 1 stops imaging or reporting, 4 is cosmetic.",
    )


def _interface(plan: ExitPlan, link: Integration) -> tuple[Value, ...]:
    graph = plan.dependencies.graph
    return (
        link.id,
        graph.name(link.id),
        graph.name(link.from_) if link.from_ else UNKNOWN,
        graph.name(link.to) if link.to else UNKNOWN,
        link.reference or "",
        facts.marked(link, capital(said(link.purpose)), "purpose"),
        facts.protocol(link),
        facts.marked(link, facts.ihe(link), "ihe"),
        graph.name(link.via) if link.via else "Direct or not known",
        facts.codes(link),
        facts.security(link),
        facts.failure(link),
        link.criticality,
        capital(said(link.spec.documented if link.spec else None)),
        FUTURE_WORDS[link.future],
    )


def people(plan: ExitPlan) -> Table:
    """Return the roles of the programme and who fills each."""
    filled = plan.owners
    named = {person.role for person in plan.project.people if person.role}
    used = {risk.rule.owner for risk in plan.risks.risks} | {q.question.ask for q in plan.questions}
    return Table(
        "people",
        "Roles",
        (Column("role", "Role"), Column("short", "Short"), Column("who", "Who")),
        tuple(
            (words, role, filled.get(role, "Nobody yet" if role in named else capital(UNKNOWN)))
            for role, words in ROLES.items()
            if role in named or role in used
        ),
    )
