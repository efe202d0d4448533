# SPDX-License-Identifier: MIT
"""The shape of the reference files a migration is planned with: what may stand in each, and what it means."""

from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from planner.migration.sampling import Range
from planner.rules.parts import Grade, Words

YES_NO = {"yes": True, "no": False, "true": True, "false": False}


def _yes_no(value: Any) -> Any:
    return YES_NO.get(str(value).strip().lower(), value)


YesNo = Annotated[bool, BeforeValidator(_yes_no)]
THROTTLES = ("clinical-share", "clinic-hours", "availability")
"""The parameters that are taken off an unthrottled rate."""

Positive = Annotated[float, Field(ge=0, allow_inf_nan=False)]


class Part(BaseModel):
    """A set of named facts; an unknown name is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Cited(Part):
    """A fact of the catalogue with where it comes from and how well it is known."""

    sources: tuple[Words, ...] = Field(min_length=1)
    grade: Grade


class Named(Cited):
    """A cited fact with an id and a title."""

    id: Words
    title: Words


class Three(Part):
    """A range: low, typical and high, in that order."""

    low: Positive
    typical: Positive
    high: Positive

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not self.low <= self.typical <= self.high:
            raise ValueError(
                f"low {self.low:g}, typical {self.typical:g}, high {self.high:g} are out of order"
            )
        return self

    @property
    def more_is_worse(self) -> Range:
        """The range, seen by whoever waits for less."""
        return Range(self.low, self.typical, self.high)

    @property
    def more_is_better(self) -> Range:
        """The range, seen by whoever waits for more."""
        return Range(self.high, self.typical, self.low)


class CitedThree(Three, Cited):
    """A range with its sources."""


class Size(Three, Named):
    """The stored size of a study of some modalities, in megabytes."""

    codes: tuple[Words, ...] = Field(min_length=1)
    note: Words = ""


class Mix(Named):
    """A year's work of an acute trust in some years, and the share of each modality in per cent."""

    studies_yr: Three
    shares: dict[Words, Positive]
    valid_from: date | None = None
    valid_until: date | None = None
    note: Words = ""

    @model_validator(mode="after")
    def _whole(self) -> Self:
        total = sum(self.shares.values())
        if abs(total - 100) > 1e-6:
            raise ValueError(f"the shares come to {total:g} and not to 100")
        return self


class GrowthDefaults(Part):
    """Yearly growth where a trust gives none, in per cent."""

    studies: CitedThree
    bytes: CitedThree


class FleetMean(Cited):
    """The mean size of a study over a whole published archive."""

    year: int
    mb: Positive
    what: Words


class ModalitySizes(Part):
    """How much is made and how big it is, where nobody has said: `modality-sizes.yaml`."""

    sizes: tuple[Size, ...]
    default_mixes: tuple[Mix, ...] = Field(min_length=1)
    growth: GrowthDefaults
    default_age_years: CitedThree
    fleet_means: tuple[FleetMean, ...]
    lossless_compression: CitedThree

    def of(self, code: str) -> Size | None:
        """Return the size of a study of this modality code; None for a code that is not known."""
        return next((size for size in self.sizes if code.upper() in size.codes), None)

    def mix_on(self, day: date) -> Mix:
        """Return the mix of the years that the day lies in; the last one where none holds it."""
        held = [
            mix
            for mix in self.default_mixes
            if (mix.valid_from is None or mix.valid_from <= day)
            and (mix.valid_until is None or day <= mix.valid_until)
        ]
        return (held or list(self.default_mixes))[-1]


class Route(Three, Named):
    """How fast images move by one route.

    A `weekly_average` is in TB a week and holds nights, clinics and pauses already; an
    `unthrottled` rate is in MB a second, and the hours of the week and the availability come off it.
    """

    basis: Literal["weekly_average", "unthrottled"]
    unit: Literal["TB/week", "MB/s"]
    per_study_seconds: Three | None = None
    fixed_days: Three | None = None
    note: Words = ""

    @model_validator(mode="after")
    def _unit_of_its_basis(self) -> Self:
        wanted = "TB/week" if self.basis == "weekly_average" else "MB/s"
        if self.unit != wanted:
            raise ValueError(f"a rate that is {self.basis.replace('_', ' ')} is in {wanted}")
        return self


class PublishedFigure(Part):
    """A figure that people quote, with what is known of it."""

    route: Words
    figure: Words
    mb_s: Words
    caveat: Words
    sources: tuple[Words, ...]


class Parameter(Named):
    """One number that the length depends on: at best, typically, at worst."""

    best: Positive
    typical: Positive
    worst: Positive

    @model_validator(mode="after")
    def _between(self) -> Self:
        if not min(self.best, self.worst) <= self.typical <= max(self.best, self.worst):
            raise ValueError("typical does not lie between best and worst")
        return self

    @property
    def range(self) -> Range:
        """The range from best to worst."""
        return Range(self.best, self.typical, self.worst)


class Stage(Three, Named):
    """Work before or after the copy, in working days."""

    when: Literal["before", "after"]
    activities: tuple[Words, ...] = ()


class MigrationRates(Part):
    """How fast it goes and what else it takes: `migration-rates.yaml`."""

    routes: tuple[Route, ...]
    published_figures: tuple[PublishedFigure, ...]
    parameters: tuple[Parameter, ...]
    stages: tuple[Stage, ...]

    def route(self, key: str) -> Route:
        """Return the route of an id that the reader has checked."""
        return next(route for route in self.routes if route.id == key)

    def parameter(self, key: str) -> Parameter:
        """Return the parameter of an id that the reader has checked."""
        return next(parameter for parameter in self.parameters if parameter.id == key)


class Approach(Named):
    """One way to get images out: when it can be used, its strengths and its catches.

    `when` false refuses it and unknown leaves it open; `needs` must hold too before a plan rests on it.
    """

    moves: Literal["bulk", "alongside", "nothing"]
    local_route: Words | None = None
    remote_route: Words | None = None
    when: Words
    needs: Words
    strengths: Words
    catches: Words


class PriorityBand(Named):
    """A band of the order of moving: by years back and modalities, or as a share of what is left."""

    first: YesNo
    years_back: Positive | None = None
    modalities: tuple[Words, ...] = ()
    share: Three | None = None
    note: Words = ""


class SeparateMigration(Named):
    """Something that moves beside the images, with its own count, proof and people, in working days."""

    when: Words
    moves: Words
    counted: Words
    because: Words
    days: Three | None = None
    activities: tuple[Words, ...] = ()


class MigrationApproaches(Part):
    """How it can be done and in what order: `migration-approaches.yaml`."""

    approaches: tuple[Approach, ...]
    priority_bands: tuple[PriorityBand, ...]
    separate_migrations: tuple[SeparateMigration, ...]
