# SPDX-License-Identifier: MIT
"""What each site has of a service path: the systems that serve it and the interfaces between them."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from planner.graph.connect import DependencyGraph, sites_of
from planner.graph.paths import PathFunction, PathLinks, ServicePath
from planner.model import KINDS, Integration, Site, System


@dataclass(frozen=True)
class PathAtSite:
    """One service path at one site: who can do each function, and which interfaces carry each link.

    `described` is false where the estate names nothing that could do an essential function:
    whether the path exists there at all is then not known.
    """

    path: ServicePath
    site: Site
    providers: tuple[tuple[PathFunction, tuple[System, ...]], ...]
    links: tuple[tuple[PathLinks, tuple[Integration, ...]], ...]

    @cached_property
    def elements(self) -> tuple[tuple[str, str], ...]:
        """Return every system and interface of the path here, each once, as (noun, id)."""
        systems = (("systems", system.id) for _, found in self.providers for system in found)
        links = [link for _, found in self.links for link in found]
        vias = (("systems", link.via) for link in links if link.via)
        return tuple(dict.fromkeys((*systems, *vias, *(("integrations", link.id) for link in links))))

    @property
    def described(self) -> bool:
        """Return whether every essential function has somebody named to do it."""
        return all(found for function, found in self.providers if function.essential)

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the essential roles that nobody is named for."""
        return tuple(function.role for function, found in self.providers if function.essential and not found)


def paths_at_sites(graph: DependencyGraph, paths: Iterable[ServicePath]) -> tuple[PathAtSite, ...]:
    """Return each path at each site of the estate, site by site."""
    paths = tuple(paths)
    found: list[PathAtSite] = []
    for site in sites_of(graph.project):
        here = _systems_at(graph, site)
        found.extend(_path_at(graph, path, site, here) for path in paths)
    return tuple(found)


def _systems_at(graph: DependencyGraph, site: Site) -> dict[str, System]:
    """Return the systems that serve a site: those said to, and those whose users are there.

    A system that names no site serves every site of its owner and of those who share it. One that
    names no owner either, and one outside the trust, serves every site.
    """
    organisation = graph.organisation_ids.get(site.organisation or "", site.organisation)
    found = {}
    for system in graph.project.systems:
        if system.sites:
            serves = site.id in system.sites or (site.ods is not None and site.ods in system.sites)
        else:
            serves = organisation is None or organisation in _users(graph, system) or _reaches_all(system)
        if serves:
            found[system.id] = system
    return found


def _users(graph: DependencyGraph, system: System) -> set[str | None]:
    codes = (system.owner_org, *(system.shared_with or ()))
    return {graph.organisation_ids.get(code, code) for code in codes if code}


def _reaches_all(system: System) -> bool:
    return system.owner_org is None or (system.kind is not None and KINDS[system.kind].group == "external")


def _path_at(graph: DependencyGraph, path: ServicePath, site: Site, here: dict[str, System]) -> PathAtSite:
    reached = {**here, **_neighbours(graph, path, here)}
    providers = tuple(
        (function, tuple(system for system in reached.values() if system.kind in function.kinds))
        for function in path.functions
    )
    links = tuple((group, _links_at(graph, group, here)) for group in path.links)
    return PathAtSite(path, site, providers, links)


def _neighbours(graph: DependencyGraph, path: ServicePath, here: dict[str, System]) -> dict[str, System]:
    """Return the systems elsewhere that an interface of this path joins to a system of the site."""
    purposes = {purpose for group in path.links for purpose in group.purposes}
    found: dict[str, System] = {}
    for id_ in here:
        for link in graph.links_of[id_]:
            if link.purpose in purposes:
                ends = (end for end in (link.from_, link.to) if end in graph.systems and end not in here)
                found |= {end: graph.systems[end] for end in ends if _not_local(graph.systems[end])}
    return found


def _not_local(system: System) -> bool:
    """Return whether a system may serve a site that is not in its own list: it has no such list."""
    return not system.sites


def _links_at(graph: DependencyGraph, group: PathLinks, here: dict[str, System]) -> tuple[Integration, ...]:
    found: dict[str, Integration] = {}
    for id_ in here:
        for link in graph.links_of[id_]:
            if (
                link.purpose in group.purposes
                and _ends_in(graph, link, group)
                and _both_serve(link, graph, here)
            ):
                found[link.id] = link
    return tuple(found[id_] for id_ in sorted(found))


def _ends_in(graph: DependencyGraph, link: Integration, group: PathLinks) -> bool:
    if not group.into:
        return True
    target = graph.systems.get(link.to or "")
    return target is None or target.kind in group.into


def _both_serve(link: Integration, graph: DependencyGraph, here: dict[str, System]) -> bool:
    """Return whether each end of a link serves the site, or is not tied to other sites."""
    ends = (end for end in (link.from_, link.to) if end in graph.systems)
    return all(end in here or _not_local(graph.systems[end]) for end in ends)
