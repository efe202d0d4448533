# SPDX-License-Identifier: MIT
"""Where systems serve: which sites and organisations each of them reaches, as far as the estate tells."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from planner.graph.connect import DependencyGraph
from planner.model import Organisation, Project, Site, System

TRUSTS = (None, "trust", "foundation_trust")
SUPPLY = ("supplier", "national", "network", "ics", "other")


def sites_of(project: Project) -> tuple[Site, ...]:
    """Return the sites in order of their ids; where none is described, one for each body that has systems.

    A trust that is only named, as a party to a contract perhaps, has no service here to speak of.
    Where no body has systems of its own there is one site, the whole estate.
    """
    if project.sites:
        return tuple(sorted(project.sites, key=lambda site: site.id))
    users = {code for system in project.systems for code in (system.owner_org, *(system.shared_with or ()))}
    bodies = [body for body in project.organisations if _is_trust(body, project)]
    served = [body for body in bodies if users & {body.id, body.ods}] or bodies
    if not served:
        return (Site(id="estate", name="The whole estate"),)
    sites = (Site(id=body.id, name=body.name_in_print, organisation=body.id) for body in served)
    return tuple(sorted(sites, key=lambda site: site.id))


def _is_trust(body: Organisation, project: Project) -> bool:
    lead = project.programme.lead_org
    return body.role in TRUSTS or (lead is not None and lead in (body.id, body.ods))


def serves(system: System, site: Site) -> bool:
    """Return whether a system may serve a site: it is on its list of sites, or it has no such list."""
    return not system.sites or site.id in system.sites or (site.ods is not None and site.ods in system.sites)


@dataclass(frozen=True)
class Places:
    """Which systems serve which site.

    A system with a list of sites serves those. One without serves every site of its owner and of
    those who share it. An outside service, and a system that names neither user nor sharer (or
    whose owner only supplies it), belongs to whoever it is joined to by interfaces; one that is
    joined to nobody, to all.
    """

    graph: DependencyGraph

    def at(self, site: Site) -> dict[str, System]:
        """Return the systems that serve a site, by id."""
        ids = [*self._by_site.get(site.id, ()), *self._everywhere]
        if site.organisation is None:
            ids += [id_ for id_, found in self._users.items() if found]
        else:
            ids += self._by_user.get(site.organisation, ())
        return {id_: self.graph.systems[id_] for id_ in sorted(set(ids))}

    @cached_property
    def _by_site(self) -> dict[str, list[str]]:
        names = {code: site.id for site in self.graph.project.sites for code in (site.ods, site.id) if code}
        found: dict[str, list[str]] = {}
        for system in self.graph.project.systems:
            for name in system.sites or ():
                found.setdefault(names.get(name, name), []).append(system.id)
        return found

    @cached_property
    def _users(self) -> dict[str, frozenset[str]]:
        """Return the organisations that use each system without a list of sites; empty where all may."""
        users: dict[str, frozenset[str]] = {}
        for group in self._groups():
            joined = frozenset(code for id_ in group for code in self._users_beside(id_))
            users |= dict.fromkeys(group, joined)
        for id_ in self._outside:
            stated = self._stated(self.graph.systems[id_], with_owner=False)
            joined = frozenset(
                code
                for other in self._beside(id_)
                for code in users.get(other, self._stated(self.graph.systems[other]))
            )
            users[id_] = stated | joined
        placed = (system for system in self.graph.project.systems if system.id not in users)
        users |= {system.id: self._stated(system) for system in placed}
        return {id_: found for id_, found in users.items() if not self.graph.systems[id_].sites}

    @cached_property
    def _by_user(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for id_, users in self._users.items():
            for user in users:
                found.setdefault(user, []).append(id_)
        return found

    @cached_property
    def _everywhere(self) -> tuple[str, ...]:
        return tuple(id_ for id_, users in self._users.items() if not users)

    @cached_property
    def _outside(self) -> tuple[str, ...]:
        systems = self.graph.project.systems
        return tuple(system.id for system in systems if self.graph.is_external(system))

    @cached_property
    def _unplaced(self) -> frozenset[str]:
        """Return the systems of the estate that name no owner, no sharer and no site."""
        return frozenset(
            system.id
            for system in self.graph.project.systems
            if not self._stated(system) and not self.graph.is_external(system)
        )

    @cached_property
    def _organisation_of_site(self) -> dict[str, str]:
        sites = [site for site in self.graph.project.sites if site.organisation]
        return {code: site.organisation or "" for site in sites for code in (site.ods, site.id) if code}

    @cached_property
    def _suppliers(self) -> frozenset[str]:
        """Return the bodies that own systems for others to use, and have no sites themselves."""
        with_sites = set(self._organisation_of_site.values())
        bodies = self.graph.project.organisations
        return frozenset(body.id for body in bodies if body.role in SUPPLY and body.id not in with_sites)

    def _stated(self, system: System, with_owner: bool = True) -> frozenset[str]:
        """Return the organisations that the estate says use a system, by its owner, sharers and sites."""
        owner = system.owner_org if with_owner and system.owner_org not in self._suppliers else None
        sites = (self._organisation_of_site.get(site) for site in system.sites or ())
        return frozenset(code for code in (owner, *(system.shared_with or ()), *sites) if code)

    def _beside(self, id_: str) -> tuple[str, ...]:
        """Return the systems that a system is joined to: by an interface, or as successor."""
        systems = self.graph.systems
        near = [end for link in self.graph.links_of[id_] for end in (link.from_, link.to, link.via)]
        near += [systems[id_].successor, *self.graph.predecessors.get(id_, ())]
        return tuple(dict.fromkeys(end for end in near if end and end in systems and end != id_))

    def _users_beside(self, id_: str) -> Iterable[str]:
        for other in self._beside(id_):
            if other not in self._unplaced and not self.graph.is_external(self.graph.systems[other]):
                yield from self._stated(self.graph.systems[other])

    def _groups(self) -> Iterable[tuple[str, ...]]:
        """Yield the unplaced systems in groups that are joined to one another."""
        done: set[str] = set()
        for start in sorted(self._unplaced):
            if start in done:
                continue
            group, waiting = [], [start]
            done.add(start)
            while waiting:
                here = waiting.pop()
                group.append(here)
                fresh = [near for near in self._beside(here) if near in self._unplaced and near not in done]
                done.update(fresh)
                waiting += fresh
            yield tuple(group)
