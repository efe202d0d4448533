# SPDX-License-Identifier: MIT
"""What is to be played through: sources that share nothing, limits that they share, and what is uncertain."""

from dataclasses import dataclass

from planner.migration.figures import Basis, Figure
from planner.migration.references import THROTTLES
from planner.migration.sampling import Range


@dataclass(frozen=True)
class Driver:
    """One uncertain input: its range, and how well it is known. A certain one drives nothing."""

    id: str
    title: str
    unit: str
    range: Range
    basis: Basis
    grade: str
    sources: tuple[str, ...]


@dataclass(frozen=True)
class Speed:
    """How the rate of a source follows from its drivers.

    A weekly average is only divided by seven. An unthrottled rate loses the hours and the availability,
    and where studies cost a fixed time each (`overhead`), what that takes at the mean size of a study.
    """

    weekly: bool
    rate: str
    overhead: str | None = None
    streams: str | None = None
    mean_mb: float = 0.0


@dataclass(frozen=True)
class Stratum:
    """One lot of studies with its route: a row of the migration table.

    `days_*` are for this lot alone, at the rate that its source and the limits over it let through, before
    retries and new work. `first_share` is what of it lies in the priority bands by its years.
    """

    id: str
    title: str
    source: str
    places: tuple[str, ...]
    modalities: tuple[str, ...]
    years: tuple[int, int] | None
    tier: str | None
    studies: Figure
    terabytes: Figure
    first_share: float
    approach: str
    route: str
    days_best: float | None = None
    days_typical: float | None = None
    days_worst: float | None = None


@dataclass(frozen=True)
class Source:
    """An archive that is read from: everything that comes out of it comes one after another.

    `landed_before_tb` is what will have landed in it between the day of the plan and the first of the copy.
    """

    system: str
    name: str
    remote: bool
    approach: str
    approach_title: str
    route: str
    route_title: str
    speed: Speed
    size: str
    studies: float
    first_share: float
    new_tb_day: float
    growth_yr: float
    landed_before_tb: float = 0.0
    fixed_days: str | None = None

    @property
    def uses(self) -> frozenset[str]:
        """The drivers that move its own days."""
        shared = () if self.speed.weekly else THROTTLES
        own = (self.size, self.speed.rate, self.speed.overhead, self.speed.streams, self.fixed_days)
        return frozenset(name for name in (*own, *shared, "retry-share") if name)


@dataclass(frozen=True)
class Pool:
    """A limit that several sources share, in TB a day: an allowance by contract, or a network link."""

    id: str
    title: str
    tb_day: str
    factor: float
    members: tuple[str, ...]


@dataclass(frozen=True)
class Plan:
    """A migration ready to be played through. `stops_after` is when new work ceases to land, in days."""

    strata: tuple[Stratum, ...]
    sources: tuple[Source, ...]
    pools: tuple[Pool, ...]
    drivers: tuple[Driver, ...]
    stages_before: tuple[str, ...]
    stages_after: tuple[str, ...]
    stops_after: float

    def source(self, system: str) -> Source:
        """Return the source of a system's id."""
        return next(source for source in self.sources if source.system == system)

    def driver(self, key: str) -> Driver:
        """Return the driver of an id."""
        return next(driver for driver in self.drivers if driver.id == key)
