# SPDX-License-Identifier: MIT
"""Whether a service path works at a site on a day, and if not, why, how hard and for how long."""

from dataclasses import dataclass

from planner.graph.connect import DependencyGraph
from planner.graph.dependence import loss_of, needs_of
from planner.graph.live import Running, ends_of
from planner.graph.paths import STATES, PathFunction, PathLinks, PathState, worst
from planner.graph.places import serves
from planner.graph.sites import PathAtSite
from planner.model import Integration, Site, System


@dataclass(frozen=True)
class Reason:
    """One thing that is wrong with a path: how bad, in words, and the fact it rests on.

    `assumed` says that nobody has said whether the part goes on, and that it is taken to stop;
    `queues` that messages wait meanwhile, for `hours` if somebody has said how long, and that the
    path stops after that.
    """

    state: PathState
    text: str
    noun: str
    id: str
    hours: float | None = None
    assumed: bool = False
    queues: bool = False


@dataclass(frozen=True)
class PathOnDay:
    """The state of one path at one site on one day, with its reasons, worst first."""

    state: PathState
    reasons: tuple[Reason, ...]

    @property
    def queue_hours(self) -> float | None:
        """Return the hours for which a weakened path holds out at most: then a queue that it needs is full.

        None if it has stopped already, if nothing bounds it, or if nobody has said how long a
        queue lasts: `queue_unknown` tells the last two apart.
        """
        if self.state == "stopped":
            return None
        hours = [reason.hours for reason in self.reasons if reason.queues and reason.hours is not None]
        return min(hours, default=None)

    @property
    def queue_unknown(self) -> bool:
        """Return whether messages queue for a time that nobody has stated."""
        return any(reason.queues and reason.hours is None for reason in self.reasons)

    @property
    def assumed(self) -> bool:
        """Return whether the path would be better off without what is only assumed to stop."""
        return worst([reason.state for reason in self.reasons if not reason.assumed]) != worst(
            [reason.state for reason in self.reasons]
        )


def evaluate(graph: DependencyGraph, at: PathAtSite, running: Running) -> PathOnDay:
    """Return whether the path works, with every reason why it does not.

    Where nobody is named for a part that the path cannot do without, no state better than
    `unknown` can be told; and unless the path belongs to every service, no worse one either,
    since it may not exist here at all.
    """
    reasons = [Reason("unknown", f"nobody is named who {role}", "sites", at.site.id) for role in at.missing]
    for function, systems in at.providers:
        reasons += function_reasons(graph, at.site, function, systems, running)
    for group, links in at.links:
        reasons += link_reasons(graph, group, links, running)
    reasons = list(dict.fromkeys(reasons))
    reasons.sort(key=lambda reason: (-STATES.index(reason.state), reason.noun, reason.id, reason.text))
    state = worst([reason.state for reason in reasons])
    if state == "stopped" and at.missing and not at.path.everywhere:
        state = "unknown"
    return PathOnDay(state, tuple(reasons))


def function_reasons(
    graph: DependencyGraph, site: Site, function: PathFunction, systems: tuple[System, ...], running: Running
) -> list[Reason]:
    """Return what is lost of a function at a site.

    A system whose live successor serves the site is not missed. One that is only planned counts
    once it is live, and one that was retired is missed only if nobody is left.
    """
    stops = [(system, running.stop(system.id)) for system in systems]
    live = [system for system, stop in stops if stop is None]
    lost = [(system, stop) for system, stop in stops if stop and not stop.planned]
    missed = [(system, stop) for system, stop in lost if not _is_replaced(graph, system, site, running)]
    served = bool(live) or len(missed) < len(lost)
    reasons = _unsupported(graph, live, running)
    if function.essential and systems and not served and not lost:
        return [_not_yet(graph, systems, function)]
    state: PathState = "stopped" if function.essential and not served else "degraded"
    for system, stop in missed:
        if stop.kind == "retired" and served:
            continue
        text = f"{graph.name(system.id)} no longer {function.role}: {stop.words}"
        text += _heir_words(graph, system, running)
        reasons.append(Reason(state, text, "systems", system.id, assumed=stop.assumed))
    return reasons


def _is_replaced(graph: DependencyGraph, system: System, site: Site, running: Running) -> bool:
    heir = running.replacement(system.id)
    return heir is not None and serves(graph.systems[heir], site)


def _heir_words(graph: DependencyGraph, system: System, running: Running) -> str:
    heir = running.replacement(system.id)
    return f", and its successor {graph.name(heir)} does not serve this site" if heir else ""


def _not_yet(graph: DependencyGraph, systems: tuple[System, ...], function: PathFunction) -> Reason:
    """Return that a function has nobody yet but who is planned: whether somebody else does it is unsaid."""
    names = " and ".join(graph.name(system.id) for system in systems)
    text = f"nobody is named who {function.role} until {names} {'is' if len(systems) == 1 else 'are'} live"
    return Reason("unknown", text, "systems", systems[0].id)


def _unsupported(graph: DependencyGraph, live: list[System], running: Running) -> list[Reason]:
    return [
        Reason("degraded", f"{graph.name(system.id)} runs without support", "systems", system.id)
        for system in live
        if running.unsupported(system)
    ]


def link_reasons(
    graph: DependencyGraph, group: PathLinks, links: tuple[Integration, ...], running: Running
) -> list[Reason]:
    """Return what the dead interfaces of a link do, and what those suffer that pass through an engine."""
    reasons = []
    for link in links:
        stop, loss = running.link_stop(link), loss_of(link)
        if loss.strength == "none":
            continue
        if stop is None:
            via = graph.systems.get(link.via or "")
            reasons += _unsupported(graph, [via] if via and running.stop(via.id) is None else [], running)
        elif link.future == "retire":
            reasons += _retired_reasons(graph, group, links, link, running)
        elif not stop.planned:
            state = _state_of(loss.strength, group.essential)
            text = f"{graph.name(link.id)} is dead ({stop.words}); {loss.words}"
            queues = loss.queues and group.essential
            reasons.append(Reason(state, text, "integrations", link.id, loss.hours, stop.assumed, queues))
    return reasons


def _retired_reasons(
    graph: DependencyGraph,
    group: PathLinks,
    links: tuple[Integration, ...],
    link: Integration,
    running: Running,
) -> list[Reason]:
    """Return what the loss of an interface does that was to be given up.

    It is not missed if nobody is left who needs it, or if another interface of the same kind
    reaches them. Otherwise whether anything takes its place is not known.
    """
    if not group.essential:
        return []
    needy = {running.replacement(end) for end, _ in needs_of(link)} - {None}
    others = (other for other in links if other.id != link.id and running.link_stop(other) is None)
    reached = {running.replacement(end) for other in others for end in ends_of(other)}
    if not needy - reached:
        return []
    text = f"{graph.name(link.id)} is retired, and nothing is described that takes its place"
    return [Reason("unknown", text, "integrations", link.id)]


def _state_of(strength: str, essential: bool) -> PathState:
    """Return what the loss of one interface does to the path: an inessential one never stops it."""
    if strength == "soft" or not essential:
        return "degraded"
    return "stopped" if strength == "hard" else "unknown"
