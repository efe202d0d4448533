# SPDX-License-Identifier: MIT
"""Cutover groups: what must be switched together, in which order, and over which interim interfaces."""

from dataclasses import dataclass
from itertools import pairwise

import networkx as nx

from planner.graph.connect import DependencyGraph
from planner.graph.dependence import loss_of, needs_of
from planner.model import Integration


@dataclass(frozen=True)
class InterimInterface:
    """An interface that must work between a system already switched and one not yet switched."""

    link: str
    switched: str
    waiting: str
    until_step: int


@dataclass(frozen=True)
class CutoverStep:
    """One step of the cutover: systems switched together, and the interfaces that the step touches.

    `big_bang` says that the systems need each other, so that no order parts them. `repoint` are
    interfaces to systems that stay; `undecided` are those of which nobody has said what becomes.
    """

    number: int
    systems: tuple[str, ...]
    big_bang: bool
    because: tuple[str, ...]
    repoint: tuple[str, ...]
    undecided: tuple[str, ...]
    interim: tuple[InterimInterface, ...]


def moving(graph: DependencyGraph) -> tuple[str, ...]:
    """Return the systems that are to be replaced, or retired in favour of a successor."""
    return tuple(
        system.id
        for system in graph.project.systems
        if system.in_scope in ("replace", "consolidate") or (system.in_scope == "retire" and system.successor)
    )


def cutover_steps(graph: DependencyGraph) -> tuple[CutoverStep, ...]:
    """Return the steps of the cutover in an order in which each system finds what it needs already switched.

    Systems that need each other, directly or in a ring, fall into one step. Among steps of which
    neither needs the other, the one that fewest others wait for comes last; ties go by id.
    """
    ids = moving(graph)
    needs = _needs(graph, ids)
    condensed = nx.condensation(needs)
    names = {group: tuple(sorted(condensed.nodes[group]["members"])) for group in condensed}
    order = list(nx.lexicographical_topological_sort(condensed, key=lambda group: names[group]))
    step_of = {id_: number for number, group in enumerate(order, start=1) for id_ in names[group]}
    return tuple(
        _step(graph, number, names[group], step_of, needs) for number, group in enumerate(order, start=1)
    )


def _needs(graph: DependencyGraph, ids: tuple[str, ...]) -> "nx.DiGraph[str]":
    """Return the graph with an edge from each system to those that cannot work without it."""
    inside = set(ids)
    needs: nx.DiGraph[str] = nx.DiGraph()
    needs.add_nodes_from(sorted(ids))
    for link in graph.project.integrations:
        if link.from_ not in inside or link.to not in inside or link.from_ == link.to:
            continue
        for dependant, strength in needs_of(link):
            if strength in ("hard", "unknown"):
                needs.add_edge(link.to if dependant == link.from_ else link.from_, dependant)
    return needs


def _step(
    graph: DependencyGraph,
    number: int,
    systems: tuple[str, ...],
    step_of: dict[str, int],
    needs: "nx.DiGraph[str]",
) -> CutoverStep:
    repoint, undecided, interim = [], [], []
    links = {link.id: link for id_ in systems for link in graph.links_of[id_]}
    for id_ in sorted(links):
        link = links[id_]
        for here, there in _ends(link, systems):
            if there in step_of and step_of[there] > number:
                interim.append(InterimInterface(id_, here, there, step_of[there]))
            elif there not in step_of and link.future is None:
                undecided.append(id_)
            elif there not in step_of and link.future != "retire":
                repoint.append(id_)
    return CutoverStep(
        number,
        systems,
        len(systems) > 1,
        _ring(graph, systems, needs),
        tuple(dict.fromkeys(repoint)),
        tuple(dict.fromkeys(undecided)),
        tuple(interim),
    )


def _ends(link: Integration, systems: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return (end in the step, other end) for a link that leaves the step, or none."""
    pairs = [(link.from_, link.to), (link.to, link.from_)]
    return [(here, there) for here, there in pairs if here in systems and there and there not in systems]


def _ring(graph: DependencyGraph, systems: tuple[str, ...], needs: "nx.DiGraph[str]") -> tuple[str, ...]:
    """Return the interfaces of one shortest ring that binds the group, as printed names."""
    if len(systems) < 2:
        return ()
    inside = needs.subgraph(systems)
    start = systems[0]
    rings = []
    for neighbour in sorted(inside.successors(start)):
        back = nx.shortest_path(inside, neighbour, start)
        rings.append([start, *back])
    ring = min(rings, key=lambda path: (len(path), path))
    return tuple(dict.fromkeys(_binding(graph, one, two) for one, two in pairwise(ring)))


def _binding(graph: DependencyGraph, one: str, two: str) -> str:
    for link in graph.project.integrations:
        if {link.from_, link.to} == {one, two} and loss_of(link).strength in ("hard", "unknown"):
            return graph.name(link.id)
    return f"{graph.name(one)} to {graph.name(two)}"
