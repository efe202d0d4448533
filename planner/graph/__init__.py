# SPDX-License-Identifier: MIT
"""The dependency graph: service paths, contract lapse, single points of failure and cutover groups.

This is the only room that knows networkx, which takes long to import: those who build a graph import it.
"""

from dataclasses import dataclass
from functools import cached_property

from planner.graph.connect import DependencyGraph, connect
from planner.graph.cutover import CutoverStep, cutover_steps
from planner.graph.event import LapseEvent
from planner.graph.lapse import lapse
from planner.graph.paths import ServicePath, service_paths
from planner.graph.places import sites_of
from planner.graph.reach import BlastRadius, blast_radii
from planner.graph.single_points import SinglePoint, single_points
from planner.graph.sites import PathAtSite, paths_at_sites
from planner.graph.unknown_ends import UnknownEnd, unknown_ends
from planner.model import Project


@dataclass(frozen=True)
class Dependencies:
    """All that the graph can tell of a project, each part worked out when it is first asked for."""

    graph: DependencyGraph
    at_sites: tuple[PathAtSite, ...]

    @cached_property
    def lapse(self) -> tuple[LapseEvent, ...]:
        """Return what each ending does, in order of date."""
        return lapse(self.graph, self.at_sites)

    @cached_property
    def unknown_ends(self) -> tuple[UnknownEnd, ...]:
        """Return what may end on a day that nobody has told: contracts, parts of them, and systems."""
        return unknown_ends(self.graph)

    @cached_property
    def single_points(self) -> tuple[SinglePoint, ...]:
        """Return the single points of failure."""
        return single_points(self.graph, self.at_sites)

    @cached_property
    def blast_radii(self) -> tuple[BlastRadius, ...]:
        """Return what depends on each system."""
        return blast_radii(self.graph)

    @cached_property
    def cutover(self) -> tuple[CutoverStep, ...]:
        """Return the cutover steps, in order."""
        return cutover_steps(self.graph)


def dependencies(project: Project, paths: tuple[ServicePath, ...]) -> Dependencies:
    """Return the dependency graph of a project with the service paths laid over it."""
    graph = connect(project)
    return Dependencies(graph, paths_at_sites(graph, paths))


__all__ = [
    "BlastRadius",
    "CutoverStep",
    "Dependencies",
    "DependencyGraph",
    "LapseEvent",
    "PathAtSite",
    "ServicePath",
    "SinglePoint",
    "UnknownEnd",
    "connect",
    "dependencies",
    "service_paths",
    "sites_of",
]
