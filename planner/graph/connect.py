# SPDX-License-Identifier: MIT
"""The dependency graph of an estate: nodes, typed edges, and quick ways to ask about them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from planner.english import capital
from planner.graph.dependence import loss_of, needs_of
from planner.graph.holdings import HeldData, all_held_data
from planner.model import KINDS, Contract, Holding, Integration, Project, System
from planner.model.names import with_ids
from planner.model.purposes import in_short

if TYPE_CHECKING:
    import networkx as nx

Node = tuple[str, str]
"""A noun and an id, such as `("systems", "pacs-main")`."""


@dataclass(frozen=True)
class DependencyGraph:
    """The estate as a graph: every thing a node, and on each edge the relation and its strength.

    Relations: `depends_on` (with `strength` hard, soft or unknown), `feeds`, `routes_via`,
    `covered_by`, `held_in`, `copied_in`, `succeeded_by`, `owned_by`, `used_by`, `masters`,
    `coded_in`, `identified_in`. In `project` every reference is made by id, whatever alias or ODS
    code was written.
    """

    project: Project
    network: "nx.MultiDiGraph[Node]"
    held: tuple[HeldData, ...]

    @cached_property
    def systems(self) -> dict[str, System]:
        """Return the systems by id."""
        return {system.id: system for system in self.project.systems}

    @cached_property
    def held_ids(self) -> frozenset[str]:
        """Return the ids of all that is held, described or implied."""
        return frozenset(held.id for held in self.held)

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
            for id_ in dict.fromkeys(contract.covers or ()):
                found.setdefault(id_, []).append(contract.id)
        things: tuple[System | Integration | Holding, ...] = (
            *self.project.systems,
            *self.project.integrations,
            *self.project.holdings,
        )
        for thing in things:
            if thing.contract and thing.contract not in found.get(thing.id, ()):
                found.setdefault(thing.id, []).append(thing.contract)
        return {id_: tuple(sorted(ids)) for id_, ids in found.items()}

    @cached_property
    def successors(self) -> frozenset[str]:
        """Return the systems that are planned to take another's place."""
        return frozenset(self.predecessors)

    @cached_property
    def predecessors(self) -> dict[str, tuple[str, ...]]:
        """Return for each system the systems whose place it is to take."""
        found: dict[str, list[str]] = {}
        for system in self.project.systems:
            if system.successor:
                found.setdefault(system.successor, []).append(system.id)
        return {id_: tuple(sorted(ids)) for id_, ids in found.items()}

    def is_only_planned(self, system: System) -> bool:
        """Return whether a system without a go-live date does not run yet, as far as the estate tells.

        It is named as the successor of something that has not been retired, and nothing else
        says that it is there: no decision about it, no studies, no contract that has begun.
        """
        as_of = self.project.as_of
        before = [self.systems[id_] for id_ in self.predecessors.get(system.id, ())]
        waits = any(old.retired_on is None or old.retired_on > as_of for old in before)
        starts = [self.contracts[id_].start for id_ in self.covered.get(system.id, ())]
        begun = any(start and start <= as_of for start in starts)
        return waits and system.in_scope is None and not system.archive and not begun

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
        purpose = in_short(link.purpose or "interface")
        ends = (names.get(link.from_ or "", "?"), names.get(link.to or "", "?"))
        return f"{capital(purpose)}: {ends[0]} to {ends[1]}"


def connect(project: Project) -> DependencyGraph:
    """Return the dependency graph of a project. References must have been checked before."""
    import networkx as nx

    project = with_ids(project)
    network: nx.MultiDiGraph[Node] = nx.MultiDiGraph()
    held = all_held_data(project)
    graph = DependencyGraph(project, network, held)
    for number, edge in enumerate(_edges(graph)):  # with keys of our own, or each edge counts its likes
        network.add_edge(edge[0], edge[1], number, relation=edge[2], strength=edge[3])
    for noun in ("systems", "integrations", "contracts", "organisations", "sites"):
        network.add_nodes_from((noun, thing.id) for thing in getattr(project, noun))
    network.add_nodes_from(("holdings", one.id) for one in held)
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
        for other in held.also_in:
            yield ("holdings", held.id), ("systems", other), "copied_in", "none"
    for id_, contracts in graph.covered.items():
        noun = "systems" if id_ in graph.systems else "integrations" if id_ in graph.links else "holdings"
        for contract in contracts:
            yield (noun, id_), ("contracts", contract), "covered_by", "hard"


def _system_edges(system: System, graph: DependencyGraph) -> Iterator[Edge]:
    node = ("systems", system.id)
    if system.successor:
        yield node, ("systems", system.successor), "succeeded_by", "none"
    if system.owner_org:
        yield node, ("organisations", system.owner_org), "owned_by", "none"
    for user in system.shared_with or ():
        yield node, ("organisations", user), "used_by", "none"
    for item in system.masters or ():
        yield node, ("data_items", item), "masters", "none"
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
    for concept, code_system in (link.code_systems or {}).items():
        yield node, ("code_sets", f"{concept}:{code_system}"), "coded_in", "none"
    for domain in link.identifiers or ():
        yield node, ("identity_domains", domain), "identified_in", "none"
