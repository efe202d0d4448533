# SPDX-License-Identifier: MIT
"""The smaller nouns: organisations, sites, suppliers, people, holdings, constraints and benefits."""

from typing import Any, Literal

from pydantic import Field, model_validator

from planner.model.noun import Noun, Part
from planner.model.values import (
    Day,
    Id,
    Ids,
    LooseDay,
    Number,
    Percent,
    Terabytes,
    Text,
    Texts,
    Whole,
    Years,
    YesNo,
)

Role = Literal[
    "trust",
    "foundation_trust",
    "independent",
    "partner",
    "ics",
    "network",
    "national",
    "primary_care",
    "supplier",
    "other",
]


class Named(Noun):
    """A noun that has a name of its own, as people and organisations do."""

    name: Text | None = None

    @property
    def name_in_print(self) -> str:
        """Return the name, the title or, failing both, the id."""
        return self.name or self.title or self.id


class Organisation(Named):
    """A trust or any other body that uses, supplies or feeds the service; its id may be its ODS code."""

    ods: Id | None = None
    role: Role | None = None
    imaging_network: Text | None = None
    region: Text | None = None
    studies_yr: Whole | None = None

    @model_validator(mode="before")
    @classmethod
    def _code_is_id(cls, written: Any) -> Any:
        """Take the ODS code for the id where no id is written."""
        if isinstance(written, dict) and "id" not in written and "ods" in written:
            return {"id": written["ods"], **written}
        return written


class Site(Named):
    """A place where imaging happens or is read."""

    organisation: Id | None = None
    ods: Id | None = None
    kind: Text | None = None


class Assurance(Part):
    """What a supplier can show of its safety and security."""

    ig_toolkit: Text | None = None
    dspt: Text | None = None
    ce_plus: YesNo | None = None
    dtac: YesNo | None = None
    dcb0129: YesNo | None = None


class Supplier(Named):
    """A company that supplies systems, support or migration."""

    assurance: Assurance | None = None
    go_lives_same_quarter: Whole | None = None
    go_live_capacity_quarter: Whole | None = None


class Person(Named):
    """A person with a role in the programme (`SRO`, `PM`, `RSM`, `CTR`, ...); the role may be unfilled."""

    role: Text | None = None
    organisation: Id | None = None
    email: Text | None = None


class Holding(Noun):
    """Studies of some modalities and years on one tier of one system, and how many copies there are.

    `copies` counts independent copies anywhere, this one included; `also_in` names where the
    others are. A holding with one copy is the only copy.
    """

    system: Id | None = None
    modality: Text | None = None
    modalities: Texts | None = None
    years: Years | None = None
    tier: Text | None = None
    media: Text | None = None
    media_since: LooseDay | None = None
    copies: Whole | None = None
    also_in: Ids | None = None
    studies: Whole | None = None
    size: Terabytes | None = None
    contract: Id | None = None
    data_controller: Text | None = None
    readable_pct: Percent | None = None
    legal_hold: YesNo | None = None

    @property
    def all_modalities(self) -> tuple[str, ...]:
        """Return the modalities however they were written; empty where nobody said."""
        return self.modalities or ((self.modality,) if self.modality else ())


class Constraint(Noun):
    """A window in which something must not happen, such as a change freeze."""

    kind: Literal["freeze", "holiday", "programme", "other"] | None = None
    from_: Day | None = Field(default=None, alias="from")
    to: Day | None = None
    every_year: YesNo | None = None
    applies_to: Texts | None = None
    reason: Text | None = None


class Benefit(Noun):
    """A benefit that is claimed: its measure, where it stands, where it should get to, and who owns it."""

    benefit: Id | None = Field(
        default=None, description="The benefit of the catalogue that this one completes, such as B-01."
    )
    metric: Text | None = None
    baseline: Text | None = None
    baseline_captured: YesNo | None = None
    target: Text | None = None
    owner: Text | None = None
    measured: Text | None = None
    requirement: Text | None = None
    value: Number | None = None


__all__ = [
    "Benefit",
    "Constraint",
    "Holding",
    "Ids",
    "Organisation",
    "Person",
    "Site",
    "Supplier",
]
