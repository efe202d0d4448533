# SPDX-License-Identifier: MIT
"""What a plan is gathered in: the estate, its volumes, and every driver and assumption met on the way."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from planner.migration.approaches import Offer
from planner.migration.pieces import Piece
from planner.migration.plan import Driver
from planner.migration.reading import MigrationReferences
from planner.migration.references import Parameter
from planner.migration.volumes import VolumeEstimate
from planner.rules.facts import Facts


@dataclass(frozen=True)
class Assumption:
    """Something taken for granted because nobody has said: what, and how well it is known."""

    id: str
    text: str
    basis: str
    grade: str
    sources: tuple[str, ...]


@dataclass
class Sourcing:
    """A plan in the making: the drivers and assumptions gathered on the way."""

    facts: Facts
    volumes: VolumeEstimate
    known: MigrationReferences
    starting: date
    drivers: dict[str, Driver] = field(default_factory=dict)
    assumptions: dict[str, Assumption] = field(default_factory=dict)
    offers: list[Offer] = field(default_factory=list)
    staying: list[Piece] = field(default_factory=list)

    def assume(
        self,
        key: str,
        text: str,
        basis: str = "unknown",
        grade: str = "practice",
        sources: Sequence[str] = (),
    ) -> None:
        """Note something taken for granted, once."""
        self.assumptions.setdefault(key, Assumption(key, text, basis, grade, tuple(sources)))

    def drive(self, driver: Driver) -> str:
        """Note a driver and return its id."""
        self.drivers.setdefault(driver.id, driver)
        return driver.id

    def parameter(self, key: str) -> str:
        """Note a parameter of the catalogue as a driver, with its assumption."""
        found: Parameter = self.known.rates.parameter(key)
        best, typical, worst = _spoken((found.best, found.typical, found.worst))
        text = f"{found.title}: {typical}"
        if found.best != found.worst:
            text = f"{found.title}: {best} at best, {typical} typically, {worst} at worst"
        self.assume(key, text, "assumed", found.grade, found.sources)
        return self.drive(Driver(key, found.title, "", found.range, "assumed", found.grade, found.sources))


def _spoken(values: Sequence[float]) -> list[str]:
    """Return numbers in print: shares in per cent, all three of a range alike."""
    share = min(values) < 1
    return [f"{value * 100:g}%" if share else f"{value:g}" for value in values]
