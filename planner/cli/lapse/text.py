# SPDX-License-Identifier: MIT
"""The lapse walk as text: one heading for each day on which something ends, and under it what that does."""

import sys
from collections.abc import Hashable, Iterable, Sequence

from planner.cli.lapse.hangs import what_hangs_on_what
from planner.cli.lapse.paths import paths_by_site, why_worse
from planner.cli.lapse.places import place_of
from planner.cli.layout import Layout
from planner.cli.terminal import coloured, columns
from planner.documents.plan import ExitPlan
from planner.documents.words import FUTURE_WORDS, UNKNOWN, count, day, terabytes
from planner.english import capital, joined
from planner.graph.event import DeadLink, LapseEvent, LostData, LostSystem


def as_text(plan: ExitPlan, events: Sequence[LapseEvent], whole: bool, folder: str) -> str:
    """Return the walk; `whole` adds what belongs to no day, and is short on what only an extension brings."""
    layout = Layout(columns(), coloured(sys.stdout))
    lines = [*layout.heading(f"{plan.title}: what ends, and what stops with it", "="), ""]
    told_of = f"As of {day(plan.as_of)}, given what is planned to be live by then. Files are in {folder}"
    lines += layout.wrapped(told_of)
    told: dict[Hashable, LapseEvent] = {}
    for event in events:
        same = told.setdefault(_effects(event), event)
        if same is not event:
            lines += ["", *_again(layout, plan, event, same)]
        else:
            lines += ["", *_event(layout, plan, event, brief=whole and event.if_extended)]
    if not events:
        lines += ["", "No ending of a contract or of support is known."]
    if whole:
        lines += what_hangs_on_what(layout, plan)
    return "\n".join(lines) + "\n"


def _effects(event: LapseEvent) -> Hashable:
    """Return all that an ending does, but for its day: an extension often moves the same end."""
    return (
        event.systems,
        event.links,
        event.data,
        tuple((effect.at.path.id, effect.at.site.id, effect.after) for effect in event.paths),
        event.outsiders,
        event.services,
    )


def _again(layout: Layout, plan: ExitPlan, event: LapseEvent, same: LapseEvent) -> list[str]:
    """Return an ending that does what an earlier one does."""
    lines = _head(layout, plan, event)
    return [*lines, *layout.wrapped(f"The same as on {day(same.on)} ({same.words}).", "  ")]


def _head(layout: Layout, plan: ExitPlan, event: LapseEvent) -> list[str]:
    """Return the heading of an ending, with where it is written."""
    when = " (past)" if event.past else " (only if extended)" if event.if_extended else ""
    lines = layout.heading(f"{day(event.on)}{when}: {event.words}")
    places = dict.fromkeys(place_of(plan, end) for end in event.endings)
    return [*lines, layout.paint(f"  from {', '.join(places)}", "faint")]


def _event(layout: Layout, plan: ExitPlan, event: LapseEvent, brief: bool) -> list[str]:
    lines = _head(layout, plan, event)
    if event.harmless and not event.systems:
        return [*lines, "  Nothing stops: what it covered has been replaced by then."]
    lines += _systems(layout, plan, event.systems)
    lines += paths_by_site(layout, plan, event)
    if brief:
        more = f"--contract {event.endings[0].id}"
        return [*lines, "", *layout.wrapped(f"{_counted(event)} For all of it: planner lapse {more}", "  ")]
    lines += why_worse(layout, plan, event)
    lines += _links(layout, plan, event.links)
    lines += _held(layout, plan, event.data)
    lines += _others(layout, event)
    return lines


def _counted(event: LapseEvent) -> str:
    """Return the rest of an ending in figures."""
    dead = sum(not link.planned for link in event.links)
    gone = sum(lost.only_copy is True for lost in event.data)
    told = f"{capital(count(dead, 'interface'))} {'go' if dead > 1 else 'goes'} dead"
    return f"{told}; {count(gone, 'holding')} {'are' if gone > 1 else 'is'} left without a copy in reach."


def _systems(layout: Layout, plan: ExitPlan, systems: Iterable[LostSystem]) -> list[str]:
    name = plan.dependencies.graph.name
    effects = {"stops": "Stop", "unsupported": "Run on without support", "replaced": "Replaced by then"}
    lines: list[str] = []
    for effect, words in effects.items():
        told = [
            name(lost.id)
            + (f" (by {name(lost.replaced_by)})" if lost.replaced_by else "")
            + (" (assumed: nobody has said whether it runs on)" if lost.assumed else "")
            for lost in systems
            if lost.effect == effect
        ]
        if told:
            lines += layout.wrapped(joined(told), f"  {words}: ", "      ")
    return lines


def _links(layout: Layout, plan: ExitPlan, links: Sequence[DeadLink]) -> list[str]:
    """Return the interfaces that go dead: at which end, what that does, and what is planned for them."""
    if not links:
        return []
    graph = plan.dependencies.graph
    rows = [
        [
            graph.name(dead.id),
            joined([graph.name(end) for end in dead.dead_at]) or "the interface itself",
            capital(dead.words),
            FUTURE_WORDS[graph.links[dead.id].future],
        ]
        for dead in links
    ]
    head = ["Interface that goes dead", "Dead at", "What that does", "Planned for it"]
    return ["", *layout.table(head, rows)]


def _held(layout: Layout, plan: ExitPlan, lost: Sequence[LostData]) -> list[str]:
    """Return the studies out of reach, the only copies first."""
    name = plan.dependencies.graph.name
    lines: list[str] = []
    for gone in sorted(lost, key=lambda held: (held.only_copy is False, held.only_copy is None)):
        held = gone.held
        studies = f"{held.studies:,} studies" if held.studies is not None else "number of studies not known"
        left = f"; still in {joined([name(place) for place in gone.copies_left])}" if gone.copies_left else ""
        where = name(held.system) if held.system else UNKNOWN
        told = f"{held.title}, in {where} ({studies}, {terabytes(held.terabytes)})"
        lines += layout.item(f"{_copies(gone)}: {told}{left}")
    return ["", f"  Out of reach: {count(len(lost), 'holding')}", *lines] if lines else []


def _copies(gone: LostData) -> str:
    """Return whether anything is left of the studies. Two copies under one contract are both gone."""
    if gone.only_copy:
        return "THE ONLY COPY" if gone.held.only_copy else "NO COPY LEFT"
    return "other copies" if gone.only_copy is False else "number of copies not known"


def _others(layout: Layout, event: LapseEvent) -> list[str]:
    lines: list[str] = []
    if event.outsiders:
        lines += ["", "  Others who feel it:"]
    for outsider in event.outsiders:
        lines += layout.item(f"{outsider.name}: {joined(list(outsider.through))}")
    if event.services:
        lines += [
            "",
            *layout.wrapped(f"Services that end with it: {joined(list(event.services))}", "  ", "    "),
        ]
    return lines
