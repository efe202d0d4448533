# SPDX-License-Identifier: MIT
"""Cutover groups: what must be switched together, in which order, and over which interim interfaces."""

from dataclasses import dataclass

from planner.graph.connect import DependencyGraph
from planner.graph.dependence import needs_of
from planner.graph.live import ends_of
from planner.graph.rings import shortest_ring
from planner.model import Integration

Needs = dict[tuple[str, str], str]
"""For (what is needed, who needs it) the interface over which it is, the first by id."""


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
    neither needs the other, the one for which most others wait comes first; ties go by id.
    """
    import networkx as nx

    ids = tuple(sorted(moving(graph)))
    needs = _needs(graph, ids)
    flow: nx.DiGraph[str] = nx.DiGraph()
    flow.add_nodes_from(ids)
    flow.add_edges_from(sorted(needs))
    condensed = nx.condensation(flow)
    names = {group: tuple(sorted(condensed.nodes[group]["members"])) for group in condensed}
    waiting = {group: len(nx.descendants(condensed, group)) for group in condensed}
    order = list(
        nx.lexicographical_topological_sort(condensed, key=lambda group: (-waiting[group], names[group]))
    )
    step_of = {id_: number for number, group in enumerate(order, start=1) for id_ in names[group]}
    return tuple(
        _step(graph, number, names[group], step_of, needs) for number, group in enumerate(order, start=1)
    )


def _needs(graph: DependencyGraph, ids: tuple[str, ...]) -> Needs:
    """Return who cannot work without whom among the systems that move, and over which interface.

    Whoever needs an interface needs the engine that it passes through as much as its far end.
    """
    inside = set(ids)
    found: Needs = {}
    links = {link.id: link for id_ in ids for link in graph.links_of[id_]}
    for id_ in sorted(links):
        for dependant, strength in needs_of(links[id_]):
            if strength in ("hard", "unknown") and dependant in inside:
                for needed in ends_of(links[id_]):
                    if needed in inside and needed != dependant:
                        found.setdefault((needed, dependant), id_)
    return found


def _step(
    graph: DependencyGraph,
    number: int,
    systems: tuple[str, ...],
    step_of: dict[str, int],
    needs: Needs,
) -> CutoverStep:
    repoint, undecided, interim = [], [], []
    links = {link.id: link for id_ in systems for link in graph.links_of[id_]}
    for id_ in sorted(links):
        link = links[id_]
        for here, there in _pairs(link, systems):
            if step_of.get(there, 0) > number:
                interim.append(InterimInterface(id_, here, there, step_of[there]))
            elif there not in step_of and link.future is None:
                undecided.append(id_)
            elif there not in step_of and link.future != "retire":
                repoint.append(id_)
    ring = shortest_ring(systems, needs) if len(systems) > 1 else ()
    return CutoverStep(
        number,
        systems,
        len(systems) > 1,
        tuple(dict.fromkeys(graph.name(needs[pair]) for pair in ring)),
        tuple(dict.fromkeys(repoint)),
        tuple(dict.fromkeys(undecided)),
        tuple(dict.fromkeys(interim)),
    )


def _pairs(link: Integration, systems: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return (system in the step, system at another end) for a link that leaves the step.

    A link that passes through an engine of the step touches both systems that it joins.
    """
    ends = ends_of(link)
    here = [end for end in ends if end in systems]
    there = [end for end in ends if end not in systems]
    return [(one, other) for one in here for other in there]
