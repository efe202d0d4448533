# SPDX-License-Identifier: MIT
"""Which facts changed: what was written before and is now, and the line of each."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from planner.changes.side import Pair, Side
from planner.documents.written import leaves, told
from planner.model import NOUNS
from planner.model.decisions import ABOUT
from planner.model.noun import Part
from planner.rules.answer import Fact

Kind = Literal["changed", "learnt", "forgotten", "added", "removed", "renamed"]
"""`learnt`: not known before; `forgotten`: not known any more; `added`, `removed`: a whole thing."""

WHOLE: tuple[str, ...] = ("programme", "evaluation")
"""The parts of a project of which there is one."""
UNTOLD = ("id", "aliases")


@dataclass(frozen=True)
class FactChange:
    """One fact that is not what it was. `was` and `is_now` are in print, empty where nobody has said.

    A thing that is new or gone is one change, with an empty field. `was_at` and `now_at` are file and line.
    `old_id` is the id of the thing in the older project.
    """

    kind: Kind
    noun: str
    id: str
    old_id: str
    name: str
    field: str
    was: str
    is_now: str
    was_at: str
    now_at: str

    @property
    def label(self) -> str:
        """Return which fact it is, as people read it: `end`, `exit › plan`."""
        return self.field.replace(".", " › ").replace("_tb", "_TB").replace("_", " ")

    def touches(self, fact: Fact) -> bool:
        """Return whether a fact that something rests on is this one, part of it or the whole of it."""
        if fact.noun != self.noun or fact.id not in (self.id, self.old_id):
            return False
        asked, mine = fact.field.replace("_.", ".").rstrip("_"), self.field
        return (
            not mine or not asked or f"{asked}.".startswith(f"{mine}.") or f"{mine}.".startswith(f"{asked}.")
        )


def touching(changes: Iterable[FactChange], facts: Iterable[Fact]) -> tuple[FactChange, ...]:
    """Return the changes that touch any of the facts, in their order."""
    asked = tuple(facts)
    return tuple(one for one in changes if any(one.touches(fact) for fact in asked))


def changed_facts(pair: Pair) -> tuple[FactChange, ...]:
    """Return every fact that changed, noun by noun; the day of the plan is not among them."""
    found = list(_title(pair))
    for noun in NOUNS:
        found += _of_noun(pair, noun)
    for noun in WHOLE:
        found += _facts(pair, noun, "", "", getattr(pair.old.written, noun), getattr(pair.new.written, noun))
    return (*found, *_decisions(pair))


def _decisions(pair: Pair) -> Iterator[FactChange]:
    """Yield what was decided otherwise: of a decision that is new or gone, only that it is."""
    for kind, about in ABOUT.items():
        olds, news = (
            {pair.called(one.id): (at, one) for at, one in enumerate(getattr(side.written.decisions, kind))}
            for side in (pair.old, pair.new)
        )
        for id_ in dict.fromkeys((*news, *olds)):
            (was_at, was), (now_at, now) = olds.get(id_, (-1, None)), news.get(id_, (-1, None))
            places = [
                side.plan.where("decisions", "", f"{kind}.{at}") if at >= 0 else ""
                for side, at in ((pair.old, was_at), (pair.new, now_at))
            ]
            named = "decisions", id_, id_, f"{about} {id_}"
            if was is None or now is None:
                yield FactChange("added" if was is None else "removed", *named, "", "", "", *places)
                continue
            before, after = dict(_flat(was)), dict(_flat(now))
            for field in dict.fromkeys((*after, *before)):
                values = before.get(field), after.get(field)
                if values[0] != values[1] and field.split(".")[0] not in (about, "set"):
                    yield FactChange(_kind(*values), *named, field, *_shown(*values), *places)


def _title(pair: Pair) -> Iterator[FactChange]:
    was, now = pair.old.written.title or "", pair.new.written.title or ""
    if was != now:
        places = _at(pair.old, was, "title", "", ""), _at(pair.new, now, "title", "", "")
        yield FactChange(_kind(was, now), "title", "", "", "", "title", was, now, *places)


def _of_noun(pair: Pair, noun: str) -> Iterator[FactChange]:
    olds = {one.id: one for one in getattr(pair.old.written, noun)}
    news = {one.id: one for one in getattr(pair.new.written, noun)}
    ids = {pair.things.get(f"{noun}/{id_}", id_): id_ for id_ in olds}
    for id_, thing in news.items():
        if id_ not in ids:
            yield _whole(pair.new, "added", noun, thing)
            continue
        before = olds[ids[id_]]
        if before.id != id_:
            places = pair.old.plan.where(noun, before.id, "id"), pair.new.plan.where(noun, id_, "id")
            name = thing.name_in_print
            yield FactChange("renamed", noun, id_, before.id, name, "id", before.id, id_, *places)
        yield from _facts(pair, noun, before.id, id_, before, thing, thing.name_in_print)
    for id_, old in ids.items():
        if id_ not in news:
            yield _whole(pair.old, "removed", noun, olds[old])


def _whole(side: Side, kind: Kind, noun: str, thing: Part) -> FactChange:
    id_, name = str(getattr(thing, "id", "")), str(getattr(thing, "name_in_print", ""))
    place = side.plan.where(noun, id_, "")
    was_at, now_at = ("", place) if kind == "added" else (place, "")
    return FactChange(kind, noun, id_, id_, name, "", "", "", was_at, now_at)


def _facts(
    pair: Pair, noun: str, old_id: str, id_: str, old: Part, new: Part, name: str = ""
) -> Iterator[FactChange]:
    before, after = dict(_flat(old)), dict(_flat(new))
    for field in dict.fromkeys((*after, *before)):
        was, now = before.get(field), after.get(field)
        if was == now or _same_name(pair, was, now):
            continue
        shown = _shown(was, now)
        places = _at(pair.old, was, noun, old_id, field), _at(pair.new, now, noun, id_, field)
        yield FactChange(_kind(was, now), noun, id_, old_id, name, field, *shown, *places)


def _flat(part: Part) -> Iterator[tuple[str, object]]:
    """Yield the facts with those of tables entry by entry."""
    for path, value in leaves(part, UNTOLD):
        if isinstance(value, dict):
            yield from ((f"{path}.{key}", inner) for key, inner in value.items())
        else:
            yield path, value


def _same_name(pair: Pair, was: object, now: object) -> bool:
    """Return whether two values differ only by the new name of a thing."""
    if isinstance(was, str):
        return pair.things.get(was, was) == now
    if isinstance(was, tuple) and isinstance(now, tuple):
        return tuple(pair.things.get(one, one) if isinstance(one, str) else one for one in was) == now
    return False


def _shown(was: object, now: object) -> tuple[str, str]:
    """Return two values in print; of lists that share much, only what is not in the other."""
    if isinstance(was, tuple) and isinstance(now, tuple) and set(map(told, was)) & set(map(told, now)):
        gone = [told(one) for one in was if one not in now]
        come = [told(one) for one in now if one not in was]
        if gone or come:
            return (
                f"with {', '.join(gone)}" if gone else f"{len(was):,} of them",
                f"with {', '.join(come)}" if come else f"{len(now):,} of them",
            )
    return ("" if was is None else told(was) or "none"), ("" if now is None else told(now) or "none")


def _kind(was: object, now: object) -> Kind:
    if was in (None, ""):
        return "learnt"
    return "forgotten" if now in (None, "") else "changed"


def _at(side: Side, value: object, noun: str, id_: str, field: str) -> str:
    """Return where a fact is written; where it is not, the place of its thing."""
    return side.plan.where(noun, id_, field if value not in (None, "") else "")


def by_thing(changes: Iterable[FactChange]) -> Mapping[tuple[str, str], tuple[FactChange, ...]]:
    """Return the changes of each thing, by its noun and its id now."""
    found: dict[tuple[str, str], list[FactChange]] = {}
    for one in changes:
        found.setdefault((one.noun, one.id), []).append(one)
    return {key: tuple(held) for key, held in found.items()}
