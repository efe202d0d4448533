# SPDX-License-Identifier: MIT
"""Contract lapse: on each end of a contract, of an extension or of support, what stops the day after."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from planner.graph.connect import DependencyGraph
from planner.graph.dependence import loss_of
from planner.graph.endings import Ending, endings
from planner.graph.evaluate import PathOnDay, Reason, evaluate
from planner.graph.holdings import HeldData
from planner.graph.live import Day, Running
from planner.graph.sites import PathAtSite
from planner.model import Contract


@dataclass(frozen=True)
class LostSystem:
    """A system that stops or loses support, and what takes its place by then."""

    id: str
    effect: Literal["stops", "unsupported", "replaced"]
    replaced_by: str | None
    assumed: bool


@dataclass(frozen=True)
class DeadLink:
    """An interface that goes dead, at which ends, and what that does; `planned` if it was to be retired."""

    id: str
    dead_at: tuple[str, ...]
    why: str
    strength: str
    hours: float | None
    words: str
    undecided: bool
    planned: bool


@dataclass(frozen=True)
class LostData:
    """Studies that can no longer be had where they lie; `only_copy` is None where nobody has said."""

    held: HeldData
    copies_left: tuple[str, ...]
    only_copy: bool | None


@dataclass(frozen=True)
class PathEffect:
    """A service path that gets worse at a site, from one state to another."""

    at: PathAtSite
    before: PathOnDay
    after: PathOnDay

    @property
    def new_reasons(self) -> tuple[Reason, ...]:
        """Return the reasons that this ending adds, worst first."""
        return tuple(reason for reason in self.after.reasons if reason not in self.before.reasons)


@dataclass(frozen=True)
class Outsider:
    """An organisation or service outside the buyer that feels the end, and through what."""

    id: str
    name: str
    through: tuple[str, ...]


@dataclass(frozen=True)
class LapseEvent:
    """All that the endings of one day do on the day after, given what is planned to be live by then.

    `endings` are those of one date and one scenario: contracts that end together are told together.
    """

    endings: tuple[Ending, ...]
    day_after: date
    past: bool
    systems: tuple[LostSystem, ...]
    links: tuple[DeadLink, ...]
    data: tuple[LostData, ...]
    paths: tuple[PathEffect, ...]
    outsiders: tuple[Outsider, ...]
    services: tuple[str, ...]

    @property
    def on(self) -> date:
        """Return the last day before the effects."""
        return self.endings[0].on

    @property
    def if_extended(self) -> bool:
        """Return whether this happens only if an extension that has not been taken is taken."""
        return any(ending.kind == "extension_end" for ending in self.endings)

    @property
    def contract_ids(self) -> tuple[str, ...]:
        """Return the contracts that end."""
        return tuple(ending.id for ending in self.endings if ending.noun == "contracts")

    @property
    def words(self) -> str:
        """Return what ends, as one line."""
        return "; ".join(ending.words for ending in self.endings)

    @property
    def harmless(self) -> bool:
        """Return whether nothing gets worse: all that ends has been replaced."""
        return not (
            self.paths or self.links or self.data or any(s.effect != "replaced" for s in self.systems)
        )


def lapse(graph: DependencyGraph, at_sites: tuple[PathAtSite, ...]) -> tuple[LapseEvent, ...]:
    """Return what the endings of the estate do, in order of date; what is not decided stands last of a day."""
    together: dict[tuple[date, str], list[Ending]] = {}
    for ending in endings(graph):
        scenario = ending.id if ending.kind == "extension_end" else ""
        together.setdefault((ending.on, scenario), []).append(ending)
    return tuple(_event(graph, at_sites, tuple(group)) for _, group in sorted(together.items(), key=_by_day))


def _by_day(item: tuple[tuple[date, str], list[Ending]]) -> tuple[date, str]:
    return item[0]


def _event(graph: DependencyGraph, at_sites: tuple[PathAtSite, ...], ends: tuple[Ending, ...]) -> LapseEvent:
    on, scenario = ends[0].on, ends[0].ends
    before = Running(graph, Day(on, scenario))
    day_after = on + timedelta(days=1)
    after = Running(graph, Day(day_after, scenario))
    systems = _lost_systems(graph, before, after)
    links = _dead_links(graph, before, after)
    contracts = tuple(graph.contracts[ending.id] for ending in ends if ending.noun == "contracts")
    return LapseEvent(
        endings=ends,
        day_after=day_after,
        past=on < graph.project.as_of,
        systems=systems,
        links=links,
        data=_lost_data(graph, before, after),
        paths=_worse_paths(graph, at_sites, before, after),
        outsiders=_outsiders(graph, contracts, systems, links),
        services=_services(graph, contracts),
    )


def _lost_systems(graph: DependencyGraph, before: Running, after: Running) -> tuple[LostSystem, ...]:
    found = []
    for system in graph.project.systems:
        if before.system_stopped(system.id):
            continue
        assumed = system.runs_after_contract is None and system.hosting is None
        if after.system_stopped(system.id):
            heir = after.replacement(system.id)
            found.append(LostSystem(system.id, "replaced" if heir else "stops", heir, assumed))
        elif after.unsupported(system) and not before.unsupported(system):
            found.append(LostSystem(system.id, "unsupported", None, assumed))
    return tuple(found)


def _dead_links(graph: DependencyGraph, before: Running, after: Running) -> tuple[DeadLink, ...]:
    found = []
    for link in graph.project.integrations:
        why = after.link_stopped(link)
        if why is None or before.link_stopped(link) is not None:
            continue
        loss = loss_of(link)
        ends = after.dead_ends(link)
        undecided = link.future is None and any(after.replacement(end) for end in ends)
        planned = link.future == "retire"
        found.append(DeadLink(link.id, ends, why, loss.strength, loss.hours, loss.words, undecided, planned))
    order = {"hard": 0, "unknown": 1, "soft": 2, "none": 3}
    return tuple(sorted(found, key=lambda dead: (dead.planned, order[dead.strength], dead.id)))


def _lost_data(graph: DependencyGraph, before: Running, after: Running) -> tuple[LostData, ...]:
    found = []
    for held in graph.held:
        if not before.data_reachable(held) or after.data_reachable(held):
            continue
        left = after.copies_reachable(held)
        only = False if left else True if held.only_copy or held.also_in else None
        found.append(LostData(held, left, only))
    return tuple(found)


def _worse_paths(
    graph: DependencyGraph, at_sites: tuple[PathAtSite, ...], before: Running, after: Running
) -> tuple[PathEffect, ...]:
    found = []
    complete = graph.project.programme.inventory and graph.project.programme.inventory.systems == "complete"
    for at in at_sites:
        if not at.elements or (complete and not at.described):
            continue
        was, now = evaluate(graph, at, before), evaluate(graph, at, after)
        if now.reasons != was.reasons and now.state != "works":
            found.append(PathEffect(at, was, now))
    return tuple(found)


def _outsiders(
    graph: DependencyGraph,
    contracts: tuple[Contract, ...],
    systems: tuple[LostSystem, ...],
    links: tuple[DeadLink, ...],
) -> tuple[Outsider, ...]:
    """Return who feels it beside the buyer: parties, sharers, and the far ends of dead interfaces."""
    through: dict[str, list[str]] = {}
    own = _own_organisations(graph, contracts)
    parties = [party for contract in contracts for party in contract.parties or ()]
    for party in parties:
        through.setdefault(graph.organisation_ids.get(party, party), []).append("party to the contract")
    for lost in systems:
        for user in graph.systems[lost.id].shared_with or ():
            if lost.effect != "replaced":
                through.setdefault(graph.organisation_ids.get(user, user), []).append(graph.name(lost.id))
    for dead in links:
        for end in (graph.links[dead.id].from_, graph.links[dead.id].to):
            far = _far_side(graph, end, dead)
            if far:
                through.setdefault(far, []).append(graph.name(dead.id))
    return tuple(
        Outsider(id_, graph.name(id_), tuple(dict.fromkeys(reasons)))
        for id_, reasons in sorted(through.items())
        if id_ not in own
    )


def _own_organisations(graph: DependencyGraph, contracts: tuple[Contract, ...]) -> set[str]:
    buyers = [contract.buyer_org for contract in contracts if contract.buyer_org]
    lead = graph.project.programme.lead_org or next(iter(buyers), None)
    trusts = [body.id for body in graph.project.organisations if body.role in ("trust", "foundation_trust")]
    return {graph.organisation_ids.get(lead, lead)} if lead else set(trusts[:1])


def _far_side(graph: DependencyGraph, end: str | None, dead: DeadLink) -> str | None:
    """Return the outsider at one end of a dead interface: its owner, or the outside service itself."""
    if end is None or end in dead.dead_at or end not in graph.systems:
        return None
    system = graph.systems[end]
    if graph.is_external(system):
        return end
    if system.owner_org:
        return graph.organisation_ids.get(system.owner_org, system.owner_org)
    return None


def _services(graph: DependencyGraph, contracts: tuple[Contract, ...]) -> tuple[str, ...]:
    """Return what the contracts cover that is neither a system, an interface nor a holding."""
    known = {*graph.systems, *graph.links, *(held.id for held in graph.held)}
    named = [name for c in contracts for name in (*(c.services or ()), *(c.covers or ()))]
    return tuple(dict.fromkeys(service for service in named if service not in known))
