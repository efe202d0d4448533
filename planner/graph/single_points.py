# SPDX-License-Identifier: MIT
"""Single points of failure: the parts whose loss alone stops a service path."""

from dataclasses import dataclass, field

from planner.graph.connect import DependencyGraph, Node
from planner.graph.endings import present_ends
from planner.graph.evaluate import evaluate, function_reasons, link_reasons
from planner.graph.live import Day, Running, Stop, ends_of
from planner.graph.sites import PathAtSite
from planner.model import System


@dataclass(frozen=True)
class SinglePoint:
    """A system or interface whose loss alone stops the paths named, at the sites named.

    `standby` is what the estate says of a standby; one that is declared takes the part off the list.
    """

    noun: str
    id: str
    standby: bool | None
    stops: tuple[tuple[str, str], ...] = field(default=())

    @property
    def paths(self) -> tuple[str, ...]:
        """Return the ids of the paths it stops anywhere, in order."""
        return tuple(dict.fromkeys(path for path, _ in self.stops))


def single_points(graph: DependencyGraph, at_sites: tuple[PathAtSite, ...]) -> tuple[SinglePoint, ...]:
    """Return the single points of failure as the estate stands today, the widest-reaching first.

    A group of many modalities is none: when one room fails the others go on.
    """
    today = Day(graph.project.as_of, present_ends(graph))
    running = Running(graph, today)
    stops: dict[Node, list[tuple[str, str]]] = {}
    for at in at_sites:
        if not _is_told_of(graph, at) or evaluate(graph, at, running).state == "stopped":
            continue
        for node in at.elements:
            if _may_fail_alone(graph, node) and _stops_without(graph, at, running, node):
                stops.setdefault(node, []).append((at.path.id, at.site.id))
    found = [
        SinglePoint(noun, id_, _standby(graph, noun, id_), tuple(reached))
        for (noun, id_), reached in stops.items()
    ]
    without_standby = [point for point in found if point.standby is not True]
    return tuple(
        sorted(without_standby, key=lambda point: (-len(point.stops), point.noun != "systems", point.id))
    )


class _Without(Running):
    """The estate as it runs today but for one part, which has failed."""

    def __init__(self, graph: DependencyGraph, running: Running, day: Day, lost: str) -> None:
        super().__init__(graph, day, frozenset({lost}))
        self._whole = running
        self._lost = lost

    def stop(self, id_: str) -> Stop | None:
        """Return the failure for what has failed, and for anything else what is so today."""
        return super().stop(id_) if id_ == self._lost else self._whole.stop(id_)


def _stops_without(graph: DependencyGraph, at: PathAtSite, running: Running, node: Node) -> bool:
    """Return whether a path that works stops when one part fails; only what has to do with it is asked."""
    lost = node[1]
    without = _Without(graph, running, running.day, lost)
    for function, systems in at.providers:
        if any(system.id == lost for system in systems) and any(
            reason.state == "stopped"
            for reason in function_reasons(graph, at.site, function, systems, without)
        ):
            return True
    return any(
        reason.state == "stopped"
        for group, links in at.links
        if any(lost == link.id or lost in ends_of(link) for link in links)
        for reason in link_reasons(graph, group, links, without)
    )


def _is_told_of(graph: DependencyGraph, at: PathAtSite) -> bool:
    """Return whether enough is known of a path to say that it exists here."""
    return at.described or (at.path.everywhere and not at.is_known_to_be_absent(graph))


def _may_fail_alone(graph: DependencyGraph, node: Node) -> bool:
    return node[0] != "systems" or not _is_many(graph.systems[node[1]])


def _is_many(system: System) -> bool:
    return system.kind == "modality_group" and (system.dicom is None or system.dicom.station_count != 1)


def _standby(graph: DependencyGraph, noun: str, id_: str) -> bool | None:
    return graph.systems[id_].standby if noun == "systems" else None
