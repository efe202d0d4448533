# SPDX-License-Identifier: MIT
"""What an option is, in sentences: its route, who takes part, what it does otherwise than another."""

from collections.abc import Iterator

from planner.appraisal.comparison import Appraised
from planner.appraisal.lines import own_and_inherited, takes_part
from planner.documents.plan import ExitPlan
from planner.documents.words import count, day
from planner.english import joined, listed
from planner.graph.lapse import LapseEvent
from planner.model import Option
from planner.model.appraisal import Cost
from planner.schedule.setting import left_contracts
from planner.verdicts.options import lineage

SCOPES = {
    "replace": "is replaced",
    "retain": "stays",
    "retire": "is retired",
    "consolidate": "is brought together with others",
    "out": "is left out",
}
ENDINGS = 3
"""How many endings are told; the exit timeline has them all."""


def option_sentences(plan: ExitPlan, one: Appraised) -> list[str]:
    """Return what an option is and does; of doing nothing, what stops and when."""
    course = one.outlook.course
    told = [course.route.says] if course.route else []
    if not course.buys:
        return [*told, *endings(plan)]
    if course.option is None:
        return [*told, "Planner put it beside the options of the trust: nobody has stated what it costs."]
    held = list(lineage(course.option, plan.project))
    return [*told, *_differs(held), *_members(plan, held), *_choices(plan, held), *_contracts(plan, held)]


def endings(plan: ExitPlan) -> list[str]:
    """Return what stops on the day after each end of a contract that is left, if nothing is bought.

    A successor that is planned is not live then: what it would follow stops like all else.
    """
    left = {one.id for one in left_contracts(plan.facts)}
    ahead = [one for one in plan.dependencies.lapse if not one.past and not one.if_extended]
    mine = [one for one in ahead if left & {ending.id for ending in one.endings}]
    return [told for one in mine[:ENDINGS] if (told := _ending(plan, one))]


def _ending(plan: ExitPlan, event: LapseEvent) -> str:
    name = plan.dependencies.graph.name
    stops = [name(one.id) for one in event.systems if one.effect in ("stops", "replaced")]
    bare = [name(one.id) for one in event.systems if one.effect == "unsupported"]
    told = f"{joined(stops)} {'stops' if len(stops) == 1 else 'stop'}" if stops else ""
    on = f"{joined(bare)} {'goes' if len(bare) == 1 else 'go'} on running without support" if bare else ""
    also = [service.replace("-", " ") for service in event.services]
    said = [
        *filter(None, (told, on)),
        *([f"{joined(also)} {'end' if len(also) > 1 else 'ends'}"] if also else []),
    ]
    return f"After {day(event.on)}: {'; '.join(said)}." if said else ""


def _differs(held: list[Option]) -> Iterator[str]:
    """Yield in which lines an option differs from the one that it is based on."""
    if len(held) < 2:
        return
    mine = held[0]
    own = [one.name_in_print for part in (mine.costs, mine.gains, mine.priced_risks) for one in part or ()]
    told = f"As “{held[1].name_in_print}”"
    if own:
        told += f", but for {count(len(own), 'line')} of its own: {listed(own, 5)}"
    gone = [one.name_in_print for one in _inherited(held[1:]) if one.id in (mine.without or ())]
    yield told + (f"; without {listed(gone, 5)}." if gone else ".")


def _inherited(held: list[Option]) -> Iterator[Cost]:
    for field in ("costs", "gains"):
        yield from (one for _, one in own_and_inherited(held, field) if isinstance(one, Cost))


def _members(plan: ExitPlan, held: list[Option]) -> Iterator[str]:
    members = next((one.members for one in held if one.members is not None), None)
    if not members:
        return
    bodies = {key: body for body in plan.project.organisations for key in (body.id, body.ods) if key}
    yield f"Takes part: {joined(bodies[one].name_in_print if one in bodies else one for one in members)}."
    gone = [one.name_in_print for one in _inherited(held) if not takes_part(one, held)]
    if gone:
        yield f"Left out, since whose they are takes no part: {listed(gone, 5)}."


def _choices(plan: ExitPlan, held: list[Option]) -> Iterator[str]:
    name = plan.dependencies.graph.name
    chosen = {id_: choice for one in reversed(held) for id_, choice in (one.choices or {}).items()}
    told = []
    for id_, choice in chosen.items():
        words = SCOPES[choice.in_scope] if choice.in_scope else "goes on"
        words += f", followed by {name(choice.successor)}" if choice.successor else ""
        told.append(f"{name(id_)} {words}" + (f", in lot {choice.lot}" if choice.lot else ""))
    if told:
        yield f"Otherwise than in the estate: {'; '.join(told)}."


def _contracts(plan: ExitPlan, held: list[Option]) -> Iterator[str]:
    names = {one.id: one.name_in_print for one in plan.project.contracts}
    months = next((one.extension_months for one in held if one.extension_months), None)
    if months:
        yield f"The present contract is lengthened by {count(round(months), 'month')}."
    until = {id_: on for one in reversed(held) for id_, on in (one.archive_until or {}).items()}
    for id_, on in until.items():
        archive = f"the archive under {names.get(id_, id_)}"
        yield f"The old supplier keeps {archive} readable, for pay, until {day(on)}."
