# SPDX-License-Identifier: MIT
"""The dependency graph of an estate: nodes, typed edges, and quick ways to ask about them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import networkx as nx

from planner.graph.dependence import loss_of, needs_of
from planner.graph.holdings import HeldData, all_held_data
from planner.model import KINDS, Contract, Holding, Integration, Project, Site, System

Node = tuple[str, str]
"""A noun and an id, such as `("systems", "pacs-main")`."""


@dataclass(frozen=True)
class DependencyGraph:
    """The estate as a graph: every thing a node, and on each edge the relation and its strength.

    Relations: `depends_on` (with `strength` hard, soft or unknown), `feeds`, `routes_via`,
    `covered_by`, `held_in`, `owned_by`, `used_by`, `coded_in`, `identified_in`.
    """

    project: Project
    network: "nx.MultiDiGraph[Node]"
    held: tuple[HeldData, ...]

    @cached_property
    def systems(self) -> dict[str, System]:
        """Return the systems by id."""
        return {system.id: system for system in self.project.systems}

    @cached_property
    def links(self) -> dict[str, Integration]:
        """Return the integrations by id."""
        return {link.id: link for link in self.project.integrations}

    @cached_property
    def contracts(self) -> dict[str, Contract]:
        """Return the contracts by id."""
        return {contract.id: contract for contract in self.project.contracts}

    @cached_property
    def links_of(self) -> dict[str, tuple[Integration, ...]]:
        """Return for each system the integrations at one end of it, or through it."""
        found: dict[str, list[Integration]] = {id_: [] for id_ in self.systems}
        for link in self.project.integrations:
            for end in dict.fromkeys((link.from_, link.to, link.via)):
                if end in found:
                    found[end].append(link)
        return {id_: tuple(links) for id_, links in found.items()}

    @cached_property
    def covered(self) -> dict[str, tuple[str, ...]]:
        """Return for each system, integration or holding id the contracts that cover it."""
        found: dict[str, list[str]] = {}
        for contract in self.project.contracts:
            for id_ in contract.covers or ():
                found.setdefault(id_, []).append(contract.id)
        things: tuple[System | Integration | Holding, ...] = (
            *self.project.systems,
            *self.project.integrations,
            *self.project.holdings,
        )
        for thing in things:
            if thing.contract and thing.contract not in found.get(thing.id, ()):
                found.setdefault(thing.id, []).append(thing.contract)
        return {id_: tuple(ids) for id_, ids in found.items()}

    @cached_property
    def successors(self) -> frozenset[str]:
        """Return the systems that are planned to take another's place."""
        return frozenset(system.successor for system in self.project.systems if system.successor)

    @cached_property
    def organisation_ids(self) -> dict[str, str]:
        """Return the id of each organisation by its id and by its ODS code."""
        return {
            code: organisation.id
            for organisation in self.project.organisations
            for code in (organisation.ods, organisation.id)
            if code
        }

    def is_external(self, system: System) -> bool:
        """Return whether a system is a national or other outside service."""
        return system.kind is not None and KINDS[system.kind].group == "external"

    def name(self, id_: str | None) -> str:
        """Return the printed name of a system, integration, contract, site or organisation."""
        return self._names.get(id_ or "", id_ or "an end that nobody has named")

    @cached_property
    def _names(self) -> dict[str, str]:
        project = self.project
        nouns = (project.sites, project.organisations, project.contracts, project.holdings)
        names = {thing.id: thing.name_in_print for things in nouns for thing in things}
        names |= {code: names[id_] for code, id_ in self.organisation_ids.items()}
        names |= {system.id: system.name_in_print for system in project.systems}
        return names | {link.id: self._link_name(link, names) for link in project.integrations}

    @staticmethod
    def _link_name(link: Integration, names: dict[str, str]) -> str:
        if link.title:
            return link.title
        purpose = (link.purpose or "interface").replace("_", " ")
        ends = (names.get(link.from_ or "", "?"), names.get(link.to or "", "?"))
        return f"{purpose.capitalize()}: {ends[0]} to {ends[1]}"


def connect(project: Project) -> DependencyGraph:
    """Return the dependency graph of a project. References must have been checked before."""
    network: nx.MultiDiGraph[Node] = nx.MultiDiGraph()
    held = all_held_data(project)
    graph = DependencyGraph(project, network, held)
    for edge in _edges(graph):
        network.add_edge(edge[0], edge[1], relation=edge[2], strength=edge[3])
    for noun in ("systems", "integrations", "contracts", "organisations", "sites"):
        network.add_nodes_from((noun, thing.id) for thing in getattr(project, noun))
    return graph


Edge = tuple[Node, Node, str, str]


def _edges(graph: DependencyGraph) -> Iterator[Edge]:
    project = graph.project
    for link in project.integrations:
        yield from _link_edges(link)
    for system in project.systems:
        yield from _system_edges(system, graph)
    for held in graph.held:
        if held.system:
            yield ("holdings", held.id), ("systems", held.system), "held_in", "hard"
    for id_, contracts in graph.covered.items():
        noun = "systems" if id_ in graph.systems else "integrations" if id_ in graph.links else "holdings"
        for contract in contracts:
            yield (noun, id_), ("contracts", contract), "covered_by", "hard"


def _system_edges(system: System, graph: DependencyGraph) -> Iterator[Edge]:
    node = ("systems", system.id)
    if system.owner_org:
        yield (
            node,
            ("organisations", graph.organisation_ids.get(system.owner_org, system.owner_org)),
            "owned_by",
            "none",
        )
    for user in system.shared_with or ():
        yield node, ("organisations", graph.organisation_ids.get(user, user)), "used_by", "none"
    for concept, code_system in (system.code_systems or {}).items():
        yield node, ("code_sets", f"{concept}:{code_system}"), "coded_in", "none"
    for domain in system.patient_id_domains or ():
        yield node, ("identity_domains", f"{domain.authority}:{domain.type}"), "identified_in", "none"


def _link_edges(link: Integration) -> Iterator[Edge]:
    node, strength = ("integrations", link.id), loss_of(link).strength
    ends = [("systems", end) for end in (link.from_, link.to) if end]
    for end in ends:
        yield node, end, "depends_on", "hard"
    if link.via:
        yield node, ("systems", link.via), "routes_via", "hard"
        yield node, ("systems", link.via), "depends_on", "hard"
    if link.from_ and link.to:
        yield ends[0], ends[1], "feeds", strength
    for dependant, need in needs_of(link):
        yield ("systems", dependant), node, "depends_on", need


def sites_of(project: Project) -> tuple[Site, ...]:
    """Return the sites; where none is described, one for each trust, or one for the whole estate."""
    if project.sites:
        return project.sites
    trusts = [body for body in project.organisations if body.role in (None, "trust", "foundation_trust")]
    if trusts:
        return tuple(Site(id=body.id, name=body.name_in_print, organisation=body.id) for body in trusts)
    return (Site(id="estate", name="The whole estate"),)
