# SPDX-License-Identifier: MIT
"""The pictures of a plan, as values: context, lapse calendar, Gantt, heat map, one broken service path."""

from datetime import date, timedelta

from planner.documents.drawn_costs import cost_tornados
from planner.documents.drawn_time import burn_down, gantt, s_curve, tornado
from planner.documents.figures import (
    ContextFigure,
    ContractLane,
    DependencyFigure,
    ExtensionBar,
    Figure,
    HeatMapFigure,
    Lapse,
    LapseFigure,
    Link,
    Marker,
    Node,
    PathStrip,
)
from planner.documents.plan import ExitPlan
from planner.documents.words import PROTOCOL_WORDS
from planner.english import short_date
from planner.graph.evaluate import evaluate
from planner.graph.lapse import LapseEvent, PathEffect
from planner.graph.live import Day, Running
from planner.graph.paths import PathState, worst
from planner.model import KINDS, Contract, Integration, System
from planner.model.months import months_after
from planner.model.purposes import in_short
from planner.model.terms import exit_notice, extension_notices

OUTSIDE_KINDS = ("image_exchange", "teleradiology", "regional_store", "xds_registry", "cross_community_gw")
SCANNERS = ("modality_group", "mobile_unit")
LAPSES_AT_MOST = 6


def context(plan: ExitPlan) -> ContextFigure:
    """Return the estate around the systems in scope: the hospital left, modalities below, the world right."""
    present = plan.facts.present_systems
    centre = [s for s in present if s.in_scope in ("replace", "consolidate", "retire")]
    inside = {system.id for system in centre}
    others = [system for system in present if system.id not in inside]
    right = [s for s in others if _is_outside(s)]
    bottom = [s for s in others if s.kind in SCANNERS]
    left = [s for s in others if not _is_outside(s) and s.kind not in SCANNERS]
    links = [_link(plan, link) for link in plan.project.integrations if link.from_ and link.to]
    shown = {system.id for system in present}
    return ContextFigure(
        title=f"The estate around the systems in scope, {plan.trust}",
        inside=plan.trust,
        centre=tuple(map(_node, centre)),
        left=tuple(map(_node, left)),
        bottom=tuple(map(_node, bottom)),
        right=tuple(map(_node, right)),
        links=tuple(link for link in links if link.source in shown and link.target in shown),
    )


def _is_outside(system: System) -> bool:
    return system.kind is not None and (
        KINDS[system.kind].group == "external" or system.kind in OUTSIDE_KINDS
    )


def _node(system: System) -> Node:
    group = KINDS[system.kind].group.capitalize() if system.kind else ""
    return Node(system.id, system.name_in_print, system.kind or "", group)


def _link(plan: ExitPlan, link: Integration) -> Link:
    purpose = in_short(link.purpose) if link.purpose else plan.dependencies.graph.name(link.id)
    return Link(
        link.from_ or "",
        link.to or "",
        purpose,
        PROTOCOL_WORDS[link.protocol],
        link.criticality,
    )


def lapse_calendar(plan: ExitPlan) -> LapseFigure:
    """Return the lapse calendar: each contract's term, and what each path does after each ending."""
    events = _shown_events(plan)
    lanes = tuple(lane for contract in plan.project.contracts if (lane := _lane(plan, contract)))
    ends = [event.on for event in events] + [lane.end for lane in lanes]
    ends += [bar.finish for lane in lanes for bar in lane.extensions]
    return LapseFigure(
        title="What ends when, and what stops with it",
        as_of=plan.as_of,
        end=max(ends, default=plan.as_of) + timedelta(days=60),
        contracts=lanes,
        lapses=tuple(Lapse(event.on, _short(event)) for event in events),
        paths=tuple(
            PathStrip(path.title, tuple(_state_after(plan, event, path.id) for event in events))
            for path in plan.catalogue.paths
        ),
    )


def _shown_events(plan: ExitPlan) -> list[LapseEvent]:
    """Return the endings that lie ahead and are certain, the earliest first."""
    ahead = [e for e in plan.dependencies.lapse if not e.past and not e.if_extended and e.contract_ids]
    return ahead[:LAPSES_AT_MOST]


def _short(event: LapseEvent) -> str:
    return event.words if len(event.endings) == 1 else f"{len(event.endings)} contracts end"


def _state_after(plan: ExitPlan, event: LapseEvent, path: str) -> PathState:
    """Return the worst state of a path at any site on the day after an ending."""
    graph = plan.dependencies.graph
    running = Running(graph, Day(event.day_after, event.endings[0].ends))
    here = [at for at in plan.dependencies.at_sites if at.path.id == path and at.elements]
    described = [at for at in here if at.described] or here
    if not described:
        return "unknown"
    return worst([evaluate(graph, at, running).state for at in described])


def _lane(plan: ExitPlan, contract: Contract) -> ContractLane | None:
    application = contract.application_end or contract.end
    archive = contract.archive_end or contract.end
    end = max((one for one in (application, archive) if one), default=None)
    if end is None:
        return None
    parted = application != archive
    notices = [Marker(last, "Last day to extend") for _, last in extension_notices(contract)]
    notice = exit_notice(contract)
    if notice and not contract.notice_served:
        notices.append(Marker(notice, "Last day for notice to leave"))
    return ContractLane(
        id=contract.id,
        label=contract.name_in_print,
        start=contract.start or plan.as_of,
        end=end,
        extensions=tuple(_extension_bars(contract, end)),
        application_end=application if parted else None,
        archive_end=archive if parted else None,
        notices=tuple(notices),
    )


def _extension_bars(contract: Contract, end: date) -> list[ExtensionBar]:
    bars = []
    for extension in contract.extensions or ():
        for _ in range(max((extension.count or 1) - (extension.taken or 0), 0)):
            if not extension.months:
                break
            later = months_after(end, extension.months)
            bars.append(ExtensionBar(end + timedelta(days=1), later, f"+{extension.months} months"))
            end = later
    return bars


def heat_map(plan: ExitPlan) -> HeatMapFigure:
    """Return the risks on the five by five matrix."""
    cells: list[list[list[str]]] = [[[] for _ in range(5)] for _ in range(5)]
    for risk in plan.risks.risks:
        cells[risk.likelihood - 1][risk.impact - 1].append(risk.id)
    return HeatMapFigure(
        "Risks by likelihood and impact", tuple(tuple(tuple(ids) for ids in row) for row in cells)
    )


def worst_path(plan: ExitPlan) -> tuple[LapseEvent, DependencyFigure] | None:
    """Return the first ending that stops a service path, and one path it stops with its dead parts."""
    for event in _shown_events(plan):
        stopped = [
            effect for effect in event.paths if effect.after.state == "stopped" and effect.at.described
        ]
        if stopped:
            widest = max(stopped, key=lambda effect: (len(effect.at.elements), effect.at.path.id))
            return event, _path_figure(plan, event, widest)
    return None


def _path_figure(plan: ExitPlan, event: LapseEvent, effect: PathEffect) -> DependencyFigure:
    graph = plan.dependencies.graph
    running = Running(graph, Day(event.day_after, event.endings[0].ends))
    links = [link for _, group in effect.at.links for link in group if link.from_ and link.to]
    systems = dict.fromkeys(
        [s.id for _, found in effect.at.providers for s in found]
        + [end for link in links for end in (link.from_, link.to) if end]
    )
    nodes = tuple(
        Node(
            id_,
            graph.name(id_),
            graph.systems[id_].kind or "",
            state="stopped" if running.system_stopped(id_) else "works",
        )
        for id_ in systems
    )
    drawn = tuple(
        Link(
            link.from_ or "",
            link.to or "",
            graph.name(link.id),
            PROTOCOL_WORDS[link.protocol],
            link.criticality,
            "dead" if running.link_stopped(link) else "normal",
        )
        for link in {link.id: link for link in links}.values()
    )
    title = f"{effect.at.path.title} at {effect.at.site.name_in_print}, {short_date(event.day_after)}"
    return DependencyFigure(title, nodes, drawn)


def figures(plan: ExitPlan, costs: bool = True) -> dict[str, Figure]:
    """Return every picture of a plan by the name that templates and workbooks use.

    Those of what options cost are only for who may see the options appraisal.
    """
    drawn: dict[str, Figure] = {
        "context": context(plan),
        "lapse-calendar": lapse_calendar(plan),
        "gantt": gantt(plan),
        "heat-map": heat_map(plan),
    }
    if plan.schedule.milestone("live"):
        drawn["s-curve"] = s_curve(plan)
    slow = tornado(plan)
    if slow:
        drawn["tornado"] = slow
    left = burn_down(plan)
    if left:
        drawn["burn-down"] = left
    broken = worst_path(plan)
    if broken:
        drawn["worst-path"] = broken[1]
    return {**drawn, **(cost_tornados(plan) if costs else {})}
