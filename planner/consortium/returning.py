# SPDX-License-Identifier: MIT
"""The waves of a consortium: out of each shared store, through each team, into the go-live slots."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from planner.consortium.estates import MemberEnd, MemberEstate
from planner.consortium.times import Times
from planner.model.consortium import Consortium, GoLives, Member, SharedStore, Team, Window
from planner.waves.plan import WavePlan, plan_waves
from planner.waves.relief import Relief, reliefs
from planner.waves.shared import Disks, Freeze, Leaver, Pool
from planner.waves.solve import Effort

EFFORT = Effort(tries=4_000)
DAYS_A_MONTH = 365.25 / 12
WORKING_SHARE = 5 / 7


@dataclass(frozen=True)
class Returning:
    """The waves of one shared capacity, what would get all out in time, and what nobody has said of it."""

    plan: WavePlan
    reliefs: tuple[Relief, ...]
    unsaid: tuple[str, ...]


@dataclass(frozen=True)
class Basis:
    """What is known of the members: estates, ends of contracts, and when they are planned live."""

    said: Consortium
    as_of: date
    names: Mapping[str, str]
    estates: Mapping[str, MemberEstate]
    ends: Sequence[MemberEnd]
    times: Mapping[str, Times]
    holidays: frozenset[date] = frozenset()

    def among(self, members: Sequence[str] | None) -> Iterator[Member]:
        """Yield the members named, all where none is."""
        return (one for one in self.said.members if members is None or one.id in members)

    def due(self, member: Member, archive: bool) -> date | None:
        """Return by when a member must be out of the store, or live; None where nobody has said."""
        if archive and member.deadline:
            return member.deadline
        mine = [one for one in self.ends if one.member == member.id]
        days = [(one.archive if archive else one.service) or one.service or one.archive for one in mine]
        return min((day for day in days if day), default=None)

    def name(self, store: SharedStore) -> str:
        """Return what a store is called: as consortium.yaml says, else as the estates do."""
        systems = (one for estate in self.estates.values() for one in estate.project.systems)
        known = next((one.name_in_print for one in systems if one.id == store.id), store.name_in_print)
        return store.title or known

    def size(self, member: Member, store: str) -> float | None:
        """Return the TB that a member keeps in a store, as consortium.yaml or its own estate says."""
        if member.tb is not None:
            return member.tb
        estate = self.estates.get(member.id)
        sizes = [one.size for one in estate.project.holdings if one.system == store] if estate else []
        known = [one for one in sizes if one is not None]
        return sum(known) if known and len(known) == len(sizes) else None


def returning(basis: Basis) -> tuple[Returning, ...]:
    """Return the waves of every store, team and supplier of which enough is said, in that order."""
    found, out = [], dict[str, date]()
    for store in basis.said.stores or ():
        one = _store(basis, store)
        if one:
            found.append(one)
            for wave in one.plan.waves:
                out[wave.leaver.id] = max(wave.last, out.get(wave.leaver.id, wave.last))
    found += [one for team in basis.said.teams or () if (one := _team(basis, team, out))]
    found += [one for slots in basis.said.go_lives or () if (one := _slots(basis, slots, out))]
    return tuple(found)


def _whole(pool: Pool, leavers: Iterable[Leaver], unsaid: Sequence[str]) -> Returning:
    plan = plan_waves(pool, tuple(leavers), EFFORT)
    return Returning(plan, reliefs(plan), tuple(unsaid))


def _freezes(window: Window) -> tuple[Freeze, ...]:
    return tuple(
        Freeze(one.from_, one.until, one.why or "") for one in window.freezes or () if one.from_ and one.until
    )


def _store(basis: Basis, store: SharedStore) -> Returning | None:
    export = store.export
    if export is None or not export.tb_per_day:
        return None
    disks = export.disks
    pool = Pool(
        store.id,
        basis.name(store),
        "export",
        max(export.opens or basis.as_of, basis.as_of),
        export.concurrent or None,
        export.tb_per_day,
        export.tb_per_day_each or None,
        freezes=_freezes(export),
        disks=Disks(disks.size, disks.held, disks.days) if disks and disks.size else None,
    )
    leavers = [
        Leaver(
            one.id,
            basis.names.get(one.id, one.id),
            basis.size(one, store.id),
            None,
            one.start,
            basis.due(one, True),
            one.landing_storage,
            one.intake_tb_per_day or None,
        )
        for one in basis.among(store.members)
    ]
    return _whole(pool, leavers, list(_unsaid(pool, export, leavers)))


def _unsaid(pool: Pool, export: Window, leavers: Sequence[Leaver]) -> Iterator[str]:
    if export.opens is None:
        yield "from when the store exports: it is taken to be from the day of the plan"
    if pool.at_once is None:
        yield "to how many members it can export at once: it is taken to be no limit"
    if pool.each is None:
        yield "the most that one member can be given in a day: it is taken to be all that the store can give"
    if any(one.landing is None for one in leavers):
        yield "how much landing storage each member has: where it is not said, it is taken to suffice"


def _team(basis: Basis, team: Team, out: Mapping[str, date]) -> Returning | None:
    if not team.members_at_once or not team.days:
        return None
    pool = Pool(
        team.id,
        team.title or team.id,
        "team",
        max(team.opens or basis.as_of, basis.as_of),
        team.members_at_once,
        days=max(ceil(team.days), 1),
        freezes=_freezes(team),
        holidays=basis.holidays,
    )
    return _whole(pool, _after(basis, basis.among(team.members), out, {}), ())


def _slots(basis: Basis, slots: GoLives, out: Mapping[str, date]) -> Returning | None:
    if not slots.per_month and not slots.days_apart:
        return None
    apart = max(DAYS_A_MONTH / slots.per_month if slots.per_month else 1, slots.days_apart or 1)
    pool = Pool(
        slots.supplier or "go-lives",
        f"Go-live slots of {slots.supplier}" if slots.supplier else "Go-live slots of the incoming supplier",
        "go-live",
        max(slots.opens or basis.as_of, basis.as_of),
        1,
        days=max(ceil(apart * WORKING_SHARE), 1),
        freezes=_freezes(slots),
        holidays=basis.holidays,
    )
    planned = {one: times.live for one, times in basis.times.items() if times.live}
    return _whole(pool, _after(basis, basis.among(slots.members), out, planned), ())


def _after(
    basis: Basis, members: Iterable[Member], out: Mapping[str, date], planned: Mapping[str, date]
) -> Iterator[Leaver]:
    """Yield the members as they come to a team or a slot: when planned, else when their data has landed."""
    for one in members:
        landed = out.get(one.id)
        ready = planned.get(one.id) or (landed + timedelta(days=1) if landed else one.start)
        yield Leaver(one.id, basis.names.get(one.id, one.id), None, None, ready, basis.due(one, False))
