# SPDX-License-Identifier: MIT
"""A consortium worked out, as one value that its documents read."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from planner.consortium.costs import Drivers, exactly
from planner.consortium.departures import Departure, Late
from planner.consortium.estates import Asked, KindHeld, Match, MemberEnd, MemberEstate
from planner.consortium.governance import GovernanceQuestion
from planner.consortium.sharing import Sharing
from planner.consortium.times import Timing
from planner.model import Contract, System
from planner.model.consortium import Consortium
from planner.model.estate import Organisation


@dataclass(frozen=True)
class Together:
    """All that was worked out of a consortium. `failed` are members that could not be read, with the reasons.

    `open_of` is how many questions each member's own plan asks.
    """

    said: Consortium
    as_of: date
    names: Mapping[str, str]
    estates: tuple[MemberEstate, ...]
    failed: Mapping[str, str]
    kinds: tuple[KindHeld, ...]
    systems: Mapping[str, tuple[System, tuple[str, ...]]]
    contracts: Mapping[str, tuple[Contract, tuple[str, ...]]]
    ends: tuple[MemberEnd, ...]
    matches: tuple[Match, ...]
    asked: tuple[Asked, ...]
    questions: tuple[GovernanceQuestion, ...]
    sharing: Sharing
    timing: Timing
    departures: tuple[Departure, ...]
    lateness: tuple[Late, ...]
    open_of: Mapping[str, int]

    @property
    def title(self) -> str:
        """Return the name of the consortium."""
        return self.said.title or f"Consortium of {len(self.said.members)} members"

    @property
    def short(self) -> dict[str, str]:
        """Return a name of each member for narrow columns: the first word of its name, if it is its alone."""
        firsts = {one: name.split()[0].rstrip(",") for one, name in self.names.items()}
        often = list(firsts.values())
        return {one: first if often.count(first) == 1 else one for one, first in firsts.items()}

    def ends_of(self, member: str) -> Iterator[MemberEnd]:
        """Yield the ends of a member's contracts."""
        return (one for one in self.ends if one.member == member)


def drivers_of(said: Consortium, estates: Mapping[str, MemberEstate]) -> Drivers:
    """Return studies a year and TB of each member: as consortium.yaml says, else as its own estate does."""
    studies, tb = [], []
    for member in said.members:
        estate = estates.get(member.id)
        yearly = member.studies_yr
        if yearly is None:
            bodies = [one for held in estates.values() for one in held.project.organisations]
            yearly = _studies(estate, member.organisation, bodies)
        size = member.tb if member.tb is not None else _size(estate, said)
        studies.append(None if yearly is None else exactly(yearly))
        tb.append(None if size is None else exactly(size))
    return Drivers(tuple(studies), tuple(tb))


def _studies(
    estate: MemberEstate | None, organisation: str | None, bodies: Sequence[Organisation]
) -> int | None:
    """Return the studies a year of a member, as its organisation says wherever that is described."""
    mine = organisation or (estate.project.programme.lead_org if estate else None)
    body = next((one for one in bodies if mine in (one.id, one.ods)), None) if mine else None
    if body is not None and body.studies_yr is not None:
        return body.studies_yr
    team = estate.project.programme.team if estate else None
    return team.exams_yr if team else None


def _size(estate: MemberEstate | None, said: Consortium) -> float | None:
    """Return the TB that a member keeps in the shared stores, or in all where no store is named."""
    if estate is None:
        return None
    stores = {one.id for one in said.stores or ()}
    held = [one for one in estate.project.holdings if not stores or one.system in stores]
    sizes = [one.size for one in held]
    known = [one for one in sizes if one is not None]
    return sum(known) if known and len(known) == len(sizes) else None
