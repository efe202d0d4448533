# SPDX-License-Identifier: MIT
"""What each change did by itself: the newer plan worked out again as if that fact were as it was."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from planner.changes.dates import end_in_print
from planner.changes.facts import WHOLE, FactChange, by_thing
from planner.changes.requirements import asked
from planner.changes.side import Pair
from planner.diagnostics import CODES
from planner.documents.plan import ExitPlan
from planner.model import NOUNS, Project
from planner.model.checks import check_project
from planner.model.noun import Noun, Part
from planner.schedule.timeline import ENDS_OF_CONTRACTS

Replan = Callable[[Project], ExitPlan]
"""Works out the plan of a project, with the catalogue of the newer side."""

TRIED_AT_MOST = 16
"""So many changes are tried by themselves, for each costs one plan."""


@dataclass(frozen=True)
class Effect:
    """What a change, or those of one thing, did by themselves, everything else being as it is now.

    `days` are by end and milestone; `risks` the ids of those that they brought, took away or scored
    otherwise, `requirements` of those that they brought in or put out. `known` is false where nobody tried.
    """

    changes: tuple[FactChange, ...]
    days: tuple[tuple[str, str, int], ...] = ()
    risks: tuple[str, ...] = ()
    requirements: tuple[str, ...] = ()
    known: bool = True

    @property
    def weight(self) -> tuple[int, int]:
        """Return how much hangs on it: days first, then risks and requirements."""
        return max((abs(days) for _, _, days in self.days), default=0), len(self.risks) + len(
            self.requirements
        )


def effects(pair: Pair, facts: Iterable[FactChange], replan: Replan | None) -> tuple[Effect, ...]:
    """Return what each changed fact did; of many, what those of each thing did together. Most comes first."""
    held = [one for one in facts if one.noun in (*NOUNS, *WHOLE)]
    groups = [(one,) for one in held] if len(held) <= TRIED_AT_MOST else list(by_thing(held).values())
    found = [
        _effect(pair, _without(pair, changes, replan) if replan and number < TRIED_AT_MOST else None, changes)
        for number, changes in enumerate(groups)
    ]
    return tuple(sorted(found, key=lambda one: (-one.weight[0], -one.weight[1])))


def _without(pair: Pair, changes: tuple[FactChange, ...], replan: Replan) -> ExitPlan | None:
    """Return the newer plan without these changes; None where that would be no sound project."""
    project = reverted(pair, changes)
    unsound = any(CODES[one.code].severity == "error" for one in check_project(project))
    return None if unsound else replan(project)


def reverted(pair: Pair, changes: Sequence[FactChange]) -> Project:
    """Return the newer project with these facts of one thing as the older one has them."""
    one, new, old = changes[0], pair.new.written, pair.old.written
    if one.noun not in NOUNS:
        return new.model_copy(
            update={one.noun: _with_facts(getattr(new, one.noun), getattr(old, one.noun), changes)}
        )
    held: list[Noun] = list(getattr(new, one.noun))
    was = next((thing for thing in getattr(old, one.noun) if thing.id == one.old_id), None)
    place = next((at for at, thing in enumerate(held) if thing.id == one.id), None)
    if was is None and place is not None:
        del held[place]
    elif was is not None and place is None:
        held.append(was)
    elif was is not None and place is not None:
        held[place] = _with_facts(held[place], was, changes)
    return new.model_copy(update={one.noun: tuple(held)})


P = TypeVar("P", bound=Part)


def _with_facts(now: P, was: P, changes: Iterable[FactChange]) -> P:
    """Return a thing with some of its facts as they were."""
    for change in changes:
        if change.kind != "renamed":
            now = _with_fact(now, was, change.field.split("."))
    return now


def _with_fact(now: P, was: P, path: Sequence[str]) -> P:
    """Return a thing with the fact at a path as it was; with the whole group of it, where one has none."""
    name = path[0] if path[0] in type(now).model_fields else f"{path[0]}_"
    mine, other = getattr(now, name), getattr(was, name)
    if isinstance(mine, Part) and isinstance(other, Part) and path[1:]:
        other = _with_fact(mine, other, path[1:])
    elif isinstance(mine, dict) and isinstance(other, dict) and path[1:]:
        key = ".".join(path[1:])
        other = {**{k: v for k, v in mine.items() if k != key}, **({key: other[key]} if key in other else {})}
    return now.model_copy(update={name: other})


def _days(plan: ExitPlan) -> Mapping[str, tuple[str, date]]:
    """Return the ends of contracts and the milestones, each with its name and its day."""
    ends = [one for one in plan.schedule.dates.deadlines if one.kind in ENDS_OF_CONTRACTS]
    found = {f"{one.kind} {one.contract}": (end_in_print(one), one.day) for one in ends}
    return found | {one.id: (one.title, one.day) for one in plan.schedule.milestones}


def _effect(pair: Pair, without: ExitPlan | None, changes: tuple[FactChange, ...]) -> Effect:
    if without is None:
        return Effect(changes, known=False)
    new = pair.new.plan
    before, after = _days(without), _days(new)
    days = tuple(
        (key, title, (day - before[key][1]).days)
        for key, (title, day) in after.items()
        if key in before and day != before[key][1]
    )
    scores = [{r.id: (r.likelihood, r.impact) for r in plan.risks.risks} for plan in (without, new)]
    said = [{one.id for one in asked(plan)} for plan in (without, new)]
    return Effect(
        changes,
        days,
        tuple(
            key for key in dict.fromkeys((*scores[1], *scores[0])) if scores[0].get(key) != scores[1].get(key)
        ),
        tuple(sorted(said[0] ^ said[1])),
    )
