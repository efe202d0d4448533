# SPDX-License-Identifier: MIT
"""The lapse walk as text: one heading for each day on which something ends, and under it what that does."""

import sys
from collections.abc import Iterable, Sequence

from planner.cli.lapse.hangs import what_hangs_on_what
from planner.cli.lapse.paths import paths
from planner.cli.layout import Layout
from planner.cli.terminal import coloured, columns
from planner.documents.plan import ExitPlan
from planner.documents.words import FUTURE_WORDS, UNKNOWN, capital, count, day, joined, terabytes
from planner.graph.lapse import DeadLink, LapseEvent, LostData, LostSystem


def as_text(plan: ExitPlan, events: Sequence[LapseEvent], whole: bool) -> str:
    """Return the walk; `whole` adds what belongs to no day."""
    layout = Layout(columns(), coloured(sys.stdout))
    lines = [*layout.heading(f"{plan.title}: what ends, and what stops with it", "="), ""]
    lines += layout.wrapped(f"As of {day(plan.as_of)}, given what is planned to be live by then.")
    for event in events:
        lines += ["", *_event(layout, plan, event)]
    if not events:
        lines += ["", "No ending of a contract or of support is known."]
    if whole:
        lines += what_hangs_on_what(layout, plan)
    return "\n".join(lines) + "\n"


def _event(layout: Layout, plan: ExitPlan, event: LapseEvent) -> list[str]:
    when = " (past)" if event.past else " (only if extended)" if event.if_extended else ""
    lines = layout.heading(f"{day(event.on)}{when}: {event.words}")
    places = dict.fromkeys(plan.where(end.noun, end.id, _field(end.kind)) for end in event.endings)
    lines += [layout.paint(f"  from {', '.join(places)}", "faint")]
    if event.harmless and not event.systems:
        return [*lines, "  Nothing stops: what it covered has been replaced by then."]
    lines += _systems(layout, plan, event.systems)
    lines += paths(layout, plan, event)
    lines += _links(layout, plan, event.links)
    lines += _held(layout, plan, event.data)
    lines += _others(layout, event)
    return lines


def _field(kind: str) -> str:
    """Return the fact that an ending was read from."""
    return {
        "application_end": "application_end", "archive_end": "archive_end", "extension_end": "extensions",
        "system_end": "end_date", "support_end": "support_end",
    }.get(kind, "end")  # fmt: skip


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
