# SPDX-License-Identifier: MIT
"""The lapse walk as JSON: plain values under keys that stay. `docs/commands.md` says what each means."""

import json
from collections.abc import Sequence
from typing import Any

from planner.cli.lapse.places import place_of
from planner.documents.plan import ExitPlan
from planner.graph.evaluate import Reason
from planner.graph.event import DeadLink, LapseEvent, LostData, PathEffect

Record = dict[str, Any]


def as_json(plan: ExitPlan, events: Sequence[LapseEvent], whole: bool, folder: str) -> str:
    """Return the walk as one JSON object in plain ASCII; `whole` adds what belongs to no day."""
    said: Record = {
        "title": plan.title,
        "as_of": plan.as_of.isoformat(),
        "folder": folder,
        "events": [_event(plan, event) for event in events],
    }
    if whole:
        said |= _hangs(plan)
    return json.dumps(said, indent=1, ensure_ascii=True) + "\n"


def _event(plan: ExitPlan, event: LapseEvent) -> Record:
    name = plan.dependencies.graph.name
    return {
        "on": event.on.isoformat(),
        "day_after": event.day_after.isoformat(),
        "past": event.past,
        "if_extended": event.if_extended,
        "harmless": event.harmless,
        "endings": [
            {
                "noun": end.noun,
                "id": end.id,
                "kind": end.kind,
                "words": end.words,
                "place": place_of(plan, end),
            }
            for end in event.endings
        ],
        "systems": [
            {
                "id": lost.id,
                "name": name(lost.id),
                "effect": lost.effect,
                "replaced_by": lost.replaced_by,
                "assumed": lost.assumed,
            }
            for lost in event.systems
        ],
        "paths": [_path(effect) for effect in event.paths],
        "interfaces": [_link(plan, dead) for dead in event.links],
        "holdings": [_held(lost) for lost in event.data],
        "others": [
            {"id": other.id, "name": other.name, "through": list(other.through)} for other in event.outsiders
        ],
        "services": list(event.services),
    }


def _path(effect: PathEffect) -> Record:
    return {
        "path": effect.at.path.id,
        "title": effect.at.path.title,
        "site": effect.at.site.id,
        "site_name": effect.at.site.name_in_print,
        "organisation": effect.at.site.organisation,
        "before": effect.before.state,
        "after": effect.after.state,
        "holds_out_hours": effect.after.queue_hours,
        "means": effect.at.path.stopped if effect.after.state == "stopped" else None,
        "reasons": [_reason(reason) for reason in effect.new_reasons],
    }


def _reason(reason: Reason) -> Record:
    return {
        "state": reason.state,
        "text": reason.text,
        "noun": reason.noun,
        "id": reason.id,
        "hours": reason.hours,
    }


def _link(plan: ExitPlan, dead: DeadLink) -> Record:
    return {
        "id": dead.id,
        "name": plan.dependencies.graph.name(dead.id),
        "dead_at": list(dead.dead_at),
        "why": dead.why,
        "strength": dead.strength,
        "hours": dead.hours,
        "effect": dead.words,
        "future": plan.dependencies.graph.links[dead.id].future,
        "planned": dead.planned,
        "undecided": dead.undecided,
    }


def _held(lost: LostData) -> Record:
    return {
        "id": lost.held.id,
        "title": lost.held.title,
        "system": lost.held.system,
        "studies": lost.held.studies,
        "terabytes": lost.held.terabytes,
        "only_copy": lost.only_copy,
        "copies_left": list(lost.copies_left),
    }


def _hangs(plan: ExitPlan) -> Record:
    """Return what belongs to no day."""
    graph = plan.dependencies
    return {
        "single_points": [
            {
                "noun": point.noun,
                "id": point.id,
                "name": graph.graph.name(point.id),
                "standby": point.standby,
                "stops": [{"path": path, "site": site} for path, site in point.stops],
            }
            for point in graph.single_points
        ],
        "blast_radii": [
            {"id": one.id, "name": graph.graph.name(one.id), "hard": list(one.hard), "soft": list(one.soft)}
            for one in graph.blast_radii
        ],
        "only_copies": [
            {
                "id": held.id,
                "title": held.title,
                "system": held.system,
                "only_copy": held.only_copy,
                "terabytes": held.terabytes,
                "studies": held.studies,
            }
            for held in graph.graph.held
            if held.only_copy is not False
        ],
        "cutover": _cutover(plan),
        "ends_unknown": [
            {"id": held.id, "name": held.name_in_print, "place": plan.where("contracts", held.id, "end")}
            for held in plan.project.contracts
            if not (held.end or held.application_end or held.archive_end)
        ],
    }


def _cutover(plan: ExitPlan) -> list[Record]:
    return [
        {
            "step": step.number,
            "systems": list(step.systems),
            "big_bang": step.big_bang,
            "because": list(step.because),
            "repoint": list(step.repoint),
            "undecided": list(step.undecided),
            "interim": [
                {
                    "interface": interim.link,
                    "switched": interim.switched,
                    "waiting": interim.waiting,
                    "until_step": interim.until_step,
                }
                for interim in step.interim
            ],
        }
        for step in plan.dependencies.cutover
    ]
