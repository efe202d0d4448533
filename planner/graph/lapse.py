# SPDX-License-Identifier: MIT
"""Contract lapse: on each end of a contract, of an extension or of support, what stops the day after."""

from datetime import date, timedelta

from planner.graph.changes import Changes, Touched
from planner.graph.connect import DependencyGraph
from planner.graph.dependence import loss_of
from planner.graph.endings import Ending, endings
from planner.graph.evaluate import evaluate
from planner.graph.event import DeadLink, LapseEvent, LostData, LostSystem, PathEffect
from planner.graph.live import Day, Running
from planner.graph.outsiders import outsiders
from planner.graph.sites import PathAtSite
from planner.model import Contract, System


def lapse(graph: DependencyGraph, at_sites: tuple[PathAtSite, ...]) -> tuple[LapseEvent, ...]:
    """Return what the endings of the estate do, in order of date; what is not decided stands last of a day.

    Each ending is walked over what it touches, never over the whole estate, so that the walk
    grows with the estate and not with its square.
    """
    changes = Changes(graph, at_sites)
    return tuple(_event(graph, changes, group) for group in _together(endings(graph)))


def _together(found: tuple[Ending, ...]) -> list[tuple[Ending, ...]]:
    """Return the endings by day and scenario: an extension by itself, all else of one day together."""
    groups: dict[tuple[date, str], list[Ending]] = {}
    for ending in found:
        scenario = ending.id if ending.kind == "extension_end" else ""
        groups.setdefault((ending.on, scenario), []).append(ending)
    return [tuple(group) for _, group in sorted(groups.items(), key=lambda item: item[0])]


def _event(graph: DependencyGraph, changes: Changes, ends: tuple[Ending, ...]) -> LapseEvent:
    on, scenario = ends[0].on, ends[0].ends
    before = Running(graph, Day(on, scenario))
    day_after = on + timedelta(days=1)
    after = Running(graph, Day(day_after, scenario))
    contracts = tuple(graph.contracts[ending.id] for ending in ends if ending.noun == "contracts")
    extension = any(ending.kind == "extension_end" for ending in ends)
    touched = changes.touched({ending.id for ending in ends}, None if extension else on)
    systems = _lost_systems(graph, touched, before, after)
    links = _dead_links(graph, touched, before, after)
    return LapseEvent(
        endings=ends,
        day_after=day_after,
        past=on < graph.project.as_of,
        systems=systems,
        links=links,
        data=_lost_data(touched, before, after),
        paths=_worse_paths(graph, touched, before, after),
        outsiders=outsiders(graph, contracts, systems, links),
        services=_services(graph, contracts),
    )


def _lost_systems(
    graph: DependencyGraph, touched: Touched, before: Running, after: Running
) -> tuple[LostSystem, ...]:
    found = [_lost(graph.systems[id_], before, after) for id_ in touched.systems]
    order = {"stops": 0, "unsupported": 1, "replaced": 2}
    return tuple(sorted((lost for lost in found if lost), key=lambda lost: (order[lost.effect], lost.id)))


def _lost(system: System, before: Running, after: Running) -> LostSystem | None:
    """Return what becomes of a system that ran until now, if anything does."""
    if before.stop(system.id):
        return None
    stop = after.stop(system.id)
    if stop:
        heir = after.replacement(system.id)
        return LostSystem(system.id, "replaced" if heir else "stops", heir, stop.assumed)
    if set(after.support_lost(system)) - set(before.support_lost(system)):
        return LostSystem(system.id, "unsupported", None, False)
    return None


def _dead_links(
    graph: DependencyGraph, touched: Touched, before: Running, after: Running
) -> tuple[DeadLink, ...]:
    found = []
    for id_ in touched.links:
        link = graph.links[id_]
        stop = after.link_stop(link)
        if stop is None or stop.planned or before.link_stop(link) is not None:
            continue
        loss = loss_of(link)
        ends = after.dead_ends(link)
        undecided = link.future is None and any(after.replacement(end) for end in ends)
        dead = DeadLink(
            id=id_,
            dead_at=ends,
            why=stop.words,
            strength=loss.strength,
            hours=loss.hours,
            words=loss.words,
            undecided=undecided,
            planned=link.future == "retire",
            assumed=stop.assumed,
        )
        found.append(dead)
    order = {"hard": 0, "unknown": 1, "soft": 2, "none": 3}
    return tuple(sorted(found, key=lambda dead: (dead.planned, order[dead.strength], dead.id)))


def _lost_data(touched: Touched, before: Running, after: Running) -> tuple[LostData, ...]:
    found = []
    for held in touched.data:
        if not before.data_reachable(held) or after.data_reachable(held):
            continue
        left = after.copies_reachable(held)
        # Where more copies are counted than places named, one may still be had: nobody knows where.
        only = False if left else True if held.all_places_named else None
        found.append(LostData(held, left, only))
    return tuple(sorted(found, key=lambda lost: lost.held.id))


def _worse_paths(
    graph: DependencyGraph, touched: Touched, before: Running, after: Running
) -> tuple[PathEffect, ...]:
    found = []
    for at in touched.paths:
        if not at.elements or at.is_known_to_be_absent(graph):
            continue
        effect = PathEffect(at, evaluate(graph, at, before), evaluate(graph, at, after))
        if effect.new_reasons:
            found.append(effect)
    return tuple(found)


def _services(graph: DependencyGraph, contracts: tuple[Contract, ...]) -> tuple[str, ...]:
    """Return what the contracts cover that is neither a system, an interface nor a holding."""
    named = [name for c in contracts for name in (*(c.services or ()), *(c.covers or ()))]
    known = graph.held_ids
    return tuple(
        service
        for service in dict.fromkeys(named)
        if service not in graph.systems and service not in graph.links and service not in known
    )


__all__ = ["DeadLink", "LapseEvent", "LostData", "LostSystem", "PathEffect", "lapse"]
