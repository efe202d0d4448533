# SPDX-License-Identifier: MIT
"""What each site has of a service path: the systems that serve it and the interfaces between them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from planner.graph.connect import DependencyGraph
from planner.graph.paths import PathFunction, PathLinks, ServicePath
from planner.graph.places import Places, sites_of
from planner.model import Integration, Site, System, SystemKind


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

    @cached_property
    def described(self) -> bool:
        """Return whether every essential function has somebody named to do it."""
        return not self.missing

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """Return the essential roles that nobody is named for."""
        return tuple(function.role for function, found in self.providers if function.essential and not found)

    def is_known_to_be_absent(self, graph: DependencyGraph) -> bool:
        """Return whether the estate says that this path does not exist here.

        It does so when a system that the path cannot do without is missing from a list that is
        complete, or is of kinds that are said to be absent.
        """
        programme = graph.project.programme
        if programme.inventory and programme.inventory.systems == "complete":
            return not self.described
        absent = programme.absent or ()
        lacking = [function for function, found in self.providers if function.essential and not found]
        return any(all(kind in absent for kind in function.kinds) for function in lacking)


def paths_at_sites(graph: DependencyGraph, paths: Iterable[ServicePath]) -> tuple[PathAtSite, ...]:
    """Return each path at each site of the estate, site by site."""
    paths, places, untied = tuple(paths), Places(graph), _untied_links(graph)
    found: list[PathAtSite] = []
    for site in sites_of(graph.project):
        here = _AtSite(graph, site, places.at(site), untied)
        found.extend(here.path(path) for path in paths)
    return tuple(found)


def _untied_links(graph: DependencyGraph) -> dict[str, list[Integration]]:
    """Return the links of each system without a list of sites, but for those that such a list ties to a site.

    A hub that all sites share has thousands of links. One that ends at a system of certain sites is met at
    that system, so that no site has to look at those of all the others.
    """
    systems = graph.systems
    found: dict[str, list[Integration]] = {id_: [] for id_, system in systems.items() if not system.sites}
    for link in graph.links.values():
        ends = [end for end in dict.fromkeys((link.from_, link.to)) if end in systems]
        if all(end in found for end in ends):
            for end in ends:
                found[end or ""].append(link)
    return found


class _AtSite:
    """What one site has, looked up once for all its paths."""

    def __init__(
        self,
        graph: DependencyGraph,
        site: Site,
        here: Mapping[str, System],
        untied: Mapping[str, list[Integration]],
    ) -> None:
        self._graph = graph
        self._site = site
        self._here = here
        self._by_kind: dict[SystemKind | None, list[System]] = {}
        for system in here.values():
            self._by_kind.setdefault(system.kind, []).append(system)
        links = {link.id: link for id_ in here for link in untied.get(id_, graph.links_of[id_])}
        self._by_purpose: dict[str | None, list[Integration]] = {}
        for id_ in sorted(links):
            if self._is_of_site(links[id_]):
                self._by_purpose.setdefault(links[id_].purpose, []).append(links[id_])

    def path(self, path: ServicePath) -> PathAtSite:
        """Return what the site has of one path."""
        links = tuple((group, self._links(group)) for group in path.links)
        elsewhere = self._elsewhere(path)
        providers = tuple((function, self._providers(function, elsewhere)) for function in path.functions)
        return PathAtSite(path, self._site, providers, links)

    def _providers(self, function: PathFunction, elsewhere: Mapping[str, System]) -> tuple[System, ...]:
        """Return who does a function here; somebody elsewhere only where nobody here does.

        The other hospital's PACS, to which studies are sent, is not a second PACS of this site.
        """
        local = [system for kind in function.kinds for system in self._by_kind.get(kind, ())]
        found = local or [system for system in elsewhere.values() if system.kind in function.kinds]
        return tuple(sorted(found, key=lambda system: system.id))

    def _elsewhere(self, path: ServicePath) -> dict[str, System]:
        """Return the systems tied to no other site that an interface of the path joins to this one."""
        systems, found = self._graph.systems, dict[str, System]()
        for purpose in dict.fromkeys(purpose for group in path.links for purpose in group.purposes):
            for link in self._by_purpose.get(purpose, ()):
                ends = (end for end in (link.from_, link.to) if end in systems and end not in self._here)
                found |= {end: systems[end] for end in ends if end}
        return found

    def _links(self, group: PathLinks) -> tuple[Integration, ...]:
        found = {
            link.id: link
            for purpose in group.purposes
            for link in self._by_purpose.get(purpose, ())
            if self._ends_in(link, group)
        }
        return tuple(found[id_] for id_ in sorted(found))

    def _ends_in(self, link: Integration, group: PathLinks) -> bool:
        """Return whether an interface ends where the link of the path must; an unknown end may be there."""
        target = self._graph.systems.get(link.to or "")
        return not group.into or target is None or target.kind in group.into

    def _is_of_site(self, link: Integration) -> bool:
        """Return whether one end of a link serves the site, and neither is tied to other sites.

        That it passes through an engine which serves the site does not make it one of the site's.
        """
        ends = [end for end in (link.from_, link.to) if end in self._graph.systems]
        here = [end for end in ends if end in self._here]
        return bool(here) and all(
            end in self._here or not self._graph.systems[end].sites for end in ends if end
        )
