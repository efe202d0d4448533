# SPDX-License-Identifier: MIT
"""Single points of failure: the parts whose loss alone stops a service path."""

from dataclasses import dataclass, field

from planner.graph.connect import DependencyGraph
from planner.graph.endings import present_ends
from planner.graph.evaluate import evaluate
from planner.graph.live import Day, Running
from planner.graph.sites import PathAtSite


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
    """Return the single points of failure as the estate stands today, the widest-reaching first."""
    today = Day(graph.project.as_of, present_ends(graph))
    running = Running(graph, today)
    stops: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for at in at_sites:
        if not at.described or evaluate(graph, at, running).state == "stopped":
            continue
        for node in at.elements:
            if evaluate(graph, at, Running(graph, today, frozenset({node[1]}))).state == "stopped":
                stops.setdefault(node, []).append((at.path.id, at.site.id))
    found = [
        SinglePoint(noun, id_, _standby(graph, noun, id_), tuple(reached))
        for (noun, id_), reached in stops.items()
    ]
    without_standby = [point for point in found if point.standby is not True]
    return tuple(
        sorted(without_standby, key=lambda point: (-len(point.stops), point.noun != "systems", point.id))
    )


def _standby(graph: DependencyGraph, noun: str, id_: str) -> bool | None:
    return graph.systems[id_].standby if noun == "systems" else None
