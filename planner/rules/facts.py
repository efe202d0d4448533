# SPDX-License-Identifier: MIT
"""What is known of one estate on the day of the plan, indexed once so that every rule stays fast.

`Facts` joins three things: what people wrote (the project), the values that the graph and the
schedule have worked out (`Computed`), and the indexes by kind and id that words look things up in.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from planner.model import Contract, Holding, Integration, Project, System
from planner.model.noun import Noun
from planner.rules.answer import Evidence, Fact, Question, Reading
from planner.rules.figures import Figures
from planner.rules.phrases import SAID_AS, in_print, phrase_of, said_of


@dataclass(frozen=True)
class CutoverGroup:
    """Systems that can only go live together, as the graph found them."""

    members: tuple[System, ...]

    @property
    def id(self) -> str:
        """Return the id of the group: that of its first member."""
        return self.members[0].id

    @property
    def name_in_print(self) -> str:
        """Return the names of the members."""
        return " + ".join(member.name_in_print for member in self.members)


@dataclass(frozen=True)
class Computed:
    """What the graph and the schedule know; None where that was not worked out, which is unknown.

    `single_points` names, for each system that alone carries a service path, those paths;
    `depends_on` the systems that each system cannot work without; `cutover_groups` the systems
    that can only go live together; `starts`, `finishes` and `total_float` (working days) go by
    activity id, one activity expanded per system being `F05@ris-main`; `migration_days` is the
    80th percentile of the migration estimate in calendar days.
    """

    single_points: Mapping[str, tuple[str, ...]] | None = None
    depends_on: Mapping[str, tuple[str, ...]] | None = None
    cutover_groups: tuple[tuple[str, ...], ...] | None = None
    starts: Mapping[str, date] | None = None
    finishes: Mapping[str, date] | None = None
    total_float: Mapping[str, int] | None = None
    migration_days: float | None = None


NOTHING_COMPUTED = Computed()


@dataclass(frozen=True)
class Facts:
    """One estate, ready to be asked. Made by `facts_of`; nothing in it changes afterwards.

    `memory` holds answers to questions about the estate as a whole, so that a word asked by
    a hundred rules is worked out once.
    """

    project: Project
    on: date
    computed: Computed
    systems: Mapping[str, System]
    integrations: Mapping[str, Integration]
    contracts: Mapping[str, Contract]
    systems_of_kind: Mapping[str, tuple[System, ...]]
    links_of: Mapping[str, tuple[Integration, ...]]
    links_via: Mapping[str, tuple[Integration, ...]]
    contracts_covering: Mapping[str, tuple[Contract, ...]]
    systems_under: Mapping[str, tuple[System, ...]]
    holdings_in: Mapping[str, tuple[Holding, ...]]
    planned: frozenset[str]
    figures: Figures | None = None
    memory: dict[tuple[object, ...], Any] = field(default_factory=dict, compare=False)

    @property
    def present_systems(self) -> tuple[System, ...]:
        """Return the systems that run today, in the order written."""
        return tuple(system for system in self.project.systems if system.id not in self.planned)

    def system(self, key: str | None) -> System | None:
        """Return the system of an id, None for a blank or an id that no system has."""
        return self.systems.get(key or "")

    def present_of_kind(self, kind: str) -> tuple[System, ...]:
        """Return the systems of a kind that run today; where there are none, those that are planned."""
        held = self.systems_of_kind.get(kind, ())
        return tuple(system for system in held if system.id not in self.planned)

    def read(self, noun: str, thing: Noun | None, path: str) -> Reading:
        """Return the value of a field with its sentence, or the question that its blank raises."""
        value = value_at(self.project.programme if thing is None else thing, path)
        if value is None:
            return Reading(None, (), (question(noun, thing, path),))
        plain = ("yes" if value else "no") if isinstance(value, bool) else value
        if isinstance(plain, (tuple, dict)):
            plain = ", ".join(in_print(part) for part in plain) or "nothing"
        return Reading(plain, (self.said(noun, thing, path, value),))

    def said(self, noun: str, thing: Noun | None, path: str, value: object) -> Evidence:
        """Return a field and its value as a fragment of a sentence, other things by their names."""
        return evidence(noun, thing, path, self._named(value) if path in NAMES_THINGS else value)

    def _named(self, value: object) -> object:
        if isinstance(value, (tuple, list)):
            return tuple(self._named(part) for part in value)
        return self._names().get(str(value), value)

    def _names(self) -> Mapping[str, str]:
        """Return the name in print of everything that has an id; worked out once."""
        key = ("names",)
        if key not in self.memory:
            things = (thing for noun in NOUNS_WITH_NAMES for thing in getattr(self.project, noun))
            self.memory[key] = {thing.id: thing.name_in_print for thing in things}
        found: Mapping[str, str] = self.memory[key]
        return found


NAMES_THINGS = frozenset((
    "buyer_org", "contract", "covers", "data_controller", "from_", "owner_org", "parties", "shared_with",
    "successor", "supplier", "system", "to", "via",
))  # fmt: skip
"""The fields whose values are ids of other things."""

NOUNS_WITH_NAMES = (
    "organisations", "sites", "suppliers", "contracts", "systems", "integrations", "holdings",
)  # fmt: skip


def value_at(thing: object, path: str) -> Any:
    """Return what is written at a dotted path, None as soon as a blank is met."""
    for step in path.split("."):
        thing = getattr(thing, step, None)
        if thing is None:
            return None
    return thing


def fact_of(noun: str, thing: Noun | None, path: str) -> Fact:
    """Return the symbolic place of a field."""
    return Fact(noun, thing.id if thing is not None else "", path)


def evidence(noun: str, thing: Noun | None, path: str, value: object) -> Evidence:
    """Return a field and its value as a fragment of a sentence."""
    words = SAID_AS.get(path, {})
    shown = words.get(str(value)) or in_print(tuple(value) if isinstance(value, dict) else value)
    said = phrase_of(noun, path).sentence(said_of(noun, thing), value, shown)
    return Evidence(fact_of(noun, thing, path), said, said_of(noun, thing))


def question(noun: str, thing: Noun | None, path: str) -> Question:
    """Return what to ask about a field that is blank, and whom."""
    phrase = phrase_of(noun, path)
    return Question(fact_of(noun, thing, path), phrase.asks.format(it=said_of(noun, thing)), phrase.ask)


def stated(noun: str, thing: Noun | None, path: str, text: str, it: str = "") -> Evidence:
    """Return a fact said in a sentence of the caller's own, about the thing or else about `it`."""
    return Evidence(fact_of(noun, thing, path), text, it or (said_of(noun, thing) if thing else ""))


def facts_of(
    project: Project,
    on: date | None = None,
    computed: Computed = NOTHING_COMPUTED,
    figures: Figures | None = None,
) -> Facts:
    """Return the facts of a project on the day `on` (its own `as_of` where none is given).

    Without `figures`, what is reckoned with planning figures is unknown.
    """
    day = on or project.as_of
    systems = {system.id: system for system in project.systems}
    covering = _covering(project)
    under: dict[str, list[System]] = {}
    for system in project.systems:
        for contract in covering.get(system.id, ()):
            under.setdefault(contract.id, []).append(system)
    return Facts(
        project=project,
        on=day,
        computed=computed,
        systems=systems,
        integrations={link.id: link for link in project.integrations},
        contracts={contract.id: contract for contract in project.contracts},
        systems_of_kind=_grouped((system.kind, system) for system in project.systems if system.kind),
        links_of=_grouped(
            (end, link)
            for link in project.integrations
            for end in dict.fromkeys((link.from_, link.to))
            if end
        ),
        links_via=_grouped((link.via, link) for link in project.integrations if link.via),
        contracts_covering=covering,
        systems_under={key: tuple(held) for key, held in under.items()},
        holdings_in=_grouped((held.system, held) for held in project.holdings if held.system),
        planned=_planned(project, day),
        figures=figures,
    )


def _grouped(pairs: Iterable[tuple[str, Any]]) -> dict[str, tuple[Any, ...]]:
    lists: dict[str, list[Any]] = {}
    for key, thing in pairs:
        lists.setdefault(key, []).append(thing)
    return {key: tuple(held) for key, held in lists.items()}


def _covering(project: Project) -> dict[str, tuple[Contract, ...]]:
    """Return the contracts that cover each system, interface and holding, whichever end says so."""
    by_id = {contract.id: contract for contract in project.contracts}
    written = [
        *((system.id, system.contract) for system in project.systems),
        *((link.id, link.contract) for link in project.integrations),
        *((holding.id, holding.contract) for holding in project.holdings),
    ]
    pairs = [(thing, by_id[key]) for thing, key in written if key in by_id]
    for contract in project.contracts:
        pairs.extend((covered, contract) for covered in contract.covers or ())
    held = _grouped(pairs)
    return {key: tuple({contract.id: contract for contract in found}.values()) for key, found in held.items()}


def _planned(project: Project, day: date) -> frozenset[str]:
    """Return the ids of systems that are still to come: named as a successor only, or live after the day."""
    successors = {system.successor for system in project.systems if system.successor}
    return frozenset(
        system.id
        for system in project.systems
        if (system.go_live is not None and system.go_live > day)
        or (system.id in successors and system.in_scope is None and system.go_live is None)
    )
