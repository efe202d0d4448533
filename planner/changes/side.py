# SPDX-License-Identifier: MIT
"""One of the two plans that are compared, and how an id of the older one reads in the newer one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, Protocol

from planner.documents.plan import ExitPlan
from planner.model import NOUNS, Project

Due = Literal["", "facts", "time", "both"]
"""What a change is due to; blank where both plans stand on the same day, so that it can only be the facts."""


@dataclass(frozen=True)
class Side:
    """A plan, and the project as written, before anything was assumed. `label` is what a person typed."""

    label: str
    plan: ExitPlan
    written: Project


@dataclass(frozen=True)
class Pair:
    """The older plan and the newer; `between` has the newer facts on the older day, where the days differ.

    `between_fails` says why there is no such plan though there should be.
    """

    old: Side
    new: Side
    between: Side | None = None
    between_fails: str = ""

    @property
    def same_day(self) -> bool:
        """Return whether both plans stand on the same day."""
        return self.old.plan.as_of == self.new.plan.as_of

    @cached_property
    def things(self) -> Mapping[str, str]:
        """Return the ids of the older estate that have another one in the newer, by noun and without."""
        found: dict[str, str] = {}
        for noun in NOUNS:
            before, after = getattr(self.old.written, noun), getattr(self.new.written, noun)
            for was, now in _renamed(before, after).items():
                found[f"{noun}/{was}"] = now
                found.setdefault(was, now)
        return found

    @cached_property
    def entries(self) -> Mapping[str, str]:
        """Return the ids of entries of the older catalogue that have another one in the newer."""
        found: dict[str, str] = {}
        for kind in ("requirements", "risks", "benefits"):
            found |= _renamed(getattr(self.old.plan.catalogue, kind), getattr(self.new.plan.catalogue, kind))
        return found

    def called(self, id_: str) -> str:
        """Return what an id of the older plan is called in the newer: `R12@c-lsp`, `F08@ortho`, `pacs`."""
        entry, at, thing = id_.partition("@")
        if not at:
            return self.entries.get(entry, self.things.get(entry, entry))
        return f"{self.entries.get(entry, entry)}@{self.things.get(thing, thing)}"

    def due(self, before: object, middle: object, after: object) -> Due:
        """Return what a change from `before` to `after` is due to; `middle`: newer facts on the older day."""
        if self.between is None:
            return "" if self.same_day or self.between_fails else "time"
        if middle == after:
            return "facts"
        return "time" if middle == before else "both"


class _Thing(Protocol):
    @property
    def id(self) -> str:
        """Return its id."""


def _renamed(before: Iterable[_Thing], after: Iterable[_Thing]) -> dict[str, str]:
    """Return the ids that changed, from old to new; an id that both know is its own."""
    olds, news = {one.id: one for one in before}, {one.id: one for one in after}
    found = {
        alias: one.id
        for one in news.values()
        if one.id not in olds
        for alias in getattr(one, "aliases", None) or ()
        if alias in olds and alias not in news
    }
    for one in olds.values():
        if one.id in news or one.id in found:
            continue
        known = [
            alias for alias in getattr(one, "aliases", None) or () if alias in news and alias not in olds
        ]
        found |= {one.id: known[0]} if known else {}
    return found
