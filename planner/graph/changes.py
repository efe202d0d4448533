# SPDX-License-Identifier: MIT
"""What can change overnight on a given day, looked up instead of searched for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from planner.graph.connect import DependencyGraph
from planner.graph.holdings import HeldData
from planner.graph.sites import PathAtSite
from planner.model import Contract, Integration, System
from planner.model.terms import application_end, archive_end


@dataclass(frozen=True)
class Touched:
    """All that may be different on the day after: anything else is as it was."""

    systems: tuple[str, ...]
    links: tuple[str, ...]
    data: tuple[HeldData, ...]
    paths: tuple[PathAtSite, ...]


@dataclass(frozen=True)
class Changes:
    """The parts of an estate by the last day before something happens to them."""

    graph: DependencyGraph
    at_sites: tuple[PathAtSite, ...]

    def touched(self, ending: Iterable[str], day: date | None) -> Touched:
        """Return what may change when these things (by id) end, and with all else that a day brings.

        What ends touches all that it covers, the interfaces of that, the studies in it or with a
        copy in it, the systems that were replaced by it, and the paths that run over any of these.
        """
        ids = {*(self._by_day.get(day, ()) if day else ()), *ending}
        ids.update(covered for id_ in list(ids) for covered in self._covered_by.get(id_, ()))
        systems = self._with_predecessors(id_ for id_ in ids if id_ in self.graph.systems)
        links = {id_ for id_ in ids if id_ in self.graph.links}
        links.update(link.id for id_ in systems for link in self.graph.links_of[id_])
        places = {place for id_ in (*systems, *ids) for place in self._data_by_id.get(id_, ())}
        nodes = (*(("systems", id_) for id_ in systems), *(("integrations", id_) for id_ in links))
        paths = {place for node in nodes for place in self._paths_by_node.get(node, ())}
        return Touched(
            tuple(sorted(systems)),
            tuple(sorted(links)),
            tuple(self.graph.held[place] for place in sorted(places)),
            tuple(self.at_sites[place] for place in sorted(paths)),
        )

    def _with_predecessors(self, ids: Iterable[str]) -> set[str]:
        found, waiting = set[str](), list(ids)
        while waiting:
            here = waiting.pop()
            if here not in found:
                found.add(here)
                waiting += self.graph.predecessors.get(here, ())
        return found

    @cached_property
    def _by_day(self) -> dict[date, list[str]]:
        """Return the ids of what begins or ends overnight, by the last day before it does."""
        project = self.graph.project
        found: dict[date, list[str]] = {}
        for things in (project.systems, project.integrations, project.contracts):
            for thing in things:
                for day in last_days(thing):
                    found.setdefault(date(day.year, day.month, day.day), []).append(thing.id)
        return found

    @cached_property
    def _covered_by(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for id_, contracts in self.graph.covered.items():
            for contract in contracts:
                found.setdefault(contract, []).append(id_)
        return found

    @cached_property
    def _data_by_id(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for place, held in enumerate(self.graph.held):
            for id_ in dict.fromkeys((held.id, held.system, *held.also_in)):
                if id_:
                    found.setdefault(id_, []).append(place)
        return found

    @cached_property
    def _paths_by_node(self) -> dict[tuple[str, str], list[int]]:
        found: dict[tuple[str, str], list[int]] = {}
        for place, at in enumerate(self.at_sites):
            for node in at.elements:
                found.setdefault(node, []).append(place)
        return found


def last_days(thing: System | Integration | Contract) -> list[date]:
    """Return each last day before something happens to a system, an interface or a contract."""
    eve = timedelta(days=1)
    if isinstance(thing, Contract):
        days = [application_end(thing), archive_end(thing), thing.start and thing.start - eve]
    elif isinstance(thing, Integration):
        days = [thing.live_from and thing.live_from - eve]
    else:
        platform = thing.hardware.os_support_end if thing.hardware else None
        days = [thing.go_live and thing.go_live - eve, thing.retired_on, thing.end_date]
        days += [thing.support_end, platform]
    return [day for day in days if day]
