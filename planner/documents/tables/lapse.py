# SPDX-License-Identifier: MIT
"""Tables of contract lapse: what ends when, what stops with it, and what that hangs on."""

from planner.documents.plan import ExitPlan
from planner.documents.table import Table
from planner.documents.tables.reasons import holds_out, organisations, sites, why
from planner.documents.words import FUTURE_WORDS, STATE_WORDS, UNKNOWN, terabytes
from planner.documents.workbook import Column
from planner.english import capital, joined
from planner.graph.lapse import LapseEvent, PathEffect
from planner.graph.paths import STATES, PathState


def lapse_calendar(plan: ExitPlan) -> Table:
    """Return one row for each day on which something ends, with what it does in figures."""
    name = plan.dependencies.graph.name
    return Table(
        "lapse-calendar",
        "Lapse calendar",
        (
            Column("on", "Last day", "date"),
            Column("what", "What ends", "long"),
            Column("certain", "Certain"),
            Column("systems", "Systems that stop", "long"),
            Column("replaced", "Replaced by then", "long"),
            Column("dead", "Interfaces that go dead", "number"),
            Column("stopped", "Service paths that stop", "long"),
            Column("weakened", "Service paths weakened or in doubt", "long"),
            Column("only_copy", "Only copies out of reach"),
            Column("outside", "Others affected", "long"),
        ),
        tuple(
            (
                event.on,
                event.words,
                "Past" if event.past else "Only if extended" if event.if_extended else "Yes",
                joined([name(lost.id) for lost in event.systems if lost.effect == "stops"]) or "None",
                joined([name(lost.id) for lost in event.systems if lost.effect == "replaced"]) or "None",
                sum(not link.planned for link in event.links),
                _paths(event, ("stopped",)) or "None",
                _paths(event, ("unknown", "degraded")) or "None",
                only_copies_lost(event),
                joined([outsider.name for outsider in event.outsiders]) or "None",
            )
            for event in plan.dependencies.lapse
        ),
    )


def _paths(event: LapseEvent, states: tuple[PathState, ...]) -> str:
    titles = dict.fromkeys(effect.at.path.title for effect in event.paths if effect.after.state in states)
    return joined(list(titles))


def only_copies_lost(event: LapseEvent) -> str:
    """Return how much of which there is no other copy an ending puts out of reach, and what is in doubt."""
    certain = [lost for lost in event.data if lost.only_copy]
    perhaps = [lost for lost in event.data if lost.only_copy is None]
    sizes = [lost.held.terabytes for lost in certain if lost.held.terabytes is not None]
    told = []
    if certain:
        told.append(terabytes(sum(sizes)) if sizes else f"{len(certain)} of unknown size")
    if perhaps:
        told.append(f"{len(perhaps)} more in doubt" if certain else f"{len(perhaps)} in doubt")
    return "; ".join(told) or "None"


def broken_paths(plan: ExitPlan, event: LapseEvent) -> Table:
    """Return which service paths an ending makes worse, at which sites, how hard and why.

    Sites at which the same path suffers in the same way for the same reasons share a row.
    """
    together: dict[tuple[str, str, str, str], list[PathEffect]] = {}
    for effect in event.paths:
        state = STATE_WORDS[effect.after.state]
        key = (effect.at.path.title, state, holds_out(effect.after), why(plan, effect))
        together.setdefault(key, []).append(effect)
    return Table(
        f"paths-{event.on.isoformat()}",
        "Service paths made worse",
        (
            Column("path", "Service path"),
            Column("site", "At", "long"),
            Column("organisation", "Organisation"),
            Column("state", "The day after"),
            Column("holds", "Holds out"),
            Column("why", "Why", "long"),
        ),
        tuple(
            (path, sites(plan, effects), organisations(plan, effects), state, holds, reason)
            for (path, state, holds, reason), effects in sorted(together.items(), key=_gravest_first)
        ),
    )


def _gravest_first(item: tuple[tuple[str, str, str, str], list[PathEffect]]) -> int:
    return -STATES.index(item[1][0].after.state)


def dead_interfaces(plan: ExitPlan, event: LapseEvent) -> Table:
    """Return the interfaces that go dead with an ending, at which end, and what that does."""
    name = plan.dependencies.graph.name
    links = plan.dependencies.graph.links
    return Table(
        f"interfaces-{event.on.isoformat()}",
        "Interfaces that go dead",
        (
            Column("interface", "Interface"),
            Column("dead_at", "Dead at"),
            Column("criticality", "Criticality", "number"),
            Column("effect", "What that does", "long"),
            Column("future", "What is planned for it"),
        ),
        tuple(
            (
                name(dead.id),
                joined([name(end) for end in dead.dead_at]) or "The interface itself",
                links[dead.id].criticality,
                capital(dead.words),
                FUTURE_WORDS[links[dead.id].future],
            )
            for dead in event.links
        ),
    )


def unreachable_data(plan: ExitPlan, event: LapseEvent) -> Table:
    """Return the studies that can no longer be had where they lie, and whether that was the only copy."""
    name = plan.dependencies.graph.name
    return Table(
        f"data-{event.on.isoformat()}",
        "Studies out of reach",
        (
            Column("studies", "Studies", "long"),
            Column("where", "Where they lie"),
            Column("number", "Number of studies", "number"),
            Column("size", "Size"),
            Column("only", "Only copy"),
            Column("left", "Copies still in reach"),
        ),
        tuple(
            (
                lost.held.title,
                name(lost.held.system) if lost.held.system else UNKNOWN,
                lost.held.studies,
                terabytes(lost.held.terabytes),
                {True: "Yes", False: "No", None: "Not known"}[lost.only_copy],
                joined([name(place) for place in lost.copies_left]) or "None named",
            )
            for lost in event.data
        ),
    )


def outsiders(plan: ExitPlan, event: LapseEvent) -> Table:
    """Return who beside the trust feels an ending, and through what."""
    return Table(
        f"others-{event.on.isoformat()}",
        "Others who are affected",
        (Column("who", "Who"), Column("through", "Through", "long")),
        tuple((outsider.name, joined(list(outsider.through))) for outsider in event.outsiders),
    )


def single_points(plan: ExitPlan) -> Table:
    """Return the parts whose loss alone stops a service path today."""
    name = plan.dependencies.graph.name
    paths = {path.id: path.title for path in plan.catalogue.paths}
    return Table(
        "single-points",
        "Single points of failure today",
        (
            Column("part", "System or interface"),
            Column("kind", "What it is"),
            Column("paths", "Stops", "long"),
            Column("sites", "At", "long"),
            Column("standby", "Standby"),
        ),
        tuple(
            (
                name(point.id),
                "System" if point.noun == "systems" else "Interface",
                joined([paths[path] for path in point.paths]),
                joined(list(dict.fromkeys(name(site) for _, site in point.stops))),
                "None" if point.standby is False else "None declared",
            )
            for point in plan.dependencies.single_points
        ),
    )


def blast_radius(plan: ExitPlan) -> Table:
    """Return what else cannot work when a system stops."""
    name = plan.dependencies.graph.name
    radii = [radius for radius in plan.dependencies.blast_radii if radius.hard or radius.soft]
    return Table(
        "blast-radius",
        "What stops with each system",
        (
            Column("system", "When this stops"),
            Column("hard", "These stop", "long"),
            Column("soft", "These are weakened or in doubt", "long"),
        ),
        tuple(
            (
                name(radius.id),
                joined([name(id_) for id_ in radius.hard]) or "None",
                joined([name(id_) for id_ in radius.soft]) or "None",
            )
            for radius in radii
        ),
    )


def only_copies(plan: ExitPlan) -> Table:
    """Return the holdings of which there is one copy, or of which nobody knows how many there are."""
    graph = plan.dependencies.graph
    return Table(
        "only-copies",
        "Only copies",
        (
            Column("studies", "Studies", "long"),
            Column("where", "Where"),
            Column("media", "Medium"),
            Column("size", "Size"),
            Column("certain", "How sure"),
            Column("contract", "Held under"),
        ),
        tuple(
            (
                held.title,
                graph.name(held.system) if held.system else UNKNOWN,
                capital(held.media or UNKNOWN),
                terabytes(held.terabytes),
                "The only copy" if held.only_copy else "Number of copies not known",
                joined(
                    [
                        graph.name(id_)
                        for id_ in graph.covered.get(held.id) or graph.covered.get(held.system or "", ())
                    ]
                )
                or "No contract named",
            )
            for held in graph.held
            if held.only_copy is not False
        ),
    )


def cutover(plan: ExitPlan) -> Table:
    """Return the steps of the cutover in order."""
    name = plan.dependencies.graph.name
    return Table(
        "cutover-steps",
        "Cutover, step by step",
        (
            Column("step", "Step", "number"),
            Column("systems", "Switched", "long"),
            Column("together", "All at once"),
            Column("bound", "Bound together by", "long"),
            Column("repoint", "Interfaces to re-point or rebuild", "long"),
            Column("undecided", "Interfaces nobody has decided on", "long"),
        ),
        tuple(
            (
                step.number,
                joined([name(id_) for id_ in step.systems]),
                "Yes" if step.big_bang else "No",
                joined(list(step.because)) or "Nothing: it can go alone",
                joined([name(id_) for id_ in step.repoint]) or "None",
                joined([name(id_) for id_ in step.undecided]) or "None",
            )
            for step in plan.dependencies.cutover
        ),
    )


def interim_interfaces(plan: ExitPlan) -> Table:
    """Return the interfaces that must work between a new system and an old one during the cutover."""
    name = plan.dependencies.graph.name
    return Table(
        "interim-interfaces",
        "Interim interfaces",
        (
            Column("step", "From step", "number"),
            Column("until", "Until step", "number"),
            Column("interface", "Interface"),
            Column("between", "Between", "long"),
        ),
        tuple(
            (
                step.number,
                interim.until_step,
                name(interim.link),
                f"the successor of {name(interim.switched)} and the old {name(interim.waiting)}",
            )
            for step in plan.dependencies.cutover
            for interim in step.interim
        ),
    )
