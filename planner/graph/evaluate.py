# SPDX-License-Identifier: MIT
"""Whether a service path works at a site on a day, and if not, why, how hard and for how long."""

from dataclasses import dataclass

from planner.graph.connect import DependencyGraph
from planner.graph.dependence import loss_of
from planner.graph.live import Running
from planner.graph.paths import PathFunction, PathLinks, PathState, worst
from planner.graph.sites import PathAtSite
from planner.model import Integration, System


@dataclass(frozen=True)
class Reason:
    """One thing that is wrong with a path: how bad, in words, and the fact it rests on."""

    state: PathState
    text: str
    noun: str
    id: str
    hours: float | None = None


@dataclass(frozen=True)
class PathOnDay:
    """The state of one path at one site on one day, with its reasons, worst first."""

    state: PathState
    reasons: tuple[Reason, ...]

    @property
    def queue_hours(self) -> float | None:
        """Return the hours for which a weakened path holds out; None if nothing bounds it."""
        hours = [reason.hours for reason in self.reasons if reason.state == "degraded" and reason.hours]
        return min(hours, default=None)


def evaluate(graph: DependencyGraph, at: PathAtSite, running: Running) -> PathOnDay:
    """Return whether the path works, with every reason why it does not."""
    reasons = [
        reason
        for function, systems in at.providers
        for reason in _function_reasons(graph, function, systems, running)
    ]
    for group, links in at.links:
        reasons += _link_reasons(graph, group, links, running)
    reasons.sort(key=lambda reason: (-_rank(reason.state), reason.noun, reason.id))
    return PathOnDay(worst([reason.state for reason in reasons]), tuple(reasons))


def _rank(state: PathState) -> int:
    return ("works", "degraded", "unknown", "stopped").index(state)


def _function_reasons(
    graph: DependencyGraph, function: PathFunction, systems: tuple[System, ...], running: Running
) -> list[Reason]:
    """Return what is lost of a function. A planned successor counts only once it is live."""
    now = [system for system in systems if not _is_only_planned(graph, system, running)]
    lost = [system for system in now if running.system_stopped(system.id) is not None]
    live = [system for system in systems if running.system_stopped(system.id) is None]
    uncovered = [system for system in lost if running.replacement(system.id) is None]
    if not uncovered:
        return _unsupported(graph, live, running)
    state: PathState = "stopped" if function.essential and not live else "degraded"
    return [
        Reason(
            state,
            f"{_who(graph, system, function)}: {running.system_stopped(system.id)}",
            "systems",
            system.id,
        )
        for system in uncovered
    ]


def _who(graph: DependencyGraph, system: System, function: PathFunction) -> str:
    return f"{graph.name(system.id)} no longer {function.role}"


def _is_only_planned(graph: DependencyGraph, system: System, running: Running) -> bool:
    return running.system_stopped(system.id) in ("not live yet", "no go-live date is planned")


def _unsupported(graph: DependencyGraph, live: list[System], running: Running) -> list[Reason]:
    return [
        Reason("degraded", f"{graph.name(system.id)} runs without support", "systems", system.id)
        for system in live
        if running.unsupported(system)
    ]


def _link_reasons(
    graph: DependencyGraph, group: PathLinks, links: tuple[Integration, ...], running: Running
) -> list[Reason]:
    """Return what the dead interfaces of a link do. One that is to be retired is not missed for itself."""
    reasons = []
    for link in links:
        why = running.link_stopped(link)
        loss = loss_of(link)
        if why is None or why == "not live yet" or link.future == "retire" or loss.strength == "none":
            continue
        state = _state_of(loss.strength, group.essential)
        text = f"{graph.name(link.id)} is dead ({why}); {loss.words}"
        reasons.append(Reason(state, text, "integrations", link.id, loss.hours))
    return reasons


def _state_of(strength: str, essential: bool) -> PathState:
    """Return what the loss of one interface does to the path: an inessential one never stops it."""
    if strength == "soft" or not essential:
        return "degraded"
    return "stopped" if strength == "hard" else "unknown"
