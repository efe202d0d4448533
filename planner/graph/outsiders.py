# SPDX-License-Identifier: MIT
"""Who beside the trust feels an ending: parties, sharers, and the far ends of dead interfaces."""

from collections.abc import Iterator

from planner.graph.connect import DependencyGraph
from planner.graph.event import DeadLink, LostSystem, Outsider
from planner.model import Contract, Integration

NOBODY_NAMED = "somebody outside whom nobody has named"


def outsiders(
    graph: DependencyGraph,
    contracts: tuple[Contract, ...],
    systems: tuple[LostSystem, ...],
    links: tuple[DeadLink, ...],
) -> tuple[Outsider, ...]:
    """Return who feels it beside the trust, each once, with all that they feel it through."""
    own = _own_organisations(graph, contracts, systems)
    through: dict[str, list[str]] = {}
    felt = (*_by_contract(graph, contracts), *_by_system(graph, systems), *_by_link(graph, links, own))
    for id_, reason in felt:
        if id_ not in own:
            through.setdefault(id_, []).append(reason)
    return tuple(
        Outsider(id_, graph.name(id_) if id_ else NOBODY_NAMED, tuple(dict.fromkeys(reasons)))
        for id_, reasons in sorted(through.items())
    )


def _own_organisations(
    graph: DependencyGraph, contracts: tuple[Contract, ...], systems: tuple[LostSystem, ...]
) -> set[str]:
    """Return whose plan this is: the lead, or else whoever buys, or else whoever owns what stops."""
    lead = graph.project.programme.lead_org
    if lead:
        return {lead}
    buyers = {contract.buyer_org for contract in contracts if contract.buyer_org}
    owners = {graph.systems[lost.id].owner_org for lost in systems}
    return buyers or {owner for owner in owners if owner}


def _by_contract(graph: DependencyGraph, contracts: tuple[Contract, ...]) -> Iterator[tuple[str, str]]:
    several = len(contracts) > 1
    for contract in contracts:
        for party in contract.parties or ():
            yield party, f"party to {graph.name(contract.id)}" if several else "party to the contract"


def _by_system(graph: DependencyGraph, systems: tuple[LostSystem, ...]) -> Iterator[tuple[str, str]]:
    for lost in systems:
        if lost.effect != "replaced":
            for user in graph.systems[lost.id].shared_with or ():
                yield user, graph.name(lost.id)


def _by_link(graph: DependencyGraph, links: tuple[DeadLink, ...], own: set[str]) -> Iterator[tuple[str, str]]:
    for dead in links:
        link = graph.links[dead.id]
        far = [outsider for end in (link.from_, link.to) for outsider in _far_side(graph, end, dead)]
        if not set(far) - own and _leads_outside(link):
            far.append("")
        for id_ in far:
            yield id_, graph.name(dead.id)


def _far_side(graph: DependencyGraph, end: str | None, dead: DeadLink) -> Iterator[str]:
    """Yield the outsider at one end of a dead interface: the system's owner, or an outside service itself."""
    if end is None or end in dead.dead_at or end not in graph.systems:
        return
    system = graph.systems[end]
    if system.owner_org:
        yield system.owner_org
    elif graph.is_external(system):
        yield end


def _leads_outside(link: Integration) -> bool:
    """Return whether an interface crosses to another body at an end that nobody has named."""
    return link.boundary in ("xorg", "national") and (link.from_ is None or link.to is None)
