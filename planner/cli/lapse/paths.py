# SPDX-License-Identifier: MIT
"""The service paths that an ending makes worse: a table by site, and what each stop means and hangs on."""

from collections.abc import Sequence

from planner.cli.layout import Layout
from planner.documents.plan import ExitPlan
from planner.documents.words import STATE_WORDS
from planner.english import capital, joined
from planner.graph.dependence import in_words, loss_of
from planner.graph.evaluate import Reason
from planner.graph.event import LapseEvent, PathEffect
from planner.graph.paths import STATES

UNCHANGED = "-"


def paths_by_site(layout: Layout, plan: ExitPlan, event: LapseEvent) -> list[str]:
    """Return the table of the paths that get worse, with their state at each site the day after."""
    effects = event.paths
    if not effects:
        return ["", "  No service path gets worse."]
    names = _in_order(plan, event)
    sites = list(dict.fromkeys((effect.at.site.id, effect.at.site.name_in_print) for effect in effects))
    state = {(effect.at.path.id, effect.at.site.id): STATE_WORDS[effect.after.state] for effect in effects}
    titles = {effect.at.path.id: effect.at.path.title for effect in effects}
    rows = [[titles[path], *(state.get((path, site), UNCHANGED) for site, _ in sites)] for path in names]
    return ["", *layout.table(["Service path", *(name for _, name in sites)], rows)]


def _in_order(plan: ExitPlan, event: LapseEvent) -> list[str]:
    """Return the paths that get worse, in the order in which a patient meets them."""
    worse = {effect.at.path.id for effect in event.paths}
    return [path.id for path in plan.catalogue.paths if path.id in worse]


def why_worse(layout: Layout, plan: ExitPlan, event: LapseEvent) -> list[str]:
    """Return what the end of each path means, and why it gets worse."""
    lines: list[str] = []
    for path in _in_order(plan, event):
        lines += _path(layout, plan, event, [effect for effect in event.paths if effect.at.path.id == path])
    return lines


def _path(layout: Layout, plan: ExitPlan, event: LapseEvent, effects: Sequence[PathEffect]) -> list[str]:
    """Return why one path gets worse: what stops it in full, what only weakens it beside that by name."""
    path = effects[0].at.path
    worst = max((effect.after.state for effect in effects), key=STATES.index)
    means = f": {path.stopped}" if worst == "stopped" else ""
    lines = ["", *layout.wrapped(f"{path.title} - {STATE_WORDS[worst].lower()}{means}", "  ", "    ")]
    sites = _reasons(effects)
    if not sites:
        return [*lines, *layout.item("As before; nothing that ends on this day adds to it.", 4)]
    lesser: list[str] = []
    gravest = max((reason.state for reason in sites), key=STATES.index)
    if STATES.index(worst) > STATES.index(gravest):
        roles = joined(list(dict.fromkeys(role for effect in effects for role in effect.at.missing)))
        lines += layout.item(f"Nobody is named in the estate that {roles}" if roles else "As before", 4)
    for reason, at in sites.items():
        where = f" [{joined(at)}]" if len(at) < len(effects) else ""
        if reason.state == gravest:
            lines += layout.item(f"{_told(plan, event, reason)}{where}", 4)
        elif reason.noun == "integrations":
            lesser.append(plan.dependencies.graph.name(reason.id))
        else:
            lesser.append(_told(plan, event, reason))
    if lesser:
        lines += layout.item(f"Beside that, weakened or in doubt: {'; '.join(lesser)}", 4)
    hours = [effect.after.queue_hours for effect in effects if effect.after.queue_hours]
    if worst == "degraded" and hours:
        lines += layout.wrapped(f"It holds out for {in_words(min(hours))}.", "    ")
    return lines


def _reasons(effects: Sequence[PathEffect]) -> dict[Reason, list[str]]:
    """Return each new reason with the sites at which it holds; those of systems come first."""
    sites: dict[Reason, list[str]] = {}
    for effect in effects:
        for reason in sorted(effect.new_reasons, key=lambda reason: reason.noun != "systems"):
            sites.setdefault(reason, []).append(effect.at.site.name_in_print)
    return sites


def _told(plan: ExitPlan, event: LapseEvent, reason: Reason) -> str:
    """Return a reason in words, without the ending that the heading names already."""
    graph = plan.dependencies.graph
    if reason.noun == "integrations":
        dead = next((held for held in event.links if held.id == reason.id), None)
        open_ = " (nobody has decided what becomes of it)" if dead and dead.undecided else ""
        return f"{graph.name(reason.id)} is dead: {loss_of(graph.links[reason.id]).words}{open_}"
    text = reason.text
    for ending in event.endings:
        text = text.removesuffix(f": the contract {graph.name(ending.id)} has ended")
    return capital(text)
