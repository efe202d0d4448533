# SPDX-License-Identifier: MIT
"""The estates of the members side by side: what all have, what one alone has, and what does not match."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from planner.english import capital
from planner.model import KINDS, Contract, Project, System
from planner.model.terms import application_end, archive_end, latest_possible_end
from planner.rules.facts import facts_of
from planner.rules.words.contracts import in_exit_scope


@dataclass(frozen=True)
class MemberEstate:
    """A member with what it wrote, and the shared things among it."""

    id: str
    name: str
    project: Project

    @property
    def complete(self) -> bool:
        """Return whether its list of systems is the whole of it, so that silence is a no."""
        said = self.project.programme.inventory
        return bool(said and said.systems == "complete")

    def of_kind(self, kind: str) -> list[System]:
        """Return the systems of a kind that run today."""
        held = [one for one in self.project.systems if one.kind == kind]
        return [one for one in held if one.go_live is None or one.go_live <= self.project.as_of] or held

    def supplier(self, system: System) -> str:
        """Return the name of the supplier of a system, by its contract; blank where nobody said."""
        project = self.project
        contract = next((one for one in project.contracts if one.id == system.contract), None)
        wanted = contract.supplier if contract else None
        return next((one.name_in_print for one in project.suppliers if one.id == wanted), wanted or "")


@dataclass(frozen=True)
class KindHeld:
    """A kind of system, and what each member has of it, by member.

    A member without an entry has none; None is a member of whom it is not known.
    """

    kind: str
    title: str
    held: Mapping[str, str | None]
    shared: bool

    @property
    def having(self) -> tuple[str, ...]:
        """Return the members who have one."""
        return tuple(one for one, what in self.held.items() if what)


def kinds_held(members: Sequence[MemberEstate]) -> tuple[KindHeld, ...]:
    """Return every kind that any member has, in the order of kinds: the union, and beside it the gaps."""
    found = []
    shared = shared_systems(members)
    for kind, known in KINDS.items():
        held: dict[str, str | None] = {}
        systems = {member.id: member.of_kind(kind) for member in members}
        if not any(systems.values()):
            continue
        for member in members:
            if systems[member.id]:
                held[member.id] = "; ".join(_described(member, one) for one in systems[member.id])
            elif kind not in (member.project.programme.absent or ()) and not member.complete:
                held[member.id] = None
        every = [one.id for ones in systems.values() for one in ones]
        found.append(KindHeld(kind, capital(known.name), held, all(one in shared for one in every)))
    return tuple(found)


def _described(member: MemberEstate, system: System) -> str:
    what = system.product or system.name_in_print
    supplier = member.supplier(system)
    return f"{what} ({supplier})" if supplier else what


def shared_systems(members: Sequence[MemberEstate]) -> dict[str, tuple[System, tuple[str, ...]]]:
    """Return the systems that stand in several members' projects as one, with who sees them, by id."""
    return _shared(members, lambda project: project.systems)


def shared_contracts(members: Sequence[MemberEstate]) -> dict[str, tuple[Contract, tuple[str, ...]]]:
    """Return the contracts that stand in several members' projects as one, with who is under them."""
    found = _shared(members, lambda project: project.contracts)
    under = {id_: tuple(one.name for one in members if _left(one, id_)) for id_ in found}
    return {id_: (contract, under[id_]) for id_, (contract, _) in found.items()}


def _left(member: MemberEstate, contract: str) -> bool:
    leaves = member.project.programme.leaves
    if leaves is not None:
        return contract in leaves
    return any(one.contract == contract for one in member.project.systems)


def _shared(members: Sequence[MemberEstate], nouns: Callable[[Project], tuple]) -> dict:  # type: ignore[type-arg]
    seen: dict[str, list] = {}  # type: ignore[type-arg]
    for member in members:
        for noun in nouns(member.project):
            seen.setdefault(noun.id, []).append((noun, member.name))
    return {
        id_: (held[0][0], tuple(name for _, name in held))
        for id_, held in seen.items()
        if len(held) > 1 and all(noun == held[0][0] for noun, _ in held)
    }


@dataclass(frozen=True)
class MemberEnd:
    """When the present contract of a member ends: its service, its archive, and at the latest."""

    member: str
    contract: str
    service: date | None
    archive: date | None
    latest: date | None
    stated: bool


def ends(member: MemberEstate, service: date | None, archive: date | None) -> tuple[MemberEnd, ...]:
    """Return the ends of a member's contracts that it leaves, or those that consortium.yaml states."""
    if service or archive:
        return (MemberEnd(member.id, "as consortium.yaml says", service, archive or service, None, True),)
    facts = facts_of(member.project)
    left = [one for one in member.project.contracts if in_exit_scope(one, facts).value]
    return tuple(
        MemberEnd(
            member.id,
            one.name_in_print,
            application_end(one),
            archive_end(one),
            latest_possible_end(one),
            False,
        )
        for one in left
    ) or (MemberEnd(member.id, "", None, None, None, False),)


Agreement = Literal["same", "different", "not_known"]


@dataclass(frozen=True)
class Match:
    """One thing on which members must agree before they share a worklist or a store: who has what.

    `held` gives the members by what they have; "" is what nobody has said.
    """

    id: str
    title: str
    held: Mapping[str, tuple[str, ...]]
    because: str
    clash: bool = False

    @property
    def agreement(self) -> Agreement:
        """Return whether they agree; what is unknown of anybody may yet differ."""
        known = [one for one in self.held if one]
        if self.clash or len(known) > 1:
            return "different"
        return "not_known" if "" in self.held else "same"


RIS, PACS = "ris", "pacs"


def matches(members: Sequence[MemberEstate]) -> tuple[Match, ...]:
    """Return codes, identities and numbers of the members held against each other."""
    return (
        _match(members, "codes-ris", "Exam codes of the RIS", lambda one: _codes(one, RIS),
               "A shared worklist or price by examination needs one list of names and durations."),
        _match(members, "codes-pacs", "Exam codes of the PACS", lambda one: _codes(one, PACS),
               "Prior images are fetched and hung by their code."),
        _match(members, "unmapped", "Local codes not yet mapped", _unmapped,
               "Each local code must be mapped, and the mapping agreed, before data of several members mix.",
               differs=False),
        _match(members, "patient-ids", "Types of patient identifier in the RIS", _id_types,
               "In a shared index the same hospital number may belong to two people; only the NHS number is "
               "common."),
        _match(members, "nhs-number", "NHS numbers verified in the RIS", _verified,
               "Where it is low, patients of two members are joined wrongly or not at all.", differs=False),
        _accessions(members),
        _match(members, "accession-length", "Longest accession number", _length,
               "A number that is cut in a shared store no longer finds its report."),
    )  # fmt: skip


def _first(member: MemberEstate, kind: str) -> System | None:
    return next(iter(member.of_kind(kind)), None)


def _codes(member: MemberEstate, kind: str) -> str:
    system = _first(member, kind)
    return ((system.code_systems or {}).get("procedure") if system else "") or ""


def _unmapped(member: MemberEstate) -> str:
    system = _first(member, RIS)
    held = system.local_codes_unmapped if system else None
    return "" if held is None else f"{held:,}"


def _id_types(member: MemberEstate) -> str:
    system = _first(member, RIS)
    domains = system.patient_id_domains if system else None
    kinds = {one.type for one in domains or () if one.type}
    said = [word for key, word in (("MR", "hospital number"), ("NH", "NHS number")) if key in kinds]
    said += sorted(kinds - {"MR", "NH"})
    return " and ".join(said)


def _verified(member: MemberEstate) -> str:
    system = _first(member, RIS)
    held = system.nhs_number_verified_pct if system else None
    return "" if held is None else f"{held:g}%"


def _length(member: MemberEstate) -> str:
    system = _first(member, RIS)
    held = system.accession_max_length if system else None
    return "" if held is None else f"{held} characters"


def _prefix(member: MemberEstate) -> str:
    system = _first(member, RIS)
    return (system.accession_prefix if system else "") or ""


def _accessions(members: Sequence[MemberEstate]) -> Match:
    """Return the prefixes of accession numbers: here it is a clash if two have the same one."""
    held = _grouped(members, _prefix)
    because = "Without a prefix of its own the number of one member is also that of another."
    twice = any(len(names) > 1 for prefix, names in held.items() if prefix)
    return _Prefixes("accessions", "Prefix of accession numbers", held, because, twice)


class _Prefixes(Match):
    """Prefixes are as they should be where all differ."""

    @property
    def agreement(self) -> Agreement:
        """Return whether the numbers of all members are told apart."""
        return "different" if self.clash else "not_known" if "" in self.held else "same"


def _match(
    members: Sequence[MemberEstate],
    id_: str,
    title: str,
    of: Callable[[MemberEstate], str],
    because: str,
    differs: bool = True,
) -> Match:
    held = _grouped(members, of)
    made = Match if differs else _Amounts
    return made(id_, title, held, because)


class _Amounts(Match):
    """Amounts need not be the same; what matters is that they are known."""

    @property
    def agreement(self) -> Agreement:
        """Return whether all are known."""
        return "not_known" if "" in self.held else "same"


def _grouped(
    members: Sequence[MemberEstate], of: Callable[[MemberEstate], str]
) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for member in members:
        found.setdefault(of(member), []).append(member.name)
    return {
        what: tuple(names) for what, names in sorted(found.items(), key=lambda one: (one[0] == "", one[0]))
    }


@dataclass(frozen=True)
class Asked:
    """A requirement of the catalogue, by the members to whom it applies or may apply, and how often."""

    id: str
    title: str
    applies: tuple[str, ...]
    undecided: tuple[str, ...]
    lots: tuple[str, ...]
